"""Tables that lie on their side: what is compared stands along the top, and what is told of each in the first column (条约 | 时间, 赔款 …). In: a
sheet. Out: the sheet turned where that is certain, and whether it may be one where it is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zhongbu_quiz.workbook.grid import EMPTY, Cell, Grid
from zhongbu_quiz.workbook.tables.layout import Table, find_tables
from zhongbu_quiz.workbook.tables.roles import is_date, known_part
from zhongbu_quiz.workbook.tables.words import words

_LEAST = 2
"""So many things are compared, and so many rows tell of them."""
_KIND = 2
"""Characters at the end of names that are of one kind: 南京条约, 马关条约."""


def turned(grid: Grid) -> Grid:
    """A sheet whose one table certainly lies on its side, turned; any other as it is. Its rows are headed by what compares (比较项目); or what is
    compared has names of one kind, and a row is called as columns of tables are; or nothing else heads the rows, and a row of dates is among them."""
    tables = find_tables(grid)
    if len(tables) != 1 or not _may_lie(tables[0]):
        return grid
    table = tables[0]
    certain = _of_one_kind(_names(table)) or (_heads_nothing(table) and any(_is_dated(table, row) for row in table.body))
    compares = table.titles[min(table.titles)] in words("compares")
    return _turned(table) if compares or (certain and _telling(table)) else grid


def may_lie_on_its_side(table: Table) -> bool:
    """Whether a table that was not turned may be one that lies on its side: nothing heads its rows, and several are called as columns are."""
    return _may_lie(table) and _heads_nothing(table) and len(_telling(table)) >= _LEAST


def _may_lie(table: Table) -> bool:
    names = _names(table)
    known = any(known_part(name) or name in words("traits") or is_date(name, table.grid.world) for name in names)
    return not table.said and len(names) >= _LEAST and len(table.body) >= _LEAST and not known


def _names(table: Table) -> list[str]:
    return [title for place, title in sorted(table.titles.items()) if place != min(table.titles)]


def _telling(table: Table) -> list[int]:
    """The rows that are called as columns of tables are."""
    named = {row: table.text(row, min(table.titles)) for row in table.body}
    return [row for row, text in named.items() if known_part(text) in ("date", "actor", "place") or text in words("traits")]


def _heads_nothing(table: Table) -> bool:
    return table.titles[min(table.titles)] in words("no_category") | words("compared") | words("compares")


def _of_one_kind(names: Sequence[str]) -> bool:
    return all(name.startswith("《") and name.endswith("》") for name in names) or len({name[-_KIND:] for name in names if len(name) > _KIND}) == 1


def _is_dated(table: Table, row: int) -> bool:
    first, *others = sorted(table.titles)
    cells = [text for place in others if (text := table.text(row, place))]
    return known_part(table.text(row, first)) == "date" and len(cells) >= _LEAST and all(is_date(text, table.grid.world) for text in cells)


def _turned(table: Table) -> Grid:
    """The table alone, each column a row."""
    rows: list[list[Cell]] = []
    stood: dict[tuple[int, int], tuple[int, int]] = {}
    grid = table.grid
    for number, place in enumerate(sorted(table.titles)):
        told = (table.head, *table.body)
        stood |= {(number, column): (row, place) for column, row in enumerate(told)}
        rows.append([grid.cell(row, place) for row in told])
    if rows and _heads_nothing(table):
        rows[0][0] = EMPTY
    return replace(grid, rows=rows, stood=stood, unseen_rows=frozenset(), unseen_columns=frozenset(), struck=frozenset(), parted={})
