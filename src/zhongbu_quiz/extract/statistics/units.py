"""The units that figures carry, and which of them count things (so that a noun follows: 3个专业). In: a `Lexicon`. Out: sets of words."""

from __future__ import annotations

from zhongbu_quiz.data.lexicon import Lexicon

_MEASURES = (
    *("units.money", "units.mass", "units.length", "units.area", "units.volume"), *("units.energy", "units.rate", "units.traffic", "units.latin"),
)
_COUNTERS = ("units.count", "units.people")
ALL = (*_MEASURES, "units.time", *_COUNTERS)
UNIT = f"(?:<{'+'.join(ALL)}>(?:[/每]<units.per>)?)"
"""A unit, with what it is told per: 元/人, 立方米每秒."""
SCALE = "(?:[多余来]?<units.scale>亿?[多余]?)"
"""A scale behind a number, with what bounds it: 万, 多亿, 千多."""


def unscaled(unit: str | None) -> str:
    """A unit without its scale: 吨 for 万吨."""
    return (unit or "").lstrip("十百千万亿")


def is_measure_unit(unit: str | None, lexicon: Lexicon) -> bool:
    """True for units of money, mass, length and the like: they count nothing."""
    return unit in lexicon.set(*_MEASURES)


def is_counter(unit: str | None, lexicon: Lexicon) -> bool:
    """True for units that a noun follows (个, 项)."""
    return unit in lexicon.set(*_COUNTERS) and not is_measure_unit(unit, lexicon)


def is_people(unit: str | None, lexicon: Lexicon) -> bool:
    """True for units that people are counted in."""
    return unit in lexicon.set("units.people")


def is_duration(unit: str | None, lexicon: Lexicon) -> bool:
    """True for years, days, hours and ages."""
    return unit in lexicon.set("units.time")


def is_noun_unit(unit: str | None, lexicon: Lexicon) -> bool:
    """True for counters that name the thing counted themselves (4区2县)."""
    return unit in lexicon.set("units.noun")
