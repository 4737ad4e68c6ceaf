"""Deck + item bank -> the items that its selection admits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from zhongbu_quiz.chance import digest
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.facts.filter import passing, regions_of
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.gathered import only, own_items
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.messages import _, joined, marked
from zhongbu_quiz.sets.by_hand import check_ids, check_kept
from zhongbu_quiz.sets.deck import Deck, DeckRecord
from zhongbu_quiz.sets.materials import whole_materials
from zhongbu_quiz.sets.short_ids import with_whole_ids

_WEIGHTS = {"figure": 3, "name": 3, "object": 3, "date": 3, "deed": 2, "parts": 2}


def candidates(deck: Deck, bank: Bank) -> Sequence[Item]:
    """Every item that the deck's selection admits, in the order of the text, without those that it excludes; a material comes with all of
    its questions or with none. Raises ContentError where there is none, or where the ids that the deck names cannot be kept to."""
    deck = with_whole_ids(deck, bank)
    record = deck.record
    select = record.select
    _check_sources(deck, bank)
    facts = {fact.id for fact in passing(bank.base.facts, select)}
    own = _own(record, bank)
    if not facts and not own:
        words = _("`select` admits no fact; loosen it (zhongbu-quiz facts lists what there is)")
        raise ContentError([deck.problem(("select",), words)])
    things = facts | own
    check_ids(deck, bank, lambda item: _refused(item, record, things))
    items = only(bank.items, lambda item: item.id not in record.exclude and not _refused(item, record, things))
    if not items:
        words = _("`select` admits {count} facts but none of their items; loosen item_kinds or models")
        raise ContentError([deck.problem(("select",), words.format(count=len(facts) + len(own)))])
    if record.per_fact is not None or record.max_items is not None:
        ranked = _ranked(items, record)
        items = only(items, lambda item: item.id in ranked)
    items = whole_materials(items, bank.items)
    check_kept(deck, bank, items)
    return items


def _check_sources(deck: Deck, bank: Bank) -> None:
    """Raise ContentError for each section, document, region and tag of the deck's selection that no fact and no question has: which there are, and
    for several in one text how a list of them is written."""
    select = deck.record.select
    wanted = {"sections": select.sections, "documents": select.documents, "regions": select.regions, "tags": select.tags}
    if not any(wanted.values()):
        return
    own = own_items(bank.items)
    sources = [source for fact in bank.base.facts for source in fact.sources] + [item.source for item in own]
    tags = [tag for each in (*bank.base.facts, *own) for tag in each.tags]
    known: dict[str, list[str]] = {
        "documents": [source.document for source in sources],
        "sections": [source.section for source in sources],
        "regions": [name for fact in bank.base.facts for name in regions_of(fact) if name in fact.regions or bank.base.world.places.level(name)],
        "tags": ["::".join(tag.split("::")[:end]) for tag in tags for end in range(1, tag.count("::") + 2)],
    }
    problems = [
        deck.problem(("select", key, place), _unknown(key, name, list(dict.fromkeys(filter(None, known[key]))), bank))
        for key, names in wanted.items()
        for place, name in enumerate(names or ())
        if name not in known[key]
    ]
    if problems:
        raise ContentError(problems)


_NO_SUCH = {
    "sections": marked("there is no section “{name}”; write one of: {known}"),
    "documents": marked("there is no document “{name}”; write one of: {known}"),
    "regions": marked("there is no region “{name}”; write one of: {known}"),
    "tags": marked("there is no tag “{name}”; write one of: {known}"),
}
_NAMED = 30
"""So many names are listed."""


def _unknown(key: str, name: str, known: Sequence[str], bank: Bank) -> str:
    """What is said of a name that nothing has."""
    parts = [part for part in re.split(r"[\s,，、;；]+", name.strip("[]【】［］ ")) if part]
    if len(parts) > 1 and set(parts) <= set(known):
        words = _("several names are written as a list, with a plain comma and a space between them: [{names}]")
        return words.format(names=", ".join(parts))
    places = [slot.text for fact in bank.base.facts if (slot := fact.slots.get("place"))] if key == "regions" else []
    if any(name in place for place in places):
        words = _("“{name}” is where events took place, and no region of a fact, by which one chooses; choose by sections, a period or tags, and "
                  "remove this line")  # fmt: skip
        return words.format(name=name)
    if not known:
        return _("there is no “{name}”, and nothing of the kind to choose by here; remove this line").format(name=name)
    return _(_NO_SUCH[key]).format(name=name, known=joined(known, _NAMED))


def _refused(item: Item, record: DeckRecord, things: AbstractSet[str]) -> str:
    """Which key of the deck an item does not pass; "" where it passes all. `things` are the facts and the own questions that `select` admits."""
    select = record.select
    if item.thing not in things:
        return "select"
    if select.period is not None and not item.slot and not set(item.facts) <= things:
        return "select"  # of events in their order each lies in the period
    if select.item_kinds is not None and item.kind not in select.item_kinds:
        return "item_kinds"
    if select.levels is not None and item.level not in select.levels:
        return "levels"
    if record.options is not None and item.kind == "single_choice" and len(item.options) != record.options:
        return "options"
    if not _worth_as_asked(item, record):
        return "points"
    if select.models is not None and item.model not in select.models:
        return "models"
    if select.without_models is not None and item.model in select.without_models:
        return "without_models"
    return ""


def wrong_in_points(deck: Deck, bank: Bank) -> list[Item]:
    """The items that the deck's selection would admit, but that the parts of their answers add up to other points than the deck gives."""
    free = deck.record.model_copy(update={"points": {}})
    things = {fact.id for fact in passing(bank.base.facts, free.select)} | _own(free, bank)
    return [item for item in bank.items if not _worth_as_asked(item, deck.record) and not _refused(item, free, things)]


def _own(record: DeckRecord, bank: Bank) -> set[str]:
    """The ids of the questions of somebody's own that are selected."""
    return {item.id for item in own_items(bank.items) if record.select.passes_own(item)}


def _worth_as_asked(item: Item, record: DeckRecord) -> bool:
    """Whether the parts of a written answer add up to the points that the deck gives one of its kind: a key cannot say both."""
    wanted = record.points.get(item.kind)
    return item.points is None or wanted is None or sum(points for _, points in item.points) == wanted


def _ranked(items: Sequence[Item], record: DeckRecord) -> set[str]:
    """The ids that `per_fact` and `max_items` leave: what the deck includes, then the first item of every fact before any second one."""
    ranks: dict[str, tuple[int, int]] = {}
    by_fact: dict[str, list[Item]] = {}
    for item in items:
        by_fact.setdefault(item.thing, []).append(item)
    for mine in by_fact.values():
        best = _best(mine, record.per_fact or len(mine), record)
        ranks.update({item.id: (rank, digest(record.seed, item.id)) for rank, item in enumerate(best)})
    ranks.update(dict.fromkeys(record.include, (-1, 0)))
    return set(sorted(ranks, key=lambda name: ranks[name])[: record.max_items])


def _best(items: Sequence[Item], count: int, record: DeckRecord) -> list[Item]:
    """Up to `count` items of one fact: those that the deck includes, then of different kinds and slots first, the telling slots before
    the others."""
    chosen = [item for item in items if item.id in record.include]
    waiting = sorted((item for item in items if item.id not in record.include), key=lambda item: digest(record.seed, item.id))
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
