"""Drafts as a workbook for a person to review. In: an `Extraction`. Out: the bytes of an .xlsx file.

Each sheet begins with the mark: a row is a fact only where a person has put √ under 采用. Then stands the sentence, with the words of the fact
in bold, then what the draft lacks, then the cells that matter, then all others. Rows stand in the order of the text, those that wait among
the others. The short name of the document stands in one cell, on the sheet 文献. Columns whose titles begin with # are for people only.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.extract.draft import Extraction
from zhongbu_quiz.extract.draftrow import DraftRow, columns_of, rows_of
from zhongbu_quiz.extract.factfile import one_line
from zhongbu_quiz.extract.review import Review, review
from zhongbu_quiz.facts.columns import Column
from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.messages import _
from zhongbu_quiz.steps import Step, tell
from zhongbu_quiz.values.cells import begins_formula
from zhongbu_quiz.workbook.columns import ALSO, DOCUMENT, HELP_SHEETS, sheets
from zhongbu_quiz.workbook.write import cell_text

_LATER = frozenset({"id", "stage", "matter", "complete", "ordered", "named", "official", "verb", "link", "qualifier", "period_name", "wording"})
"""Columns of a kind that a person seldom needs to look at."""
_BEFORE = {"draft_accept": 6, "draft_passage": 56, "draft_lacks": 22}
_CHANGE = {"draft_change": 22}
_BEHIND = {"draft_confidence": 8, "draft_rule": 28}
"""What stands before and behind the cells of a fact: the names of the titles in the lexicon, with the widths of the columns."""
_CHANGES = {"new": "draft_new", "changed": "draft_changed", "changed_accepted": "draft_changed_accepted", "gone": "draft_gone"}
_HELP = ("draft_help_mark", "draft_help_read", "draft_help_mend", "draft_help_again")
_WIDTH, _WIDE = 14, 34
_WIDE_KEYS = frozenset({"parts", "content", "source.evidence"})
_CELL = 32_000


def write_workbook(extraction: Extraction, name: str) -> bytes:
    """The drafts as a workbook; `name` is the short name of the document."""
    found = review(extraction, name)
    return workbook_of(rows_of(found), found)


def workbook_of(rows: Sequence[DraftRow], found: Review) -> bytes:
    """The workbook of some rows, and of the document and the notes of a review."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    _help(book.create_sheet(HELP_SHEETS[0]), found.notes)
    for sheet in sheets():
        mine = [row for row in rows if row.kind == sheet.kind]
        if mine:
            _sheet(book.create_sheet(sheet.title), sheet.kind, mine)
    page = book.create_sheet(DOCUMENT.title)
    for place, column in enumerate(DOCUMENT.columns, 1):
        _title(page, place, column.title, _WIDE)
        _put(page.cell(2, place), cell_text(found.document, column))
    book.active = 1 if rows else 0
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _help(page: Any, notes: Sequence[str]) -> None:
    page.column_dimensions["A"].width = 100
    for number, words in enumerate((*map(say, _HELP), *notes), 1):
        _put(page.cell(number, 1), words)


def _sheet(page: Any, kind: str, rows: Sequence[DraftRow]) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    compared = any(row.change for row in rows)
    before = _BEFORE | (_CHANGE if compared else {})
    columns = _columns(kind, rows)
    for place, name in enumerate(before, 1):
        _title(page, place, say(name), before[name])
    for place, column in enumerate(columns, 1 + len(before)):
        _title(page, place, column.title, _WIDE if column.key in _WIDE_KEYS else _WIDTH)
    for place, name in enumerate(_BEHIND, 1 + len(before) + len(columns)):
        _title(page, place, say(name), _BEHIND[name])
    for number, row in enumerate(rows, 2):
        tell(Step(_("rows of the sheet {name} written").format(name=page.title), number - 2, len(rows)))
        _put(page.cell(number, 1), say("draft_accepted") if row.accepted else "")
        _sentence(page.cell(number, 2), row)
        texts = [row.lacks, *([_change(row)] if compared else []), *(row.cells.get(column.title, "") for column in columns), row.confidence, row.rule]
        for place, text in enumerate(texts, 3):
            _put(page.cell(number, place), text)
    rule = DataValidation(type="list", formula1=f'"{say("draft_accepted")}"', allow_blank=True)
    rule.promptTitle, rule.prompt, rule.showInputMessage = say("draft_accept"), say("draft_accept_help"), True
    rule.add(f"A2:A{len(rows) + 1}")
    page.add_data_validation(rule)
    page.freeze_panes = "C2"
    page.auto_filter.ref = f"A1:{get_column_letter(page.max_column)}{len(rows) + 1}"


def _change(row: DraftRow) -> str:
    return say(_CHANGES[row.change], passage=row.was) if row.change else ""


def matters(kind: str) -> frozenset[str]:
    """The titles of the columns of a kind that a person looks at."""
    return frozenset(column.title for column in KINDS[kind].columns if column.key not in _LATER)


def _columns(kind: str, rows: Sequence[DraftRow]) -> list[Column]:
    """The columns that a row of a kind fills or must fill: its own that matter, then the others, its number among them."""
    filled = {title for row in rows for title in row.cells}
    places = next(number for number in count() if ALSO["evidence"].format(number + 1) not in filled)
    told = [column for column in columns_of(kind, places) if column.title in filled or (column.must and column.key not in KINDS[kind].told_in)]
    own = {column.key for column in KINDS[kind].columns} - _LATER
    return [*(column for column in told if column.key in own), *(column for column in told if column.key not in own)]


def _title(page: Any, place: int, title: str, width: int) -> None:
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    cell = page.cell(1, place, title)
    cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E8EEF7")
    page.column_dimensions[get_column_letter(place)].width = width


def _sentence(cell: Any, row: DraftRow) -> None:
    """The sentence, the words of the fact in bold."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    pieces = list(_pieces(one_line(row.passage), row.words))
    _put(cell, "".join(text for text, _bold in pieces))
    if any(bold for _text, bold in pieces):
        cell.value = CellRichText([TextBlock(InlineFont(b=True), text) if bold else text for text, bold in pieces])


def _pieces(passage: str, words: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The passage in pieces: its text, and whether it is one of the words."""
    said = sorted({re.escape(one_line(word)) for word in words}, key=len, reverse=True)
    for number, text in enumerate(re.split(f"({'|'.join(said)})", passage) if said else [passage]):
        if text:
            yield text, number % 2 == 1


def _put(cell: Any, text: str) -> None:
    from openpyxl.styles import Alignment

    if text:
        told = "\n".join(one_line(line) for line in text.split("\n"))[:_CELL]
        cell.value, cell.data_type, cell.number_format = told, "s", "@"
        cell.quotePrefix = begins_formula(told)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
