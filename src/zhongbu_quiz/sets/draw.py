"""Deck + item bank -> drawn set: which items, in which order, in how many forms.

Chance is the order by digest of (seed, item id), so one more item leaves the others in their order. On one form no item answers
another, no fact is asked twice in the same slot, and of a group of siblings at most one stands (rules 45 to 48).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from zhongbu_quiz.chance import digest
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.items.bank import Bank, in_text_order
from zhongbu_quiz.items.item import KINDS, Item
from zhongbu_quiz.sets.deck import Deck, DeckRecord
from zhongbu_quiz.sets.enemies import Enemies
from zhongbu_quiz.sets.form import DrawnSet, Form, Part

FORM_NAMES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def candidates(deck: Deck, bank: Bank) -> list[Item]:
    """Every item that the deck's selection admits, in the order of the text. Raises UserError where there is none."""
    select = deck.record.select
    facts = {fact.id for fact in bank.base.facts if select.passes(fact)}
    if not facts:
        raise UserError(f"{deck.path}: `select` admits no fact; loosen it (zhongbu-quiz facts lists what there is)")
    items = [
        item
        for item in bank.items
        if item.main_fact in facts
        and (select.item_kinds is None or item.kind in select.item_kinds)
        and (select.models is None or item.model in select.models)
        and (select.without_models is None or item.model not in select.without_models)
    ]
    if not items:
        raise UserError(
            f"{deck.path}: `select` admits {len(facts)} facts but none of their items; loosen item_kinds or models"
        )
    return items if deck.record.per_fact is None else _best_per_fact(items, deck.record)


def _best_per_fact(items: Sequence[Item], record: DeckRecord) -> list[Item]:
    """At most `per_fact` items of each fact, of different kinds and slots first."""
    by_fact: dict[str, list[Item]] = {}
    for item in items:
        by_fact.setdefault(item.main_fact, []).append(item)
    kept: set[str] = set()
    for mine in by_fact.values():
        chosen: list[Item] = []
        waiting = sorted(mine, key=lambda item: digest(record.seed, item.id))
        while waiting and len(chosen) < (record.per_fact or 1):
            seen_kinds = {item.kind for item in chosen}
            seen_slots = {item.slot for item in chosen}
            best = min(waiting, key=lambda item: (item.kind in seen_kinds, item.slot in seen_slots, -_weight(item)))
            waiting.remove(best)
            chosen.append(best)
        kept.update(item.id for item in chosen)
    return [item for item in items if item.id in kept]


_WEIGHTS = {"figure": 3, "name": 3, "object": 3, "date": 3, "deed": 2}


def _weight(item: Item) -> int:
    """How much a slot says about its fact: the figure before the region, the name before the issuer."""
    return _WEIGHTS.get(item.slot, 1)


def draw(deck: Deck, bank: Bank, seed: int | None = None, forms: int | None = None) -> DrawnSet:
    """The set that a deck draws. `seed` and `forms` replace the deck's own.

    Raises UserError where the deck asks for more items than there are; the message says how many there are.
    """
    record = deck.record
    used_seed = record.seed if seed is None else seed
    count = record.forms if forms is None else forms
    pool = candidates(deck, bank)
    enemies = Enemies(bank.base)
    if not record.kind_counts:
        drawn = [pool]
    elif record.form_mode == "distinct":
        drawn = []
        taken: set[str] = set()
        for number in range(count):
            drawn.append(_choose(deck, pool, used_seed + number, taken, enemies))
            taken.update(item.id for item in drawn[-1])
    else:
        drawn = [_choose(deck, pool, used_seed, set(), enemies)]
    made = tuple(
        _form(FORM_NAMES[number], drawn[min(number, len(drawn) - 1)], record, bank, used_seed, number)
        for number in range(count)
    )
    return DrawnSet(deck.name, record.title, record.subtitle, used_seed, record.minutes, made)


def _choose(deck: Deck, pool: Sequence[Item], seed: int, taken: set[str], enemies: Enemies) -> list[Item]:
    """Items for the counts of a deck: spread over the sections, none an enemy of another."""
    wanted = deck.record.kind_counts
    chosen: list[Item] = []
    for kind in sorted(wanted, key=lambda kind: (sum(item.kind == kind for item in pool), kind)):
        mine = [item for item in pool if item.kind == kind and item.id not in taken]
        chosen.extend(_pick(deck, kind, wanted[kind], mine, seed, chosen, enemies))
    return chosen


def _pick(
    deck: Deck, kind: str, count: int, items: Sequence[Item], seed: int, others: Sequence[Item], enemies: Enemies
) -> list[Item]:
    picked: list[Item] = []
    for item in _spread(items, seed):
        if len(picked) == count:
            break
        if not any(enemies.between(item, other) for other in (*others, *picked)):
            picked.append(item)
    if len(picked) < count:
        have = (
            f"there are {len(items)}"
            if len(items) < count
            else f"only {len(picked)} of {len(items)} can stand on one paper together"
        )
        raise UserError(
            f"{deck.path}: asks for {count} {kind} items, but {have}; write {kind}: {len(picked)} or less, or select more facts"
        )
    return picked


def _spread(items: Sequence[Item], seed: int) -> Iterable[Item]:
    """Items by digest, taken from the sections in turn, so that every section is asked about in proportion (rule 49)."""
    sections: dict[tuple[str, str], list[Item]] = {}
    for item in sorted(items, key=lambda item: digest(seed, item.id)):
        sections.setdefault((item.source.document, item.source.section), []).append(item)
    ranked = [
        ((place + 0.5) / len(mine), digest(seed, item.id), item)
        for mine in sections.values()
        for place, item in enumerate(mine)
    ]
    return [item for _, _, item in sorted(ranked, key=lambda entry: entry[:2])]


def _form(name: str, items: Sequence[Item], record: DeckRecord, bank: Bank, seed: int, number: int) -> Form:
    parts = []
    for kind in KINDS:
        mine = [item for item in items if item.kind == kind]
        if not mine:
            continue
        ordered = (
            in_text_order(mine, bank.base) if number == 0 else sorted(mine, key=lambda i: digest(seed, name, i.id))
        )
        shown = tuple(with_option_order(item, seed, name) if number else item for item in _apart(ordered))
        parts.append(Part(kind, shown, record.points.get(kind, Decimal(1))))
    return Form(name, tuple(parts))


def _apart(items: Sequence[Item]) -> list[Item]:
    """The same order, but items of one fact not next to each other where that can be had (rules 52 and 57)."""
    waiting = list(items)
    placed: list[Item] = []
    while waiting:
        recent = {fact for item in placed[-5:] for fact in item.facts[:1]}
        best = next((item for item in waiting[:40] if item.main_fact not in recent), waiting[0])
        waiting.remove(best)
        placed.append(best)
    return placed


def with_option_order(item: Item, *keys: object) -> Item:
    """The item with its text options in another order; numbers and dates stay ascending."""
    if item.ascending or item.kind not in ("single_choice", "multiple_choice", "ordering"):
        return item
    order = sorted(range(len(item.options)), key=lambda place: digest(*keys, item.id, item.options[place].text))
    options = tuple(item.options[place] for place in order)
    if item.kind == "ordering":
        return replace(item, options=options)
    key = tuple(sorted(order.index(place) for place in item.answer if isinstance(place, int)))  # type: ignore[union-attr]
    return replace(item, options=options, answer=key)
