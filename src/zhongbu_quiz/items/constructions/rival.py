"""A rival: a value that stands beside a key as a wrong option, and where it comes from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kind import BESIDE
from zhongbu_quiz.facts.slots import Slot, is_part
from zhongbu_quiz.facts.truth import Claim, Index
from zhongbu_quiz.items.item import Option
from zhongbu_quiz.items.query import Query

T = TypeVar("T")

CROWD = 240
"""Of so many values of one year, section or topic at most the rivals of a key are taken, so that the work for a fact does not grow with
the facts."""


@dataclass(frozen=True, slots=True)
class Rival:
    """`origin` is the fact that a value was taken from, None for a term of a curated list. `mixed` where a person said that learners mix
    it up with the key's formula."""

    slot: Slot
    origin: Fact | None = None
    mixed: bool = False

    def __str__(self) -> str:
        return self.slot.text

    @property
    def text(self) -> str:
        """As it is printed."""
        return self.slot.text

    def note(self, claim: Claim, index: Index) -> str:
        """Why it is wrong in the place of the key."""
        return claim.fact.kind_of.why_not(claim, self.slot, self.origin, index)

    def option(self, claim: Claim, note: str) -> Option:
        """The wrong option that it makes, with what the answer side says of it."""
        fact = claim.fact
        why = "同类项" if self.origin is None else fact.kind_of.confusion(fact.record, self.origin.record)
        origin = self.origin.id if self.origin is not None else fact.id if self.mixed else ""
        return Option(self.text, why, note, origin)


def options_of(rivals: Sequence[Rival], claim: Claim, index: Index) -> list[Option]:
    """The wrong options that rivals make. Entries of one list are told of together, at the first of them (rule 74)."""
    lists: dict[str, list[Rival]] = {}
    for rival in rivals:
        if rival.origin is not None and is_part(rival.slot.name):
            lists.setdefault(rival.origin.id, []).append(rival)
    options = []
    for rival in rivals:
        beside = lists.get(rival.origin.id, [rival]) if rival.origin is not None and is_part(rival.slot.name) else [rival]
        if len(beside) == 1:
            note = rival.note(claim, index)
        elif rival is beside[0]:
            together = replace(rival, slot=replace(rival.slot, text=BESIDE.join(other.text for other in beside)))
            note = together.note(claim, index)
        else:
            note = ""
        options.append(rival.option(claim, note))
    return options


def around(fact: Fact, rivals: Sequence[Rival]) -> Sequence[Rival]:
    """At most CROWD of the rivals that facts give, in the order of the text: those around a fact."""
    return _around(fact.order, rivals, lambda rival: rival.origin.order if rival.origin else 0)


def facts_around(fact: Fact, facts: Sequence[Fact]) -> Sequence[Fact]:
    """The same of facts."""
    return _around(fact.order, facts, lambda other: other.order)


def _around(order: int, found: Sequence[T], order_of: Callable[[T], int]) -> Sequence[T]:
    if len(found) <= CROWD:
        return found
    start = min(max(bisect_left(found, order, key=order_of) - CROWD // 2, 0), len(found) - CROWD)
    return found[start : start + CROWD]


def rivals_of(facts: Iterable[tuple[Fact, Slot]]) -> list[Rival]:
    """Values with the facts that they were taken from, as rivals."""
    return [Rival(slot, fact) for fact, slot in facts]


def neighbours(query: Query) -> list[str]:
    """The parts that a stem shows beside the one that it asks."""
    return [query.fact.slots[name].text for name in sorted(query.shown) if is_part(name)]
