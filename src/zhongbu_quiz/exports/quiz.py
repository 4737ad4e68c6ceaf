"""What the export formats share: the quiz that goes in, the file that comes out, and the items that a format cannot carry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from zhongbu_quiz.identity import Identity
from zhongbu_quiz.items.item import KINDS, Item
from zhongbu_quiz.items.printed import NAMES, Printed, key_line, printed
from zhongbu_quiz.messages import _
from zhongbu_quiz.sets.marking import own_worth
from zhongbu_quiz.values.item_kinds import kind_name

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Quiz:
    """The items of one form in order, with whose they are, a title and the points of one item of each kind (1 where none is given), or of
    single items by their ids.

    `name` is the deck's; together with the project's it is a name that no other set has."""

    project: Identity
    name: str
    title: str
    items: tuple[Item, ...]
    points: Mapping[str, Decimal] = field(default_factory=dict)
    each: Mapping[str, Decimal] = field(default_factory=dict)

    def points_of(self, item: Item) -> Decimal:
        """Points of one item: its own, else those of its kind, else those of the parts of its answer, else 1."""
        return self.each.get(item.id) or self.points.get(item.kind) or own_worth(item)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An item that the format cannot carry, and why."""

    item_id: str
    reason: str


@dataclass(frozen=True)
class Export:
    """A finished file, what it leaves out, and files that stand beside it (by the end of their names)."""

    data: bytes
    left_out: tuple[LeftOut, ...] = ()
    beside: Mapping[str, bytes] = field(default_factory=dict)


def carried(quiz: Quiz, why_not: Callable[[Item], str]) -> tuple[tuple[Item, ...], tuple[LeftOut, ...]]:
    """The items for which `why_not` says nothing, and the others with its words."""
    reasons = [(item, why_not(item)) for item in quiz.items]
    kept = tuple(item for item, reason in reasons if not reason)
    return kept, tuple(LeftOut(item.id, reason) for item, reason in reasons if reason)


def without_pictures(quiz: Quiz) -> tuple[Quiz, tuple[LeftOut, ...]]:
    """A quiz for a format that carries no pictures: without the items that show one, and with why these are left out."""
    return replace(quiz, items=tuple(item for item in quiz.items if not item.picture)), pictured(quiz.items)


def pictured(items: Iterable[Item]) -> tuple[LeftOut, ...]:
    """The items that a format without pictures leaves out."""
    reason = _("shows a picture, which this format cannot carry")
    return tuple(LeftOut(item.id, reason) for item in items if item.picture)


def by_heading(items: Iterable[Item]) -> dict[str, list[Item]]:
    """The items under the headings of their kinds, each heading once, in the order of a Chinese paper."""
    parts: dict[str, list[Item]] = {NAMES[kind].file: [] for kind in KINDS}
    for item in items:
        parts[NAMES[item.kind].file].append(item)
    return {heading: found for heading, found in parts.items() if found}


def clean(text: str) -> str:
    """The text without characters that XML cannot hold; they become U+FFFD."""
    return _NOT_IN_XML.sub("\ufffd", text)


def view(item: Item) -> Printed:
    """What is printed of an item, in characters that every format can hold."""
    return printed(item).mapped(clean)


def answer_words(item: Item) -> str:
    """The key in one line: AC, 正确, 甲；乙 (fill-in), 1—B；2—A (matching), C→A→B (ordering), or the text."""
    return clean(key_line(item))


MAX_NAME = 40
"""Characters of a name by which a person finds an item in a list."""


def names(items: Iterable[Item]) -> list[str]:
    """A name for each item that a person reads: its stem, shortened; where several would be equal, with a number behind it."""
    stems = [" ".join(view(item).asked.splitlines()) for item in items]
    short = [stem if len(stem) <= MAX_NAME else stem[: MAX_NAME - 1] + "…" for stem in stems]
    often = Counter(short)
    found: dict[str, None] = {}
    for stem in short:
        name, number = stem, 0
        while name in found or (often[stem] > 1 and not number):
            number += 1
            name = f"{stem}（{number}）"
        found[name] = None
    return list(found)


def too_many_options(item: Item, most: int) -> str:
    """Words for an item with more options than a format takes, or nothing."""
    count = len(item.options)
    return _("has {count} options, and this format takes {most}").format(count=count, most=most) if count > most else ""


def one_of(kinds: Iterable[str], what: str) -> Callable[[Item], str]:
    """A `why_not` for a format that knows some kinds only."""
    allowed = tuple(kinds)
    return lambda item: "" if item.kind in allowed else no_such_kind(what, item)


def no_such_kind(what: str, item: Item) -> str:
    """Words for an item of a kind that a format or a platform does not know."""
    return _("{format} has no {kind} items").format(format=what, kind=kind_name(item.kind))
