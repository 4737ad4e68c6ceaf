"""The facts as rows for the second proof: nothing that the construction made of them is used, only what the records say.

Tables and measures (places, eras, organs, units) are those of everybody; the look-ups are the proof's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import chain
from typing import Any

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.event import Event
from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.facts.slots import Slot, text_of
from zhongbu_quiz.facts.truth import Truth
from zhongbu_quiz.facts.watch import put
from zhongbu_quiz.loading.remembered import keep, kept
from zhongbu_quiz.quality.sources import Sources
from zhongbu_quiz.values.chinese_dates import chinese_dates
from zhongbu_quiz.values.eras import Span
from zhongbu_quiz.values.numbers import base_value, number_of
from zhongbu_quiz.values.text import common_letters, nested, plain, undigited

TRUE, FALSE, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
FILLERS = ("的", "总", "累计", "合计", "全年")
"""Small words in which two wordings of one indicator may differ."""
LIKE = 0.72
"""Two texts that share so many of their characters, in their order, may be two wordings of one thing (rules 14 and 22)."""
UNTOLD = ("date", "content", "document_number")
"""What of an event does not belong to the deed."""
PRONOUN = 3
"""How many characters a word has that stands for a region (该省, 这个省)."""
Key = tuple[object, ...]
_Entry = tuple[str, Any, Any]
_OF_ONE = frozenset(("terms", "statistics", "events", "slogans"))
"""The tables in which one thing stands under a key, and no list."""
_FACT = 200
"""Bytes of a fact in a file, more or less."""


@lru_cache(maxsize=1 << 11)
def loose(text: str) -> str:
    """An indicator without the small words that two wordings of it may differ in."""
    bare = plain(text)
    for word in FILLERS:
        bare = bare.replace(word, "")
    return bare


@lru_cache(maxsize=1 << 11)
def alike(a: str, b: str) -> bool:
    """One text holds the other, or they share so much that they may be two wordings of one thing."""
    return nested(a, b) or common_letters(plain(a), plain(b)) >= LIKE


def meets(a: Span, b: Span) -> bool:
    """Whether two dates may share a day."""
    return a[0] <= b[1] and b[0] <= a[1]


@dataclass(frozen=True, slots=True)
class StatisticRow:
    """One statistic: its value in base units as printed, and what it measures apart from place and time."""

    fact: Fact
    record: Statistic
    value: Fraction | None
    unit: str
    span: Span | None
    series: Key
    measure: Key


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event, with what was done as one text."""

    fact: Fact
    record: Event
    deed: str
    span: Span


@dataclass(frozen=True, slots=True)
class SloganRow:
    """One slogan or list, with all its names."""

    fact: Fact
    record: Slogan
    names: tuple[str, ...]
    parts: tuple[str, ...]


