"""Times that a table tells of persons, works and states, and not of events. In: a table and its columns. Out: the column that tells what a person did
then, the column of works, a column of times by the name of what it tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zhongbu_quiz.data.written_dates import written_date
from zhongbu_quiz.workbook.tables.deeds import ends_an_event, opens_with_verb
from zhongbu_quiz.workbook.tables.layout import Table
from zhongbu_quiz.workbook.tables.roles import MOST, Said, is_date, share
from zhongbu_quiz.workbook.tables.words import pairs, pattern, words

_SPAN = r"\d.*(?:[—–―~～-]|<way_to>).*\d"
_LEAST_LIFE = 15
"""Years that a life lasts at least."""


def is_of_persons(column: Said) -> bool:
    """Whether a column names persons."""
    return column.part == "actor" or column.title.name in words("person_titles") | words("rulers") | words("named_persons")


def is_of_makers(column: Said) -> bool:
    """Whether a column names persons who may have made a work."""
    return is_of_persons(column) or column.title.name in words("made_by")


def deeds_column(table: Table, told: Sequence[Said], date: Said | None) -> Said | None:
    """The column that tells what a person did at the time of the row (人物 | 时间 | 事迹), by its title or since its cells open with what somebody
    does; None where the times are no dates, or last as lives do."""
    if date is None or not any(map(is_of_persons, told)) or any(one.part in ("name", "definition") for one in told):
        return None
    times = _texts(table, date)
    if share(times, lambda text: is_date(text, table.grid.world) and not _lasts(table, text)) < MOST:
        return None
    person = next(place for place, one in enumerate(told) if is_of_persons(one))
    others = [one for place, one in enumerate(told) if place > person and one.part == "value" and not one.numbers and not is_of_persons(one)]
    named = next((one for one in others if one.title.name in words("deeds")), None)
    others = [one for one in others if one.title.name not in words("traits") | words("made_works")]
    return named or next((one for one in others if share(_texts(table, one), _is_done) >= MOST), None)


def work_of(table: Table, told: Sequence[Said]) -> Said | None:
    """The column of works that names the rows of a table of works with their times and makers (时间 | 作者 | 作品), each once; else None."""
    works = [one for one in told if one.title.name in words("made_works")]
    if table.said or len(works) != 1 or not any(one.part == "date" for one in told) or not any(map(is_of_makers, told)):
        return None
    texts = _texts(table, works[0])
    return works[0] if len(set(texts)) == len(table.body) else None


def untold_times(table: Table, told: Sequence[Said], name: Said | None) -> list[Said]:
    """The columns of times of persons of which nothing says what was then: neither a life nor a reign, and nothing that they did."""
    if name is None or not is_of_persons(name):
        return []
    return [one for one in told if one is not name and _is_bare(table, one) and not _called(table, one, name)]


def as_of_name(table: Table, column: Said, name: Said | None) -> Said:
    """A column of times that is called only that, by the name of what it tells of a work, a person or a state: 朝代, 生卒年, 在位时间; that of the
    persons of works as 作者."""
    if name and name.title.name in words("made_works") and is_of_persons(column) and column.place not in table.said:
        return replace(column, title=replace(column.title, name=pairs("times_called")["maker"]))
    if name is None or not _is_bare(table, column):
        return column
    if named := pairs("times_of").get(name.title.name):
        return replace(column, title=replace(column.title, name=named))
    called = _called(table, column, name)
    return replace(column, title=replace(column.title, name=pairs("times_called")[called])) if called else column


def _called(table: Table, column: Said, name: Said) -> str:
    """What a bare 时间 tells of what the rows name; "" where that is not known."""
    times = _texts(table, column)
    what, work, person = name.title.name, name.title.name in words("made_works"), is_of_makers(name)
    if not (work or person or what in words("rulers") | words("states")):
        return ""
    reigns = table.grid.world.eras.reigns
    if share(times, lambda text: bool(reigns.spans(pattern("<dynasty_ends>$").sub("", text)))) >= MOST:
        return "dynasty"
    if share(times, lambda text: is_date(text, table.grid.world) and not pattern("<ages>").search(text)) < MOST:
        return "age"
    if work:
        return "work"
    spans = share(times, lambda text: pattern(_SPAN).search(text) is not None) >= MOST
    if what in words("states"):
        return "state" if spans else ""
    if what in words("rulers"):
        return "reign" if spans else ""
    return "life" if share(times, lambda text: _lasts(table, text)) >= MOST else ""


def _is_bare(table: Table, column: Said) -> bool:
    """Whether a column of times is called only that."""
    return column.part == "date" and column.place not in table.said and column.title.name in words("units_of_time") | words("date")


def _is_done(text: str) -> bool:
    return opens_with_verb(text) or ends_an_event(text)


def _lasts(table: Table, text: str) -> bool:
    """Whether a time goes on for as long as a life."""
    try:
        period = written_date(text, table.grid.world)
    except ValueError:
        return pattern(_SPAN).search(text) is not None
    start, end = period.start, period.end
    return start is not None and end is not None and end.year - start.year >= _LEAST_LIFE and pattern(_SPAN).search(text) is not None


def _texts(table: Table, column: Said) -> list[str]:
    return [text for row in table.body if (text := table.text(row, column.place))]
