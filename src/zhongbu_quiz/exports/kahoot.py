"""Kahoot's import sheet: choices and true-false, within Kahoot's lengths. The header stands in row 8, as in Kahoot's template."""

from __future__ import annotations

import io

from zhongbu_quiz.exports.quiz import CHOICES, Export, Quiz, carried, options, right, stem, too_many_options
from zhongbu_quiz.exports.xlsx import put
from zhongbu_quiz.items.item import Item

MAX_STEM = 120
MAX_OPTION = 75
MAX_OPTIONS = 4
SECONDS = 30
HEADER_ROW = 8
HEADER = (
    "Question - max 120 characters",
    "Answer 1 - max 75 characters",
    "Answer 2 - max 75 characters",
    "Answer 3 - max 75 characters",
    "Answer 4 - max 75 characters",
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)


def write(quiz: Quiz, dialect: str = "") -> Export:
    """One workbook to upload in Kahoot."""
    from openpyxl import Workbook

    items, left_out = carried(quiz, why_not)
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Quiz"
    put(sheet.cell(2, 2), quiz.title)
    for place, name in enumerate(HEADER, 2):
        put(sheet.cell(HEADER_ROW, place), name)
        sheet.column_dimensions["ABCDEFGH"[place - 1]].width = 60 if place == 2 else 24
    for number, item in enumerate(items, 1):
        row = HEADER_ROW + number
        sheet.cell(row, 1, number)
        put(sheet.cell(row, 2), stem(item))
        for place, text in enumerate(_answers(item), 3):
            put(sheet.cell(row, place), text)
        sheet.cell(row, 7, SECONDS)
        put(sheet.cell(row, 8), _keys(item))
    buffer = io.BytesIO()
    book.save(buffer)
    return Export(buffer.getvalue(), left_out)


def why_not(item: Item) -> str:
    """Why Kahoot's sheet cannot carry an item; nothing where it can."""
    if item.kind not in (*CHOICES, "true_false"):
        return f"Kahoot's sheet has no {item.kind} items, only choices and true-false"
    if len(stem(item)) > MAX_STEM:
        return f"the stem has {len(stem(item))} characters, and Kahoot takes {MAX_STEM}; shorten it"
    longest = max((len(text) for text in options(item)), default=0)
    if longest > MAX_OPTION:
        return f"an option has {longest} characters, and Kahoot takes {MAX_OPTION}; shorten it"
    return too_many_options(item, MAX_OPTIONS)


def _answers(item: Item) -> list[str]:
    return ["正确", "错误"] if item.kind == "true_false" else options(item)


def _keys(item: Item) -> str:
    if item.kind == "true_false":
        return "1" if item.answer is True else "2"
    return ",".join(str(place + 1) for place in sorted(right(item)))
