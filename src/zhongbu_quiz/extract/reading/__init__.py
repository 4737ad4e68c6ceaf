"""A file to lines and tables, by its suffix. In: a path. Out: `Piece`s in order. Errors a person can mend are `UserError`s."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.extract.blocks import Line, Note, Piece, Table
from zhongbu_quiz.extract.reading.docx import read_docx
from zhongbu_quiz.extract.reading.pdf import read_pdf
from zhongbu_quiz.extract.reading.sheets import read_sheets
from zhongbu_quiz.extract.reading.text import read_text_file
from zhongbu_quiz.loading.limits import DOCUMENT_BYTES, DOCUMENT_TEXT, too_much_text
from zhongbu_quiz.loading.strangers import check_readable
from zhongbu_quiz.messages import _, joined, typed_path

READERS: dict[str, Callable[[Path], Sequence[Piece | Note]]] = {
    ".txt": read_text_file,
    ".md": read_text_file,
    ".docx": read_docx,
    ".pdf": read_pdf,
    ".html": read_text_file,
    ".htm": read_text_file,
    ".xlsx": read_sheets,
    ".csv": read_sheets,
}
"""Suffix -> reader."""
_SAVED_AS = {
    **dict.fromkeys((".doc", ".wps", ".rtf"), ".docx"),
    **dict.fromkeys((".xls", ".et"), ".xlsx"),
    **dict.fromkeys((".ppt", ".pptx"), ".pdf"),
}
"""What programs of an office save in forms that are not read, and the form to choose there."""


def read_file(path: Path) -> Sequence[Piece | Note]:
    """The lines and tables of a file, and notes on what of it was not read. Raises UserError: missing, of another format, too large, scanned,
    damaged."""
    if path.is_dir():
        words = _("{path}: is a folder, and one file is read at a time; write its name too, such as {example}")
        inside = next((one for one in sorted(path.iterdir()) if one.suffix.lower() in READERS), path / f"text{next(iter(READERS))}")
        raise UserError(words.format(path=path, example=typed_path(inside)))
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        words = _("{path}: cannot read a file without a suffix; give one of {allowed}")
        if path.suffix:
            words = _("{path}: cannot read {suffix}; give one of {allowed}")
        if path.suffix.lower() in _SAVED_AS:
            words = _("{path}: cannot read {suffix}; open it, choose Save As, and the type {other}")
        other = _SAVED_AS.get(path.suffix.lower(), "")
        raise UserError(words.format(path=path, suffix=path.suffix, other=other, allowed=joined(READERS)))
    check_readable(path, DOCUMENT_BYTES)
    pieces = reader(path)
    if sum(map(len, _texts(pieces))) > DOCUMENT_TEXT:
        raise too_much_text(path)
    return pieces


def _texts(pieces: Sequence[Piece | Note]) -> Iterator[str]:
    """All that is read of a document later."""
    for piece in pieces:
        if isinstance(piece, Line):
            yield piece.text
        elif isinstance(piece, Table):
            yield from (cell for row in piece.rows for cell in row)
