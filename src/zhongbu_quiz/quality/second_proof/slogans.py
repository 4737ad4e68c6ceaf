"""Slogans read again: a part, a name, what it is for, where and when it was said, looked up among all rows."""

from __future__ import annotations

from collections.abc import Iterable

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.truth import Truth
from zhongbu_quiz.quality.second_proof.rows import FALSE, TRUE, UNKNOWN, Ledger, SloganRow, alike, meets
from zhongbu_quiz.quality.second_proof.statistics import Judge
from zhongbu_quiz.values.text import plain, same

TWO_SHARED = 2
"""A list of which the sentence shows so many parts may be the one that is meant."""


def part(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """A part of any list that the sentence describes is true; what no such list holds is false where the list is complete."""
    own = ledger.slogans[fact.id]
    parts = [mine for row in _described(own, sentence, text, ledger) for mine in row.parts]
    if any(same(text, mine) for mine in parts):
        return TRUE
    if any(alike(text, mine) for mine in parts):
        return UNKNOWN
    return FALSE if own.record.complete else UNKNOWN


def name(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """Another name is false where what the base tells of it is not what the sentence tells."""
    own = ledger.slogans[fact.id]
    return _other(own, own.names, text, ledger.by_name.get(plain(text), []), sentence, ledger)


def content(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """Another subject or meaning is false where it is told of a formula whose name and place differ."""
    own = ledger.slogans[fact.id]
    mine = tuple(value for value in (own.record.applies_to, own.record.meaning) if value)
    return _other(own, mine, text, ledger.by_topic.get(plain(text), []), sentence, ledger)


def issued_in(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """Another document is false where all that the base dates of it lies outside the date that the sentence tells."""
    if same(text, fact.slots["issued_in"].text):
        return TRUE
    told = ledger.dates_in(sentence)
    rows = ledger.by_object.get(plain(text), [])
    if not rows or not told:
        return UNKNOWN
    return UNKNOWN if any(meets(row.span, span) for row in rows for span in told) else FALSE


def issued_date(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """The document came out once: another date is false."""
    span, own = ledger.date(text), ledger.date(fact.slots["issued_date"].text)
    if span is None or own is None:
        return UNKNOWN
    rows = ledger.by_object.get(plain(fact.slots["issued_in"].text), [])
    return TRUE if meets(span, own) or any(meets(span, row.span) for row in rows) else FALSE


def _other(
    own: SloganRow, mine: tuple[str, ...], text: str, rows: list[SloganRow], sentence: str, ledger: Ledger
) -> Truth:
    """Another text in the place of one of `mine`: `rows` are the slogans that it is told of."""
    if any(same(text, value) for value in mine):
        return TRUE
    if not rows or any(alike(text, value) for value in mine):
        return UNKNOWN
    return _worst(_differs(own, row, sentence, ledger) for row in rows)


def _described(own: SloganRow, sentence: str, text: str, ledger: Ledger) -> list[SloganRow]:
    """The own list, and others of the same issuer of which the sentence shows the name, or two parts beside the one in the gap."""
    flat = plain(sentence.replace(text, ""))
    near = [row for mine in own.parts if plain(mine) in flat for row in ledger.by_part[plain(mine)]]
    near += [row for mine in own.names for row in ledger.by_name[plain(mine)]]
    return [
        own,
        *(
            row
            for row in {id(row): row for row in near if row is not own and row.parts}.values()
            if (
                any(same(a, b) for a in own.names for b in row.names)
                or sum(plain(mine) in flat for mine in row.parts) >= TWO_SHARED
            )
            and same(own.record.issued_in, row.record.issued_in)
        ),
    ]


def _differs(own: SloganRow, other: SloganRow, sentence: str, ledger: Ledger) -> Truth:
    """FALSE where two slogans cannot stand for each other in the sentence."""
    flat = plain(sentence)
    shown = [mine for mine in own.parts if plain(mine) in flat]
    if shown and other.parts:
        lacks = [mine for mine in shown if not any(alike(mine, theirs) for theirs in other.parts)]
        apart = other.record.complete or other.record.issued_in != own.record.issued_in
        return FALSE if lacks and (apart or ledger.speaks_for(own.fact, sentence)) else UNKNOWN
    pairs = (
        (own.record.applies_to, other.record.applies_to),
        (own.record.meaning, other.record.meaning),
        (own.record.name, other.record.name),
    )
    if any(a and b and alike(a, b) for a, b in pairs):
        return UNKNOWN
    return UNKNOWN if _places(own) & _places(other) else FALSE


def _places(row: SloganRow) -> set[tuple[str, str]]:
    return {(source.document, source.section) for source in row.fact.sources}


def _worst(truths: Iterable[Truth]) -> Truth:
    found = set(truths)
    return TRUE if TRUE in found else UNKNOWN if UNKNOWN in found or not found else FALSE


SLOGAN_JUDGES: dict[str, Judge] = {
    "part": part,
    "name": name,
    "applies_to": content,
    "meaning": content,
    "issued_in": issued_in,
    "issued_date": issued_date,
}
