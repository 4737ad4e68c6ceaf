"""Events read again: a date, a deed, a document, an organ in a printed sentence, looked up among all rows."""

from __future__ import annotations

from collections.abc import Iterable

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.quality.parsing import Span, date_of, dates_in, meets
from zhongbu_quiz.quality.second_proof.rows import Happening, Ledger, alike, plain, same
from zhongbu_quiz.quality.second_proof.statistics import Judge
from zhongbu_quiz.quality.second_proof.truth import FALSE, TRUE, UNKNOWN, Truth

VAGUE = ("国家", "我国", "中央", "有关方面", "中部六省", "中部地区", "中部地区崛起")
"""Actors that may include any other."""


def date(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """True where any event that the sentence describes has that date; false where all described events have others."""
    span = date_of(text)
    if span is None:
        return UNKNOWN
    described = _described(sentence, fact, ledger)
    return TRUE if any(meets(row.span, span) for row in described) else FALSE


def deed(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """An event is true of a date where any of its recorded stages has that date."""
    own = ledger.event(fact)
    asked = _asked_date(sentence, own)
    if asked is None:
        return UNKNOWN
    rows = [row for row in _rows_of(text, ledger)]
    if not rows:
        return UNKNOWN
    return TRUE if any(meets(row.span, asked) for row in rows) else FALSE


def actor(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """Another organ did not do it, unless one may include the other or did the same that day."""
    own = ledger.event(fact)
    if same(text, own.record.actor):
        return TRUE
    if text in VAGUE or own.record.actor in VAGUE or alike(text, own.record.actor):
        return UNKNOWN
    rows = [row for row in ledger.by_object.get(plain(own.record.object), ()) if meets(row.span, own.span)]
    return UNKNOWN if any(alike(text, row.record.actor) for row in rows) else FALSE


def other(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """A place or a document number: another one is false, one that holds or is held by the key is unknown."""
    key = next((slot.text for slot in fact.slots.values() if same(slot.text, text)), "")
    own = ledger.event(fact).record
    told = [value for value in (own.place, own.document_number) if value]
    if key in told:
        return TRUE
    return UNKNOWN if any(plain(text) in plain(value) or plain(value) in plain(text) for value in told) else FALSE


def _described(sentence: str, fact: Fact, ledger: Ledger) -> list[Happening]:
    """The events whose matter or object the sentence names, with what was done to it."""
    flat = plain(sentence)
    own = ledger.event(fact)
    longest = max((len(thing) for thing in ledger.by_object if thing in flat), default=0)
    found = [own]
    for thing, rows in ledger.by_object.items():
        if len(thing) == longest and thing in flat:
            found += [row for row in rows if plain(row.record.action) in flat]
    found += [
        row
        for row in ledger.events
        if same(row.record.matter, own.record.matter) and row.record.stage == own.record.stage
    ]
    return found


def _asked_date(sentence: str, own: Happening) -> Span | None:
    """The date that the sentence tells for the deed: the own one, where it stands there."""
    spans: Iterable[Span] = dates_in(sentence)
    if own.span[1][0] == 9999:
        return own.span
    return own.span if own.span in spans else None


def _rows_of(text: str, ledger: Ledger) -> list[Happening]:
    """The rows that a deed or an object may mean, all stages of each."""
    wanted = plain(text)
    named = list(ledger.by_object.get(wanted, ()))
    if not named:
        named = [row for row in ledger.events if plain(row.deed) == wanted]
    objects = {plain(row.record.object) for row in named}
    return [row for thing in sorted(objects) for row in ledger.by_object[thing]]


EVENT_JUDGES: dict[str, Judge] = {
    "date": date,
    "deed": deed,
    "object": deed,
    "actor": actor,
    "place": other,
    "document_number": other,
}
