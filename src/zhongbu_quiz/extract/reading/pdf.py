"""PDF files to lines and tables, without running headers and page numbers. In: a path. Out: `Piece`s."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from math import hypot, inf
from pathlib import Path
from typing import Any

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.extract.blocks import Line, Note, Piece, Table
from zhongbu_quiz.loading.limits import DOCUMENT_TEXT, PDF_PAGES, not_read, too_much_text
from zhongbu_quiz.loading.pdf import check_packed, check_pages, is_locked, pdfium
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.steps import Step, tell

_Box = tuple[float, float, float, float]
"""Left, bottom, right, top; upwards is more."""
_EDGE = 2
"""How many lines at the top and the foot of a page may be running headers."""
_FAR = 0.8
"""A gap that ends a line, in sizes of the type: words of a line stand closer, cells of a table and columns do not."""
_SEEN = 0.12
"""A gap that is a space, in sizes of the type: a quarter is usual, and letters are set apart by less."""
_ENDS = "\r\n"
_FEWEST = 10
"""A page with fewer signs than this has no text."""
_FEWEST_ROWS = 3
"""So many rows of cells, one below another, are a table; columns of a page make one row at most."""


@dataclass(slots=True)
class _Printed:
    """A line as it stands on its page: its words, the box of its first sign, which grows to the right, and the size of its type."""

    text: str
    box: _Box
    em: float


def read_pdf(path: Path) -> list[Piece | Note]:
    """The text of the pages, line by line, with a note on pages that are pictures. Raises UserError for a damaged, locked or scanned file,
    and for one that holds more than is read."""
    broken = UserError(_("{path}: is not a readable PDF; export it again").format(path=path))
    check_packed(path)
    with pdfium() as module:
        try:
            with module.PdfDocument(path) as document:
                if len(document) > PDF_PAGES:
                    raise not_read(path, _("has more than {most} pages; split it by chapters").format(most=PDF_PAGES))
                check_pages(path, len(document), broken)
                pages, pictures = _pages(path, document, module.raw)
        except module.PdfiumError:
            if is_locked(path):
                raise UserError(_("{path}: is locked with a password; save an open copy").format(path=path)) from None
            raise broken from None
    if sum(len(line.text) for page in pages for line in page) < _FEWEST * max(1, len(pages)) and len(pictures) in (0, len(pages)):
        words = _("{path}: has no text, its pages are pictures (a scan); run OCR on it first, then extract the result")
        raise UserError(words.format(path=path))
    running = _running(pages)
    kept = [[line for i, line in enumerate(page) if not (_at_edge(page, i) and line.text.strip() in running)] for page in pages]
    lost = [at for at in pictures if sum(len(line.text) for line in kept[at]) < _FEWEST]
    words = _("{path}: not read, since they are pictures (a scan): pages {pages}; run OCR on them first, then extract the result")
    notes = [Note(words.format(path=path, pages=joined(str(at + 1) for at in lost)))] if lost else []
    return [*notes, *_pieces(kept)]


def _pages(path: Path, document: Any, raw: Any) -> tuple[list[list[_Printed]], list[int]]:
    """The lines of each page, and which pages hold a picture. Raises ContentError where they are too long together, before more is read."""
    pages: list[list[_Printed]] = []
    pictures: list[int] = []
    count = 0
    for at, page in enumerate(document):
        tell(Step(_("pages of the document read"), at, len(document)))
        text = page.get_textpage()
        count += text.count_chars()
        if count > DOCUMENT_TEXT:
            raise too_much_text(path)
        pages.append(_page_lines(page, text, raw))
        if any(True for _object in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,))):
            pictures.append(at)
    return pages, pictures


def _page_lines(page: Any, text: Any, raw: Any) -> list[_Printed]:
    """The lines of one page in the order of the file. PDFium says where lines end and spaces may stand; what is far
    apart on one line (cells of a table, columns) ends a line too, and a space must be wide enough to be seen."""
    inside = page.get_bbox()
    lines: list[_Printed] = []
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
        em = _em(text, i, raw) if gap > 0 else 1.0
        if gap > _FAR * em:
            lines.append(_Printed("", box, em))
        line = lines[-1]
        if space and line.text and gap > _SEEN * em and not line.text[-1].isspace():
            line.text += " "
        line.text += "-" if raw.FPDFText_IsHyphen(text, i) == 1 else sign
        line.box = (*line.box[:2], box[2], line.box[3])
        last, space = box, False
    for line in lines:
        line.text = _sound(line.text)
    return [line for line in lines if line.text.strip()]


def _pieces(pages: list[list[_Printed]]) -> Iterator[Piece]:
    """The lines in order, numbered through the file; rows of cells that stand one below another are tables."""
    number = 1
    for page in pages:
        for several, group in groupby(_rows(page), lambda row: len(row) > 1):
            rows = list(group)
            if several and len(rows) >= _FEWEST_ROWS:
                yield Table(tuple(tuple("".join(line.text for line in cell) for cell in row) for row in rows), number)
            else:
                lines = (line for row in rows for cell in row for line in cell)
                yield from (Line(line.text, number + at) for at, line in enumerate(lines))
            number += sum(len(cell) for row in rows for cell in row)


def _rows(page: list[_Printed]) -> Iterator[list[list[_Printed]]]:
    """The lines of a page as rows of cells: a line that stands to the right of the one before, and not below its row, is a cell of it; one
    right below the last of several cells goes on with it."""
    row: list[list[_Printed]] = []
    for line in page:
        if row:
            last = row[-1][-1]
            foot = min(each.box[1] for cell in row for each in cell)
            if line.box[0] > last.box[2] and line.box[3] > foot + line.em / 4:
                row.append([line])
                continue
            below = last.box[1] - line.box[3]
            if len(row) > 1 and abs(line.box[0] - row[-1][0].box[0]) < line.em and below < line.em:
                row[-1].append(line)
                continue
            yield row
        row = [[line]]
    if row:
        yield row


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


def _at_edge(page: list[_Printed], i: int) -> bool:
    return i < _EDGE or i >= len(page) - _EDGE


def _running(pages: list[list[_Printed]]) -> set[str]:
    """Lines that stand at the edge of most pages."""
    seen = Counter(line for page in pages for line in {page[i].text.strip() for i in range(len(page)) if _at_edge(page, i)})
    return {line for line, count in seen.items() if count >= 3 and count * 2 > len(pages)}
