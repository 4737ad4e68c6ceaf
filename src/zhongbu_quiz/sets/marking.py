"""How the items of a set are marked: what is given for each part of an answer, and what for an answer that is right in part.

In: an item, its points on the paper, the rules of the set. Out: Marks. Paper, key, Word files and the stored draw all say what stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, assert_never

from zhongbu_quiz.items.item import Choice, Gap, Item, Matching, Open, Ordering, TrueFalse
from zhongbu_quiz.values.shares import shared

Rule = Literal["all", "part"]
"""`all`: an answer is right as a whole or gets nothing. `part`: each right part gets its share; of a multiple choice a right choice that is
not complete gets half, and one with a wrong option nothing."""

PartedKind = Literal["cloze", "fill_blank", "matching", "ordering", "short_answer"]
"""Kinds whose answers have parts: blanks, pairs, places, 采分点."""
MarkedKind = Literal[PartedKind, "multiple_choice"]
"""Kinds whose answers may be right in part."""

USUAL: Mapping[MarkedKind, Rule] = {
    "multiple_choice": "all",
    "cloze": "part",
    "fill_blank": "part",
    "matching": "part",
    "ordering": "all",
    "short_answer": "part",
}
"""The rule of a kind where the deck says nothing, which is the custom: 多选、少选、错选均不得分；每空、每对、每个采分点计分；顺序全对给分."""


def rules_of(said: Mapping[MarkedKind, Rule] | None = None) -> dict[str, Rule]:
    """The rule of every kind whose answers have parts: what is said of it, else the usual one."""
    return {kind: (said or {}).get(kind, usual) for kind, usual in USUAL.items()}


@dataclass(frozen=True, slots=True)
class Marks:
    """What one item earns: `whole` for an answer that is right; `parts`, the points of each of its parts in the order of the key, empty where
    it is right as a whole or not at all; `some` for a multiple choice that is right but not complete (0: nothing)."""

    whole: Decimal
    parts: tuple[Decimal, ...] = ()
    some: Decimal = Decimal(0)

    @property
    def each(self) -> Decimal | None:
        """The points of a part, where all parts have the same."""
        return self.parts[0] if len(set(self.parts)) == 1 else None


def marks_of(item: Item, worth: Decimal, rules: Mapping[str, Rule]) -> Marks:
    """What an item earns that is worth so many points on its paper. Kinds that `rules` does not name are right as a whole."""
    rule = rules.get(item.kind, "all")
    if not worth or rule == "all":
        return Marks(worth)
    if item.kind == "multiple_choice":
        return Marks(worth, some=worth / 2)
    weights = _weights(item)
    return Marks(worth, shared(worth, weights) if len(weights) > 1 else ())


def worth_by_parts(item: Item, each: Decimal) -> Decimal:
    """The points of an item each of whose parts is worth so many. A written answer to whose parts its author gave different points keeps
    its own."""
    weights = _weights(item)
    return each * len(weights) if len(set(weights)) == 1 else sum(weights, Decimal(0))


def own_worth(item: Item) -> Decimal:
    """The points that an item has of itself: those that its author gave the parts of its answer, else one."""
    return Decimal(sum(points for _, points in item.points or ()) or 1)


def parts_of(item: Item) -> int:
    """How many parts an answer has that can be right by themselves: blanks, pairs, places of an order, 采分点."""
    return len(_weights(item))


def _weights(item: Item) -> tuple[Decimal, ...]:
    match item:
        case Choice() | TrueFalse():
            return (Decimal(1),)
        case Gap() | Matching() | Ordering():
            return (Decimal(1),) * len(item.answer)
        case Open():
            return tuple(Decimal(points) for _, points in item.points or (("", 1),))
        case _:
            assert_never(item)
