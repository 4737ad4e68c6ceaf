"""Item model x fact -> queries: the question with its gap, before any option is chosen.

A query knows which slot it asks and which slots its stem shows; proofs and leak checks read these, never the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.facts.slots import Attribution, Segments, Slot, enumerated, is_part, part_slots
from zhongbu_quiz.items.hints import hint_of
from zhongbu_quiz.items.item import Blank, Shown, SlotRef, Stem, sides, stem_text, unnamed
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.items.template import GAP, Gap, Piece, Pieces, Template, joined
from zhongbu_quiz.values.text import plain


@dataclass(frozen=True, slots=True)
class Phrasing:
    """How a question about a fact is worded: by a template or (None) by the fact's own sentence, without the optional fields named in
    `without`, after 据《…》一文， where `attribute` is set; `hint` stands in the gap ("": the kind of answer)."""

    stem: Template | None = None
    without: tuple[str, ...] = ()
    attribute: bool = False
    hint: str = ""


AS_TOLD = Phrasing()
"""The fact's own sentence as it is."""


@dataclass(frozen=True, eq=False)
class Query:
    """One question about one slot of one fact.

    `key` is the asked slot; `shown` are the names of the fact's slots that the stem shows; `attributed` is true where the stem
    says whose statement it is (据《盘点》一文，…), which closes the world to what that document tells.
    """

    model: ItemModel
    fact: Fact
    key: Slot
    stem: Stem
    shown: frozenset[str]
    attributed: bool
    phrasing: Phrasing = AS_TOLD

    def __str__(self) -> str:
        return self.item_id

    @cached_property
    def item_id(self) -> str:
        """Model, fact and slot: identity hangs on nothing else."""
        return f"{self.model.id}:{self.fact.id}:{self.key.name}"

    @cached_property
    def said(self) -> str:
        """The text of the stem without its gap."""
        return stem_text(self.stem, "")

    @cached_property
    def around(self) -> tuple[str, str]:
        """What stands directly before and after the gap."""
        return sides(self.stem)

    def told(self, documents: Collection[str]) -> str:
        """What the stem tells whatever its documents are called."""
        return unnamed(self.said, documents)

    @cached_property
    def asks(self) -> frozenset[SlotRef]:
        """The leaf slots that the gap hides."""
        names = covered(self.key.name, self.fact)
        if self.key.name == "parts":
            names = tuple(filter(is_part, self.fact.slots))
        return frozenset((self.fact.id, name) for name in names if name in self.fact.slots or name == self.key.name)

    @cached_property
    def asserts(self) -> frozenset[SlotRef]:
        """The slots that the stem shows as true."""
        return frozenset((self.fact.id, name) for name in self.shown)


def queries(model: ItemModel, base: FactBase, phrasing: Phrasing = AS_TOLD) -> Iterator[Query]:
    """All questions that a model asks of a base, in the order of the facts (and of their parts)."""
    kinds = model.facts.kind
    facts = base.facts if kinds is None else [fact for kind in kinds for fact in base.of_kind(kind)]
    for fact in facts:
        if model.facts.passes(fact) and may_make(model.kind, fact):
            yield from _fact_queries(model, fact, phrasing)


RECALLED = ("cloze", "fill_blank", "short_answer")


def may_make(kind: str, fact: Fact) -> bool:
    """Whether a fact may be asked by items of a kind: a doubtful one by cloze alone (rule 69), one that is only to be recognised by
    nothing that has to be recalled (rule 68)."""
    if fact.doubtful and kind != "cloze":
        return False
    return fact.recalled or kind not in RECALLED


def _fact_queries(model: ItemModel, fact: Fact, phrasing: Phrasing) -> Iterator[Query]:
    for key in asked_slots(model.asks, fact):
        query = _query(model, fact, key, phrasing)
        if query:
            yield query


def bare_query(model: ItemModel, fact: Fact, key: Slot, shown: frozenset[str] = frozenset(), attributed: bool = False) -> Query:
    """A query without a stem of its own, for kinds whose question is put together elsewhere."""
    return Query(model, fact, key, (), shown, attributed or fact.attributed or _issued_by_document(fact))


