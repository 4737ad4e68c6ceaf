"""Odd one out: three parts of one complete list and one part of another list that looks like them.

Kept only where nothing on the surface sets any option apart: all are of one form, no option is nearest to or farthest from the
others, and no other list of the base makes another split of three to one.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from zhongbu_quiz.chance import digest, sample, shuffled
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.facts.truth import Index, Truth, judge
from zhongbu_quiz.items.build import group_choice
from zhongbu_quiz.items.item import Item, Option, Stem, told_text
from zhongbu_quiz.items.models.base import Alone, BlankStem
from zhongbu_quiz.items.option_rules import clash, flaw
from zhongbu_quiz.items.query import Query, asked_slots, bare_query, rendered
from zhongbu_quiz.values.text import dice, plain

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
    """At most one item a list: the first triple and stranger, in the order of their digests, that nothing sets apart."""
    lists = [fact for fact in base.of_kind("slogan") if isinstance(fact.record, Slogan) and len(fact.record.parts) >= 3]
    strangers = sorted(
        ((plain(slot.text)[-2:], fact, slot) for fact in lists for slot in asked_slots("part", fact)),
        key=lambda entry: (entry[0], entry[2].text),
    )
    by_ending: dict[str, list[tuple[Fact, Slot]]] = {}
    for ending, fact, slot in strangers:
        by_ending.setdefault(ending, []).append((fact, slot))
    items = []
    for fact in lists:
        if not model.facts.passes(fact):
            continue
        item = _first(model, fact, by_ending, index)
        if item:
            items.append(item)
        else:
            rejects["rule 13 or no lookalike"] += 1
    return items


def _first(
    model: OddOneOutModel, fact: Fact, by_ending: dict[str, list[tuple[Fact, Slot]]], index: Index
) -> Item | None:
    own = asked_slots("part", fact)
    query = bare_query(model, fact, own[0])
    endings = dict.fromkeys(plain(slot.text)[-2:] for slot in own)
    near = [rival for ending in endings for rival in sample(by_ending[ending], TRIES, fact.id, ending)]
    rivals = [rival for rival in near if rival[0] is not fact]
    rivals.sort(key=lambda rival: digest(fact.id, rival[1].text))
    told = rendered(model.stem, query)
    if told is None:
        return None
    tries = 0
    for other, slot in rivals:
        if judge(query, slot, other, index) is not Truth.FALSE:
            continue
        for triple in combinations(own, 3):
            tries += 1
            if tries > TRIES:
                return None
            if _flat([*triple, slot], told_text(told[0], index.base.last_ids)):
                return _item(model, query, list(triple), slot, other, told)
    return None


def _flat(slots: list[Slot], stem: str) -> bool:
    texts = [slot.text for slot in slots]
    if any(clash(a, b) for a, b in combinations(slots, 2)) or flaw(slots, stem):
        return False
    sums = sorted(sum(dice(text, other) for other in texts if other is not text) for text in texts)
    return sums[-1] - sums[0] <= FLAT


def _item(
    model: OddOneOutModel, query: Query, triple: list[Slot], slot: Slot, other: Fact, told: tuple[Stem, frozenset[str]]
) -> Item:
    options = [Option(part.text, "本项要点", "", query.fact.id) for part in triple]
    options.append(Option(slot.text, "", other.statement, other.id))
    ordered = shuffled(options, query.fact.id)
    key = next(place for place, option in enumerate(ordered) if option.fact == other.id)
    refs = frozenset((query.fact.id, name) for name in told[1])
    return group_choice(model, [query], told[0], tuple(ordered), (key,), 3, refs)
