"""Which events are of one age, so that one may be taken for the other: 毛泽东 is no rival of 张骞, nor 元谋人 before 义和团 a question of order.

The farther back, the wider an age is: a century and a half between two deeds of the Han is not felt, between two of the Qing it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.items.query import Query
from zhongbu_quiz.values.dates import Period

TODAY = 2000
"""Our time, in round numbers: an item does not change with the year in which it is made."""
PART = 5
"""An age is as long as the distance from its beginning to our time, over so much, …"""
LEAST = 30
"""… and no shorter than these years."""


def of_one_age(a: Fact, b: Fact) -> bool:
    """Whether what one fact tells may be taken for what the other does, as far as time goes: events only; all else, and what has no date, may."""
    if a.kind != "event" or b.kind != "event" or a.period is None or b.period is None:
        return True
    first, last = sorted((a.period, b.period), key=lambda period: period.span)
    return _begins(last) <= _last_year(first)


def by_age(ordered: Iterable[Query]) -> Iterator[list[Query]]:
    """Queries about dated facts, in the order of time, cut where an age ends."""
    age: list[Query] = []
    for query in ordered:
        if age and not of_one_age(age[0].fact, query.fact):
            yield age
            age = []
        age.append(query)
    if age:
        yield age


def _begins(period: Period) -> int:
    return period.span[0][0]


def _last_year(period: Period) -> int:
    """The last year of the age that a period begins."""
    year = period.span[1][0]
    return year + max((TODAY - year) // PART, LEAST)
