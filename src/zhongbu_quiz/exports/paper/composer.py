"""Many papers of the same items as one PDF: blocks laid out once, then printed where each paper needs them.

In: forms of one draw and whose they are. Out: one PDF in printing order, each paper starting on a front page. The
pages look as WeasyPrint would set each paper alone (a test compares them); only the tags for readers of PDF/UA are missing,
since a block is shared by many pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from typing import Any

from zhongbu_quiz.exports.paper import blocks, engine, feet
from zhongbu_quiz.exports.paper.imposition import Placed, print_blocks
from zhongbu_quiz.exports.paper.options import PaperOptions, Sheet, sheet
from zhongbu_quiz.exports.paper.pagination import PX_PER_MM, Box, Place, flow, frames
from zhongbu_quiz.exports.paper.paper import PaperDoc, paper_doc
from zhongbu_quiz.sets.form import DrawnSet
from zhongbu_quiz.sets.students import StudentForm

_Put = tuple[int, float, float]
"""The index of a block, and its offset to the right and down in CSS pixels."""


@dataclass(frozen=True, slots=True)
class _Paper:
    """One student's paper before it has places: what it shows, the block of its front, its groups, its pages and their bookmark."""

    doc: PaperDoc
    front: int
    groups: list[blocks.Group]
    pages: feet.Pages
    bookmark: str


def compose(drawn: DrawnSet, papers: Sequence[StudentForm], options: PaperOptions) -> bytes:
    """The papers of these forms and students, in order, as one PDF with a bookmark for each."""
    geometry = sheet(options)
    book = blocks.BlockBook()
    planned = []
    for form, student in papers:
        doc = paper_doc(drawn, form, options, student=student)
        front = book.add("front", doc.heading, blocks.front_of(doc, geometry))
        bookmark = f"{form.name}　{student.name}"
        planned.append(_Paper(doc, front, book.groups(doc.parts), feet.pages_of(drawn, form), bookmark))
    css = blocks.css(geometry)
    html = book.html(drawn.title)
    persons = "".join(text for _form, student in papers for text in astuple(student))
    document = engine.layout(html, css, tagged=False, beside=persons)
    stems = engine.apart(document, len(book.blocks))
    heights = _heights(stems)

    edges = blocks.BlockBook()
    first = len(stems)
    sheets: list[list[Placed]] = []
    codes: list[bytes] = []
    bookmarks: list[tuple[str, int]] = []
    for paper in planned:
        pages, total = _pages(paper, heights, geometry)
        bookmarks.append((paper.bookmark, len(sheets)))
        around = blocks.around(edges, paper.doc, total, geometry)
        for side, (page, round_it) in enumerate(zip(pages, around, strict=True)):
            shift = (geometry.text_left(side) - geometry.left) * PX_PER_MM
            text = ((block, _points(x + shift), _points(y)) for block, x, y in page)
            sheets.append([*((first + block, x, y) for block, x, y in round_it), *text])
        codes += feet.by_side(paper.pages, total, geometry)
        if len(pages) % 2:
            sheets.append([])
            codes.append(b"")
    frame = engine.layout(edges.html(drawn.title), css, tagged=False, beside=html + persons)
    # the edges say nothing that neither a text nor a student says, so both are set in the same faces
    assert frame.font_config is document.font_config
    whole = document.copy([*stems, *engine.apart(frame, len(edges.blocks))])
    return engine.write(whole, tagged=False, finish=lambda pdf: print_blocks(pdf, sheets, codes, bookmarks))


_PT_PER_PX = 0.75


def _points(pixels: float) -> float:
    """CSS pixels in points, as finely as anything is seen on paper."""
    return round(pixels * _PT_PER_PX, 3)


def _heights(pages: Sequence[Any]) -> list[tuple[float, float]]:
    """For each block its upper and lower edge, in pixels from the top of the page area."""
    found = []
    for i, page in enumerate(pages):
        _, top, _, bottom = page.anchors.get(f"s{i}", (0.0, 0.0, 0.0, 0.0))
        found.append((top, bottom))
    return found


def _pages(
    paper: _Paper, edges: list[tuple[float, float]], geometry: Sheet
) -> tuple[list[list[_Put]], int]:
    """The sheets of one paper: for each the blocks with their offsets in pixels; and how many pages that is, halves counted one by one."""
    em = geometry.em * PX_PER_MM
    margin_top = geometry.top * PX_PER_MM
    heading_top, heading_bottom = edges[paper.front]
    rows = [_rows(group, edges) for group in paper.groups]
    boxes = [
        Box(sum(row), group.below * em, group.keep_next, group.together)
        for group, row in zip(paper.groups, rows, strict=True)
    ]
    places = _fitted(boxes, heading_bottom - margin_top, heading_top - margin_top, geometry)
    pages: list[list[_Put]] = [[(paper.front, 0.0, 0.0)]]
    for group, row, place in zip(paper.groups, rows, places, strict=True):
        while place.page >= len(pages):
            pages.append([])
        for piece in group.pieces:
            pages[place.page].append(_put(piece, row, place, geometry, em))
    if not geometry.halves:
        return pages, len(pages)
    return pages, len(pages) * 2 - (not places or places[-1].left == 0)


_ROOMS = (1.0, 0.85, 0.7, 0.55)
"""How much of the room between groups is kept, the most first; with less, groups would not be told apart."""
_FEW = 0.2
"""So much of a last page, as a part of its height, is worth saving: two or three items."""


def _fitted(boxes: Sequence[Box], front: float, columns_top: float, geometry: Sheet) -> list[Place]:
    """Places for the groups of a paper whose front ends at `front`. Where a last page would hold a few lines, groups stand nearer, so far as this
    saves the page: single papers change their leading (`fitting`), which here would be another block for each."""
    usual: list[Place] = []
    for room in _ROOMS:
        nearer = [replace(box, below=box.below * room) for box in boxes]
        columns = frames(geometry, front)
        gap = 0.25 * geometry.em * PX_PER_MM * room
        places = flow(nearer, columns, first_gap=gap, columns_top=columns_top, keep_margins=geometry.columns == 2)
        if not usual:
            usual = places
            last = [i for i, place in enumerate(places) if place.page == places[-1].page]
            height = (geometry.height - geometry.top - geometry.bottom) * PX_PER_MM
            if not places or not places[-1].page or sum(boxes[i].height + boxes[i].below for i in last) > _FEW * height * geometry.columns:
                return usual
        elif places[-1].page < usual[-1].page:
            return places
    return usual


def _rows(group: blocks.Group, edges: list[tuple[float, float]]) -> list[float]:
    """Heights of the stem and of each row of options."""
    rows: list[float] = [0.0]
    for piece in group.pieces:
        top, bottom = edges[piece.block]
        while piece.row + 1 >= len(rows):
            rows.append(0.0)
        rows[piece.row + 1] = max(rows[piece.row + 1], bottom - top)
    return rows


def _put(
    piece: blocks.Piece, rows: list[float], place: Place, geometry: Sheet, em: float
) -> _Put:
    down = sum(rows[: piece.row + 1])
    return piece.block, place.left + blocks.option_offset(piece, geometry) * em, place.top + down
