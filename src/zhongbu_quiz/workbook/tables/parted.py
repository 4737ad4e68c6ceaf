"""A column of dates with what happened behind or before them in the same cells (时间 事件, 事件及时间) -> a column of dates and one of events.
In: cells. Out: cells."""

from __future__ import annotations

import re
from dataclasses import replace

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.data.world import World
from zhongbu_quiz.workbook.cells import cell_text
from zhongbu_quiz.workbook.grid import EMPTY, Cell, Grid
from zhongbu_quiz.workbook.tables.layout import LOOK_AT_ROWS
from zhongbu_quiz.workbook.tables.roles import MOST, is_date, known_part, share
from zhongbu_quiz.workbook.tables.words import pairs, pattern, words

_BETWEEN_TITLES = r"(?:[\s/／、，,；;|｜+＋]|<joins>)+"
_DATE_FIRST = re.compile(r"(\S+?)[\s，,：:]+(\S.*)", re.DOTALL)
_DATE_LAST = re.compile(r"(.*\S)\s*(?:[（(]\s*([^（）()]+?)\s*[)）]|\s(\S+))", re.DOTALL)
_LONGEST_DATE, _SHORTEST_EVENT = 20, 2
"""Characters of a date that nothing sets apart from what happened (1842年8月中英签订《南京条约》), and of what happened."""


def with_parted_dates(grid: Grid) -> Grid:
    """The sheet, where the title of one column names a date and an event, or an event where no other column has a date, and most of its cells open
    or end with a date, with the events in a column of their own behind all others; as it is where none is so."""
    above = ((row, place) for row, cells in enumerate(grid.rows[:LOOK_AT_ROWS]) for place in range(len(cells)))
    at = next((one for one in above if _names_both(grid, *one)), None)
    if at is None:
        return grid
    head, place = at
    told = {row: cell_text(grid.cell(row, place)) for row in range(head + 1, len(grid.rows))}
    if share([text for text in told.values() if text], lambda text: bool(_parts(text, grid.world)[0])) < MOST:
        return grid
    width = max(map(len, grid.rows))
    rows = [[*row, *[EMPTY] * (width + 1 - len(row))] for row in grid.rows]
    for row, text in told.items():
        rows[row][place], rows[row][width] = (Cell(part) if part else EMPTY for part in _parts(text, grid.world))
    titles = _titles(grid, head, place)
    rows[head][place], rows[head][width] = Cell(_first(titles, "date")), Cell(_first(titles, "event"))
    return replace(grid, rows=rows, parted={width: place})


def _titles(grid: Grid, row: int, place: int) -> list[str]:
    return _split(cell_text(grid.cell(row, place)).strip())


def _names_both(grid: Grid, row: int, place: int) -> bool:
    """Whether a title names a date and an event, or an event beside which other titles stand and none names a date."""
    parts = [known_part(title) for title in _titles(grid, row, place)]
    others = [text for other in range(len(grid.rows[row])) if other != place and (text := cell_text(grid.cell(row, other)))]
    alone = parts == ["event"] and bool(others) and not any("date" in map(known_part, (text, *_split(text))) for text in others)
    return sorted(map(str, parts)) == ["date", "event"] or alone


def _split(title: str) -> list[str]:
    return pattern(_BETWEEN_TITLES).split(title)


def _first(titles: list[str], part: str) -> str:
    """The title of a part; where none names it, what it is called."""
    return next((title for title in titles if known_part(title) == part), pairs("examples")[part])


def _parts(text: str, world: World) -> tuple[str, str]:
    """The date that opens a text, or ends it, "" where none does, and the rest."""
    found = _DATE_FIRST.fullmatch(text)
    if found and is_date(found[1], world):
        return found[1], found[2]
    last = _DATE_LAST.fullmatch(text)
    if last and (date := last[2] or last[3]) and not date.isdecimal() and is_date(date, world):
        return date, last[1]
    years = say("years")[0]
    longest = min(_LONGEST_DATE, len(text) - _SHORTEST_EVENT)
    own = tuple(short for short, land in pairs("lands_in_short").items() if land in words("own_land"))  # 8月 中英签订…, no 8月中
    ends = (text[:end] for end in range(longest, 0, -1) if years in text[:end] and not text[:end].endswith(own))
    date = next((date for date in ends if is_date(date, world)), "")
    return date, text[len(date) :]
