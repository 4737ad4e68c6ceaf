"""Whole rows taken out of a file of tables, or put in empty; what stands below moves, all else stays as it is.

In: a workbook or a CSV file, a sheet of it as it was read, the number of a row, counted from 0. Out: the bytes of the file. A workbook in which
something hangs on the places of cells that nobody here can move (formulas, charts, comments) is refused: Excel and WPS move all of it.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.loading.content import content_of
from zhongbu_quiz.loading.limits import ROWS
from zhongbu_quiz.messages import _
from zhongbu_quiz.workbook.edit import Change, Merged, csv_written, rewritten, tables_of
from zhongbu_quiz.workbook.grid import Cell, Grid
from zhongbu_quiz.workbook.office_xml import parsed, xml_of

_CELL = re.compile(r"(\$?[A-Z]{1,3}\$?)(\d+)")
_PLACED = ("mergeCell", "autoFilter", "hyperlink", "dimension", "conditionalFormatting", "dataValidation", "selection", "pane")
"""What of a sheet says the places of cells, in one of these attributes."""
_SAYS = ("ref", "sqref", "topLeftCell", "activeCell")
_HANGS = ("drawing", "legacyDrawing", "oleObjects", "controls", "scenarios", "rowBreaks")
"""What of a sheet hangs on places that stand in other parts of the file."""
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")


def without_row(path: Path, grid: Grid, row: int) -> bytes:
    """The file without a row. Raises UserError where it cannot be written, or moved."""
    if not 0 <= row < len(grid.rows):
        raise UserError(_("there is no such row (any more)"))
    return _moved(path, grid, row, -1)


def with_row(path: Path, grid: Grid, row: int) -> bytes:
    """The file with an empty row before the row of that number. Raises UserError as `without_row` does."""
    if not 0 <= row <= len(grid.rows) or len(grid.rows) >= ROWS:
        raise UserError(_("there is no such row (any more)"))
    return _moved(path, grid, row, 1)


def _moved(path: Path, grid: Grid, row: int, by: int) -> bytes:
    if content_of(path) == "workbook":
        return _workbook(path, grid, row, by)
    empty: list[Cell] = []
    rows = [*grid.rows[:row], *([empty] if by > 0 else []), *grid.rows[row + (by < 0) :]]
    return csv_written(path, [["" if cell.value is None else str(cell.value) for cell in line] for line in rows])


def _workbook(path: Path, grid: Grid, row: int, by: int) -> bytes:
    def changes(book: zipfile.ZipFile, part: str, merged: Merged) -> Change:
        held = any(_FORMULA.search(book.read(name)) for name in book.namelist() if name.startswith("xl/worksheets/"))
        cut = any(top <= row < bottom if by > 0 else top <= row <= bottom != top for top, _left, bottom, _right in merged)
        if held or cut or tables_of(book, part):
            raise _hangs(path)
        return lambda name, data: _sheet(path, data, row, by) if name == part else data

    return rewritten(path, grid.name, changes)


def _hangs(path: Path) -> UserError:
    words = _("{file}: formulas, merged cells, pictures or a table of Excel hang on the places of its rows; "
              "put rows in and take them out in Excel or WPS, save, and load this page again")  # fmt: skip
    return UserError(words.format(file=path.name))


def _sheet(path: Path, xml: bytes, row: int, by: int) -> bytes:
    """The XML of a sheet whose rows from one on have moved. Raises UserError where something hangs on them."""
    root = parsed(xml)
    if any(next(root.iterchildren(f"{{*}}{name}"), None) is not None for name in _HANGS):
        raise _hangs(path)
    data = next(root.iter("{*}sheetData"))
    number = 0
    for line in list(data.iterchildren("{*}row")):
        number = int(line.get("r")) if line.get("r") else number + 1
        if number == row + 1 and by < 0:
            data.remove(line)
        elif number >= row + 1:
            _renumber(line, number + by)
    for name in _PLACED:
        for one in list(root.iter(f"{{*}}{name}")):
            _move(one, row, by)
    return xml_of(root)


def _renumber(line: Any, number: int) -> None:
    line.set("r", str(number))
    for cell in line.iterchildren("{*}c"):
        if cell.get("r"):
            cell.set("r", _CELL.sub(lambda found: f"{found[1]}{number}", cell.get("r")))


def _move(one: Any, row: int, by: int) -> None:
    """The same places after the move; what stood in the row alone goes with it."""
    place = _mover(row, by)
    for name in _SAYS:
        if not one.get(name):
            continue
        told = [place(ref) for ref in one.get(name).split()]
        if any(told):
            one.set(name, " ".join(filter(None, told)))
        elif name in ("topLeftCell", "activeCell"):
            del one.attrib[name]
        elif one.getparent() is not None:
            one.getparent().remove(one)


def _mover(row: int, by: int) -> Callable[[str], str]:
    """What a place or an area is called after the move; "" for one that was in the row that is gone."""

    def moved(ref: str) -> str:
        first, _colon, last = ref.partition(":")
        found = [_CELL.fullmatch(part) for part in filter(None, (first, last))]
        if not all(found):
            return ref  # whole columns
        rows = [int(part[2]) for part in found if part]
        if by < 0 and rows[0] == rows[-1] == row + 1:
            return ""
        start = rows[0] + by if rows[0] > row + (by < 0) else rows[0]
        end = rows[-1] + by if rows[-1] >= row + 1 else rows[-1]
        names = [f"{part[1]}{number}" for part, number in zip(found, (start, end), strict=False) if part]
        return ":".join(names)

    return moved
