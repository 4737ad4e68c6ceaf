"""The items that a deck draws, or all that it admits."""

from __future__ import annotations

from collections.abc import Sequence

from zhongbu_quiz.items.item import Item
from zhongbu_quiz.sets.draw import candidates, draw
from zhongbu_quiz.studio.opening import Opened


def items_of(opened: Opened, everything: bool = False, seed: int | None = None) -> Sequence[Item]:
    """Form A of the set that the deck draws with its own seed or another; `everything`: all items that it admits, in the order of the text."""
    if everything:
        return candidates(opened.deck, opened.bank)
    return draw(opened.deck, opened.bank, seed, forms=1).forms[0].items
