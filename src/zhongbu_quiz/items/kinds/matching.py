"""Matching: five or more facts on the left, the values of one slot on the right, with one or two entries to spare.

The right column holds values of facts that exclude each other pairwise, so exactly one perfect matching exists.
"""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from zhongbu_quiz.chance import digest, shuffled
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items.build import about_several
from zhongbu_quiz.items.constructions.siblings import closed_groups
from zhongbu_quiz.items.gap_rules import stands_in
from zhongbu_quiz.items.item import Item, Matching, Option, SlotRef, Stem, stem_text
from zhongbu_quiz.items.looked_up import learned
from zhongbu_quiz.items.models.base import Family, FixedStem, Text, WithFamily
from zhongbu_quiz.items.models.slots import provable_of
from zhongbu_quiz.items.option_rules import NUMERIC
from zhongbu_quiz.items.query import Phrasing, Query, queries, rendered

SIZE = 6
SPARE = 1


class MatchingModel(FixedStem, WithFamily):
    """`left` is what stands in the left column for a fact, the slot asked what stands in the right one; `size` entries on the right.
    Facts stand together only where they have in common what `within` names; `attribute` says whose statement all are (据《…》一文，), which
    must be one document's."""

    kind: Literal["matching"]
    left: Text
    size: Annotated[int, Field(ge=3, le=8)] = SIZE
    within: Family = ()
    attribute: bool = False

    @classmethod
    def askable(cls, kind: str) -> tuple[str, ...]:
        """The slots for which a wrong value can be proved."""
        return provable_of(kind)

    @field_validator("within")
    @classmethod
    def _in_common(cls, within: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        return cls.in_common(within, info)

    @field_validator("left", mode="before")
    @classmethod
    def _left(cls, value: object, info: ValidationInfo) -> object:
        return cls.compiled(value, info, ())


def matching_items(model: MatchingModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item a closed group of queries; the left column shuffled, the right one ascending or shuffled."""
    waiting = []
    lefts: dict[str, tuple[str, frozenset[str]]] = {}
    for query in learned(queries(model, base, Phrasing(attribute=model.attribute)), base, rejects):
        left = rendered(model.left, query)
        if left and not stands_in(query.key.text, text := stem_text(left[0], "")):
            waiting.append(query)
            lefts[query.item_id] = (text, left[1])
    within = (*model.within, *(("document",) if model.attribute else ()))
    apart: dict[tuple[str, ...], list[Query]] = {}
    for query in waiting:
        apart.setdefault(tuple(_shared(name, query, base) for name in within), []).append(query)
    groups = (group for those in apart.values() for group in closed_groups(those, index, rejects, model.size, model.family))
    return [_item(model, group, lefts) for group in groups]


def _item(model: MatchingModel, group: list[Query], lefts: dict[str, tuple[str, frozenset[str]]]) -> Matching:
    ids = sorted(query.item_id for query in group)
    spare = min(group, key=lambda query: digest("spare", *ids, query.item_id))
    asked = shuffled((query for query in group if query is not spare), "left", *ids)
    numeric = group[0].key.type in NUMERIC
    right = sorted(group, key=lambda query: query.key.sort_key) if numeric else shuffled(group, *ids)
    shown: frozenset[SlotRef] = frozenset((query.fact.id, name) for query in asked for name in lefts[query.item_id][1])
    instruction: Stem = (model.stem or "请把左栏和右栏相应的内容连起来，右栏有一项多余。",)
    if model.attribute and (whose := asked[0].fact.whose):
        instruction = (whose, *instruction)
    return Matching(
        **about_several(model, asked, instruction, 3, shown),
        options=tuple(
            Option(query.key.text, "" if query is not spare else "多余项", "", query.fact.id) for query in right
        ),
        answer=tuple((lefts[query.item_id][0], query.key.text) for query in asked),
        ascending=numeric,
    )


def _shared(name: str, query: Query, base: FactBase) -> str:
    """The value of what facts may have in common: the document (not by its name), the section, the topic, a field."""
    record = query.fact.record
    match name:
        case "document":
            return base.last_ids[record.source.document]
        case "section":
            return record.source.section
        case "topic":
            return query.fact.topic
        case "tag":
            return query.fact.tags[0] if query.fact.tags else ""
        case _:
            return str(getattr(record, name, ""))
