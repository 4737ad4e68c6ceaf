"""What a draw is asked for, and in which order chance offers the items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from zhongbu_quiz.chance import digest
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.sets.cells import Cell, Section
from zhongbu_quiz.sets.enemies import Enemies
from zhongbu_quiz.sets.traits import asks_negative, asks_number, says, weight_of

LEAST_WEIGHT = 1

Paper = list[list[Item]]
"""The items of one form, by cell."""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` items of one sort on a paper, where that can be had."""

    holds: Callable[[Item], bool]
    most: int


@dataclass
class Request:
    """What a draw is asked for: the cells, how a paper should spread over the sections, the seed of its order, and what stands on each
    form already (its materials), which an item must fit beside."""

    cells: Sequence[Cell]
    targets: dict[Section, int]
    enemies: Enemies
    seed: int
    given: Sequence[Sequence[Item]] = ()
    total: int = field(init=False)

    def __post_init__(self) -> None:
        self.total = sum(cell.count for cell in self.cells)

    def fits_form(self, number: int, item: Item) -> bool:
        """Whether an item fits beside what stands on a form already; a later form has nothing on it yet."""
        return number >= len(self.given) or self.enemies.fits(item, self.given[number])

    @property
    def limits(self) -> tuple[Limit, ...]:
        """How many items of a paper may ask figures (rule 49), and for what is not so (rule 6); of statements to judge neither the true nor
        the false ones are more than two thirds."""
        judged = sum(cell.count for cell in self.cells if cell.kind == "true_false")
        most = max(judged - judged // 3, 1)
        return (
            Limit(asks_number, self.total // 2),
            Limit(asks_negative, max(self.total // 10, 1)),
            Limit(lambda item: says(item, True), most),
            Limit(lambda item: says(item, False), most),
        )


def in_order(items: Sequence[Item], seed: int, base: FactBase) -> list[Item]:
    """Items by digest; each step of weight of their main fact sets them in front of half of those below."""

    def place(item: Item) -> tuple[int, str]:
        return digest(seed, item.id) >> (weight_of(item, base) - LEAST_WEIGHT), item.id

    return sorted(items, key=place)
