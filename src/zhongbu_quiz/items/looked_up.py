"""What of a table is looked up and not learned, or tells itself (rules 68 and 73): an exact figure among many of its kind, the thing that has it,
a thing whose name holds its value (京 of 北京).

In: all facts of a base. Out: the reason why a slot is not asked, or nothing. What compares places (the most, the least) does not ask here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.attribute import Attribute
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.query import Query
from zhongbu_quiz.values.text import plain

MANY = 8
"""More things than these with one figure are a table: nobody learns each number of it."""
EXACT = 3
"""So many digits or more are exact: 3 % or 16 are kept in mind, 16.7 and 4154 are read."""
SHORT = 2
"""A value of so few characters that stands in the name of its thing tells it, and is told by it."""
GAPS = ("cloze", "fill_blank", "matching", "short_answer")
_DIGITS = re.compile(r"\d")
_CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")


class Table:
    """How many things have each attribute, and how many places each figure."""

    def __init__(self, base: FactBase) -> None:
        self._things: Counter[str] = Counter()
        self._places: Counter[tuple[object, ...]] = Counter()
        values: Counter[tuple[str, str]] = Counter()
        for fact in base.of_kind("attribute"):
            record = _attribute(fact)
            self._things[record.attribute] += 1
            values[record.attribute, plain(record.value)] += 1
        for fact in base.of_kind("statistic"):
            self._places[_figure_of(fact)] += 1
        self._shared = {attribute for (attribute, _value), count in values.items() if count > 1}

    def why_not(self, query: Query) -> str:
        """Why a slot of a fact is not asked by an item of the model's kind, or ""."""
        fact, key, gap = query.fact, query.key, query.model.kind in GAPS
        if fact.kind == "attribute":
            return self._attribute(_attribute(fact), key, gap)
        if fact.kind == "statistic" and key.name in ("region", "figure"):
            many = self._places[_figure_of(fact)] > MANY and _exact(fact.slots["figure"].text)
            return reasons.LOOKED_UP if many else ""
        return reasons.rule(35) if (not gap or "date" in query.shown) and _named_by_its_day(fact) else ""

    def _attribute(self, record: Attribute, key: Slot, gap: bool) -> str:
        figure = record.figure
        exact = figure is not None and _exact(figure.value)
        if key.name == "thing":
            if exact or (figure is not None and figure.unit):
                return reasons.LOOKED_UP
            if gap and (record.attribute in self._shared or record.attribute.startswith(load_lexicon().words("statistics.holds"))):
                return reasons.rule(42)
        if key.name == "value" and exact and self._things[record.attribute] > MANY:
            return reasons.LOOKED_UP
        told = figure is None and _bears(plain(record.thing), record.value)
        return reasons.rule(73) if told and key.name in ("thing", "value") else ""


def learned(queries: Iterable[Query], base: FactBase, rejects: Counter[str]) -> Iterator[Query]:
    """The queries about what is learned; the others are counted."""
    table = table_of(base)
    for query in queries:
        if why := table.why_not(query):
            rejects[why] += 1
        else:
            yield query


@lru_cache(maxsize=2)
def table_of(base: FactBase) -> Table:
    """What a base tells, counted once."""
    return Table(base)


def _attribute(fact: Fact) -> Attribute:
    assert isinstance(fact.record, Attribute)
    return fact.record


def _figure_of(fact: Fact) -> tuple[object, ...]:
    """What a figure is of, whatever place has it."""
    record = fact.record
    assert isinstance(record, Statistic)
    return record.indicator, record.aspect, record.unit, str(record.period or record.as_of)


def _exact(text: str) -> bool:
    return len(_DIGITS.findall(text.lstrip("0."))) >= EXACT


def _named_by_its_day(fact: Fact) -> bool:
    """Whether an event is called by its month and day, so that its date and its name tell each other: 九一八事变, 一二·九运动."""
    period = fact.period
    day = period.start if fact.kind == "event" and period is not None and period.is_date else None
    if day is None or not day.month or not day.day:
        return False
    return f"{day.month}{day.day}".translate(_CHINESE) in re.sub("[·“”]", "", fact.statement)


def _bears(thing: str, value: str) -> bool:
    """Whether the name of a thing holds its value, or one of the values of its cell (云、滇), or a longer value holds the name."""
    entries = [plain(entry) for entry in re.split("[、；，]", value) if entry]
    return any(entry in thing for entry in entries if len(entry) <= SHORT) or any(thing in entry for entry in entries if len(entry) > SHORT)
