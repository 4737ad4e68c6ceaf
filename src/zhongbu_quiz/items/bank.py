"""Facts x item models -> the item bank: every item that can be proved, in the order of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.item import KINDS, Item
from zhongbu_quiz.items.kinds import MAKERS
from zhongbu_quiz.items.model import ItemModel
from zhongbu_quiz.items.truth import Index


@dataclass(frozen=True, eq=False)
class Bank:
    """All items, and for each model why candidates were rejected."""

    base: FactBase
    items: tuple[Item, ...]
    rejects: dict[str, Counter[str]]

    @cached_property
    def by_id(self) -> dict[str, Item]:
        """Items by id."""
        return {item.id: item for item in self.items}


def make_bank(
    base: FactBase, models: Sequence[ItemModel], progress: Callable[[str], None] = lambda model: None
) -> Bank:
    """Make and prove all items. `progress` is called with the id of each model as it starts."""
    index = Index(base)
    items: list[Item] = []
    rejects: dict[str, Counter[str]] = {}
    for model in models:
        progress(model.id)
        counter: Counter[str] = Counter()
        items.extend(MAKERS[model.kind](model, base, index, counter))
        rejects[model.id] = counter
    return Bank(base, tuple(in_text_order(items, base)), rejects)


def in_text_order(items: Iterable[Item], base: FactBase) -> list[Item]:
    """Items by the place of their main fact in the text, then by kind and id."""
    orders = {fact.id: fact.order for fact in base.facts}
    kinds = {kind: number for number, kind in enumerate(KINDS)}
    return sorted(items, key=lambda item: (orders[item.main_fact], kinds[item.kind], item.id))
