"""Facts that contradict each other: two values for one functional slot (rule 24)."""

from __future__ import annotations

from collections import defaultdict

from zhongbu_quiz.facts.base import Fact, FactBase
from zhongbu_quiz.facts.records import Event, Statistic
from zhongbu_quiz.items.truth.index import statistic_key
from zhongbu_quiz.items.truth.values import plain


def conflicts(base: FactBase) -> list[tuple[Fact, str]]:
    """(fact, what it contradicts) for every fact whose slot another fact fills with a different value."""
    found: list[tuple[Fact, str]] = []
    groups: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in base.facts:
        record = fact.record
        if isinstance(record, Statistic) and record.number is not None:
            groups["statistic", *statistic_key(record)].append(fact)
        elif isinstance(record, Event):
            groups["event", plain(record.matter), record.stage].append(fact)
    for members in groups.values():
        first = members[0]
        for other in members[1:]:
            if _value(first) != _value(other):
                found.append(
                    (other, f"tells another value than {first.id} for the same thing; tell them apart or keep one")
                )
            elif isinstance(other.record, Statistic):
                found.append(
                    (other, f"tells the same as {first.id}; keep one fact and put the second place into `also`")
                )
    return found


def _value(fact: Fact) -> object:
    record = fact.record
    if isinstance(record, Statistic):
        return record.base
    return fact.period