def asked_slots(asks: str, fact: Fact) -> list[Slot]:
    """The slots of a fact that `asks` means: one, or each part of a list; without those that it says are not to be asked."""
    if asks == "part":
        return [slot for slot in part_slots(fact.slots) if fact.may_ask(slot.name)]
    slot = fact.virtual_slot(asks)
    return [slot] if slot is not None and fact.may_ask(asks) else []


def covered(name: str, fact: Fact) -> tuple[str, ...]:
    """The slots that a slot stands for: itself, or those that it is made of."""
    return fact.kind_of.virtual.get(name, (name,))


def _query(model: ItemModel, fact: Fact, key: Slot, phrasing: Phrasing) -> Query | None:
    pieces = _sentence(fact, key, phrasing.without) if phrasing.stem is None else _rendered(phrasing.stem, fact, key, phrasing)
    if pieces is None or (kinds := list(map(type, pieces))).count(Gap) != 1:
        return None
    whose = fact.whose if phrasing.attribute and fact.attribution is None and not fact.names_document else None
    if whose is not None:
        pieces = (whose, *pieces)
    says_whose = whose is not None or Attribution in kinds
    own_words = phrasing.stem is None or "sentence" in phrasing.stem.names
    attributed = says_whose or (own_words and fact.names_document) or _issued_by_document(fact)
    stem, shown = _stem(pieces, fact, Blank(key.text, phrasing.hint or hint_of(key, fact)))
    if fact.recurring and not _tells_which(fact, key, stem, shown):
        return None
    return Query(model, fact, key, stem, shown, attributed, phrasing)


def _tells_which(fact: Fact, key: Slot, stem: Stem, shown: frozenset[str]) -> bool:
    """Whether a question about what happens again and again says which time is meant (rule 70): by the year, or, where that is asked, by
    what happened only then."""
    told = stem_text(stem, "")
    if shown & {"date", "issued_date"} or _YEAR.search(told):
        return True
    return key.type == "date" and pinned(fact, told)


def pinned(fact: Fact, told: str) -> bool:
    """Whether a text about what happens again and again tells which time is meant: by what was said only then."""
    only_then = (slot for slot in fact.slots.values() if slot.name in _ONLY_THEN or is_part(slot.name))
    return any(plain(slot.text) in plain(told) for slot in only_then)


_YEAR = re.compile(r"\d{4}年")
_ONLY_THEN = ("content", "document_number", "name", "meaning", "applies_to")


def shorter(query: Query, names: Collection[str]) -> Query | None:
    """The same question without some more optional clauses of its sentence; None where that leaves no question."""
    phrasing = replace(query.phrasing, without=tuple(dict.fromkeys((*query.phrasing.without, *names))))
    return _query(query.model, query.fact, query.key, phrasing)


NOTHING_MORE: Mapping[str, Pieces] = {}


def rendered(
    template: Template, query: Query, blank: Blank | None = None, more: Mapping[str, Pieces] = NOTHING_MORE
) -> tuple[Stem, frozenset[str]] | None:
    """A template's stem for a query with the asked slot hidden, and the slots it shows; None where the fact lacks one.

    `blank` is what stands in the gap (an empty one where none is given); `more` are names that the construction lends.
    """
    hidden = _hidden(query.key, query.fact)
    values = _values(template.names - more.keys(), query.fact, query.key, query.phrasing, hidden)
    return None if values is None else _stem(template.render({**values, **more}), query.fact, blank or Blank())


def told(template: Template, query: Query, more: Mapping[str, Pieces] = NOTHING_MORE) -> str | None:
    """The text of a template that hides nothing (an explanation); None where the fact lacks a slot that it names."""
    values = _values(template.names - more.keys(), query.fact, query.key, query.phrasing, frozenset())
    if values is None:
        return None
    return "".join(piece.text if isinstance(piece, Slot) else str(piece) for piece in template.render({**values, **more}))


def _issued_by_document(fact: Fact) -> bool:
    return fact.kind_of.issued_by_document(fact.record)


