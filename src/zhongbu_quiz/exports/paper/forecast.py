"""How many pages a paper takes at another leading, worked out from where its blocks stand at the usual one.

In: a laid-out paper, its sheet, and how far apart the lines shall be. Out: pages, the last one as far as it is filled. Every block is taken to give
as much as its lines do, which is right for text and too much for a table: a paper changes by no more than is said here, so what falls short even
here need not be laid out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from zhongbu_quiz.exports.paper.options import Sheet
from zhongbu_quiz.exports.paper.pagination import PX_PER_MM, Box, flow, frames

_BLOCK = re.compile(r"[pmq]\d+")
"""Ids of headings, materials and items."""
_EXACT = 0.002
"""So far, in pages, a forecast for the usual leading may be from what is laid out; who misses it knows too little of the paper."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block: its id, its page and column, and where it begins and ends, in pixels from the top of the page."""

    id: str
    page: int
    column: int
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """Its height in pixels."""
        return self.bottom - self.top

    @property
    def kept_on(self) -> bool:
        """Whether it is a heading or a material, which stands on one page with what follows."""
        return self.id[0] != "q"

    def gap(self, after: Block) -> float | None:
        """The room between it and the next block in pixels; None where that stands in another column."""
        return after.top - self.bottom if (self.page, self.column) == (after.page, after.column) else None


def blocks_of(document: Any, sheet: Sheet) -> list[Block]:
    """The blocks of a laid-out paper in reading order."""
    found = [
        _block(name, page, place, sheet)
        for page, laid_out in enumerate(document.pages)
        for name, place in laid_out.anchors.items()
        if _BLOCK.fullmatch(name)
    ]
    return sorted(found, key=lambda block: (block.page, block.column, block.top))


def pages_used(document: Any, sheet: Sheet) -> float:
    """How many pages a laid-out paper takes; halves are pages, and columns are shares of one."""
    end = _end(document, sheet)
    return _pages(sheet, end.page, end.column, end.top - sheet.top * PX_PER_MM)


def _end(document: Any, sheet: Sheet) -> Block:
    """Where it ends, as a block without a height."""
    return _block("end", len(document.pages) - 1, document.pages[-1].anchors["end"], sheet)


def _block(name: str, page: int, place: Sequence[float], sheet: Sheet) -> Block:
    left, top, _, bottom = map(float, place)
    return Block(name, page, int(sheet.columns == 2 and left >= sheet.middle(page) * PX_PER_MM), top, bottom)


def _pages(sheet: Sheet, page: int, column: int, end: float) -> float:
    """The same of what ends in a column of a page, so many pixels below the top of its text."""
    filled = min(end / PX_PER_MM / (sheet.height - sheet.top - sheet.bottom), 1.0)
    return page * 2 + column + filled if sheet.halves else page + (column + filled) / sheet.columns


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is known of a paper at the leading of `sheet`: its blocks, and the room below each in pixels."""

    sheet: Sheet
    blocks: Sequence[Block]
    gaps: Sequence[float]

    def pages(self, leading: float) -> float:
        """How many pages it takes where its lines are `leading` times as far apart."""
        sheet = replace(self.sheet, leading=self.sheet.leading * leading)
        room = sheet.room / self.sheet.room
        boxes = [Box(block.height * leading, gap * room, block.kept_on) for block, gap in zip(self.blocks, self.gaps, strict=True)]
        top = (self.blocks[0].top - sheet.top * PX_PER_MM) * leading
        last = flow(boxes, frames(sheet, top), first_gap=0.0, columns_top=top, keep_margins=sheet.columns == 2)[-1]
        return _pages(sheet, last.page, int(last.left > 0), last.top + boxes[-1].height + boxes[-1].below)


def forecast(document: Any, sheet: Sheet) -> Forecast | None:
    """What can be foreseen of a laid-out paper; None where it holds more than blocks, so that not even the usual leading gives what is there."""
    blocks = blocks_of(document, sheet)
    if not blocks:
        return None
    pairs = list(pairwise([*blocks, _end(document, sheet)]))
    known = {(before.id[0], after.id[0]): gap for before, after in pairs if (gap := before.gap(after)) is not None}
    told = Forecast(sheet, blocks, [known.get((before.id[0], after.id[0]), 0.0) for before, after in pairs])
    return told if abs(told.pages(1.0) - pages_used(document, sheet)) < _EXACT else None
