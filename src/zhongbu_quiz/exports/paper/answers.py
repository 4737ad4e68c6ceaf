"""The right answer of an item as a paper and its key print it.

In: an Item. Out: letters, circled numbers, √ and ×, or texts. Letters belong to the printed order of the options.
"""

from __future__ import annotations

from typing import assert_never

from zhongbu_quiz.items.item import Choice, Gap, Item, Matching, Open, Ordering, TrueFalse
from zhongbu_quiz.items.printed import CIRCLED, KeyStyle, key_line

SIGNS = KeyStyle(("√", "×"), CIRCLED, "（{}）{}", "　")
"""AC · √ · 2004年3月；湖南 · （1）C　（2）A · ②→①→③"""


def short_key(item: Item) -> str:
    """The answer in one line."""
    return key_line(item, SIGNS)


def blank_answers(item: Item) -> tuple[str, ...]:
    """What stands in the blanks of the stem, in order, on the answer side."""
    match item:
        case Choice() | TrueFalse():
            return (short_key(item),)
        case Gap():
            return item.answer
        case Matching() | Ordering() | Open():
            return ()
        case _:
            assert_never(item)
