"""Items of a form -> printing order (rules 52 and 57): the order of the text, or easy before hard; sibling items five apart."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import assert_never

from zhongbu_quiz.chance import digest
from zhongbu_quiz.items.item import Choice, Gap, Item, Matching, Open, Ordering, TrueFalse
from zhongbu_quiz.loading.record import NoRecord
from zhongbu_quiz.messages import _

APART = 5
"""How far apart two items about one thing stand."""


def apart(items: Sequence[Item], head: Callable[[Item], str], before: Iterable[Item] = ()) -> list[Item]:
    """The same order, but items with the same head at least APART places from each other where that can be had.

    `before` are the items of earlier parts. An item waits while its head stands among the last ones placed; a head of which many
    are left goes before it is too late.
    """
    recent: deque[str] = deque((head(item) for item in before), maxlen=APART - 1)
    waiting = list(items)
    heads = [head(item) for item in waiting]
    left = Counter(heads)
    placed: list[Item] = []
    while waiting:
        free = [place for place, name in enumerate(heads) if name not in recent] or [0]
        urgent = (place for place in free if (left[heads[place]] - 1) * APART + 1 >= len(waiting))
        place = next(urgent, free[0])
        recent.append(heads[place])
        left[heads[place]] -= 1
        placed.append(waiting.pop(place))
        heads.pop(place)
    return placed


def by_difficulty(items: Iterable[Item], *keys: object) -> list[Item]:
    """Easy before hard; equals by digest where keys are given, else in the order in which they come."""
    order = digest if keys else lambda *_: 0
    return sorted(items, key=lambda item: (item.difficulty or 3, order(*keys, item.id)))


def in_sequence(items: Sequence[Item], names: Sequence[str]) -> list[Item]:
    """The same order, but those that are named (by their ids) stand in the order of the names, among the places that they have."""
    known = {item.id: item for item in items}
    named = iter([known[name] for name in dict.fromkeys(names) if name in known])
    return [next(named) if item.id in names else item for item in items]


def in_order(item: Item, order: Sequence[int]) -> Item:
    """The item with its options in the given order of their places; the key follows. Raises NoRecord where `order` is no order of them."""
    if sorted(order) != list(range(len(item.options))):
        words = _("{item}: {order} is no order of {count} options")
        raise NoRecord(words.format(item=item.id, order=list(order), count=len(item.options)))
    options = tuple(item.options[place] for place in order)
    match item:
        case Choice():
            return replace(item, options=options, answer=tuple(sorted(order.index(place) for place in item.answer)))
        case Matching() | Ordering():
            return replace(item, options=options)
        case TrueFalse() | Gap() | Open():
            return item
        case _:
            assert_never(item)


def with_option_order(item: Item, *keys: object) -> Item:
    """The item with its text options in an order that hangs on `keys`; numbers and dates stay ascending, the columns of a matching as they are."""
    if not isinstance(item, Choice | Ordering) or (isinstance(item, Choice) and item.ascending):
        return item
    places = range(len(item.options))
    return in_order(item, sorted(places, key=lambda place: digest(*keys, item.id, item.options[place].text)))


def with_rows(item: Item, rows: Sequence[int]) -> Item:
    """A matching with the rows of its left column in the given order of their places. Raises NoRecord where `rows` is no order of them."""
    if not isinstance(item, Matching) or sorted(rows) != list(range(len(item.answer))):
        words = _("{item}: {order} is no order of {count} rows")
        raise NoRecord(words.format(item=item.id, order=list(rows), count=len(item.left)))
    return replace(item, answer=tuple(item.answer[row] for row in rows))


def with_own_order(item: Item, *keys: object) -> Item:
    """The item as one student has it: besides its text options the columns of a matching are in an order that hangs on `keys`, so that no two
    students who sit side by side have one string of letters."""
    if not isinstance(item, Matching):
        return with_option_order(item, *keys)
    if not item.ascending:
        item = replace(item, options=tuple(sorted(item.options, key=lambda option: digest(*keys, item.id, option.text))))
    return with_rows(item, sorted(range(len(item.left)), key=lambda row: digest(*keys, item.id, item.left[row])))
