"""WordprocessingML in small pieces, each with its elements in the order that the schema wants.

In: texts, and names of the styles that the Word templates have. Out: Markup of runs, paragraphs and tables; texts are escaped here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from markupsafe import Markup

TWIPS_PER_PT = 20
TWIPS_PER_MM = 1440 / 25.4
BODY_PT = 10.5
"""The body type, as on the PDF."""
BRACKET = Markup('<w:r><w:t xml:space="preserve">（{}）</w:t></w:r>').format("\u00a0" * 8)
"""（　　） of spaces at which no line breaks, each a quarter of an em in Western type; so this run has no hint of another."""

_BREAKS = {"\t": Markup("<w:tab/>"), "\n": Markup("<w:br/>")}


def twips(em: float, size: float = BODY_PT) -> int:
    """A length in em of a type size as Word counts it."""
    return round(em * size * TWIPS_PER_PT)


def run(text: str, style: str = "") -> Markup:
    """Text in a character style, with its tabs and line breaks. The hint has marks that Chinese and Western type share (“ ” … —) set in Chinese."""
    named = Markup('<w:rStyle w:val="{}"/>').format(style) if style else Markup()
    pieces = (_BREAKS.get(piece) or _text(piece) for piece in re.split("([\t\n])", text) if piece)
    return Markup('<w:r><w:rPr>{}<w:rFonts w:hint="eastAsia"/></w:rPr>{}</w:r>').format(named, Markup().join(pieces))


def _text(text: str) -> Markup:
    return Markup('<w:t xml:space="preserve">{}</w:t>').format(text)


def paragraph(style: str, *runs: Markup, keep: bool = False, right: float = 0.0, new_page: bool = False) -> Markup:
    """A paragraph in a style; `keep`: on one page with the next; `right`: so many em from the right edge; `new_page`: at the top of one."""
    own = Markup("<w:keepNext/>") if keep else Markup()
    if new_page:
        own += Markup("<w:pageBreakBefore/>")
    if right:
        own += Markup('<w:ind w:right="{}"/>').format(twips(right))
    return Markup('<w:p><w:pPr><w:pStyle w:val="{}"/>{}</w:pPr>{}</w:p>').format(style, own, Markup().join(runs))


def kept(lines: Sequence[tuple[str, Markup]], on: bool = False) -> Markup:
    """Paragraphs, each a style and its runs, that stand on one page; `on`: with what follows them, too."""
    last = len(lines) - 1
    return Markup().join(paragraph(style, runs, keep=on or place < last) for place, (style, runs) in enumerate(lines))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the paragraphs of each cell. `head`: said again at the top of each page. `height`: at least so many em. `spans`: how
    many columns each cell takes, where one takes several. `down`: of each cell, whether one begins that goes on in the row below
    ("restart"), or the one above goes on here ("continue")."""

    cells: tuple[Markup, ...]
    head: bool = False
    height: float = 0.0
    spans: tuple[int, ...] = ()
    down: tuple[str, ...] = ()


def text_row(texts: Iterable[str], style: str = "Cell", *, heads: int = 0, head: bool = False, height: float = 0.0, keep: bool = False) -> Row:
    """A row of texts, of which the first `heads` (all, where it is a head) stand in the style that is called so (CellHead)."""
    said = list(texts)
    named = len(said) if head else heads
    cells = (paragraph(f"{style}Head" if i < named else style, run(text), keep=keep) for i, text in enumerate(said))
    return Row(tuple(cells), head, height)


def table(rows: Sequence[Row], widths: Sequence[float], look: Literal["Ruled", "Columns"] = "Ruled", indent: float | None = None) -> Markup:
    """A table whose columns are so many em wide, in a table style; `indent` em from the left edge, else in the middle. No row breaks
    across pages; one that is shorter than the widest leaves its last cells away."""
    grid = [twips(width) for width in widths]
    placed = Markup('<w:jc w:val="center"/>') if indent is None else Markup('<w:tblInd w:w="{}" w:type="dxa"/>').format(twips(indent))
    return Markup(
        '<w:tbl><w:tblPr><w:tblStyle w:val="{}"/><w:tblW w:w="{}" w:type="dxa"/>{}<w:tblLayout w:type="fixed"/></w:tblPr>'
        "<w:tblGrid>{}</w:tblGrid>{}</w:tbl>"
    ).format(
        look,
        sum(grid),
        placed,
        Markup().join(Markup('<w:gridCol w:w="{}"/>').format(width) for width in grid),
        Markup().join(_row(row, grid) for row in rows),
    )


def _merged(span: int, down: str) -> Markup:
    """Over how many columns a cell goes, and whether down."""
    across = Markup('<w:gridSpan w:val="{}"/>').format(span) if span > 1 else Markup()
    return across + (Markup('<w:vMerge w:val="{}"/>').format(down) if down else Markup())


def _row(row: Row, grid: Sequence[int]) -> Markup:
    spans = row.spans or (1,) * len(row.cells)
    missing = Markup('<w:gridAfter w:val="{}"/>').format(len(grid) - sum(spans)) if sum(spans) < len(grid) else Markup()
    height = Markup('<w:trHeight w:val="{}" w:hRule="atLeast"/>').format(twips(row.height)) if row.height else Markup()
    head = Markup("<w:tblHeader/>") if row.head else Markup()
    places = list(accumulate(spans, initial=0))
    cells = (
        Markup('<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/>{}<w:vAlign w:val="center"/></w:tcPr>{}</w:tc>').format(
            sum(grid[place : place + span]), _merged(span, down), cell
        )
        for place, span, down, cell in zip(places, spans, row.down or ("",) * len(row.cells), row.cells, strict=False)
    )
    return Markup("<w:tr><w:trPr>{}<w:cantSplit/>{}{}</w:trPr>{}</w:tr>").format(missing, height, head, Markup().join(cells))
