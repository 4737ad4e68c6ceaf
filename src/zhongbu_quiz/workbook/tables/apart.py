"""Several tables one below another in one sheet. In: a sheet. Out: a sheet for each of them, in which every cell stands where it stood."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from zhongbu_quiz.data.world import World
from zhongbu_quiz.workbook.grid import Grid
from zhongbu_quiz.workbook.tables.layout import are_titles, opens_remark
from zhongbu_quiz.workbook.tables.roles import MOST, is_date, is_figure, known_part, share
from zhongbu_quiz.workbook.tables.words import value

_LEAST_ROWS = 2
"""So many rows above tell what the columns of a table hold."""

Texts = Mapping[int, str]


def apart(grid: Grid) -> list[Grid]:
    """The tables of a sheet. A row of titles behind an empty row begins a new one: where two of its titles are known, or where it does not go
    on with the columns above it; without an empty row only where a title is known, and neither it nor what stands below goes on so."""
    if grid.hidden:
        return [grid]
    rows = [{place: text for place, cell in enumerate(cells) if (text := value(cell))} for cells in grid.rows]
    starts = [0]
    for number in range(1, len(rows)):
        if _begins(rows, starts[-1], number, grid.world):
            starts.append(_with_headings(rows, number))
    ends = [*starts[1:], len(rows)]
    return [replace(grid, rows=[[] for _row in range(start)] + grid.rows[start:end]) for start, end in zip(starts, ends, strict=True)]


def _with_headings(rows: Sequence[Texts], number: int) -> int:
    """The first of the lines right above a row that hold one text each: the headings of its table."""
    while number and len(rows[number - 1]) == 1:
        number -= 1
    return number


def _begins(rows: Sequence[Texts], start: int, number: int, world: World) -> bool:
    row, first = rows[number], _with_headings(rows, number)
    above, below = rows[start:first], rows[number + 1] if number + 1 < len(rows) else {}
    if first <= start or len(set(row.values())) < 2 or len(below) < 2 or not are_titles(row):
        return False
    if opens_remark(next(iter(row.values()))) or row in above:
        return False
    told = [row for row in above if len(row) > 1]
    if len(told) < _LEAST_ROWS:
        return False
    known = sum(known_part(text) is not None for text in row.values())
    if rows[first - 1]:  # no empty row parts them
        return known > 0 and _breaks(told, row, world) and _breaks(told, below, world)
    return known > 1 or (_breaks(told, row, world) and (known > 0 or _breaks(told, below, world)))


def _breaks(above: Sequence[Texts], row: Texts, world: World) -> bool:
    """Whether a row holds words where the rows above hold dates or numbers, in all such columns that it fills."""
    kinds = (partial(is_date, world=world), partial(is_figure, world=world))
    judged = [holds(text) for place, text in row.items() for holds in kinds if _mostly(above, place, holds)]
    return bool(judged) and not any(judged)


def _mostly(rows: Sequence[Texts], place: int, holds: Callable[[str], bool]) -> bool:
    return share([row[place] for row in rows if place in row], holds) >= MOST
