"""Item bank -> the items that become Anki cards: one card a thing (rule 77).

    gaps ──> the choice for a slot without a gap ──> items over several facts ──> facts that no card asks yet, a teacher's own questions

A paper asks one thing in many ways, so that no two papers are the same; a card that comes back for a year must not. What is asked in a
gap is not asked in a choice, a judgement or a list as well. A second card may ask the same slot where it is another direction: where it
sets several facts against each other, or asks for something beside it that no gap hides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from zhongbu_quiz.items.item import Item, Kind, SlotRef, stem_text, uncued
from zhongbu_quiz.values.text import squeeze

DIRECTIONS = 2
"""So many cards ask one slot of one fact at most: one for it alone, one from another side."""
SIDES = 2
"""So many cards beside its gaps ask a fact at most, one where it has gaps: gaps are one note, which Anki never shows twice a day; others meet."""

ALONE: tuple[Kind, ...] = ("cloze", "single_choice", "multiple_choice", "true_false", "fill_blank", "short_answer")
"""Which kind asks a slot that several kinds could ask, the best card first; what is typed or written on paper comes last."""
PAPER_KINDS: frozenset[Kind] = frozenset({"true_false", "fill_blank", "short_answer"})
"""Kinds that are cards only where nothing else asks the fact."""
_LEVELS = {"应用": 0, "理解": 1, "识记": 2}


def card_items(items: Sequence[Item], if_needed: Collection[str] = ()) -> tuple[Item, ...]:
    """The items of a bank that become cards, in the order of the bank; those of the models `if_needed` only where nothing else asks their fact."""
    chosen = _Chosen()
    wanted = [item for item in items if item.model not in if_needed]
    for kind in ALONE:
        for item in wanted:
            if item.kind == kind and kind not in PAPER_KINDS and len(item.asks) == 1 and not chosen.asks_any(item) and chosen.has_room(item):
                chosen.take(item)
    sides = [item for item in wanted if item.kind not in PAPER_KINDS and len(item.asks) > 1]
    for item in sorted(sides, key=lambda item: _LEVELS[item.level]):
        if chosen.another_side(item):
            chosen.take(item)
    for kind in ALONE:
        for item in items:
            if item.kind == kind and not chosen.knows(item) and chosen.is_new(item):
                chosen.take(item)
    for item in items:
        if not item.main_fact and item.kind not in ALONE and chosen.is_new(item):
            chosen.take(item)
    return tuple(item for item in items if item.id in chosen.ids)


def cards_for(asked: Iterable[Item], cards: Sequence[Item]) -> frozenset[str]:
    """The ids of the cards that ask what some items ask: the items themselves, what asks the one slot of one of them, and where no card asks that
    slot, what asks its fact alone."""
    wanted = list(asked)
    by_slot: dict[SlotRef, list[str]] = {}
    by_fact: dict[str, list[str]] = {}
    for card in cards:
        if len(card.asks) == 1:
            by_slot.setdefault(next(iter(card.asks)), []).append(card.id)
        if facts_of(card) == {card.main_fact}:
            by_fact.setdefault(card.main_fact, []).append(card.id)
    mine = {card.id for card in cards}
    ids = {item.id for item in wanted} & mine
    for item in wanted:
        if len(item.asks) == 1:
            ids.update(by_slot.get(next(iter(item.asks))) or by_fact.get(item.main_fact) or ())
    return frozenset(ids)


class _Chosen:
    """The cards so far, and what they ask."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self._times: Counter[SlotRef] = Counter()
        self._asked: set[str] = set()
        self._gaps: set[str] = set()
        self._sides: Counter[str] = Counter()
        self._printed: set[object] = set()

    def take(self, item: Item) -> None:
        self.ids.add(item.id)
        self._printed.update(_printed(item))
        self._times.update(item.asks)
        self._asked.update(facts_of(item))
        if item.kind == "cloze":
            self._gaps.add(item.main_fact)
        else:
            self._sides.update(_seen(item))

    def asks_any(self, item: Item) -> bool:
        """Whether an item repeats a card: its slot is asked, or its fact is asked in gaps, which show all the rest of it."""
        return any(self._times[slot] for slot in item.asks) or (item.kind != "cloze" and item.main_fact in self._gaps)

    def is_new(self, item: Item) -> bool:
        """Whether no slot that an item asks is asked from all sides already, and no card reads the same."""
        return self._printed.isdisjoint(_printed(item)) and all(self._times[slot] < DIRECTIONS for slot in item.asks)

    def has_room(self, item: Item) -> bool:
        """Whether it is new, and no fact that it looks at is looked at often enough already."""
        full = item.kind != "cloze" and any(self._sides[fact] + (fact in self._gaps) >= SIDES for fact in _seen(item))
        return not full and self.is_new(item)

    def another_side(self, item: Item) -> bool:
        """Whether an item is a second direction of what it asks: over several facts, or, of a fact without gaps, with a slot that no card asks."""
        if not self.has_room(item):
            return False
        return len(facts_of(item)) > 1 or (item.main_fact not in self._gaps and not all(self._times[slot] for slot in item.asks))

    def knows(self, item: Item) -> bool:
        """Whether a card asks the fact that an item hangs on; one without a fact (a teacher's own question) is always a card."""
        return bool(item.main_fact) and item.main_fact in self._asked


def _printed(item: Item) -> tuple[object, object]:
    """What two cards must not share: the whole front, and the told sentence with its answer."""
    stem = uncued(item.stem)
    options = tuple(option.text for option in item.options)
    front = squeeze(stem_text(stem, "\n")), options, item.left, item.figure, item.material
    return front, ("answered", squeeze(stem_text(stem, "")), item.key_texts)


def _seen(item: Item) -> set[str]:
    """The facts that a card is about or shows as true: two tables of the same figures are too many."""
    return facts_of(item) | {fact for fact, _ in item.asserts}


def facts_of(item: Item) -> set[str]:
    """The facts that a card is about."""
    return {fact for fact, _ in item.asks} | ({item.main_fact} if item.main_fact else set())
