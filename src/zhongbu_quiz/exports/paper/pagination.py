"""Groups to places on pages, by the rules that the stylesheet gives WeasyPrint for a single paper.

In: groups of blocks with their heights, and the frames (columns of pages) that they fill in order. Out: a place for
each group. No group is parted, and no heading is left at the foot of a column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhongbu_quiz.exports.paper.options import Sheet

PX_PER_MM = 96 / 25.4


@dataclass(frozen=True, slots=True)
class Frame:
    """A column of a page: the page, the left edge and the height range in CSS pixels from the upper left of the page area."""

    page: int
    left: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Box:
    """A group's measures in CSS pixels. `keep_next`: the next one stands in the same column; `together`: that too, where a column has room for
    all that are kept so."""

    height: float
    below: float
    keep_next: bool
    together: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a group stands: the page, and its upper left corner in CSS pixels from that of the page area."""

    page: int
    left: float
    top: float


def frames(sheet: Sheet, front_top: float) -> Iterator[Frame]:
    """The columns of a paper in reading order. `front_top`: where the front of the paper leaves off, on an A4 page for all
    columns of the first page, and on a page in halves for the first one."""
    bottom = (sheet.height - sheet.top - sheet.bottom) * PX_PER_MM
    step = (sheet.measure * sheet.em + sheet.gap) * PX_PER_MM
    page = 0
    while True:
        for column in range(sheet.columns):
            starts_below = page == 0 and (column == 0 or not sheet.halves)
            yield Frame(page, column * step, front_top if starts_below else 0.0, bottom)
        page += 1


def flow(
    boxes: Sequence[Box], columns: Iterator[Frame], first_gap: float, columns_top: float, keep_margins: bool
) -> list[Place]:
    """A place for every box. `first_gap`: the margin below the front in the first column; `columns_top`: where a later
    column of the first page starts, which is above the front's heading; `keep_margins`: WeasyPrint drops the margins
    at the head and the foot of a page, and keeps those of a column."""
    places: list[Place] = []
    frame = next(columns)
    cursor, margin = frame.top, first_gap
    fresh = False
    index = parted = 0
    while index < len(boxes):
        group = _group(boxes, index, whole=index >= parted)
        if fresh:
            top = cursor
        else:
            top = cursor + margin
        spare = boxes[group[-1]].below if keep_margins else 0.0
        if top + _height(boxes, group) + spare > frame.bottom + 0.01:
            if not fresh:
                frame = next(columns)
                cursor, fresh = (columns_top if frame.page == 0 and frame.top else frame.top), True
                continue
            parted = group[-1] + 1
            group = _group(boxes, index, whole=False)
        for i in group:
            if i != group[0]:
                top = cursor + margin
            places.append(Place(frame.page, frame.left, top))
            cursor, margin = top + boxes[i].height, boxes[i].below
        fresh = False
        index = group[-1] + 1
    return places


def _group(boxes: Sequence[Box], index: int, whole: bool) -> range:
    """A heading and the group after it; `whole`: and a material with all of its questions."""
    end = index
    while (boxes[end].keep_next or (whole and boxes[end].together)) and end + 1 < len(boxes):
        end += 1
    return range(index, end + 1)


def _height(boxes: Sequence[Box], group: range) -> float:
    total = boxes[group[0]].height
    for i in group[1:]:
        total += boxes[i - 1].below + boxes[i].height
    return total