class Ledger:
    """Rows of a base, by what a reader would look for."""

    def __init__(self, base: FactBase, sources: Sources | None = None) -> None:
        """`sources`: the documents that sentences may name, where they are not those of the base."""
        table, groups = base.watch.table, base.watch.groups
        self.world = base.world
        self.sources = sources or Sources(base)
        self.exclusive = base.exclusive
        self.terms: dict[str, bool] = table("terms")
        self.terms.update((plain(term), True) for terms in base.world.categories.values() for term in terms)
        self.statistics: dict[str, StatisticRow] = table("statistics")
        self.events: dict[str, EventRow] = table("events")
        self.slogans: dict[str, SloganRow] = table("slogans")
        self.by_measure: dict[Key, Sequence[StatisticRow]] = groups("by_measure")
        self.by_series: dict[Key, Sequence[StatisticRow]] = groups("by_series")
        self.by_value: dict[Key, Sequence[StatisticRow]] = groups("by_value")
        self.by_thing: dict[Key, Sequence[StatisticRow]] = groups("by_thing")
        self.by_object: dict[str, Sequence[EventRow]] = groups("by_object")
        self.by_matter: dict[Key, Sequence[EventRow]] = groups("by_matter")
        self.by_deed: dict[str, Sequence[EventRow]] = groups("by_deed")
        self.by_name: dict[str, Sequence[SloganRow]] = groups("by_name")
        self.by_part: dict[str, Sequence[SloganRow]] = groups("by_part")
        self.by_whole: dict[str, Sequence[SloganRow]] = groups("by_whole")
        self.by_issuer: dict[str, Sequence[SloganRow]] = groups("by_issuer")
        self.by_section: dict[tuple[str, str], Sequence[EventRow]] = groups("by_section")
        self.by_topic: dict[str, Sequence[SloganRow]] = groups("by_topic")
        self.mixed_up: dict[str, Sequence[str]] = groups("mixed_up")
        self.by_region: dict[str, Sequence[SloganRow]] = groups("by_region")
        self.by_slot: dict[tuple[str, str, str], Sequence[Fact]] = groups("by_slot")
        self.by_rest: dict[str, Sequence[tuple[frozenset[str], Fact]]] = groups("by_rest")
        self.by_sentence: dict[str, Sequence[Fact]] = groups("by_sentence")
        self._file(base.told, keeps=sources is None)
        self.objects = base.watch.finder("objects", self.by_object)
        self.names = base.watch.finder("names", self.by_name)

    def _file(self, facts: Sequence[Fact], keeps: bool) -> None:
        """Put facts into the tables: what those that were told before are filed under is taken from then, while the program goes on."""
        place = ("entries", self.sources.names, self.world)
        before: dict[Fact, tuple[_Entry, ...]] = (kept(place) or {}) if keeps else {}
        now = {fact: before.get(fact) or tuple(self._entries(fact)) for fact in facts}
        alone: tuple[Any] = (None,)
        for table, key, entry in chain.from_iterable(now.values()):
            if table in _OF_ONE:
                getattr(self, table)[key] = entry
                continue
            alone = alone if alone[0] is entry else (entry,)
            put(getattr(self, table), key, alone)
        if keeps:
            keep(place, now, _FACT * len(now))

    def _entries(self, fact: Fact) -> Iterator[_Entry]:
        """Where a fact stands: in which table, under which key, as what."""
        sentence = plain(self.sources.opened(fact.statement).removesuffix("。"))
        yield "by_sentence", undigited(sentence), fact
        yield from self._of_rest(fact)
        match fact.record:
            case Statistic() as record:
                yield from self._of_statistic(fact, record)
            case Event() as record:
                yield from self._of_event(fact, record)
            case Slogan() as record:
                yield from self._of_slogan(fact, record)
            case _:  # judged by the words of its slots
                for name, slot in fact.slots.items():
                    yield "by_slot", (fact.kind, name, plain(slot.text)), fact

    def _of_rest(self, fact: Fact) -> Iterator[_Entry]:
        """What a sentence says behind its region, with what may stand before it: the whole, or its last clauses."""
        region = fact.slots.get("region")
        before, mark, after = self.sources.told(fact.statement).removesuffix("。").partition(region.text if region else "\n")
        if mark and mark not in after:
            clauses = before.split("，")
            starts = frozenset(plain("，".join(clauses[place:])) for place in range(len(clauses)))
            yield "by_rest", plain(after.lstrip("的，、")), (starts, fact)

    def _of_statistic(self, fact: Fact, record: Statistic) -> Iterator[_Entry]:
        value = number_of(record.value) if record.value else None
        amount, unit = base_value(value, record.unit) if value is not None else (None, record.unit)
        period = record.period or record.as_of
        series = (record.aspect, loose(record.indicator), loose(record.whole or ""), unit)
        measure = (*series, record.direction, loose(record.compared_with or ""))
        row = StatisticRow(fact, record, amount, unit, period.span if period else None, series, measure)
        yield "statistics", fact.id, row
        place = self.place(record.region)
        yield "by_thing", (place, record.aspect, plain(record.indicator)), row
        yield "by_value", (place, record.aspect, amount, unit), row
        if amount is not None:
            yield "by_measure", (place, *measure), row
            yield "by_series", (place, *series), row

    def _of_event(self, fact: Fact, record: Event) -> Iterator[_Entry]:
        deed = self.sources.told(text_of((*fact.opening, *fact.without(UNTOLD)))).strip("，")
        row = EventRow(fact, record, deed, record.date.span)
        yield "events", fact.id, row
        yield "by_object", plain(record.thing), row
        yield "by_matter", (plain(record.matter), record.stage), row
        yield "by_deed", plain(deed), row
        for source in fact.sources:
            yield "by_section", (source.document, source.section), row

    def _of_slogan(self, fact: Fact, record: Slogan) -> Iterator[_Entry]:
        row = SloganRow(fact, record, (record.name, *record.aliases), tuple(part.text for part in record.parts))
        yield "slogans", fact.id, row
        yield from (("terms", plain(one.term), True) for one in record.confused_with if one.term)
        for name in row.names:
            yield "by_name", plain(name), row
        yield "by_issuer", fact.issuer, row
        if row.parts:
            yield "by_whole", plain("".join(row.parts)), row
        for part in row.parts:
            yield "by_part", plain(part), row
        if record.region:
            yield "by_region", self.place(record.region), row
        for one in record.confused_with:
            if one.fact:
                yield "mixed_up", fact.id, one.fact
                yield "mixed_up", one.fact, fact.id
        for text in (record.applies_to, record.meaning):
            if text:
                yield "by_topic", plain(text), row

    def told_of_regions(self, text: str) -> list[Fact]:
        """The facts that say a text of their region: its words behind the region, and those before it with at most a word (该省) where the
        region stood; or a formula, or the parts of a list."""
        flat = plain(text)
        found = [
            fact
            for place in range(len(flat) + 1)
            for starts, fact in self.by_rest.get(flat[place:], ())
            if any(flat[:place].startswith(start) and place - len(start) <= PRONOUN for start in starts)
        ]
        rows = [*self.by_name.get(flat, ()), *self.by_whole.get(flat, ())]
        return [*found, *(row.fact for row in rows if row.record.region is not None)]

    def place(self, region: str) -> str:
        """One name for a place and its aliases."""
        return self.world.places.canonical(region)

    def sentence_with(self, fact: Fact, slot: str, text: str) -> str:
        """A fact's sentence with another text in the place of a slot, without marks and without who says it."""
        told = (
            part if isinstance(part, str) else text if isinstance(part, Slot) and part.name == slot else part.text
            for part in fact.segments
        )
        return plain(self.sources.opened("".join(told)))

    def date(self, text: str) -> Span | None:
        """The days that a whole text means, or None where it is no date."""
        return self.world.eras.read(text)

    def dates_in(self, sentence: str) -> list[Span]:
        """The dates that a sentence tells outside of titles."""
        return [period.span for period in chinese_dates(self.sources.untitled(sentence))]

    def speaks_for(self, fact: Fact, sentence: str) -> bool:
        """Whether a sentence says that a document speaks which tells this fact: what that does not tell is then false."""
        return any(f"《{source.document}》一文" in sentence for source in fact.sources)
