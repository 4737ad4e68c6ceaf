"""What is told of a region, without its name: the traits by which it is known, and its short forms for pairs.

A trait is a fact's sentence from which the region is taken out; where it stands in the middle, a word for it stays (该省). Facts whose
words name the region once more, or a place in it, tell it by geography and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.facts.records import CORE_WEIGHT
from zhongbu_quiz.facts.slots import Slot, text_of
from zhongbu_quiz.facts.truth import Index, Truth, judge
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.items.query import Query, bare_query, may_make
from zhongbu_quiz.values.places import Places
from zhongbu_quiz.values.text import Finder, plain

LEVEL = "province"
"""The level of the regions that are asked."""
LEAST_WEIGHT = 2
"""What a teacher would not want known is no trait."""
MOST_BARE = 1
"""How many figures that nobody need know stand in one item: regions are known by more than numbers."""
LONGEST = 40
"""How many characters a trait has at most: three of them stand in one stem."""
LONGEST_SHORT = 18
"""How many characters the short form has at most."""
Tell = Callable[[Fact], str]
"""What a fact tells of its region, "" for nothing."""
_OPENING = re.compile(r"^[^，《]*《[^》]+》[^，]*，")
ELSEWHERE = "异地"
"""What somebody has mixed up who takes a trait of one region for another's."""
_BOUND = re.compile(r"^[的，、]+")


@dataclass(frozen=True, slots=True)
class Trait:
    """A fact about a region: `query` asks for the region, `region` is its name at the level that is asked, `text` tells the rest."""

    query: Query
    region: str
    text: str

    def __str__(self) -> str:
        return self.query.fact.id

    @property
    def fact(self) -> Fact:
        """The fact."""
        return self.query.fact

    @property
    def bare(self) -> bool:
        """Whether it is a figure, and none of the core."""
        return self.fact.kind == "statistic" and self.fact.record.weight < CORE_WEIGHT

    @property
    def topic(self) -> tuple[str, str]:
        """Where it is told: document and section."""
        return self.fact.record.source.document, self.fact.record.source.section

    def false_for(self, region: str, index: Index) -> bool:
        """Whether it is proved not to be told of another region."""
        return judge(self.query, Slot("region", "region", region, region), self.fact, index) is Truth.FALSE


def traits(model: ItemModel, base: FactBase, pronoun: str) -> list[Trait]:
    """The traits of all regions in the order of the text; `pronoun` stands for a region in the middle of a sentence."""
    return list(_traits(model, base, lambda fact: sentence_without(fact, pronoun)))


def short_forms(model: ItemModel, base: FactBase) -> list[Trait]:
    """The same of formulas and lists, in as few words as they have."""
    return list(_traits(model, base, _short))


def _traits(model: ItemModel, base: FactBase, tell: Tell) -> Iterator[Trait]:
    places = base.world.places
    for fact in base.of_kinds(model.facts.kind):
        slot = fact.slots.get("region")
        if slot is None or not model.facts.passes(fact) or not may_make(model.kind, fact) or not fact.may_ask("region"):
            continue
        region = places.at_level(slot.text, LEVEL)
        text = tell(fact)
        if region != places.canonical(slot.text) and not _opens_with_name(fact, text):
            continue  # without its city, only what a formula opens says enough
        if region and text and fact.record.weight >= LEAST_WEIGHT and not names_place(text, region, places):
            yield Trait(_query(model, fact, slot), region, text)


def _opens_with_name(fact: Fact, text: str) -> bool:
    return isinstance(fact.record, Slogan) and plain(text).startswith(plain(fact.record.name))


def _query(model: ItemModel, fact: Fact, slot: Slot) -> Query:
    bare = bare_query(model, fact, slot)
    shown = frozenset(name for name in fact.slots if name != "region")
    return Query(model, fact, slot, bare.stem, shown, True)


@lru_cache(maxsize=1 << 13)
def names_place(text: str, region: str, places: Places) -> bool:
    """Whether a text names a region, or a place that lies in it."""
    return any(places.within(name, region) for name in _finder(places).found_in(text))


@lru_cache(maxsize=2)
def _finder(places: Places) -> Finder:
    """Finds the names of all places."""
    return Finder(places.names)


def sentence_without(fact: Fact, pronoun: str) -> str:
    """The sentence of a fact without who says it and without its region; "" where that cannot be taken out, or it is too long."""
    region = fact.slots["region"].text
    undated = fact.record.kind == "statistic" and fact.period is None
    told = _OPENING.sub("", text_of(fact.without(("as_of", "period") if undated else ())))
    if told.count(region) != 1:
        return ""
    before, _, after = told.partition(region)
    before = before.removeprefix("，")
    if not before or before.endswith("，"):
        text = before + _BOUND.sub("", after)
    else:
        text = before + pronoun + after if pronoun else ""
    return text if len(text) <= LONGEST else ""


def _short(fact: Fact) -> str:
    """A formula, or the parts of a list under a label of ours."""
    record = fact.record
    if not isinstance(record, Slogan):
        return ""
    if record.region and record.region not in fact.statement:
        return ""
    text = record.name if record.named else "、".join(part.text for part in record.parts)
    return text if len(text) <= LONGEST_SHORT else ""


def of_regions(found: Iterable[Trait]) -> dict[str, list[Trait]]:
    """Traits by their regions."""
    regions: dict[str, list[Trait]] = {}
    for trait in found:
        regions.setdefault(trait.region, []).append(trait)
    return regions
