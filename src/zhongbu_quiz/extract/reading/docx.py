"""Word documents to lines and tables, in the order of the page. In: a path. Out: `Piece`s."""

from __future__ import annotations

from pathlib import Path

from zhongbu_quiz.extract.blocks import Line, Piece, Table
from zhongbu_quiz.loading.word import open_docx


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
