"""A column of starts beside a column of ends (起 | 止, 开始时间 | 结束时间) -> one column of when to when. In: cells. Out: cells."""

from __future__ import annotations

import re
from dataclasses import replace

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.messages import _
from zhongbu_quiz.workbook.cells import cell_text
from zhongbu_quiz.workbook.grid import EMPTY, Cell, Grid
from zhongbu_quiz.workbook.tables.layout import LONGEST_TITLE, LOOK_AT_ROWS
from zhongbu_quiz.workbook.tables.roles import MOST, is_date, share
from zhongbu_quiz.workbook.tables.words import pattern, shown, words

_ENDS = r"(.*?)<{name}>(<units_of_time>|)"
_TO = "—"
_LEAST_OF_OUR_ERA = 100
"""An earlier year stands with its era."""
_FROM_TO = re.compile(r"(-?\d{4,}[\d-]*)/(-?\d{4,}[\d-]*)(?: [^（）]*（[^（）]*）)?")
"""From when to when, with or without words in brackets behind it (1898年6月11日—9月21日（农历…）), which are of both ends."""
_YEAR = re.compile(r"-?\d+")


def with_spans(grid: Grid) -> Grid:
    """The sheet, where two titles side by side name a start and an end and dates stand below both, with the two in one column; as it is where none
    are so. Of a row that tells only the end, that is what the column says."""
    for row, cells in enumerate(grid.rows[:LOOK_AT_ROWS]):
        for place in range(len(cells) - 1):
            title = _title(grid, row, place)
            if title and all(_are_dates(grid, row, column) for column in (place, place + 1)):
                return _joined(grid, row, place, title)
    return grid


def at_once(date: str, action: str) -> str:
    """The one end of a date from when to when that is the time of what is done in a moment: the first of what opens a time (抗日战争爆发), the last
    of what closes one; any other date as it is. Raises ValueError where neither end is it: a treaty is not signed for years."""
    found = _FROM_TO.fullmatch(date)
    if not found:
        return date
    if action.endswith(tuple(words("opens_a_span"))):
        return found[1]
    if action.endswith(tuple(words("closes_a_span"))):
        return found[2]
    years = {year[0] for one in found.groups() if (year := _YEAR.match(one))}
    if len(years) > 1 and action.endswith(tuple(words("at_once"))):
        said = _("is from when to when, and {action} is done at one time; write that time, or tell in the event what went on so long")
        raise ValueError(said.format(action=action))
    return date


def _title(grid: Grid, row: int, place: int) -> str:
    """What the two columns are called together: what stands above both titles, else what they share and a word for such times; "" where they are
    none."""
    start, end = (pattern(_ENDS.format(name=name)).fullmatch(shown(grid.cell(row, at))) for name, at in (("starts", place), ("ends", place + 1)))
    if not start or not end or start.groups() != end.groups():
        return ""
    above = [shown(grid.cell(row - 1, at)) for at in (place, place + 1)] if row else ["", ""]
    if above[0] and above[1] in ("", above[0]) and len(above[0]) <= LONGEST_TITLE and len({shown(cell) for cell in grid.rows[row - 1]} - {""}) > 1:
        return above[0]
    (both,) = words("spanned")
    return f"{start[1]}{both}"


def _are_dates(grid: Grid, head: int, place: int) -> bool:
    texts = [text for row in range(head + 1, len(grid.rows)) if (text := cell_text(grid.cell(row, place)))]
    return share(texts, lambda text: is_date(_with_year(text), grid.world)) >= MOST


def _joined(grid: Grid, head: int, place: int, title: str) -> Grid:
    rows = [list(row) for row in grid.rows]
    for number, row in enumerate(rows):
        row.extend([EMPTY] * (place + 2 - len(row)))
        if number == head:
            row[place : place + 2] = Cell(title), EMPTY
        elif number == head - 1 and shown(row[place]) == title:
            row[place + 1] = EMPTY
        elif number > head and cell_text(row[place + 1]):
            row[place : place + 2] = Cell(_span(cell_text(row[place]), cell_text(row[place + 1]))), EMPTY
    return replace(grid, rows=rows)


def _span(start: str, end: str) -> str:
    if start and not start.isdecimal() and end.isdecimal() and int(end) < _LEAST_OF_OUR_ERA:
        end = f"{say('our_era')}{end}"  # 前202 and 8
    return f"{_with_year(start)}{_TO}{_with_year(end)}" if start else f"{say('until')}{_with_year(end)}"


def _with_year(text: str) -> str:
    """A date with the word for a year behind it, where it is a number with or without its era."""
    era = next((one for one in (*say("before_our_era").split(), say("our_era")) if text.startswith(one)), "")
    return f"{text}{say('years').split()[0]}" if text.removeprefix(era).isdecimal() else text
