"""Short answer: a question in words; the answer is the slot's text, or all parts of a list, each with its points (采分点)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import Field

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.slots import Slot, part_slots
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.build import about
from zhongbu_quiz.items.gap_rules import official, stands_in, told_by_half, worth_hiding
from zhongbu_quiz.items.item import Item, Open, Stem, stem_text
from zhongbu_quiz.items.kinds.common import recalled_band
from zhongbu_quiz.items.models.base import Explained, QuestionStem
from zhongbu_quiz.items.query import asked_slots, bare_query, may_make, rendered
from zhongbu_quiz.values.numbers import counted_in
from zhongbu_quiz.values.text import separators

FEWEST, MOST = 3, 8
"""How many terms make a list that is worth writing down."""
EACH, MANY = 2, 5
"""Points of a part, of as many parts; one of a longer list: so that the sum is plain and hangs on the number of parts."""


class ShortAnswerModel(QuestionStem, Explained):
    """A question that its author writes; any slot answers it. Of a list at least `parts` parts are asked for; `counted`: only those whose
    name counts its parts (三基地一枢纽), of which one can ask what it means."""

    kind: Literal["short_answer"]
    parts: Annotated[int, Field(ge=2, le=MOST)] = FEWEST
    counted: bool = False


def short_answer_items(model: ShortAnswerModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item a fact that is to be recalled and whose slots fill the question; no part of the answer stands in the question."""
    items: list[Item] = []
    for fact in base.facts:
        if not (model.facts.passes(fact) and may_make(model.kind, fact)):
            continue
        for key in asked_slots(model.asks, fact):
            query = bare_query(model, fact, key)
            told = rendered(model.stem, query)
            entries = tuple(part_slots(fact.slots)) if key.name == "parts" else (key,)
            why = reasons.NO_SLOT if told is None else _unfit(model, fact, entries) or _leaks(entries, told[0])
            if why or told is None:
                rejects[why] += 1
                continue
            shown = about(replace(query, shown=told[1]), told[0], recalled_band(entries))
            items.append(Open(**shown, answer=f"{_joined(entries)}。", points=_points(entries)))
    return items


def _unfit(model: ShortAnswerModel, fact: Fact, entries: tuple[Slot, ...]) -> str:
    """The rule by which a list is none to be written down, or nothing; a single answer always is one."""
    if entries[0].name == model.asks:
        return ""
    if not model.parts <= len(entries) <= MOST:
        return reasons.PARTS
    if model.counted and counted_in(fact.slots["name"].text) != len(entries):
        return reasons.rule(67)
    return "" if all(worth_hiding(own.name, own.type, own.text, official(fact)) for own in entries) else reasons.rule(40)


def _leaks(entries: tuple[Slot, ...], stem: Stem) -> str:
    said = stem_text(stem, "")
    if any(stands_in(own.text, said) for own in entries):
        return reasons.rule(45)
    return reasons.rule(73) if len(entries) > 1 and any(told_by_half(own.text, stem) for own in entries) else ""


def _joined(entries: tuple[Slot, ...]) -> str:
    """The parts of an answer, with ； between them where one of them holds a 、 itself."""
    texts = [own.text.removesuffix("。") for own in entries]
    return ("；" if "；" in separators(texts, True)[1] else "、").join(texts)


def _points(entries: tuple[Slot, ...]) -> tuple[tuple[str, int], ...] | None:
    """What each part earns; None where an answer has no parts."""
    if len(entries) < FEWEST - 1:
        return None
    return tuple((own.text, EACH if len(entries) <= MANY else 1) for own in entries)
