"""Events read again: a date, a deed, a document, an organ in a printed sentence, looked up among all rows."""

from __future__ import annotations

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.truth import Truth
from zhongbu_quiz.quality.second_proof.rows import FALSE, TRUE, UNKNOWN, EventRow, Ledger, alike, meets
from zhongbu_quiz.quality.second_proof.statistics import Judge
from zhongbu_quiz.values.text import nested, plain, same


def date(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """True where any event that the sentence describes has that date; false where all described events have others."""
    span = ledger.date(text)
    if span is None:
        return UNKNOWN
    return TRUE if any(meets(row.span, span) for row in _described(sentence, fact, ledger)) else FALSE


def deed(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """An event is true of a date where any of its recorded stages has that date."""
    own = ledger.events[fact.id]
    wanted = plain(text)
    named = ledger.by_object.get(wanted) or ledger.by_deed.get(wanted, [])
    objects = dict.fromkeys(plain(row.record.thing) for row in named)
    rows = [row for thing in objects for row in ledger.by_object[thing]]
    if not rows or own.span not in ledger.dates_in(sentence):
        return UNKNOWN
    return TRUE if any(meets(row.span, own.span) for row in rows) else FALSE


def actor(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """Another organ did not do it, unless one may include the other or did the same that day."""
    own = ledger.events[fact.id]
    if same(text, own.record.actor):
        return TRUE
    vague = ledger.world.vague_actor
    if vague(text) or vague(own.record.actor) or alike(text, own.record.actor) or ledger.world.may_be_one(text, own.record.actor):
        return UNKNOWN
    rows = [row for row in ledger.by_object[plain(own.record.thing)] if meets(row.span, own.span)]
    return UNKNOWN if any(alike(text, row.record.actor) for row in rows) else FALSE


def other(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """A place or a document number: another one is false, one that holds or is held by the key is unknown."""
    own = ledger.events[fact.id].record
    told = [value for value in (own.place, own.document_number) if value]
    if any(same(value, text) for value in told):
        return TRUE
    held = any(nested(text, value) or ledger.world.places.related(text, value) for value in told)
    return UNKNOWN if held else FALSE


def _described(sentence: str, fact: Fact, ledger: Ledger) -> list[EventRow]:
    """The own event, those of its matter and stage (by the actor, where the sentence names one), and those whose object the sentence
    names with what was done to it."""
    flat = plain(ledger.sources.told(sentence))
    own = ledger.events[fact.id]
    things = list(ledger.objects.found_in(flat))
    longest = max(map(len, things), default=0)
    named = [row for thing in things if len(thing) == longest for row in ledger.by_object[thing]]
    told = plain(own.record.actor) in flat
    same_stage = [
        row
        for row in ledger.by_matter[plain(own.record.matter), own.record.stage]
        if not told or alike(row.record.actor, own.record.actor)
    ]
    return [own, *same_stage, *(row for row in named if plain(row.record.action) in flat)]


EVENT_JUDGES: dict[str, Judge] = {
    "date": date,
    "deed": deed,
    "object": deed,
    "actor": actor,
    "place": other,
    "document_number": other,
}
