"""Slogans read again: a part, a name, what it is for, where and when it was said, looked up among all rows."""

from __future__ import annotations

from collections.abc import Iterable

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.quality.parsing import date_of, dates_in, meets
from zhongbu_quiz.quality.rendered import SOURCE
from zhongbu_quiz.quality.second_proof.rows import Formula, Ledger, alike, plain, same
from zhongbu_quiz.quality.second_proof.statistics import Judge
from zhongbu_quiz.quality.second_proof.truth import FALSE, TRUE, UNKNOWN, Truth


def part(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """A part of any list that the sentence describes is true; what no such list holds is false where the list is complete."""
    own = ledger.formula(fact)
    lists = described(own, sentence, text, ledger)
    if any(same(text, mine) for row in lists for mine in row.parts):
        return TRUE
    if any(alike(text, mine) for row in lists for mine in row.parts):
        return UNKNOWN
    return FALSE if own.record.complete else UNKNOWN


def name(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """Another name is false where what the base tells of it is not what the sentence tells."""
    own = ledger.formula(fact)
    if any(same(text, mine) for mine in own.names):
        return TRUE
    rows = ledger.by_name.get(plain(text), [])
    if not rows or any(alike(text, mine) for mine in own.names):
        return UNKNOWN
    return _worst(_differs(own, row, sentence) for row in rows)


def content(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """Another subject or meaning is false where it is told of a formula whose name and place differ."""
    own = ledger.formula(fact)
    mine = [value for value in (own.record.applies_to, own.record.meaning) if value]
    if any(same(text, value) for value in mine):
        return TRUE
    rows = ledger.by_topic.get(plain(text), [])
    if not rows or any(alike(text, value) for value in mine):
        return UNKNOWN
    return _worst(_differs(own, row, sentence) for row in rows)


def issued_in(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """Another document is false where all that the base dates of it lies outside the date that the sentence tells."""
    if same(text, fact.slots["issued_in"].text):
        return TRUE
    told = dates_in(sentence)
    rows = ledger.by_object.get(plain(text), [])
    if not rows or not told:
        return UNKNOWN
    return UNKNOWN if any(meets(row.span, span) for row in rows for span in told) else FALSE


def issued_date(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """The document came out once: another date is false."""
    span = date_of(text)
    own = date_of(fact.slots["issued_date"].text)
    if span is None or own is None:
        return UNKNOWN
    rows = ledger.by_object.get(plain(fact.slots["issued_in"].text), [])
    if meets(span, own) or any(meets(span, row.span) for row in rows):
        return TRUE
    return FALSE


def described(own: Formula, sentence: str, text: str, ledger: Ledger) -> list[Formula]:
    """The own list, and others of which the sentence shows the name, or two parts beside the one in the gap."""
    flat = plain(sentence.replace(text, ""))
    shown = [mine for mine in own.parts if plain(mine) in flat]
    near = {id(row): row for mine in shown for row in ledger.by_part[plain(mine)]}
    for mine in own.names:
        near.update({id(row): row for row in ledger.by_name[plain(mine)]})
    return [
        own,
        *(
            row
            for row in near.values()
            if row is not own
            and row.parts
            and (any(same(a, b) for a in own.names for b in row.names) or _shared(row, flat) >= 2)
            and plain(own.record.issued_in) == plain(row.record.issued_in)
        ),
    ]


def _shared(row: Formula, flat: str) -> int:
    return sum(plain(mine) in flat for mine in row.parts)


def _differs(own: Formula, other: Formula, sentence: str) -> Truth:
    """FALSE where two formulas cannot stand for each other in the sentence."""
    flat = plain(sentence)
    shown = [mine for mine in own.parts if plain(mine) in flat]
    if shown and other.parts:
        lacks = [mine for mine in shown if not any(alike(mine, theirs) for theirs in other.parts)]
        apart = other.record.complete or other.record.issued_in != own.record.issued_in
        return FALSE if lacks and (apart or SOURCE.search(sentence)) else UNKNOWN
    pairs = (
        (own.record.applies_to, other.record.applies_to),
        (own.record.meaning, other.record.meaning),
        (own.record.name, other.record.name),
    )
    if any(a and b and alike(a, b) for a, b in pairs):
        return UNKNOWN
    return UNKNOWN if _places(own) & _places(other) else FALSE


def _places(row: Formula) -> set[tuple[str, str]]:
    return {(source.document, source.section) for source in (row.record.source, *row.record.also)}


def _worst(truths: Iterable[Truth]) -> Truth:
    found = set(truths)
    return TRUE if TRUE in found else UNKNOWN if UNKNOWN in found or not found else FALSE


FORMULA_JUDGES: dict[str, Judge] = {
    "part": part,
    "name": name,
    "applies_to": content,
    "meaning": content,
    "issued_in": issued_in,
    "issued_date": issued_date,
}
