"""Her table as she wrote it: its sheets, rows and cells, what is wrong in which cell, and what could stand there; cells of it written anew.

In: a file of facts of a set on the desk. Out: a Table, which a screen shows; or the file written, whole or not at all. What is wrong is what
loading says; nothing is judged here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from string import ascii_uppercase

from zhongbu_quiz.delivery.deliver import write_bytes
from zhongbu_quiz.errors import ContentError, Problem, UserError, shown_path
from zhongbu_quiz.facts.load import YAML
from zhongbu_quiz.messages import _
from zhongbu_quiz.paths import is_installed
from zhongbu_quiz.studio.begin import check_own
from zhongbu_quiz.studio.desk import Desk, NotThere, seen_file
from zhongbu_quiz.studio.documents import is_drafts
from zhongbu_quiz.studio.material import Called, called, table_title
from zhongbu_quiz.workbook.cells import cell_text
from zhongbu_quiz.workbook.edit import At, as_cell, can_move, can_write, written
from zhongbu_quiz.workbook.edit_rows import with_row, without_row
from zhongbu_quiz.workbook.grid import Grid, cell_name
from zhongbu_quiz.workbook.header import find_header
from zhongbu_quiz.workbook.read import read_workbook_file
from zhongbu_quiz.workbook.rows import sheet_path
from zhongbu_quiz.workbook.tables.layout import find_tables
from zhongbu_quiz.workbook.word import read_tables

ROWS_SHOWN = 60
"""Rows of a page of a table; a longer one has several."""
_ADDRESS = re.compile(r"([A-Z]{1,2})([1-9]\d{0,4})")


@dataclass(frozen=True)
class Book:
    """A file of facts of a set: its name, what it is called, how many places of it are to be mended, whether it is one of tables, and one of
    drafts."""

    name: str
    called: Called
    wrong: int
    is_table: bool
    is_drafts: bool


@dataclass(frozen=True)
class Wrong:
    """What is wrong in a cell, and what could stand there instead, where that is known."""

    said: str
    writes: tuple[str, ...] = ()


@dataclass(frozen=True)
class TableCell:
    """A cell: how it is called, what it says, whether it is calculated, and what is wrong with it."""

    name: str
    text: str
    calculated: bool = False
    wrong: tuple[Wrong, ...] = ()


@dataclass(frozen=True)
class Line:
    """A row: its number, counted from 1, its cells, and what is wrong with it as a whole."""

    number: int
    cells: tuple[TableCell, ...]
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True)
class OpenRow:
    """A row with all its columns, empty ones, too, to be changed: its cells, each with the title of its column."""

    number: int
    cells: tuple[tuple[str, TableCell], ...]


@dataclass(frozen=True)
class Alike:
    """Cells of one column in which the same is wrong."""

    title: str
    cells: tuple[str, ...]
    wrong: Wrong

    @property
    def rows(self) -> tuple[str, ...]:
        """The numbers of their rows."""
        return tuple(cell.lstrip(ascii_uppercase) for cell in self.cells)


@dataclass(frozen=True)
class Table:
    """One sheet of a file, which is called by its `title`. `sheets`: the names of all of them; `understood`: what was understood of this one;
    `wrong`: what is wrong with it or with the file as a whole; `alike`: what is wrong in several cells; `places`: how many places of the sheet
    are to be mended. `columns`: the letters of those that are shown, and `hidden`, how many empty ones are not; `head`: the row of their titles,
    which is none of `lines`. `first`: the number of the first row that may be shown; `next`: that of the first one behind the page, 0 where there
    is none; `rows`: how many there are. `can_write`, `can_move`: whether its cells can be written, and rows put in; `seen`: by which one knows
    whether the file is still the same."""

    name: str
    sheets: tuple[str, ...]
    sheet: int
    understood: tuple[str, ...]
    wrong: tuple[str, ...]
    alike: tuple[Alike, ...]
    places: int
    columns: tuple[str, ...]
    hidden: int
    head: Line | None
    lines: tuple[Line, ...]
    first: int
    next: int
    rows: int
    can_write: bool
    can_move: bool
    seen: str
    title: str


@dataclass(frozen=True)
class Shown:
    """What of a sheet is looked at: its number, the first row, counted from 1, only rows in which something is wrong, and empty columns, too."""

    sheet: int = 0
    first: int = 1
    only_wrong: bool = False
    whole: bool = False


@dataclass(frozen=True)
class _Read:
    """A file as it was read: its sheets, and what was understood of each."""

    grids: tuple[Grid, ...]
    understood: Mapping[str, Sequence[str]]
    wrong: tuple[str, ...] = ()


def books(desk: Desk, name: str) -> list[Book]:
    """The files of facts of a set, with what is to be mended in them."""
    problems, paths, world = desk.problems(name), _files(desk, name), desk.named(name).project.world()
    return [Book(path.name, called(path, paths, world), sum(_is_of(path, one) for one in problems), path.suffix.lower() not in YAML,
                 is_drafts(desk, path)) for path in paths]  # fmt: skip


def others(desk: Desk, name: str, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Of what is wrong in a set that which is in none of its tables."""
    tables = [path for path in _files(desk, name) if path.suffix.lower() not in YAML]
    return tuple(one for one in problems if not any(_is_of(path, one) for path in tables))


