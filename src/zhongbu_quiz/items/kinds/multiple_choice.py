"""Multiple choice: two or three of four options belong to a complete list; the others are parts of a list that looks like it.

How many are right is drawn first, evenly, from the item's id; each option is proved true or false on its own.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations, islice
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from zhongbu_quiz.chance import digest, pick, shuffled
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.facts.truth import Index, Truth, judge
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.build import group_choice
from zhongbu_quiz.items.constructions.lists import slogan_of
from zhongbu_quiz.items.constructions.nearness import nearness
from zhongbu_quiz.items.constructions.opensets import Pool, pool_of
from zhongbu_quiz.items.constructions.rival import Rival, options_of, rivals_of
from zhongbu_quiz.items.gap_rules import stands_in
from zhongbu_quiz.items.item import Item, Option, Stem, told_text
from zhongbu_quiz.items.models.base import Alone, BlankStem
from zhongbu_quiz.items.option_rules import clash, flaw, of_forms, telling
from zhongbu_quiz.items.query import Query, asked_slots, bare_query, may_make, rendered
from zhongbu_quiz.values.numbers import counted_in

SIZE = 4
TRIED = 60
"""How many rivals are looked at: a bound on the work for one list."""
SUBSETS = 10
"""How many choices of right parts are tried for one list: a bound on the work, as beyond ten none has been found to fit."""
HOW_MANY = (2, 3)
"""How many options are right: never all, since whoever ticks everything would be right without knowing anything."""
LEAST = 3
"""A list of two parts is not asked, since all its items would have two right options."""


class MultiplePartsModel(BlankStem, Alone):
    """Which options belong to a complete list: `options: [parts]`."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("slogan",)
    by: ClassVar[str] = "parts"

    kind: Literal["multiple_choice"]
    asks: Literal["parts"]
    options: Annotated[tuple[Literal["parts"], ...], Field(min_length=1, max_length=1)]


def multiple_parts_items(model: MultiplePartsModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item a complete list with enough parts."""
    pool = pool_of(index)
    items = []
    for fact in base.of_kind("slogan"):
        if model.facts.passes(fact) and may_make(model.kind, fact) and fact.may_ask("parts"):
            item = _item(model, fact, pool, index)
            if item:
                items.append(item)
            else:
                rejects[reasons.NO_OPTIONS] += 1
    return items


def _item(model: MultiplePartsModel, fact: Fact, pool: Pool, index: Index) -> Item | None:
    parts = asked_slots("part", fact)
    key = fact.virtual_slot("parts")
    if key is None or len(parts) < LEAST:
        return None
    told = rendered(model.stem, bare_query(model, fact, key))
    if told is None:
        return None
    stem = told_text(told[0], index.base.last_ids)
    query = replace(bare_query(model, fact, parts[0]), shown=told[1])
    # Where the stem says how many there are, just so many right ones would be told by it.
    said = counted_in(slogan_of(fact).name) if "label" in model.stem.names else None
    counts = tuple(count for count in HOW_MANY if count != said)
    wanted = counts[pick(len(counts), model.id, fact.id, "how many")]
    for count in (wanted, *(other for other in counts if other != wanted)):
        ranked = sorted(parts, key=lambda slot: digest(model.id, fact.id, slot.name))
        for true in islice(combinations(ranked, count), SUBSETS):
            false = _strangers(query, list(true), pool, index, SIZE - count, stem)
            if false is not None:
                return _finish(model, fact, list(true), false, told, index)
    return None


def _strangers(query: Query, true: list[Slot], pool: Pool, index: Index, count: int, stem: str) -> list[Rival] | None:
    """Words of the same category and form from the section or topic, or such as learners mix up, each proved false; None where there are
    too few."""
    chosen: list[Rival] = []
    for rival in islice(pool.rivals(query), TRIED):
        if len(chosen) == count:
            break
        slots = [*true, *(taken.slot for taken in chosen)]
        if any(clash(rival.slot, other) for other in slots) or stands_in(rival.text, stem):
            continue
        if of_forms([true[0].text, rival.text], index.base.world.places):
            continue
        if judge(query, rival.slot, rival.origin, index) is Truth.FALSE:
            chosen.append(rival)
    slots = [*true, *(rival.slot for rival in chosen)]
    return None if len(chosen) < count or _broken(slots, stem, index) else chosen


def _broken(slots: list[Slot], stem: str, index: Index) -> bool:
    """Whether options break a rule beside each other. All are of one form: two and two would tell right from wrong."""
    texts = [slot.text for slot in slots]
    forms = any(of_forms([texts[0], text], index.base.world.places) for text in texts[1:])
    clashing = any(clash(a, b) for place, a in enumerate(slots) for b in slots[:place])
    return bool(forms or clashing or flaw(slots, stem) or telling(texts, stem))


def _finish(
    model: MultiplePartsModel, fact: Fact, true: list[Slot], false: list[Rival], told: tuple[Stem, frozenset[str]], index: Index
) -> Item:
    queries = [bare_query(model, fact, slot) for slot in true]
    options = [Option(slot.text, "", "", fact.id) for slot in true]
    options += options_of(shuffled(false, model.id, fact.id), queries[0], index)
    ordered = shuffled(options, model.id, fact.id)
    answer = tuple(place for place, option in enumerate(ordered) if not option.why)
    refs = frozenset((fact.id, name) for name in told[1])
    near = nearness(queries[0], [*rivals_of((fact, slot) for slot in true[1:]), *false], index)
    return group_choice(model, queries, told[0], tuple(ordered), answer, near, refs)
