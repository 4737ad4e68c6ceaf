"""A fact -> a row in the form that rows of our own sheets have, with the cell and the title of every value; attributes, terms and figures of a row of
a table. In: a table and its plan. Out: rows; what is wrong with cells that cannot be read is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from zhongbu_quiz.errors import Mendable
from zhongbu_quiz.messages import _
from zhongbu_quiz.workbook.cells import cell_data
from zhongbu_quiz.workbook.rows import Row
from zhongbu_quiz.workbook.tables.asked import other_traits
from zhongbu_quiz.workbook.tables.discoveries import asked_of
from zhongbu_quiz.workbook.tables.doer_reader import DoerReader
from zhongbu_quiz.workbook.tables.ids import made_id
from zhongbu_quiz.workbook.tables.measures import is_measure, measured, with_quantity
from zhongbu_quiz.workbook.tables.named import with_years
from zhongbu_quiz.workbook.tables.roles import Said, names_a_place
from zhongbu_quiz.workbook.tables.said_of import without_event
from zhongbu_quiz.workbook.tables.titles import read_title
from zhongbu_quiz.workbook.tables.words import pairs, pattern, words

_ENOUGH = 4
"""Rows that tell what is usual in a column."""

_ONLY_CRIES = r"(?=.*<asides>)(?:<asides>|<cries>|[！!，,、；;。~～\s])+"
"""A value that only says how much it counts: 重点, 很重要！要背！"""
_BETWEEN_SIDES = re.compile(r"\s*(?:[vV][sS]\.?|[/／]|—+|[–-])\s*")
"""What stands between those who fought or signed, for which 、 stands."""
_ONLY_PRAISES = r"(?:<asked_before>)*(?:<traits>)(?:<cries>)*<only_praises>"
"""A value that only says that there is one: 意义重大, 影响十分深远."""

Entry = dict[str, Any]


class RowMaker(DoerReader):
    """Makes rows of facts of the cells of one table."""

    def _row(self, kind: str, number: int, entry: Entry, at: Mapping[str, Said]) -> Row:
        plan = self.plan
        places = {key: column.place for key, column in at.items()}
        titles = {key: column.title.text for key, column in at.items()}
        made = Row(self._sheets[kind], self.table.grid, number, places, {"kind": kind, **entry}, titles=titles)
        made.entry = {"id": made_id(made.entry, self._text(number, plan.id_column)), **made.entry}
        source = {"section": self.called} if self.called else {}
        for column in plan.sources:
            said = self._source(number, column)
            if not said:
                continue
            key = column.source.key if column.source else "source.section"
            places[key], titles[key] = column.place, column.title.text
            if key.startswith("source."):
                source[key.removeprefix("source.")] = said
            else:
                made.entry[key] = said
        if source:
            made.entry["source"] = source
        return made

    def _source(self, number: int, column: Said) -> Any:
        cell = self.table.grid.cell(number, column.place)
        if not self._text(number, column):
            return ""
        try:
            return cell_data(cell, column.source, self.world) if column.source else self._text(number, column)
        except ValueError as error:
            self._wrong(number, column, error)
            return ""

    def _figures(self, number: int) -> Iterator[Row]:
        """A row of figures over years, or the figures of one year: statistics of the place that the row or a heading names; else what the year
        has as its attributes."""
        plan = self.plan
        assert plan.name
        named = self._text(number, plan.name)
        if self._blank(number, plan.name) or (plan.date and self._blank(number, plan.date)) or not named:
            return
        for column in plan.values:
            if self._absent(number, column):
                continue
            if plan.way == "dated" and plan.date:
                date, indicator, region = self._date(number, plan.date), column.title.name, plan.region
                if plan.date is not plan.name:
                    region, indicator = (named, indicator) if indicator not in words("amount") else (region, read_title(named, True).name)
            elif names_a_place(plan.name, named, self.world):
                date, indicator, region = column.title.year, plan.about, named
            else:
                date, indicator, region = column.title.year, read_title(named, True).name, plan.region
            if not date:
                return
            if region and indicator:
                key = "region" if region == named else "period" if plan.name is plan.date else "indicator"
                at = {key: plan.name} | ({"period": plan.date} if plan.date else {})
                yield from self._statistic(number, region, indicator, date, column, at)
            else:
                year = self._when(date).chinese
                yield from self._attribute(number, year, plan.name, column, with_quantity(indicator, self._quantity(column)))

    def _statistic(self, number: int, region: str, indicator: str, period: str, column: Said, at: Mapping[str, Said]) -> Iterator[Row]:
        written = self._with_unit(number, column)
        if written:
            entry: Entry = {"region": region, "indicator": indicator, "period": period, "written": written}
            told = measured(indicator, self._quantity(column), written, "" if self.plan.region == region else self.plan.region, self.world)
            if told:
                entry |= told
            elif is_measure(indicator):
                entry["indicator"] = with_quantity(indicator, self._quantity(column))
            yield self._row("statistic", number, entry, {"region": column, "indicator": column, "period": column, "written": column, **at})

    def _attribute(self, number: int, thing: str, name: Said, column: Said, attribute: str = "", when: str = "") -> Iterator[Row]:
        said = self._with_unit(number, column) if column.numbers and column.part != "date" else self._text(number, column)
        if self.plan.way == "events" and other_traits(self.table.text(number, column.place), column.title.text):
            self.seen["labels"].append(self.table.grid.called(number, column.place))
            return
        if column.title.name in words("sides"):
            said = _BETWEEN_SIDES.sub("、", said)
        if column.title.name in words("made_by") | words("founders"):
            said = self._one_name(said, column)
        if column.title.name in words("traits"):
            (verb,) = words("is")
            said = without_event(said, thing) if self.plan.way == "events" else said
            before, _verb, behind = said.partition(verb)
            said = behind if behind and thing.startswith(before) else said
            said = re.sub(rf"(?<=[；、]){verb}", "", said)  # 是…；是… of a list
        try:
            said = with_years(said, column.part == "date" or column.title.name.endswith(tuple(words("date_ends"))), self.world)
        except Mendable as error:
            self._wrong(number, column, error)
            return
        if self._asks(number, column, said):
            return
        own = self.plan.way == "events" and column.part != "date"
        said = pattern("^((?:<says_of_it>|<is>)着?)[：:](?=..)").sub(r"\1", said) if column.title.name in words("traits") else said
        if own and (said in words("check_marks") or pattern(_ONLY_CRIES).fullmatch(said) or pattern(_ONLY_PRAISES).fullmatch(said)):
            cell = self.table.grid.called(number, column.place)
            self.seen["marks"] += [cell] if cell not in self.seen["marks"] else []
            return
        if own and said.isdecimal() and not column.numbers and len(self.table.body) >= _ENOUGH:
            self._wrong(number, column, _("holds only a number, where the others hold words; mend it, or leave it empty"))
        elif said and said == column.title.name:
            self._wrong(number, column, _("says what its title says; write the value itself, or leave it empty"))
        elif own and said and (said in thing or ((attribute or column.title.name) in pairs("age_of_event") and _named_by_age(said, thing))):
            return  # 国家 北宋 of 北宋建立, 朝代 秦朝 of 秦灭六国: its own words tell it
        elif said and said != thing:
            title = with_quantity(column.title.name, self._quantity(column)) if column.numbers else column.title.name
            said = self._without_question_mark(number, column, said)
            title = pairs("age_of_event").get(title, title) if own and name is self.plan.name else title
            entry = {"thing": thing, "attribute": attribute or title, "value": said}
            if when:
                entry["when"] = when
            called = name.title.name
            if name is self.plan.name and called not in words("no_category") and not attribute:
                entry["category"] = self._category(called)
            yield self._row("attribute", number, entry, {"thing": name, "attribute": column, "value": column, "category": name})

    def _found(self, number: int, thing: str, actor: str, date: str) -> Iterator[Row]:
        """A thing that somebody found, of which only its name is told (日心说): who found it, when, and what else its row tells of it."""
        plan = self.plan
        assert plan.name and plan.actor and plan.date
        self.seen["found"].append(self.table.grid.called(number, plan.name.place))
        who, when = asked_of(thing, plan.name, plan.actor)
        for column, name, said in ((plan.actor, who, actor), (plan.date, when, self._when(date).chinese)):
            entry = {"thing": thing, "attribute": name, "value": said}
            yield self._row("attribute", number, entry, {"thing": plan.name, "attribute": column, "value": column})
        yield from self._told_beside(number, actor, thing, date)

    def _told_beside(self, number: int, actor: str, called: str, date: str) -> Iterator[Row]:
        """What the other columns tell of a person of the row, or of what happened."""
        plan = self.plan
        name = plan.name
        assert name
        for column in plan.values:
            if actor and column.title.name in words("of_a_person"):
                if not pattern("<lands_between>").search(self._text(number, column) + actor):
                    yield from self._attribute(number, actor, plan.actor or name, column)
            else:
                yield from self._attribute(number, called, name, column, when=date)

    def _category(self, called: str) -> str:
        """What a question calls what the rows name, whatever the title of their column is: 事件 of 知识点 beside dates, 诗 of 诗题."""
        if self.plan.way == "events" and called in words("events_called"):
            return pairs("examples")["event"]
        return pairs("called").get(called, called)

    def _term(self, number: int, term: str, column: Said) -> Iterator[Row]:
        said = self._text(number, column)
        if said and self.plan.name and not self._asks(number, column, said):
            yield self._row("term", number, {"term": term, "definition": said}, {"term": self.plan.name, "definition": column})


def _named_by_age(said: str, thing: str) -> bool:
    """Whether an event names the dynasty of its row."""
    bare = pattern("(?<=.)<dynasty_ends>$").sub("", said)
    return bare in thing
