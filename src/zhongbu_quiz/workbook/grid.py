"""A file -> sheets of cells. Formulas, merged cells, number formats and encodings end here.

Safe for strangers' files: `loading.archive` looks at a workbook first, and rows, columns and sheets have limits.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhongbu_quiz.errors import ContentError, problem
from zhongbu_quiz.loading.archive import check_archive
from zhongbu_quiz.loading.content import content_of, what_to_do
from zhongbu_quiz.loading.encoding import text_of
from zhongbu_quiz.loading.yamlfile import MAX_BYTES
from zhongbu_quiz.messages import _, reason
from zhongbu_quiz.workbook.web import web_rows

TABLES = (".xlsx", ".csv")
"""Files of sheets."""
MAX_ROWS = 20_000
MAX_COLUMNS = 120
MAX_SHEETS = 40
MAX_CELL = 32_767

Value = Any
"""What a cell holds: str, int, float, bool, datetime, date, time, or None."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value and the number format that it is shown with; `formula` where it is calculated, and `known` where its result was saved with
    it: then that is the value."""

    value: Value
    shown_as: str = "General"
    formula: bool = False
    known: bool = False


EMPTY = Cell(None)


@dataclass(frozen=True)
class Grid:
    """One sheet: its name ("" in a CSV file) and its rows; row 0 here is row 1 of the sheet. A table of a Word file is named by its number;
    `headings` are the lines above it, None in a sheet, which has none but its rows. A sheet that is `hidden` is read without its rows."""

    name: str
    rows: list[list[Cell]]
    headings: tuple[str, ...] | None = None
    hidden: bool = False

    def cell(self, row: int, column: int) -> Cell:
        """The cell, empty where the sheet has none."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else EMPTY

    def called(self, row: int, column: int, title: str = "") -> str:
        """How messages name a cell, with the title of its column: B5 省会; in a table of a Word file, whose columns have no letters, by its row
        and this title."""
        if self.headings is None:
            return f"{cell_name(row, column)} {title}".rstrip()
        words = _("{row}, column “{title}”") if title else _("{row}, column {column}")
        return words.format(row=row_name(row), title=title, column=column + 1)


