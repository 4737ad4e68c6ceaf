"""Tables for the office of a school, of which nothing is asked: plans of exams, groups, marks by class, notes on meetings, lists of what is bought,
forms to be signed. In: a table, or a sheet. Out: whether it is one. Where somebody says in 【…】 what the columns are, none is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from itertools import pairwise, takewhile

from zhongbu_quiz.messages import _, counted, joined
from zhongbu_quiz.values.numbers import NUMERALS
from zhongbu_quiz.workbook.grid import Grid
from zhongbu_quiz.workbook.header import flat
from zhongbu_quiz.workbook.tables.layout import TITLE_LISTS, Table, find_tables
from zhongbu_quiz.workbook.tables.plan import TAUGHT_SINCE, are_notes_on_lessons, is_class_list, years_of
from zhongbu_quiz.workbook.tables.roles import MOST, Said, bare_title, columns_of, is_date, is_own_note, share
from zhongbu_quiz.workbook.tables.words import pairs, pattern, shown, words

_CLOCK = re.compile(r"(?<!\d)\d{1,2}\s*[:：]\s*\d{2}(?!\d)")
_LARGE = r"[（(/／].{0,3}<scales>"
_SAID = re.compile(r"([^：:]{1,8})[：:]")
_ONE_YEAR = 1
"""A plan or a diary of a school lies within two calendar years."""
_THERE = ("office", "beside_office", "lessons", "beside_lessons", "section", "skip")
_TAUGHT = ("definition", "term", "traits", "dynasty_titles", "deeds", "rulers", "asks", "answers")
"""The lists of titles by which a sheet teaches something, whatever it is called."""
_NOWHERE = ("section", "skip", "id")
"""The parts of columns of which nothing is asked."""
_PAIR, _SHOWN = 2, 4


def is_for_the_office(table: Table) -> bool:
    """Whether a table is for the office, by its titles and by what its cells hold: all its columns stand in such tables, and one in no other; or
    none but that of names tells more than a tick; or it only says where the lessons stand; or its rows are what a school did within a year."""
    columns = _may_be(table)
    if not columns:
        return False
    if any(bare_title(one.title.text) in words("classes") for one in columns):
        return True
    if len(columns) > 1 and (_is_ticked(table, columns) or all(one.part in _NOWHERE for one in columns)):
        return True
    titles = {bare_title(one.title.text) for one in columns}
    examined = not titles.isdisjoint(words("of_exams"))
    if not all(_stands_there(table, one) or (examined and one.part == "date") for one in columns):
        return False
    return (not titles.isdisjoint(words("office") | words("lessons"))
            or any(_tells_hours(table, one) for one in columns) or _is_a_diary(table, columns))  # fmt: skip


def named_for_the_office(grid: Grid, name: str) -> bool:
    """Whether a sheet is for the office by its name, or a table of a Word file by the line above it, and nothing in it says otherwise."""
    called = [flat(text) for text in (grid.headings if grid.headings is not None else (name,))]
    surely, perhaps = any(one in words("office_sheets") for one in called), any(map(_may_name_office, called))
    if not surely and not perhaps:
        return False
    tables = find_tables(grid)
    of_columns = [_may_be(table) for table in tables]
    material = frozenset[str]().union(*map(words, _TAUGHT))
    if not all(of_columns) or not all(material.isdisjoint(map(bare_title, table.titles.values())) for table in tables):
        return False
    return surely or all(2 * sum(_stands_there(table, one) for one in columns) >= len(columns)
                         for table, columns in zip(tables, of_columns, strict=True))  # fmt: skip


def _may_be(table: Table) -> list[Said]:
    """The columns of a table that may be for the office; none where somebody says what they are, where it is a class list or of lessons, which are
    told as such, where it tells of the past or of large amounts."""
    columns = columns_of(table)
    other = table.said or is_class_list(table) or are_notes_on_lessons(table, columns) or _is_of_the_past(table, columns)
    other = other or any(map(pattern(_LARGE).search, table.titles.values()))
    return [] if other else columns


def _stands_there(table: Table, column: Said) -> bool:
    """Whether a column stands in tables for the office, alone or beside others."""
    title = bare_title(column.title.text)
    return any(title in words(name) for name in _THERE) or is_own_note(title) or _holds_marks(table, column)


def is_a_form(grid: Grid) -> bool:
    """Whether a sheet only says beside each of some titles what belongs there (命题人 | 王建国, 审核人 | 李红), as forms to be signed do."""
    rows = [row for number in range(len(grid.rows)) if (row := _texts(grid, number))]
    titles = words("form_titles") | words("lessons")
    if not rows or not all((row[0] in titles and len(row) <= _PAIR) or _alternates(row, titles) for row in rows):
        return False
    return any(len(row) > 1 and row[1] not in titles for row in rows)


def without_signatures(grid: Grid) -> tuple[Grid, list[int]]:
    """A sheet without the rows at its top and its end that say what a form says (学校：一中 | 班级：八3; 命题人：王建国 | 2026年11月), and those
    at its end."""
    filled = [number for number in range(len(grid.rows)) if _texts(grid, number)]
    below = dict(pairwise(filled))
    top = list(takewhile(lambda number: _is_signed(grid, number) and not _heads_cells(grid, number, below.get(number)), filled))
    end = list(takewhile(lambda number: _is_signed(grid, number), reversed(filled)))
    lone = not end and len(filled) > 1 and _is_signed(grid, filled[-2], alone=True) and _is_a_lone_date(grid, filled[-1])
    dated = filled[-1:] if lone else []
    gone = {*top, *end, *dated}
    if not gone or len(gone) == len(filled):
        return grid, []
    return replace(grid, rows=[[] if number in gone else row for number, row in enumerate(grid.rows)]), sorted({*end, *dated})


def told_of_office(table: Table) -> str:
    """What is said of a table for the office, and how it is asked all the same."""
    size = counted("{count} row", "{count} rows", len(table.body))
    if _is_ticked(table, columns_of(table)):
        said = _("({size}) holds ticks and crosses alone beside its names, and makes no questions; write in words what is to be asked")
        return said.format(size=size)
    said = _("({size}) is kept for the office, by its titles {titles}, and makes no questions; to have it asked, write {roles} above its titles")
    return said.format(size=size, titles=joined(table.titles.values(), _SHOWN), roles=_roles())


def told_by_name() -> str:
    """What is said of a sheet that is for the office by its name."""
    return _("is kept for the office, by its name, and is not read; to have it asked, write {roles} above its titles").format(roles=_roles())


def _roles() -> str:
    """What somebody writes above the titles of a table of things."""
    return joined(f"【{name}】" for name, part in pairs("roles").items() if part in ("name", "value"))


def told_of_a_form() -> str:
    """What is said of a form."""
    return _("is a form to be filled in or signed, and is not read")


def _may_name_office(name: str) -> bool:
    """Whether a name may be that of a sheet for the office, with whatever numbers and classes stand around it."""
    bare = pattern(rf"^(?:<stages>|[\d{NUMERALS}])*(?:<grades>)?(?:[（(]?\d+[）)]?<class_word>)?|[\d（()）.\-—\s]+$").sub("", name)
    listed = words("office_sheets") | words("perhaps_office_sheets")
    return any(one in listed or bool(pattern("<school_matters>+.{0,6}<school_papers>").fullmatch(one)) for one in (name, bare))


def _texts(grid: Grid, number: int) -> list[str]:
    """What stands in a row, a merged cell once."""
    told: list[str] = []
    for cell in grid.rows[number]:
        text = shown(cell)
        bare = text.rstrip("：: ") or text
        if text and (not told or told[-1] != bare):
            told.append(bare)
    return told


def _is_signed(grid: Grid, number: int, alone: bool = False) -> bool:
    """Whether a row says what a form says: each cell behind its own title (审核人：李红), or titles and cells take turns; what is `alone` may do so,
    too."""
    row = _texts(grid, number)
    titles, makers = words("form_titles") | words("makers"), words("makers")
    behind = [text for text in row if (found := _SAID.match(text)) and found[1].strip() in titles]
    dates = [text for text in row if is_date(text, grid.world)]
    if behind and len(behind) + len(dates) == len(row) and (alone or len(row) > 1):
        return True
    known = frozenset[str]().union(*map(words, TITLE_LISTS)) - titles
    signed = row[0] in makers if len(row) <= _PAIR + 1 else len(row) % _PAIR == 0 and _alternates(row, titles)
    return signed and len(row) > 1 and known.isdisjoint(row) and not titles.issuperset(row)


def _heads_cells(grid: Grid, number: int, below: int | None) -> bool:
    """Whether a row is one of titles, below which other cells stand than titles (班级 | 影片 | 时间 | 教室)."""
    if below is None or len(_texts(grid, number)) <= _PAIR:
        return False
    known = frozenset[str]().union(*map(words, TITLE_LISTS)) | words("form_titles")
    places = [[place for place in range(len(grid.rows[row])) if shown(grid.cell(row, place))] for row in (number, below)]
    return places[0] == places[1] and known.isdisjoint(_texts(grid, below))


def _is_a_lone_date(grid: Grid, number: int) -> bool:
    row = _texts(grid, number)
    return len(row) == 1 and is_date(row[0], grid.world)


def _alternates(row: Sequence[str], titles: Set[str]) -> bool:
    """Whether titles and values take turns."""
    return len(row) % _PAIR == 0 and all(text in titles for text in row[::_PAIR]) and not all(text in titles for text in row)


def _is_of_the_past(table: Table, columns: Iterable[Said]) -> bool:
    """Whether a column of dates tells a year before anybody taught with this program."""
    return any(min(years) < TAUGHT_SINCE for one in columns if one.part == "date" and (years := years_of(table, one)))


def _column(table: Table, column: Said) -> list[str]:
    return [text for row in table.body if (text := table.text(row, column.place))]


def _holds_marks(table: Table, column: Said) -> bool:
    """Whether nothing but ticks and crosses stands in a column."""
    texts = _column(table, column)
    return bool(texts) and words("check_marks").issuperset(texts)


def _is_ticked(table: Table, columns: Sequence[Said]) -> bool:
    """Whether nothing but ticks and crosses stands beside the names."""
    return len(columns) > 1 and sum(_holds_marks(table, one) for one in columns) == len(columns) - 1


def _tells_hours(table: Table, column: Said) -> bool:
    """Whether a column of times tells hours of a day or minutes of a lesson."""
    minutes = pattern(r"<about>?\d+(?:[-—~～]\d+)?\s*<lesson_times>")
    return bare_title(column.title.text) in words("date") and share(
        _column(table, column), lambda text: _CLOCK.search(text) is not None or minutes.fullmatch(text) is not None) >= MOST  # fmt: skip


def _is_a_diary(table: Table, columns: Sequence[Said]) -> bool:
    """Whether the rows are what a school did within a year or is to do."""
    dates = next((one for one in columns if one.part == "date"), None)
    years = years_of(table, dates) if dates else []
    if not years or len(years) < len(table.body) or max(years) - min(years) > _ONE_YEAR:
        return False
    rows = [" ".join(table.text(row, place) for place in table.titles) for row in table.body]
    school = pattern("<school_words>")
    return (any(bare_title(one.title.text) in words("office_deeds") for one in columns)
            or 2 * share(rows, lambda row: school.search(row) is not None) >= 1)  # fmt: skip
