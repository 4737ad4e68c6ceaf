"""A masked table: four places of one quantity stand as 甲乙丙丁, and two comparisons that are true of them say which is which.

One comparison names two places by a difference that no other two have; the other orders the two that are left. So there is exactly one
way to read the table. One of the two that are left is asked, since it takes both comparisons to tell it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import permutations
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from zhongbu_quiz.chance import pick, shuffled
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.constructions.comparison import Group, groups_of
from zhongbu_quiz.items.constructions.figured import Reading, figured_choice, region_table
from zhongbu_quiz.items.constructions.worded import Worded
from zhongbu_quiz.items.item import Item, Level, Option
from zhongbu_quiz.items.models.base import Alone

SIZE = 4


class MaskedModel(Worded, Alone):
    """Which place is which in a table without names."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("statistic",)
    by: ClassVar[str] = "masked"
    makes_level: ClassVar[Level] = "应用"
    lends: ClassVar[tuple[str, ...]] = ("time", "title", "label", "names", "clue", "order", "mark", "working")

    kind: Literal["single_choice"]
    asks: Literal["figure"]
    options: Annotated[tuple[Literal["masked"], ...], Field(min_length=1, max_length=1)]


def masked_items(model: MaskedModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item for every group of exactly four places with different values."""
    items = []
    for group in groups_of(model, base, rejects):
        found = group.members
        clues = _clues(group, found) if len(found) == SIZE and len({reading.value for reading in found}) == SIZE else None
        if clues is None:
            rejects[reasons.NO_FOUR_PLACES] += 1
        else:
            items.append(_item(model, group, *clues))
    return items


def _clues(group: Group, found: Sequence[Reading]) -> tuple[tuple[Reading, Reading], tuple[Reading, Reading]] | None:
    """Two places whose difference no other two have, and the other two, the higher first; the pair is drawn among those that serve."""
    gaps = Counter(a.value - b.value for a, b in permutations(found, 2) if a.value > b.value)
    pairs = [(a, b) for a, b in permutations(found, 2) if a.value > b.value and gaps[a.value - b.value] == 1]
    if not pairs:
        return None
    pair = pairs[pick(len(pairs), *(reading.query.fact.id for reading in found))]
    rest = sorted((reading for reading in found if reading not in pair), key=lambda reading: -reading.value)
    return pair, (rest[0], rest[1])


def _item(model: MaskedModel, group: Group, pair: tuple[Reading, Reading], rest: tuple[Reading, Reading]) -> Item:
    marks = say("masks").split()
    ids = [reading.query.fact.id for reading in group.members]
    rows = sorted(group.members, key=lambda reading: pick(1 << 30, model.id, "rows", reading.query.fact.id, *ids))
    mark_of = {reading.query.fact.id: mark for reading, mark in zip(rows, marks, strict=True)}
    asked = rest[pick(len(rest), model.id, "asked", *ids)]
    names = shuffled([reading.record.region for reading in rows], model.id, "names", *ids)

    def said(reading: Reading) -> str:
        return say("masked_told", mark=mark_of[reading.query.fact.id], value=reading.digits)

    amount = group.said(pair[0].value - pair[1].value)
    clue = say("masked_clue", one=pair[0].record.region, other=pair[1].record.region, amount=amount)
    order = say("masked_order", one=rest[0].record.region, other=rest[1].record.region)
    working = say(
        "masked_working", high=said(pair[0]), low=said(pair[1]), amount=amount, one=pair[0].record.region,
        other=pair[1].record.region, high_mark=mark_of[pair[0].query.fact.id], low_mark=mark_of[pair[1].query.fact.id], order=order,
    )  # fmt: skip
    options = [
        Option(
            reading.record.region,
            "" if reading is asked else say("error_region"),
            "" if reading is asked else say("masked_wrong", region=reading.record.region, mark=mark_of[reading.query.fact.id]),
            reading.query.fact.id,
        )
        for reading in rows
    ]
    ordered = shuffled(options, model.id, *ids)
    first = rows[0]
    lends = {
        "time": first.time, "title": group.title, "label": first.label, "names": "、".join(names), "clue": clue, "order": order,
        "mark": mark_of[asked.query.fact.id], "working": working,
    }  # fmt: skip
    key = next(place for place, option in enumerate(ordered) if not option.why)
    return figured_choice(model, rows, ordered, key, lends, region_table(rows, marks), 4)
