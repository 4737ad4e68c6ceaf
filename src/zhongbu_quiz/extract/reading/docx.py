"""Word documents to lines and tables, in the order of the page. In: a path. Out: `Piece`s."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import is_zipfile

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.extract.blocks import Line, Piece, Table
from zhongbu_quiz.loading.archive import check_archive
from zhongbu_quiz.messages import _


def open_docx(path: Path) -> Any:
    """The document of a Word file, by python-docx. Raises UserError where it is none, or one that unpacks to too much."""
    if is_zipfile(path):
        check_archive(path, max_packed=64 * 1024 * 1024)
    import docx

    try:
        return docx.Document(str(path))
    except Exception:  # python-docx raises whatever its zip and XML parsers raise
        raise UserError(_("{path}: is not a Word document; save it as .docx again").format(path=path)) from None


def read_docx(path: Path) -> list[Piece]:
    """The pieces of a Word file: every paragraph is whole; styles named Heading or Title are headings; merged cells are told once.

    Raises UserError where it is no Word document, or one that unpacks to too much.
    """
    document = open_docx(path)
    from docx.table import Table as DocxTable

    pieces: list[Piece] = []
    for number, block in enumerate(document.iter_inner_content(), 1):
        if isinstance(block, DocxTable):
            rows = tuple(tuple(" ".join(cell.text.split()) for cell in row.cells) for row in block.rows)
            if rows:
                pieces.append(Table(rows, number))
            continue
        style = (block.style.name or "").lower() if block.style is not None else ""
        heading = style.startswith(("heading", "title", "标题"))
        pieces.extend(Line(line, number, heading, whole=True) for line in block.text.split("\n") if line.strip())
    return pieces
