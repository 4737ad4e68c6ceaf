"""Papers that fill their pages: lines stand a little nearer or farther apart, so that the last page is saved or well used.

In: HTML, its stylesheet for any sheet, the sheet. Out: the PDF. What ends with a few lines on a page of its own is laid out again, its leading
changed as much as is needed and by no more than `GIVE`; columns of a last page are made level. All else is laid out once. Papers of a class set
keep the usual leading, since they share their blocks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

from zhongbu_quiz.exports.paper import engine, halves
from zhongbu_quiz.exports.paper.feet import Pages
from zhongbu_quiz.exports.paper.options import Sheet
from zhongbu_quiz.exports.paper.pagination import PX_PER_MM

GIVE = 0.06
"""The most that the leading gives: a reader sees no difference between two papers that are so far apart."""
_WELL_USED = 0.5
"""A last page is well used from here on, as a part of its height."""
_KEPT_ON = re.compile(r"[pm]\d+")
"""Ids of headings and materials, which stand on one page with what follows."""

Css = Callable[[Sheet], str]


def to_pdf(html: str, css: Css, geometry: Sheet, tagged: bool, pages: Pages | None = None) -> bytes:
    """The PDF of a page that ends with an element called `end`; `pages` are the codes of its pages, where they have some."""
    document = engine.layout(html, css(geometry), tagged)
    used = _used(document, geometry)
    for leading in trials(used):
        sheet = replace(geometry, leading=geometry.leading * leading)
        tried = engine.layout(html, css(sheet), tagged)
        if _fits(_used(tried, sheet), used, leading):
            document, geometry = tried, sheet
            break
    style = css(geometry)
    if geometry.columns == 2 and not geometry.halves and (first := _second_column(document, geometry)):
        style += f"\n#{first}{{break-before:column}}\n"
        document = engine.layout(html, style, tagged)
    return halves.write(document, html, style, geometry, tagged, pages)


def _used(document: Any, geometry: Sheet) -> float:
    """How many pages are printed on, the last one as far as it is filled; halves are pages, and columns are shares of one."""
    left, top, *_ = map(float, document.pages[-1].anchors["end"])
    column = 0 if geometry.columns == 1 or left < geometry.middle(len(document.pages) - 1) * PX_PER_MM else 1
    filled = min((top / PX_PER_MM - geometry.top) / (geometry.height - geometry.top - geometry.bottom), 1.0)
    if geometry.halves:
        return (len(document.pages) - 1) * 2 + column + filled
    return len(document.pages) - 1 + (column + filled) / geometry.columns


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
    saved = ceil(pages) - 1
    return tried <= saved if leading < 1 else saved + _WELL_USED <= tried <= saved + 1


@dataclass(frozen=True, slots=True)
class _Block:
    """A block of a last page: its id, its height in pixels, and whether the next one stays with it."""

    id: str
    height: float
    kept_on: bool


def _second_column(document: Any, geometry: Sheet) -> str:
    """The id of the block with which the second column of the last page begins when both are as level as they can be; "" where there is none."""
    middle = geometry.middle(len(document.pages) - 1) * PX_PER_MM
    anchors = document.pages[-1].anchors
    placed = sorted((left >= middle, top, bottom, name) for name, (left, top, _, bottom) in anchors.items() if name[1:].isdigit())
    blocks = [_Block(name, bottom - top, bool(_KEPT_ON.fullmatch(name))) for _, top, bottom, name in placed]
    starts = [i for i in range(1, len(blocks)) if not blocks[i - 1].kept_on]
    return blocks[min(starts, key=lambda i: _uneven(blocks, i))].id if starts else ""


def _uneven(blocks: Sequence[_Block], start: int) -> tuple[float, int]:
    """How high the higher column is when the second begins at `start`; of equal ones the longer first column is better."""
    first, second = (sum(block.height for block in half) for half in (blocks[:start], blocks[start:]))
    return max(first, second), -start
