"""Events of several lands side by side (时间 | 中国 | 世界), one column for each. In: a table. Out: a table of events for each land."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from zhongbu_quiz.workbook.tables.layout import Table
from zhongbu_quiz.workbook.tables.roles import MOST, is_date, is_figure, known_part, share
from zhongbu_quiz.workbook.tables.words import pairs, pattern, words


def of_each_land(table: Table) -> Iterator[Table]:
    """The events of each land with their times, where nothing else stands beside them; the table itself where it is none of such columns. A row in
    which a land has nothing is none of its table."""
    parts = {place: known_part(title) for place, title in table.titles.items()}
    dates = [place for place, part in parts.items() if part == "date"]
    dates = dates or [place for place in [min(table.titles)] if _tells_times(table, place)]
    beside = [place for place, part in parts.items() if part in ("skip", "id", "section")]
    lands = [place for place in table.titles if place not in (*dates, *beside)]
    if table.said or len(dates) != 1 or len(lands) < 2 or not all(_tells_events(table, place) for place in lands):
        yield table
        return
    roles = {part: word for word, part in pairs("roles").items()}
    for at, land in enumerate(lands):
        titles = {place: title for place, title in table.titles.items() if place not in lands or place == land}
        rows = [row for row in table.body if any(table.text(row, place) for place in lands)] if at else table.body
        body = tuple(row for row in rows if table.text(row, land) or not any(table.text(row, place) for place in lands))
        yield replace(table, titles=titles, said={dates[0]: roles["date"], land: roles["event"]}, body=body, doubled=() if at else table.doubled)


def _tells_times(table: Table, place: int) -> bool:
    texts = [text for row in table.body if (text := table.text(row, place))]
    return share(texts, lambda text: is_date(text, table.grid.world)) >= MOST


def _tells_events(table: Table, place: int) -> bool:
    """Whether a column is called by a land or a state and holds words."""
    title = pattern("(?:<land_ends>|<event>)$").sub("", table.titles[place])
    texts = [text for row in table.body if (text := table.text(row, place))]
    plain = share(texts, lambda text: is_figure(text, table.grid.world) or is_date(text, table.grid.world)) < 1 - MOST
    return (title in words("lands") or table.grid.world.places.level(title) == "country") and bool(texts) and plain
