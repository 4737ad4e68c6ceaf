"""A file -> sheets of cells. Formulas, merged cells, number formats and encodings end here.

Safe for strangers' files: `loading.archive` looks at a workbook first, and rows, columns and sheets have limits.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhongbu_quiz.errors import ContentError, UserError, problem
from zhongbu_quiz.loading.archive import check_archive
from zhongbu_quiz.loading.encoding import text_of
from zhongbu_quiz.loading.yamlfile import MAX_BYTES

MAX_ROWS = 20_000
MAX_COLUMNS = 120
MAX_SHEETS = 40
MAX_CELL = 32_767

Value = Any
"""What a cell holds: str, int, float, bool, datetime, date, time, or None."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value and the number format that it is shown with; `formula` where it is calculated."""

    value: Value
    shown_as: str = "General"
    formula: bool = False


EMPTY = Cell(None)


@dataclass(frozen=True)
class Grid:
    """One sheet: its name ("" in a CSV file) and its rows; row 0 here is row 1 of the sheet."""

    name: str
    rows: list[list[Cell]]

    def cell(self, row: int, column: int) -> Cell:
        """The cell, empty where the sheet has none."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else EMPTY


def cell_name(row: int, column: int) -> str:
    """B5 for row 4, column 1."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def read_grids(path: Path) -> list[Grid]:
    """All sheets of an .xlsx file, or the one of a .csv file. Raises UserError or ContentError."""
    if path.suffix.lower() == ".csv":
        return [Grid("", _csv_rows(path))]
    if path.suffix.lower() != ".xlsx":
        raise UserError(f"{path}: workbooks are read as .xlsx or .csv; save it as .xlsx")
    check_archive(path)
    return _sheets(path)


def _sheets(path: Path) -> list[Grid]:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of extensions that it drops
            book = load_workbook(path, read_only=True, keep_links=False)
            if len(book.worksheets) > MAX_SHEETS:
                raise UserError(f"{path}: has {len(book.worksheets)} sheets, and {MAX_SHEETS} is the most; split it")
            merged = _merged(path, book)
            grids = [_grid(path, sheet, merged.get(sheet.title, [])) for sheet in book.worksheets]
            book.close()
    except UserError:
        raise
    except Exception as error:  # openpyxl answers broken files with whatever broke first
        words = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        raise UserError(
            f"{path}: cannot be read as a workbook ({words}); open it in Excel or WPS and save again"
        ) from None
    return grids


def _grid(path: Path, sheet: Any, merged: list[tuple[int, int, int, int]]) -> Grid:
    rows: list[list[Cell]] = []
    sheet.reset_dimensions()  # what a file says of its own size is not believed
    for cells in sheet.iter_rows():
        if len(rows) >= MAX_ROWS:
            if any(cell.value is not None for cell in cells):
                raise UserError(f"{path}: the sheet {sheet.title!r} has more than {MAX_ROWS} rows; split it")
            continue
        rows.append(_row(path, sheet.title, cells))
    for top, left, bottom, right in merged:
        _fill(rows, top, left, min(bottom, len(rows) - 1), min(right, MAX_COLUMNS - 1))
    return Grid(sheet.title, rows)


def _row(path: Path, sheet: str, cells: Iterable[Any]) -> list[Cell]:
    row = [
        EMPTY if cell.value is None else Cell(cell.value, str(cell.number_format), cell.data_type == "f")
        for cell in cells
    ]
    while row and row[-1] is EMPTY:
        row.pop()
    if len(row) > MAX_COLUMNS:
        raise UserError(f"{path}: the sheet {sheet!r} has more than {MAX_COLUMNS} columns; remove those without facts")
    return row


def _fill(rows: list[list[Cell]], top: int, left: int, bottom: int, right: int) -> None:
    """A merged cell says its value for every row and column that it covers."""
    if top >= len(rows) or left >= len(rows[top]):
        return
    value = rows[top][left]
    for row in rows[top : bottom + 1]:
        row.extend([EMPTY] * (right + 1 - len(row)))
        row[left : right + 1] = [value] * (right + 1 - left)


_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')


def _merged(path: Path, book: Any) -> dict[str, list[tuple[int, int, int, int]]]:
    """(top, left, bottom, right) of merged cells by sheet, which openpyxl leaves out when it reads row by row."""
    found: dict[str, list[tuple[int, int, int, int]]] = {}
    with zipfile.ZipFile(path) as archive:
        for sheet in book.worksheets:
            part = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
            if part in archive.namelist():
                matches = _MERGE.findall(archive.read(part))[:MAX_ROWS]
                found[sheet.title] = [(int(b) - 1, _number(a), int(d) - 1, _number(c)) for a, b, c, d in matches]
    return found


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _csv_rows(path: Path) -> list[list[Cell]]:
    text = decoded(path)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t，", key=first.count)
    if delimiter == "，":
        text = text.replace("，", ",", first.count("，"))
        delimiter = ","
    rows: list[list[Cell]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            if len(rows) >= MAX_ROWS:
                raise UserError(f"{path}: has more than {MAX_ROWS} rows; split it")
            if len(row) > MAX_COLUMNS:
                raise UserError(f"{path}: row {len(rows) + 1} has more than {MAX_COLUMNS} columns; mend the commas")
            rows.append([Cell(value) if value else EMPTY for value in row])
    except csv.Error as error:
        words = f"is not valid CSV ({error}); close every quotation mark, or save it as .xlsx"
        raise ContentError([problem(path, reader.line_num, words)]) from None
    return rows


def decoded(path: Path) -> str:
    """The text of a file in UTF-8, UTF-16 (with its mark) or GBK, as Excel and WPS save it. Raises UserError, ContentError."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UserError(f"{path}: is larger than {MAX_BYTES // 2**20} MB; split it into smaller files")
        raw = path.read_bytes()
    except FileNotFoundError:
        raise UserError(f"{path}: there is no such file; check the name") from None
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror}); check that it is a file you may read") from None
    text = text_of(raw)
    if text is not None:
        return text
    raise ContentError([problem(path, 1, "is neither UTF-8 nor GBK text; save it as CSV UTF-8, or as .xlsx")])
