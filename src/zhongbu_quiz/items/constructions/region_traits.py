"""Which region is it? Three things told of one region in three sections, none of which names it or a place in it.

Rivals are regions of which as much is told; each is proved wrong by one trait at least. Regions stand in a circle drawn by chance, and the
rivals are the next ones in it, so that each is a rival as often as another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from zhongbu_quiz.chance import shuffled
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.records import Words
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.build import group_choice
from zhongbu_quiz.items.constructions.regional import ELSEWHERE, MOST_BARE, Trait, of_regions, traits
from zhongbu_quiz.items.constructions.worded import WithNote, numbered
from zhongbu_quiz.items.item import Item, Level, Option
from zhongbu_quiz.items.models.base import Alone
from zhongbu_quiz.items.query import rendered, told
from zhongbu_quiz.items.template import Pieces
from zhongbu_quiz.values.text import width

SIZE = 4
TRAITS = 3
ROUNDS = 2
"""How many items are made of one region at most."""
LONGEST_NOTE = 60
"""Rule 74: what is said of one option has at most so many characters."""


class RegionTraitsModel(WithNote, Alone):
    """Which region is it? `{{ statements }}` are three traits with their marks, `{{ title }}` is what such regions are called; notes are
    about the best known fact of a rival. `pronoun` stands for a region in the middle of a sentence."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("slogan", "statistic")
    by: ClassVar[str] = "traits"
    makes_level: ClassVar[Level] = "应用"
    lends: ClassVar[tuple[str, ...]] = ("statements", "title", "place")

    kind: Literal["single_choice"]
    asks: Literal["region"]
    options: Annotated[tuple[Literal["traits"], ...], Field(min_length=1, max_length=1)]
    pronoun: Words = ""


def region_traits_items(model: RegionTraitsModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """As many items of each region as of every other one, each trait in one of them."""
    found = traits(model, base, model.pronoun)
    threes = {region: list(_threes(own)) for region, own in of_regions(found).items()}
    known = {region: own for region, own in threes.items() if own}
    if len(known) < SIZE:
        rejects[reasons.FEW_TRAITS] += len(threes)
        return []
    circle = shuffled(known, model.id)
    best = {region: _best_known(own) for region, own in of_regions(found).items()}
    items = []
    for turn in range(ROUNDS):
        for place, region in enumerate(circle):
            others = [*circle[place + 1 :], *circle[:place]]
            rivals = [*others[turn:], *others[:turn]]
            if turn < len(known[region]):
                item = _item(model, known[region][turn], rivals, best, index)
                if item:
                    items.append(item)
                else:
                    rejects[reasons.MAY_BE_TRUE] += 1
    return items


def _threes(own: Sequence[Trait]) -> Iterator[list[Trait]]:
    """Three traits of three sections of one document at a time, those that a teacher wants known first; not three figures."""
    ordered = sorted(own, key=lambda trait: (-trait.fact.record.weight, trait.fact.kind, trait.fact.order))
    for document in dict.fromkeys(trait.topic[0] for trait in ordered):
        left = [trait for trait in ordered if trait.topic[0] == document]
        while len(three := _first_three(left)) == TRAITS:
            left = [trait for trait in left if trait not in three]
            if any(trait.fact.kind != "statistic" for trait in three):
                yield sorted(three, key=lambda trait: trait.fact.order)


def _first_three(left: Sequence[Trait]) -> list[Trait]:
    """The first traits of as many sections, with few bare figures among them."""
    three: dict[tuple[str, str], Trait] = {}
    for trait in left:
        bare = sum(one.bare for one in three.values()) + trait.bare
        if len(three) < TRAITS and bare <= MOST_BARE:
            three.setdefault(trait.topic, trait)
    return list(three.values())


def _best_known(own: Sequence[Trait]) -> Trait:
    return min(own, key=lambda trait: (-trait.fact.record.weight, trait.fact.kind, width(trait.fact.statement), trait.fact.order))


def _item(
    model: RegionTraitsModel, three: Sequence[Trait], others: Sequence[str], best: Mapping[str, Trait], index: Index
) -> Item | None:
    key = three[0].region
    rivals = [region for region in others if any(trait.false_for(region, index) for trait in three)][: SIZE - 1]
    words: dict[str, Pieces] = {
        "statements": (numbered([trait.text for trait in three]),),
        "title": (index.base.world.places.title(key),),
        "place": (key,),
    }
    stem = rendered(model.stem, three[0].query, more=words)
    if stem is None or len(rivals) < SIZE - 1:
        return None
    options = []
    for region in shuffled((key, *rivals), model.id, *three):
        if region == key:
            options.append(Option(region, fact=three[0].fact.id))
            continue
        note = told(model.note, best[region].query, {**words, "place": (region,)}) or ""
        options.append(Option(region, ELSEWHERE, note if len(note) <= LONGEST_NOTE else "", best[region].fact.id))
    answer = next(place for place, option in enumerate(options) if option.text == key)
    refs = frozenset((trait.fact.id, name) for trait in three for name in trait.query.shown)
    explained = told(model.explanation, three[0].query, words)
    item = group_choice(model, [trait.query for trait in three], stem[0], tuple(options), (answer,), 3, refs, explained, ())
    return replace(item, facts=tuple(dict.fromkeys((*item.facts, *(option.fact for option in options)))))
