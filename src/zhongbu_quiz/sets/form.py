"""What a deck file draws: forms of a set. Exports read these values and nothing else of a deck."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from zhongbu_quiz.items.figure import Material
from zhongbu_quiz.items.item import Item, Kind
from zhongbu_quiz.sets.marking import Rule, rules_of

MATERIAL: Literal["material"] = "material"
"""The kind of the part in which questions stand under the materials that they are about, whatever their own kinds."""

PartKind = Kind | Literal["material"]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a paper (一、单项选择题): items of one kind, in printing order, with the points of one item, or in `each` those of each;
    or the questions of materials, each material's together, with the points of each."""

    kind: PartKind
    items: tuple[Item, ...]
    points: Decimal
    each: tuple[Decimal, ...] = ()

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The points of each item, in printing order."""
        return self.each or (self.points,) * len(self.items)

    @property
    def says_each(self) -> bool:
        """Whether each item says its own points, since they are not the same throughout."""
        return bool(self.points) and (self.kind == MATERIAL or len(set(self.values)) > 1)

    @property
    def total(self) -> Decimal:
        """Points of the whole part."""
        return sum(self.values, Decimal(0))


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
    """A drawn deck: its name (file stem), title, the seed that was used, its forms (at least one), and as far as its project says them, the
    source of its facts and their licence. `marking`: the rule by which each kind is marked. `sections`: (document, section) of what is
    asked, in the order of the text."""

    name: str
    title: str
    subtitle: str
    seed: int
    minutes: int
    forms: tuple[Form, ...]
    source: str = ""
    licence: str = ""
    marking: Mapping[str, Rule] = field(default_factory=rules_of)
    sections: tuple[tuple[str, str], ...] = ()


def by_material(items: Iterable[Item]) -> list[tuple[Material | None, list[Item]]]:
    """Items in their order, those that stand under one material side by side as one group."""
    groups: list[tuple[Material | None, list[Item]]] = []
    for item in items:
        if item.material and groups and (last := groups[-1][0]) and last.id == item.material.id:
            groups[-1][1].append(item)
        else:
            groups.append((item.material, [item]))
    return groups
