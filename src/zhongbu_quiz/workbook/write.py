"""Plain data -> a workbook: a sheet a kind, drop-down lists, a hint at every cell, and a page of help."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from typing import Any

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.files import saved
from zhongbu_quiz.values.cells import begins_formula
from zhongbu_quiz.workbook.columns import ALSO, Column, Sheet, sheets
from zhongbu_quiz.workbook.header import also_column
from zhongbu_quiz.workbook.question_sheet import (
    PRINTED_OPTIONS,
    option_column,
    written_accepted,
    written_list,
    written_points,
)

SPARE_ROWS = 200
_YES = ("true", "yes", "on", "1", "y", "t")
_WIDTHS = {"id": 22, "wording": 40, "content": 40, "object": 40, "note": 40, "parts": 44, "source.evidence": 44}
_PROMPT = 255

Data = Mapping[str, Any]


def workbook_bytes(data: Data, spare_ids: Mapping[str, str] | None = None) -> bytes:
    """The workbook of some facts and documents. `spare_ids` gives, by kind, the letters of ids for rows that wait to be filled."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    facts = list(data.get("facts") or [])
    numbers = _orders(facts)
    for sheet in sheets():
        entries = [e for e in facts if e.get("kind") == sheet.kind] if sheet.kind else list(data.get("documents") or [])
        orders = [numbers[id(entry)] for entry in entries] if numbers and sheet.kind else []
        _sheet(book.create_sheet(sheet.title), sheet, entries, orders, (spare_ids or {}).get(sheet.kind, ""))
    _help(book.create_sheet("说明"))
    return saved(book)


def _orders(facts: list[Any]) -> dict[int, int]:
    """The place of each fact, where the order of the sheets would change it; else nothing."""
    kinds = [sheet.kind for sheet in sheets()]
    ranks = [kinds.index(entry["kind"]) for entry in facts]
    return {} if ranks == sorted(ranks) else {id(entry): number for number, entry in enumerate(facts, 1)}


def _sheet(page: Any, sheet: Sheet, entries: list[Any], orders: list[int], spare: str) -> None:
    columns = [column for column in sheet.columns if column.key != "order" or orders]
    further = max((len(entry.get("also") or []) for entry in entries), default=0)
    columns += [also_column(number, name) for number in range(1, further + 1) for name in ALSO]
    columns = with_options(columns, entries)
    last = 1 + len(entries) + SPARE_ROWS
    for place, column in enumerate(columns, 1):
        _column(page, column, place, last)
    for number, entry in enumerate(entries):
        for place, column in enumerate(columns, 1):
            text = str(orders[number]) if column.key == "order" else cell_text(entry, column)
            _put(page.cell(number + 2, place), text)
    if spare:
        for number in range(len(entries) + 1, len(entries) + SPARE_ROWS + 1):
            _put(page.cell(number + 1, 1), f"{spare}{number:03}")
    page.freeze_panes = "B2"


def with_options(columns: Sequence[Column], entries: Iterable[Any]) -> list[Column]:
    """The columns of questions, with one for each option that an entry has; other columns as they are."""
    last = next((place for place, column in enumerate(columns, 1) if column.key == f"options.{PRINTED_OPTIONS}"), 0)
    most = max((len(entry.get("options") or []) for entry in entries), default=0) if last else 0
    return [*columns[:last], *map(option_column, range(PRINTED_OPTIONS + 1, most + 1)), *columns[last:]]


