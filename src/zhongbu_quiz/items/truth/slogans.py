"""Proofs for the slots of slogans. A complete list excludes everything that is not in it; a formula has one name."""

from __future__ import annotations

from typing import cast

from zhongbu_quiz.facts.base import Fact
from zhongbu_quiz.facts.records import Slogan
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.items.query import Query
from zhongbu_quiz.items.truth.events import Proof
from zhongbu_quiz.items.truth.index import Index
from zhongbu_quiz.items.truth.values import Truth, close, distinct, nested, plain, same


def part(query: Query, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """Not a part of a complete list: false. Of a list that goes on (等), only what its document tells elsewhere is unknown."""
    record = _record(query.fact)
    texts = [own.text for own in record.parts]
    if any(same(candidate.text, text) for text in texts):
        return Truth.TRUE
    if any(nested(candidate.text, text) or close(candidate.text, text) for text in texts):
        return Truth.UNKNOWN
    if not record.complete or _in_a_like_list(query, candidate, index):
        return Truth.UNKNOWN
    return Truth.FALSE


def _in_a_like_list(query: Query, candidate: Slot, index: Index) -> bool:
    """True where the candidate is a part of another list that shares two of the parts that the stem shows (高端化、智能化、绿色化 and
    数字化、智能化、绿色化): the sentence may be true of that one."""
    shown = {plain(query.fact.slots[name].text) for name in query.shown if name.startswith("part.")}
    for other in index.slogans_by_part.get(plain(candidate.text), ()):
        record = _record(other)
        if other is not query.fact and len(shown & {plain(part.text) for part in record.parts}) >= 2:
            return True
    return False


def name(query: Query, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """Another slogan is false where the stem shows a part that its complete list lacks, where it was issued elsewhere and its
    recorded content is different, or where none of the parts shown is among those that the document lists under it. Where the stem
    tells neither parts nor content (中部省份推动“……”), nothing is proved."""
    record = _record(query.fact)
    if any(same(candidate.text, own) for own in (record.name, *record.aliases)):
        return Truth.TRUE
    if any(nested(candidate.text, own) or close(candidate.text, own) for own in (record.name, *record.aliases)):
        return Truth.UNKNOWN
    if origin is None or origin.kind != "slogan":
        return Truth.UNKNOWN
    other = _record(origin)
    shown_parts = [query.fact.slots[slot].text for slot in query.shown if slot.startswith("part.")]
    if shown_parts and other.parts:
        theirs = [own.text for own in other.parts]
        missing = [text for text in shown_parts if not any(nested(text, own) or close(text, own) for own in theirs)]
        if missing and (other.complete or other.issued_in != record.issued_in):
            return Truth.FALSE
        return _content_differs(record, other) if len(missing) == len(shown_parts) else Truth.UNKNOWN
    told = {"applies_to", "meaning"} & query.shown
    return _content_differs(record, other) if told else Truth.UNKNOWN


def issued_in(query: Query, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """With the date shown, a document of another date is false."""
    own_date = query.fact.slots.get("issued_date")
    if same(candidate.text, query.key.text):
        return Truth.TRUE
    their_date = origin.slots.get("issued_date") if origin else None
    if own_date is None or their_date is None or "issued_date" not in query.shown:
        return Truth.UNKNOWN
    return Truth.UNKNOWN if own_date.value.overlaps(their_date.value) else distinct(candidate.text, query.key.text)


def issued_date(query: Query, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """The document that is shown came out on one date."""
    if "issued_in" not in query.shown or candidate.value.granularity != query.key.value.granularity:
        return Truth.UNKNOWN
    return Truth.TRUE if candidate.value.overlaps(query.key.value) else Truth.FALSE


def content(query: Query, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """What a named formula says or is for: the recorded content of a different formula is false where the two differ plainly."""
    if same(candidate.text, query.key.text):
        return Truth.TRUE
    if origin is None or origin.kind != "slogan":
        return Truth.UNKNOWN
    return _content_differs(_record(query.fact), _record(origin))


def _content_differs(record: Slogan, other: Slogan) -> Truth:
    """FALSE where two slogans come from different sections and their subjects and contents share little."""
    if record.source.section == other.source.section or _same_place(record, other):
        return Truth.UNKNOWN
    pairs = ((record.applies_to, other.applies_to), (record.meaning, other.meaning), (record.name, other.name))
    if any(a and b and (close(a, b) or plain(a) == plain(b)) for a, b in pairs):
        return Truth.UNKNOWN
    return Truth.FALSE


def _same_place(record: Slogan, other: Slogan) -> bool:
    ours = {(source.document, source.section) for source in (record.source, *record.also)}
    return any((source.document, source.section) in ours for source in (other.source, *other.also))


def _record(fact: Fact) -> Slogan:
    record = fact.record
    return cast(Slogan, record)


SLOGAN_PROOFS: dict[str, Proof] = {
    "part": part,
    "name": name,
    "issued_in": issued_in,
    "issued_date": issued_date,
    "applies_to": content,
    "meaning": content,
}
