"""What of a table is looked up and not learned, or tells itself (rules 68 and 73): an exact figure among others of its kind, the thing that has
it, a thing whose name holds its value (京 of 北京), one whose name many bear (《无题》).

In: all facts of a base. Out: the reason why a slot is not asked, or nothing. What compares places (the most, the least) does not ask here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.attribute import Attribute
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.facts.records import CORE_WEIGHT
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.facts.written import WrittenFigure
from zhongbu_quiz.items import happenings, reasons
from zhongbu_quiz.items.query import RECALLED, Query
from zhongbu_quiz.values.numbers import base_value, number_of
from zhongbu_quiz.values.text import plain

MANY = 8
"""More things than these with one figure are a table: nobody learns each number of it, but for the greatest (8848.86)."""
COMPARED = 3
"""So many things with one figure are told apart by it: an exact one is chosen or matched, and written from memory only where it is marked
as the core."""
EXACT = 3
"""So many digits or more are exact: 3 % or 16 are kept in mind, 16.7 and 4154 are read."""
SHORT = 2
"""A value of so few characters that stands in the name of its thing tells it, and is told by it."""
_DIGITS = re.compile(r"\d")


@dataclass(slots=True)
class _Column:
    """What is told of one attribute: of how many things, its greatest figure, whether a figure is fine, and whether two things share a value."""

    things: int = 0
    greatest: Fraction | None = None
    fine: bool = False
    shared: bool = False
    values: set[str] = field(default_factory=set)


class Table:
    """How many things have each attribute, and how many places each figure."""

    def __init__(self, base: FactBase) -> None:
        self._columns: dict[str, _Column] = base.watch.table("attribute", _Column)
        self._places: dict[tuple[object, ...], int] = base.watch.table("places", int)
        for fact in base.of_kind("attribute"):
            record = _attribute(fact)
            column = self._columns[record.attribute]
            column.things += 1
            if record.figure:
                amount = _amount(record.figure)
                column.greatest = amount if column.greatest is None else max(amount, column.greatest)
                column.fine = column.fine or _fine(record.figure.value)
            value = plain(record.value)
            column.shared = column.shared or value in column.values
            column.values.add(value)
        for fact in base.of_kind("statistic"):
            self._places[_figure_of(fact)] += 1

    def why_not(self, query: Query) -> str:
        """Why a slot of a fact is not asked by an item of the model's kind, or ""."""
        fact, key, gap = query.fact, query.key, query.model.kind in happenings.GAPS
        table = fact.unnamed and fact.record.weight < CORE_WEIGHT  # what prose tells, somebody found worth telling
        if fact.kind == "attribute":
            return self._attribute(_attribute(fact), key, gap, table and query.model.kind in RECALLED)
        if fact.kind == "statistic" and key.name in ("region", "figure"):
            return self._statistic(fact, key, table)
        return happenings.why_not(fact, key, query.model.kind, query.shown)

    def is_long(self, attribute: str) -> bool:
        """Whether so many things have an attribute that there are near ones for each."""
        return self._columns[attribute].things > MANY

    def _statistic(self, fact: Fact, key: Slot, table: bool) -> str:
        """In a table an exact figure, and any of one year, is there to be compared; a place is learned."""
        figure, places = fact.slots["figure"].text, self._places[_figure_of(fact)]
        exact = _exact(figure) and (places > MANY or (table and not _round(figure)))
        dated = table and key.name == "figure" and fact.kind_of.trait("aspect", fact.record) != "rank"
        return reasons.LOOKED_UP if exact or dated else ""

    def _attribute(self, record: Attribute, key: Slot, gap: bool, written: bool) -> str:
        attributes = load_lexicon()
        of_many = _bearers_are_many(record.thing)
        if key.name == "thing":
            if of_many and record.attribute not in attributes.set("statistics.authors"):
                return reasons.NAMESAKES
            return self._thing(record, gap, written)
        if key.name != "value":
            return ""
        if of_many:
            return reasons.NAMESAKES
        if written and (record.attribute in attributes.set("statistics.sorts") or self._alone_and_open(record)):
            return reasons.rule(42)
        if self._is_in_a_table(record, written) and not self._is_greatest(record):
            return reasons.LOOKED_UP
        return reasons.rule(73) if _tells_itself(record) else ""

    def _thing(self, record: Attribute, gap: bool, written: bool) -> str:
        figure = record.figure
        if figure is not None and (_exact(figure.value) or figure.unit):
            return reasons.LOOKED_UP
        if record.attribute in load_lexicon().set("statistics.ages"):  # 朝代是唐的作品: most are
            return reasons.rule(42)
        if record.attribute.startswith(load_lexicon().words("statistics.holds")) or (gap and self._columns[record.attribute].shared):
            return reasons.rule(42)
        if written and (self._columns[record.attribute].things < COMPARED or not record.category):
            return reasons.rule(1)
        return reasons.rule(73) if _tells_itself(record) else ""

    def _alone_and_open(self, record: Attribute) -> bool:
        """Whether a value that is open to one side (50毫米以下) has none beside it that tells what is wanted."""
        open_side = record.value.endswith(load_lexicon().words("statistics.sides"))
        return open_side and self._columns[record.attribute].things < COMPARED

    def _is_in_a_table(self, record: Attribute, written: bool) -> bool:
        """Whether a number stands in a long table, or beside some others from which it would have to be told from memory."""
        figure, column = record.figure, self._columns[record.attribute]
        if figure is None or not (_exact(figure.value) or figure.unit):
            return False
        if written and figure.unit == "%" and "." in figure.value:  # of some census or other
            return True
        return column.things > MANY or (written and column.things >= COMPARED and column.fine and not _round(figure.value))

    def _is_greatest(self, record: Attribute) -> bool:
        """Whether a figure is the greatest of a long table: that one is learned."""
        figure = record.figure
        return figure is not None and self.is_long(record.attribute) and _amount(figure) == self._columns[record.attribute].greatest


