"""Groups of events whose order in time is certain: distinct dates of one granularity, and no date or era in their words."""

from __future__ import annotations

from collections import Counter

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.items.query import Query, pinned, queries

SIZE = 4
_TELLS = r"\d{4}|[一二三四五六七八九十]+五|<dates.tells_time>|第.{1,2}次"
"""Words that date an event by themselves (rule 35)."""


def deed_text(fact: Fact) -> str:
    """What happened, without its date."""
    slot = fact.virtual_slot("deed")
    assert slot is not None
    return slot.text


def dated_groups(model: ItemModel, base: FactBase, rejects: Counter[str]) -> list[list[Query]]:
    """Events of a model in groups of four, each from a different stretch of time, every event in one group at most."""
    waiting = []
    for query in queries(model, base):
        period = query.fact.period
        if period is None or not period.is_date or query.fact.attributed:
            rejects["no certain date"] += 1
        elif query.fact.recurring and not pinned(query.fact, deed_text(query.fact)):
            rejects["rule 70"] += 1
        elif load_lexicon().pattern(_TELLS).search(deed_text(query.fact)):
            rejects["rule 35"] += 1
        else:
            waiting.append(query)
    waiting.sort(key=lambda query: (query.fact.period.span if query.fact.period else (), query.fact.id))
    count = len(waiting) // SIZE
    groups = [[waiting[row * count + column] for row in range(SIZE)] for column in range(count)]
    certain = []
    for group in groups:
        if _distinct(group):
            certain.append(group)
        else:
            rejects["dates overlap"] += 1
    return certain


def _distinct(group: list[Query]) -> bool:
    periods = [query.fact.period for query in group]
    return all(
        a is not None and b is not None and not a.overlaps(b)
        for place, a in enumerate(periods)
        for b in periods[:place]
    )