def cell_name(row: int, column: int) -> str:
    """B5 for row 4, column 1."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def row_name(row: int) -> str:
    """How messages name a row of a table in a Word file."""
    return _("row {row}").format(row=row + 1)


def read_grids(path: Path) -> list[Grid]:
    """All sheets of a workbook, or the one of a file of text or of a web page, by what the file is and not by its name: platforms export
    pages and text as .xls. Raises ContentError where it cannot be read."""
    content = content_of(path)
    if words := what_to_do(content):
        raise _unread(path, words)
    if content == "web":
        return [Grid("", _cells(path, web_rows(decoded(path))))]
    if content == "text" or (content == "unknown" and path.suffix.lower() == ".csv"):
        return [Grid("", _csv_rows(path))]
    if content != "workbook" and path.suffix.lower() != ".xlsx":
        words = _("workbooks are read as .xlsx or .csv; open it in Excel or WPS, choose Save As, and the type .xlsx")
        if path.suffix.lower() == ".doc":
            words = _("Word files are read as .docx; open it in Word or WPS, choose Save As, and the type .docx")
        raise _unread(path, words)
    check_archive(path)
    return _sheets(path)


def _sheets(path: Path) -> list[Grid]:
    from openpyxl import load_workbook

    raw = path.read_bytes()  # openpyxl judges a path by the end of its name
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of extensions that it drops
            book = load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
            if len(book.worksheets) > MAX_SHEETS:
                words = _("has {count} sheets, and {most} is the most; split it into several workbooks")
                raise _unread(path, words.format(count=len(book.worksheets), most=MAX_SHEETS))
            merged = _merged(path, book)
            grids = [_grid(path, sheet) for sheet in book.worksheets]
            book.close()
            if any(cell.formula for grid in grids for row in grid.rows for cell in row):
                results = load_workbook(io.BytesIO(raw), read_only=True, keep_links=False, data_only=True)
                for grid in grids:
                    _put_results(grid, results[grid.name])
                results.close()
            for grid in grids:
                for top, left, bottom, right in merged.get(grid.name, []):
                    _fill(grid.rows, top, left, min(bottom, len(grid.rows) - 1), min(right, MAX_COLUMNS - 1))
    except ContentError:
        raise
    except Exception:  # openpyxl answers broken files with whatever broke first, in words that help nobody
        raise _unread(path, _("cannot be read as a workbook; open it in Excel or WPS and save it again as .xlsx")) from None
    return grids


def _unread(path: Path, words: str) -> ContentError:
    return ContentError([problem(path, 0, words)])


def too_long(path: Path, sheet: str) -> ContentError:
    """What is said of a sheet with more than MAX_ROWS rows."""
    return _unread(path, _("the sheet {sheet} has more than {most} rows; split it into several").format(sheet=sheet, most=MAX_ROWS))


def too_broad(path: Path, sheet: str) -> ContentError:
    """What is said of a sheet with more than MAX_COLUMNS columns."""
    return _unread(path, _("the sheet {sheet} has more than {most} columns; remove those without facts").format(sheet=sheet, most=MAX_COLUMNS))


def _put_results(grid: Grid, sheet: Any) -> None:
    """Where a cell is calculated, the result that was saved with it takes the place of the formula."""
    sheet.reset_dimensions()
    for row, cells in zip(grid.rows, sheet.iter_rows(), strict=False):
        for place, (cell, result) in enumerate(zip(row, cells, strict=False)):
            if cell.formula and result.value is not None:
                row[place] = Cell(result.value, str(result.number_format), formula=True, known=True)


def _grid(path: Path, sheet: Any) -> Grid:
    if sheet.sheet_state != "visible":
        return Grid(sheet.title, [], hidden=True)
    rows: list[list[Cell]] = []
    sheet.reset_dimensions()  # what a file says of its own size is not believed
    for cells in sheet.iter_rows():
        if len(rows) >= MAX_ROWS:
            if any(cell.value is not None for cell in cells):
                raise too_long(path, sheet.title)
            continue
        rows.append(_row(path, sheet.title, cells))
    return Grid(sheet.title, rows)


def _row(path: Path, sheet: str, cells: Iterable[Any]) -> list[Cell]:
    row = [
        EMPTY if cell.value is None else Cell(cell.value, str(cell.number_format), cell.data_type == "f")
        for cell in cells
    ]
    while row and row[-1] is EMPTY:
        row.pop()
    if len(row) > MAX_COLUMNS:
        raise too_broad(path, sheet)
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
        count = first.count("，")
        text = "\n".join(line if "," in line else line.replace("，", ",", count) for line in text.split("\n"))
        delimiter = ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return _cells(path, reader)
    except csv.Error:
        words = _("a quotation mark stands alone here or before; close every quotation mark, or save the table as .xlsx")
        raise ContentError([problem(path, reader.line_num, words)]) from None


def _cells(path: Path, told: Iterable[Sequence[str]]) -> list[list[Cell]]:
    """Rows of texts as rows of cells, up to the limits."""
    rows: list[list[Cell]] = []
    for row in told:
        if len(rows) >= MAX_ROWS:
            raise _unread(path, _("has more than {most} rows; split it into several files").format(most=MAX_ROWS))
        if len(row) > MAX_COLUMNS:
            words = _("row {row} has more than {most} columns; mend its commas")
            raise _unread(path, words.format(row=len(rows) + 1, most=MAX_COLUMNS))
        rows.append([Cell(value) if value else EMPTY for value in row])
    return rows


def decoded(path: Path) -> str:
    """The text of a file in UTF-8, UTF-16 (with its mark) or GBK, as Excel and WPS save it. Raises ContentError."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _unread(path, _("is larger than {most} MB; split it into smaller files").format(most=MAX_BYTES // 2**20))
        raw = path.read_bytes()
    except FileNotFoundError:
        raise _unread(path, _("there is no such file; check the name")) from None
    except OSError as error:
        words = _("cannot be read ({reason}); check that it is a file you may read")
        raise _unread(path, words.format(reason=reason(error))) from None
    text = text_of(raw)
    if text is not None:
        return text
    raise _unread(path, _("is neither UTF-8 nor GBK text; save it as CSV UTF-8, or as .xlsx"))