def learned(queries: Iterable[Query], base: FactBase, rejects: Counter[str]) -> Iterator[Query]:
    """The queries about what is learned; the others are counted."""
    table = table_of(base)
    for query in queries:
        if why := table.why_not(query):
            rejects[why] += 1
        else:
            yield query


def table_of(base: FactBase) -> Table:
    """What a base, or the whole of which it is a part, tells: counted once."""
    return _table_of(base.whole)


@lru_cache(maxsize=2)
def _table_of(base: FactBase) -> Table:
    with base.watch.unnoted():
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
    return len(_DIGITS.findall(text.lstrip("-0."))) >= EXACT


def _round(text: str) -> bool:
    """Whether a long number has few digits that count: 6300 is kept in mind, 5464 is not."""
    return _exact(text) and "." not in text and len(_DIGITS.findall(text.rstrip("0"))) < EXACT


def _fine(text: str) -> bool:
    """Whether a number tells more than is kept in mind: 5464, 4.6."""
    return "." in text or (_exact(text) and not _round(text))


def _amount(figure: WrittenFigure) -> Fraction:
    """A figure in the base unit of its dimension."""
    return base_value(number_of(figure.value) or Fraction(0), figure.unit)[0]


def _bearers_are_many(thing: str) -> bool:
    """Whether many works bear a title: a tune (《相见欢》), or no title (《无题》). With the first line behind it, one is meant."""
    return thing.startswith("《") and plain(thing) in load_lexicon().set("statistics.titles_of_many")


def _tells_itself(record: Attribute) -> bool:
    return record.figure is None and _bears(plain(record.thing), record.value)


def _bears(thing: str, value: str) -> bool:
    """Whether the name of a thing holds its value, or one of the values of its cell (云、滇), or a longer value holds the name."""
    entries = [plain(entry) for entry in re.split("[、；，]", value) if entry]
    return any(entry in thing for entry in entries if len(entry) <= SHORT) or any(thing in entry for entry in entries if len(entry) > SHORT)
