"""The same item with its options in another order: the answer follows, numbers and dates stay ascending.

In: an item and an order, or keys of chance. Out: an item. (The draw does this too; importing it here would bring the
whole making of items into every worker.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zhongbu_quiz.chance import digest
from zhongbu_quiz.items.item import Item

_CHOICES = ("single_choice", "multiple_choice")


def in_order(item: Item, order: Sequence[int]) -> Item:
    """The item with its options in the given order of their places."""
    options = tuple(item.options[place] for place in order)
    if item.kind not in _CHOICES:
        return replace(item, options=options)
    assert isinstance(item.answer, tuple)
    key = tuple(sorted(order.index(place) for place in item.answer if isinstance(place, int)))
    return replace(item, options=options, answer=key)


def by_chance(item: Item, *keys: object) -> Item:
    """The item with its text options in an order that hangs on `keys`."""
    if item.ascending or item.kind not in (*_CHOICES, "ordering"):
        return item
    return in_order(item, sorted(range(len(item.options)), key=lambda i: digest(*keys, item.id, item.options[i].text)))
