"""What a kind of fact offers to item models: slots to ask, names for templates, fields to leave out, families of likeness.

The one place where item models learn about kinds of fact.
"""

from __future__ import annotations

from collections.abc import Iterable

from zhongbu_quiz.facts.kinds import KINDS

GENERAL_NAMES = ("sentence", "claim", "statement", "issuer", "document", "section", "note", "attribution")
"""What a template may name of a fact of any kind, besides its slots.

`sentence` is the statement with the gap, `claim` the same without gap and opening, `statement` the whole of it; `issuer` who says it;
`document` and `section` where it is told; `note` an editor's note; `attribution` 据《…》一文， where the truth is the document's alone
(else empty). Of a slogan also: `label` its name as a sentence prints it, `quoted` set where that is a fixed phrase, `verb` how it is
said (提出, 指出 …), `some_parts` the first three parts of a list, `others` all but the one asked. `blank` is the gap.
"""
GENERAL_FAMILIES = ("document", "section", "topic", "tag")
"""What facts of any kind may have in common."""


def plain_slots_of(kind: str) -> tuple[str, ...]:
    """The slots that a fact of a kind has itself; `part` stands for each part of a list."""
    return (*KINDS[kind].numbers, *(name for name in KINDS[kind].whole_slots if name == "part"))


def slots_of(kind: str) -> tuple[str, ...]:
    """The slots of a kind of fact that an item model may ask or name: its own, and those made of several."""
    composed = (*KINDS[kind].virtual, *(name for name in KINDS[kind].whole_slots if name == "parts"))
    return (*plain_slots_of(kind), *composed)


def names_of(kind: str) -> tuple[str, ...]:
    """What a template may name of a fact of a kind, but the gap."""
    return (*slots_of(kind), *KINDS[kind].word_names, *GENERAL_NAMES)


def optional_of(kind: str) -> tuple[str, ...]:
    """The fields that a model may leave out of the sentence of a fact of a kind (`without`)."""
    return KINDS[kind].optional


def families_of(kind: str) -> tuple[str, ...]:
    """What siblings of a kind of fact may be asked to have in common (`family`)."""
    return (*GENERAL_FAMILIES, *KINDS[kind].families)


def conditions_of(kind: str) -> frozenset[str]:
    """The conditions of a fact filter that are about fields of one kind of fact."""
    return frozenset(KINDS[kind].conditions)


KIND_CONDITIONS = frozenset({"aspect", "qualifier", "named", "complete", "ordered", "object_type", "actor_type", "stage"})
"""Conditions of a fact filter that only some kinds of fact can pass."""


def all_kinds() -> tuple[str, ...]:
    """Every kind of fact."""
    return tuple(KINDS)


def union(sets: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """The names of several kinds together, each once, in their order."""
    return tuple(dict.fromkeys(name for names in sets for name in names))


def provable_of(kind: str) -> tuple[str, ...]:
    """The slots of a kind of fact for which a wrong value can be proved."""
    return KINDS[kind].provable
