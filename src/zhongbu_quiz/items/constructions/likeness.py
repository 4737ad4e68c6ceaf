"""What queries must share for the value of one to stand beside the key of another as an option: the buckets of closed groups.

Words (names, labels, parts, subjects, meanings of formulas) stand beside words of their own category and form only, from one section,
or one topic, of the text (rules 65 and 66): a stem names its topic, and whatever comes from elsewhere is no rival. The other values have
their slot type as category; near ones come first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.attribute import Attribute
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.items.constructions.phrase import counted_ending, ending, form
from zhongbu_quiz.items.option_rules import NUMERIC
from zhongbu_quiz.items.query import Query
from zhongbu_quiz.values.places import Places

WORDS = ("slogan", "label", "part", "topic", "meaning")
"""Types of slots that are words, whose category is their pool."""
_NAMED = ("region", "organ", "person", "place", "document_number")
"""Types of slots that are names: any two of one type are of one kind."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What likeness is judged by: what the model says that facts of a group have in common, the places of the world, and what
    documents are put in order by (not their names: items must not hang on what a document is called)."""

    family: tuple[str, ...]
    places: Places
    documents: Mapping[str, str]


Bucket = Callable[[Query, Likeness], str | None]
"""What members of a group must share, as a text; None for a query that takes no part in a pass."""


def is_text(query: Query) -> bool:
    """Whether options are told apart by their words."""
    return query.key.type not in (*NUMERIC, *_NAMED)


def is_word(slot: Slot) -> bool:
    """Whether a slot is a word that has a category."""
    return slot.type in WORDS


def kind_of_word(slot: Slot, places: Places) -> str | None:
    """What words must share to stand beside each other (rule 65): category, form, and the ending that is counted; None for one of no
    category, which nothing may stand beside."""
    return f"{slot.pool}|{form(slot.text, places)}|{counted_ending(slot.text)}" if slot.pool else None


def section_of(fact: Fact, documents: Mapping[str, str]) -> str:
    """The section of its document that a fact is told in, as a text."""
    source = fact.record.source
    return f"{documents[source.document]}|{source.section}"


def _of_one_region(query: Query, like: Likeness) -> str | None:
    """What places of one part of the country have: 石家庄 beside 济南, not 乌鲁木齐."""
    record = query.fact.record
    region = like.places.region_of(record.thing) if isinstance(record, Attribute) else ""
    return f"{wide(query, like)}|{region}" if region else None


def _one_ending(query: Query, like: Likeness) -> str | None:
    """Words of one section and one ending (…体系, …机制); of other texts, of one document, form and ending; numbers of one family."""
    if is_word(query.key):
        kind = _of_section(query, like)
        return None if kind is None else f"{kind}|{ending(query.key.text, 2)}"
    if query.key.type == "indicator":
        return f"{_of_section(query, like)}|{query.key.pool}|{query.fact.slots['region'].text}"
    return f"{_same_form(query, like)}|{ending(query.key.text, 2)}" if is_text(query) else _family_of(query, like)


def _short_ending(query: Query, like: Likeness) -> str | None:
    """Words of one section; indicators of one section; of other texts, of one document, form and last character."""
    if is_word(query.key) or query.key.type == "indicator":
        return _of_section(query, like)
    return f"{_same_form(query, like)}|{ending(query.key.text, 1)}" if is_text(query) else wide(query, like)


def _same_form(query: Query, like: Likeness) -> str | None:
    """Words of one topic; other texts of one document and form; of indicators nothing that is only as wide."""
    if is_word(query.key):
        kind = kind_of_word(query.key, like.places)
        return None if kind is None else f"{wide(query, like)}|{kind}|{query.fact.topic}"
    if query.key.type == "indicator":
        return None
    if not is_text(query):
        return wide(query, like)
    return "|".join((_family_of(query, like), like.documents[query.fact.record.source.document], form(query.key.text, like.places)))


def _same_kind(query: Query, like: Likeness) -> str | None:
    """Titles, deeds and the like of one type and form. Words and indicators stop before: nothing that is only as wide is a rival."""
    if is_word(query.key) or query.key.type == "indicator":
        return None
    return "|".join((wide(query, like), form(query.key.text, like.places) if is_text(query) else ""))


def _of_section(query: Query, like: Likeness) -> str | None:
    kind = kind_of_word(query.key, like.places) if is_word(query.key) else ""
    return None if kind is None else f"{wide(query, like)}|{kind}|{section_of(query.fact, like.documents)}"


def any_document(query: Query, like: Likeness) -> str | None:
    """Whatever has one slot type and unit."""
    return wide(query, like)


def _family_of(query: Query, like: Likeness) -> str:
    """What the model names: facts of one topic, stage, region … first."""
    return "|".join((wide(query, like), *(_common(name, query, like) for name in like.family)))


def wide(query: Query, like: Likeness) -> str:
    """What options must share at the least: slot type and unit; for indicators also what is said about them, for terms the section that
    they are told in (生物 and 政治 may lie in one folder)."""
    key = query.key
    if key.name in query.fact.kind_of.by_section:
        return f"{key.type}|{section_of(query.fact, like.documents)}"
    if key.pool or key.type == "number":
        return f"{key.type}|{key.pool}"
    return f"{key.type}|{query.attributed}" if key.name in query.fact.kind_of.by_document else key.type


BUCKETS: tuple[Bucket, ...] = (_of_one_region, _one_ending, _short_ending, _same_form, _same_kind)
"""How alike the members of a group must be, from the first pass to the last."""


def _common(name: str, query: Query, like: Likeness) -> str:
    """What a family is told by: the value that facts of one family share."""
    record = query.fact.record
    if name == "document":
        return like.documents[record.source.document]
    if name == "section":
        return record.source.section
    if name == "topic":
        return query.fact.topic
    if name == "tag":
        return query.fact.tags[0] if query.fact.tags else ""
    return str(getattr(record, name, ""))
