"""答题卡: boxes to blacken, fields to write in, boxes for the marks, all where a machine finds them again.

In: a drawn set, one of its forms or those of a class. Out: the PDF, and JSON of where everything stands. First `answer_fields` says what each item
needs, then `plan` gives everything its place (`head`, `grid`, `notices`, `choices`, `written`, `marks`), and `make` prints the plan and writes the
same places down (`geometry`).
"""

from __future__ import annotations

from zhongbu_quiz.exports.paper.answer_sheet.make import class_sheets, make_sheet

__all__ = ["class_sheets", "make_sheet"]
