"""Sheets whose titles are missing, or do not say enough. In: a table, or a sheet in which none was found. Out: the row, and what to write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import pairwise

from zhongbu_quiz.data.world import World
from zhongbu_quiz.facts.written import written_figure
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.values.places import Places
from zhongbu_quiz.workbook.grid import Grid
from zhongbu_quiz.workbook.tables.layout import LONGEST_TITLE, Table, are_titles, is_second, role_names
from zhongbu_quiz.workbook.tables.plan import Plan
from zhongbu_quiz.workbook.tables.roles import (
    MOST,
    Said,
    bare_title,
    columns_of,
    is_date,
    known_part,
    names_a_place,
    share,
)
from zhongbu_quiz.workbook.tables.titles import is_year
from zhongbu_quiz.workbook.tables.turned import may_lie_on_its_side
from zhongbu_quiz.workbook.tables.words import pairs, pattern, shown, words

Told = tuple[int, str]
"""A row, and what is wrong with it in words."""

_LEAST_NAMES = 3
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
_CHOSEN = re.compile(r"[A-H\s]+|[√×✓✗✔✘TF]+")
_OF_QUESTIONS = r"<counts_before>?\d{1,3}(?:\s*[-—–~～]\s*\d{1,3})?<of_question>?[.．、]?"
"""The answer of a choice or of a statement, and the number of its question, or from which to which."""
_SENTENCE = re.compile(r"[。！？!?]$|。")
_FOREIGN = re.compile(r"[A-Za-z][A-Za-z' .-]*")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_DATE_FIRST = re.compile(r"\D{0,3}(?:\d{1,4}年|\d{3,4}[\s：:，,]).*\D{2,}")


def wrong_titles(table: Table) -> Told | None:
    """What is wrong where the row that was taken for titles, or one above it, looks like a row of the table; None where a title is known, or a row
    of 【words】 says what the columns are."""
    if table.said or any(_is_title(text) for text in table.titles.values()):
        return None
    rows = {number: _texts(table.grid, number) for number in range(table.head + 1)}
    for number, row in rows.items():
        if len(set(row.values())) > 1 and (cell := _like_below(table, row)) is not None:
            lone = next((told for told in list(rows.values())[:number] if len(told) == 1 and _is_title(*told.values())), None)
            if lone:
                return number - 1, _lacks_titles(table.grid, number - 1, row)
            return number, _looks_like_data(table.grid, number, cell, row)
    return None


def too_deep(table: Table) -> Told | None:
    """What is wrong where titles stand in three rows or more."""
    above = table.head - 2
    rows = [_texts(table.grid, number) for number in range(above, table.head + 1)] if above >= 0 else []
    if not rows or not all(is_second(first, second) for first, second in pairwise(rows)):
        return None
    said = _("the titles stand in three rows; write them in one or two, each with its unit, such as {example}")
    return above, said.format(example=pairs("examples")["figures"])


def of_two_events(table: Table, plan: Plan) -> Told | None:
    """What is wrong where several columns tell what happened at one time (国内大事, 国外大事): a row would be one event, the others told of it."""
    titles = [one.title.name for one in (plan.name, *plan.values, *plan.unasked) if one and one.title.name.endswith(tuple(words("event")))]
    if plan.way != "events" or table.said or len(titles) < 2 or not words("event").isdisjoint(titles):
        return None
    said = _("{titles} each tell of events; give each a table of its own, with its times, an empty column between them")
    return table.head, said.format(titles=joined(titles))


def of_answers(table: Table, plan: Plan) -> Told | None:
    """What is wrong where a column beside events is called 答案, which says not what it answers."""
    titles = [one.title.text for one in plan.values if bare_title(one.title.text) in words("answers")]
    if plan.way != "events" or not titles:
        return None
    said = _("{title} does not say what it answers; call the column by what is asked of the event, such as {titles}")
    return table.head, said.format(title=joined(titles), titles=pairs("examples")["traits"])


def is_of_answers(table: Table) -> bool:
    """Whether a table is a list of answers beside the numbers of their questions."""
    titles = set(table.titles.values())
    return not table.said and bool(titles & words("answers")) and titles <= words("answers") | words("beside_answers")


def holds_one_column(grid: Grid) -> bool:
    """Whether no row of a sheet has two cells, as notes have not, and its cells are no dates with what happened then."""
    rows = [row for number in range(len(grid.rows)) if (row := _texts(grid, number))]
    texts = [text for row in rows for text in row.values()]
    return all(len(row) < 2 for row in rows) and share(texts, lambda text: _DATE_FIRST.fullmatch(text) is not None) < MOST and not _partner(texts[0])


def holds_answers_alone(grid: Grid) -> bool:
    """Whether a sheet holds nothing but answers, their numbers, and words for these, in whatever order (题号 | 1 | 2 over 答案 | A | B)."""
    rows = [set(row.values()) for number in range(len(grid.rows)) if (row := _texts(grid, number))]
    told = set[str]().union(*(row for row in rows if len(row) > 1)) - words("answers") - words("beside_answers")
    named = any(text.rstrip("：:") in words("answers") for row in rows for text in row)
    return named and any(map(_CHOSEN.fullmatch, told)) and all(_CHOSEN.fullmatch(text) or pattern(_OF_QUESTIONS).fullmatch(text) for text in told)


def told_of_answers() -> str:
    """What is said of such a list."""
    said = _("is a list of answers without questions, and makes none; write # before the name of the sheet, and it is not looked at; for questions "
             "of your own, call the columns {titles}")  # fmt: skip
    return said.format(titles=pairs("examples")["questions"])


def of_one_number(table: Table, plan: Plan) -> Told | None:
    """What is wrong where rows of different events have one number in the column of ids."""
    if plan.way != "events" or plan.id_column is None or plan.name is None:
        return None
    rows: dict[str, list[int]] = {}
    for row in table.body:
        rows.setdefault(table.text(row, plan.id_column.place), []).append(row)
    for number, same in rows.items():
        if number and len({table.text(row, plan.name.place) for row in same}) > 1:
            cells = joined(table.grid.called(row, plan.id_column.place) for row in same)
            return same[1], _("{cells} have the same number, {number}; a number is of one row: give each its own").format(cells=cells, number=number)
    return None


def holds_names_alone(grid: Grid) -> bool:
    """Whether a sheet holds nothing but names of persons, as a plan of seats or a list of a class without titles does."""
    texts = [text for row in range(len(grid.rows)) for text in _texts(grid, row).values() if text not in words("in_a_room")]
    return len(texts) >= _LEAST_NAMES and all(_NAME.fullmatch(text) and pattern("<surnames>").match(text) for text in texts) and not any(
        grid.world.places.known(text) or grid.world.persons.names_of(text) for text in texts)


def names_alone() -> str:
    """What is said of such a sheet."""
    return _("holds nothing but names of persons, and is not read; to have a paper for each student, write {title} above the names, and say --roster "
             "with the file").format(title=f"“{pairs('roster')['name'].split()[0]}”")  # fmt: skip


def lies_across(table: Table, plan: Plan) -> Told | None:
    """What is wrong where the things stand side by side, and what is told of them below: places as titles, or titles in the first column."""
    first, *others = (text for _place, text in sorted(table.titles.items()))
    places = table.grid.world.places
    if table.said or plan.way in ("class_list", "lessons"):
        return None
    column = [table.text(row, min(table.titles)) for row in table.body]
    across = len(others) > 1 and all(map(places.exclusive, others)) and not any(map(places.known, column))
    parts = ("date", "event", "definition")
    down = known_part(first) in parts and any(known_part(text) in parts for text in column) and not any(map(known_part, others))
    alone = len(others) == 1 and len(column) > 1 and all(known_part(text) in ("date", "event", "actor", "place") or text in words("traits")
                                                         for text in column)  # fmt: skip
    if not across and not down and not alone and not may_lie_on_its_side(table):
        return None
    return table.head, _("each thing has a column here, and must have a row: copy the table, and paste it with Paste Special, Transpose")


def swapped(table: Table, plan: Plan) -> Told | None:
    """What is wrong where no cell below the title of dates is one, and most below that of what happened are."""
    if plan.way != "events" or not plan.date or not plan.name or table.said:
        return None
    dates, deeds = ([text for row in table.body if (text := table.text(row, one.place))] for one in (plan.date, plan.name))
    dated = partial(is_date, world=table.grid.world)
    if not dates or share(dates, dated) or share(deeds, dated) < MOST:
        return None
    said = _("dates stand below {event}, and what happened below {date}; these two titles have changed places: change them back")
    return table.head, said.format(event=plan.name.title.text, date=plan.date.title.text)


def lacking(table: Table, plan: Plan) -> Told | None:
    """Which column is missing: what happened beside a date, what is meant beside a meaning, what a word means beside it."""
    columns = [one for one in columns_of(table) if one.part not in ("source", "section", "id", "skip")]
    texts = [one.title.text for one in columns]
    if set(texts) & words("asks") and sum(pattern("<option>?[A-H1-8]").fullmatch(text) is not None for text in texts) > 1:
        said = _("is a table of questions; call its columns {titles}, as the sheet for your own questions does")
        return table.head, said.format(titles=pairs("examples")["questions"])
    world = table.grid.world
    bare = [one for one in plan.values if one.numbers and not one.title.name and (one.title.year or one.part == "year")]
    if bare and plan.name and not plan.about and any(names_a_place(plan.name, table.text(row, plan.name.place), world) for row in table.body):
        said = _("nothing says what the figures are; write it in a row above the titles, such as {example}")
        return table.head, said.format(example=pairs("examples")["figures"].split("｜")[0])
    parts = {one.part for one in columns}
    rest = [one for one in columns if one.part != "date"]
    if "date" in parts and "event" not in parts and all(_of_an_event(one) for one in rest):
        return table.head, _missing(columns, "event")
    if plan.name and plan.name.part == "definition":
        return table.head, _missing(columns, "term")
    if len(columns) == 1 and plan.way not in ("class_list", "lessons"):
        return table.head, _missing(columns, _partner(columns[0].title.text))
    return None


def undated(plan: Plan) -> str:
    """What is said of a table of events that has no dates; "" for any other."""
    if plan.way != "things" or plan.name is None or plan.name.part != "event":
        return ""
    said = _("no column says when, so nothing is asked of times; to have that, add a column {date}")
    return said.format(date=pairs("examples")["date"])


def no_table(grid: Grid) -> Told:
    """What is said of a sheet in which no row can be titles."""
    rows = [(number, row) for number in range(len(grid.rows)) if (row := _texts(grid, number))]
    broad = next(((number, row) for number, row in rows if len(set(row.values())) > 1), None)
    if broad:
        number, row = broad
        place = next((place for place, text in row.items() if len(text) > LONGEST_TITLE or not are_titles({0: text, 1: "…"})), min(row))
        return number, _looks_like_data(grid, number, place, row)
    number, row = rows[0]
    texts = [text for _number, row in rows for text in row.values()]
    if share(texts, lambda text: _DATE_FIRST.fullmatch(text) is not None) >= MOST:
        said = _("date and event stand in one cell; put them into two columns, with a row of titles above: {titles}")
        return number, said.format(titles=pairs("examples")["events"])
    place, title = next(iter(row.items()))
    if _partner(title):
        return number, _missing_beside(title, _partner(title))
    if title in words("person"):
        return number, _("is a list of names and makes no questions; for a paper for each student, write class or number beside the names")
    said = _("no table was found: only {cell} and the cells below it are filled; write titles above two columns or more, such as {titles}; "
               "what is no table, such as notes, goes into a sheet whose name begins with #")  # fmt: skip
    return number, said.format(cell=grid.called(number, place), titles=pairs("examples")["things"])


def _texts(grid: Grid, number: int) -> dict[int, str]:
    return {place: text for place, cell in enumerate(grid.rows[number]) if (text := shown(cell))}


def _is_title(text: str) -> bool:
    listed = ("person", "class_list", "term", "amount", "titles", "traits")
    return known_part(text) is not None or any(text.casefold() in words(name) for name in listed)


def _like_below(table: Table, row: Mapping[int, str]) -> int | None:
    """The place of the first cell that is of the kind of those below it, as no title is: a date, a figure with its unit, a sentence, a place, a
    foreign word beside its meaning; None where there is none."""
    first, world = min(row), table.grid.world
    for place, text in row.items():
        below = [told for number in table.body if (told := table.text(number, place))]
        if _SENTENCE.search(text) or (below and (_dated(text, below, place == first, world) or _measured(text, below, world))):
            return place
        if place == first and below and _named(text, below, row, world.places):
            return place
    return None


def _dated(text: str, below: Sequence[str], opens: bool, world: World) -> bool:
    """Whether a date stands above dates; a year stands above numbers as a title, unless it opens the row."""
    if not is_date(text, world):
        return False
    if is_year(text) and not opens:
        return share(below, lambda told: is_date(told, world) and not told.isdecimal()) >= MOST
    return share(below, partial(is_date, world=world)) >= MOST


def _measured(text: str, below: Sequence[str], world: World) -> bool:
    """Whether a figure stands above figures of its unit; a year is a title."""
    unit = _unit(text, world)
    return bool(unit) and not is_year(text) and share(below, lambda told: _unit(told, world) == unit) >= MOST


def _unit(text: str, world: World) -> str:
    figure = written_figure(text, world)
    return figure.unit if figure else ""


def _named(text: str, below: Sequence[str], row: Mapping[int, str], places: Places) -> bool:
    """Whether the first cell of a row names a thing as those below it do: a place, or a foreign word that has its meaning beside it."""
    if places.known(text):
        return share(below, places.known) >= MOST
    foreign = share([text, *below], lambda told: _FOREIGN.fullmatch(told) is not None) == 1
    return foreign and text.casefold() not in words("foreign") and any(map(_CHINESE.search, row.values()))


def _looks_like_data(grid: Grid, number: int, place: int, row: Mapping[int, str]) -> str:
    said = _("looks like data, not like titles ({cell}: {text}); insert a row above it with a title for each column, such as {titles}; "
             "if these are titles, write {role} above the column of names")  # fmt: skip
    text = " ".join(row[place].split())
    text = text if len(text) <= LONGEST_TITLE else text[:LONGEST_TITLE] + "…"
    return said.format(cell=grid.called(number, place), text=text, titles=_example(row.values(), grid.world), role=f"【{role_names()[0]}】")


def _lacks_titles(grid: Grid, number: int, row: Mapping[int, str]) -> str:
    titles = _texts(grid, number)
    cells = joined(grid.called(number, place) for place in row if place not in titles)
    said = _("only {titles} is a title here; write one in {cells} too, such as {example}")
    return said.format(titles=joined(titles.values()), cells=cells, example=_example(row.values(), grid.world))


def _example(texts: Iterable[str], world: World) -> str:
    told = list(texts)
    if any(is_date(text, world) for text in told):
        return pairs("examples")["events"]
    return pairs("examples")["terms" if any(map(_SENTENCE.search, told)) or any(map(_FOREIGN.fullmatch, told)) else "things"]


def _of_an_event(column: Said) -> bool:
    """Whether a column only tells something of an event that another one must name."""
    return column.part in ("actor", "place") or column.title.text in words("traits")


def _partner(title: str) -> str:
    """What must stand beside a column of a title: "" where that is not known."""
    if title in words("term") and known_part(title) is None:
        return "definition"
    return {"date": "event", "event": "date", "definition": "term"}.get(known_part(title) or "", "")


def _missing(columns: Sequence[Said], part: str) -> str:
    return _missing_beside(joined(one.title.text for one in columns), part or "value")


def _missing_beside(titles: str, part: str) -> str:
    said = _("the titles read are {titles}; {missing} is missing; write {title} above the column that says it, or add one")
    names = {
        "event": _("what happened"), "date": _("when it happened"), "term": _("the word that is explained"), "definition": _("what the word means"),
        "value": _("what is told of each"),
    }  # fmt: skip
    return said.format(titles=titles, missing=names[part], title=f"“{pairs('examples')[part]}”")
