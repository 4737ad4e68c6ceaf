"""The header row of a sheet: which column of cells holds which field."""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.workbook.cells import cell_text
from zhongbu_quiz.workbook.columns import ALSO, KIND_COLUMN, REMARKS, Column, Sheet, sheets
from zhongbu_quiz.workbook.grid import Grid
from zhongbu_quiz.workbook.tables.words import words as listed

LONGEST_TITLE = 40
LOOK_AT_ROWS = 10
"""A title may stand above the header; it is looked for in the first rows."""

_ALSO_KEYS = re.compile(r"also\.(\d{1,2})\.(document|section|evidence)")
_MUST = re.compile(r"[*＊]$|[（(](?:必填|选填|必须)[）)]$")


@dataclass(frozen=True)
class Header:
    """Where the header stands, the words of each column (by its place), and the place of the column that says the kind."""

    row: int
    titles: dict[int, str]
    kind_place: int | None
    accept_place: int | None = None
    """Where drafts are accepted, in a sheet of them."""

    def columns(self, sheet: Sheet) -> dict[int, Column]:
        """The columns that this kind of sheet knows, by their place."""
        known = _known(sheet)
        found = {}
        for place, title in self.titles.items():
            column = known.get(title) or _further(title)
            if column:
                found[place] = column
        return found


@lru_cache(maxsize=4096)  # the titles that are known are asked for at every row
def flat(text: str) -> str:
    """A header or sheet name for comparison: no spaces, no case, no mark of 必填."""
    return _MUST.sub("", "".join(unicodedata.normalize("NFKC", text).split())).casefold()


def find_header(grid: Grid) -> Header | None:
    """The first row with two known titles or more, or None."""
    names = {title for sheet in sheets() for title in _known(sheet)} | set(KIND_COLUMN)
    for number in range(min(LOOK_AT_ROWS, len(grid.rows))):
        titles = {
            place: flat(cell_text(cell)[:LONGEST_TITLE])
            for place, cell in enumerate(grid.rows[number])
            if cell.value is not None
        }
        if sum(title in names for title in titles.values()) >= 2:
            kinds = [place for place, title in titles.items() if title in KIND_COLUMN]
            marks = [place for place, title in titles.items() if title in listed("accept")]
            return Header(number, titles, kinds[0] if kinds else None, marks[0] if marks else None)
    return None


def header_problems(grid: Grid, header: Header, sheets: tuple[Sheet, ...]) -> list[tuple[int, int, str]]:
    """(row, column, words) for titles that nobody knows, that stand twice, and columns with cells but no title."""
    problems = []
    known: dict[str, str] = {}
    for sheet in sheets:
        known.update({title: column.title for title, column in _known(sheet).items()})
    known.update({flat(column.title): column.title for sheet in sheets for column in sheet.columns})
    extra = {column.title for sheet in sheets for column in sheet.also_read}
    seen: dict[str, int] = {}
    for place, title in header.titles.items():
        unread = title in REMARKS or (title in listed("skip") and title not in known)
        if not title or unread or title[0] in "#_" or place in (header.kind_place, header.accept_place):
            continue
        further = _further(title)
        name = further.key if further else known.get(title, "")
        if not name:
            close = difflib.get_close_matches(title, known, 1, 0.5)
            allowed = joined(name for name in dict.fromkeys(known.values()) if name not in extra)
            words = _("the column {title} is not known here; write one of {allowed}, or {remark} for what only you read")
            if close:
                words = _("the column {title} is not known here; did you mean {near}? write one of {allowed}, or {remark} for what only you read")
            near = known[close[0]] if close else ""
            problems.append((header.row, place, words.format(title=title, near=near, allowed=allowed, remark=REMARKS[0])))
        elif name in seen:
            words = _("the column {title} stands twice (first in {first}); remove one")
            problems.append((header.row, place, words.format(title=title, first=grid.called(header.row, seen[name]))))
        seen.setdefault(name, place)
    width = max((len(row) for row in grid.rows), default=0)
    for place in range(width):
        if not header.titles.get(place):
            filled = next(
                (n for n in range(header.row + 1, len(grid.rows)) if grid.cell(n, place).value is not None), None
            )
            if filled is not None:
                words = _("this column has no title in row {row}; write one, or {remark} for what only you read")
                problems.append((filled, place, words.format(row=header.row + 1, remark=REMARKS[0])))
    return problems


def _known(sheet: Sheet) -> dict[str, Column]:
    """Titles that are read for a sheet, Chinese and English, own names before those that other columns share."""
    known: dict[str, Column] = {}
    columns = (*sheet.columns, *sheet.also_read)
    for column in columns:
        for name in (column.title, column.key):
            known[flat(name)] = column
    for column in columns:
        for name in column.also:
            known.setdefault(flat(name), column)
    return known


def _further(title: str) -> Column | None:
    """又见2文献 and also.2.document: the columns of further places where a fact is told."""
    match = _ALSO_KEYS.fullmatch(title)
    if match:
        return also_column(int(match[1]), match[2])
    for name, pattern in ALSO.items():
        found = re.fullmatch(flat(pattern).replace("{}", r"(\d{1,2})"), title)
        if found:
            return also_column(int(found[1]), name)
    return None


def also_column(number: int, name: str) -> Column:
    """The column of one field of a further place; numbers start at 1."""
    form = "fragments" if name == "evidence" else "text"
    return Column(f"also.{number}.{name}", ALSO[name].format(number), form)
