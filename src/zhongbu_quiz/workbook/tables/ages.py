"""A column of years before our era (时间（公元前）, 公元前 beside 公元) -> dates that say so themselves. In: cells. Out: cells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.values.numbers import NUMERALS
from zhongbu_quiz.workbook.cells import cell_text
from zhongbu_quiz.workbook.grid import EMPTY, Cell, Grid
from zhongbu_quiz.workbook.tables.layout import LOOK_AT_ROWS, TITLE_LISTS
from zhongbu_quiz.workbook.tables.roles import known_part
from zhongbu_quiz.workbook.tables.words import pairs, pattern, shown, words

_NUMBER = rf"[\d〇零{NUMERALS}]{{1,6}}"
_ONE = re.compile(rf"(\D{{0,2}}?)({_NUMBER})(\D.*)?")
_TWO_WORDS = re.compile(r"\s*[/／、和与及]\s*")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LETTERS_BESIDE = re.compile(r"^[A-Za-z][A-Za-z .'’-]*[\s/／|:：-]*|[\s/／|:：-]*[（(]?\s*[A-Za-z][A-Za-z .'’-]*[)）]?$")
_IN_BRACKETS = r"[（(]\s*<before_our_era>[^（）()\d]{0,3}[）)]"


def with_ages(grid: Grid) -> Grid:
    """The sheet, where the title of a column of dates or the heading above says that its years lie before our era, with years that say so; where a
    column of such years stands beside one of years of our era, with each row's year in the first of the two. A cell that names its era stays."""
    head = next((row for row, cells in enumerate(grid.rows[:LOOK_AT_ROWS]) if any(_is_of_dates(shown(cell)) for cell in cells)), None)
    if head is None or sum(bool(shown(cell)) for cell in grid.rows[head]) < 2:
        return grid
    dates = [place for place, cell in enumerate(grid.rows[head]) if _is_of_dates(shown(cell))]
    if joined := _with_eras(grid, head, dates):
        return joined
    before = [place for place in dates if _lies_before(shown(grid.cell(head, place)))]
    if before and (ours := next((place for place in dates if shown(grid.cell(head, place)) in words("our_years")), None)) is not None:
        return _joined(grid, head, before[0], ours)
    above = [text for cells in grid.rows[:head] if len(texts := {shown(cell) for cell in cells} - {""}) == 1 for text in texts]
    if any(pattern(_IN_BRACKETS).search(text) for text in (*above, *(grid.headings or ()))):
        before = dates
    if not before:
        return grid
    rows = [list(row) for row in grid.rows]
    for number in range(head + 1, len(rows)):
        for place in (one for one in before if one < len(rows[number])):
            text = cell_text(rows[number][place])
            if (said := _in_era(text, say("before_our_era").split()[0])) != text:
                rows[number][place] = replace(rows[number][place], value=said)
    return replace(grid, rows=rows)


def _with_eras(grid: Grid, head: int, dates: Sequence[int]) -> Grid | None:
    """The sheet with years before our era that say so, where a column of its own beside them only holds 前 and 后, which goes; None where none does.
    An empty cell below 前 or 后 is of the same era, where both stand there."""
    eras = next((place for place in dates if (told := {shown(grid.cell(row, place)) for row in range(head + 1, len(grid.rows))} - {""})
                 and told <= words("eras_alone")), None)  # fmt: skip
    year = next((place for place in dates if place != eras), None)
    if eras is None or year is None:
        return None
    rows, era = [list(row) for row in grid.rows], ""
    goes_on = len({shown(grid.cell(row, eras)) in words("before_alone") for row in range(head + 1, len(rows)) if shown(grid.cell(row, eras))}) > 1
    for number in range(head, len(rows)):
        rows[number].extend([EMPTY] * (max(eras, year) + 1 - len(rows[number])))
        era = shown(rows[number][eras]) or (era if goes_on else "")
        rows[number][eras] = EMPTY
        if number > head and era in words("before_alone") and (text := cell_text(rows[number][year])):
            rows[number][year] = replace(rows[number][year], value=_in_era(text, say("before_our_era").split()[0]))
    return replace(grid, rows=rows)


