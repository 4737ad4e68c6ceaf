"""Permutation quad: four orders of four events, made by two independent swaps, so every order agrees equally with the others."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from zhongbu_quiz.chance import pick
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items.build import group_choice
from zhongbu_quiz.items.constructions.dated import dated_groups, deed_text
from zhongbu_quiz.items.item import Blank, Item, Option
from zhongbu_quiz.items.models.base import Alone
from zhongbu_quiz.items.query import Query

_MARKS = "①②③④"
_ORDERS = ((0, 1, 2, 3), (1, 0, 2, 3), (0, 1, 3, 2), (1, 0, 3, 2))
"""abcd, bacd, abdc, badc: at each place two of the four agree with each entry (docs/rules.md, exchangeable options)."""
_LABELS = ((0, 2, 1, 3), (1, 3, 0, 2), (2, 0, 3, 1), (3, 1, 2, 0))
"""Which event gets which mark, drawn by id, so that ①②③④ is no likelier to be first than any other; none makes ①→②→③→④ one of the four
orders, for what is printed in the right order asks nothing."""


class OrderQuadModel(Alone):
    """The order of four events, as a choice of four orders."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("event",)
    by: ClassVar[str] = "order_quad"

    kind: Literal["single_choice"]
    asks: Literal["date"]
    options: Annotated[tuple[Literal["order_quad"], ...], Field(min_length=1, max_length=1)]


def order_quad_items(model: OrderQuadModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item a group of four events; which of the four orders is the true one is drawn from the facts' ids."""
    return [_item(model, group) for group in dated_groups(model, base, rejects)]


def _item(model: OrderQuadModel, group: list[Query]) -> Item:
    ids = [query.fact.id for query in group]
    in_time = sorted(group, key=lambda query: query.fact.period.span if query.fact.period else ())
    key = pick(4, model.id, *ids)
    labels = _LABELS[pick(4, model.id, "labels", *ids)]
    # The events in the order of the first option; the key's permutation turns it into the order in time.
    first: list[Query] = [in_time[0]] * 4
    for place, event in zip(_ORDERS[key], in_time, strict=True):
        first[place] = event
    marks = {query.item_id: _MARKS[labels[place]] for place, query in enumerate(first)}
    texts = ["→".join(marks[first[place].item_id] for place in order) for order in _ORDERS]
    listed = sorted(first, key=lambda query: marks[query.item_id])
    told = "；".join(f"{marks[query.item_id]}{deed_text(query.fact)}" for query in listed)
    stem = (f"把下列事件按时间先后排列：{told}。正确的顺序是", Blank(), "。")
    order = sorted(range(4), key=lambda place: texts[place])
    options = tuple(Option(texts[place], "" if place == key else "先后颠倒") for place in order)
    refs = frozenset((query.fact.id, name) for query in group for name in ("actor", "action", "object"))
    item = group_choice(model, group, stem, options, (order.index(key),), 3, refs)
    dates = "；".join(f"{marks[query.item_id]}{query.fact.slots['date'].text}" for query in listed)
    return replace(item, explanation=f"{dates}。")
