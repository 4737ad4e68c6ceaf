"""A column of dates with what happened behind them in the same cells (时间 事件) -> a column of dates and one of events. In: cells. Out: cells."""

from __future__ import annotations

import re
from dataclasses import replace

from zhongbu_quiz.data.world import World
from zhongbu_quiz.workbook.cells import cell_text
from zhongbu_quiz.workbook.grid import EMPTY, Cell, Grid
from zhongbu_quiz.workbook.tables.layout import LOOK_AT_ROWS
from zhongbu_quiz.workbook.tables.roles import MOST, is_date, known_part, share

_BETWEEN_TITLES = re.compile(r"[\s/／、，,；;|｜+＋]+")
_DATE_FIRST = re.compile(r"(\S+?)[\s，,：:]+(\S.*)", re.DOTALL)


def with_parted_dates(grid: Grid) -> Grid:
    """The sheet, where the title of one column names a date and an event and most of its cells open with a date, with the events in a column of
    their own behind all others; as it is where none is so."""
    above = ((row, place) for row, cells in enumerate(grid.rows[:LOOK_AT_ROWS]) for place in range(len(cells)))
    at = next((one for one in above if [known_part(title) for title in _titles(grid, *one)] == ["date", "event"]), None)
    if at is None:
        return grid
    head, place = at
    told = {row: cell_text(grid.cell(row, place)) for row in range(head + 1, len(grid.rows))}
    if share([text for text in told.values() if text], lambda text: bool(_parts(text, grid.world)[0])) < MOST:
        return grid
    width = max(map(len, grid.rows))
    rows = [[*row, *[EMPTY] * (width + 1 - len(row))] for row in grid.rows]
    for row, text in told.items():
        rows[row][place], rows[row][width] = (Cell(part) if part else EMPTY for part in _parts(text, grid.world))
    rows[head][place], rows[head][width] = map(Cell, _titles(grid, head, place))
    return replace(grid, rows=rows, parted={width: place})


def _titles(grid: Grid, row: int, place: int) -> list[str]:
    return _BETWEEN_TITLES.split(cell_text(grid.cell(row, place)))


def _parts(text: str, world: World) -> tuple[str, str]:
    """The date that opens a text, "" where none does, and the rest."""
    found = _DATE_FIRST.fullmatch(text)
    return (found[1], found[2]) if found and is_date(found[1], world) else ("", text)
