"""Workbooks and CSV files to tables and the lines above them. In: a path. Out: `Piece`s."""

from __future__ import annotations

from pathlib import Path

from zhongbu_quiz.extract.blocks import Line, Note, Piece, Table
from zhongbu_quiz.messages import _
from zhongbu_quiz.workbook.grid import read_grids
from zhongbu_quiz.workbook.tables.words import shown


def read_sheets(path: Path) -> list[Piece | Note]:
    """The rows of every sheet that is shown; a row of one text (a heading that is merged across) is a line, and ends the table above it.
    A note says that tables can be taken as they stand.

    Raises ContentError where the file cannot be read.
    """
    words = _("{path}: what a table says row by row can be taken as it stands, without drafts: zhongbu-quiz convert {path} {name}-facts.xlsx")
    pieces: list[Piece | Note] = [Note(words.format(path=path, name=path.stem))]
    for grid in read_grids(path):
        rows: list[tuple[str, ...]] = []
        start = 1
        for number, cells in enumerate([*grid.rows, []], 1):
            row = tuple(map(shown, cells))
            texts = {text for text in row if text}
            if len(texts) > 1:
                rows.append(row)
                continue
            if rows:
                pieces.append(Table(tuple(rows), start))
            rows, start = [], number + 1
            pieces += [Line(text, number, whole=True) for text in texts]
    return pieces
