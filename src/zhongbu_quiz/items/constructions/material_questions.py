"""Questions under a material: a choice that it answers by inference, what it shows in words, and a list that it does not hold.

Each construction asks every material that fits it; a material of which only one question could be made is not kept (`items.bank`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field, ValidationInfo, field_validator

from zhongbu_quiz.chance import shuffled
from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items.build import about_several
from zhongbu_quiz.items.constructions.claim_combination import ClaimCombinationModel, claims_item
from zhongbu_quiz.items.constructions.claims import claims_of
from zhongbu_quiz.items.constructions.combination import CombinationModel, combination_items
from zhongbu_quiz.items.constructions.comparison import ComparisonModel, gaps_of, widest_item
from zhongbu_quiz.items.constructions.figured import Reading
from zhongbu_quiz.items.constructions.gathered import Gathered, gathered, names_head, tells
from zhongbu_quiz.items.constructions.part_share import PartShareModel, part_share_item
from zhongbu_quiz.items.constructions.trend import shape, steps
from zhongbu_quiz.items.constructions.worded import Worded
from zhongbu_quiz.items.item import Blank, Choice, Item, Level, Open, Option, Stem
from zhongbu_quiz.items.kinds.short_answer import EACH, MANY, ShortAnswerModel, short_answer_items
from zhongbu_quiz.items.models.base import Alone, ItemModel, Text
from zhongbu_quiz.items.query import bare_query
from zhongbu_quiz.items.template import GAP, Gap

FULL = 6
"""What a written answer on a material is worth where its parts can share it evenly."""
FEWEST = 2
"""Points of an answer: one alone is no summary."""


def under(item: Item, one: Gathered) -> Item:
    """An item as a question of a material, which shows all that the material tells."""
    return replace(item, material=one.material, figure=one.figure, asserts=(item.asserts | one.shown) - item.asks)


# -- a choice


class MaterialOrderModel(Worded, Alone):
    """In which order three places stand, from how far one of them is from the two others."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("statistic",)
    by: ClassVar[str] = "material_order"
    makes_level: ClassVar[Level] = "应用"
    lends: ClassVar[tuple[str, ...]] = ("time", "label", "working")

    kind: Literal["single_choice"]
    asks: Literal["figure"]
    options: Annotated[tuple[Literal["material_order"], ...], Field(min_length=1, max_length=1)]


