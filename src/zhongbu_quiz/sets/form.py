"""What a deck file draws: forms of a set. Exports read these values and nothing else of a deck."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from zhongbu_quiz.items.item import Item, Kind


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a paper (一、单项选择题): items of one kind, in printing order, with the points of one item."""

    kind: Kind
    items: tuple[Item, ...]
    points: Decimal

    @property
    def total(self) -> Decimal:
        """Points of the whole part."""
        return self.points * len(self.items)


@dataclass(frozen=True, slots=True)
class Form:
    """One version of a set: name (A, B, …), the parts in printing order. Options stand in printing order too."""

    name: str
    parts: tuple[Part, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in printing order."""
        return tuple(item for part in self.parts for item in part.items)

    @property
    def total(self) -> Decimal:
        """Points of the form."""
        return sum((part.total for part in self.parts), Decimal(0))


@dataclass(frozen=True, slots=True)
class DrawnSet:
    """A drawn deck: its name (file stem), title, the seed that was used, and its forms (at least one)."""

    name: str
    title: str
    subtitle: str
    seed: int
    minutes: int
    forms: tuple[Form, ...]
