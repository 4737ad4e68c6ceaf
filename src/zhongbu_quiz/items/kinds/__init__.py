"""One kind of item, one file: `(model, base, index, rejects) -> items`. The registry is a plain dict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.items.kinds.cloze import cloze_items
from zhongbu_quiz.items.kinds.fill_blank import fill_blank_items
from zhongbu_quiz.items.kinds.matching import matching_items
from zhongbu_quiz.items.kinds.multiple_choice import multiple_choice_items
from zhongbu_quiz.items.kinds.ordering import ordering_items
from zhongbu_quiz.items.kinds.short_answer import short_answer_items
from zhongbu_quiz.items.kinds.single_choice import single_choice_items
from zhongbu_quiz.items.kinds.true_false import true_false_items
from zhongbu_quiz.items.model import ItemModel
from zhongbu_quiz.items.truth import Index

Maker = Callable[[ItemModel, FactBase, Index, Counter[str]], list[Item]]

MAKERS: dict[str, Maker] = {
    "single_choice": single_choice_items,
    "multiple_choice": multiple_choice_items,
    "true_false": true_false_items,
    "cloze": cloze_items,
    "fill_blank": fill_blank_items,
    "matching": matching_items,
    "ordering": ordering_items,
    "short_answer": short_answer_items,
}
