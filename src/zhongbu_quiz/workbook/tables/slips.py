"""Cells that hardly say what they mean. In: a table, or the figures of a column. Out: the table with marks of repetition filled in, and which
cells are to be looked at."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import Literal, NamedTuple

from zhongbu_quiz.data.written_dates import written_date
from zhongbu_quiz.values.listed import listed
from zhongbu_quiz.workbook.cells import cell_text
from zhongbu_quiz.workbook.chinese_marks import unpaired, with_chinese_marks
from zhongbu_quiz.workbook.grid import EMPTY, Cell, Grid
from zhongbu_quiz.workbook.tables.asked import without_label
from zhongbu_quiz.workbook.tables.bared import (
    breaks_off,
    is_only_marks,
    lettered,
    without_inner_spaces,
    without_marks,
    without_number,
    without_word_behind,
)
from zhongbu_quiz.workbook.tables.layout import Table, left_out
from zhongbu_quiz.workbook.tables.roles import holds_asides, is_date, known_part
from zhongbu_quiz.workbook.tables.words import (
    bare,
    is_left_to_others,
    names_a_page,
    names_a_place_in_a_book,
    only_refers,
    pattern,
    shown,
    words,
)

FAR = 1000
"""A figure this many times the next larger or smaller one of its column is in another unit, or mistyped; provinces, countries and mountains
lie closer to each other."""
NOT_YET = 2030
"""An event of a later year than this is no history."""
APART = 50
"""So many years before or behind its neighbours lies a date that is mistyped, in a table that goes on with time."""
_OF_DYNASTY = 20
"""Years before the first reign of a dynasty, and behind its last one, in which something may still be of it."""
_LEAST = 4
"""So many figures tell what is usual in their column."""

_COUNTED_NAME = re.compile(r"(\d{1,3})\s*([\u4e00-\u9fff]\D+)")


class Figure(NamedTuple):
    """A figure of a column, in its base unit, and what messages call its cell."""

    cell: str
    value: Fraction


@dataclass
class Numbers:
    """What was seen of the numbers of a table: `odd` cells of their columns that hold none, dates of events still `to_come`, cells `doubted` by a
    question mark, cells of figures that say that there is none (`absent`); the `years` of events with their cells;
    what the numbers are called, with its `figures` in each base unit, with its `units` and the cells of each, and with those units that were
    `spelled` otherwise than they stand there."""

    odd: list[str] = field(default_factory=list)
    to_come: list[str] = field(default_factory=list)
    doubted: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    years: list[tuple[str, int]] = field(default_factory=list)
    figures: dict[tuple[str, str], list[Figure]] = field(default_factory=dict)
    spelled: dict[str, dict[str, str]] = field(default_factory=dict)
    units: dict[str, dict[str, list[str]]] = field(default_factory=dict)


Change = Literal["filled", "emptied", "referring", "ticked", "only_marks", "marked", "unnumbered", "widened", "unpaired", "grouped", "unfilled",
                 "unfinished"]  # fmt: skip
"""What was done to a cell: it holds now what stands above it; it says that something is missing, only where to look, TRUE or FALSE, or nothing
but marks of its owner, and was emptied; such marks, or the numbers of what it lists, were left out; its half-width marks are Chinese ones. Or what
is to be done: a mark in it lacks the other one of its pair, or it says that it repeats an empty cell."""


class Cleaned(NamedTuple):
    """A sheet, and what its cells are called of which there is something to say, by what that is."""

    grid: Grid
    cells: dict[Change, list[str]]



def cleaned(
    grid: Grid, first: int, places: Collection[int], texts: Collection[int], loose: Collection[int], told: Collection[int] = (),
    titles: Mapping[int, str] = MappingProxyType({}),
) -> Cleaned:
    """A sheet from a row on, in some of its columns: cells that say 同上 or 〃 hold what stands above them (nothing, where nothing does),
    those that only say that something is still to be written (待补) or where to look (见课本P98) hold nothing, and those among `texts` that
    number what they list (①…②…) hold it without the numbers; those that are `loose`, too, without one number for themselves (1.甲事), without
    marks for pupils and with Chinese marks; those that are `told` of an event hold nothing where they only name a place in a book (课本第12页图);
    those under `titles` hold what they say without the title before it.
    In our own form, which goes into YAML and back, none are."""
    rows = [list(row) for row in grid.rows]
    changed: dict[Change, list[str]] = {}

    def tell(change: Change) -> None:
        changed.setdefault(change, []).append(grid.called(number, place))

    above: dict[int, Cell] = {}
    for number in range(first, len(rows)):
        several = sum(bool(shown(cell)) for cell in rows[number]) > 1
        if several:
            above.update((place, EMPTY) for place in places if place >= len(rows[number]))
        for place in (place for place in places if place < len(rows[number])):
            text = without_label(shown(rows[number][place]), titles.get(place, ""))
            if text != shown(rows[number][place]):
                rows[number][place] = replace(rows[number][place], value=text)
            before = above.get(place)
            if several and (not text or bare(text) not in words("repeats")):
                above[place] = EMPTY  # 同上 below an empty cell says nothing
            if place in loose and isinstance(rows[number][place].value, bool):
                rows[number][place] = EMPTY
                tell("ticked")
            elif bare(text) in words("repeats") and before is not None:
                rows[number][place] = before
                tell("filled" if before is not EMPTY else "unfilled")
            elif bare(text) in words("pending") | words("repeats") or (place in loose and is_left_to_others(text)):
                rows[number][place] = EMPTY
                tell("emptied")
            elif place in loose and is_only_marks(text):
                rows[number][place] = EMPTY
                tell("only_marks")
            elif place in loose and breaks_off(text):
                rows[number][place] = EMPTY
                tell("unfinished")
            elif only_refers(text) or (place in loose and names_a_page(text)) or (place in told and names_a_place_in_a_book(text)):
                rows[number][place] = EMPTY
                tell("referring")
            elif text:
                beside = [shown(grid.cell(near, place)) for near in (number - 1, number + 1) if first <= near < len(rows)]
                raw = cell_text(rows[number][place])
                plain, changes = _plain(text, raw, place in texts, place in loose, beside)
                if plain != text:
                    rows[number][place] = replace(rows[number][place], value=plain)
                for change in changes:
                    tell(change)
                if place in loose and isinstance(value := rows[number][place].value, str):
                    if (chinese := with_chinese_marks(value)) != value:
                        rows[number][place] = replace(rows[number][place], value=chinese)
                        tell("widened")
                    if unpaired(chinese):
                        tell("unpaired")
                above[place] = rows[number][place]
    return Cleaned(replace(grid, rows=rows), changed)


def _plain(text: str, raw: str, lists: bool, loose: bool, beside: Sequence[str]) -> tuple[str, list[Change]]:
    """A text without marks for pupils and the numbers of what it lists; and what of these was left out and is told."""
    changes: list[Change] = []
    told = text = without_inner_spaces(text) if loose else text
    if loose and (told := without_marks(without_word_behind(text, raw))) != text:
        changes.append("marked")
    entries = (listed(told) if lists else []) or ((lettered(told) or without_number(told, beside)) if loose else [])
    if entries:
        told = "；".join(entries)
        changes.append("unnumbered")
    return told, changes


def cleaned_table(table: Table) -> tuple[Table, Cleaned]:
    """The same of a table, below its titles."""
    skipped = {place for place, title in table.titles.items() if place not in table.said and _is_aside(table, place, title)}
    places = [place for place in table.titles if not left_out(table, place) and place not in skipped]
    grouped, cells = _with_groups(table)
    told = [place for place in places if known_part(table.titles[place]) in ("actor", "place")]
    found = cleaned(grouped, table.head + 1, places, places, places, told, {place: table.titles[place] for place in places})
    if cells:
        found.cells["grouped"] = cells
    grid, counted = _without_counts(found.grid, table.body, min(places, default=0))
    if counted:
        found.cells.setdefault("unnumbered", []).extend(counted)
    return replace(table, grid=grid), found._replace(grid=grid)


def _with_groups(table: Table) -> tuple[Grid, list[str]]:
    """The sheet of a table of events with each group (时期, 朝代) in all its rows, where only the first names it; and the cells that were filled."""
    rows = [list(row) for row in table.grid.rows]
    filled: list[str] = []
    of_events = {"date", "event"} <= set(map(known_part, table.titles.values()))
    groups = words("groups") | words("land_of") if of_events else frozenset()
    for place in (at for at, title in table.titles.items() if known_part(title) == "section" or title in groups):
        named = [row for row in table.body if table.text(row, place)]
        texts = {table.text(row, place) for row in named}
        empty = len(table.body) - len(named)
        of_ages = table.titles[place] in words("dynasty_titles")
        few = empty < len(named) if of_ages else 2 * empty < len(named)  # what most rows tell is no head of a group
        if not named or named[0] != table.body[0] or len(texts) < len(named) or few:
            continue
        for row in table.body:
            if row in named:
                above = table.grid.cell(row, place)
                continue
            if of_ages and not _may_be_of(table, row, shown(above)):
                continue
            rows[row].extend([EMPTY] * (place + 1 - len(rows[row])))
            rows[row][place] = above
            filled.append(table.grid.called(row, place))
    return replace(table.grid, rows=rows), filled


def _may_be_of(table: Table, row: int, dynasty: str) -> bool:
    """Whether the time of a row lies in the dynasty of the rows above it, as far as the years of that are known."""
    spans = table.grid.world.eras.reigns.spans(pattern("<dynasty_ends>$").sub("", dynasty))
    dates = [text for place, title in table.titles.items() if known_part(title) == "date" and (text := table.text(row, place))]
    if not spans or not dates or not is_date(dates[0], table.grid.world):
        return True
    start = written_date(dates[0], table.grid.world).start
    return start is None or any(first - _OF_DYNASTY <= start.year <= last + _OF_DYNASTY for first, last in spans)


def _is_aside(table: Table, place: int, title: str) -> bool:
    """Whether a column holds nothing that is asked: by its title, or since its cells only say where the rest stands in a book."""
    known = known_part(title)
    return known == "skip" or (known is None and holds_asides(table, place))


def _without_counts(grid: Grid, body: Sequence[int], place: int) -> tuple[Grid, list[str]]:
    """A sheet without the numbers before the names in a column, where these count its rows (1河南, 2湖北), and the cells that lost one."""
    told = {row: _COUNTED_NAME.fullmatch(shown(grid.cell(row, place))) for row in body}
    counts, names = [found and int(found[1]) for found in told.values()], {found[2] for found in told.values() if found}
    if len(told) < 2 or counts != list(range(1, len(told) + 1)) or len(names) < len(told):
        return grid, []  # 1月, 2月 are names
    rows = [list(row) for row in grid.rows]
    for row, found in told.items():
        if found:
            rows[row][place] = replace(rows[row][place], value=found[2])
    return replace(grid, rows=rows), [grid.called(row, place) for row in told]


def below_zero(figures: Sequence[Figure]) -> list[str]:
    """The few figures of a column that are less than 0 where the others are not."""
    return _few([one for one in figures if one.value < 0], figures)


def out_of_size(figures: Sequence[Figure]) -> list[str]:
    """The few figures of a column that are far larger or far smaller than the others."""
    ordered = sorted((one for one in figures if one.value > 0), key=lambda one: one.value)
    found: set[Figure] = set()
    for place, (one, following) in enumerate(pairwise(ordered), 1):
        if following.value >= FAR * one.value:
            found.update(ordered[:place] if 2 * place < len(ordered) else ordered[place:])
    return _few([one for one in figures if one in found], ordered)


def behind_the_rest(years: Sequence[tuple[str, int]], cells: Sequence[str]) -> list[str]:
    """Those of some cells that stand at the end of the table, as what was added later does."""
    found: list[str] = []
    for cell, _year in reversed(years):
        if cell not in cells:
            break
        found.insert(0, cell)
    return found


def out_of_order(years: Sequence[tuple[str, int]]) -> list[str]:
    """The few dates that lie far from their neighbours in a table which otherwise goes on with time."""
    kept: list[int] = []
    found: list[str] = []
    for place, (cell, year) in enumerate(years):
        following = years[place + 1][1] if place + 1 < len(years) else None
        early = bool(kept) and year < kept[-1] - APART and (following is None or following >= kept[-1])
        late = following is not None and year > following + APART and (not kept or kept[-1] <= following)
        if early or late or (not place and _is_slip_of_first(year, [told for _cell, told in years[1:]])):
            found.append(cell)
        else:
            kept.append(year)
    return found if kept == sorted(kept) and len(years) >= _LEAST and 2 * len(found) < len(years) else []


def _is_slip_of_first(year: int, others: Sequence[int]) -> bool:
    """Whether the year that opens a table is a slip: further before the others than they lie from each other, and than
    twice the widest gap between two rows, and one digit away from a year that
    would go before them. A table may well begin early, so its distance alone tells nothing."""
    first = min(others, default=year)
    meant = map(str, range(first - APART, first + 1))
    widest = max((abs(later - one) for one, later in pairwise(others)), default=0)
    return first - year > max(2 * APART, max(others, default=year) - first, 2 * widest) and any(_is_mistyped(str(year), one) for one in meant)


def _is_mistyped(digits: str, meant: str) -> bool:
    """Whether digits are those of a number but for one that was left out or hit wrongly, or two that changed places."""
    left_out = {meant[:at] + meant[at + 1 :] for at in range(len(meant))}
    turned = {meant[: at - 1] + meant[at] + meant[at - 1] + meant[at + 1 :] for at in range(1, len(meant))}
    hit = len(digits) == len(meant) and sum(one != other for one, other in zip(digits, meant, strict=True)) == 1
    return hit or digits in left_out | turned


def _few(found: Sequence[Figure], of: Sequence[Figure]) -> list[str]:
    """The cells of what was found, where it is less than half of a column that is long enough to tell what is usual."""
    return [one.cell for one in found] if len(of) >= _LEAST and 2 * len(found) < len(of) else []