def table(desk: Desk, name: str, file: str, shown: Shown) -> Table:
    """A sheet of a file. Raises NotThere where there is none, or the file holds no tables."""
    path = _path(desk, name, file)
    seen = seen_file(path)  # before all else: who writes meanwhile is not written over
    read = _read(desk, name, path)
    problems = [one for one in desk.problems(name) if _is_of(path, one)]
    title = table_title(path, _files(desk, name))
    if not read.grids:
        wrong = tuple(dict.fromkeys((*read.wrong, *(one.message for one in problems))))
        return Table(file, (), 0, (), wrong, (), len(problems), (), 0, None, (), 1, 0, 0, False, False, seen, title)
    grid = _sheet(read.grids, shown.sheet)
    where = sheet_path(path, grid.name)
    mine = [one for one in problems if one.path == shown_path(where)]
    cells, of_rows = _by_cell(mine), _by_row(mine, len(grid.rows))
    head = _head(grid)
    columns = _columns(grid, head, cells)
    some = [place for place in columns if shown.whole or columns[place]]
    marked = {row for row, _place in cells} | set(of_rows)
    rows = [number for number in range(len(grid.rows)) if number != head and (not shown.only_wrong or number in marked)]
    behind = [number for number in rows if number + 1 >= shown.first]
    line = partial(_line, grid, some, cells, of_rows)
    return Table(
        name=file, sheets=tuple(one.name for one in read.grids), sheet=shown.sheet,
        understood=tuple(_bare(told, shown_path(where)) for told in read.understood.get(grid.name, ())),
        wrong=tuple(one.message for one in problems if one.path in (shown_path(path), shown_path(where)) and not _is_placed(one, grid)),
        alike=_alike(grid, head, cells), places=len(mine), columns=tuple(cell_name(0, place)[:-1] for place in some),
        hidden=len(columns) - len(some), head=None if head is None else line(head), lines=tuple(map(line, behind[:ROWS_SHOWN])),
        first=max(1, shown.first), next=behind[ROWS_SHOWN] + 1 if len(behind) > ROWS_SHOWN else 0, rows=len(grid.rows),
        can_write=can_write(path) and not is_installed(path),
        can_move=can_move(path) and not is_installed(path), seen=seen, title=title,
    )  # fmt: skip


def open_row(desk: Desk, name: str, file: str, sheet: int, number: int) -> OpenRow | None:
    """A row of a sheet to be changed, or the one behind the last; None where there is none. Raises as `table` does."""
    path = _path(desk, name, file)
    grids = _read(desk, name, path).grids
    if not grids or not 0 < number <= len(_sheet(grids, sheet).rows) + 1:
        return None
    grid = grids[sheet]
    head = _head(grid)
    wrong = _by_cell(one for one in desk.problems(name) if one.path == shown_path(sheet_path(path, grid.name)))
    cells = ((_title(grid, head, place), _cell(grid, wrong, (number - 1, place))) for place in _columns(grid, head, wrong))
    return OpenRow(number, tuple(cells))


def write_cells(desk: Desk, name: str, file: str, sheet: int, texts: Mapping[str, str], known: str) -> None:
    """Write texts into cells, by their names (B5). `known`: `Table.seen` of when somebody looked. Raises UserError, with all as it was, where the
    file has changed since, or cannot be written."""
    with desk.changing_material(name, file, known) as path:
        _check(path)
        grid = _sheet([grid for grid in read_tables(path)[0] if not grid.hidden], sheet)
        cells = {_at(cell): as_cell(text) for cell, text in texts.items()}
        changed = {at: text for at, text in cells.items() if text != _text(grid, at)}
        if changed:
            write_bytes(path, written(path, grid, changed))


def change_rows(desk: Desk, name: str, file: str, sheet: int, number: int, do: str, known: str) -> None:
    """Take a row out (`do`: delete), or put an empty one in before it (insert), by its number, counted from 1. Raises UserError as `write_cells`
    does, and where something hangs on the places of the rows."""
    change = {"delete": without_row, "insert": with_row}.get(do)
    if change is None:
        raise UserError(_("the page does not understand this request"))
    with desk.changing_material(name, file, known) as path:
        _check(path)
        if not can_move(path):
            raise UserError(_("{file}: its rows are put in and taken out in Word or WPS").format(file=path.name))
        grid = _sheet([grid for grid in read_tables(path)[0] if not grid.hidden], sheet)
        write_bytes(path, change(path, grid, number - 1))


