"""Facts x item models -> the item bank: every item that can be proved, in the order of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items.item import KINDS, Item
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.items.models.each import spread
from zhongbu_quiz.items.registry import maker_of

Gate = Callable[[Item], int | None]
"""The number of the fatal rule that an item breaks, or None (`quality.gate` makes one)."""


@dataclass(frozen=True, eq=False)
class Bank:
    """All items, for each model why candidates were rejected, and for each model the fatal rules that kept finished items out."""

    base: FactBase
    items: tuple[Item, ...]
    rejects: dict[str, Counter[str]]
    dropped: dict[str, Counter[int]] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> dict[str, Item]:
        """Items by id."""
        return {item.id: item for item in self.items}


def make_bank(
    base: FactBase,
    models: Sequence[ItemModel],
    progress: Callable[[str], None] = lambda model: None,
    gate: Gate | None = None,
) -> Bank:
    """Make and prove all items. `progress` is called with the id of each model as it starts; an item for which `gate` names a rule
    is not made, and counted."""
    index = Index(base)
    items: list[Item] = []
    rejects: dict[str, Counter[str]] = {model.id: Counter() for model in models}
    dropped: dict[str, Counter[int]] = {}
    for model in spread(models, base):
        progress(model.id)
        counter = rejects.setdefault(model.id, Counter())
        for item in maker_of(model)(model, base, index, counter):
            rule = gate(item) if gate else None
            if rule is None:
                items.append(item)
            else:
                dropped.setdefault(model.id, Counter())[rule] += 1
    return Bank(base, tuple(in_text_order(items, base)), rejects, dropped)


def in_text_order(items: Iterable[Item], base: FactBase) -> list[Item]:
    """Items by the place of their main fact in the text, then by kind and id; those without a fact come last."""
    orders = {fact.id: fact.order for fact in base.facts}
    kinds = {kind: number for number, kind in enumerate(KINDS)}
    return sorted(items, key=lambda item: (orders.get(item.main_fact, len(orders)), kinds[item.kind], item.id))
