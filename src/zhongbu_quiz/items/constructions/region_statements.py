"""①–④ about one region: two of four statements are told of it, the other two of other regions; four pairs of marks to choose from.
Where two regions are compared (`versus`), both others are told of the second.

A true and a false statement come from each of two sections, so that the topic tells nothing (rule 66).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from zhongbu_quiz.chance import digest, sample, shuffled
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.records import CORE_WEIGHT, Words
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.build import group_choice
from zhongbu_quiz.items.constructions.combination import marked, pairs_around
from zhongbu_quiz.items.constructions.regional import ELSEWHERE, MOST_BARE, Trait, of_regions, traits
from zhongbu_quiz.items.constructions.worded import MARKS, WithNote, numbered
from zhongbu_quiz.items.item import Item, Level, Option
from zhongbu_quiz.items.models.base import Alone
from zhongbu_quiz.items.option_rules import text_clash
from zhongbu_quiz.items.query import rendered, told
from zhongbu_quiz.items.template import Pieces
from zhongbu_quiz.values.text import width

HALF = 2
TRIED = 16
"""How many facts of a region, and how many of others in a section, are looked at: a bound on the work."""
MOST = 3
"""How many items are made of one region."""
LONGEST = 2.5
"""Statements are read and not picked: the widest is at most so many times as wide as the narrowest."""
Doublet = tuple[Trait, Trait]
"""Told of the region, and of another one in the same section."""


class RegionStatementsModel(WithNote, Alone):
    """Which of ①–④ are true of a region? `{{ place }}` is the region, `{{ statements }}` are all four, `{{ right }}` the marks of the true
    ones. A note says of the false statements of one region (`{{ mark }}`) what they are told of (`{{ place }}`); the explanation ends in
    these notes. `versus: true` sets two regions beside each other: the false ones are all told of `{{ other }}`."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("slogan", "statistic")
    by: ClassVar[str] = "region_statements"
    makes_level: ClassVar[Level] = "理解"
    lends: ClassVar[tuple[str, ...]] = ("place", "other", "statements", "right", "mark")

    kind: Literal["single_choice"]
    asks: Literal["region"]
    options: Annotated[tuple[Literal["region_statements"], ...], Field(min_length=1, max_length=1)]
    pronoun: Words = ""
    versus: bool = False


def region_statement_items(model: RegionStatementsModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """As many items as the facts of each region give, each of which is a true statement once and a false one once; where two regions are
    compared, one item of each two, which asks for one or the other."""
    found = traits(model, base, model.pronoun)
    regions = of_regions(found)
    lies: set[str] = set()
    items = []
    if model.versus:
        asked = [shuffled(pair, model.id, *pair) for pair in combinations(regions, 2)]
        made = [list(_items(model, region, regions[region], regions[other], set(), index, 1)) for region, other in asked]
    else:
        made = [list(_items(model, region, own, found, lies, index, MOST)) for region, own in regions.items()]
    for few in made:
        items += few
        if not few:
            rejects[reasons.NO_SECTIONS] += 1
    return items


def _items(
    model: RegionStatementsModel, region: str, own: Sequence[Trait], found: Sequence[Trait], lies: set[str], index: Index, most: int
) -> Iterator[Item]:
    left = shuffled(sample(own, TRIED, model.id, region), model.id)
    for _ in range(most):
        chosen = _first(region, left, found, lies, index, model.versus)
        if chosen is None:
            return
        used = {trait.fact.id for trait, _ in chosen}
        left = [trait for trait in left if trait.fact.id not in used]
        lies.update(other.fact.id for _, other in chosen)
        item = _item(model, region, chosen)
        if item:
            yield item


def _first(
    region: str, left: Sequence[Trait], found: Sequence[Trait], lies: set[str], index: Index, versus: bool
) -> tuple[Doublet, Doublet] | None:
    """Two doublets of two sections and of two other regions (of one, where two are compared) that may stand beside each other: what a
    teacher would most want known and figures least, then the most even in length."""
    topics = {trait.topic for trait in left}
    near: dict[tuple[str, str], list[Trait]] = defaultdict(list)
    for trait in found:
        few = trait.topic in topics and len(near[trait.topic]) < TRIED
        if few and trait.region != region and trait.fact.id not in lies and trait.false_for(region, index):
            near[trait.topic].append(trait)
    doublets = [(trait, other) for trait in left for other in near[trait.topic]]
    doublets.sort(key=lambda pair: (_worth(pair), digest(region, *pair)))
    pairs = (
        (a, b)
        for a, b in combinations(doublets[: TRIED * HALF], HALF)
        if a[0].topic != b[0].topic and a[0].topic[0] == b[0].topic[0] and (a[1].region == b[1].region) == versus and _even(a, b)
    )
    return min(pairs, key=lambda pair: (_worth(pair[0]) + _worth(pair[1]), _spread(*pair), digest(region, *pair[0], *pair[1])), default=None)


def _even(a: Doublet, b: Doublet) -> bool:
    texts = [trait.text for trait in (*a, *b)]
    widths = sorted(map(width, texts))
    few = sum(trait.bare for trait in (*a, *b)) <= MOST_BARE
    return few and widths[-1] <= LONGEST * widths[0] and not any(text_clash(x, y) in (14, 15) for x, y in combinations(texts, 2))


def _worth(doublet: Doublet) -> int:
    """How little statements are worth: each figure, and each that is not of the core."""
    return sum((trait.fact.kind == "statistic") + (trait.fact.record.weight < CORE_WEIGHT) for trait in doublet)


def _spread(a: Doublet, b: Doublet) -> int:
    widths = [width(trait.text) for trait in (*a, *b)]
    return max(widths) - min(widths)


def _item(model: RegionStatementsModel, region: str, chosen: tuple[Doublet, Doublet]) -> Item | None:
    true, false = [own for own, _ in chosen], [other for _, other in chosen]
    order = shuffled((*true, *false), model.id, region)
    right = tuple(place for place, trait in enumerate(order) if trait in true)
    options = pairs_around(right, model.id, *order)
    words: dict[str, Pieces] = {
        "place": (region,),
        "other": (false[0].region,),
        "statements": (numbered([trait.text for trait in order]),),
        "right": (marked(right),),
        "mark": ("",),
    }
    stem = rendered(model.stem, true[0].query, more=words)
    if stem is None:
        return None
    marks: dict[str, str] = {}
    for place, trait in enumerate(order):
        if trait in false:
            marks[trait.region] = marks.get(trait.region, "") + MARKS[place]
    notes = (told(model.note, true[0].query, {**words, "mark": (mark,), "place": (other,)}) or "" for other, mark in marks.items())
    explained = (told(model.explanation, true[0].query, words) or "") + "".join(notes)
    listed = tuple(Option(marked(pair), "" if pair == right else ELSEWHERE) for pair in options)
    shown = frozenset((trait.fact.id, name) for trait in order for name in trait.query.shown)
    queries = [trait.query for trait in true]
    item = group_choice(model, queries, stem[0], listed, (options.index(right),), 3, shown, explained, ())
    facts = (*item.facts, *(trait.fact.id for trait in false))
    # Two regions may share their true statements with another pair: such an item is known by all four.
    name = f"{model.id}:{facts[0]}+{len(facts) - 1}-{digest(*facts):016x}:{model.asks}" if model.versus else item.id
    group = f"{digest(model.id, region, false[0].region if model.versus else ''):016x}"
    return replace(item, id=name, facts=facts, group=group)
