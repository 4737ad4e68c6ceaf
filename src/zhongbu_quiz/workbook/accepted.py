"""Sheets of drafts: a row is a fact only where a person has marked it so in the column 采用.

In: a sheet of ours and its header. Out: the sheet with the other rows empty, and how many they are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.errors import Problem, problem
from zhongbu_quiz.messages import _
from zhongbu_quiz.workbook.cells import cell_text
from zhongbu_quiz.workbook.grid import Grid
from zhongbu_quiz.workbook.header import Header, flat
from zhongbu_quiz.workbook.tables.words import words

_DRAFTED = ("draft_passage", "draft_lacks")
"""The titles by which a sheet of drafts is known."""


@dataclass(frozen=True)
class Accepted:
    """A sheet of which only the accepted rows hold anything; `passed`: how many others hold something; `problems`: marks that say neither."""

    grid: Grid
    passed: int = 0
    problems: tuple[Problem, ...] = ()


def accepted(where: Path, grid: Grid, header: Header) -> Accepted:
    """The rows that are accepted, in their places; every row where the sheet is no sheet of drafts, and none where it is one and has lost the column
    in which that is said, which is told."""
    at = header.accept_place
    if at is None and not set(header.titles.values()) & {flat(say(name)) for name in _DRAFTED}:
        return Accepted(grid)
    if at is None:
        told = _("is a sheet of drafts, and its column {title} is gone, so that nothing says which rows are right; call the column so again")
        found = problem(where, header.row + 1, told.format(title=say("draft_accept")))
        return Accepted(replace(grid, rows=grid.rows[: header.row + 1]), problems=(found,))
    rows, passed, problems = [], 0, []
    for number, row in enumerate(grid.rows):
        said = mark_of(cell_text(grid.cell(number, at)))
        if number <= header.row or said:
            rows.append(row)
            continue
        rows.append([])
        passed += any(cell.value is not None for cell in row)
        if said is None:
            told = _("is {got!r}; write √ to accept the row, or leave the cell empty")
            told = told.format(got=cell_text(grid.cell(number, at))[:40])
            problems.append(grid.problem(where, number, at, header.titles[at], told))
    return Accepted(replace(grid, rows=rows), passed, tuple(problems))


def mark_of(text: str) -> bool | None:
    """Whether a mark accepts its row; None for one that says neither."""
    mark = flat(text)
    if not mark or mark in words("refused"):
        return False
    return True if mark in words("accepted") else None
