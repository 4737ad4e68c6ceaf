"""What a test-wise student sees of an item: the stem, the options in their order, and nothing else. The key is kept for the marking."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from zhongbu_quiz.items.item import Item
from zhongbu_quiz.quality.rendered import key_places, options_of, outside
from zhongbu_quiz.values.chinese_dates import read_chinese
from zhongbu_quiz.values.numbers import number_of


@dataclass(frozen=True)
class Question:
    """A single-choice item as the solver gets it. `values` are the options as numbers (years with months for dates), or ()."""

    id: str
    model: str
    stem: str
    options: tuple[str, ...]
    key: int
    values: tuple[float, ...] = ()

    @property
    def chance(self) -> float:
        """What guessing blindly earns."""
        return 1 / len(self.options)


def question_of(item: Item) -> Question:
    """The question that an item asks."""
    options = tuple(options_of(item))
    return Question(item.id, item.model, outside(item), options, key_places(item)[0], values_of(options))


def questions(items: Iterable[Item]) -> list[Question]:
    """The questions of all single-choice items."""
    return [question_of(item) for item in items if item.kind == "single_choice"]


def values_of(options: tuple[str, ...]) -> tuple[float, ...]:
    """The options as numbers on one scale, or () where one of them is none."""
    numbers = [number_of(text) for text in options]
    if None not in numbers:
        return tuple(float(value) for value in numbers if value is not None)
    dates = [read_chinese(text) for text in options]
    if None in dates:
        return ()
    starts = [period.span[0] for period in dates if period]
    return tuple(year + (month - 1) / 12 for year, month, _ in starts)
