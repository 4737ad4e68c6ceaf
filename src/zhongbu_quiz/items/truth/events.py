"""Proofs for the slots of events. One event at one stage has one date, one place, one number and one set of actors."""

from __future__ import annotations

from collections.abc import Callable

from zhongbu_quiz.facts.base import Fact
from zhongbu_quiz.facts.records import Event
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.items.query import Query
from zhongbu_quiz.items.truth.index import Index
from zhongbu_quiz.items.truth.values import Truth, distinct, plain
from zhongbu_quiz.values.dates import Period

Proof = Callable[[Query, Slot, Fact | None, Index], Truth]


def date(query: Query, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """The stages of one matter each have one date; another date for the same stage is false."""
    record = query.fact.record
    assert isinstance(record, Event)
    given: Period = candidate.value
    if given.granularity != record.date.granularity:
        return Truth.UNKNOWN
    same_deed = index.events_by_matter[plain(record.matter), record.stage]
    same_object = [
        fact
        for fact in index.events_by_object[plain(record.object)]
        if getattr(fact.record, "action", "") == record.action
    ]
    if any(fact.period is not None and fact.period.overlaps(given) for fact in (*same_deed, *same_object)):
        return Truth.TRUE
    return Truth.FALSE


def deed(query: Query, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """Another event is false for a date where all recorded dates of its matter lie elsewhere; undated ones are unknown."""
    record = query.fact.record
    assert isinstance(record, Event)
    if origin is None or not isinstance(origin.record, Event) or "date" not in query.shown:
        return Truth.UNKNOWN
    if origin is query.fact:
        return Truth.TRUE
    if plain(origin.record.matter) == plain(record.matter):
        return Truth.UNKNOWN
    told = index.events_by_object[plain(origin.record.object)]
    if any(fact.period is not None and fact.period.overlaps(record.date) for fact in told):
        return Truth.TRUE
    return distinct(candidate.text, query.key.text)


def actor(query: Query, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """Another organ did not do it, unless one of the two may include the other."""
    world = index.base.world
    if world.vague_actor(candidate.text) or world.vague_actor(query.key.text):
        return Truth.TRUE if candidate.text == query.key.text else Truth.UNKNOWN
    return distinct(candidate.text, query.key.text)


def plain_slot(query: Query, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """A place or a document number: another one is false, a part of it unknown."""
    if candidate.text == query.key.text:
        return Truth.TRUE
    left, right = plain(candidate.text), plain(query.key.text)
    return Truth.UNKNOWN if left in right or right in left else Truth.FALSE


EVENT_PROOFS: dict[str, Proof] = {
    "date": date,
    "deed": deed,
    "object": deed,
    "actor": actor,
    "place": plain_slot,
    "document_number": plain_slot,
}
