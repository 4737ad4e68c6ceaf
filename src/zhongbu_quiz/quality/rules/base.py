"""What a rule is: a number, a title, a check that says in words what is wrong (or None), and why the rule exists.

docs/rules.md is made from these, so the docstring of a check says what is looked at and how, for somebody who reads no code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from zhongbu_quiz.items.item import Item
from zhongbu_quiz.messages import _
from zhongbu_quiz.quality.context import Context

Finding = tuple[str, str]
"""(item id, what is wrong with it)."""
ItemCheck = Callable[[Item, Context], str | None]
SetCheck = Callable[[Sequence[Item], Context], Iterable[Finding]]


@dataclass(frozen=True)
class _Titled:
    """What every rule has: its number, and its title as a marked message."""

    number: int
    message: str

    @property
    def title(self) -> str:
        """The title in the language of the moment."""
        return _(self.message)


@dataclass(frozen=True)
class ItemRule(_Titled):
    """A rule that one item keeps or breaks on its own. A fatal one gates: what breaks it is not made."""

    fatal: bool
    check: ItemCheck
    why: str
    scope: Literal["item"] = "item"


@dataclass(frozen=True)
class SetRule(_Titled):
    """A rule about items side by side: those of one drawn paper, those of a whole bank, or a pool that is judged against chance."""

    fatal: bool
    scope: Literal["paper", "bank", "pool"]
    check: SetCheck
    why: str


Rule = ItemRule | SetRule
