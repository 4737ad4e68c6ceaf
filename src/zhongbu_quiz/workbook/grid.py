"""A file -> sheets of cells. Formulas, merged cells, number formats and encodings end here.

Safe for strangers' files: `loading.archive` looks at a workbook first, and rows, columns, cells and sheets have limits (`loading.limits`).
"""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

from zhongbu_quiz.data.world import World, load_world
from zhongbu_quiz.errors import Cell as Place
from zhongbu_quiz.errors import Mendable, Problem, problem
from zhongbu_quiz.loading.archive import check_archive
from zhongbu_quiz.loading.content import Content, content_of, what_to_do
from zhongbu_quiz.loading.encoding import text_of
from zhongbu_quiz.loading.limits import (
    CELLS,
    COLUMNS,
    EMPTY_CELLS,
    ROWS,
    SHEETS,
    not_read,
    too_broad,
    too_full,
    too_long,
)
from zhongbu_quiz.loading.remembered import remembered
from zhongbu_quiz.loading.strangers import bytes_of, check_readable, told_as
from zhongbu_quiz.loading.syntax import no_text
from zhongbu_quiz.loading.word_runs import Seen
from zhongbu_quiz.messages import _, spoken
from zhongbu_quiz.values.cells import NO_TEXT
from zhongbu_quiz.values.raised import LOWERED, RAISED
from zhongbu_quiz.workbook.sheet_layout import Layout, read_layouts
from zhongbu_quiz.workbook.sheet_rows import Line, lines
from zhongbu_quiz.workbook.web import web_rows

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
_BESIDE = ("xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml")
"""What the cells of a sheet hang on beside it: shared texts, number formats, from when days are counted."""
_YEAR_MONTH, _MONTH_DAY, _WHOLE_DAY = "yyyy m", "m d", "yyyy m d"
_CHINESE_FORMATS = {27: _YEAR_MONTH, 36: _YEAR_MONTH, 50: _YEAR_MONTH, 52: _YEAR_MONTH, 57: _YEAR_MONTH, 28: _MONTH_DAY, 29: _MONTH_DAY,
                    51: _MONTH_DAY, 53: _MONTH_DAY, 54: _MONTH_DAY, 58: _MONTH_DAY, 30: _WHOLE_DAY, 31: _WHOLE_DAY}  # fmt: skip
"""Number formats of days that a Chinese Excel does not write down, by their numbers, and what they show."""
_LAST_DAY = 2_958_466
"""Excel counts days up to the end of the year 9999."""


