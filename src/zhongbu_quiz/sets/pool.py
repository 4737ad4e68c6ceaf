"""Deck + item bank -> the items that its selection admits."""

from __future__ import annotations

from collections.abc import Sequence

from zhongbu_quiz.chance import digest
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.sets.deck import Deck, DeckRecord
from zhongbu_quiz.sets.materials import whole_materials

_WEIGHTS = {"figure": 3, "name": 3, "object": 3, "date": 3, "deed": 2, "parts": 2}


def candidates(deck: Deck, bank: Bank) -> list[Item]:
    """Every item that the deck's selection admits, in the order of the text; a material comes with all of its questions or with none.
    Raises ContentError where there is none."""
    select = deck.record.select
    facts = {fact.id for fact in bank.base.facts if select.passes(fact)}
    own = {item.id for item in bank.items if item.origin == "author" and select.passes_own(item)}
    if not facts and not own:
        words = "`select` admits no fact; loosen it (zhongbu-quiz facts lists what there is)"
        raise ContentError([deck.problem(("select",), words)])
    items = [
        item
        for item in bank.items
        if (item.main_fact in facts or item.id in own)
        and (select.item_kinds is None or item.kind in select.item_kinds)
        and (select.levels is None or item.level in select.levels)
        and (deck.record.options is None or item.kind != "single_choice" or len(item.options) == deck.record.options)
        and _worth_as_asked(item, deck.record)
        and (select.models is None or item.model in select.models)
        and (select.without_models is None or item.model not in select.without_models)
    ]
    if not items:
        words = f"`select` admits {len(facts) + len(own)} facts but none of their items; loosen item_kinds or models"
        raise ContentError([deck.problem(("select",), words)])
    record = deck.record
    if record.per_fact is None and record.max_items is None:
        return whole_materials(items, bank.items)
    ranked = _ranked(items, record)
    return whole_materials([item for item in items if item.id in ranked], bank.items)


def _worth_as_asked(item: Item, record: DeckRecord) -> bool:
    """Whether the parts of a written answer add up to the points that the deck gives one of its kind: a key cannot say both."""
    wanted = record.points.get(item.kind)
    return item.points is None or wanted is None or sum(points for _, points in item.points) == wanted


def _ranked(items: Sequence[Item], record: DeckRecord) -> set[str]:
    """The ids that `per_fact` and `max_items` leave: the first item of every fact before any second one."""
    ranks: dict[str, tuple[int, int]] = {}
    by_fact: dict[str, list[Item]] = {}
    for item in items:
        by_fact.setdefault(item.thing, []).append(item)
    for mine in by_fact.values():
        best = _best(mine, record.per_fact or len(mine), record.seed)
        ranks.update({item.id: (rank, digest(record.seed, item.id)) for rank, item in enumerate(best)})
    return set(sorted(ranks, key=lambda name: ranks[name])[: record.max_items])


def _best(items: Sequence[Item], count: int, seed: int) -> list[Item]:
    """Up to `count` items of one fact, of different kinds and slots first, the telling slots before the others."""
    chosen: list[Item] = []
    waiting = sorted(items, key=lambda item: digest(seed, item.id))
    while waiting and len(chosen) < count:
        kinds = {item.kind for item in chosen}
        slots = {item.slot for item in chosen}
        best = min(waiting, key=lambda item: (item.kind in kinds, item.slot in slots, -weight(item)))
        waiting.remove(best)
        chosen.append(best)
    return chosen


def weight(item: Item) -> int:
    """How much a slot says about its fact: the figure before the region, the name before the issuer."""
    return _WEIGHTS.get(item.slot, 1)
