"""An Excel table in the layout of a column map (dialects: those in `templates/tables/`, or the path of one). Every text in it is text, so that
nothing is ever calculated."""

from __future__ import annotations

import io
from typing import Any

from zhongbu_quiz.exports.quiz import Export, Quiz
from zhongbu_quiz.exports.table import USUAL, Cell, Table, table
from zhongbu_quiz.exports.tablemap import find_map, load_map
from zhongbu_quiz.files import saved
from zhongbu_quiz.values.cells import begins_formula

MAX_CELL = 32767
"""The most characters that a cell of Excel holds."""
_WIDE, _HIGH, _ABOVE = 160, 120, 24
"""How large a picture stands in its cell, in pixels, and what stands above it there."""
_POINTS, _EMU = 0.75, 9525
"""Points in a pixel, and the units in which drawings are measured."""


def write(quiz: Quiz, dialect: str = USUAL) -> Export:
    """One workbook with one sheet. Raises UserError, ContentError where there is no such map, or it is wrong."""
    from openpyxl import Workbook

    layout = load_map(find_map(dialect))
    made = table(quiz, layout)
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = layout.sheet
    for address, text in made.above.items():
        put(sheet[address], text)
    for number, row in enumerate((made.headings, *made.rows), layout.titles_row):
        for place, value in enumerate(row, 1):
            put(sheet.cell(number, place), value)
    _dress(sheet, made, layout.titles_row)
    _show(sheet, made, layout.titles_row)
    return Export(saved(book), made.left_out)


def put(cell: Any, value: Cell) -> None:
    """Write a number as a number, and a text as text: never a formula, not even after somebody edits the cell."""
    if isinstance(value, int):
        cell.value = value
    elif value:
        cell.value = value[:MAX_CELL]
        cell.data_type = "s"
        cell.number_format = "@"
        if begins_formula(value):
            cell.quotePrefix = True


def _show(sheet: Any, made: Table, titles_row: int) -> None:
    """The pictures, each below its name in the cell of its row."""
    from openpyxl.drawing.image import Image

    place = next((place for place, column in enumerate(made.columns, 1) if column.holds == "picture"), 0)
    for number, picture in made.pictures.items() if place else ():
        image, scale = Image(io.BytesIO(picture.data)), min(1.0, _WIDE / picture.width, _HIGH / picture.height)
        image.width, image.height = round(picture.width * scale), round(picture.height * scale)
        cell = sheet.cell(titles_row + 1 + number, place)
        image.anchor = _anchor(cell, image)
        sheet.add_image(image)
        sheet.row_dimensions[cell.row].height = (image.height + _ABOVE) * _POINTS


def _anchor(cell: Any, image: Any) -> Any:
    """A place in a cell, below its line of text."""
    from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
    from openpyxl.drawing.xdr import XDRPositiveSize2D

    marker = AnchorMarker(col=cell.column - 1, row=cell.row - 1, rowOff=_ABOVE * _EMU)
    return OneCellAnchor(_from=marker, ext=XDRPositiveSize2D(image.width * _EMU, image.height * _EMU))


def _dress(sheet: Any, made: Table, titles_row: int) -> None:
    """Bold headings that stay in sight, wide columns for long texts, wrapped lines."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = f"A{titles_row + 1}"
    for place, column in enumerate(made.columns, 1):
        sheet.cell(titles_row, place).font = Font(bold=True)
        wide = 48 if column.holds in ("question", "explanation") else 24 if column.holds == "picture" else 16
        sheet.column_dimensions[get_column_letter(place)].width = wide
    for row in sheet.iter_rows(min_row=titles_row):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
