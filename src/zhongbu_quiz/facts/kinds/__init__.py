"""The table of kinds: one line for each kind of fact, one file beside this one for all that is known of it.

In: nothing. Out: `KINDS`, in the order in which workbooks and study sheets show them. Whoever handles facts asks the kind; a name that
stands not in the table is an error where it is met.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from zhongbu_quiz.facts.columns import Column
from zhongbu_quiz.facts.kind import Kind
from zhongbu_quiz.facts.kinds.attribute import AttributeKind
from zhongbu_quiz.facts.kinds.event import EventKind
from zhongbu_quiz.facts.kinds.slogan import SloganKind
from zhongbu_quiz.facts.kinds.statistic import StatisticKind
from zhongbu_quiz.facts.kinds.term import TermKind
from zhongbu_quiz.facts.records import lean
from zhongbu_quiz.facts.slots import PART_NUMBER_BASE, is_part
from zhongbu_quiz.messages import joined, spoken

KINDS: dict[str, Kind[Any]] = {
    kind.name: kind
    for kind in (
        EventKind(),
        SloganKind(),
        StatisticKind(),
        AttributeKind(),
        TermKind(),
    )
}
for _kind in KINDS.values():
    lean(_kind.record)


def listed_kinds(names: Iterable[str]) -> str:
    """Kinds of fact as a message lists them to choose from: as files write them, and in Chinese with their words (event（事件）)."""
    return joined(f"{name}（{KINDS[name].title}）" if spoken() == "zh" and name in KINDS else name for name in names)


def kind_word(name: str) -> str:
    """What a message calls a kind of fact: as files write it, in Chinese by the name of its sheet."""
    return KINDS[name].title if spoken() == "zh" and name in KINDS else name


def spoken_column(key: str) -> Column | None:
    """The column whose heading and choices are the words for a field and its values, where Chinese is spoken and a field has one."""
    columns = (column for kind in KINDS.values() for column in (*kind.all_columns, *kind.traits) if column.key == key)
    return next(columns, None) if spoken() == "zh" else None


def slot_title(name: str) -> str:
    """What a message calls a slot: as files write it, and in Chinese by the heading of its column. One name is one thing in all kinds."""
    whole = "part" if is_part(name) else name
    kind = next((kind for kind in KINDS.values() if whole in kind.asked), None)
    if spoken() != "zh" or kind is None:
        return name
    return {**{column.key: column.title for column in kind.columns}, **kind.slot_titles}.get(whole, name)


@lru_cache(maxsize=4)
def _numbers(kinds: tuple[str, ...]) -> dict[str, int]:
    """The numbers of the slots of some kinds; where two have a slot of one name, the first kind's."""
    return {name: number for kind in reversed(kinds) for name, number in KINDS[kind].numbers.items()}


def slot_number(name: str) -> int:
    """The N of `cN` for a slot. Raises KeyError for a slot that has no number (it cannot be hidden in a cloze)."""
    if is_part(name):
        return PART_NUMBER_BASE + int(name.removeprefix("part."))
    return _numbers(tuple(KINDS))[name]


def has_number(name: str) -> bool:
    """Whether a slot can be hidden in a cloze."""
    return is_part(name) or name == "part" or name in _numbers(tuple(KINDS))

