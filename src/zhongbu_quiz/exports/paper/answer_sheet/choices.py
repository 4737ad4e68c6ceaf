"""Boxes for what is chosen or judged: groups of five items, as many groups beside each other as the page is wide."""

from __future__ import annotations

from collections.abc import Sequence

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper.answer_sheet.answer_fields import AnswerField
from zhongbu_quiz.exports.paper.answer_sheet.drawing import Box, Rect, Words, width_of
from zhongbu_quiz.exports.paper.answer_sheet.flow import Flow, Page
from zhongbu_quiz.exports.paper.answer_sheet.marks import COLUMN_BAR
from zhongbu_quiz.exports.paper.answer_sheet.measures import LEFT, RIGHT, Measures, in_row

_GROUP = 5
_ABOVE, _BELOW = 4.0, 1.5
"""Room in a band of groups for the bars above its columns, and below."""
_AIR = 1.5
"""Between a number and its boxes."""


def place_choices(flow: Flow, fields: Sequence[AnswerField], sizes: Measures) -> None:
    """Put all fields that have boxes into pages."""
    most = max(len(field.marks) for field in fields)
    beside = sizes.number + _AIR + max(width_of(_sign(field), sizes.mark) for field in fields)
    pitch = min(sizes.pitch, (RIGHT - LEFT - beside) / most)
    width = beside + most * pitch
    across = max(1, int((RIGHT - LEFT) / width))
    width = (RIGHT - LEFT) / across
    for start in range(0, len(fields), _GROUP * across):
        band = fields[start : start + _GROUP * across]
        height = _ABOVE + min(len(band), _GROUP) * sizes.row + _BELOW
        page, top = flow.place(height, sizes)
        page.drawing.frames.append(Rect(LEFT, top, RIGHT - LEFT, height))
        for place in range(0, len(band), _GROUP):
            _group(page, band[place : place + _GROUP], LEFT + place / _GROUP * width, top, pitch, sizes)


def _sign(field: AnswerField) -> str:
    """What stands behind the boxes of a field: that several may be right."""
    return say("sheet_several") if field.kind == "multiple_choice" else ""


def _group(page: Page, fields: Sequence[AnswerField], left: float, top: float, pitch: float, sizes: Measures) -> None:
    boxes = left + sizes.number + _AIR
    for place in range(max(len(field.marks) for field in fields)):
        middle = boxes + place * pitch + sizes.box[0] / 2
        page.columns.append(Rect(middle - COLUMN_BAR[0] / 2, top + _ABOVE / 2 - COLUMN_BAR[1] / 2, *COLUMN_BAR))
    for line, field in enumerate(fields):
        row = Rect(left, top + _ABOVE + line * sizes.row, sizes.number, sizes.row)
        page.drawing.words.append(Words(row, str(field.number), sizes.body, "right"))
        if sign := _sign(field):
            end = Rect(boxes + len(field.marks) * pitch, row.top, width_of(sign, sizes.mark), sizes.row)
            page.drawing.words.append(Words(end, sign, sizes.mark))
        for choice, mark in enumerate(field.marks):
            at = in_row(boxes + choice * pitch, row, sizes)
            page.drawing.boxes.append(Box(at, mark, "choice", {"number": field.number, "choice": choice}))
