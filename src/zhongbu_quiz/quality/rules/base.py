"""What a rule is: a number, a title, and a check that says in words what is wrong, or None."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from zhongbu_quiz.items.item import Item
from zhongbu_quiz.quality.context import Context

Finding = tuple[str, str]
"""(item id, what is wrong with it)."""
ItemCheck = Callable[[Item, Context], str | None]
SetCheck = Callable[[Sequence[Item], Context], Iterable[Finding]]


@dataclass(frozen=True)
class ItemRule:
    """A rule that one item keeps or breaks on its own."""

    number: int
    title: str
    fatal: bool
    check: ItemCheck
    scope: Literal["item"] = "item"


@dataclass(frozen=True)
class SetRule:
    """A rule about items side by side: those of one drawn paper, or all of a bank."""

    number: int
    title: str
    fatal: bool
    scope: Literal["paper", "bank"]
    check: SetCheck


Rule = ItemRule | SetRule
