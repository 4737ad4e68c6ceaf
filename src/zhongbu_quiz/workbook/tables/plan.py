"""What kind of table it is. In: a table and its columns. Out: a `Plan`, which says how each row becomes facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from zhongbu_quiz.data.world import World
from zhongbu_quiz.data.written_dates import written_date
from zhongbu_quiz.workbook.tables.asked import asked_column
from zhongbu_quiz.workbook.tables.discoveries import as_of_finder, discovery_columns
from zhongbu_quiz.workbook.tables.lands import land_column, part_of_a_land
from zhongbu_quiz.workbook.tables.layout import Table
from zhongbu_quiz.workbook.tables.roles import MOST, Said, columns_of, is_date, share
from zhongbu_quiz.workbook.tables.times import (
    as_of_name,
    deeds_column,
    is_of_makers,
    is_of_persons,
    untold_times,
    work_of,
)
from zhongbu_quiz.workbook.tables.titles import named_in, unit_of, year_of
from zhongbu_quiz.workbook.tables.words import pattern, words

Way = Literal["class_list", "lessons", "events", "years", "dated", "things"]
"""class_list: people · lessons: what is taught when · events: a date and what happened · years: a column for each year ·
dated: a row for each year, or for each place and year · things: a row for each thing, with its attributes."""
FEW_TWICE = 0.8
"""From this share of different names on a column names things, and one that stands twice is a slip."""


_SPAN = r"\d.*(?:[—–―~～-]|<way_to>).*\d"
_OF_STUDENTS = words("person") | words("class_list") | words("subjects") | words("skip")
"""The titles of a table of marks."""
_OF_LESSONS = words("lessons") | words("beside_lessons") | words("skip") | words("section") | words("date") | words("own_notes")
"""The titles of notes on lessons."""
_BARE_YEAR, _DAY = r"\d{3,4}(?:<units_of_time>)?", r"\d{1,2}(?:<month>\d{1,2}(?:<day>)?|<month>|[./．]\d{1,2})"
_PAIR = 2
_SCHOOL_YEARS, TAUGHT_SINCE = 2, 2015
"""Years within which lie the days on which something was taught, and since when somebody teaches who uses this program."""


@dataclass(frozen=True)
class Plan:
    """How a table is read. `name`: what names the rows (a thing, a date, an event); `values`: what is told of each; `region`, `about`,
    `unit`, `year`: what its headings say of the whole."""

    way: Way
    name: Said | None
    values: tuple[Said, ...] = ()
    date: Said | None = None
    actor: Said | None = None
    place: Said | None = None
    unit_column: Said | None = None
    id_column: Said | None = None
    sources: tuple[Said, ...] = ()
    region: str = ""
    about: str = ""
    unit: str = ""
    year: str = ""
    land: Said | None = None
    """The land in which each event happened, where a column of its own names it."""
    untold: tuple[Said, ...] = ()
    """Columns of times of persons of which nothing says what was then."""
    unasked: tuple[Said, ...] = ()
    """Columns beside events whose titles no question asks for."""
    parts: tuple[Said, ...] = ()
    """Month and day, where each has a column of its own beside that of the year."""
    discoveries: bool = False
    """Whether the events are what persons found, so that a bare one (日心说) is a thing that they found."""


def plan_of(table: Table, called: str) -> Plan:
    """The plan of a table; `called` is the name of its sheet or file, where that says something."""
    columns = columns_of(table)
    sources = tuple(one for one in columns if one.part in ("source", "section"))
    ids = next((one for one in columns if one.part == "id"), None)
    if is_class_list(table):
        return Plan("class_list", None)
    if are_notes_on_lessons(table, columns):
        return Plan("lessons", None)
    told = [one for one in columns if one.part not in ("source", "section", "id", "skip")]
    told = [one for one in told if one not in _days_of_teaching(table, told)]
    wide = _wide_times(table, told)
    told = [one for one in told if one not in wide]
    date = next((one for one in told if one.part == "date"), None)
    headings = f"{table.caption}　{called}"
    region = _region(headings, table.grid.world)
    about, unit, year = _of_each(named_in(table.caption) or _about(called), region), unit_of(headings), year_of(table.caption)
    discovered = discovery_columns(table, told, date)
    told = [as_of_finder(one) for one in told] if discovered else told
    event = discovered[0] if discovered else None if _of_things(table, told, date) else _event(told, date) or deeds_column(table, told, date)
    if date and event:
        actor, place = (next((one for one in told if one.part == part), None) for part in ("actor", "place"))
        actor = discovered[1] if discovered else actor
        actor = actor or next((one for one in told if one is not event and is_of_persons(one)), None)
        place = place or part_of_a_land(table, told, event)
        land = None if discovered else land_column(table, told, (event, place))
        parts = _parts(table, told, date)
        wider = [one for one in told if land and one.title.text in words("wider_lands")]
        rest = [one for one in told if one not in (date, event, actor, place, land, *parts, *wider)]
        found = {one: asked_column(one, one.place in table.said) for one in rest}
        values, unasked = tuple(one for one in found.values() if one), (*wide, *(one for one, known in found.items() if known is None))
        return Plan("events", event, values, date, actor, place, None, ids, sources, year=year_of(headings), land=land, parts=parts,
                    unasked=unasked, discoveries=discovered is not None)  # fmt: skip
    units = next((one for one in told if one.part == "unit"), None)
    numbers = any(one.numbers and not one.title.unit for one in told)
    if units and not numbers:
        units = None  # the units of quantities are told of them like anything else
    told = [one for one in told if one is not units]
    years = tuple(one for one in told if one.part == "year")
    thing = next((one for one in told if one.title.name in words("dated_things")), None)
    name = work_of(table, told) or _name(table, [one for one in told if one not in years and (thing is None or one is not date)])
    if len(years) >= 1 and name and len(years) + 1 == len(told):
        return Plan("years", name, years, None, None, None, units, ids, sources, region, about, unit, year)
    if date and told[0] is date and all(one.numbers for one in told[1:]) and len(told) > 1:
        return Plan("dated", date, tuple(told[1:]), date, None, None, units, ids, sources, region, about, unit, year)
    untold = untold_times(table, told, name)
    aside: tuple[Said, ...] = ()
    if name and (name.part == "event" or name.title.name in words("named_events")):
        aside = tuple(one for one in told if one is not name and asked_column(one, one.place in table.said) is None)
        if len(told) == len(aside) + 1 == _PAIR:
            aside = ()  # what stands alone beside the names is told of them
    values = tuple(as_of_name(table, one, name) for one in told if one is not name and one not in (*untold, *aside))
    figures = tuple(one for one in values if one is not date)
    if date and name and name is not date and figures and all(one.numbers and one.part != "date" for one in figures):
        return Plan("dated", name, figures, date, None, None, units, ids, sources, region, about, unit, year)
    return Plan("things", name, values, None, None, None, units, ids, sources, region, about, unit, year, untold=tuple(untold),
                unasked=aside)  # fmt: skip


def is_class_list(table: Table) -> bool:
    """Whether a table names pupils and of what class they are, or their marks."""
    titles = set(table.titles.values())
    return not table.said and bool(titles & words("person")) and (bool(titles & words("class_list")) or titles <= _OF_STUDENTS)


def are_notes_on_lessons(table: Table, columns: Sequence[Said]) -> bool:
    """Whether a table tells what is taught when."""
    titles = {one.title.text for one in columns}
    return not table.said and bool(titles & words("lessons")) and all(_of_lessons(table, one) for one in columns)


def _days_of_teaching(table: Table, told: Sequence[Said]) -> list[Said]:
    """The columns of dates that are of a school year or two, and later than all that another column of dates tells: when somebody taught it."""
    years = {one: years_of(table, one) for one in told if one.part == "date" and one.place not in table.said}
    return [one for one, own in years.items() if own and min(own) >= TAUGHT_SINCE and max(own) - min(own) <= _SCHOOL_YEARS and any(
        other is not one and found and max(found) < min(own) and 2 * len(found) >= len(table.body) for other, found in years.items())]


def _wide_times(table: Table, told: Sequence[Said]) -> list[Said]:
    """The columns that only tell in which century something was, or before or in our era, beside what happened and another column of its dates."""
    wide = [one for one in told if one.part == "date" and one.place not in table.said and one.title.text in words("wide_times")]
    others = [one for one in told if one.part == "date" and one not in wide]
    if not any(_dated(table, one) for one in others) or not any(one.part == "event" for one in told):
        return []
    return [one for one in wide if one.title.text in words("centuries") or not _dated(table, one)]


def _dated(table: Table, column: Said) -> bool:
    """Whether most cells of a column are dates."""
    return share([text for row in table.body if (text := table.text(row, column.place))], lambda text: is_date(text, table.grid.world)) >= MOST


def days_of_teaching(table: Table) -> list[int]:
    """Where the columns stand that only tell when something was taught."""
    columns = columns_of(table)
    return [one.place for one in _days_of_teaching(table, columns)] if any(one.part == "event" for one in columns) else []


def years_of(table: Table, column: Said) -> list[int]:
    """The years of the dates in a column."""
    found: list[int] = []
    for row in table.body:
        try:
            start = written_date(table.text(row, column.place), table.grid.world).start
        except ValueError:
            continue
        found += [start.year] if start else []
    return found


def _of_lessons(table: Table, column: Said) -> bool:
    """Whether a column stands in notes on lessons: by its title, or since its cells only hold marks."""
    marks = words("accepted") | words("refused")
    texts = [text for row in table.body if (text := table.text(row, column.place))]
    return column.title.text in _OF_LESSONS or (bool(texts) and marks.issuperset(texts))


def _about(called: str) -> str:
    """What the name of a sheet or file says that its figures are; "" where it says nothing."""
    return "" if called.startswith(tuple(words("files"))) else named_in(called)


def _of_each(about: str, region: str) -> str:
    """What a heading says that the figures are, without the region whose places have one each: 人口 of 河南省各市人口."""
    told = about.removeprefix(region)
    rest = named_in(told)
    return rest if told != about and rest and rest != told else about


def _of_things(table: Table, told: list[Said], date: Said | None) -> bool:
    """Whether a table opens with names of what lasts from when to when, one in each row (朝代 | 起止时间 | 重大事件), so that what happened is told
    of these."""
    first = told[0] if told else None
    if first is None or date is None or first.title.name not in words("dated_things"):
        return False
    times = [text for row in table.body if (text := table.text(row, date.place))]
    return _filled(table, first) and _differing(table, first) == 1 and share(times, lambda text: pattern(_SPAN).search(text) is not None) >= MOST


def _parts(table: Table, told: list[Said], date: Said) -> tuple[Said, ...]:
    """The columns right behind that of the year which hold month and day, by their titles, or as days without a year beside bare years."""
    behind = told[told.index(date) + 1 :]
    if behind and behind[0].part == "date" and _all_are(table, date, _BARE_YEAR) and _all_are(table, behind[0], _DAY):
        return (behind[0],)
    month = behind[:1] if behind and behind[0].title.text in words("month") else []
    day = behind[1:2] if month and len(behind) > 1 and behind[1].title.text in words("day") else []
    return (*month, *day)


def _all_are(table: Table, column: Said, form: str) -> bool:
    """Whether all filled cells of a column have a form."""
    return share([text for row in table.body if (text := table.text(row, column.place))], lambda text: bool(pattern(form).fullmatch(text))) == 1


def _event(told: list[Said], date: Said | None) -> Said | None:
    """The column that tells what happened: by its title; else, where a date opens the table, the first words behind it."""
    named = next((one for one in told if one.part == "event"), None)
    if named or not date or told[0] is not date or any(one.part == "name" for one in told):
        return named
    words_behind = next((one for one in told[1:] if not one.numbers and one.part in ("value", "definition")), None)
    if words_behind and words_behind.title.name in words("made_works") and any(map(is_of_makers, told)):
        return None
    return None if words_behind and words_behind.title.name in words("dated_things") else words_behind


def _name(table: Table, told: list[Said]) -> Said | None:
    """The column that names things: as it is said, else the first whose cells differ, since what names a thing names one; else the first."""
    said = next((one for one in told if one.part == "name"), None)
    if said or not told:
        return said
    words_only = [one for one in told if not one.numbers] or told
    if words_only[0].part == "definition" and (term := next((one for one in words_only if one.title.text in words("term")), None)):
        return term  # 中文 | 英文
    first = words_only[0]
    if _differing(table, first) >= FEW_TWICE or _are_places(table, first):
        return first
    return next((one for one in words_only if _differing(table, one) == 1 and _filled(table, one) and one.part != "definition"), first)


def _are_places(table: Table, column: Said) -> bool:
    texts = [text for row in table.body if (text := table.text(row, column.place))]
    return bool(texts) and all(table.grid.world.places.exclusive(text) for text in texts)


def _differing(table: Table, column: Said) -> float:
    texts = [text for row in table.body if (text := table.text(row, column.place))]
    return len(set(texts)) / len(texts) if texts else 0.0


def _filled(table: Table, column: Said) -> bool:
    return all(table.text(row, column.place) for row in table.body)


def _region(headings: str, world: World) -> str:
    """The place that the headings name; the longest where one holds another."""
    places = world.places
    found = [name for name in places.names if len(name) > 1 and places.level(name) and name in headings]
    return max(found, key=lambda name: (len(name), name), default="")