def _check(path: Path) -> None:
    """Raises UserError where the cells of a file cannot be written here."""
    check_own(path)
    if not can_write(path):
        raise UserError(_("{file}: its cells cannot be written here; change them in the program that made it").format(file=path.name))


def _files(desk: Desk, name: str) -> list[Path]:
    return desk.named(name).project.seed_paths()


def _path(desk: Desk, name: str, file: str) -> Path:
    path = desk.material(name, file)
    if path.suffix.lower() in YAML:
        raise NotThere(_("{file} holds no tables; it is changed with an editor").format(file=file))
    return path


def _read(desk: Desk, name: str, path: Path) -> _Read:
    def read() -> _Read:
        try:
            grids, passed = read_tables(path)
            told = read_workbook_file(path, desk.named(name).project.world())
        except ContentError as error:
            return _Read((), {}, tuple(one.message for one in error.problems))
        return _Read(tuple(grid for grid in grids if not grid.hidden), told.of_sheets, tuple(passed))

    return desk.kept_of(path, "read", read)


def _sheet(grids: Sequence[Grid], number: int) -> Grid:
    """A sheet by its number. Raises NotThere."""
    if not 0 <= number < len(grids):
        raise NotThere(_("there is no such sheet in this file (any more)"))
    return grids[number]


def _columns(grid: Grid, head: int | None, wrong: Iterable[At]) -> dict[int, bool]:
    """The columns that hold anything, and whether that is more than a title."""
    known = {place: False for row in grid.rows for place, cell in enumerate(row) if cell.value is not None}
    used = {place for row in grid.rows[0 if head is None else head + 1 :] for place, cell in enumerate(row) if cell.value is not None}
    return {place: place in used for place in sorted(known)} | {place: True for _row, place in wrong}


def _is_placed(told: Problem, grid: Grid) -> bool:
    """Whether a problem of a sheet stands at a cell or a row of it."""
    return told.cell is not None or 0 < told.line <= len(grid.rows)


def _is_of(path: Path, told: Problem) -> bool:
    """Whether something is wrong in a file, or in a sheet of it."""
    return told.path == shown_path(path) or told.path.startswith(f"{shown_path(path)}[")


def _bare(told: str, where: str) -> str:
    """A line on a sheet without the name of the sheet, which stands above it."""
    return told.removeprefix(where).removeprefix(": ").removeprefix("：")


def _by_cell(problems: Iterable[Problem]) -> dict[At, list[Wrong]]:
    found: dict[At, list[Wrong]] = defaultdict(list)
    for one in problems:
        if one.cell:
            found[one.cell.row, one.cell.column].append(Wrong(one.cell.said, one.cell.writes))
    return found


def _by_row(problems: Iterable[Problem], rows: int) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for one in problems:
        if one.cell is None and 0 < one.line <= rows:
            found[one.line - 1].append(one.message)
    return found


def _alike(grid: Grid, head: int | None, cells: Mapping[At, Sequence[Wrong]]) -> tuple[Alike, ...]:
    """What is wrong in more than one cell of a column."""
    groups: dict[tuple[int, Wrong], list[At]] = defaultdict(list)
    for at, wrong in sorted(cells.items()):
        for one in wrong:
            groups[at[1], one].append(at)
    return tuple(
        Alike(_title(grid, head, place), tuple(cell_name(*at) for at in some), wrong) for (place, wrong), some in groups.items() if len(some) > 1
    )


def _head(grid: Grid) -> int | None:
    """The row of the titles; None where there is none."""
    header = find_header(grid)
    if header:
        return header.row
    return next((found.head for found in find_tables(grid)), None)


def _title(grid: Grid, head: int | None, place: int) -> str:
    return " ".join(cell_text(grid.cell(head, place)).split()) if head is not None else ""


def _line(
    grid: Grid, columns: Sequence[int], cells: Mapping[At, Sequence[Wrong]], of_rows: Mapping[int, Sequence[str]], number: int
) -> Line:
    return Line(number + 1, tuple(_cell(grid, cells, (number, place)) for place in columns), tuple(of_rows.get(number, ())))


def _cell(grid: Grid, cells: Mapping[At, Sequence[Wrong]], at: At) -> TableCell:
    calculated = at[0] < len(grid.rows) and grid.cell(*at).formula
    return TableCell(cell_name(*at), _text(grid, at), calculated, tuple(cells.get(at, ())))


def _text(grid: Grid, at: At) -> str:
    return cell_text(grid.cell(*at)) if at[0] < len(grid.rows) else ""


def _at(name: str) -> At:
    """The place of a cell that is called so. Raises UserError where none is."""
    found = _ADDRESS.fullmatch(name)
    if not found:
        raise UserError(_("there is no cell {cell!r}; a cell is called by the letters of its column and the number of its row").format(cell=name))
    letters, number = found.groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(number) - 1, column - 1