@dataclass(frozen=True)
class Grid:
    """One sheet: its name ("" in a CSV file) and its rows; row 0 here is row 1 of the sheet. A table of a Word file is named by its number;
    `headings` are the lines above it, None in a sheet, which has none but its rows. A sheet that is `hidden` is read without its rows;
    `between` sets the cells of a text apart ("" in a workbook);
    rows and columns that are (`unseen_rows`, `unseen_columns`) are read, and so are cells that are `struck` through (row, column); `seen`: what else
    was found in the words of cells; `pictures` that lie on it are not, nor `comments` on its cells. `parted`: where columns really stand that were
    made of one with two things in each cell; `stood`: where the cells of a table really stand that was turned."""

    name: str
    rows: list[list[Cell]]
    headings: tuple[str, ...] | None = None
    hidden: bool = False
    between: str = ""
    unseen_rows: frozenset[int] = frozenset()
    unseen_columns: frozenset[int] = frozenset()
    pictures: bool = False
    comments: bool = False
    boxes: bool = False
    struck: frozenset[tuple[int, int]] = frozenset()
    seen: Mapping[tuple[int, int], frozenset[Seen]] = field(default_factory=dict)
    parted: Mapping[int, int] = field(default_factory=dict)
    stood: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    world: World = field(default_factory=load_world, compare=False, repr=False)

    def cell(self, row: int, column: int) -> Cell:
        """The cell, empty where the sheet has none."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else EMPTY

    def called(self, row: int, column: int, title: str = "") -> str:
        """How messages name a cell, with the title of its column: B5 省会; in a table of a Word file, whose columns have no letters, by its row
        and this title."""
        row, column = self.stands(row, column)
        if self.headings is None:
            return f"{cell_name(row, column)} {title}".rstrip()
        words = _("{row}, column “{title}”") if title else _("{row}, column {column}")
        return words.format(row=row_name(row), title=title, column=column + 1)

    def stands(self, row: int, column: int) -> tuple[int, int]:
        """Where a cell of this grid stands in the sheet itself."""
        return self.stood.get((row, column), (row, self.parted.get(column, column)))

    def problem(self, where: Path, row: int, column: int, title: str, words: str | ValueError) -> Problem:
        """A Problem of a cell in the sheet `where` (`rows.sheet_path`), with the title of its column."""
        writes = words.writes if isinstance(words, Mendable) else ()
        at = self.stands(row, column)
        told = problem(where, at[0] + 1, f"{self.called(row, column, title)}: {words}")
        return replace(told, cell=Place(*at, str(words), writes))


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


def read_grids(path: Path, content: Content | None = None) -> list[Grid]:
    """All sheets of a workbook, or the one of a file of text or of a web page, by what the file is (`content`, found out where it is not known)
    and not by its name: platforms export pages and text as .xls. Raises ContentError where it cannot be read."""
    check_readable(path)
    content = content or content_of(path)
    if words := what_to_do(content):
        raise not_read(path, words)
    if content == "web":
        return [Grid("", _cells(path, web_rows(path, decoded(path))))]
    if content == "text" or (content == "unknown" and path.suffix.lower() == ".csv"):
        return [Grid("", _csv_rows(path), between=",")]
    if content != "workbook" and path.suffix.lower() != ".xlsx":
        words = _("workbooks are read as .xlsx or .csv; open it in Excel or WPS, choose Save As, and the type .xlsx")
        if path.suffix.lower() == ".doc":
            words = _("Word files are read as .docx; open it in Word or WPS, choose Save As, and the type .docx")
        raise not_read(path, words)
    check_archive(path)
    return _sheets(path)


def _sheets(path: Path) -> list[Grid]:
    from openpyxl import load_workbook

    raw = bytes_of(path)  # openpyxl judges a path by the end of its name
    broken = not_read(path, _("cannot be read as a workbook; open it in Excel or WPS and save it again as .xlsx"))
    with told_as(broken), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of extensions that it drops
        book = load_workbook(io.BytesIO(raw), read_only=True, keep_links=False, rich_text=True)
        if len(book.worksheets) > SHEETS:
            words = _("has {count} sheets, and {most} is the most; split it into several workbooks")
            raise not_read(path, words.format(count=len(book.worksheets), most=SHEETS))
        layouts = read_layouts(path, book)
        read = _Reader(path, raw, book)
        grids = [read.grid(sheet, layouts[sheet.title]) for sheet in book.worksheets]
        read.close()
    return grids


class _Reader:
    """Reads the sheets of a workbook that openpyxl has opened; one that is as it was is not read anew while the program goes on."""

    def __init__(self, path: Path, raw: bytes, book: Any) -> None:
        self._path, self._raw, self._book = path, raw, book
        self._count = _Count(path)
        self._results: Any = None
        self._archive = zipfile.ZipFile(io.BytesIO(raw))
        told = (self._archive.read(name) for name in sorted(self._archive.namelist()) if name in _BESIDE)
        self._rest = blake2b(b"\x00".join(told)).hexdigest()

    def grid(self, sheet: Any, layout: Layout) -> Grid:
        """One sheet."""
        part = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
        xml = self._archive.read(part) if part in self._archive.namelist() else b""
        where = (self._path, sheet.title, sheet.sheet_state, spoken())
        what = ("sheet", where, layout, self._rest, blake2b(xml).hexdigest())
        grid, filled, empty = remembered(what, len(xml) // 8, lambda: self._read(sheet, xml, where, layout))
        self._count.add(filled, empty)
        return grid

    def _read(self, sheet: Any, xml: bytes, where: tuple[object, ...], layout: Layout) -> tuple[Grid, int, int]:
        count = _Count(self._path)
        grid = _grid(self._path, sheet, layout, count, lines(sheet, xml, where, self._rest, partial(_line, self._path, sheet.title)))
        if any(cell.formula for row in grid.rows for cell in row):
            from openpyxl import load_workbook

            self._results = self._results or load_workbook(io.BytesIO(self._raw), read_only=True, keep_links=False, data_only=True)
            _put_results(grid, self._results[grid.name])
        for top, left, bottom, right in layout.merged:
            bottom, right = min(bottom, len(grid.rows) - 1), min(right, COLUMNS - 1)
            count.add(max(0, bottom + 1 - top) * max(0, right + 1 - left))
            _fill(grid.rows, top, left, bottom, right)
        return grid, count.filled, count.empty

    def close(self) -> None:
        """Let go of the file."""
        for opened in filter(None, (self._archive, self._book, self._results)):
            opened.close()


class _Count:
    """The cells of a file so far. `add` raises ContentError where there are too many."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.filled = self.empty = 0

    def add(self, filled: int, empty: int = 0) -> None:
        """So many more."""
        self.filled += filled
        self.empty += empty
        if self.filled > CELLS:
            raise too_full(self._path)
        if self.empty > EMPTY_CELLS:
            raise too_full(self._path, EMPTY_CELLS)


