"""Plain text, Markdown and web pages to lines and tables. In: a path or a string. Out: `Piece`s."""

from __future__ import annotations

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
    for number, raw in enumerate(lines, 1):
        cells = _cells(raw)
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


def _table(rows: list[tuple[str, ...]], start: int) -> list[Piece]:
    """A table needs two rows; else its row is a line."""
    if len(rows) >= 2 and max(map(len, rows)) >= 2:
        return [Table(tuple(rows), start)]
    return [Line("　".join(row), start + i) for i, row in enumerate(rows)]
