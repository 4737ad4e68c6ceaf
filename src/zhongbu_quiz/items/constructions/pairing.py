"""Pairing: four regions, each put beside something that is told of one of them; one pair is right and the rest have changed places.

All four are told in one section, so that each could be of each (rule 66); every wrong pair is proved false.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from zhongbu_quiz.chance import digest, sample, shuffled
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.records import Words
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.build import group_choice, remarks
from zhongbu_quiz.items.constructions.regional import ELSEWHERE, MOST_BARE, Trait, short_forms, traits
from zhongbu_quiz.items.constructions.worded import BETWEEN, WithNote
from zhongbu_quiz.items.item import Item, Level, Option
from zhongbu_quiz.items.models.base import Alone
from zhongbu_quiz.items.option_rules import text_clash
from zhongbu_quiz.items.query import rendered, told
from zhongbu_quiz.items.template import Pieces
from zhongbu_quiz.values.text import width

SIZE = 4
LEAST_REGIONS = 3
"""Four pairs are of four regions, or of three where a section tells of no more."""
LONGEST = 2
"""Each text stands beside a wrong region or its own alike, so its length tells nothing; the widest is at most twice as wide."""
AGAIN = 2
"""In how many items a fact may stand."""
MOST_SHARED = 2
"""Two items have so many facts in common at most."""
TRIED = 24
"""How many facts of one section are looked at: a bound on the work, which grows with the fourth power of it."""


class PairingModel(WithNote, Alone):
    """Which region stands beside its own? `{{ title }}` is what such regions are called; notes are about the fact of a wrong pair,
    `{{ place }}` the region that it belongs to. `pronoun` stands for a region in the middle of a sentence."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("slogan", "statistic")
    by: ClassVar[str] = "pairing"
    makes_level: ClassVar[Level] = "理解"
    lends: ClassVar[tuple[str, ...]] = ("title", "place")

    kind: Literal["single_choice"]
    asks: Literal["region"]
    options: Annotated[tuple[Literal["pairing"], ...], Field(min_length=1, max_length=1)]
    pronoun: Words = ""


def pairing_items(model: PairingModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """Groups of four facts of one section, the most even in length first: names and lists, then whole sentences."""
    topics: dict[tuple[str, str], list[list[Trait]]] = defaultdict(list)
    for found in (short_forms(model, base), traits(model, base, model.pronoun)):
        near: dict[tuple[str, str], list[Trait]] = defaultdict(list)
        for trait in found:
            near[trait.topic].append(trait)
        for topic, waiting in near.items():
            topics[topic].append(waiting)
    items = []
    for pools in topics.values():
        taken = _Taken(Counter(), set(), [])
        made = [item for waiting in pools for item in _items(model, waiting, taken, index)]
        items += made
        if not made:
            rejects[reasons.NO_REGIONS_OF_FACTS] += 1
    return items


@dataclass(frozen=True, slots=True)
class _Taken:
    """In how many items each fact of a topic stands, which are keys, and which four stand together."""

    used: Counter[str]
    keyed: set[str]
    made: list[set[str]]


def _items(model: PairingModel, waiting: list[Trait], taken: _Taken, index: Index) -> Iterator[Item]:
    used, keyed, made = taken.used, taken.keyed, taken.made
    least = min(SIZE, len({trait.region for trait in waiting}))
    some = sample(waiting, TRIED, model.id, waiting[0])
    for four in sorted(combinations(some, SIZE), key=_spread):
        ids = {trait.fact.id for trait in four}
        if any(used[name] >= AGAIN for name in ids) or any(len(ids & others) > MOST_SHARED for others in made):
            continue
        item = _item(model, four, keyed, index) if _beside(four, least) else None
        if item:
            used.update(ids)
            made.append(ids)
            yield item


def _spread(four: Sequence[Trait]) -> tuple[object, ...]:
    widths = [width(trait.text) for trait in four]
    regions = len({trait.region for trait in four})
    return -regions, sum(trait.bare for trait in four), max(widths) - min(widths), digest(*four)


def _beside(four: Sequence[Trait], least: int) -> bool:
    """Whether four may stand beside each other: of enough regions, alike in length."""
    texts = [trait.text for trait in four]
    widths = sorted(map(width, texts))
    return (
        len({trait.region for trait in four}) >= max(least, LEAST_REGIONS)
        and widths[-1] <= LONGEST * widths[0]
        and sum(trait.bare for trait in four) <= MOST_BARE
        and not any(text_clash(a, b) in (14, 15) for a, b in combinations(texts, 2))
    )


def _item(model: PairingModel, four: Sequence[Trait], keyed: set[str], index: Index) -> Item | None:
    places = index.base.world.places
    for key in shuffled(four, model.id, *four):
        if key.fact.id in keyed:
            continue
        shown = _turned(four, key, index)
        words = {"title": (places.title(key.region),), "place": (key.region,)}
        stem = rendered(model.stem, key.query, more=words)
        if shown is None or stem is None:
            continue
        keyed.add(key.fact.id)
        shown_with = dict(zip(four, shown, strict=True))
        turned = shuffled(four, model.id, "options", *four)
        options = tuple(_option(model, trait, shown_with[trait], key) for trait in turned)
        refs = frozenset((trait.fact.id, name) for trait in four for name in trait.query.shown)
        answer = turned.index(key)
        explained = told(model.explanation, key.query, words)
        queries = [trait.query for trait in four]
        return group_choice(model, queries, stem[0], options, (answer,), 3, refs, explained, remarks([key.fact]))
    return None


def _option(model: PairingModel, trait: Trait, region: str, key: Trait) -> Option:
    text = f"{region}{BETWEEN}{trait.text}"
    if trait is key:
        return Option(text, fact=trait.fact.id)
    words: Mapping[str, Pieces] = {"title": ("",), "place": (trait.region,)}
    note = told(model.note, trait.query, words) or ""
    return Option(text, ELSEWHERE, note, trait.fact.id)


def _turned(four: Sequence[Trait], key: Trait, index: Index) -> tuple[str, ...] | None:
    """The regions of the four in another order: the key's stays, every other one is proved false where it stands now."""
    regions = [trait.region for trait in four]
    orders = sorted(set(permutations(regions)), key=lambda order: digest(key, *order))
    return next(
        (
            order
            for order in orders
            if all(
                region == trait.region if trait is key else trait.false_for(region, index)
                for trait, region in zip(four, order, strict=True)
            )
        ),
        None,
    )
