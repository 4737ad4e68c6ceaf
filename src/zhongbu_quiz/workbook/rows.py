"""Rows that hold facts, and the file that they make: like a YAML file, but its problems name sheet, cell and column.

In: the entries of rows, with the cell of each value. Out: a `WorkbookFile`, which everything that reads facts takes for a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zhongbu_quiz.errors import Problem, problem
from zhongbu_quiz.loading.yamlfile import Place, YamlFile
from zhongbu_quiz.messages import _, joined, marked
from zhongbu_quiz.workbook.cells import NO_VALUE
from zhongbu_quiz.workbook.columns import QUESTIONS, Column, Sheet
from zhongbu_quiz.workbook.grid import Grid
from zhongbu_quiz.workbook.header import also_column
from zhongbu_quiz.workbook.question_sheet import option_column

NO_FIGURE = marked("holds no single number; write the number in a column {value}, or {none} there where the text has only words")
NO_FIGURE_HERE = marked("holds no single number; write the number with its unit, or leave the cell empty")

_FIELD = re.compile(r"`([a-z_]+)(?:\.\w+)*:?`")
"""How messages set off the name of a field."""


@dataclass
class Row:
    """A fact of a row: its data, where the row stands, and the place of the column of each field.

    `titles`: what the columns are called, by key, where that is not what our sheets call them (somebody's own table). `failed`: what is
    wrong with cells that could not be read, by key. `drafted`: it was drafted from a document, and accepted. `cited`: it tells its
    evidence."""

    sheet: Sheet
    grid: Grid
    number: int
    places: dict[str, int]
    entry: dict[str, Any] = field(default_factory=dict)
    order: int | None = None
    titles: dict[str, str] = field(default_factory=dict)
    failed: dict[str, Problem] = field(default_factory=dict)
    drafted: bool = False
    cited: bool = True

    def called(self, column: Column) -> str:
        """The title of a column, as it stands in the sheet."""
        return self.titles.get(column.key, column.title)

    def column_of(self, place: Place) -> Column | None:
        """The column that holds a value: source.evidence for ("source", "evidence", 3), that of the third option for ("options", 2)."""
        keys = [str(part) for part in place]
        if self.sheet is QUESTIONS and keys[:1] == ["options"]:
            together = next(column for column in self.sheet.also_read if column.key == "options")
            alone = option_column(int(keys[1]) + 1 if len(keys) > 1 else 1)
            return together if together.key in self.places and alone.key not in self.places else alone
        if keys[:1] == ["also"] and len(keys) >= 3:
            return also_column(int(keys[1]) + 1, keys[2])
        for column in self.sheet.columns:
            if keys[: len(column.key.split("."))] == column.key.split("."):
                return column
        return next((column for column in self.sheet.columns if keys and column.key.split(".")[0] == keys[0]), None)

    @property
    def lacks(self) -> Column | None:
        """The first column that must be filled and is not."""
        return next((one for one in self.sheet.columns if one.must and one.key != "id" and one.key not in self.entry), None)

    def field(self, key: str) -> str:
        """What the sheet calls a field; the field's own name where it has no column."""
        column = self.column_of((key,))
        return self.called(column) if column else key


class WorkbookFile(YamlFile):
    """Like a YamlFile; its lines are rows, and its problems name cells. `problems`: what is wrong with cells that could not be read;
    `remarks`: what was understood of the sheets, in the words of the moment; `of_sheets`: those of each sheet."""

    def __init__(
        self, path: Path, data: dict[str, Any], rows: dict[Place, Row], problems: Iterable[Problem] = (), remarks: Iterable[str] = (),
        of_sheets: Mapping[str, Sequence[str]] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(path, data, {})
        self._rows = rows
        self.problems = tuple(problems)
        self.remarks = tuple(remarks)
        self.of_sheets = dict(of_sheets or {})

    def line(self, place: Place) -> int:
        """The row, counted from 1."""
        row = self._rows.get(place[:2])
        return row.number + 1 if row else 1

    def cited(self, place: Place) -> bool:
        """Whether the row of a fact tells its evidence."""
        row = self._rows.get(place[:2])
        return row is None or row.cited

    def numbered(self, place: Place) -> bool:
        """Whether the sheet has a column of ids."""
        row = self._rows.get(place[:2])
        return row is None or row.sheet.id_key in row.places

    def file_of(self, place: Place) -> Path:
        """The file with its sheet: facts.xlsx[事件]."""
        row = self._rows.get(place[:2])
        return sheet_path(self.path, row.grid.name if row else "")

    def problem(self, place: Place, message: str) -> Problem:
        """A Problem that names the cell and the column of a value, and every field as its column is called; of a cell that could not be read, what
        was said of it already."""
        row = self._rows.get(place[:2])
        if row is None:
            return problem(self.path, 1, message)
        column = row.column_of(place[2:])
        if column and column.key in row.failed:
            return row.failed[column.key]
        words = _in_her_words(row, column, message)
        if column is None:
            return problem(self.file_of(place), row.number + 1, words)
        at = row.places.get(column.key)
        if at is None:
            return self._at(row, _("there is no column {title}, and {words}").format(title=row.called(column), words=words))
        return self._of_cell(row, at, column, words)

    def missing(self, place: Place, field: str, within: str = "") -> Problem:
        """A Problem where a cell is empty that should not be, or its column is not there."""
        row = self._rows.get(place[:2])
        column = row.column_of(place[2:]) if row else None
        if row is None or column is None:
            return super().missing(place, field, within)
        if not column.must and row.lacks:
            column = row.lacks  # what may be left empty is filled in from what must not
        if column.key in row.failed:
            return row.failed[column.key]
        if place[2:] == ("value",) and "written" in row.places:
            written = next(one for one in row.sheet.columns if one.key == "written")
            words = _(NO_FIGURE_HERE if row.titles else NO_FIGURE).format(value=row.field("value"), none=NO_VALUE[0])
            return self._of_cell(row, row.places["written"], written, words)
        at = row.places.get(column.key)
        if at is None:
            told = _("add a column {title}").format(title=row.called(column))
            if column.form == "item_kind":
                words = _("add a column {title}, and say in each row what it is: {kinds}")
                told = words.format(title=row.called(column), kinds=joined(column.choices))
            return self._at(row, within + told)
        return self._of_cell(row, at, column, within + _("is empty; fill it in"))

    def _at(self, row: Row, words: str) -> Problem:
        return problem(sheet_path(self.path, row.grid.name), row.number + 1, words)

    def _of_cell(self, row: Row, at: int, column: Column, words: str) -> Problem:
        return row.grid.problem(sheet_path(self.path, row.grid.name), row.number, at, row.called(column), words)


def sheet_path(path: Path, sheet: str) -> Path:
    """How messages name a sheet of a workbook; a CSV file has none."""
    return Path(f"{path}[{sheet}]") if sheet else path


def _in_her_words(row: Row, column: Column | None, message: str) -> str:
    """A message with each field called as its column is; not once more where the place names that column already."""
    opening = _FIELD.match(message)
    if column and opening and opening[1] == column.key.split(".")[0]:
        message = message[opening.end() :].removeprefix(": ").removeprefix("：").lstrip()
    return _FIELD.sub(lambda found: row.field(found[1]), message)
