"""Years that were typed into cells with the form of a date, of which Excel made days of 1902 to 1905: 1842 shows 1905/1/15. In: a sheet. Out: the
sheet with these years, and what its cells are called."""

from __future__ import annotations

import datetime
from dataclasses import replace

from zhongbu_quiz.data.world import World
from zhongbu_quiz.data.written_dates import written_date
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.workbook.cells import cell_text
from zhongbu_quiz.workbook.grid import Cell, Grid

_FIRST, _LAST = 1000, 2030
"""Which numbers of days are years that somebody typed."""
_BEGINNING = datetime.date(1899, 12, 30)
_FROM, _TO = 1900, 1907
"""Where another date of the column lies within these, they are days."""
_ENOUGH, _NAMED = 3, 6


def with_typed_years(grid: Grid) -> tuple[Grid, list[str]]:
    """A column of which all dates are such days, or few beside years between which theirs lie, holds their years."""
    found: dict[tuple[int, int], int] = {}
    for place in range(max(map(len, grid.rows), default=0)):
        typed = {(row, place): year for row in range(len(grid.rows)) if (year := _typed(grid.cell(row, place)))}
        told = (_year(grid.cell(row, place), grid.world) for row in range(len(grid.rows)) if (row, place) not in typed)
        others = [year for year in told if year is not None]
        alone = not others and len(typed) >= _ENOUGH
        beside = bool(others) and not any(_FROM <= year <= _TO for year in others)
        if typed and (alone or (beside and all(min(others) <= year <= max(others) for year in typed.values()))):
            found |= typed
    if not found:
        return grid, []
    rows = [[Cell(found[row, place]) if (row, place) in found else cell for place, cell in enumerate(cells)] for row, cells in enumerate(grid.rows)]
    return replace(grid, rows=rows), [grid.called(*at) for at in sorted(found)]


def told_of_typed_years(cells: list[str]) -> str:
    """What is said of them; "" where there are none."""
    words = _("a year seems to have been typed into cells that have the form of a date, and the year is read: {cells}; where the day is right, write "
              "it as text")  # fmt: skip
    return words.format(cells=joined(cells, _NAMED)) if cells else ""


def _typed(cell: Cell) -> int:
    """The year that may have been typed; 0 where none was."""
    value = cell.value
    if not isinstance(value, datetime.date) or (isinstance(value, datetime.datetime) and value.time() != datetime.time()):
        return 0
    days = ((value.date() if isinstance(value, datetime.datetime) else value) - _BEGINNING).days
    return days if _FIRST <= days <= _LAST else 0


def _year(cell: Cell, world: World) -> int | None:
    """The year of any other date of four digits."""
    text = cell_text(cell)
    if not text or (text.isdecimal() and len(text) != len(str(_FIRST))):
        return None
    try:
        start = written_date(text, world).start
    except ValueError:
        return None
    return start.year if start else None
