"""The tables of a web page that is named as a workbook is. In: its text. Out: the rows of a sheet, as Excel would show the page."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from zhongbu_quiz.loading.limits import CELLS, COLUMNS, ROWS, too_broad, too_full, too_long

_MOST_SPANNED = 200
"""A cell that says that it covers more columns or rows than this covers so many."""
_SILENT = ("script", "style", "title")


class _Tables(HTMLParser):
    """Collects the texts of cells; tables stand one below another, with an empty row between them."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._filled = 0
        self.rows: list[list[str]] = []
        self._spans: dict[tuple[int, int], str] = {}
        self._cell: list[str] | None = None
        self._covers = (1, 1)
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A table, a row, a cell, or a new line within one."""
        if tag in _SILENT:
            self._silent += 1
        elif tag == "tr" or (tag == "table" and self.rows):
            self._end_cell()
            self.rows.append([])
            if len(self.rows) > ROWS:
                raise too_long(self._path, "")
        elif tag in ("td", "th"):
            self._end_cell()
            said = dict(attrs)
            self._cell = []
            self._covers = (_span(said.get("rowspan")), _span(said.get("colspan")))
        elif tag in ("br", "p", "div") and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """The end of a cell."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in ("td", "th", "tr", "table"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        """Text, which counts within a cell."""
        if self._cell is not None and not self._silent:
            self._cell.append(" ".join(data.split()) if data.strip() else "")

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        if not self.rows:
            self.rows.append([])
        text, self._cell = "".join(self._cell).strip(), None
        row, number = self.rows[-1], len(self.rows) - 1
        self._take_spanned(row, number)
        down, across = self._covers
        self._filled += down * across
        if self._filled > CELLS:
            raise too_full(self._path)
        if len(row) + across > COLUMNS:
            raise too_broad(self._path, "")
        for below in range(1, down):
            self._spans |= {(number + below, len(row) + place): text for place in range(across)}
        row.extend([text] * across)
        self._take_spanned(row, number)

    def _take_spanned(self, row: list[str], number: int) -> None:
        while (number, len(row)) in self._spans:
            row.append(self._spans.pop((number, len(row))))


def web_rows(path: Path, text: str) -> list[list[str]]:
    """The rows of all tables of a page; a cell that covers several columns or rows says its text in each. Raises ContentError where it holds
    more than is read of a sheet."""
    parser = _Tables(path)
    parser.feed(text)
    parser.close()
    return parser.rows


def _span(said: str | None) -> int:
    return min(max(int(said), 1), _MOST_SPANNED) if said and said.strip().isdecimal() else 1
