"""PDF files to lines, without running headers and page numbers. In: a path. Out: `Piece`s."""

from __future__ import annotations

import importlib
from collections import Counter
from pathlib import Path
from typing import Any

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.extract.blocks import Line, Piece
from zhongbu_quiz.messages import _

_EDGE = 2
"""How many lines at the top and the foot of a page may be running headers."""


def read_pdf(path: Path) -> list[Piece]:
    """The text of the pages, line by line. Raises UserError for a damaged, locked or scanned file."""
    pymupdf: Any = importlib.import_module("pymupdf")
    pymupdf.TOOLS.mupdf_display_errors(False)
    try:
        with pymupdf.open(path, filetype="pdf") as document:
            if document.needs_pass:
                raise UserError(_("{path}: is locked with a password; save an open copy").format(path=path))
            pages = [_page_lines(page.get_text("text", sort=False)) for page in document]
    except UserError:
        raise
    except Exception:  # MuPDF's own family of errors
        raise UserError(_("{path}: is not a readable PDF; export it again").format(path=path)) from None
    if sum(len(line) for page in pages for line in page) < 10 * max(1, len(pages)):
        words = _("{path}: has no text, its pages are pictures (a scan); run OCR on it first, then extract the result")
        raise UserError(words.format(path=path))
    running = _running(pages)
    lines = [
        line for page in pages for i, line in enumerate(page) if not (_at_edge(page, i) and line.strip() in running)
    ]
    return [Line(line, number) for number, line in enumerate(lines, 1)]


def _page_lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _at_edge(page: list[str], i: int) -> bool:
    return i < _EDGE or i >= len(page) - _EDGE


def _running(pages: list[list[str]]) -> set[str]:
    """Lines that stand at the edge of most pages."""
    seen = Counter(line for page in pages for line in {page[i].strip() for i in range(len(page)) if _at_edge(page, i)})
    return {line for line, count in seen.items() if count >= 3 and count * 2 > len(pages)}
