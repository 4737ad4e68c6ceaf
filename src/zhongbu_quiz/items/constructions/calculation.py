"""Calculation: two figures of one thing in the stem, a third to be worked out; the options are 2×2 of (operation) × (operand).

`calculation` says which: `points`, a level and how many 个百分点 it is from another one; `growth`, a level and its growth, for the year
before or the increase. Each wrong option is what one named error gives: the direction, 个百分点 taken for percent, the wrong base, the
increase for the level. Where two options would lie too near there is no item.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from zhongbu_quiz.chance import pick
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.constructions.figured import POINTS, Reading, figured_choice, readings, rounded
from zhongbu_quiz.items.constructions.worded import Worded
from zhongbu_quiz.items.item import Item, Level, Option
from zhongbu_quiz.items.models.base import Alone
from zhongbu_quiz.values.numbers import decimals, number_of

LEAST_DIGITS = 3
"""A rate of fewer digits is too coarse to compute by: 21 % is anything from 20.5 to 21.5."""
NEAR = Fraction(2, 100)
"""Options differ by so much at least: they are worked out to the last printed digit, so rule 27's distance is not needed."""


class CalculationModel(Worded, Alone):
    """A third figure from two that belong together."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("statistic",)
    by: ClassVar[str] = "calculation"
    makes_level: ClassVar[Level] = "应用"
    lends: ClassVar[tuple[str, ...]] = (
        "time", "before", "region", "label", "level", "change", "verb", "unit", "compared", "asked", "working",
    )  # fmt: skip

    kind: Literal["single_choice"]
    asks: Literal["figure"]
    options: Annotated[tuple[Literal["calculation"], ...], Field(min_length=1, max_length=1)]
    calculation: Literal["points", "growth"]


def calculation_items(model: CalculationModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item for every two figures that belong together."""
    levels: dict[tuple[str, str, str], list[Reading]] = defaultdict(list)
    others: list[Reading] = []
    for reading in readings(model, base, rejects):
        record = reading.record
        if record.aspect == "level":
            levels[record.region, record.indicator, record.time].append(reading)
        else:
            others.append(reading)
    make = _MAKERS[model.calculation]
    items = []
    for other in others:
        record = other.record
        for level in levels[record.region, record.indicator, record.time]:
            item = make(model, level, other)
            if item is not None:
                items.append(item)
    rejects[reasons.NO_SUM] += len(others) - len(items)
    return items


Given = tuple[Fraction, str, str]
"""A value, the error that gives it, what is said of it."""


def _points(model: CalculationModel, level: Reading, other: Reading) -> Item | None:
    """A level and its distance from another in points: {+, −} × {个百分点, %}."""
    record = other.record
    if level.record.unit != "%" or record.unit != POINTS or record.aspect != "change" or not record.compared_with:
        return None
    up = record.direction == "up"  # the region is higher, so the other is lower
    sign = -1 if up else 1
    part = level.value * other.value / 100
    right = say("sign_minus" if up else "sign_plus")
    given = [
        (level.value + sign * other.value, "", ""),
        (level.value - sign * other.value, "error_direction", say("note_direction", mark=say("sign_plus" if up else "sign_minus"), right=right)),
        (level.value + sign * part, "error_percent", say("note_percent")),
        (level.value - sign * part, "error_direction_and_percent", say("note_direction_and_percent")),
    ]
    places = max(decimals(level.digits), decimals(other.digits))
    side = say("below" if record.direction == "down" else "above")
    answer = rounded(given[0][0], places)
    working = say(
        "points_sum", side=side, sign=right, level=level.digits, mark="－" if up else "＋", change=other.digits, answer=answer
    )
    return _made(model, level, other, given, places, "%", {"compared": record.compared_with, "verb": side, "working": working})


def _growth(model: CalculationModel, level: Reading, other: Reading) -> Item | None:
    """A level and its growth: the year before or the increase, {which of the two} × {÷ (1 + rate), the present year as the base}."""
    record, period = other.record, level.record.period
    if record.aspect != "growth" or record.unit != "%" or record.compared_with or not level.of_amount:
        return None
    if period is None or period.granularity != "year" or record.direction != "up" or not _fine(other):
        return None
    if other.value >= 100:
        return None
    rate = other.value / 100
    before, wrong = level.value / (1 + rate), level.value * (1 - rate)
    increase = bool(pick(2, model.id, level.query.fact.id))
    right, swapped = (level.value - before, before) if increase else (before, level.value - before)
    bad, both = (level.value - wrong, wrong) if increase else (wrong, level.value - wrong)
    asked, got = (say("increase"), say("base_year")) if increase else (say("base_year"), say("increase"))
    sums = [say(name, level=level.digits, rate=other.digits) for name in ("sum_before", "sum_increase")]
    given = [
        (right, "", ""),
        (swapped, "error_swapped", say("note_swapped", got=got, asked=asked)),
        (bad, "error_base", say("note_base", sum=sums[increase])),
        (both, "error_swapped_and_base", say("note_swapped_and_base", sum=sums[not increase], got=got)),
    ]
    places = decimals(level.digits)
    year = say("year", year=period.span[0][0] - 1)
    first = rounded(before, places)
    more = say("increase_sum", level=level.digits, before=first, answer=rounded(right, places)) if increase else ""
    working = say("growth_sum", year=year, level=level.digits, rate=other.digits, answer=first) + more
    return _made(model, level, other, given, places, level.record.unit, {
        "before": year, "working": working, "asked": say("asked_increase" if increase else "asked_base", year=year,
        time=level.time, region=level.record.region, label=level.label),
    })


_MAKERS: dict[str, Callable[[CalculationModel, Reading, Reading], Item | None]] = {
    "points": _points,
    "growth": _growth,
}


def _fine(reading: Reading) -> bool:
    """Whether a percentage has digits enough to compute by."""
    return len(reading.digits.replace(".", "").lstrip("0")) >= LEAST_DIGITS


def _made(
    model: CalculationModel,
    level: Reading,
    other: Reading,
    given: Sequence[Given],
    places: int,
    unit: str,
    more: dict[str, str],
) -> Item | None:
    options = [Option(rounded(value, places), say(error) if error else "", note) for value, error, note in given]
    values = sorted(number_of(option.text) or Fraction(0) for option in options)
    if values[0] <= 0 or any(b - a < NEAR * b for a, b in pairwise(values)):
        return None
    ascending = sorted(options, key=lambda option: number_of(option.text) or Fraction(0))
    lends = {
        "time": level.time, "before": "", "region": level.record.region, "label": level.label, "level": level.text,
        "change": other.text, "verb": "", "unit": unit, "compared": "", "asked": "", **more,
    }  # fmt: skip
    return figured_choice(
        model, (level, other), ascending, ascending.index(options[0]), lends, None, 4, ascending=True
    )
