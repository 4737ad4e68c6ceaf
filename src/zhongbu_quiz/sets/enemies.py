"""Which two items must not stand on one paper (rules 45 to 48)."""

from __future__ import annotations

from functools import lru_cache

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.item import Blank, Item
from zhongbu_quiz.values.text import bigrams, squeeze


class Enemies:
    """Enemy tests over one base; look-ups are kept for the length of a draw."""

    def __init__(self, base: FactBase) -> None:
        self._base = base
        self._text = lru_cache(maxsize=None)(_visible)
        self._bigrams = lru_cache(maxsize=None)(lambda item: bigrams(_visible(item)))

    def between(self, a: Item, b: Item) -> int | None:
        """The number of the rule that forbids two items on one paper, or None."""
        if a.asks & b.asserts or b.asks & a.asserts:
            return 45
        if a.asks & b.asks or (a.main_fact == b.main_fact):
            return 46
        if a.group and a.group == b.group:
            return 48
        if self._told(a, b) or self._told(b, a):
            return 45
        return 46 if self._alike(a, b) else None

    def _told(self, a: Item, b: Item) -> bool:
        """The key of `a` (two Chinese characters or more, or a figure of three) stands in what `b` shows."""
        text = self._text(b)
        return any(len(key) >= 3 and key in text for key in _keys(a))

    def _alike(self, a: Item, b: Item) -> bool:
        left, right = self._bigrams(a), self._bigrams(b)
        return bool(left and right) and 2 * len(left & right) / (len(left) + len(right)) >= 0.85


@lru_cache(maxsize=65536)
def _keys(item: Item) -> tuple[str, ...]:
    return tuple(squeeze(text) for text in item.key_texts)


def _visible(item: Item) -> str:
    """What a reader of the stem sees; options are not statements."""
    return squeeze("".join("＿" if isinstance(part, Blank) else part for part in item.stem))
