"""Events of a table that may be one, told in two wordings (九一八事变爆发, 九·一八事变). In: the events. Out: the pairs of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from zhongbu_quiz.values.dates import Period
from zhongbu_quiz.values.persons import Persons
from zhongbu_quiz.values.text import plain
from zhongbu_quiz.workbook.tables.words import pairs

_SHORTEST = 4
"""Characters of an event whose words may be those of another one with more put in."""


class Happened(NamedTuple):
    """An event: what its cell is called, what it says, its date."""

    cell: str
    text: str
    date: Period


def perhaps_one(events: Sequence[Happened], persons: Persons) -> Iterator[tuple[str, str]]:
    """The cells of two events of one time of which one tells the other with words put in, or other marks; and of two that are one but for the word
    that says that it happened (五四运动, 五四运动爆发), whatever their times. `persons` by another name are the same (孙文创立兴中会)."""
    for one, other in combinations([event._replace(text=persons.by_one_name(event.text)) for event in events], 2):
        if one.text == other.text and one in events and other in events:
            continue  # told already
        at_once = one.date.overlaps(other.date)
        named = len(name := _name(one.text)) >= _SHORTEST and name == _name(other.text)
        if _put_in(*sorted((_bare(one.text), _bare(other.text)), key=len)) if at_once else named:
            yield one.cell, other.cell


def _bare(text: str) -> str:
    return "".join(sign for sign in plain(text) if sign.isalnum())


def _name(text: str) -> str:
    """What an event is called, without the word that says that it happened; "" where it ends in none such and has a name of another kind."""
    happens = pairs("happens")
    verb = next((verb for verb in set(happens.values()) if text.endswith(verb)), "")
    bare = text.removesuffix(verb)
    return _bare(bare) if bare.endswith(tuple(happens)) else ""


def _put_in(short: str, long: str) -> bool:
    """Whether a text is another one with words put in at one place, or the same."""
    shared = next((at for at, sign in enumerate(short) if sign != long[at]), len(short))
    return len(short) >= _SHORTEST and long.endswith(short[shared:])
