"""Where a table is in a sheet. In: cells. Out: its titles, what stands above them, and the rows that belong to it.

Titles may stand in two rows (人口 over 2019年 and 2020年) and under a heading of the whole; blank rows, remarks, headings between the rows, sums
and rows that say the same again are told apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from itertools import pairwise

from zhongbu_quiz.messages import _
from zhongbu_quiz.values.numbers import NUMERALS
from zhongbu_quiz.workbook.grid import Grid
from zhongbu_quiz.workbook.tables.titles import is_unit
from zhongbu_quiz.workbook.tables.words import in_one_line, pairs, pattern, shown, value, words

LOOK_AT_ROWS = 12
"""In how many rows of several cells, from the top, the titles are looked for."""
LONGEST_TITLE = 30
_ROLE = re.compile(r"【\s*(.+?)\s*】")
_NUMBER = re.compile(r"[-+]?[\d,，.．]+%?")
_YEAR = re.compile(r"\d{4}年?")
_COUNT = re.compile(rf"[\W\dA-Za-z{NUMERALS}]*|.*\d.*")
"""What numbers a row: 1, 12., 一、, 近代-03."""
TITLE_LISTS = ("date", "event", "actor", "place", "definition", "term", "unit", "section", "traits", "titles")
"""The lists of words that are known as titles."""
_MARK = re.compile(r"[：:]")
_NOBODY = r"(?:<of_whom>)?(?:(?:<of_class>|<totals>)(?:\s*[（(：:].*|\s*\d+\s*<heads>?)?|\s*\d+\s*<heads>)"
_TOTALS = r"(?:<totals_of>)?\s*<totals>\s*(?:[（(：:].*)?"


@dataclass(frozen=True)
class Table:
    """`titles`: the words above each column, by its place. `said`: what a row of 【words】 says that columns are, with the row that it is.
    `caption`: the words above the titles. `body`: the rows of the table; `left`: rows that are none; `doubled`: (row, the same row before)."""

    grid: Grid
    head: int
    titles: Mapping[int, str]
    said: Mapping[int, str] = field(default_factory=dict)
    said_row: int = 0
    caption: str = ""
    body: tuple[int, ...] = ()
    left: tuple[int, ...] = ()
    doubled: tuple[tuple[int, int], ...] = ()

    def text(self, row: int, place: int) -> str:
        """What a cell of the table says."""
        return value(self.grid.cell(row, place))


def find_tables(grid: Grid) -> list[Table]:
    """The tables of a sheet: one, or several with the same titles side by side; none where no row can be titles."""
    rows = [{place: text for place, cell in enumerate(cells) if (text := shown(cell))} for cells in grid.rows]
    said_row, said = _said(rows)
    width = max((len(set(row.values())) for row in rows), default=0)
    broad = [n for n, row in enumerate(rows) if n != said_row and len(set(row.values())) > 1][:LOOK_AT_ROWS]
    head = next((n for n in broad if 2 * len(set(rows[n].values())) >= width and are_titles(rows[n]) and not _is_above(rows, n)), None)
    if head is None:
        return []
    titles = {place: in_one_line(text) for place, text in rows[head].items()}
    last = head
    below = next((n for n in range(head + 1, len(rows)) if n != said_row and rows[n]), None)
    if below is not None and _goes_on(rows, head, below):
        titles = _spread(titles, rows[below])
        titles = _united(titles, rows[below])
        last = below
    elif below is not None and is_second(rows[head], rows[below]):
        titles = _united(titles, rows[below])
        last = below
    below = next((n for n in range(last + 1, len(rows)) if n != said_row and rows[n]), None)
    if below is not None and _are_units(titles, rows[below]):
        units = {place: text.strip("（()）") for place, text in rows[below].items() if is_unit(text)}
        titles |= {place: f"{titles[place]}（{unit}）" for place, unit in units.items() if not titles[place].endswith((")", "）"))}
        last = below
    above = [rows[n] for n in range(head) if n != said_row and not _is_made_by(rows[n])]
    first = min((place for row in rows[last + 1 :] if len(row) > 1 for place in row), default=0)
    if first not in titles:  # a corner with nothing in it
        counts = [row[first] for row in rows[last + 1 :] if len(row) > 1 and first in row]
        (numbered,) = words("row_numbers")
        titles[first] = numbered if len(counts) > 1 and counts == [str(number) for number in range(1, len(counts) + 1)] else role_names()[0]
    found = []
    used = {place for row in rows for place in row}
    blocks = _blocks(dict(sorted(titles.items())), used)
    for block in blocks:
        own = rows if len(blocks) == 1 else [{place: text for place, text in row.items() if place in block} for row in rows]
        body, left, doubled = _sorted_rows(own, last, said_row, block)
        told = {place: word for place, word in said.items() if place in block or len(block) == len(titles)}
        heads = (text for row in above for place, text in row.items() if len(row) < 2 or len(blocks) == 1 or place in block)
        caption = "　".join(dict.fromkeys((*(grid.headings or ()), *heads)))
        found.append(Table(grid, last, block, told, said_row, caption, tuple(body), tuple(left), tuple(doubled)))
    return found


def _blocks(titles: Mapping[int, str], used: Set[int]) -> list[dict[int, str]]:
    """The titles of each of several tables side by side, with the same titles (单词, 释义, 单词, 释义) or an empty column between them; else all
    of them. `used`: the columns in which anything stands."""
    words, places = list(titles.values()), list(titles)
    for size in range(2, len(words) // 2 + 1):
        if len(words) % size == 0 and words == words[:size] * (len(words) // size):
            return [dict(zip(places[at : at + size], words, strict=False)) for at in range(0, len(words), size)]
    apart = [[places[0]]]
    for before, place in pairwise(places):
        if used.isdisjoint(range(before + 1, place)) and place - before > 1:
            apart.append([])
        apart[-1].append(place)
    if all(len(block) > 1 for block in apart):
        return [{place: titles[place] for place in block} for block in apart]
    return [dict(titles)]


def _said(rows: list[dict[int, str]]) -> tuple[int, dict[int, str]]:
    for number, row in enumerate(rows[:LOOK_AT_ROWS]):
        found = {place: match[1] for place, text in row.items() if (match := _ROLE.fullmatch(text))}
        if found and len(found) == len(row) and not _are_marked_titles(found, rows[number + 1] if number + 1 < len(rows) else {}):
            return number, found
    return -1, {}


def _are_marked_titles(said: Mapping[int, str], below: Mapping[int, str]) -> bool:
    """Whether words in 【…】 are titles and no words on columns: some of them are known as titles alone, and no such stand below them."""
    known = frozenset[str]().union(*map(words, TITLE_LISTS))
    named = set(said.values())
    return named <= known | set(role_names()) and not named <= set(role_names()) and known.isdisjoint(below.values())


def are_titles(row: Mapping[int, str]) -> bool:
    """Two words or more, each short, and none a number but a year."""
    texts = set(row.values())
    return len(texts) >= 2 and all(
        len(text) <= LONGEST_TITLE and (_YEAR.fullmatch(text) or not _NUMBER.fullmatch(text)) for text in texts
    )


def is_second(first: Mapping[int, str], second: Mapping[int, str]) -> bool:
    """Whether a row goes on with the titles: it repeats those that reach down into it, and parts one that spans several columns."""
    shared = [place for place in second if first.get(place) == second[place]]
    spanned = [place for place in first if first.get(place) == first.get(place + 1)]
    parted = any(second.get(place) and second.get(place) != second.get(place + 1) for place in spanned)
    grouped = parted and _groups_events(first, second)
    return grouped or (bool(shared) and parted and are_titles(second))


def _groups_events(first: Mapping[int, str], second: Mapping[int, str]) -> bool:
    """Whether a row only groups the titles of events in the row below it, which leaves empty what the first row tells (时间), or parts a trait."""
    titles = {text for place, text in first.items() if place not in second} | set(second.values())
    known = frozenset[str]().union(*map(words, TITLE_LISTS))
    if min(first) in second or not _are_of_events(titles) or not are_titles(second):
        return False
    over = {first[max(one for one in first if one <= place)] for place in second}
    return len(known & set(second.values())) > 1 or over <= words("traits")


def _is_above(rows: list[dict[int, str]], number: int) -> bool:
    """Whether a row with several texts stands above the titles: it says who made the table, or heads several tables side by side."""
    row, below = rows[number], next((row for row in rows[number + 1 :] if row), {})
    known = frozenset[str]().union(*map(words, TITLE_LISTS))
    heads = set(row) < set(below) and are_titles(below) and known.isdisjoint(row.values()) and len(known & set(below.values())) > 1
    return heads or _is_made_by(row)


def _goes_on(rows: list[dict[int, str]], head: int, below: int) -> bool:
    """Whether a row parts titles above it that span several columns and were not merged (人口, nothing, 产值, nothing over 2019年, 2020年 …): it
    fills what they leave empty, and numbers stand under it."""
    row, first = rows[below], min(rows[head])
    if set(rows[head]) - set(row) and _groups_events(rows[head], row):
        return True
    following = next((row for row in rows[below + 1 :] if row), {})
    numbers = all(_NUMBER.fullmatch(following.get(place, "")) for place in row)
    return first not in row and not set(row) <= set(rows[head]) and min(row) in rows[head] and are_titles(row) and numbers


def _spread(titles: Mapping[int, str], below: Mapping[int, str]) -> dict[int, str]:
    """Titles, with those that span several columns in all columns that the row below fills."""
    places = sorted({*titles, *below})
    return {place: titles[max(one for one in titles if one <= place)] for place in places}


def _counts_columns(row: Mapping[int, str]) -> bool:
    """Whether a row only numbers the columns, as tables of offices do below their titles: 1 2 3, 甲 1 2, ① ② ③."""
    texts = [unicodedata.normalize("NFKC", text).strip("()（）") for text in row.values()]
    numbers = texts[1:] if texts[0] in words("counts_columns") else texts
    return len(texts) > 2 and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def _are_units(titles: Mapping[int, str], row: Mapping[int, str]) -> bool:
    """Whether a row below the titles gives the units of their columns: nothing else stands in it, but a word for units in the first."""
    first = min(titles)
    units = [text for place, text in row.items() if place != first]
    return set(row) <= set(titles) and bool(units) and all(map(is_unit, units)) and (first not in row or row[first] in words("unit"))


def _united(titles: Mapping[int, str], below: Mapping[int, str]) -> dict[int, str]:
    """Titles in two rows as one each: both words; in a table of events the lower one alone where it stands once, for 史实 and 分析 over them only
    group the columns, while 影响 over 国内 makes 国内影响."""
    lower = {place: in_one_line(text) for place, text in below.items()}
    united = {place: _both(titles.get(place, ""), lower.get(place, "")) for place in sorted({*titles, *lower})}
    if not _are_of_events({*titles.values(), *lower.values()}):
        return united
    once = {place for place, text in lower.items() if list(lower.values()).count(text) == 1}
    return {place: _of_trait(titles.get(place, ""), lower[place]) if place in once else text for place, text in united.items()}


def _of_trait(above: str, below: str) -> str:
    """The lower of two titles, with the trait of an event that it is a part of where it does not name one itself."""
    whole = above in words("traits") and not below.endswith(above) and below not in frozenset[str]().union(*map(words, TITLE_LISTS))
    between = str(pairs("of_parts").get(below[0], "")) if below else ""
    return f"{below}{between}{above}" if whole else below


def _are_of_events(titles: Set[str]) -> bool:
    """Whether titles name a time and what happened."""
    return not words("date").isdisjoint(titles) and not words("event").isdisjoint(titles)


def _both(above: str, below: str) -> str:
    return above if above == below else f"{above}{below}"


def _sorted_rows(
    rows: list[dict[int, str]], last: int, said_row: int, titles: Mapping[int, str]
) -> tuple[list[int], list[int], list[tuple[int, int]]]:
    body: list[int] = []
    left: list[int] = []
    doubled: list[tuple[int, int]] = []
    seen: dict[tuple[tuple[int, str], ...], int] = {}
    counted = [place for place, title in titles.items() if title in words("skip")]
    first_column = min(place for place in titles if place not in counted) if len(counted) < len(titles) else 0
    for number in range(last + 1, len(rows)):
        row = rows[number]
        again = {place: in_one_line(text) for place, text in row.items()}
        if not row or number == said_row or again == {place: title for place, title in titles.items() if place in row}:
            continue
        told = tuple((place, text) for place, text in row.items() if place not in counted)
        if not told:
            if not all(map(is_count, row.values())):
                left.append(number)  # a heading, or a remark; numbers stand there beforehand
            continue
        if _is_aside(row, told, first_column) or (not body and _says_how_to_fill(row)) or (not body and not left and _counts_columns(row)):
            left.append(number)
        elif told in seen:
            doubled.append((number, seen[told]))
        else:
            seen[told] = number
            body.append(number)
    return body, left, doubled


def _says_how_to_fill(row: Mapping[int, str]) -> bool:
    """Whether a row below the titles only says how to fill in each column: 填公元年, 如：鸦片战争爆发, （选填）."""
    telling = [text for text in row.values() if pattern("[（(【]?<filling_in>").match(text)]
    return len(telling) > 1 and 2 * len(telling) > len(row)


def _is_aside(row: dict[int, str], told: tuple[tuple[int, str], ...], first_column: int) -> bool:
    """A remark, a sum, or a heading between the rows: no row of the table."""
    first = next(iter(row.values()))
    if len(row) > 1 and first.endswith(("：", ":")):
        return True  # 制表人：
    alone = len({text for _place, text in told}) < 2 and (len(row) > 1 or told[0][0] == first_column)
    return alone or opens_remark(first) or sums_up(first) or sums_up(told[0][1]) or told[0][1] in words("residue")


def is_count(text: str) -> bool:
    """Whether what stands alone in a row only numbers it; else it is a heading, or a remark."""
    return _COUNT.fullmatch(text) is not None


def sums_up(text: str) -> bool:
    """Whether a text opens a row that sums up those above it: 合计, 全省合计, 合计（万人）, 总计：3."""
    return pattern(_TOTALS).fullmatch(text) is not None


def is_nobody(text: str) -> bool:
    """Whether what stands where a class list has a name is none: a sum, a mean, how many they are, who made the list."""
    return bool(text) and (sums_up(text) or opens_remark(text) or pattern(_NOBODY).fullmatch(text) is not None)


def opens_remark(text: str) -> bool:
    """Whether a text begins as a remark below a table does: 注：…, 资料来源：…"""
    return _opening(text) in words("remarks") | words("makers")


def _is_made_by(row: Mapping[int, str]) -> bool:
    """Whether a row says who made the table, and when (制表：王老师　2026.11), which is neither a title nor told of what is in it."""
    return _opening(next(iter(row.values()), "")) in words("makers")


def _opening(text: str) -> str:
    """What stands before a colon; "" where there is none."""
    opening, colon, _behind = _MARK.sub(":", text, count=1).partition(":")
    return opening.strip("*＊※ ") if colon else ""


def cut_by_commas(grid: Grid, row: int) -> str:
    """What is said of a row of a text with commas that has more cells than there are titles."""
    said = _("there are more cells in this row than titles: {row}; where a comma belongs to what a cell says, put the whole cell in quotation marks, "
             "such as {example}")  # fmt: skip
    texts = [value(cell) for cell in grid.rows[row]]
    return said.format(row=grid.between.join(texts), example='"' + grid.between.join(texts[-2:]) + '"')


def left_out(table: Table, place: int) -> bool:
    """Whether a row of words says that a column is not to be read."""
    return pairs("roles").get(table.said.get(place, "")) == "skip"


def role_names() -> tuple[str, ...]:
    """The words that a row in 【…】 may hold."""
    return tuple(pairs("roles"))
