"""The grid in which a student's number is written and blackened, a column for each digit.

In: how many columns, where the grid ends to the right; a number that is known. Out: it is drawn; columns are filled in where the number is digits.
"""

from __future__ import annotations

from collections.abc import Sequence

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper.answer_sheet.drawing import Box, Drawing, Rect, Words
from zhongbu_quiz.exports.paper.answer_sheet.measures import TOP, Measures, in_row
from zhongbu_quiz.exports.paper.options import DIGITS, MOST_DIGITS
from zhongbu_quiz.messages import _

_AIR, _BETWEEN = 4.0, 1.2
_CAPTION, _WRITE = 5.0, 7.0
"""Heights of the row that says what it is and of that in which the number is written."""


def columns_for(numbers: Sequence[str], asked: int | None) -> int:
    """How many columns the numbers of a class need, or without any number what is asked for. None (0) where a number is no number: of letters and
    digits, or too long; it is printed in words then, and the code tells whose sheet it is. Raises UserError where fewer are asked for than needed."""
    if not numbers:
        return DIGITS if asked is None else asked
    longest = max(map(len, numbers))
    if asked == 0 or longest > MOST_DIGITS or not all(map(is_digits, numbers)):
        return 0
    if asked is not None and asked < longest:
        words = _("--digits {asked}: the class list has a number of {longest} digits ({number}); write {longest} or more, or leave it out")
        raise UserError(words.format(asked=asked, longest=longest, number=max(numbers, key=len)))
    return asked or longest


def is_digits(number: str) -> bool:
    """Whether a number is made of the digits that the grid has."""
    return number.isascii() and number.isdigit()


def left_edge(columns: int, right: float, sizes: Measures) -> float:
    """Where a grid that stands before `right` begins."""
    return right - _AIR - columns * (sizes.box[0] + _BETWEEN)


def draw(drawing: Drawing, columns: int, right: float, sizes: Measures) -> float:
    """The empty grid; where it ends."""
    left = left_edge(columns, right, sizes)
    caption = Rect(left, TOP, right - _AIR - left, _CAPTION)
    drawing.words.append(Words(caption, say("sheet_number" if columns > 4 else "sheet_number_short"), sizes.small, "center", sans=True))
    for column in range(columns):
        drawing.frames.append(_written(columns, column, right, sizes))
        for digit in range(10):
            at = _digit(columns, column, digit, right, sizes)
            drawing.boxes.append(Box(at, str(digit), "digit", {"column": column, "digit": digit}))
    return _row(10, sizes).top


def fill(drawing: Drawing, columns: int, number: str, right: float, sizes: Measures) -> None:
    """A number in its grid, with noughts before it where it is shorter; nothing where it is none of digits."""
    if not is_digits(number):
        return
    for column, digit in enumerate(number.zfill(columns)):
        drawing.words.append(Words(_written(columns, column, right, sizes), digit, sizes.body, "center"))
        drawing.bars.append(_digit(columns, column, int(digit), right, sizes))


def _written(columns: int, column: int, right: float, sizes: Measures) -> Rect:
    width = sizes.box[0] + _BETWEEN
    return Rect(left_edge(columns, right, sizes) + column * width, TOP + _CAPTION, width, _WRITE)


def _digit(columns: int, column: int, digit: int, right: float, sizes: Measures) -> Rect:
    return in_row(_written(columns, column, right, sizes).left + _BETWEEN / 2, _row(digit, sizes), sizes)


def _row(digit: int, sizes: Measures) -> Rect:
    return Rect(0.0, TOP + _CAPTION + _WRITE + 0.6 + digit * sizes.digit_row, 0.0, sizes.digit_row)
