"""The right answer of an item as a key prints it.

In: an Item. Out: letters, circled numbers or texts. Letters belong to the printed order of the options.
"""

from __future__ import annotations

from zhongbu_quiz.exports.paper.numerals import CIRCLED, letter
from zhongbu_quiz.items.item import Choice, Item, Matching


def blank_answers(item: Item) -> tuple[str, ...]:
    """What stands in the blanks of the stem, in order, on the answer side."""
    if item.kind in ("single_choice", "multiple_choice"):
        return (choice_letters(item),)
    if isinstance(item.answer, bool):
        return ("√" if item.answer else "×",)
    if item.kind in ("cloze", "fill_blank"):
        return tuple(map(str, item.key_texts))
    return ()


def choice_letters(item: Item) -> str:
    """AC for a choice item."""
    return "".join(letter(i) for i in item.answer) if isinstance(item, Choice) else ""


def matching_letters(item: Item) -> tuple[str, ...]:
    """For each entry of the left column in printing order, the letter of its partner."""
    partner = dict(item.answer) if isinstance(item, Matching) else {}
    texts = [option.text for option in item.options]
    return tuple(letter(texts.index(partner[left])) for left in left_column(item))


def left_column(item: Item) -> tuple[str, ...]:
    """The left column of a matching item as printed."""
    return item.left


def order_text(item: Item) -> str:
    """②→④→①→③ for an ordering item."""
    texts = [option.text for option in item.options]
    return "→".join(CIRCLED[texts.index(text)] for text in item.key_texts)


def short_key(item: Item) -> str:
    """The answer in one line: B, √, 2004年3月；湖南, (1)C (2)A, ②→①→③, or the text."""
    if item.kind == "matching":
        return "　".join(f"（{i}）{text}" for i, text in enumerate(matching_letters(item), start=1))
    if item.kind == "ordering":
        return order_text(item)
    return "；".join(blank_answers(item) or item.key_texts)
