"""Plain text, Markdown and web pages to lines and tables. In: a path or a string. Out: `Piece`s."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.extract.blocks import Line, Piece, Table
from zhongbu_quiz.extract.reading.tags import without_tags
from zhongbu_quiz.loading.encoding import text_of
from zhongbu_quiz.loading.limits import DOCUMENT_BYTES
from zhongbu_quiz.loading.strangers import bytes_of
from zhongbu_quiz.messages import _
from zhongbu_quiz.values.cells import NO_TEXT

_LONGEST_ROW = 2000
"""A longer line is no row of a table."""
_GAP = re.compile(r" {2,}[ \u3000]*|\u3000[ \u3000]*")
"""Between the cells of a table that is set with spaces."""
_FIGURE = re.compile(r"-?[\d,]+(?:\.\d+)?%?")
_SENTENCE = re.compile("[。，；]")
_LONGEST_CELL = 16
_BAR = re.compile(r"[ \u3000]*[|｜][ \u3000]*")
_PAIR = 2
_COLUMNS = range(3, 9)


def read_text_file(path: Path) -> list[Piece]:
    """The pieces of a text file or a web page: UTF-8, UTF-16 with its mark, or GB 18030. Raises UserError for any other."""
    text = text_of(bytes_of(path, DOCUMENT_BYTES))
    if text is None:
        raise UserError(_("{path}: is neither UTF-8 nor GB 18030 text; save it as UTF-8").format(path=path))
    return text_pieces(NO_TEXT.sub(" ", text.replace("\f", "\n").replace("\v", "\n")), path)


def text_pieces(text: str, path: Path = Path("text")) -> list[Piece]:
    """Lines of the text of `path`, without the tags of web pages; pipe tables and runs of tabbed lines become tables."""
    pieces: list[Piece] = []
    rows: list[tuple[str, ...]] = []
    start = 0
    lines = [*without_tags(text, path).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n"), ""]
    spaced = _spaced(lines)
    for number, raw in enumerate(lines, 1):
        cells = spaced[number] if number in spaced else _cells(raw)
        if cells is not None:
            start = start or number
            if any(cell.strip("-: ") for cell in cells):
                rows.append(cells)
            continue
        if rows and (raw.strip() or number == len(lines)):
            pieces.extend(_table(rows, start))
            rows, start = [], 0
        if raw.strip():
            heading = raw.startswith("#")
            body = _unmarked(raw)
            pieces.append(Line(body.lstrip("#") if heading else body, number, heading))
    if rows:
        pieces.extend(_table(rows, start))
    return pieces


def _unmarked(raw: str) -> str:
    """Markdown's emphasis and quote marks taken off."""
    return raw.replace("**", "").replace("__", "").removeprefix("> ")


def _cells(raw: str) -> tuple[str, ...] | None:
    line = raw.strip()
    if line.count("|") >= 3 - (not line.startswith("|")) and len(line) < _LONGEST_ROW:
        return tuple(cell.strip() for cell in line.strip("|").split("|"))
    if raw.strip("\t").count("\t") >= 1 and len(raw) < _LONGEST_ROW:
        return tuple(cell.strip() for cell in raw.rstrip().split("\t"))
    return None


def _spaced(lines: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """The cells of the rows, by the number of their line, of tables that are set with spaces, or that have each cell on a line of its own."""
    found: dict[int, tuple[str, ...]] = {}
    split = [(number, tuple(_GAP.split(line.strip()))) for number, line in enumerate(lines, 1) if line.strip()]
    at = 0
    while at < len(split):
        wide = len(split[at][1])
        end = next((i for i in range(at, len(split)) if len(split[i][1]) != wide), len(split))
        rows = split[at:end]
        if wide in _COLUMNS and _is_table([cells for _number, cells in rows]):
            found |= dict(rows)
        if wide == 1:
            found |= _stacked([(number, cells[0]) for number, cells in rows])
        at = end
    return found | _barred(split)


def _barred(lines: Sequence[tuple[int, tuple[str, ...]]]) -> dict[int, tuple[str, ...]]:
    """The rows of a table of two columns with a bar between them, below one another (日期 | 事件); the first cell may be empty."""
    found: dict[int, tuple[str, ...]] = {}
    split = [(number, _BAR.split("".join(cells))) for number, cells in lines]
    for two, run in groupby(split, lambda row: len(row[1]) == _PAIR and bool(row[1][1])):
        rows = list(run)
        found |= {number: tuple(map(str.strip, cells)) for number, cells in rows} if two and len(rows) > _PAIR else {}
    return found


def _stacked(lines: Sequence[tuple[int, str]]) -> dict[int, tuple[str, ...]]:
    """The rows of a table with each cell on a line of its own: so many heads, and as many cells again and again, figures below one another."""
    found: dict[int, tuple[str, ...]] = {}
    short = [len(text) <= _LONGEST_CELL and not _SENTENCE.search(text) for _number, text in lines] + [False]
    start = 0
    while start < len(lines):
        end = short.index(False, start)
        tries = ((first, wide) for first in range(start, min(start + 3, end)) for wide in _COLUMNS if end - first >= 3 * wide)
        for first, wide in tries:
            last = first + (end - first) // wide * wide
            rows = [tuple(text for _number, text in lines[i : i + wide]) for i in range(first, last, wide)]
            if last == end and _is_table(rows):
                found |= {lines[first + i * wide][0]: row for i, row in enumerate(rows)}
                found |= {number: () for number, _text in lines[first:end] if number not in found}
                break
        start = end + 1
    return found


def _is_table(rows: Sequence[tuple[str, ...]]) -> bool:
    """True for heads without figures, and below them two rows or more with figures in the same columns, names in another."""
    figures = [tuple(bool(_FIGURE.fullmatch(cell)) for cell in row) for row in rows]
    kinds = set(figures[1:])
    return len(rows) > 2 and not any(figures[0]) and len(kinds) == 1 and any(figures[1]) and not all(figures[1]) and (
        figures[1][-1] or sum(figures[1]) > 1
    )


def _table(rows: list[tuple[str, ...]], start: int) -> list[Piece]:
    """A table needs two rows; else its row is a line."""
    if len(rows) >= 2 and max(map(len, rows)) >= 2:
        return [Table(tuple(rows), start)]
    return [Line("　".join(row), start + i) for i, row in enumerate(rows)]
