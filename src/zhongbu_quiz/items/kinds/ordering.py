"""Ordering: put events into the order of their dates, or the parts of an ordered list into its order."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar, Literal

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.build import about_several, sentences
from zhongbu_quiz.items.constructions.dated import dated_groups, deed_text, disordered
from zhongbu_quiz.items.item import Item, Option, Ordering
from zhongbu_quiz.items.models.base import FixedStem, QuestionStem
from zhongbu_quiz.items.query import Query, bare_query, rendered

SMALLEST, LARGEST = 3, 6


class OrderingDatesModel(FixedStem):
    """Events in the order of their dates."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("event",)

    kind: Literal["ordering"]
    asks: Literal["date"]


class OrderingPartsModel(QuestionStem):
    """The parts of an ordered, complete list in their order."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("slogan",)

    kind: Literal["ordering"]
    asks: Literal["parts"]


def ordering_date_items(model: OrderingDatesModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """Events in groups of four with distinct dates."""
    return [_events(model, group) for group in dated_groups(model, base, rejects)]


def _events(model: OrderingDatesModel, group: list[Query]) -> Item:
    ordered = sorted(group, key=_span)
    texts = [deed_text(query.fact) for query in ordered]
    shown = disordered(len(texts), model.id, *(query.fact.id for query in ordered))
    said = sentences([query.fact for query in ordered])
    options = tuple(Option(texts[place], "", said[place], ordered[place].fact.id) for place in shown)
    stem = model.stem or "请把下列事件按时间先后排列。"
    refs = frozenset((query.fact.id, name) for query in ordered for name in ("actor", "action", "object"))
    told = about_several(model, ordered, (stem,), _band(ordered), refs)
    told["explanation"] = "".join(said)
    return Ordering(**told, options=options, answer=tuple(texts))


def _span(query: Query) -> tuple[tuple[int, ...], ...]:
    return query.fact.period.span if query.fact.period else ()


def _band(ordered: list[Query]) -> int:
    years = [_span(query)[0][0] for query in ordered]
    gap = (years[-1] - years[0]) / (len(years) - 1)
    return 2 if gap >= 5 else 3 if gap >= 2 else 4


def ordering_part_items(model: OrderingPartsModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item for each ordered, complete list of parts."""
    items: list[Item] = []
    for fact in base.of_kind("slogan"):
        record = fact.record
        assert isinstance(record, Slogan)
        if not model.facts.passes(fact) or not (record.ordered and record.complete):
            continue
        key = fact.virtual_slot("parts")
        if key is None or not SMALLEST <= len(record.parts) <= LARGEST:
            rejects[reasons.PARTS] += 1
            continue
        query = bare_query(model, fact, key)
        told = rendered(model.stem, query)
        texts = tuple(part.text for part in record.parts)
        if told is None:
            continue
        options = tuple(Option(texts[place], "", "", fact.id) for place in disordered(len(texts), model.id, fact.id))
        refs = frozenset((fact.id, name) for name in told[1])
        items.append(Ordering(**about_several(model, [query], told[0], 3, refs), options=options, answer=texts))
    return items
