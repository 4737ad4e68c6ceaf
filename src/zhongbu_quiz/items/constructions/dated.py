"""Groups of events whose order in time is certain and told by no word: distinct dates, no date or era in their words, and no event that
names what another is about (西部大开发 in a notice on 西部大开发有关政策: it came later)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain, islice

from zhongbu_quiz.chance import shuffled
from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.event import Event
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.constructions.ages import by_age
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.items.query import Query, pinned, queries
from zhongbu_quiz.values.numbers import NUMERALS
from zhongbu_quiz.values.text import plain

SIZE = 4
RUN = 4
"""Characters in a row by which a thing is known again."""
SHARED = 4
"""What stands in every fourth event of a base (促进中部地区崛起) is what all are about, and names none of them, …"""
LEAST = 4
"""… if it stands in so many at the least."""
REACH = 240
"""How many events of a stretch are looked at for one group, and how many groups change theirs for it: a bound on the work."""
_TELLS = rf"\d{{4}}|[{NUMERALS}]+五|<dates.tells_time>|第.{{1,2}}次"
"""Words that date an event by themselves (rule 35)."""


def deed_text(fact: Fact) -> str:
    """What happened, without its date."""
    slot = fact.virtual_slot("deed")
    assert slot is not None
    return slot.text


class Naming:
    """The events of a base by the runs of characters in them."""

    def __init__(self, base: FactBase) -> None:
        counts: Counter[str] = Counter()
        events = base.of_kind("event")
        self._runs = {fact.id: frozenset(_runs(deed_text(fact))) for fact in events}
        for runs in self._runs.values():
            counts.update(runs)
        self.common = frozenset(run for run, count in counts.items() if count >= max(LEAST, len(events) / SHARED))
        self._things = {fact.id: self._thing(fact) for fact in events}

    def _thing(self, fact: Fact) -> tuple[str, ...]:
        """The runs by which the thing is known again that an event is about, in their order."""
        return tuple(run for run in _runs(fact.record.thing) if run not in self.common) if isinstance(fact.record, Event) else ()

    def told(self, a: Fact, b: Fact) -> str:
        """What one of two events says of the thing that the other is about, "" where neither does."""
        return self._named(a, b) or self._named(b, a)

    def _named(self, fact: Fact, other: Fact) -> str:
        own, around = self._things[fact.id], self._runs[other.id]
        return "" if around.isdisjoint(own) else next(run for run in own if run in around)


COMMON_RUNS = "common runs"
"""The name under which it is noted that it counts which runs of characters are common among all events."""


def naming(base: FactBase) -> Naming:
    """The events of a base, put together once."""
    base.watch.note(COMMON_RUNS)
    with base.watch.unnoted():
        return _naming(base)


@lru_cache(maxsize=2)
def _naming(base: FactBase) -> Naming:
    return Naming(base)


def _runs(text: str) -> list[str]:
    flat = plain(text)
    return [flat[place : place + RUN] for place in range(len(flat) - RUN + 1)]


def disordered(count: int, *keys: object) -> list[int]:
    """The places of some entries in an order that the keys draw, and that is never the one they stand in."""
    drawn = (shuffled(range(count), *keys, *again) for again in ((), *(("again", attempt) for attempt in range(count))))
    return next((order for order in drawn if order != sorted(order)), [*range(1, count), 0])


def dated_groups(model: ItemModel, base: FactBase, rejects: Counter[str]) -> list[list[Query]]:
    """Events of a model in groups of four of one age, each from a different stretch of it, every event in one group at most."""
    waiting = []
    for query in queries(model, base):
        period = query.fact.period
        if period is None or not period.is_date or query.fact.attributed:
            rejects[reasons.NO_CERTAIN_DATE] += 1
        elif query.fact.recurring and not pinned(query.fact, deed_text(query.fact)):
            rejects[reasons.rule(70)] += 1
        elif load_lexicon().pattern(_TELLS).search(deed_text(query.fact)):
            rejects[reasons.rule(35)] += 1
        else:
            waiting.append(query)
    waiting.sort(key=lambda query: (query.fact.period.span if query.fact.period else (), query.fact.id))
    return [group for age in by_age(waiting) for group in _of_age(age, naming(base), rejects)]


def _of_age(waiting: Sequence[Query], names: Naming, rejects: Counter[str]) -> list[list[Query]]:
    """The groups of an age. Where dates of which only a stretch is known (20世纪初) lie over so many others that there are more without them,
    those that are certain make groups of their own."""
    groups = _of_stretches(waiting, names)
    certain = [query for query in waiting if query.fact.period and query.fact.period.certain]
    if len(certain) < len(waiting) and len(groups) < len(certain) // SIZE:
        groups = max(groups, _of_stretches(certain, names), key=len)
    rejects[reasons.DATES_OVERLAP] += len(waiting) // SIZE - len(groups)
    return groups


def _of_stretches(waiting: Sequence[Query], names: Naming) -> list[list[Query]]:
    count = len(waiting) // SIZE
    groups: list[list[Query]] = [[query] for query in waiting[:count]]
    for row in range(1, SIZE):
        groups = _joined(groups, waiting[row * count : (row + 1) * count], names)
    return groups


def _joined(groups: Sequence[list[Query]], stretch: Sequence[Query], names: Naming) -> list[list[Query]]:
    """As many groups as can be had with one more event each, from one stretch of time: its own place first, then the next ones."""
    taken: dict[int, int] = {}

    @cache
    def fits(row: int, place: int) -> bool:
        return _fits(stretch[place], groups[row], names)

    def find(row: int, seen: set[int]) -> bool:
        for place in islice(chain(range(row, len(stretch)), range(min(row, len(stretch)))), REACH):
            if len(seen) < REACH and place not in seen and fits(row, place):
                seen.add(place)
                if place not in taken or find(taken[place], seen):
                    taken[place] = row
                    return True
        return False

    for row in range(len(groups)):
        find(row, set())
    return [[*groups[row], stretch[place]] for place, row in sorted(taken.items(), key=lambda pair: pair[1])]


def _fits(query: Query, group: Sequence[Query], names: Naming) -> bool:
    own = query.fact.period
    return all(
        own is not None and (theirs := member.fact.period) is not None and not own.overlaps(theirs) and not names.told(query.fact, member.fact)
        for member in group
    )
