"""The tables of a Word file as grids, as if each were a sheet. In: a path. Out: `Grid`s, and a line on each table that is none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.loading.content import content_of
from zhongbu_quiz.loading.limits import CELL
from zhongbu_quiz.loading.remembered import remembered_of
from zhongbu_quiz.loading.word import word_tables
from zhongbu_quiz.messages import _, spoken, typed_path
from zhongbu_quiz.workbook.grid import EMPTY, Cell, Grid, read_grids
from zhongbu_quiz.workbook.tables.titles import named_in

WORD = ".docx"
_NUMBERED = r"^(?:第?[<<options.numeral>>\d]+[、.．章节课]|[（(][<<options.numeral>>\d]+[）)])\s*"
"""What numbers a heading: 一、 1. 第二章 （三）."""


def read_word_tables(path: Path) -> tuple[list[Grid], list[str]]:
    """The tables that can hold facts, numbered as they stand in the file, and a line for each that cannot. Raises UserError where the file
    cannot be read."""
    grids: list[Grid] = []
    passed: list[str] = []
    tables = word_tables(path)
    for number, table in enumerate(tables, 1):
        name = _("table {number}").format(number=number)
        if len(table.rows) < 2 or max(len(set(row)) for row in table.rows) < 2:
            passed.append(_("{table}: has only one row or one column, and is not read").format(table=f"{path}[{name}]"))
            continue
        rows = [[Cell(text[:CELL]) if text else EMPTY for text in row] for row in table.rows]
        struck = frozenset(at for at, told in table.seen.items() if "whole" in told)
        boxes = any("boxed" in told for told in table.seen.values())
        grids.append(Grid(name, rows, headings(table.above), boxes=boxes, struck=struck, seen=table.seen))
    if not tables:
        words = _("{path}: has no table and is not read; facts of its text are drafted by: zhongbu-quiz extract {typed} -o {out}")
        passed.append(words.format(path=path, typed=typed_path(path), out=typed_path(path.with_suffix(".xlsx"))))
    return grids, passed


def read_tables(path: Path) -> tuple[list[Grid], list[str]]:
    """The sheets of a workbook or CSV file, or the tables of a Word file that can hold facts with a line for each that cannot, by what the file
    is. Raises UserError where it cannot be read."""
    grids, passed = remembered_of(path, ("tables", spoken()), lambda: _tables(path))
    return list(grids), list(passed)


def _tables(path: Path) -> tuple[list[Grid], list[str]]:
    content = content_of(path)
    return read_word_tables(path) if content == "word" else (read_grids(path, content), [])


def headings(above: Sequence[str]) -> tuple[str, ...]:
    """The lines above a table, without the numbers of chapters: first the nearest that says what the table is about."""
    lines = [load_lexicon().pattern(_NUMBERED).sub("", line) for line in above]
    about = next((line for line in reversed(lines) if named_in(line)), "")
    return tuple(filter(None, (about, *(line for line in lines if line != about))))
