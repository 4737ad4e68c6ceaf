"""Short ids that a teacher typed from a printed page, and the numbers of her own questions -> the ids of the items that they stand for.

In: a deck, the bank. Out: the deck with whole ids in `include`, `exclude` and `swap`; messages still find what was typed. An id that no item
has is left as it is: `by_hand` says so.
"""

from __future__ import annotations

from zhongbu_quiz.errors import ContentError, Problem
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.items.own import own_id
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.sets.deck import Deck


def with_whole_ids(deck: Deck, bank: Bank) -> Deck:
    """The deck whose record names every item by its whole id. Raises ContentError where a short id stands for several items, or where one
    item is exchanged under two names."""
    record = deck.record
    problems: list[Problem] = []

    def whole(name: str, *place: str | int) -> str:
        found = bank.named(name) or bank.named(own_id(name))
        if len(found) > 1:
            problems.append(deck.problem(place, several(name, found)))
        return found[0].id if len(found) == 1 else name

    include = tuple(whole(name, "include", place) for place, name in enumerate(record.include))
    exclude = tuple(whole(name, "exclude", place) for place, name in enumerate(record.exclude))
    sequence = tuple(whole(name, "sequence", place) for place, name in enumerate(record.sequence))
    points = {whole(name, "item_points", name): value for name, value in record.item_points.items()}
    swap: dict[str, str] = {}
    typed: dict[str, str] = {}
    for old, new in record.swap.items():
        name = whole(old, "swap", old)
        if name in swap:
            problems.append(deck.problem(("swap", old), _("{item!r} stands twice; remove one").format(item=name)))
        swap[name] = whole(new, "swap", old)
        typed[name] = old
    if problems:
        raise ContentError(problems)
    by_id = {"include": include, "exclude": exclude, "swap": swap, "sequence": sequence, "item_points": points}
    changed = record.model_copy(update=by_id)
    return deck if changed == record else deck.spelled_out(changed, typed)


def several(name: str, items: tuple[Item, ...]) -> str:
    """What is said of a short id that stands for several items."""
    words = _("the short id {name!r} stands for {count} items; write the whole id of one of them: {ids}")
    return words.format(name=name, count=len(items), ids=joined(item.id for item in items))
