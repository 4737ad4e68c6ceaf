"""One kind of item, one file: `(model, base, index, rejects) -> items`. The registry is a plain dict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.items.kinds.cloze import cloze_items
from zhongbu_quiz.items.kinds.single_choice import single_choice_items
from zhongbu_quiz.items.model import ItemModel
from zhongbu_quiz.items.truth import Index

Maker = Callable[[ItemModel, FactBase, Index, Counter[str]], list[Item]]

MAKERS: dict[str, Maker] = {
    "cloze": cloze_items,
    "single_choice": single_choice_items,
}
