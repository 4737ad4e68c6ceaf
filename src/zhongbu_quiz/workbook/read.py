"""Sheets -> the same plain data that a YAML file gives; messages name the sheet, the cell and the column."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zhongbu_quiz.errors import ContentError, Problem, problem
from zhongbu_quiz.loading.yamlfile import Place, YamlFile
from zhongbu_quiz.workbook.cells import cell_data, cell_text
from zhongbu_quiz.workbook.columns import HELP_SHEETS, LISTS_SHEET, QUESTIONS, Column, Sheet, sheets
from zhongbu_quiz.workbook.defaults import completed
from zhongbu_quiz.workbook.grid import Grid, cell_name, read_grids
from zhongbu_quiz.workbook.header import Header, also_column, find_header, flat, header_problems
from zhongbu_quiz.workbook.question_sheet import option_column

_ASKS = {"item_kind", "stem", "answer"}
"""The columns by which a table of questions is known, whatever its sheet is called."""
NO_FIGURE = "holds no single number; write the number in a column 数值, or 无 there where the text has only words"
_MISSING = re.compile(r"`[\w.]+` is missing; add `\w+:`")


@dataclass
class _Row:
    """One row with facts: its data, where it stands, and the place of the column of each field."""

    sheet: Sheet
    grid: Grid
    number: int
    places: dict[str, int]
    entry: dict[str, Any] = field(default_factory=dict)
    order: int | None = None


class WorkbookFile(YamlFile):
    """Like a YamlFile; its lines are rows, and its problems name cells."""

    def __init__(self, path: Path, data: dict[str, Any], rows: dict[Place, _Row]) -> None:
        super().__init__(path, data, {})
        self._rows = rows

    def line(self, place: Place) -> int:
        """The row, counted from 1."""
        row = self._rows.get(place[:2])
        return row.number + 1 if row else 1

    def file_of(self, place: Place) -> Path:
        """The file with its sheet: facts.xlsx[事件]."""
        row = self._rows.get(place[:2])
        return sheet_path(self.path, row.grid.name if row else "")

    def problem(self, place: Place, message: str) -> Problem:
        """A Problem that names the cell and the column of a value."""
        row = self._rows.get(place[:2])
        if row is None:
            return problem(self.path, 1, message)
        column = _column_of(row, place[2:])
        if column is None:
            return problem(self.file_of(place), row.number + 1, message)
        if place[2:] == ("value",) and _MISSING.search(message) and "written" in row.places:
            name = cell_name(row.number, row.places["written"])
            return problem(self.file_of(place), row.number + 1, f"{name} 原文写法: {NO_FIGURE}")
        words = _MISSING.sub("is empty; fill it in", message)
        at = row.places.get(column.key)
        if at is None:
            words = (
                f"there is no column {column.title}, and {words}"
                if words == message
                else f"add a column {column.title}"
            )
            return problem(self.file_of(place), row.number + 1, words)
        return problem(self.file_of(place), row.number + 1, f"{cell_name(row.number, at)} {column.title}: {words}")


def sheet_path(path: Path, sheet: str) -> Path:
    """How messages name a sheet of a workbook; a CSV file has none."""
    return Path(f"{path}[{sheet}]") if sheet else path


def load_workbook_file(path: Path) -> WorkbookFile:
    """Read a workbook or CSV file. Raises ContentError with every problem found, or UserError where it cannot be read."""
    problems: list[Problem] = []
    rows: list[_Row] = []
    for grid in read_grids(path):
        rows.extend(_read_grid(path, grid, problems))
    documents = [row.entry["name"] for row in rows if not row.sheet.kind and "name" in row.entry]
    document = documents[0] if len(documents) == 1 else path.stem
    data: dict[str, Any] = {}
    places: dict[Place, _Row] = {}
    last = len(rows)
    for row in sorted(rows, key=lambda row: last if row.order is None else row.order):
        entries = data.setdefault(row.sheet.list_key, [])
        places[(row.sheet.list_key, len(entries))] = row
        entries.append(completed(row.entry, row.sheet.kind, document))
    file = WorkbookFile(path, data or {"facts": []}, places)
    if problems:
        raise ContentError(problems)
    return file


def _read_grid(path: Path, grid: Grid, problems: list[Problem]) -> list[_Row]:
    name = flat(grid.name or path.stem)
    if grid.name and (name in HELP_SHEETS or name == LISTS_SHEET or grid.name[0] in "#_"):
        return []
    header = find_header(grid)
    sheet = next((one for one in sheets() if _is_named(name, one)), None)
    if sheet is None and header is not None and header.kind_place is None and _asks(header):
        sheet = QUESTIONS
    if not any(cell.value is not None for row in grid.rows for cell in row):
        return []
    where = sheet_path(path, grid.name)
    if sheet is None and (header is None or header.kind_place is None):
        names = "、".join(one.title for one in sheets())
        what = "the sheet" if grid.name else "the file"
        problems.append(
            problem(
                where, 1, f"{what} {grid.name or path.name!r} is none of {names}; rename it so, or add a column 种类"
            )
        )
        return []
    if header is None:
        titles = "、".join(column.title for column in (sheet or sheets()[0]).columns if column.must)
        problems.append(
            problem(where, 1, f"no row of titles was found in the first ten rows; write {titles} … in one row")
        )
        return []
    kinds = (sheet,) if sheet else tuple(one for one in sheets() if one.kind)
    for row, place, words in header_problems(grid, header, kinds):
        problems.append(problem(where, row + 1, f"{cell_name(row, place)}: {words}"))
    found = (
        _read_row(where, grid, number, header, sheet, problems) for number in range(header.row + 1, len(grid.rows))
    )
    return [row for row in found if row]


def _asks(header: Header) -> bool:
    return {column.key for column in header.columns(QUESTIONS).values()} >= _ASKS


def _is_named(name: str, sheet: Sheet) -> bool:
    """事件, 事件2 and 事件(上) are sheets of events."""
    return any(
        name == flat(one) or re.fullmatch(re.escape(flat(one)) + r"[\d(（_\-].*", name)
        for one in (sheet.title, *sheet.also)
    )


def _read_row(
    where: Path, grid: Grid, number: int, header: Header, sheet: Sheet | None, problems: list[Problem]
) -> _Row | None:
    if sheet is None:
        place = header.kind_place or 0
        said = cell_text(grid.cell(number, place))
        if not any(cell.value is not None for cell in grid.rows[number]):
            return None
        sheet = next((one for one in sheets() if one.kind and flat(said) in (flat(one.title), one.kind)), None)
        if sheet is None:
            words = f"{cell_name(number, place)} 种类: is {said!r}; write one of 事件、提法、数据"
            problems.append(problem(where, number + 1, words))
            return None
    columns = header.columns(sheet)
    row = _Row(sheet, grid, number, {column.key: place for place, column in columns.items()})
    ignored = {sheet.id_key, "order"} if sheet.kind else {"order"}
    told = {place for place, column in columns.items() if column.key not in ignored}
    if not any(_filled(grid, number, place) for place in told):
        return None
    for place, column in columns.items():
        if _filled(grid, number, place):
            _read_cell(where, row, place, column, problems)
    if sheet.kind:
        row.entry = (
            {"id": row.entry.pop("id"), "kind": sheet.kind, **row.entry}
            if "id" in row.entry
            else {"kind": sheet.kind, **row.entry}
        )
    return row


def _filled(grid: Grid, number: int, place: int) -> bool:
    value = grid.cell(number, place).value
    return value is not None and (not isinstance(value, str) or bool(value.strip()))


def _read_cell(where: Path, row: _Row, place: int, column: Column, problems: list[Problem]) -> None:
    try:
        data = cell_data(row.grid.cell(row.number, place), column)
        if column.key == "order":
            row.order = int(str(data))
            return
    except ValueError as error:
        words = "must be a whole number; or leave it empty" if column.key == "order" else str(error)
        problems.append(problem(where, row.number + 1, f"{cell_name(row.number, place)} {column.title}: {words}"))
        return
    _put(row.entry, column.key.split("."), data)


def _put(entry: dict[str, Any], keys: list[str], data: Any) -> None:
    if keys[0] == "also":
        entries = entry.setdefault("also", [])
        entries.extend({} for _ in range(int(keys[1]) - len(entries)))
        entries[int(keys[1]) - 1][keys[2]] = data
    elif len(keys) > 1:
        entry.setdefault(keys[0], {})[keys[1]] = data
    else:
        entry[keys[0]] = data


def _column_of(row: _Row, place: Place) -> Column | None:
    """The column that holds a value: source.evidence for ("source", "evidence", 3), that of the third option for ("options", 2)."""
    sheet = row.sheet
    keys = [str(part) for part in place]
    if sheet is QUESTIONS and keys[:1] == ["options"]:
        together = next(column for column in sheet.also_read if column.key == "options")
        alone = option_column(int(keys[1]) + 1 if len(keys) > 1 else 1)
        return together if together.key in row.places and alone.key not in row.places else alone
    if keys[:1] == ["also"] and len(keys) >= 3:
        return also_column(int(keys[1]) + 1, keys[2])
    for column in sheet.columns:
        if keys[: len(column.key.split("."))] == column.key.split("."):
            return column
    return next((column for column in sheet.columns if keys and column.key.split(".")[0] == keys[0]), None)
