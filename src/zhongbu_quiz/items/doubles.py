"""One card a thing (rule 77): of cloze items that show one front, or ask one answer of one act, only the first is kept; and of statements
to judge that say the same, only the first.

In: finished items. Out: what two of them must not share, as numbers, so that doubles are found without the items; and by these the ids of the items
that say nothing new. Fill-ins are for paper and may say what a card says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from zhongbu_quiz.chance import digest
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.item import Gap, Item, TrueFalse, stem_text, uncued
from zhongbu_quiz.values.text import plain

_OF_AN_ACT = frozenset({"date", "content", "slogan"})
"""Types of slots that an event and the formulas issued in it may both hold: when it was, and what was put forward."""
_LESS = "content"
"""The type of slot that gives way: a formula says more of itself than the event in which it was put forward."""


class Said(NamedTuple):
    """What an item says that no other may say (`things`, as digests), and whether it gives way to one that comes later."""

    id: str
    things: tuple[int, ...]
    gives_way: bool = False


def said_by(item: Item, base: FactBase) -> Said:
    """What an item says; nothing where it may be said twice."""
    if isinstance(item, Gap) and item.kind == "cloze":
        slot_type = _type(item, base)
        return Said(item.id, tuple(_told(item, slot_type, base)), slot_type == _LESS)
    if isinstance(item, TrueFalse):
        return Said(item.id, (digest("statement", stem_text(item.stem, "")),))
    return Said(item.id, ())


def doubles(items: Iterable[Said]) -> set[str]:
    """The ids of the items, given in the order of the text, that say what was said already."""
    seen: set[int] = set()
    gone: set[str] = set()
    later = []
    for one in items:
        if one.gives_way:
            later.append(one)
        else:
            _hear(one, seen, gone)
    for one in later:
        _hear(one, seen, gone)
    return gone


def _hear(one: Said, seen: set[int], gone: set[str]) -> None:
    if seen.isdisjoint(one.things):
        seen.update(one.things)
    else:
        gone.add(one.id)


def _told(item: Gap, slot_type: str, base: FactBase) -> Iterator[int]:
    """What two cards must not share: a front; a fact and its slot; and, of an act and what was put forward in it, an answer."""
    yield digest("front", stem_text(uncued(item.stem), "\n"))
    yield digest("slot", item.main_fact, item.slot)
    if slot_type in _OF_AN_ACT:
        fact = base.fact(item.main_fact)
        yield digest("act", fact.issuer if fact.issuer in base else fact.id, *map(plain, item.answer))


def _type(item: Gap, base: FactBase) -> str:
    slot = base.fact(item.main_fact).slots.get(item.slot) if item.main_fact in base else None
    return slot.type if slot else ""
