"""One card a thing (rule 77): of cloze items that show one front, or ask one answer of one act, only the first is kept; and of statements
to judge that say the same, only the first.

In: finished items in the order of the text. Out: those without doubles, and how many of each model went. Fill-ins are for paper and may
say what a card says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.item import Gap, Item, TrueFalse, stem_text, uncued
from zhongbu_quiz.values.text import plain

_OF_AN_ACT = frozenset({"date", "content", "slogan"})
"""Types of slots that an event and the formulas issued in it may both hold: when it was, and what was put forward."""
_LESS = "content"
"""The type of slot that gives way: a formula says more of itself than the event in which it was put forward."""


def without_doubles(items: Sequence[Item], base: FactBase) -> tuple[list[Item], Counter[str]]:
    """The items that stay, in their order, and for each model the number of those that were said already."""
    seen: set[Hashable] = set()
    gone: set[str] = set()
    cards = [item for item in items if isinstance(item, Gap) and item.kind == "cloze"]
    typed = ((card, _type(card, base)) for card in cards)
    for card, slot_type in sorted(typed, key=lambda one: one[1] == _LESS):
        told = set(_told(card, slot_type, base))
        if told & seen:
            gone.add(card.id)
        else:
            seen |= told
    said: set[str] = set()
    for item in items:
        if isinstance(item, TrueFalse):
            statement = stem_text(item.stem, "")
            if statement in said:
                gone.add(item.id)
            said.add(statement)
    return [item for item in items if item.id not in gone], Counter(item.model for item in items if item.id in gone)


def _told(item: Gap, slot_type: str, base: FactBase) -> Iterable[Hashable]:
    """What two cards must not share: a front; a fact and its slot; and, of an act and what was put forward in it, an answer."""
    yield "front", stem_text(uncued(item.stem), "\n")
    yield "slot", item.main_fact, item.slot
    if slot_type in _OF_AN_ACT:
        fact = base.fact(item.main_fact)
        yield "act", fact.issuer if fact.issuer in base else fact.id, tuple(map(plain, item.answer))


def _type(item: Gap, base: FactBase) -> str:
    slot = base.fact(item.main_fact).slots.get(item.slot) if item.main_fact in base else None
    return slot.type if slot else ""
