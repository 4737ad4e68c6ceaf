"""A file to lines and tables, by its suffix. In: a path. Out: `Piece`s in order. Errors a person can mend are `UserError`s."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.extract.blocks import Piece
from zhongbu_quiz.extract.reading.docx import read_docx
from zhongbu_quiz.extract.reading.pdf import read_pdf
from zhongbu_quiz.extract.reading.text import read_text_file
from zhongbu_quiz.messages import _, joined, reason

READERS: dict[str, Callable[[Path], list[Piece]]] = {
    ".txt": read_text_file,
    ".md": read_text_file,
    ".docx": read_docx,
    ".pdf": read_pdf,
}
"""Suffix -> reader."""

MAX_BYTES = 64 * 1024 * 1024


def read_file(path: Path) -> list[Piece]:
    """The lines and tables of a file. Raises UserError: missing, of another format, too large, scanned, damaged."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        words = _("{path}: cannot read a file without a suffix; give one of {allowed}")
        if path.suffix:
            words = _("{path}: cannot read {suffix}; give one of {allowed}")
        raise UserError(words.format(path=path, suffix=path.suffix, allowed=joined(READERS)))
    try:
        size = path.stat().st_size
    except OSError as error:
        words = _("{path}: cannot be read ({reason}); check the name")
        raise UserError(words.format(path=path, reason=reason(error))) from None
    if size > MAX_BYTES:
        words = _("{path}: is larger than {most} MB; split it into smaller files")
        raise UserError(words.format(path=path, most=MAX_BYTES // 2**20))
    return reader(path)
