"""Facts that contradict each other: two values for one slot that is a function of the rest (rule 24)."""

from __future__ import annotations

from collections import defaultdict

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kind import Dependency, Key
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.facts.truth import key_of
from zhongbu_quiz.messages import _
from zhongbu_quiz.values.dates import Period


def rivals(base: FactBase) -> dict[tuple[str, str], str]:
    """(fact, slot) -> another fact that fills the same functional slot with another value: nothing is asked of such a slot."""
    found: dict[tuple[str, str], str] = {}
    for (_kind, dependency, _key), members in _groups(base).items():
        values = [told(fact, dependency) for fact in members]
        first = members[0]
        other = next((fact for fact, value in zip(members, values, strict=True) if value != values[0]), None)
        if other is None:
            continue
        for fact, value in zip(members, values, strict=True):
            found[fact.id, dependency.slot] = other.id if value == values[0] else first.id
    return found


def conflicts(base: FactBase) -> list[tuple[Fact, str]]:
    """(fact, what it contradicts) for every fact whose slot another fact fills with a different value, or tells once more."""
    found: list[tuple[Fact, str]] = []
    for (_kind, dependency, _key), members in _groups(base).items():
        first = members[0]
        for other in members[1:]:
            if told(first, dependency) != told(other, dependency):
                words = _("tells another value than {other} for the same thing; tell them apart or keep one")
                found.append((other, words.format(other=first.id)))
            elif _once_more(first, other, dependency):
                words = _("tells the same as {other}; keep one, and put the second place into `also` (in a workbook: 又见1文献, 又见1章节)")
                found.append((other, words.format(other=first.id)))
    return found


def _groups(base: FactBase) -> dict[tuple[str, Dependency, Key], list[Fact]]:
    groups: dict[tuple[str, Dependency, Key], list[Fact]] = defaultdict(list)
    for fact in base.facts:
        for dependency in fact.kind_of.dependencies:
            if dependency.functional and _has_value(fact, dependency.slot):
                groups[fact.kind, dependency, key_of(fact, dependency)].append(fact)
    return groups


def _has_value(fact: Fact, name: str) -> bool:
    """A figure that the text has only in words has no value that could contradict another."""
    slot: Slot | None = fact.slots.get(name)
    return slot is not None and slot.value is not None


def told(fact: Fact, dependency: Dependency) -> object:
    """The value of a dependency's slot, as another fact's can be compared with it."""
    return fact.kind_of.part(dependency.slot, fact)


def _once_more(first: Fact, other: Fact, dependency: Dependency) -> bool:
    """Whether two facts are one fact told twice. Two events of one matter, stage and date may be two things done that day."""
    return not isinstance(other.slots[dependency.slot].value, Period)
