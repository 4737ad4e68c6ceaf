"""Which queries of a model make a clear question with a gap: one answer, enough left to read, nothing that gives it away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from zhongbu_quiz.data.world import World
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.facts.slots import Attribution
from zhongbu_quiz.items.gap_rules import WHOLE, kept_enough, worth_hiding
from zhongbu_quiz.items.item import stem_text, told_text
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.items.query import Phrasing, Query, queries

_SMALL_WORDS = r"近(?=\d)|为|总数|总量|比重|的"
"""Words that two figures may differ in and still be one for a reader who fills the gap."""


def clear_queries(model: ItemModel, base: FactBase, rejects: Counter[str], phrasing: Phrasing) -> Iterator[Query]:
    """The queries of a model that have one answer, in the order of the facts; the others are counted under the rule that they break."""
    asked = [query for query in queries(model, base, phrasing) if _may_hide(query, rejects)]
    unclear = _ambiguous(asked, base.world) | _same_figures(asked, base)
    if unclear:
        rejects["rule 42"] += len(unclear)
    short = {query.item_id for query in asked if not _kept_enough(query, base.last_ids)}
    if short:
        rejects["rule 41"] += len(short)
    odd = {query.item_id for query in asked if not worth_hiding(query.key.name, query.key.type, query.key.text)}
    if odd:
        rejects["rule 40"] += len(odd)
    return (query for query in asked if query.item_id not in unclear | short | odd)


def _may_hide(query: Query, rejects: Counter[str]) -> bool:
    able = query.fact.kind_of.may_hide(query.key.name, query.fact.record)
    rejects["no gap for this fact"] += not able
    return able


def _kept_enough(query: Query, documents: Collection[str]) -> bool:
    """Whether 70 % of the characters stay, unless the answer is a title or a part, which are hidden whole (rule 41)."""
    return query.key.type in WHOLE or kept_enough(len(told_text(query.stem, documents)), len(query.key.text))


@lru_cache(maxsize=8)
def _loose_words(world: World) -> re.Pattern[str]:
    inexact = {word for one in world.qualifiers.values() for word in (*one.before, *one.after) if len(word) > 1 or word == "约"}
    return re.compile("|".join((*sorted(inexact, key=lambda word: (-len(word), word)), _SMALL_WORDS)))


def _ambiguous(asked: Sequence[Query], world: World) -> set[str]:
    """Ids of queries whose sentence, with its gap, is also that of another fact with another answer (rule 42): 21 % belongs to two
    things, five provinces passed one mark."""
    loose = _loose_words(world)
    answers: dict[str, dict[str, list[str]]] = {}
    for query in asked:
        said = tuple(part for part in query.stem if not isinstance(part, Attribution))
        text = loose.sub("", stem_text(said, "\n"))
        answers.setdefault(text, {}).setdefault(query.key.text, []).append(query.item_id)
    return {item_id for keys in answers.values() if len(keys) > 1 for ids in keys.values() for item_id in ids}


def _same_figures(asked: Sequence[Query], base: FactBase) -> set[str]:
    """Ids of queries for an indicator whose place and time have one more thing with the same figure, however its sentence runs."""
    things: dict[tuple[object, ...], set[str]] = {}
    for fact in base.of_kind("statistic") if asked and asked[0].key.name == "indicator" else ():
        things.setdefault(_measured(fact), set()).add(fact.slots["indicator"].text)
    return {query.item_id for query in asked if things and len(things[_measured(query.fact)]) > 1}


def _measured(fact: Fact) -> tuple[object, ...]:
    record = fact.record
    assert isinstance(record, Statistic)
    return record.region, record.aspect, record.base, str(record.period or record.as_of)
