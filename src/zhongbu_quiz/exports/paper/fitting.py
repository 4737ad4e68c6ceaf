"""Papers that fill their pages: lines stand a little nearer or farther apart, so that the last page is saved or well used.

In: HTML, its stylesheet for any sheet, the sheet. Out: the PDF. What ends with a few lines on a page of its own is laid out again, its leading
changed as much as is needed and by no more than `GIVE`, unless it can be foreseen that this is of no use, or is seen so where nothing can be
foreseen; columns of a last page are made level, and the heading of a group of rows stands again where a page begins in its midst, and its
borders are closed. All else is laid out once. Papers of a class set keep the usual leading, since they share their blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import ceil, copysign, inf
from typing import Any

from zhongbu_quiz.exports.paper import engine, halves
from zhongbu_quiz.exports.paper.feet import Pages
from zhongbu_quiz.exports.paper.forecast import Block, blocks_of, forecast, pages_used
from zhongbu_quiz.exports.paper.options import Sheet

GIVE = 0.06
"""The most that the leading gives: a reader sees no difference between two papers that are so far apart."""
_WELL_USED = 0.5
"""A last page is well used from here on, as a part of its height."""

ROW, ON = "row-", "on-"
"""How the ids of rows of a table begin, and go on where a row belongs to the group of the row above it; their number follows."""

Css = Callable[[Sheet], str]


def to_pdf(html: str, css: Css, geometry: Sheet, tagged: bool, pages: Pages | None = None) -> bytes:
    """The PDF of a page that ends with an element called `end`; `pages` are the codes of its pages, where they have some."""
    document = engine.layout(html, css(geometry), tagged)
    used = pages_used(document, geometry)
    leadings = list(trials(used))
    foreseen = forecast(document, geometry) if leadings else None
    known: dict[float, tuple[Any, Sheet, float]] = {}

    def laid_out(leading: float) -> tuple[Any, Sheet, float]:
        """It at another leading, its sheet, and the pages that it takes."""
        if leading not in known:
            sheet = replace(geometry, leading=geometry.leading * leading)
            tried = engine.layout(html, css(sheet), tagged)
            known[leading] = tried, sheet, pages_used(tried, sheet)
        return known[leading]

    def may_do(leading: float) -> bool:
        """Whether it may be of use: where that cannot be foreseen, nothing is if the most that lines give is of none."""
        most = leading if foreseen else 1 + copysign(GIVE, leading - 1)
        return _goes_so_far(foreseen.pages(most) if foreseen else laid_out(most)[2], used, most)

    for leading in leadings:
        if may_do(leading) and _fits(laid_out(leading)[2], used, leading):
            document, geometry, _pages = laid_out(leading)
            break
    style = css(geometry)
    if geometry.columns == 2 and not geometry.halves and (first := _second_column(document, geometry)):
        style += f"\n#{first}{{break-before:column}}\n"
        document = engine.layout(html, style, tagged)
    if parted := _parted_groups(document):
        style += "".join(f"\n#{row}{{border-top-style:solid}} #{row}::before{{content:attr(data-again)}}" for row in parted)
        document = engine.layout(html, style, tagged)
    return halves.write(document, html, style, geometry, tagged, pages)


def _parted_groups(document: Any) -> list[str]:
    """The ids of the rows with which a page or a column begins in the midst of a group: there its heading stands again."""
    found, above = [], inf
    for page in document.pages:
        rows = [(name, place[1]) for name, place in page.anchors.items() if name.startswith(ROW)]
        for name, top in sorted(rows, key=lambda row: int(row[0].removeprefix(ROW).removeprefix(ON))):
            if top < above and name.startswith(ROW + ON):
                found.append(name)
            above = top
        above = inf
    return found


def trials(pages: float) -> Iterator[float]:
    """By how much the leading may be tried, what changes least first: nearer, to save the last page, or farther, to use it well."""
    whole = ceil(pages) - 1
    last = pages - whole
    if not whole or last >= _WELL_USED:
        return
    for needed, sign in ((last / pages, -1), ((_WELL_USED - last) / pages, 1)):
        if needed <= GIVE:
            yield from (round(1 + sign * share, 3) for share in sorted({needed, (needed + GIVE) / 2, GIVE}))


def _fits(tried: float, pages: float, leading: float) -> bool:
    """Whether a trial did what it was made for."""
    return _goes_so_far(tried, pages, leading) and tried <= ceil(pages)


def _goes_so_far(tried: float, pages: float, leading: float) -> bool:
    """Whether a trial changes as much as is wanted: the last page is saved, or well used."""
    saved = ceil(pages) - 1
    return tried <= saved if leading < 1 else saved + _WELL_USED <= tried


def _second_column(document: Any, geometry: Sheet) -> str:
    """The id of the block with which the second column of the last page begins when both are as level as they can be; "" where there is none."""
    blocks = [block for block in blocks_of(document, geometry) if block.page == len(document.pages) - 1]
    starts = [i for i in range(1, len(blocks)) if not blocks[i - 1].kept_on]
    return blocks[min(starts, key=lambda i: _uneven(blocks, i))].id if starts else ""


def _uneven(blocks: Sequence[Block], start: int) -> tuple[float, int]:
    """How high the higher column is when the second begins at `start`; of equal ones the longer first column is better."""
    first, second = (sum(block.height for block in half) for half in (blocks[:start], blocks[start:]))
    return max(first, second), -start
