"""Figures shown by some items -> whether another item's figure can be computed from them (rule 33 across items: rule 47).

Only figures that can belong together are tried: a total, its part and the share; two levels and their difference; a level and its
growth. Everything is exact; a result counts when it rounds to the figure as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.values.numbers import base_value, decimals, parse_value, trailing_zeros
from zhongbu_quiz.values.places import Places
from zhongbu_quiz.values.text import dice, squeeze

Number = tuple[Fraction, str]
"""A value in the base unit of its dimension, and that unit."""

POINTS = "个百分点"
_SCALES = ("万亿", "亿", "千万", "百万", "万")
_SCALE = re.compile(f"^({'|'.join(_SCALES)})")
_MEASURES = ("吨", "斤", "公斤", "亩", "公顷", "公里", "平方公里", "千瓦时", "元", "人")
KIN = 0.4
"""Dice coefficient from which two indicators may be parts, shares or changes of one thing (粮食产量, 粮食播种面积): low, since only
figures that also give each other by arithmetic count (rule 47)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that is asked: its value and unit in base units, and half of its last printed place."""

    number: Number
    tolerance: Fraction


def figure_of(fact: Fact, slot: str) -> Figure | None:
    """The number that a slot of a fact tells, or None where it tells none."""
    told = fact.kind_of.measured(fact.record)
    if told is None or told.slot != slot:
        return None
    step = Fraction(10 ** trailing_zeros(told.digits), 10 ** decimals(told.digits))
    return Figure(base_value(parse_value(told.digits), told.unit), base_value(step / 2, told.unit)[0])


def units_of(facts: Iterable[Fact]) -> list[str]:
    """The units of all numbers that some facts tell."""
    return [told.unit for fact in facts if (told := fact.kind_of.measured(fact.record))]


class Scanner:
    """Finds numbers with their units in running text; the units are those of the facts, at every scale (吨, 万吨, 亿吨)."""

    def __init__(self, units: Iterable[str]) -> None:
        plain = {_SCALE.sub("", squeeze(unit)) or unit for unit in units if unit}
        scaled = {scale + unit for unit in plain | set(_MEASURES) for scale in ("", *_SCALES)}
        named = "|".join(map(re.escape, sorted(scaled | {"%", POINTS}, key=lambda unit: (-len(unit), unit))))
        self._pattern = re.compile(rf"(?<![\d.])(\d+(?:\.\d+)?(?:/[1-9]\d*)?)({named})?(?!\d)")

    def numbers(self, text: str) -> frozenset[Number]:
        """The numbers of a squeezed text that have a unit, and fractions; dates are none of them."""
        return frozenset(self._found(text))

    def _found(self, text: str) -> Iterator[Number]:
        for match in self._pattern.finditer(text):
            digits, unit = match.group(1), match.group(2) or ""
            if (unit or "/" in digits) and not (unit in ("月", "日") or (unit == "年" and len(digits) == 4)):
                yield _number(digits, unit)


@lru_cache(maxsize=65536)
def _number(digits: str, unit: str) -> Number:
    return base_value(Fraction(digits), unit)


class Kinship:
    """Which statistics measure things that can be parts, shares or changes of each other."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._known: dict[tuple[str, str], bool] = {}

    def __call__(self, a: Fact, b: Fact) -> bool:
        """True where the places of two statistics meet and their indicators are alike."""
        left, right = a.record, b.record
        if not isinstance(left, Statistic) or not isinstance(right, Statistic):
            return False
        if (a.id, b.id) not in self._known:
            self._known[a.id, b.id] = self._regions_meet(left, right) and _alike(left.indicator, right.indicator)
        return self._known[a.id, b.id]

    def _regions_meet(self, a: Statistic, b: Statistic) -> bool:
        return (
            a.region in (b.region, b.whole, b.compared_with)
            or b.region in (a.whole, a.compared_with)
            or self._places.related(a.region, b.region)
        )


@lru_cache(maxsize=65536)
def _alike(a: str, b: str) -> bool:
    return a in b or b in a or dice(a, b) >= KIN


def derivable(figure: Figure, left: Iterable[Number], right: Iterable[Number]) -> bool:
    """True where a number of `left` and one of `right` make the figure by one step of arithmetic."""
    others = list(right)
    value, unit = figure.number
    least, most = value - figure.tolerance, value + figure.tolerance
    return any(least <= result <= most for a in left for b in others if a != b for result in _results(a, b, unit))


def _results(a: Number, b: Number, unit: str) -> Iterator[Fraction]:
    (x, x_unit), (y, y_unit) = a, b
    if x_unit == y_unit:
        if unit in (x_unit, POINTS if x_unit == "%" else x_unit):
            yield from (x + y, abs(x - y))
        if unit == "%" and x and y:
            yield from (x / y * 100, y / x * 100, abs(x - y) / y * 100, abs(x - y) / x * 100)
    for (level, level_unit), (rate, rate_unit) in ((a, b), (b, a)):
        if level_unit != unit or rate_unit not in ("%", POINTS):
            continue
        if rate_unit == POINTS and unit == "%":
            yield from (level + rate, level - rate)
        elif rate_unit == "%" and unit != "%" and rate:
            yield from (level * rate / 100, level * 100 / rate, level * (1 + rate / 100), level / (1 + rate / 100))
