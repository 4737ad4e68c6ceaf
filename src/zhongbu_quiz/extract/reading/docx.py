"""Word documents to lines and tables, in the order of the page. In: a path. Out: `Piece`s."""

from __future__ import annotations

from pathlib import Path

from zhongbu_quiz.extract.blocks import Line, Piece, Table
from zhongbu_quiz.loading.word import WordTable, word_blocks


def read_docx(path: Path) -> list[Piece]:
    """The pieces of a Word file: every paragraph is whole; styles named Heading or Title are headings; merged cells are told once.

    Raises UserError where it is no Word document, or one that holds more than is read.
    """
    pieces: list[Piece] = []
    for number, block in enumerate(word_blocks(path), 1):
        if isinstance(block, WordTable):
            rows = tuple(tuple(" ".join(cell.split()) for cell in row) for row in block.rows)
            if rows:
                pieces.append(Table(rows, number))
            continue
        heading = block.style.startswith(("heading", "title", "标题"))
        pieces.extend(Line(line, number, heading, whole=True) for line in block.text.split("\n") if line.strip())
    return pieces