def material_order_items(model: MaterialOrderModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item for every material that tells two differences of one place; the options are 2×2 of (right, turned round)."""
    items: list[Item] = []
    for one in gathered(model, base):
        item = _order(model, one)
        if item:
            items.append(under(item, one))
        else:
            rejects["no two differences of one place"] += 1
    return items


def _order(model: MaterialOrderModel, one: Gathered) -> Item | None:
    say = load_lexicon().say
    pair = [reading for reading in one.beside if reading.record.aspect == "change" and reading.record.compared_with]
    if len(pair) != 2 or len({(r.record.region, r.record.indicator, r.record.time, r.record.unit) for r in pair}) != 1:
        return None
    if abs(pair[0].value) == abs(pair[1].value):
        return None
    place = pair[0].record.region
    options = []
    for turned in ((False, False), (False, True), (True, False), (True, True)):
        values = {place: pair[0].value * 0}
        notes = []
        for reading, wrong in zip(pair, turned, strict=True):
            above = (reading.record.direction == "up") != wrong
            values[reading.record.compared_with or ""] = -reading.value if above else reading.value
            if wrong:
                notes.append(say("order_wrong", other=reading.record.compared_with))
        ranked = sorted(values, key=lambda name: -values[name])
        why = "" if not notes else say("error_both") if len(notes) == 2 else say("error_turned")
        options.append(Option("、".join(ranked), why, say("order_both_wrong") if len(notes) == 2 else "".join(notes)))
    ordered = shuffled(options, model.id, *(reading.query.fact.id for reading in pair))
    told = "，".join(
        say("order_working", place=place, other=r.record.compared_with, side=say("above" if r.record.direction == "up" else "below"), amount=r.text)
        for r in pair
    )
    lends = {"time": pair[0].time, "label": pair[0].record.indicator, "working": told}
    stem = tuple(
        Blank() if isinstance(piece, Gap) else str(piece)
        for piece in model.stem.render({name: (GAP,) if name == "blank" else (lends.get(name, ""),) for name in model.stem.names})
    )
    words = "".join(map(str, model.explanation.render({name: (lends.get(name, ""),) for name in model.explanation.names})))
    fields = about_several(model, [reading.query for reading in pair], stem, 4)
    fields["explanation"], fields["notes"] = words, ()
    return Choice(**fields, kind="single_choice", options=tuple(ordered), answer=(ordered.index(options[0]),), calc=True)


class MaterialClaimsModel(ClaimCombinationModel):
    """①–④ on the series of a material."""

    by: ClassVar[str] = "material_claims"
    options: Annotated[tuple[Literal["material_claims"], ...], Field(min_length=1, max_length=1)]  # type: ignore[assignment]


def material_claims_items(model: MaterialClaimsModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item for every series that no two differences of one place stand beside."""
    found = (one for one in gathered(model, base) if one.series and not _two_differences(one))
    items = [under(item, one) for one in found if one.series and (item := claims_item(model, *one.series))]
    return items


def _two_differences(one: Gathered) -> bool:
    return sum(bool(reading.record.aspect == "change" and reading.record.compared_with) for reading in one.beside) > 1


class MaterialPartModel(PartShareModel):
    """The share of a part, under a material."""

    by: ClassVar[str] = "material_part"
    options: Annotated[tuple[Literal["material_part"], ...], Field(min_length=1, max_length=1)]  # type: ignore[assignment]


def material_part_items(model: MaterialPartModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item for every material of a part and its whole."""
    return [under(part_share_item(model, *one.grown), one) for one in gathered(model, base) if one.grown]


class MaterialGapModel(Worded, Alone):
    """The widest gap, under a material."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("statistic",)
    by: ClassVar[str] = "material_gap"
    makes_level: ClassVar[Level] = "应用"
    lends: ClassVar[tuple[str, ...]] = ComparisonModel.lends

    kind: Literal["single_choice"]
    asks: Literal["figure"]
    options: Annotated[tuple[Literal["material_gap"], ...], Field(min_length=1, max_length=1)]


def material_gap_items(model: MaterialGapModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item for every material of several regions."""
    found = [(one, widest_item(model, one.group)) for one in gathered(model, base) if one.group]
    return [under(item, one) for one, item in found if item]


class MaterialCombinationModel(CombinationModel):
    """Which of ①–④ belong under a head that a material names."""

    by: ClassVar[str] = "material_combination"
    options: Annotated[tuple[Literal["material_combination"], ...], Field(min_length=1, max_length=1)]  # type: ignore[assignment]


def material_combination_items(model: MaterialCombinationModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """For every material of measures a list whose head it names and of which it tells nothing; each list stands under one material."""
    sayings = [one for one in gathered(model, base) if one.kind == "measures"]
    made = combination_items(model, base, index, rejects) if sayings else []
    used: set[str] = set()
    items: list[Item] = []
    for one in sayings:
        item = next((item for item in made if item.main_fact not in used and _opens(one, item, base)), None)
        if item is None:
            rejects["no list whose head the material names"] += 1
            continue
        used.add(item.main_fact)
        items.append(under(item, one))
    return items


def _opens(one: Gathered, item: Item, base: FactBase) -> bool:
    """Whether a question is about a head that the material names, and the material tells no statement of it."""
    facts = [base.fact(name) for name in item.facts]
    source, own = facts[0].record.source, one.facts[0].record.source
    near = (source.document, source.section) == (own.document, own.section) and names_head(one.facts, one.told, facts[0])
    return near and facts[0] not in one.facts and not any(tells(one.told, fact) for fact in facts)


# -- in words


class MaterialFeaturesModel(ItemModel):
    """What the figures of a material show, in words, point by point."""

    marked_by: ClassVar[str] = "material"
    makes_level: ClassVar[Level] = "理解"
    lends: ClassVar[tuple[str, ...]] = ("time", "first", "last", "region", "label", "labels", "part", "whole", "title", "working")

    kind: Literal["short_answer"]
    material: Literal["series", "growth", "regions"]
    stem: Text
    explanation: Text | None = None

    @field_validator("stem", "explanation", mode="before")
    @classmethod
    def _words(cls, value: object, info: ValidationInfo) -> object:
        return value if value is None else cls.compiled(value, info, cls.lends, asked=True)


def material_features_items(model: MaterialFeaturesModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item for every material of the kind."""
    items: list[Item] = []
    for one in gathered(model, base):
        if one.kind != model.material:
            continue
        points = _POINTS[model.material](one)
        if len(points) < FEWEST:
            rejects["too little to say"] += 1
            continue
        lends = _lends(one)
        text = "".join(map(str, model.stem.render({name: (lends.get(name, ""),) for name in model.stem.names})))
        opening = next((fact.attribution for fact in one.facts if fact.attribution), None)
        stem: Stem = (opening, text) if opening else (text,)
        queries = [bare_query(model, fact, next(iter(fact.slots.values()))) for fact in one.facts]
        fields = about_several(model, queries, stem, 3)
        fields["asks"], fields["notes"] = frozenset(), ()
        told = model.explanation
        fields["explanation"] = "".join(map(str, told.render({name: (lends.get(name, ""),) for name in told.names}))) if told else ""
        each = FULL // len(points) if FULL % len(points) == 0 else EACH if len(points) < MANY else 1
        answer = "；".join(points) + "。"
        items.append(under(Open(**fields, answer=answer, points=tuple((point, each) for point in points), calc=True), one))
    return items


def _lends(one: Gathered) -> dict[str, str]:
    say = load_lexicon().say
    lends: dict[str, str] = {}
    figures: Sequence[Reading] = ()
    if one.series:
        share, amount = one.series
        figures = amount or share
        lends |= {"first": figures[0].time.removesuffix("年"), "last": figures[-1].time}
        rows = [(line, line[0].label if line is figures else line[0].short) for line in (amount, share) if line]
        lends["working"] = "；".join(say("trend_working", label=name, values=steps(line)) for line, name in rows)
    if one.grown:
        whole, part = one.grown
        figures = whole
        rates = say("growth_working", part=part[0].label, rate=part[1].text, whole=whole[0].label, base=whole[1].text)
        lends |= {"whole": whole[0].label, "part": part[0].label, "working": rates}
    if one.group:
        figures = one.group.members
        lends |= {"title": one.group.title, "working": gaps_of(one.group)}
    if figures:
        lends |= {"time": figures[0].time, "region": figures[0].record.region, "label": figures[0].label}
        short = [one.series[0][0].short] if one.series and one.series[1] else []
        lends["labels"] = say("and").join([figures[0].label, *short])
    return lends


def _series_points(one: Gathered) -> list[str]:
    """What each line does, and the first true thing that follows from them and is no mere reading."""
    assert one.series
    say = load_lexicon().say
    share, amount = one.series
    told = [say("feature_line", label=line[0].label if line is (amount or share) else line[0].short, shape=shape(line))
            for line in (amount, share) if line]  # fmt: skip
    true = {claim.about: claim.text for claim in claims_of(share, amount) if claim.true}
    more = [true[about] for about in ("distance", "growth", "pace") if about in true]
    return [*told, *more[: 3 - len(told)]]


def _growth_points(one: Gathered) -> list[str]:
    """How both grew. What that means for the share is the choice's question under the same material, and is not told here."""
    assert one.grown
    say = load_lexicon().say
    whole, part = one.grown
    than = say("faster" if part[1].value > whole[1].value else "slower")
    return [
        say("feature_both", part=part[0].label, whole=whole[0].label, rate=part[1].text, base=whole[1].text),
        say("feature_rate", part=part[0].label, than=than, whole=whole[0].label),
    ]


def _region_points(one: Gathered) -> list[str]:
    assert one.group
    say = load_lexicon().say
    group = one.group
    line = group.base_line
    told = []
    for word, regions in (
        ("below", [r for r in group.members if r.value < line.value]),
        ("above", [r for r in group.members if r.value > line.value]),
    ):
        if regions:
            names = "、".join(reading.record.region for reading in regions)
            told.append(say("feature_side", names=names, side=say(word), base=line.record.region))
    level = [reading.record.region for reading in group.members if reading.value == line.value]
    if level:
        told.append(say("feature_level", names="、".join(level), base=line.record.region))
    high, low = group.members[0], group.members[-1]
    told.append(say("feature_spread", high=high.record.region, low=low.record.region))
    return told


_POINTS = {"series": _series_points, "growth": _growth_points, "regions": _region_points}


# -- a list that the material does not hold


class MaterialListModel(ShortAnswerModel):
    """A whole list of the matter of a material, from memory: one of its section, or (`lists: topic`) at least of its topic."""

    marked_by: ClassVar[str] = "lists"

    lists: Literal["section", "topic"]


def material_list_items(model: MaterialListModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """For every material of sayings the list that lies nearest to it and of which it tells nothing; each list stands under one material.
    Figures are no matter for a list."""
    made = [item for item in short_answer_items(model, base, index, rejects) if isinstance(item, Open) and item.points]
    least = {"section": 2, "topic": 1}[model.lists]
    used: set[str] = set()
    items: list[Item] = []
    for one in gathered(model, base):
        if one.kind != "measures":
            continue
        ranked = ((_nearness(one, base.fact(item.main_fact)), item) for item in made if item.main_fact not in used)
        near = [(rank, item) for rank, item in ranked if rank >= least and not tells(one.told, base.fact(item.main_fact))]
        if not near:
            rejects["no list near the material"] += 1
            continue
        best = max(near, key=lambda pair: (pair[0], base.fact(pair[1].main_fact).record.weight, pair[1].id))[1]
        used.add(best.main_fact)
        items.append(under(best, one))
    return items


def _nearness(one: Gathered, fact: Fact) -> int:
    """2 where a list is of the section of the material, 1 where it is of its topic; 0 for any other, and for what stands in it."""
    first = one.facts[0]
    source = first.record.source
    if fact in one.facts:
        return 0
    if (source.document, source.section) == (fact.record.source.document, fact.record.source.section):
        return 2
    return int(first.topic == fact.topic)