def _put_results(grid: Grid, sheet: Any) -> None:
    """Where a cell is calculated, the result that was saved with it takes the place of the formula."""
    sheet.reset_dimensions()
    for row, cells in zip(grid.rows, sheet.iter_rows(), strict=False):
        for place, (cell, result) in enumerate(zip(row, cells, strict=False)):
            if cell.formula and result.value is not None:
                row[place] = Cell(*_told(result), formula=True, known=True)


def _grid(path: Path, sheet: Any, layout: Layout, count: _Count, told: Iterable[Line]) -> Grid:
    if sheet.sheet_state != "visible":
        return Grid(sheet.title, [], hidden=True)
    rows: list[list[Cell]] = []
    struck: set[tuple[int, int]] = set()
    seen: dict[tuple[int, int], frozenset[Seen]] = {}
    sheet.reset_dimensions()  # what a file says of its own size is not believed
    for line in told:
        count.add(line.filled, line.listed - line.filled + 1)  # an empty row is looked at, too
        if len(rows) >= ROWS:
            if line.filled:
                raise too_long(path, sheet.title)
            continue
        struck.update((len(rows), place) for place in line.struck)
        seen.update({(len(rows), place): frozenset[Seen](("struck",)) for place in line.partly})
        rows.append(list(line.cells))
    grid = Grid(sheet.title, rows, unseen_rows=layout.unseen_rows, unseen_columns=layout.unseen_columns)
    return replace(grid, pictures=layout.pictures, comments=layout.comments, boxes=layout.boxes, struck=frozenset(struck), seen=seen)


def _line(path: Path, sheet: str, cells: Sequence[Any]) -> Line:
    filled = sum(cell.value is not None for cell in cells)
    partly = tuple(place for place, cell in enumerate(cells) if isinstance(cell.value, list) and _kept(cell.value) != cell.value)
    struck = tuple(place for place, cell in enumerate(cells) if cell.value is not None and place not in partly and _is_struck(cell))
    return Line(tuple(_row(path, sheet, cells)), filled, len(cells), struck, partly)


def _row(path: Path, sheet: str, cells: Iterable[Any]) -> list[Cell]:
    row = [EMPTY if cell.value is None else Cell(*_told(cell), cell.data_type == "f") for cell in cells]
    while row and row[-1] is EMPTY:
        row.pop()
    if len(row) > COLUMNS:
        raise too_broad(path, sheet)
    for cell in row:
        if isinstance(cell.value, str) and (found := NO_TEXT.search(cell.value)):
            raise not_read(path, _("the sheet {sheet}: {words}").format(sheet=sheet, words=no_text(found[0])))
    return row


def _told(cell: Any) -> tuple[Value, str]:
    """The value of a cell and its number format: a text with its raised numbers, and a day also where only Chinese Excel knows the format."""
    value, shown_as = cell.value, str(cell.number_format)
    if isinstance(value, list):
        return "".join(_run(part) for part in _kept(value)), shown_as
    own = _CHINESE_FORMATS.get(cell.style_array.numFmtId)
    if own and isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < _LAST_DAY:
        from openpyxl.utils.datetime import from_excel

        return from_excel(value, cell.parent.parent.epoch), own
    return value, shown_as


