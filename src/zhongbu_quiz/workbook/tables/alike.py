"""Events of a table that may be one, told in two wordings (九一八事变爆发, 九·一八事变). In: the events. Out: the pairs of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from zhongbu_quiz.values.dates import Period
from zhongbu_quiz.values.text import plain

_SHORTEST = 4
"""Characters of an event whose words may be those of another one with more put in."""


class Happened(NamedTuple):
    """An event: what its cell is called, what it says, its date."""

    cell: str
    text: str
    date: Period


def perhaps_one(events: Sequence[Happened]) -> Iterator[tuple[str, str]]:
    """The cells of two events of one time of which one tells the other with words put in, or other marks."""
    for one, other in combinations(events, 2):
        if one.text != other.text and one.date.overlaps(other.date) and _put_in(*sorted((_bare(one.text), _bare(other.text)), key=len)):
            yield one.cell, other.cell


def _bare(text: str) -> str:
    return "".join(sign for sign in plain(text) if sign.isalnum())


def _put_in(short: str, long: str) -> bool:
    """Whether a text is another one with words put in at one place, or the same."""
    shared = next((at for at, sign in enumerate(short) if sign != long[at]), len(short))
    return len(short) >= _SHORTEST and long.endswith(short[shared:])
