"""Results as a workbook for the teacher: marks, answers, what is in doubt with a picture of each place, and what the items were like.

In: Results. Out: the bytes of an .xlsx. Texts are texts in it, and never formulas.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper.answers import short_key
from zhongbu_quiz.exports.xlsx import put
from zhongbu_quiz.files import saved
from zhongbu_quiz.grading.doubts import OpenDoubt
from zhongbu_quiz.grading.item_statistics import ENOUGH, UPPER, ItemStatistics, Reliability
from zhongbu_quiz.grading.reading import Picture
from zhongbu_quiz.grading.results import HEADINGS, Results, missing_row, places_of, row_of, stem_of
from zhongbu_quiz.grading.scoring import Mark
from zhongbu_quiz.items.printed import NAMES
from zhongbu_quiz.values.cells import NO_TEXT
from zhongbu_quiz.values.shares import plain

DOUBTFUL, WRONG = "FFF2CC", "C00000"
"""The ground of what is in doubt, and the letters of what is wrong."""
DOUBT_HEADINGS = ("doubt_file", "doubt_page", "doubt_who", "doubt_field", "doubt_why", "doubt_guess", "doubt_picture")
"""The headings of a list of doubts."""
_ITEM_HEADINGS = (
    "item_number", "item_kind", "item_stem", "item_key", "item_count", "item_p", "item_r", "item_omitted", "item_choices", "item_remarks", "item_id",
)  # fmt: skip
_WIDE = {"doubt_why": 40, "doubt_possible": 24, "doubt_verdict": 16, "doubt_picture": 48, "item_stem": 48, "item_choices": 40, "item_remarks": 32}
_USUAL = 11
_PICTURE_WIDE, _PICTURE_HIGH = 320, 90
"""The most that a picture takes of the sheet, in pixels."""
_POINTS = 0.75
"""Points of a pixel."""
GOOD, FAIR = 0.8, 0.6
"""α from which a paper ranks well, and from which it tells something of a class (common in textbooks of testing, such as Nunnally, 1978)."""

Value = str | int | float | Decimal | None


def results_book(results: Results) -> bytes:
    """The workbook: 成绩, 答案, 存疑, 题目分析."""
    from openpyxl import Workbook

    book = Workbook()
    _marks(book.worksheets[0], results)
    _answers(book.create_sheet(), results)
    doubts_sheet(book.create_sheet(), results.doubts)
    _items(book.create_sheet(), results)
    return saved(book)


def fill(sheet: Any, row: int, values: Iterable[Value]) -> None:
    """Values into a row of a sheet, from its first cell: numbers as numbers, texts as texts that no spreadsheet calculates."""
    from openpyxl.styles import Alignment

    for column, value in enumerate(values, 1):
        cell = sheet.cell(row, column)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if isinstance(value, str):
            put(cell, NO_TEXT.sub("\ufffd", value))
        elif value is not None:
            cell.value = value


def head(sheet: Any, title: str, names: Sequence[str], more: Sequence[str] = (), row: int = 1) -> None:
    """The name of a sheet and its headings, which stay in sight. `names`: the sentences that they are; `more`: further ones as they are."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet.title = say(title)
    fill(sheet, row, (*map(say, names), *more))
    sheet.freeze_panes = f"A{row + 1}"
    for place, name in enumerate((*names, *more), 1):
        sheet.cell(row, place).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = _WIDE.get(name, _USUAL)


def doubts_sheet(sheet: Any, doubts: Sequence[OpenDoubt], more: Sequence[str] = ()) -> None:
    """A row for each doubt, with its picture; `more`: names of further headings."""
    head(sheet, "results_doubts", (*DOUBT_HEADINGS, *more))
    for row, one in enumerate(doubts, 2):
        doubt = one.doubt
        fill(sheet, row, (doubt.source.path.name, doubt.source.page, one.who, one.place, one.reason, doubt.guess))
        _show(sheet, row, len(DOUBT_HEADINGS), doubt.picture)


def _show(sheet: Any, row: int, column: int, picture: Picture) -> None:
    """A picture in a cell, as large as there is room."""
    from openpyxl.drawing.image import Image

    if not picture:
        return
    image = Image(io.BytesIO(picture) if isinstance(picture, bytes) else str(picture))  # a file whose name is a text is closed at once
    scale = min(1.0, _PICTURE_WIDE / image.width, _PICTURE_HIGH / image.height)
    image.width, image.height = round(image.width * scale), round(image.height * scale)
    sheet.add_image(image, sheet.cell(row, column).coordinate)
    sheet.row_dimensions[row].height = max(15.0, (image.height + 4) * _POINTS)


