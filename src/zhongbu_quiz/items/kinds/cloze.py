"""Cloze: the statement of a fact with one slot hidden. Every fact can be asked this way."""

from __future__ import annotations

from collections import Counter

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.build import about
from zhongbu_quiz.items.item import Gap, Item
from zhongbu_quiz.items.kinds.common import clear_queries
from zhongbu_quiz.items.leaks import leaks
from zhongbu_quiz.items.model import ItemModel
from zhongbu_quiz.items.truth import Index


def cloze_items(model: ItemModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item a query, unless its answer stands elsewhere in the sentence."""
    items: list[Item] = []
    for query in clear_queries(model, base, rejects):
        stem = (f"〔{query.fact.cue}〕", *query.stem)
        if isinstance(query.stem[0], str):
            stem = (f"〔{query.fact.cue}〕{query.stem[0]}", *query.stem[1:])
        if leaks(stem):
            rejects["rule 43"] += 1
        else:
            items.append(Gap(**about(query, stem), kind="cloze", answer=(query.key.text,)))
    return items
