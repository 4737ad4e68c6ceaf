"""Questions under a material of figures: a choice that it answers by inference or calculation, and what it shows, in words.

Each construction asks every material that fits it; a material of which only one question could be made is not kept (`items.bank`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Field, ValidationInfo, field_validator

from zhongbu_quiz.chance import shuffled
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.build import about_several
from zhongbu_quiz.items.constructions.claims import claims_of
from zhongbu_quiz.items.constructions.figured import Reading, figured_choice, rounded
from zhongbu_quiz.items.constructions.gathered import Gathered, gathered
from zhongbu_quiz.items.constructions.part_share import PartShareModel, part_share_item, was_before
from zhongbu_quiz.items.constructions.trend import Line, shape, steps
from zhongbu_quiz.items.constructions.worded import Worded
from zhongbu_quiz.items.item import Choice, Item, Level, Open, Option, Stem
from zhongbu_quiz.items.kinds.short_answer import EACH, MANY
from zhongbu_quiz.items.models.base import Alone, ItemModel, Text
from zhongbu_quiz.items.query import bare_query
from zhongbu_quiz.items.template import Template
from zhongbu_quiz.values.numbers import decimals

FULL = 6
"""What a written answer on a material is worth where its parts can share it evenly."""
FEWEST = 2
"""Points of an answer: one alone is no summary."""
LEAST_TIMES = Fraction(3, 2)
"""Below so many times as much nobody speaks of times."""


def under(item: Item, one: Gathered) -> Item:
    """An item as a question of a material, which shows all that the material tells."""
    return replace(item, material=one.material, figure=one.figure, asserts=(item.asserts | one.shown) - item.asks)


# -- a choice


class MaterialDifferenceModel(Worded, Alone):
    """How far two places are from each other, from how far a third is from both."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("statistic",)
    by: ClassVar[str] = "material_difference"
    makes_level: ClassVar[Level] = "应用"
    lends: ClassVar[tuple[str, ...]] = ("time", "label", "one", "other", "working")

    kind: Literal["single_choice"]
    asks: Literal["figure"]
    options: Annotated[tuple[Literal["material_difference"], ...], Field(min_length=1, max_length=1)]


def material_difference_items(
    model: MaterialDifferenceModel, base: FactBase, index: Index, rejects: Counter[str]
) -> list[Item]:
    """One item for every material that tells two differences of one place."""
    items: list[Item] = []
    for one in gathered(model, base):
        item = _difference(model, one)
        if item:
            items.append(under(item, one))
        else:
            rejects[reasons.NO_DIFFERENCES] += 1
    return items


def _difference(model: MaterialDifferenceModel, one: Gathered) -> Item | None:
    """2×2 of (which place is higher) and (the difference of the two figures, their sum)."""
    pair = sorted(one.beside, key=lambda reading: -reading.value)
    if len(pair) != 2 or pair[0].record.direction != pair[1].record.direction or pair[0].value == pair[1].value:
        return None
    far, near = pair
    places = max(decimals(reading.digits) for reading in pair)
    amounts = {False: rounded(far.value - near.value, places), True: rounded(far.value + near.value, places)}
    # Where the third place lies below both, the one that it lies farther below is the higher.
    high, low = (far, near) if far.record.direction == "down" else (near, far)
    notes = {"third": far.record.region, "high": high.record.compared_with, "low": low.record.compared_with}
    options = []
    for reading in (high, low):
        for added in (False, True):
            text = say("higher_by", place=reading.record.compared_with, amount=amounts[added], unit=far.record.unit)
            error, told = _DIFFERENCE_ERRORS.get((reading is not high, added), ("", ""))
            options.append(Option(text, say(error) if error else "", say(told, **notes) if told else ""))
    ordered = shuffled(options, model.id, far.query.fact.id, near.query.fact.id)
    first, second = sorted(pair, key=lambda reading: reading.query.fact.order)
    lends = {
        "time": far.time, "label": far.record.indicator, "one": first.record.compared_with or "", "other": second.record.compared_with or "",
        "working": say("difference_working", far=far.digits, near=near.digits, answer=amounts[False], **notes),
    }  # fmt: skip
    return figured_choice(model, pair, ordered, ordered.index(options[0]), lends, None, 4)


_DIFFERENCE_ERRORS = {
    (False, True): ("error_added", "note_added"),
    (True, False): ("error_direction", "note_higher"),
    (True, True): ("error_both_ways", "note_higher_and_added"),
}
"""(the lower place is called higher, added) -> the names of what was mixed up and of the note."""


class MaterialPartModel(PartShareModel):
    """The share of a part, under a material."""

    by: ClassVar[str] = "material_part"
    options: Annotated[tuple[Literal["material_part"], ...], Field(min_length=1, max_length=1)]  # type: ignore[assignment]