def _marks(sheet: Any, results: Results) -> None:
    parts = [NAMES[kind].paper for kind in dict.fromkeys(mark.item.kind for one in results.marked for mark in one.marks)]
    parts = list(dict.fromkeys(parts))
    head(sheet, "results_marks", HEADINGS, parts)
    for row, one in enumerate(results.marked, 2):
        got = {name: [mark.points for mark in one.marks if NAMES[mark.item.kind].paper == name] for name in parts}
        fill(sheet, row, (*row_of(one), *(sum(points, Decimal(0)) if points else None for points in got.values())))
    for row, student in enumerate(results.missing, len(results.marked) + 2):
        fill(sheet, row, missing_row(student))


def _answers(sheet: Any, results: Results) -> None:
    """Who answered what under each number of his own paper; what is wrong stands in red with what is right, what is in doubt on yellow."""
    from openpyxl.styles import Font, PatternFill

    who = ("results_form", "results_number", "results_name")
    most = max((len(one.marks) for one in results.marked), default=0)
    head(sheet, "results_answers", who, list(map(str, range(1, most + 1))))
    for row, one in enumerate(results.marked, 2):
        student = one.sheet.student
        fill(sheet, row, (one.sheet.form.name, *((student.number, student.name) if student else ("", "")), *map(_said, one.marks)))
        for column, mark in enumerate(one.marks, len(who) + 1):
            if mark.read and not mark.is_right:
                sheet.cell(row, column).font = Font(color=WRONG)
            if mark.doubt or not mark.read:
                sheet.cell(row, column).fill = PatternFill("solid", fgColor=DOUBTFUL)


def _said(mark: Mark) -> str:
    """What stands under a number: the signs, behind wrong ones what is right; the points of a written item."""
    if not mark.read:
        return say("answer_unread")
    if mark.written:
        return say("answer_points", points=plain(mark.points))
    given = "".join(mark.marks) or say("answer_blank")
    return given if mark.is_right else say("answer_wrong", given=given, key="".join(mark.key))


def _items(sheet: Any, results: Results) -> None:
    found = results.statistics
    above = class_lines(results)
    for row, line in enumerate(above, 1):
        fill(sheet, row, line)
    first = len(above) + 2
    head(sheet, "results_items", _ITEM_HEADINGS, row=first)
    places = places_of(results.drawn)
    for row, one in enumerate(found.items, first + 1):
        item = one.item
        figures = (one.count, round(one.p, 2), None if one.r is None else round(one.r, 2), one.omitted if one.keys else None)
        told = (places[item.id], NAMES[item.kind].file, stem_of(item), "；".join(one.keys) or short_key(item), *figures)
        fill(sheet, row, (*told, "\n".join(_choices(one)), "\n".join(remarks(one)), item.id))


def class_lines(results: Results) -> list[tuple[Value, ...]]:
    """What the class did: a name and a figure a line, and a word on what it means where one is needed."""
    found = results.statistics
    lines: list[tuple[Value, ...]] = [(say("class_papers"), len(found.scores)), (say("class_full"), results.full)]
    if found.mean is not None:
        lines += [(say("class_mean"), round(found.mean, 2)), (say("class_highest"), found.scores[-1]), (say("class_lowest"), found.scores[0])]
    if found.spread is not None:
        lines.append((say("class_spread"), round(found.spread, 2)))
    lines += [_reliability(one) for one in found.reliability]
    if results.doubts:
        lines.append((say("class_doubts"), len(results.doubts)))
    if found.few:
        lines.append((say("few_papers", count=len(found.scores), enough=ENOUGH),))
    return lines


def _reliability(one: Reliability) -> tuple[Value, ...]:
    name = say("kr20_name") if one.right_or_wrong else say("alpha_name")
    if one.value is None:
        return name, say("alpha_unknown", papers=one.papers, items=one.items)
    word = say("alpha_good") if one.value >= GOOD else say("alpha_fair") if one.value >= FAIR else say("alpha_poor")
    return name, say("alpha_papers", value=f"{one.value:.2f}", papers=one.papers, items=one.items), word


def _choices(one: ItemStatistics) -> list[str]:
    return [say("item_right" if text in one.keys else "item_choice", text=text, count=count) for text, count in one.choices.items()]


def remarks(one: ItemStatistics) -> list[str]:
    """What a teacher should look at in an item."""
    found = []
    if one.best_miss:
        found.append(say("remark_best_miss", share=round(UPPER * 100)))
    if one.r is not None and one.r < 0:
        found.append(say("remark_negative"))
    if one.unused:
        found.append(say("remark_unused", texts="；".join(one.unused)))
    return found
