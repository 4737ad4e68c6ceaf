"""How large things are on an answer sheet, in millimetres and points: as usual, and for large print."""

from __future__ import annotations

from dataclasses import dataclass

from zhongbu_quiz.exports.paper.answer_sheet.drawing import Rect
from zhongbu_quiz.exports.paper.options import MM_PER_PT

WIDTH, HEIGHT = 210.0, 297.0
LEFT, RIGHT = 18.0, 192.0
"""Between these stands what is read by people; outside, what finds the page (`marks`)."""
TOP, BOTTOM = 19.0, 273.0
FOOT = Rect(LEFT, 275.0, RIGHT - LEFT, 5.0)
CODE = 24.0
"""The side of the QR code: with 33 modules 0.7 mm each, three pixels of a scan of 100 dpi."""


@dataclass(frozen=True, slots=True)
class Measures:
    """`box`: width and height of a box; `pitch`, `row`: from one to the next, beside and below; `digit_row`: from one digit of the number to the
    next; `number`: width of the number before boxes; `write`: from one line to write on to the next; `field`: the same for name and class;
    sizes of type in points: `body`, `small`, `mark` (in a box), `title`."""

    box: tuple[float, float]
    pitch: float
    row: float
    digit_row: float
    number: float
    write: float
    field: float
    body: float
    small: float
    mark: float
    title: float

    @property
    def em(self) -> float:
        """One em of the body type in millimetres."""
        return self.body * MM_PER_PT


USUAL = Measures((5.0, 3.0), 7.0, 6.0, 4.4, 8.0, 9.0, 8.0, 10.5, 8.5, 7.0, 16.0)
LARGE = Measures((6.5, 4.0), 9.0, 8.0, 5.6, 11.0, 12.0, 10.0, 16.0, 12.0, 10.0, 18.0)


def measures(large: bool) -> Measures:
    """Those of large print, or the usual ones."""
    return LARGE if large else USUAL


def in_row(left: float, row: Rect, sizes: Measures) -> Rect:
    """A box in the middle of the height of a row."""
    width, height = sizes.box
    return Rect(left, row.top + (row.height - height) / 2, width, height)