def _column(page: Any, column: Column, place: int, last: int) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letter = get_column_letter(place)
    title = page.cell(1, place, column.title)
    title.font = Font(bold=True, color="C00000" if column.must else "000000")
    title.fill = PatternFill("solid", fgColor="E8EEF7")
    page.column_dimensions[letter].width = _WIDTHS.get(column.key, 16)
    first = page.cell(2, place)
    first.number_format = "@"
    first.alignment = Alignment(wrap_text=True, vertical="top")
    for number in range(3, last + 1):
        page.cell(number, place)._style = copy(first._style)  # to look the style up for each of thousands of cells takes most of the time
    rule = DataValidation(allow_blank=True)
    if column.choices:
        rule = DataValidation(type="list", formula1='"' + ",".join(column.choices) + '"', allow_blank=True)
        rule.error = say("choose_from_list")
        rule.showErrorMessage = True
    hint = (f"{say('must_be_filled')}。" if column.must else "") + column.help
    if hint:
        rule.promptTitle, rule.prompt, rule.showInputMessage = column.title, hint[:_PROMPT], True
    if hint or column.choices:
        rule.add(f"{letter}2:{letter}{last}")
        page.add_data_validation(rule)


def cell_text(entry: Any, column: Column) -> str:
    """What stands in a cell so that reading it gives the entry's value again."""
    value: Any = entry
    for key in column.key.split("."):
        if isinstance(value, list):
            value = value[int(key) - 1] if int(key) <= len(value) else None
        else:
            value = value.get(key) if isinstance(value, dict) else None
    if column.key == "value" and value is None:
        return "无" if "value" in entry else ""
    if value is None or value == "":
        return ""
    if column.form == "bool":
        return "是" if str(value).lower() in _YES else "否"
    if column.form in _WRITTEN:
        return _WRITTEN[column.form](value)
    if column.form in ("choice", "item_kind"):
        return next((word for word, meant in column.choices.items() if meant == value), str(value))
    if column.form == "parts":
        return _joined([f"{part.get('n', '')}. {part.get('text', '')}" for part in value], "\n")
    if column.form == "sections":
        return _joined([_section(section) for section in value], "\n")
    if column.form in ("lines", "fragments", "tags", "topics"):
        return _joined(value, "\n" if column.form in ("lines", "fragments") else " ", "/" if column.form == "topics" else "")
    return str(value).rstrip("\n")


def _section(section: Any) -> str:
    """A section in a line: 章节, or 章节（互斥：理由）."""
    if isinstance(section, str):
        return section
    told = str(section.get("name", ""))
    return f"{told}（互斥：{section.get('reason', '')}）" if str(section.get("exclusive", "")).lower() in _YES else told


_WRITTEN: Mapping[str, Callable[[Any], str]] = {"answer": written_list, "accepted": written_accepted, "points": written_points}
"""Forms of cells that only questions have."""


def _joined(entries: list[str], mark: str, more: str = "") -> str:
    """Entries set apart by lines or spaces; as JSON where one of them holds a sign that sets apart, or one of `more`."""
    signs = r"[\n｜|]" if mark == "\n" else rf"[\s、，,；;{more}]"
    text = mark.join(entries)
    plain = not any(re.search(signs, entry) or entry != entry.strip() or not entry for entry in entries)
    if plain and not (text.startswith("[") and text.endswith("]")):
        return text
    return json.dumps(entries, ensure_ascii=False)


def _put(cell: Any, text: str) -> None:
    if text:
        cell.value = text
        cell.data_type = "s"  # never a formula
        cell.quotePrefix = begins_formula(text)


def _help(page: Any) -> None:
    from openpyxl.styles import Alignment, Font

    page.column_dimensions["A"].width, page.column_dimensions["B"].width, page.column_dimensions["C"].width = 14, 14, 90
    row = 1
    for name in _HELP:
        page.cell(row, 1, say(name)).alignment = Alignment(wrap_text=False)
        row += 1
    for sheet in sheets():
        row += 1
        page.cell(row, 1, say("help_sheet", title=sheet.title)).font = Font(bold=True)
        for column in sheet.columns:
            row += 1
            page.cell(row, 1, column.title)
            page.cell(row, 2, say("must_be_filled" if column.must else "may_be_empty"))
            words = column.help + (f"（{'、'.join(column.choices)}）" if column.choices else "")
            page.cell(row, 3, words).alignment = Alignment(wrap_text=True, vertical="top")


_HELP = ("help_title", "help_rows", "help_must", "help_own_columns", "help_check")
"""The sentences of the page of help, in order (`data/lexicon/workbooks.yaml`)."""
