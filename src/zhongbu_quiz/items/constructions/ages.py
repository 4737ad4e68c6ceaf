"""Which events are of one age, so that one may be taken for the other: 毛泽东 is no rival of 张骞, nor 元谋人 before 义和团 a question of order.

The farther back, the wider an age is: a century and a half between two deeds of the Han is not felt, between two of the Qing it is. 公元前 tells
its half of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.attribute import Attribute
from zhongbu_quiz.items.query import Query
from zhongbu_quiz.values.dates import Period

TODAY = 2000
"""Our time, in round numbers: an item does not change with the year in which it is made."""


@dataclass(frozen=True, slots=True)
class _Age:
    """An age is as long as the distance from its beginning to our time, over `part`, and no shorter than `least` years."""

    part: int
    least: int

    def holds(self, a: Period, b: Period) -> bool:
        """Whether the later of two periods begins in the age that the earlier one begins."""
        first, last = sorted((a, b), key=lambda period: period.span)
        year = first.span[1][0]
        return _begins(last) <= year + max((TODAY - year) // self.part, self.least)


_OF_RIVALS = _Age(8, 20)
"""Who led a rising in 1927 did not lead one in 1905."""
_OF_ROWS = _Age(2, 60)
"""Of what a table tells of its events, the nearest rows are rivals; those of half the way to our time are the farthest."""
_OF_ORDERS = _Age(5, 30)
"""Events to be put in order may lie farther apart than such as are taken for each other."""


def of_one_age(a: Fact, b: Fact) -> bool:
    """Whether what one fact tells may be taken for what the other does, as far as time goes: events only; all else, and what has no date, may."""
    if a.kind != "event" or b.kind != "event" or a.period is None or b.period is None:
        return True
    return (_begins(a.period) < 1) == (_begins(b.period) < 1) and _OF_RIVALS.holds(a.period, b.period)


def rows_of_one_age(a: Attribute, b: Attribute) -> bool:
    """Whether what a row tells of an event may be taken for what another tells of its own: 影响 of 梭伦改革 is no rival of that of 苏联解体. A
    table has few rows, so that their age is a wide one."""
    return a.when is None or b.when is None or _OF_ROWS.holds(a.when, b.when)


def of_one_dynasty(a: str, b: str, base: FactBase) -> bool:
    """Whether two things are told to be of one dynasty, or of one of them none is told: the author of a poem of the Song is looked for among
    those of the Song."""
    told = _dynasties(base.whole)
    first, second = told.get(a), told.get(b)
    return first is None or second is None or first == second


@lru_cache(maxsize=2)
def _dynasties(base: FactBase) -> Mapping[str, str]:
    """Thing -> its dynasty by its last character (北宋 and 南宋 are 宋), where a table tells it."""
    return dynasties(base)


def dynasties(base: FactBase) -> Mapping[str, str]:
    """The same, put together anew."""
    ages = load_lexicon().set("statistics.ages")
    told: dict[str, str] = base.watch.table("dynasty")
    with base.watch.unnoted():
        for fact in base.of_kind("attribute"):
            if isinstance(fact.record, Attribute) and fact.record.attribute in ages:
                told[fact.record.thing] = fact.record.value.removesuffix("代").removesuffix("朝")[-1:]
    return told


def by_age(ordered: Iterable[Query]) -> Iterator[list[Query]]:
    """Queries about dated facts, in the order of time, cut where an age ends."""
    age: list[Query] = []
    for query in ordered:
        if age and not _in_order(age[0].fact.period, query.fact.period):
            yield age
            age = []
        age.append(query)
    if age:
        yield age


def _begins(period: Period) -> int:
    return period.span[0][0]


def _in_order(first: Period | None, last: Period | None) -> bool:
    return first is None or last is None or _OF_ORDERS.holds(first, last)
