"""Short answer: a question in words; the answer is the slot's text (or all parts of a list)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Literal

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items.build import about
from zhongbu_quiz.items.gap_rules import stands_in
from zhongbu_quiz.items.item import Item, Open, stem_text
from zhongbu_quiz.items.models.base import Explained, QuestionStem
from zhongbu_quiz.items.query import asked_slots, bare_query, rendered


class ShortAnswerModel(QuestionStem, Explained):
    """A question that its author writes; any slot answers it."""

    kind: Literal["short_answer"]


def short_answer_items(model: ShortAnswerModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item a fact whose slots fill the question; the answer must not stand in the question."""
    items: list[Item] = []
    for fact in base.facts:
        if not model.facts.passes(fact):
            continue
        for key in asked_slots(model.asks, fact):
            query = bare_query(model, fact, key)
            told = rendered(model.stem, query)
            if told is None:
                rejects["a slot is missing"] += 1
            elif stands_in(key.text, stem_text(told[0], "")):
                rejects["rule 45"] += 1
            else:
                items.append(Open(**about(replace(query, shown=told[1]), told[0]), answer=_answer(key.text)))
    return items


def _answer(text: str) -> str:
    return text if text.endswith("。") else f"{text}。"
