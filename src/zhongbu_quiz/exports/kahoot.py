"""Kahoot's import sheet: choices and true-false, within Kahoot's lengths. The header stands in row 8, as in Kahoot's template."""

from __future__ import annotations

from zhongbu_quiz.exports.quiz import Export, Quiz, carried, too_many_options, view
from zhongbu_quiz.exports.xlsx import put
from zhongbu_quiz.files import saved
from zhongbu_quiz.items.item import Choice, Item, TrueFalse
from zhongbu_quiz.messages import _
from zhongbu_quiz.values.item_kinds import kind_name

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
        shown = view(item)
        put(sheet.cell(row, 2), shown.question)
        for place, text in enumerate(shown.choices, 3):
            put(sheet.cell(row, place), text)
        sheet.cell(row, 7, SECONDS)
        put(sheet.cell(row, 8), ",".join(str(place + 1) for place in shown.places))
    return Export(saved(book), left_out)


def why_not(item: Item) -> str:
    """Why Kahoot's sheet cannot carry an item; nothing where it can."""
    if not isinstance(item, Choice | TrueFalse):
        return _("Kahoot's sheet has no {kind} items, only choices and true-false").format(kind=kind_name(item.kind))
    shown = view(item)
    if len(shown.question) > MAX_STEM:
        return _("the stem has {count} characters, and Kahoot takes {most}; shorten it").format(count=len(shown.question), most=MAX_STEM)
    longest = max(map(len, shown.options), default=0)
    if longest > MAX_OPTION:
        return _("an option has {count} characters, and Kahoot takes {most}; shorten it").format(count=longest, most=MAX_OPTION)
    return too_many_options(item, MAX_OPTIONS)