def _kept(parts: list[Any]) -> list[Any]:
    """The parts of a cell without those that are struck through; all, where nothing else is there."""
    kept = [part for part in parts if not (hasattr(part, "font") and part.font.strike)]
    return kept if any(str(part).strip() for part in kept) else parts


def _run(part: Any) -> str:
    """The text of a part of a cell, raised or lowered as it is."""
    place = str(part.font.vertAlign) if hasattr(part, "font") else ""
    return str(part).translate({"superscript": RAISED, "subscript": LOWERED}.get(place, {}))


def _is_struck(cell: Any) -> bool:
    """Whether a cell, or a part of it, is struck through."""
    parts = cell.value if isinstance(cell.value, list) else ()
    return bool(cell.font.strike) or any(hasattr(part, "font") and part.font.strike for part in parts)


def _fill(rows: list[list[Cell]], top: int, left: int, bottom: int, right: int) -> None:
    """A merged cell says its value for every row and column that it covers."""
    if top >= len(rows) or left >= len(rows[top]):
        return
    value = rows[top][left]
    for row in rows[top : bottom + 1]:
        row.extend([EMPTY] * (right + 1 - len(row)))
        row[left : right + 1] = [value] * (right + 1 - left)


def csv_delimiter(text: str) -> str:
    """What sets the cells of a text apart, by its first line."""
    return max(",;\t，；", key=text.split("\n", 1)[0].count)


def _csv_rows(path: Path) -> list[list[Cell]]:
    return _cells(path, delimited(path, decoded(path), strict=True))


def delimited(path: Path, text: str, strict: bool = False) -> Iterator[list[str]]:
    """The rows of a text with whatever sets its cells apart: commas, semicolons, Chinese ones, or tabs. Raises ContentError as `csv_rows`."""
    delimiter = csv_delimiter(text)
    if delimiter in "，；":
        count = text.split("\n", 1)[0].count(delimiter)
        text = "\n".join(line if "," in line else line.replace(delimiter, ",", count) for line in text.split("\n"))
        delimiter = ","
    return csv_rows(path, text, delimiter, strict=strict)


def _cells(path: Path, told: Iterable[Sequence[str]]) -> list[list[Cell]]:
    """Rows of texts as rows of cells, up to the limit of a file."""
    count = _Count(path)
    rows: list[list[Cell]] = []
    for row in told:
        cells = [Cell(value) if value else EMPTY for value in row]
        count.add(len(cells) - cells.count(EMPTY))
        rows.append(cells)
    return rows


def csv_rows(path: Path, text: str, delimiter: str = ",", strict: bool = False) -> Iterator[list[str]]:
    """The rows of a text with commas. Raises ContentError where there are too many rows or columns, where a cell is too long, and, where
    it is `strict`, where a quotation mark stands alone."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    try:
        for number, row in enumerate(reader, 1):
            if number > ROWS:
                raise not_read(path, _("has more than {most} rows; split it into several files").format(most=ROWS))
            if len(row) > COLUMNS:
                words = _("row {row} has more than {most} columns; mend its commas")
                raise not_read(path, words.format(row=number, most=COLUMNS))
            if any(found := NO_TEXT.search(cell) for cell in row) and found:
                raise not_read(path, no_text(found[0]), reader.line_num)
            yield row
    except csv.Error as error:
        raise not_read(path, _csv_words(str(error)), reader.line_num) from None


def _csv_words(said: str) -> str:
    """What the reader of tables with commas says of one that it cannot read, in words for whoever wrote it."""
    if "limit" in said:
        return _("a cell holds more than {most} characters; shorten it").format(most=csv.field_size_limit())
    if not said.startswith("unexpected"):  # what it does not expect is the end of the file
        return _("text stands behind a closing quotation mark in a cell; write “ ” within cells, or save the table as .xlsx")
    return _("a quotation mark stands alone here or before; close every quotation mark, or save the table as .xlsx")


def decoded(path: Path) -> str:
    """The text of a file in UTF-8, UTF-16 (with its mark) or GBK, as Excel and WPS save it. Raises ContentError."""
    text = text_of(bytes_of(path))
    if text is not None:
        return text
    raise not_read(path, _("is neither UTF-8 nor GBK text; save it as CSV UTF-8, or as .xlsx"))
