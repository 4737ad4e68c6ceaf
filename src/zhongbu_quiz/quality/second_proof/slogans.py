"""Slogans read again: a part, a name, what it is for, where and when it was said, looked up among all rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.truth import Truth
from zhongbu_quiz.quality.second_proof.rows import FALSE, TRUE, UNKNOWN, Ledger, SloganRow, alike, meets
from zhongbu_quiz.quality.second_proof.statistics import Judge
from zhongbu_quiz.values.text import plain, same

TWO_SHARED = 2
"""A list of which the sentence shows so many parts may be the one that is meant."""
ABOUT = 3
"""An entry of so many characters that stands in what another formula is about makes that one of its own."""


def part(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """A part of any list that the sentence describes is true. What no such list holds is false where the list is complete, where a person
    wrote that it is taken for one of its parts, or where the text puts it under another head alone."""
    own = ledger.slogans[fact.id]
    rows = _described(own, sentence, text, ledger)
    if any(same(text, mine) for row in rows if _namesakes(own, row) for mine in row.parts):
        return TRUE
    if _taken_for(own, text, ledger):
        return FALSE
    parts = [mine for row in rows for mine in row.parts]
    if any(same(text, mine) for mine in parts):
        return TRUE
    if any(alike(text, mine) for mine in parts):
        return UNKNOWN
    told = [*ledger.by_part.get(plain(text), ()), *ledger.by_name.get(plain(text), ())]
    others = list({id(row): row for row in told if row is not own}.values())
    if any(_one_of_the_other(own, row) for row in others):
        return UNKNOWN
    if own.record.complete:
        return FALSE
    return FALSE if len(others) == 1 and _apart(own, others[0], sentence, ledger) else UNKNOWN


def name(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """Another name is false where a person wrote that the two are mixed up, and where what the base tells of it is not what the sentence
    tells."""
    own = ledger.slogans[fact.id]
    if not any(same(text, mine) for mine in own.names) and _taken_for(own, text, ledger):
        return FALSE
    return _other(own, own.names, text, ledger.by_name.get(plain(text), []), sentence, ledger)


def content(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """Another subject or meaning is false where it is told of a formula that is not this one, and that it is taken for or stands apart
    from."""
    own = ledger.slogans[fact.id]
    mine = tuple(value for value in (own.record.applies_to, own.record.meaning) if value)
    return _other(own, mine, text, ledger.by_topic.get(plain(text), []), sentence, ledger)


def region(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """Another place is false where the sentence names a document that tells this formula, and no formula of that place is like it but one
    that a person wrote is taken for it."""
    own = ledger.slogans[fact.id]
    if own.record.region is None or ledger.world.places.related(text, own.record.region):
        return TRUE if own.record.region is not None and same(text, own.record.region) else UNKNOWN
    theirs = [row for row in ledger.by_region.get(ledger.place(text), ()) if not _named_together(own, row)]
    told = any(alike(a, b) for row in theirs for a in (*own.names, *own.parts) for b in (*row.names, *row.parts))
    return FALSE if ledger.speaks_for(fact, sentence) and not told else UNKNOWN


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
    own: SloganRow, mine: tuple[str, ...], text: str, rows: Sequence[SloganRow], sentence: str, ledger: Ledger
) -> Truth:
    """Another text in the place of one of `mine`: `rows` are the slogans that it is told of."""
    if any(same(text, value) for value in mine):
        return TRUE
    if not rows or any(alike(text, value) for value in mine if not _rated(value, text)):
        return UNKNOWN
    return _worst(FALSE if _named_together(own, row) else _differs(own, row, sentence, ledger) for row in rows)


def _rated(a: str, b: str) -> bool:
    """Whether two phrases that share their head noun only (…的方向) differ before it."""
    return a[-2:] == b[-2:] and not alike(a[:-2], b[:-2])


def _taken_for(own: SloganRow, text: str, ledger: Ledger) -> bool:
    """Whether somebody wrote down that a text is mixed up with a formula: as a term, or as what another formula is called or holds."""
    if any(one.term and same(one.term, text) for one in own.record.confused_with):
        return True
    rows = (ledger.slogans[name] for name in ledger.mixed_up[own.fact.id] if name in ledger.slogans)
    return any(same(text, theirs) for row in rows for theirs in (*row.names, *row.parts))


def _named_together(own: SloganRow, row: SloganRow) -> bool:
    """Whether one of two formulas is written down as mixed up with the other."""
    one, other = ({each.fact for each in of.record.confused_with} for of in (own, row))
    return row.fact.id in one or own.fact.id in other


def _apart(own: SloganRow, row: SloganRow, sentence: str, ledger: Ledger) -> bool:
    """Whether the sentence names a document that puts each of two formulas under a head of its own: in one section that is declared so,
    or each in a place of its own, where the sentence tells the place."""
    if not ledger.speaks_for(own.fact, sentence) or _one_of_the_other(own, row):
        return False
    if _places(own) & _places(row) & ledger.exclusive:
        return True
    here, there = own.record.region, row.record.region
    return here is not None and there is not None and here in sentence and not ledger.world.places.related(here, there)


def _one_of_the_other(own: SloganRow, row: SloganRow) -> bool:
    """Whether one of two formulas is about something that stands under the other."""
    pairs = ((own, row), (row, own))
    return any(len(plain(entry)) >= ABOUT and plain(entry) in plain(head) for a, b in pairs for entry in _under(a) for head in _over(b))


def _under(row: SloganRow) -> list[str]:
    alone = [row.record.name] if row.record.named and row.record.applies_to else []
    return [*row.parts, *alone]


def _over(row: SloganRow) -> list[str]:
    label = [row.record.name] if row.parts else []
    return [*label, *([row.record.applies_to] if row.record.applies_to else [])]


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
                _namesakes(own, row)
                or sum(plain(mine) in flat for mine in row.parts) >= TWO_SHARED
            )
            and same(own.record.issued_in, row.record.issued_in)
        ),
    ]


def _namesakes(own: SloganRow, row: SloganRow) -> bool:
    """Whether two lists have a name in common."""
    return any(same(a, b) for a in own.names for b in row.names)


def _differs(own: SloganRow, other: SloganRow, sentence: str, ledger: Ledger) -> Truth:
    """FALSE where two slogans cannot stand for each other in the sentence."""
    flat = plain(sentence)
    shown = [mine for mine in own.parts if plain(mine) in flat]
    if shown and other.parts:
        lacks = [mine for mine in shown if not any(alike(mine, theirs) for theirs in other.parts)]
        if lacks and (other.record.complete or other.record.issued_in != own.record.issued_in):
            return UNKNOWN if _one_of_the_other(own, other) else FALSE
        if len(lacks) < len(shown):
            return UNKNOWN
    if not _apart(own, other, sentence, ledger):
        return UNKNOWN
    pairs = [(own.record.meaning, other.record.meaning), (own.record.name, other.record.name)]
    if not (own.record.region and other.record.region and own.record.region != other.record.region):
        pairs.append((own.record.applies_to, other.record.applies_to))
    return UNKNOWN if any(a and b and alike(a, b) and not _rated(a, b) for a, b in pairs) else FALSE


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
    "region": region,
}
