"""The rows of a table that is understood -> facts, in the form that rows of our own sheets have. In: a table and its plan. Out: rows, each with
the cell and the title of every value, and what is wrong with cells that cannot be read."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from zhongbu_quiz.data.date_ranges import ends_of
from zhongbu_quiz.errors import Mendable, Problem
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.values.dates import Period
from zhongbu_quiz.workbook.cells import cell_text
from zhongbu_quiz.workbook.rows import Row
from zhongbu_quiz.workbook.tables.alike import Happened
from zhongbu_quiz.workbook.tables.around import (
    land_before,
    nearly_named,
    without_meaning,
    without_persons_behind,
    year_behind,
)
from zhongbu_quiz.workbook.tables.cell_reader import HIDDEN, MARKS, SHORT_YEAR, whole_lines
from zhongbu_quiz.workbook.tables.deeds import (
    Deed,
    deed,
    name_of,
    opens_with_verb,
    several_clauses,
    without_circumstance,
)
from zhongbu_quiz.workbook.tables.discoveries import is_bare
from zhongbu_quiz.workbook.tables.doers import (
    as_clause,
    is_a_body,
    named_in,
    with_dots,
    without_letters,
)
from zhongbu_quiz.workbook.tables.lands import several_lands, with_land
from zhongbu_quiz.workbook.tables.layout import Table
from zhongbu_quiz.workbook.tables.measures import is_measure
from zhongbu_quiz.workbook.tables.named import is_a_name, is_traditional, may_be_a_name
from zhongbu_quiz.workbook.tables.openings import says_something, with_about, with_day, without_then
from zhongbu_quiz.workbook.tables.plan import Plan
from zhongbu_quiz.workbook.tables.roles import Said, is_date
from zhongbu_quiz.workbook.tables.row_maker import RowMaker
from zhongbu_quiz.workbook.tables.settled import settled
from zhongbu_quiz.workbook.tables.slips import APART, NOT_YET
from zhongbu_quiz.workbook.tables.spans import at_once
from zhongbu_quiz.workbook.tables.words import pairs, pattern, shown, words

CENTURY = 100
_OPEN = "/.."
"""How a period ends in EDTF that goes on."""
_DOER_FIRST = re.compile(r"[（(]([^（）()]{2,12})[）)](.+)", re.DOTALL)
_OPENING_DATE = r"^(\d{3,4}Y(?:\d{1,2}M(?:\d{1,2}D)?)?)(?:[，,：:\s]+|(?<=[MD])|(?<=Y)(?!<named_by_year>))(?!\d|<date_goes_on>)"
"""How a cell of an event opens with a date; Y, M and D are the marks of year, month and day."""
_CLOSING_DATE = r"\s*[（(]\s*(\d{3,4}(?:[.．/-]\d{1,2}){1,2}|\d{3,4}Y?(?:(?<=Y)\d{1,2}M(?:\d{1,2}D)?)?)\s*[)）](?=[。.]?$)"
"""How it ends with one."""
_LAST_DATE = r"(?:\s+|[，,])(\d{4}[.．/-]\d{1,2}(?:[.．/-]\d{1,2})?|\d{3,4}Y(?:\d{1,2}M(?:\d{1,2}D)?)?)(?=[。.]?$)"
"""How it ends with one without brackets."""
_BETWEEN_EVENTS = re.compile(r"[；;](?=\s*\S{4})")
"""What stands between two events in one cell."""

Entry = dict[str, Any]


class Reader(RowMaker):
    """Reads the rows of one table: `made` is what they give."""

    def __init__(self, table: Table, plan: Plan, called: str, tell: Callable[[int, int, str, str | ValueError], Problem]) -> None:
        super().__init__(table, plan, called, tell)
        self.lives = self._whose_life() if plan.way == "events" else ""
        self.made = tuple(self._rows())
        self._check_short_years()
        self._note_made_dates()

    def _rows(self) -> Iterator[Row]:
        """The facts of the table, in the order of its rows."""
        for number in self.table.left:
            if self._lone_date(number) and self.plan.name:
                self._wrong(number, self.plan.name, _("is empty; write what happened, or remove the row"))
        for number in self.table.body if self.plan.name else ():
            match self.plan.way:
                case "events":
                    yield from self._event(number)
                case "years" | "dated":
                    yield from self._figures(number)
                case "things":
                    yield from self._thing(number)
                case "class_list" | "lessons":
                    return

    def _event(self, number: int) -> Iterator[Row]:
        plan = self.plan
        assert plan.name and plan.date
        text, place = self._text(number, plan.name), self._place(number)
        actor = "、".join(self._persons(number, plan.actor))
        place = "" if place == actor else place  # 鲁国 did it, and where else
        date = self._text(number, plan.date) and self._date(number, plan.date)
        date = date or self._date_of_event(number, text)
        if self._blank(number, plan.name) or (not date and self._blank(number, plan.date)):
            return
        whole = whole_lines(self.table.text(number, plan.name.place))
        if (bare := without_meaning(text)) != text:
            self.seen["meant"].append(self.table.grid.called(number, plan.name.place))
            text = whole = bare
        if _BETWEEN_EVENTS.search(whole) or self._tells_several(whole):
            self.seen["several"].append(self.table.grid.called(number, plan.name.place))
        text = self._without_question_mark(number, plan.name, text)
        own_land, text = self._without_what_is_around(number, text, date)
        text = self._plain_event(number, _unbracketed(text))
        if self.lives and opens_with_verb(without_circumstance(text)):
            text = f"{self.lives}{text}"
        if text and (state := self._state()) not in text and text[0] != state[0]:
            text = f"{state}{text}"
        text, date = self._bare_event(number, text, self._in_a_moment(number, date, text))
        text = self._with_name(number, text, actor)
        land = (self._text(number, plan.land) or own_land) if text else ""
        text = with_land(text, land, actor) if text else text
        if doubt := pattern(r"[（(]\s*(<doubtful>)\s*[?？]?[）)]").search(text):
            self._wrong(number, plan.name, _("is in doubt ({mark}); look it up and leave the mark out, or remove the row").format(mark=doubt[1]))
            text = ""
        if pattern("^<exercises>(?=..)|<why>|<asking_ends>$").search(HIDDEN.sub("", text)):
            self._wrong(number, plan.name, _("is a question; write what happened, and the program asks"))
            text = ""
        if text and (not says_something(text) or is_a_name(text, self._all_persons(), self.world)):
            self._wrong(number, plan.name, _("is {got!r}, which is nothing that happened; write what happened").format(got=text))
            text = ""
        if date.endswith(_OPEN) and pattern("<onward>$").search(self.table.text(number, plan.date.place)):
            date = date.removesuffix(_OPEN)  # 1561年起: an event begins then, and is no state that goes on
        if date and (start := self._when(date).start):
            cell = self.table.grid.called(number, plan.date.place)
            self.numbers.years.append((cell, start.year))
            told_as = self.table.text(number, plan.date.place)
            if 0 < start.year < SHORT_YEAR and "（" not in date and not pattern(r"<names_an_era>|<about>").match(told_as):
                self._short.append((number, start.year))
            if meant := self._of_other_age(number, date):
                words_of_age = _("is not of the dynasty of its row; it is, as {meant}; write that, or mend the dynasty")
                self._wrong(number, plan.date, Mendable(words_of_age.format(meant=meant), meant))
            if start.year > NOT_YET:
                self.numbers.to_come.append(cell)
        if date and text and plan.discoveries and actor and is_bare(text):
            yield from self._found(number, text, actor, date)
            return
        if date and text:
            self.happened.append(Happened(self.table.grid.called(number, plan.name.place), text, self._when(date)))
            told = self._deed(number, text, actor, place, date)
            fields = {
                "date": date, "actor": told.actor, "action": told.action, "object": told.object, "place": told.place,
                "content": told.content, "wording": told.wording,
            }  # fmt: skip
            entry: Entry = {key: said for key, said in fields.items() if said}
            if is_traditional(text):
                self.seen["traditional"].append(self.table.grid.called(number, plan.name.place))
            elif may_be_a_name(text, told):
                self.seen["names"].append(self.table.grid.called(number, plan.name.place))
            several = pattern("<others_behind>").search(told.object)  # 上海等地: nobody can write all that
            if hidden := [key for key, no in (("actor", told.doubted), ("object", several), ("action", told.named)) if no]:
                entry |= {"not_asked": hidden}  # a named one has a verb of ours
            if self._is_person(told, number):
                entry |= {"actor_type": "person"}
            elif pattern("<founds>$").search(told.action) and not told.object and told.actor.endswith(tuple(words("body_ends"))):
                entry |= {"actor_type": "organ"}
            at = dict.fromkeys(("actor", "action", "object", "content", "stage", "matter", "wording"), plan.name)
            at |= {"date": plan.date} | ({"place": plan.place} if place and told.place and plan.place else {})
            yield self._row("event", number, entry, at)
            if plan.place and place and told.apart == place:
                yield from self._attribute(number, self._called(number, text), plan.name, plan.place, when=date)
            if plan.actor and actor and told.actor != actor:
                yield from self._of_persons(number, text, plan.name, plan.actor, date)
        if plan.land and text and several_lands(land) and not named_in(land, text):
            entry = {"thing": self._called(number, text), "attribute": pairs("of_bodies")["several"], "value": land, "not_asked": ["thing"]}
            yield self._row("attribute", number, entry | {"when": date}, {"thing": plan.name, "attribute": plan.land, "value": plan.land})
        called = self._called(number, text) if text else ""
        does = bool(actor and text) and (opens_with_verb(text) or deed(text, actor).actor == actor)
        doer = actor if does and not named_in(actor, text) else ""
        if text:
            yield from self._told_beside(number, actor, f"{doer}{called}", date)
        for column in () if text else plan.values:
            self._text(number, column)  # what happened cannot be read; what is wrong with the other cells is told all the same

    def _without_what_is_around(self, number: int, text: str, date: str) -> tuple[str, str]:
        """The land before an event, and the event without it, without the persons of its row behind it and without its bare year; what was left out
        is told."""
        name = self.plan.name
        assert name
        land, bare = land_before(text, self.world.places)
        if bare != text:
            self.seen["lands"].append(self.table.grid.called(number, name.place))
        whole = cell_text(self.table.grid.cell(number, name.place)).rstrip("。")
        if (persons := self._persons(number, self.plan.actor)) and (without := without_persons_behind(whole, persons)) != whole:
            behind = "".join(whole[len(without) :].split())
            if bare.endswith(behind):
                bare = bare.removesuffix(behind)
                self.seen["behind"].append(self.table.grid.called(number, name.place))
        year, rest = year_behind(bare)
        if year and date and is_date(year, self.world) and self._when(date).overlaps(self._when(year)):
            bare = rest
            self.seen["dated_at_end"].append(self.table.grid.called(number, name.place))
        return land, bare

    def _deed(self, number: int, text: str, actor: str, place: str, date: str) -> Deed:
        """An event taken apart; the place of one that goes from one to another (平王东迁) is not asked, which is told."""
        lasts = _is_span(self._when(date))
        told = deed(text, actor, "" if self._is_in_its_name(place, text) else place, lasts)
        persons = self._persons(number, self.plan.actor)
        told = settled(told, text, persons, self.world)
        if self._is_a_battle(told, place):
            (happened,) = words("happened")
            return replace(told, actor=f"{told.actor}{told.action}", action=happened, place="" if told.actor in place else place, named=True)
        done = f"{told.actor} {told.action}{told.object}" if told.named else f"{told.action} {told.object}"
        if not place or not self.plan.place or place not in (told.place, told.apart) or not pattern(r"^<goes>|<goes>(?=\s|$)").search(done):
            return told
        self.seen["goes"].append(self.table.grid.called(number, self.plan.place.place))
        return settled(deed(text, actor, "", lasts), text, persons, self.world)

    def _date_of_event(self, number: int, text: str) -> str:
        """The date that opens an event of which the cell of the time is empty, which is told; "" where none does."""
        found = _with_date_marks(_OPENING_DATE).match(text)
        column = self.plan.date
        if not column or not self.plan.name or not found or shown(self.table.grid.cell(number, column.place)) or not is_date(found[1], self.world):
            return ""
        self.seen["dated_here"].append(self.table.grid.called(number, self.plan.name.place))
        return str(self._when(found[1]))

    def _note_made_dates(self) -> None:
        """Notes the few dates that Excel made of what was typed (21-7), a hundred years behind those of the other rows."""
        column = self.plan.date
        if column is None or self.plan.way != "events":
            return
        grid, place = self.table.grid, column.place
        cells = {grid.called(row, place) for row in self.table.body if isinstance(grid.cell(row, place).value, datetime.date)}
        made = [(cell, year) for cell, year in self.numbers.years if cell in cells]
        others = [year for cell, year in self.numbers.years if cell not in cells]
        if len(others) > len(made):
            first, last = min(others) - APART, max(others) + APART
            late = [cell for cell, year in made if first <= year - CENTURY <= last < year]
            self.seen["made"] += late
            self.numbers.years = [(cell, year) for cell, year in self.numbers.years if cell not in late]

    def _state(self) -> str:
        """The state that the column of events is called by, beside those of others (英国｜法国); "" where it is called otherwise."""
        title = self.plan.name.title.name if self.plan.name else ""
        return title if self.world.places.level(title) == "country" and title not in words("lands") else ""

    def _bare_event(self, number: int, text: str, date: str) -> tuple[str, str]:
        """An event without the date that opens its cell, and without what only tells why or when it happened; and its date, which is the more exact
        of the two. Another date than that of its row is told."""
        name = self.plan.name
        assert name
        cell = self.table.grid.called(number, name.place)
        opens = _("opens with {own}, and its row is of {date}; write one date in both, or begin with what happened")
        ends = _("ends with {own} in brackets, and its row is of {date}; write one date in both, or leave out the brackets")
        for form, cells, told in ((_OPENING_DATE, self.seen["dated"], opens), (_CLOSING_DATE, self.seen["dated_at_end"], ends),
                                  (_LAST_DATE, self.seen["dated_at_end"], ends)):  # fmt: skip
            found = _with_date_marks(form).search(text)
            if not found or not date or not is_date(found[1], self.world):
                continue
            own = str(self._when(found[1]))
            if date.startswith(own) or own.startswith(date):
                text, date = text[: found.start()] + text[found.end() :], max(own, date, key=len)
                cells += [] if cell in self.seen["dated_here"] else [cell]
            elif not self._when(date).overlaps(self._when(own)):
                self._wrong(number, name, told.format(own=found[1], date=self._when(date).chinese))
        text = self._without_years(number, text, date)
        text, date = with_about(text, date, self.world)
        text = re.sub(rf"^{re.escape(name.title.text)}[：:]\s*(?=\S)", "", text)
        if (year := re.match(r"(\d{4})(?=[\u4e00-\u9fff])", text)) and date.startswith(year[1]) and text[4] != MARKS[0]:
            text = text[4:]
            self.seen["dated"].append(cell)
        bare = text
        try:
            bare = without_then(text)
            rest, date, other = with_day(bare, date, self.world) if date else (bare, date, "")
            if other:
                self._wrong(number, name, opens.format(own=other, date=self._when(date).chinese))
            elif rest != bare:
                self.seen["dated"].append(cell)
                text = bare = rest
        except ValueError as error:
            self._wrong(number, name, error)
        bare = without_circumstance(bare)
        if bare != text:
            self.seen["circumstances"].append(cell)
        return bare, date

    def _with_name(self, number: int, text: str, actor: str) -> str:
        """An event that opens with a pronoun (他主持…, 其签订…) with whom the row or the table names in its place; where they name nobody, that is
        told."""
        found = pattern("<pronouns>(?=..)").match(text)
        if not found or text.startswith(tuple(words("no_pronouns"))) or self.plan.name is None:
            return text
        if name := actor or self.lives:
            return f"{name}{text[found.end() :]}"
        said = _("opens with {word}, and nothing says who that is; write the name")
        self._wrong(number, self.plan.name, said.format(word=found[0]))
        return ""

    def _plain_event(self, number: int, text: str) -> str:
        """An event without names in other letters, which is told, and with the marks that names of foreigners have."""
        plain = without_letters(text)
        if plain != text and self.plan.name:
            self.seen["letters"].append(self.table.grid.called(number, self.plan.name.place))
        return as_clause(with_dots(plain))

    def _in_a_moment(self, number: int, date: str, text: str) -> str:
        """The date of what is done in a moment, where its cell tells from when to when; one that is neither end is told."""
        told = deed(text) if date and text else None
        if told is None or told.named or not self.plan.date:
            return date
        try:
            moment = at_once(date, told.action)
        except ValueError as error:
            self._wrong(number, self.plan.date, error)
            return date
        if moment != date:
            self.seen["moments"].append(self.table.grid.called(number, self.plan.date.place))
        return moment

    def _called(self, number: int, text: str) -> str:
        """What an event is called where its persons and its meaning are asked; where that is one clause of several, it is noted."""
        called = name_of(text)
        if self.plan.way == "events" and self.plan.name and several_clauses(text):
            self.called_so[self.table.grid.called(number, self.plan.name.place)] = called
        return called

    def _of_persons(self, number: int, text: str, name: Said, column: Said, when: str = "") -> Iterator[Row]:
        """The persons of an event that its own words do not name; where they name some of several, that is told."""
        persons = self._persons(number, column)
        named = [person for person in persons if self._is_named(person, text)]
        if len(named) == len(persons):
            return
        doers = pattern("<between_persons>|[、，]").split(deed(text).actor)
        if meant := next(((person, other) for person in persons if (other := nearly_named(person, doers))), None):
            self.seen["slips"].append(_("{name} ({cell})").format(name=joined(meant), cell=self.table.grid.called(number, column.place)))
            return
        if named:
            self.seen["partly"].append(self.table.grid.called(number, column.place))
            return
        name_of_title = re.sub(r"[（(].*[）)]$", "", column.title.name)
        title = pairs("persons").get(name_of_title, name_of_title)
        if name_of_title in words("person_titles") and any(is_a_body(person, self.world.places) for person in persons):
            title = pairs("of_bodies")["several" if len(persons) > 1 else "one"]
        entry = {"thing": self._called(number, text), "attribute": title, "value": "、".join(persons), "not_asked": ["thing"]}
        if when:
            entry["when"] = when
        yield self._row("attribute", number, entry, {"thing": name, "attribute": column, "value": column})

    def _thing(self, number: int) -> Iterator[Row]:
        plan = self.plan
        assert plan.name
        thing = self._text(number, plan.name)
        if self._blank(number, plan.name):
            return
        for column in plan.values:
            if not thing:
                self._text(number, column)
                continue
            dated = (self._unit(number, column) or is_measure(column.title.name)) and column.title.name not in words("timeless")
            year = column.title.year or (plan.year if column.numbers and dated else "")
            if column.part == "definition":
                yield from self._term(number, thing, column)
            elif column.part == "actor" and plan.name.part == "event":
                yield from self._of_persons(number, thing, plan.name, column)
            elif year and column.numbers:
                yield from self._statistic(number, thing, column.title.name or plan.about, year, column, {"region": plan.name})
            else:
                yield from self._attribute(number, thing, plan.name, column)



def _is_span(period: Period) -> bool:
    """Whether a date tells from when to when."""
    return not period.is_date or any(ends_of(period.text))


def _unbracketed(text: str) -> str:
    """An event whose doer stands before it in brackets, without these: （杨坚）建立隋朝."""
    found = _DOER_FIRST.fullmatch(text)
    return f"{found[1]}{found[2]}" if found and opens_with_verb(found[2]) else text


def _with_date_marks(form: str) -> re.Pattern[str]:
    year, month, day = MARKS
    return pattern(form.replace("Y", year).replace("M", month).replace("D", day))
