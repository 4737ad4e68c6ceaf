"""注意事项 of an answer sheet, with examples of a box that is filled rightly and of some that are not."""

from __future__ import annotations

from collections.abc import Sequence

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper.answer_sheet.drawing import Box, Drawing, Rect, Words, width_of
from zhongbu_quiz.exports.paper.answer_sheet.measures import LEFT, RIGHT, Measures, in_row
from zhongbu_quiz.exports.paper.lines import break_lines
from zhongbu_quiz.exports.paper.markup import join, serif_measure
from zhongbu_quiz.exports.paper.options import MM_PER_PT

_PADDING = 2.0
_LEADING = 1.45
_WRONG = ("√", "×", "○", "•", "—")
"""Signs in boxes that are filled wrongly: what students write who do not blacken."""


def draw_notices(drawing: Drawing, notices: Sequence[str], top: float, sizes: Measures) -> float:
    """The frame with all that is to be heeded; where it ends."""
    em = sizes.small * MM_PER_PT
    inner = RIGHT - LEFT - 2 * _PADDING
    height = em * _LEADING
    at = Rect(LEFT + _PADDING, top + _PADDING, inner, height)
    drawing.words.append(Words(at, say("sheet_notices"), sizes.small, role="section", sans=True))
    place = at.bottom
    for number, notice in enumerate(notices, 1):
        label = f"{number}．"
        for row, line in enumerate(break_lines([notice], inner / em - 1.6, serif_measure())):
            if row == 0:
                drawing.words.append(Words(Rect(at.left, place, inner, height), label, sizes.small))
            drawing.words.append(Words(Rect(at.left + 1.6 * em, place, inner, height), join([line]), sizes.small))
            place += height
    end = _examples(drawing, Rect(at.left, place + 0.5, inner, sizes.row), sizes)
    drawing.frames.append(Rect(LEFT, top, RIGHT - LEFT, end + 1.0 - top))
    return end + 1.0


def _examples(drawing: Drawing, row: Rect, sizes: Measures) -> float:
    """正确填涂 and an empty box to compare with, 错误填涂 and what must not be; where the row ends."""
    left = row.left
    for name, shape in (("sheet_right", "full"), ("sheet_empty", "empty")):
        left = _label(drawing, say(name), left, row, sizes)
        box = in_row(left, row, sizes)
        drawing.boxes.append(Box(box, "", "example", {"example": shape}))
        if shape == "full":
            drawing.bars.append(box)
        left = box.right + 2 * _PADDING
    left = _label(drawing, say("sheet_wrong"), left, row, sizes)
    for sign in _WRONG:
        box = in_row(left, row, sizes)
        drawing.frames.append(box)
        drawing.words.append(Words(box, sign, sizes.mark + 1, "center"))
        left += sizes.pitch
    half = in_row(left, row, sizes)
    drawing.frames.append(half)
    drawing.bars.append(half._replace(width=half.width * 0.4))
    return row.bottom


def _label(drawing: Drawing, text: str, left: float, row: Rect, sizes: Measures) -> float:
    width = width_of(text, sizes.small)
    drawing.words.append(Words(Rect(left, row.top, width, row.height), text, sizes.small))
    return left + width + 1.0
