"""Dates with the dynasty before them of which they are: 北宋1069年, 明·1405年. In: a text. Out: the text without it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.data.world import World

_OF_A_DYNASTY = re.compile(say("of_a_dynasty"))
_BEYOND = 60
"""Years by which what is told of a dynasty may lie before or behind its reigns."""
_YEAR = re.compile(r"(\D*)(\d+)")


@cache
def _first_ages() -> Mapping[str, Sequence[tuple[int, int]]]:
    """Ages before the first reign that is known, each with its span."""
    ages = (age.split() for age in say("first_ages").split(","))
    return {name: [(int(first), int(last))] for name, first, last in ages}


def without_dynasty(flat: str, world: World) -> str:
    """A date without the dynasty before it, where the year is one of that; any other text as it is."""
    found = _OF_A_DYNASTY.match(flat)
    year = _YEAR.match(flat, found.end()) if found else None
    if found is None or year is None:
        return flat
    told = int(year[2]) if not year[1].endswith(say("before_our_era").split()[1]) else 1 - int(year[2])
    spans = [*world.eras.reigns.spans(found[1]), *_first_ages().get(found[1], ())]
    return flat[found.end() :] if any(first - _BEYOND <= told <= last + _BEYOND for first, last in spans) else flat
