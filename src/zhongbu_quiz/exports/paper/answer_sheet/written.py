"""Fields to write in: a cell for each item, with its number and points, lines as its answer needs them, and boxes for its marks."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper.answer_sheet.answer_fields import AnswerField
from zhongbu_quiz.exports.paper.answer_sheet.drawing import Box, Rect, Words, width_of
from zhongbu_quiz.exports.paper.answer_sheet.flow import Flow, Page
from zhongbu_quiz.exports.paper.answer_sheet.measures import LEFT, RIGHT, Measures, in_row
from zhongbu_quiz.exports.paper.numerals import points

_PADDING, _AIR = 2.0, 3.0
_BETWEEN = 0.8
"""Between two boxes for marks."""
_ONES = 10
"""Up to so many points have a box each; of more, tens have boxes of their own, which are added."""
_HALF = Decimal("0.5")

_Line = list[tuple[str, float, float]]
"""Lines to write on that stand in one row: what stands before each, where it begins from the left of the cell, its length."""


def place_written(flow: Flow, fields: Sequence[AnswerField], sizes: Measures) -> None:
    """Put all fields without boxes into pages; two that need half a row each stand beside each other."""
    whole = RIGHT - LEFT
    waiting = list(fields)
    while waiting:
        field = waiting.pop(0)
        if _is_short(field, whole / 2, sizes):
            page, top = flow.place(sizes.write + _PADDING, sizes)
            _cell(page, field, Rect(LEFT, top, whole / 2, sizes.write + _PADDING), sizes)
            if waiting and _is_short(waiting[0], whole / 2, sizes):
                _cell(page, waiting.pop(0), Rect(LEFT + whole / 2, top, whole / 2, sizes.write + _PADDING), sizes)
            continue
        height = (len(_lines(field, whole, sizes)) + field.rules) * sizes.write + _PADDING
        page, top = flow.place(height, sizes)
        _cell(page, field, Rect(LEFT, top, whole, height), sizes)


def score_boxes(field: AnswerField) -> list[tuple[Decimal, str]]:
    """The boxes for the marks of a field: what each adds, and the sign in it. None where nobody says what it is worth."""
    if field.points is None:
        return []
    if 0 < len(field.scores) <= _ONES + 1:
        return [(Decimal(sign), sign) for sign in map(points, field.scores)]
    whole = int(field.points)
    tens = range(10, whole + 1, 10) if whole > _ONES else ()
    found = [(Decimal(ten), str(ten)) for ten in tens] + [(Decimal(one), str(one)) for one in range(min(whole, 9 if tens else _ONES) + 1)]
    return [*found, (_HALF, ".5")] if field.halves or field.points % 1 else found


def _is_short(field: AnswerField, width: float, sizes: Measures) -> bool:
    if field.rules or _room(field, width, sizes)[1] <= 0:
        return False
    lines = _lines(field, width, sizes)
    return len(lines) == 1


def _room(field: AnswerField, width: float, sizes: Measures) -> tuple[float, float]:
    """Where the first row has room to write, from the left of the cell, and how much."""
    start = _PADDING + width_of(_label(field), sizes.body) + 1.0
    return start, width - start - _marks_width(field, sizes) - _AIR


def _lines(field: AnswerField, width: float, sizes: Measures) -> list[_Line]:
    """The lines to write on, row by row; the first row, beside number and marks, may have none."""
    start, room = _room(field, width, sizes)
    rows: list[_Line] = [[]]
    left, end = start, start + room
    for slot in field.slots:
        before = width_of(slot.label, sizes.body)
        length = min(slot.width * sizes.em, width - 2 * _PADDING - before)
        if left + before + length > end:
            rows.append([])
            left, end = _PADDING, width - _PADDING
        rows[-1].append((slot.label, left, length))
        left += before + length + _AIR
    return rows


def _cell(page: Page, field: AnswerField, at: Rect, sizes: Measures) -> None:
    drawing = page.drawing
    drawing.frames.append(at)
    page.areas[field.number] = at
    first = Rect(at.left, at.top + _PADDING / 2, at.width, sizes.write)
    drawing.words.append(Words(first._replace(left=at.left + _PADDING), _label(field), sizes.body))
    _marks(page, field, first, sizes)
    rows = _lines(field, at.width, sizes)
    for number, row in enumerate(rows):
        place = first._replace(top=first.top + number * sizes.write)
        for label, left, length in row:
            before = width_of(label, sizes.body)
            drawing.words.append(Words(Rect(at.left + left, place.top, before, place.height), label, sizes.body))
            drawing.rules.append(Rect(at.left + left + before, place.bottom - 1.5, length, 0.0))
    for number in range(0 if field.open else field.rules):
        bottom = first.top + (len(rows) + number + 1) * sizes.write
        drawing.rules.append(Rect(at.left + _PADDING, bottom - 1.5, at.width - 2 * _PADDING, 0.0))


def _label(field: AnswerField) -> str:
    return f"{field.number}．" + (say("worth", points=points(field.points)) if field.points is not None else "")


def _marks_width(field: AnswerField, sizes: Measures) -> float:
    marks = score_boxes(field)
    return width_of(say("sheet_marks"), sizes.small) + _BETWEEN + len(marks) * (sizes.box[0] + _BETWEEN) if marks else 0.0


def _marks(page: Page, field: AnswerField, row: Rect, sizes: Measures) -> None:
    marks = score_boxes(field)
    if not marks:
        return
    left = row.right - _PADDING - _marks_width(field, sizes)
    label = say("sheet_marks")
    width = width_of(label, sizes.small)
    page.drawing.words.append(Words(Rect(left, row.top, width, row.height), label, sizes.small))
    left += width + _BETWEEN
    for adds, sign in marks:
        at = in_row(left, row, sizes)
        page.drawing.boxes.append(Box(at, sign, "score", {"number": field.number, "adds": str(adds)}))
        left += sizes.box[0] + _BETWEEN
