"""Cloze: the statement of a fact with one slot hidden. Every fact that is to be recalled can be asked this way."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.kinds import has_number
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items.accepted import typed
from zhongbu_quiz.items.build import about
from zhongbu_quiz.items.gap_rules import leaks
from zhongbu_quiz.items.item import Cue, Gap, Item, Stem, stem_text
from zhongbu_quiz.items.kinds.common import Gapped, gaps, recalled_band
from zhongbu_quiz.items.models.base import FromSentence
from zhongbu_quiz.items.models.slots import slots_of
from zhongbu_quiz.items.query import Phrasing, Query
from zhongbu_quiz.values.text import plain

_SHORT = 4
"""A title that is no longer is soon read, also twice."""


class ClozeModel(FromSentence):
    """The slot is hidden in the fact's own sentence, with a word in the gap that says what kind of answer it takes."""

    asks_each = True

    kind: Literal["cloze"]
    hint: str = ""

    @classmethod
    def askable(cls, kind: str) -> tuple[str, ...]:
        """Single slots that have a number of their own on cards; each part of a list has one."""
        return tuple(slot for slot in slots_of(kind) if has_number(slot))


def cloze_gaps(model: ClozeModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Gapped]:
    """One item a query, under a topic that does not tell its answer."""

    def item(query: Query) -> Item | None:
        topics = (query.fact.cue, query.fact.wide_cue)
        stem = next((found for topic in topics if not leaks(found := _under(topic, query))), None)
        if stem is None:
            return None
        return Gap(**about(query, stem, recalled_band([query.key])), kind="cloze", **typed(query.fact, query.key, base.world))

    return gaps(model, base, Phrasing(without=model.without, attribute=model.attribute, hint=model.hint), item)


def _under(topic: str, query: Query) -> Stem:
    """The sentence of a query under its topic; not under the long title of a document that the sentence itself names (《…工作报告》一文提出…)."""
    document = query.fact.record.source.document
    told = len(document) > _SHORT and plain(topic).startswith(plain(document)) and f"《{document}》" in stem_text(query.stem, "")
    return query.stem if told else (Cue(topic), *query.stem)