def with_chinese_titles(grid: Grid) -> Grid:
    """The sheet with the English titles of a table of events (date, event, person) in Chinese; as it is where it has none such."""
    known = pairs("english_titles")
    for number, cells in enumerate(grid.rows[:LOOK_AT_ROWS]):
        meant = {place: known[name] for place, cell in enumerate(cells) if (name := shown(cell).casefold()) in known}
        if {known_part(title) for title in meant.values()} >= {"date", "event"}:
            rows = [list(row) for row in grid.rows]
            for place, title in meant.items():
                rows[number][place] = Cell(title)
            return replace(grid, rows=rows)
    return grid


def with_known_titles(grid: Grid) -> Grid:
    """The sheet with titles that are written in traditional characters (時間, 地點), or with other letters beside them (人物Who), as we know
    them; what stands below stays as it is."""
    table = {ord(sign): meant for sign, meant in pairs("traditional").items()}
    known = frozenset[str]().union(*map(words, TITLE_LISTS))
    for number, cells in enumerate(grid.rows[:LOOK_AT_ROWS]):
        read = {place: _bare_title(shown(cell).translate(table)) for place, cell in enumerate(cells)}
        told = {place: title for place, title in read.items() if title != shown(cells[place]) and (title in known or known_part(title))}
        if told:
            rows = [list(row) for row in grid.rows]
            for place, title in told.items():
                rows[number][place] = Cell(title)
            return replace(grid, rows=rows)
    return grid


def _bare_title(title: str) -> str:
    """A title in Chinese without the same in other letters before or behind it, and without marks for pupils in brackets (意义（重点）), by the first
    of two words for what is told of an event (意义/影响); letters that name an era (年份BC) stay."""
    title = pattern(r"[（(【](?:<asides>)[）)】]$").sub("", title)
    if len(parts := _TWO_WORDS.split(title)) > 1 and words("traits").issuperset(parts):
        return parts[0]
    names_an_era = pattern("<before_our_era>|<names_an_era>").search("".join(re.findall(r"[A-Z.]+", title)))
    return _LETTERS_BESIDE.sub("", title) if _CHINESE.search(title) and not names_an_era else title


def _is_of_dates(title: str) -> bool:
    return known_part(title) == "date"


def _lies_before(title: str) -> bool:
    """Whether a title says that the years below it lie before our era, and of none that they lie in it."""
    named = pattern("<before_our_era>").sub("", title)
    return named != title and say("our_era") not in named and not re.search(r"\d", title)


@cache
def _two() -> re.Pattern[str]:
    """Two years with a mark between them, and what stands before and behind."""
    years, marks = ("|".join(say(name).split()) for name in ("years", "to"))
    return re.compile(rf"(\D{{0,2}}?)({_NUMBER})(?:{years})?({marks}|—+|-+|–|~)({_NUMBER})(\D.*)?")


def _in_era(told: str, era: str) -> str:
    """A year, or two, with the era before it, where the text names none."""
    text = unicodedata.normalize("NFKC", told).strip()
    found = _two().fullmatch(text) or _ONE.fullmatch(text)
    if not found or found[1] not in ("", *words("about")) or any(sign in text for sign in words("names_an_era")):
        return told
    about, *years, behind = found.groups()
    year = say("years").split()[0]
    return about + "".join(f"{era}{one}{year}" if _ONE.fullmatch(one) else one for one in years).removesuffix(year) + (behind or year)


def _joined(grid: Grid, head: int, before: int, ours: int) -> Grid:
    """The sheet with the years of two columns in the first of them; of a row that fills both, both, which nobody takes for one date."""
    first, second = sorted((before, ours))
    eras = {before: say("before_our_era").split()[0], ours: say("our_era")}
    rows = [list(row) for row in grid.rows]
    for number in range(head + 1, len(rows)):
        rows[number].extend([EMPTY] * (second + 1 - len(rows[number])))
        told = [_in_era(text, eras[place]) for place in (first, second) if (text := cell_text(rows[number][place]))]
        if told:
            rows[number][first : second + 1] = [Cell("、".join(told)), *rows[number][first + 1 : second], EMPTY]
    rows[head][second] = EMPTY
    return replace(grid, rows=rows)
