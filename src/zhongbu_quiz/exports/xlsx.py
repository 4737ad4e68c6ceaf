"""An Excel table in the layout that Chinese platforms import. Every cell is text, so nothing in it is ever calculated."""

from __future__ import annotations

import io
from typing import Any

from zhongbu_quiz.exports.quiz import Export, Quiz
from zhongbu_quiz.exports.table import DIALECTS, rows

__all__ = ["DIALECTS", "write"]

MAX_CELL = 32767
"""The most characters that a cell of Excel holds."""


def write(quiz: Quiz, dialect: str = "standard") -> Export:
    """One workbook with one sheet."""
    from openpyxl import Workbook

    table, left_out = rows(quiz, dialect)
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "题库"
    for number, row in enumerate(table, 1):
        for place, text in enumerate(row, 1):
            put(sheet.cell(number, place), text)
    dress(sheet, table[0])
    buffer = io.BytesIO()
    book.save(buffer)
    return Export(buffer.getvalue(), left_out)


def put(cell: Any, text: str) -> None:
    """Write a text as text: never a formula, not even after somebody edits the cell."""
    if not text:
        return
    cell.value = text[:MAX_CELL]
    cell.data_type = "s"
    cell.number_format = "@"
    if text[0] in "=+-@":
        cell.quotePrefix = True


def dress(sheet: Any, header: Any) -> None:
    """A bold header that stays in sight, wide columns for long texts, wrapped lines."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    for place, name in enumerate(header, 1):
        sheet.cell(1, place).font = Font(bold=True)
        wide = name in ("题干", "解析", "答案解析")
        sheet.column_dimensions[get_column_letter(place)].width = 48 if wide else 16
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
