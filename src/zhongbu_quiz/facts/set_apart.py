"""A slot that a sentence tells only inside other words gets a place of its own there: 河南 in 河南拟建的载体是“…”.

In: the clauses of a sentence, and the slots that its kind says may stand so. Out: the clauses with those slots as segments, so that a gap
can hide them. Names, titles and quotations stay whole: what stands in them is not the sentence's own word for a thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from zhongbu_quiz.facts.slots import Segment, Segments, Slot
from zhongbu_quiz.facts.wording import Clause

_MENTIONED = re.compile(r"《[^《》]*》?|“[^“”]*”?")
_OPEN = "topic"
"""The type of slots that are words of ours, so that another slot may stand in them."""


def set_apart(clauses: tuple[Clause, ...], slots: Iterable[Slot]) -> tuple[Clause, ...]:
    """The clauses, in which each of some slots that is no segment yet is one at the first place where its text stands."""
    for slot in slots:
        if not any(isinstance(segment, Slot) and segment.name == slot.name for _, segments in clauses for segment in segments):
            clauses = _once(clauses, slot)
    return clauses


def _once(clauses: tuple[Clause, ...], slot: Slot) -> tuple[Clause, ...]:
    for number, (name, segments) in enumerate(clauses):
        found = _split(segments, slot)
        if found is not None:
            return (*clauses[:number], (name, found), *clauses[number + 1 :])
    return clauses


def _split(segments: Segments, slot: Slot) -> Segments | None:
    for place, segment in enumerate(segments):
        at = _place(segment, slot.text)
        if at is not None:
            text = segment if isinstance(segment, str) else segment.text
            rest: Segment = text[at + len(slot.text) :]
            if isinstance(segment, Slot):
                rest = replace(segment, text=str(rest))
            cut = (text[:at], slot, rest)
            return tuple(piece for piece in (*segments[:place], *cut, *segments[place + 1 :]) if piece != "")
    return None


def _place(segment: Segment, text: str) -> int | None:
    """Where a text stands in a segment's own words, outside titles and quotations; None where it does not."""
    if isinstance(segment, Slot) and segment.type != _OPEN:
        return None
    if not isinstance(segment, str | Slot):
        return None
    told = segment if isinstance(segment, str) else segment.text
    own = _MENTIONED.sub(lambda match: "\ue000" * len(match[0]), told)
    at = own.find(text)
    return at if at >= 0 and len(told) > len(text) else None