def _stem(pieces: Pieces, fact: Fact, blank: Blank) -> tuple[Stem, frozenset[str]]:
    """Pieces as a stem, and the names of the slots that it shows."""
    stem: list[str | Shown | Attribution | Blank] = []
    shown: set[str] = set()
    for piece in pieces:
        if isinstance(piece, str):
            stem.append(piece)
        elif isinstance(piece, Slot):
            stem.append(Shown(fact.id, piece.name, piece.text))
            shown.add(piece.name)
        else:
            stem.append(blank if isinstance(piece, Gap) else piece)
    return tuple(stem), frozenset(shown)


def _hidden(key: Slot, fact: Fact) -> frozenset[str]:
    """The names of the slots that a gap hides."""
    parts = (slot.name for slot in part_slots(fact.slots)) if key.name == "parts" else ()
    return frozenset((*covered(key.name, fact), *parts))


def _sentence(fact: Fact, key: Slot, without: tuple[str, ...]) -> Pieces:
    """The fact's own sentence, without some optional fields, with one gap for all that the asked slot covers."""
    segments = (*fact.opening, *fact.without(without)) if without else fact.segments
    return joined((*_gapped(segments, _hidden(key, fact)), "。"))


def _gapped(segments: Segments, hidden: frozenset[str]) -> Iterator[Piece]:
    """Segments with gaps for hidden slots; hidden ones beside each other make one gap."""
    last: Piece | None = None
    for segment in segments:
        piece: Piece = GAP if isinstance(segment, Slot) and segment.name in hidden else segment
        if not (piece is GAP and last is GAP):
            yield piece
        last = piece


def _rendered(template: Template, fact: Fact, key: Slot, phrasing: Phrasing) -> Pieces | None:
    values = _values(template.names, fact, key, phrasing, _hidden(key, fact))
    return None if values is None else template.render(values)


def _values(
    names: frozenset[str], fact: Fact, key: Slot, phrasing: Phrasing, hidden: frozenset[str]
) -> dict[str, Pieces] | None:
    """What a template needs, as pieces; None where the fact lacks one of them."""
    values: dict[str, Pieces] = {}
    for name in names:
        value = _value(name, fact, key, phrasing, hidden)
        if value is None:
            return None
        values[name] = value
    return values


def _value(name: str, fact: Fact, key: Slot, phrasing: Phrasing, hidden: frozenset[str]) -> Pieces | None:
    kind = fact.kind_of
    if name == "blank":
        return (GAP,)
    if name == "sentence":
        segments = (*fact.opening, *fact.without(phrasing.without)) if phrasing.without else fact.segments
        return tuple(_gapped(segments, hidden))
    if name == "claim":
        return _closed(fact.without(hidden))
    if name in _TEXTS:
        return _TEXTS[name](fact)
    if name == "others":
        return enumerated([slot for slot in part_slots(fact.slots) if slot is not key])
    if name in kind.word_names:
        return fact.words[name]
    if name in kind.virtual or name == "parts":
        return kind.spelled(name, fact) or None
    slot = fact.slots.get(name)
    if slot is not None:
        return (slot,)
    return () if name in WORD_NAMES else None


WORD_NAMES = frozenset(name for kind in KINDS.values() for name in kind.word_names)
"""What some kind of fact lends to templates; for facts of other kinds it is empty."""

_TEXTS: dict[str, Callable[[Fact], Pieces]] = {
    "statement": lambda fact: (*fact.segments, "。"),
    "document": lambda fact: (fact.record.source.document,),
    "issuer": lambda fact: fact.kind_of.issuer(fact),
    "section": lambda fact: (fact.record.source.section,),
    "note": lambda fact: (fact.record.note or "",),
    "attribution": lambda fact: fact.opening,
}


def _closed(segments: Segments) -> Segments:
    """The middle of a question: a sentence that lost its first words does not open with the mark that followed them."""
    if segments and isinstance(segments[0], str):
        return (segments[0].lstrip("，"), *segments[1:])
    return segments
