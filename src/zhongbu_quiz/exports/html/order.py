"""Which options keep their order when a pupil has them shuffled.

In: an item and what is printed of it. Out: whether its options stand in an order of their own, or speak of each other by their places.
Items of ours say so themselves (`ascending`); a teacher's own question says nothing, so its texts are looked at.
"""

from __future__ import annotations

from typing import assert_never

from zhongbu_quiz.items.item import Choice, Gap, Item, Matching, Open, Ordering, TrueFalse
from zhongbu_quiz.items.option_order import ladder, named_by_place
from zhongbu_quiz.items.printed import Printed


def in_order(item: Item, shown: Printed) -> bool:
    """Whether the options of an item must be shown as they are printed."""
    match item:
        case TrueFalse() | Gap() | Open():
            return True
        case Ordering():
            return False
        case Choice() | Matching():
            return item.ascending or ladder(shown.options) or named_by_place(shown.options, (shown.said, *shown.option_notes))
        case _:
            assert_never(item)
