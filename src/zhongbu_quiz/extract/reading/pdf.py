"""PDF files to lines, without running headers and page numbers. In: a path. Out: `Piece`s."""

from __future__ import annotations

import importlib
from collections import Counter
from math import hypot, inf
from pathlib import Path
from typing import Any

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.extract.blocks import Line, Piece
from zhongbu_quiz.loading.limits import DOCUMENT_TEXT, PDF_PAGES, not_read, too_much_text
from zhongbu_quiz.loading.pdf import check_packed, check_pages
from zhongbu_quiz.messages import _

_Box = tuple[float, float, float, float]

_EDGE = 2
"""How many lines at the top and the foot of a page may be running headers."""

_FAR = 0.8
"""A gap that ends a line, in sizes of the type: words of a line stand closer, cells of a table and columns do not."""

_SEEN = 0.12
"""A gap that is a space, in sizes of the type: a quarter is usual, and letters are set apart by less."""

_ENDS = "\r\n"


def read_pdf(path: Path) -> list[Piece]:
    """The text of the pages, line by line. Raises UserError for a damaged, locked or scanned file, and for one that holds more than is read."""
    pdfium: Any = importlib.import_module("pypdfium2")
    broken = UserError(_("{path}: is not a readable PDF; export it again").format(path=path))
    check_packed(path)
    try:
        with pdfium.PdfDocument(path) as document:
            if len(document) > PDF_PAGES:
                raise not_read(path, _("has more than {most} pages; split it by chapters").format(most=PDF_PAGES))
            check_pages(path, len(document), broken)
            pages = _pages(path, document, pdfium.raw)
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium.raw.FPDF_ERR_PASSWORD:
            raise UserError(_("{path}: is locked with a password; save an open copy").format(path=path)) from None
        raise broken from None
    if sum(len(line) for page in pages for line in page) < 10 * max(1, len(pages)):
        words = _("{path}: has no text, its pages are pictures (a scan); run OCR on it first, then extract the result")
        raise UserError(words.format(path=path))
    running = _running(pages)
    lines = [
        line for page in pages for i, line in enumerate(page) if not (_at_edge(page, i) and line.strip() in running)
    ]
    return [Line(line, number) for number, line in enumerate(lines, 1)]


def _pages(path: Path, document: Any, raw: Any) -> list[list[str]]:
    """The lines of each page. Raises ContentError where they are too long together, before more is read."""
    pages: list[list[str]] = []
    count = 0
    for page in document:
        text = page.get_textpage()
        count += text.count_chars()
        if count > DOCUMENT_TEXT:
            raise too_much_text(path)
        pages.append(_page_lines(page, text, raw))
    return pages


def _page_lines(page: Any, text: Any, raw: Any) -> list[str]:
    """The lines of one page in the order of the file. PDFium says where lines end and spaces may stand; what is far
    apart on one line (cells of a table, columns) ends a line too, and a space must be wide enough to be seen."""
    inside = page.get_bbox()
    lines = [""]
    last: _Box | None = None
    space = False
    for i in range(text.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text, i))
        if raw.FPDFText_IsGenerated(text, i) == 1:
            if sign == " ":
                space = True
            else:
                last = None
            continue
        box: _Box = text.get_charbox(i, loose=True)
        if sign in _ENDS or max(_apart(box, inside)) > 0:
            continue
        gap = max(_apart(box, last)) if last else inf
        em = _em(text, i, raw) if 0 < gap < inf else 1.0
        if gap > _FAR * em:
            lines.append("")
        elif space and gap > _SEEN * em and not lines[-1][-1].isspace():
            lines[-1] += " "
        lines[-1] += "-" if raw.FPDFText_IsHyphen(text, i) == 1 else sign
        last, space = box, False
    return [line for line in map(_sound, lines) if line.strip()]


def _em(text: Any, i: int, raw: Any) -> float:
    """How large the character with the index `i` is printed."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, i, matrix)
    return float(raw.FPDFText_GetFontSize(text, i) * hypot(matrix.c, matrix.d))


def _apart(one: _Box, other: _Box) -> tuple[float, float]:
    """How far two boxes are apart, across and down; negative where they overlap."""
    return max(other[0] - one[2], one[0] - other[2]), max(other[1] - one[3], one[1] - other[3])


def _sound(line: str) -> str:
    """A line without what is no character: halves of pairs are put together, and what is left alone is marked as lost."""
    return line.replace("\0", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _at_edge(page: list[str], i: int) -> bool:
    return i < _EDGE or i >= len(page) - _EDGE


def _running(pages: list[list[str]]) -> set[str]:
    """Lines that stand at the edge of most pages."""
    seen = Counter(line for page in pages for line in {page[i].strip() for i in range(len(page)) if _at_edge(page, i)})
    return {line for line, count in seen.items() if count >= 3 and count * 2 > len(pages)}
