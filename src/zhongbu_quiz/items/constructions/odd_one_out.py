"""Odd one out: three parts of one complete list and one part of another list that looks like them.

Kept only where nothing on the surface sets any option apart: all are of one form, no option is nearest to or farthest from the
others, and no other list of the base makes another split of three to one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from zhongbu_quiz.chance import shuffled
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.slots import Slot, part_slots
from zhongbu_quiz.facts.truth import Index, Truth, judge
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.build import group_choice
from zhongbu_quiz.items.constructions.nearness import nearness
from zhongbu_quiz.items.constructions.opensets import Pool, pool_of
from zhongbu_quiz.items.constructions.rival import Rival, rivals_of
from zhongbu_quiz.items.gap_rules import stands_in
from zhongbu_quiz.items.item import Item, Option, Stem, told_text
from zhongbu_quiz.items.models.base import Alone, BlankStem
from zhongbu_quiz.items.option_rules import clash, flaw, of_forms, telling
from zhongbu_quiz.items.query import Query, asked_slots, bare_query, may_make, rendered
from zhongbu_quiz.values.text import dice

TRIPLE = 3
"""How many entries of the list stand beside the one that is none."""
TRIES = 40
"""How many lookalikes of one ending, and how many triples beside them, are tried: a bound on the work for one list."""
FLAT = 0.25
"""By how much the sums of an option's likeness to the others (Dice) may differ, so that none is their hub or their stranger (rule 13)."""


class OddOneOutModel(BlankStem, Alone):
    """Which entry does not belong to a complete list."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("slogan",)
    by: ClassVar[str] = "odd_one_out"

    kind: Literal["single_choice"]
    asks: Literal["part"]
    options: Annotated[tuple[Literal["odd_one_out"], ...], Field(min_length=1, max_length=1)]


def odd_one_out_items(model: OddOneOutModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """At most one item a list: the first triple and stranger that nothing sets apart."""
    pool = pool_of(index)
    items = []
    for fact in base.of_kind("slogan"):
        if not model.facts.passes(fact) or not may_make(model.kind, fact) or len(part_slots(fact.slots)) < TRIPLE:
            continue
        item = _first(model, fact, pool, index)
        if item:
            items.append(item)
        else:
            rejects[reasons.NO_STRANGER] += 1
    return items


def _first(model: OddOneOutModel, fact: Fact, pool: Pool, index: Index) -> Item | None:
    own = asked_slots("part", fact)
    query = bare_query(model, fact, own[0]) if own else None
    told = rendered(model.stem, query) if query else None
    if told is None or query is None:
        return None
    query = replace(query, shown=told[1])
    stem = told_text(told[0], index.base.last_ids)
    tries = 0
    for rival in pool.rivals(query):
        if stands_in(rival.text, stem) or judge(query, rival.slot, rival.origin, index) is not Truth.FALSE:
            continue
        for triple in combinations(own, TRIPLE):
            tries += 1
            if tries > TRIES:
                return None
            if _flat([*triple, rival.slot], stem, index):
                return _item(model, query, list(triple), rival, told, index)
    return None


def _flat(slots: list[Slot], stem: str, index: Index) -> bool:
    texts = [slot.text for slot in slots]
    if any(clash(a, b) for a, b in combinations(slots, 2)) or flaw(slots, stem) or telling(texts, stem):
        return False
    if any(of_forms([texts[0], text], index.base.world.places) for text in texts[1:]):
        return False
    sums = sorted(sum(dice(text, other) for other in texts if other is not text) for text in texts)
    return sums[-1] - sums[0] <= FLAT


def _item(
    model: OddOneOutModel, query: Query, triple: list[Slot], rival: Rival, told: tuple[Stem, frozenset[str]], index: Index
) -> Item:
    stranger = rival.option(query, rival.note(query, index))
    options = [*(Option(part.text, "本项要点", "", query.fact.id) for part in triple), replace(stranger, why="")]
    ordered = shuffled(options, query.fact.id)
    key = next(place for place, option in enumerate(ordered) if not option.why)
    refs = frozenset((query.fact.id, name) for name in told[1])
    near = nearness(query, [*rivals_of((query.fact, part) for part in triple), rival], index)
    return group_choice(model, [query], told[0], tuple(ordered), (key,), near, refs)
