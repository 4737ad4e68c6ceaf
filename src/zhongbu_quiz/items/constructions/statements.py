"""Four statements about one region, two to four of them true: each is a fact as it is, or with its figure replaced by a proved distractor."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from heapq import heappop, heappush
from typing import Annotated, ClassVar, Literal

from pydantic import Field, ValidationInfo, field_validator

from zhongbu_quiz.chance import digest, pick, shuffled
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.facts.slots import Attribution
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.build import group_choice
from zhongbu_quiz.items.constructions.options import checked_sources, option_sets
from zhongbu_quiz.items.constructions.optionset import OptionSet
from zhongbu_quiz.items.item import Blank, Item, Option, SlotRef, stem_text
from zhongbu_quiz.items.models.base import ChoiceModel, WithFamily
from zhongbu_quiz.items.option_rules import CHARACTER, with_fitting_notes
from zhongbu_quiz.items.query import Query, queries
from zhongbu_quiz.messages import _
from zhongbu_quiz.values.numbers import number_of
from zhongbu_quiz.values.text import width

SIZE = 4
HOW_MANY = (2, 3, 2, 3, 4)
"""How many statements are right: now and then all, since none of the four may be known to be wrong for its place."""
LONGEST = 1.6
"""Rule 12 for whole sentences: they differ in length by what they are about, and nobody takes the longest for that."""
_NUMBERS = re.compile(r"\d+(?:\.\d+)?")


class StatementsModel(WithFamily, ChoiceModel):
    """Four statements with a figure each: `options: [statements, …]` with the sources that the wrong figures come from."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("statistic",)
    by: ClassVar[str] = "statements"

    kind: Literal["multiple_choice"]
    asks: Literal["figure"]
    options: Annotated[tuple[Literal["statements", "siblings", "ladder"], ...], Field(min_length=1)]

    @property
    def sources(self) -> tuple[str, ...]:
        """Where wrong figures come from."""
        return tuple(source for source in self.options if source != self.by)

    @field_validator("options")
    @classmethod
    def _sources(cls, options: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if set(options) == {cls.by}:
            raise ValueError(_("says no source of wrong figures; add siblings, ladder or both"))
        return checked_sources(options, info)


def statement_items(model: StatementsModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item for every four facts of a region and section that have proved distractors; facts of like length stand together."""
    waiting = list(queries(model, base))
    made = option_sets(model.sources, model.family, waiting, index, rejects)
    regions: dict[tuple[str, str, str], list[Query]] = defaultdict(list)
    for query in waiting:
        if query.item_id in made and isinstance(query.fact.record, Statistic):
            source = query.fact.record.source
            regions[query.fact.record.region, source.document, source.section].append(query)
    items = []
    for (region, _document, _section), mine in regions.items():
        mine.sort(key=lambda query: (width(_sentence(query, query.key.text)), query.item_id))
        for four in _fours(mine):
            if width(_sentence(four[-1], "")) <= LONGEST * width(_sentence(four[0], "")) + CHARACTER:
                items.append(_item(model, region, four, made))
            else:
                rejects[reasons.rule(12)] += 1
    return items


def _fours(mine: list[Query]) -> Iterator[list[Query]]:
    """Four neighbours at a time; of sentences that differ in their numbers alone only one stands in an item, for two would deny
    each other."""
    alike: dict[str, deque[int]] = defaultdict(deque)
    for place, query in enumerate(mine):
        alike[_NUMBERS.sub("", _sentence(query, query.key.text))].append(place)
    firsts = [(places[0], places) for places in alike.values()]  # in the order of their places, which is a heap
    while len(firsts) >= SIZE:
        four = [heappop(firsts) for _each in range(SIZE)]
        yield [mine[place] for place, _places in four]
        for _place, places in four:
            places.popleft()
            if places:
                heappush(firsts, (places[0], places))


def _sentence(query: Query, text: str) -> str:
    """The statement with `text` in its gap, without its final mark and without naming the document, which the stem does."""
    own = tuple(part for part in query.stem if not isinstance(part, Attribution))
    return stem_text(own, text).removesuffix("。")


def _distance(query: Query, option: Option) -> Fraction:
    """How far a wrong figure is from the right one: of several the nearest is the most believable."""
    value = number_of(option.text)
    return abs(value - query.key.value) if value is not None else Fraction(0)


def _mended(query: Query, chosen: Option) -> str:
    """What is wrong with a statement: the figure that it has, and the right one."""
    measured = query.fact.kind_of.measured(query.fact.record)
    unit = measured.unit if measured else ""
    return say("mended", wrong=f"{chosen.text}{unit}", right=f"{query.key.text}{unit}")


def _item(model: StatementsModel, region: str, four: list[Query], made: dict[str, OptionSet]) -> Item:
    ids = [query.item_id for query in four]
    count = HOW_MANY[pick(len(HOW_MANY), model.id, *ids)]
    true = set(sorted(ids, key=lambda item_id: digest(model.id, "true", item_id))[:count])
    options = []
    for query in four:
        if query.item_id in true:
            options.append(Option(_sentence(query, query.key.text), "", "", query.fact.id))
            continue
        option_set = made[query.item_id]
        wrong = [option for place, option in enumerate(option_set.options) if place != option_set.key]
        chosen = min(wrong, key=lambda option: _distance(query, option))
        options.append(Option(_sentence(query, chosen.text), "数值错", _mended(query, chosen), query.fact.id))
    ordered = shuffled(options, *ids)
    answer = tuple(place for place, option in enumerate(ordered) if not option.why)
    whose = four[0].fact.whose
    stem = (*((whose,) if whose else ()), f"下列关于{region}的说法，正确的有", Blank(), "。")
    shown: frozenset[SlotRef] = frozenset((query.fact.id, name) for query in four for name in query.shown)
    told = group_choice(model, four, stem, tuple(ordered), answer, 3, shown)
    # No letters: what is wrong is told as it should be, beside the notes on the wrong figures.
    mended = "".join(query.fact.brief for query in four if query.item_id not in true) or say("all_right")
    return replace(told, explanation=mended, options=with_fitting_notes(mended, ordered, told.notes))
