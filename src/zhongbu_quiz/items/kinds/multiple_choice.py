"""Multiple choice: two, three or four of four options belong to a complete list; the others are parts of a list that looks like it.

How many are right is drawn first, evenly, from the item's id; each option is proved true or false on its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations, islice
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from zhongbu_quiz.chance import digest, pick, sample, shuffled
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.facts.truth import Index, Truth, judge
from zhongbu_quiz.items.build import group_choice
from zhongbu_quiz.items.item import Item, Option, Stem, told_text
from zhongbu_quiz.items.models.base import Alone, BlankStem
from zhongbu_quiz.items.option_rules import clash, flaw
from zhongbu_quiz.items.query import Query, asked_slots, bare_query, rendered
from zhongbu_quiz.values.text import plain, width

SIZE = 4
TRIED = 60
"""How many parts of other lists are looked at: a bound on the work for one list."""
SUBSETS = 10
"""How many choices of right parts are tried for one list: a bound on the work, as beyond ten none has been found to fit."""
HOW_MANY = {3: (2, 3), 4: (2, 3, 4, 4)}
"""How many options are right, by the number of parts: together about as often two as three as four. A list of two parts is not
asked, since all its items would have two right options."""
Stranger = tuple[Fact, Slot]


class MultiplePartsModel(BlankStem, Alone):
    """Which options belong to a complete list: `options: [parts]`."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("slogan",)
    by: ClassVar[str] = "parts"

    kind: Literal["multiple_choice"]
    asks: Literal["parts"]
    options: Annotated[tuple[Literal["parts"], ...], Field(min_length=1, max_length=1)]


def multiple_parts_items(model: MultiplePartsModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item a complete list with enough parts."""
    pool: dict[int, list[Stranger]] = defaultdict(list)
    for fact in base.of_kind("slogan"):
        for slot in asked_slots("part", fact):
            pool[width(slot.text) // 4].append((fact, slot))
    items = []
    for fact in base.of_kind("slogan"):
        if model.facts.passes(fact):
            item = _item(model, fact, pool, index)
            if item:
                items.append(item)
            else:
                rejects["no options"] += 1
    return items


def _item(model: MultiplePartsModel, fact: Fact, pool: dict[int, list[Stranger]], index: Index) -> Item | None:
    parts = asked_slots("part", fact)
    key = fact.virtual_slot("parts")
    if key is None or len(parts) < min(HOW_MANY):
        return None
    told = rendered(model.stem, bare_query(model, fact, key))
    if told is None:
        return None
    query = bare_query(model, fact, parts[0])
    counts = HOW_MANY[min(len(parts), SIZE)]
    wanted = counts[pick(len(counts), model.id, fact.id, "how many")]
    for count in (wanted, *(other for other in set(counts) if other != wanted)):
        ranked = sorted(parts, key=lambda slot: digest(model.id, fact.id, slot.name))
        for true in islice(combinations(ranked, count), SUBSETS):
            false = _strangers(query, list(true), pool, index, SIZE - count, told_text(told[0], index.base.last_ids))
            if false is not None:
                return _finish(model, fact, list(true), false, told)
    return None


def _strangers(
    query: Query, true: list[Slot], pool: dict[int, list[Stranger]], index: Index, count: int, stem: str
) -> list[Stranger] | None:
    """Parts of other lists, near in width and alike in ending, each proved false; None where there are too few."""
    if any(clash(a, b) for place, a in enumerate(true) for b in true[:place]):
        return None
    chosen: list[Stranger] = []
    bucket = width(true[0].text) // 4
    near = [entry for step in (0, 1, -1) for entry in sample(pool.get(bucket + step, ()), TRIED, query.fact.id)]
    endings = {plain(slot.text)[-1:] for slot in true}
    near.sort(key=lambda entry: (plain(entry[1].text)[-1:] not in endings, digest(query.fact.id, entry[1].text)))
    for other, slot in near[:TRIED]:
        if len(chosen) == count:
            break
        rivals = [*true, *(taken for _, taken in chosen)]
        if other is query.fact or any(clash(slot, rival) for rival in rivals):
            continue
        if judge(query, slot, other, index) is Truth.FALSE:
            chosen.append((other, slot))
    slots = [*true, *(slot for _, slot in chosen)]
    return None if len(chosen) < count or flaw(slots, stem) else chosen


def _finish(
    model: MultiplePartsModel, fact: Fact, true: list[Slot], false: list[Stranger], told: tuple[Stem, frozenset[str]]
) -> Item:
    options = [Option(slot.text, "", "", fact.id) for slot in true]
    options += [Option(slot.text, "异文提法", other.statement, other.id) for other, slot in false]
    ordered = shuffled(options, model.id, fact.id)
    answer = tuple(place for place, option in enumerate(ordered) if not option.why)
    refs = frozenset((fact.id, name) for name in told[1])
    queries = [bare_query(model, fact, slot) for slot in true]
    return group_choice(model, queries, told[0], tuple(ordered), answer, 3, refs)