def material_part_items(model: MaterialPartModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item for every material of a part and its whole."""
    return [under(part_share_item(model, *one.grown), one) for one in gathered(model, base) if one.grown]


class MaterialTimesModel(Worded, Alone):
    """By how many times an amount grew, from the first date of a series to the last."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("statistic",)
    by: ClassVar[str] = "material_times"
    makes_level: ClassVar[Level] = "应用"
    lends: ClassVar[tuple[str, ...]] = ("first", "last", "region", "label", "working")

    kind: Literal["single_choice"]
    asks: Literal["figure"]
    options: Annotated[tuple[Literal["material_times"], ...], Field(min_length=1, max_length=1)]


def material_times_items(model: MaterialTimesModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item for every series with an amount that grew; the options are 2×2 of (the right base, the one between) and (by how many
    times it grew, how many times as much it is)."""
    items: list[Item] = []
    for one in gathered(model, base):
        share, amount = one.series or ((), None)
        item = _times(model, amount, share) if amount else None
        if item:
            items.append(under(item, one))
        elif one.series:
            rejects[reasons.NO_GROWTH] += 1
    return items


_TIMES_ERRORS = {
    (True, False): ("error_between", "note_between"),
    (False, True): ("error_as_much", "note_as_much"),
    (True, True): ("error_both", "note_both"),
}
"""(the base between, how many times as much) -> the names of what was mixed up and of the note."""


def _times(model: MaterialTimesModel, amount: Line, share: Line) -> Choice | None:
    first, between, last = amount
    as_much = {base: last.value / base.value for base in (first, between)}
    texts = {(base, more): rounded(times - more, 1) for base, times in as_much.items() for more in (1, 0)}
    if min(as_much.values()) < LEAST_TIMES or len(set(texts.values())) < len(texts):
        return None
    options = []
    for (base, more), text in sorted(texts.items(), key=lambda entry: float(entry[1])):
        if base is first and more:
            options.append(Option(text))
            continue
        why, note = _TIMES_ERRORS[base is not first, not more]
        options.append(Option(text, say(why), say(note, between=between.time, times=text)))
    working = say("times_working", last=last.digits, first=first.digits, as_much=texts[first, 0], times=texts[first, 1])
    lends = {"first": first.time, "last": last.time, "region": first.record.region, "label": first.label, "working": working}
    key = next(place for place, option in enumerate(options) if not option.why)
    return figured_choice(model, (*amount, *share), options, key, lends, None, 4, ascending=True)


# -- in words


class MaterialFeaturesModel(ItemModel):
    """What the figures of a material show, in words, point by point."""

    marked_by: ClassVar[str] = "material"
    makes_level: ClassVar[Level] = "理解"
    lends: ClassVar[tuple[str, ...]] = ("time", "before", "first", "last", "region", "label", "labels", "part", "whole", "working")

    kind: Literal["short_answer"]
    material: Literal["series", "growth"]
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
            rejects[reasons.LITTLE_TO_SAY] += 1
            continue
        lends = _lends(one)
        text = _filled(model.stem, lends)
        opening = next((fact.attribution for fact in one.facts if fact.attribution), None)
        stem: Stem = (opening, text) if opening else (text,)
        queries = [bare_query(model, fact, next(iter(fact.slots.values()))) for fact in one.facts]
        fields = about_several(model, queries, stem, 3)
        fields["asks"], fields["notes"] = frozenset(), ()
        fields["explanation"] = _filled(model.explanation, lends)
        each = FULL // len(points) if FULL % len(points) == 0 else EACH if len(points) < MANY else 1
        answer = "；".join(points) + "。"
        items.append(under(Open(**fields, answer=answer, points=tuple((point, each) for point in points), calc=True), one))
    return items


def _filled(template: Template | None, lends: Mapping[str, str]) -> str:
    """The text of a template whose names are all lent; "" for none."""
    return "" if template is None else "".join(map(str, template.render({name: (lends.get(name, ""),) for name in template.names})))


def _lends(one: Gathered) -> dict[str, str]:
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
        period = whole[0].record.period
        lends |= {"whole": whole[0].label, "part": part[0].label, "working": say("before_working")}
        lends["before"] = say("year", year=period.span[0][0] - 1) if period else ""
    if figures:
        lends |= {"time": figures[0].time, "region": figures[0].record.region, "label": figures[0].label}
        short = [one.series[0][0].short] if one.series and one.series[1] else []
        lends["labels"] = say("and").join([figures[0].label, *short])
    return lends


def _series_points(one: Gathered) -> list[str]:
    """What each line does, and the first true thing that follows from them and is no mere reading."""
    assert one.series
    share, amount = one.series
    told = [say("feature_line", label=line[0].label if line is (amount or share) else line[0].short, shape=shape(line))
            for line in (amount, share) if line]  # fmt: skip
    true = {claim.about: claim.text for claim in claims_of(share, amount) if claim.true}
    more = [true[about] for about in ("pace", "growth") if about in true]
    return [*told, *more[: 3 - len(told)]]


def _growth_points(one: Gathered) -> list[str]:
    """The levels of the year before, each with its working."""
    assert one.grown
    return [
        say(
            "before_point", label=level.label, level=level.digits, rate=rate.digits,
            before=rounded(was_before((level, rate)), decimals(level.digits)), unit=level.record.unit,
        )
        for level, rate in one.grown
    ]  # fmt: skip


_POINTS = {"series": _series_points, "growth": _growth_points}
