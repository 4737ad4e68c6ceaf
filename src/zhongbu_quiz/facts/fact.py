"""A fact as the rest of the program sees it: its record, its slots, and its sentence as structure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from zhongbu_quiz.facts.kind import Kind
from zhongbu_quiz.facts.records import FactRecord, Source
from zhongbu_quiz.facts.slots import Attribution, Segments, Slot, is_part, text_of
from zhongbu_quiz.facts.wording import Clause
from zhongbu_quiz.values.dates import Period
from zhongbu_quiz.values.shared_keys import share_keys
from zhongbu_quiz.values.text import plain

_REGION_TAG = "地区::"
_SAID = 1 << 11
"""Of so many facts it is remembered what is said of them: those around one in the text are asked together, and of all there may be many."""


@dataclass(frozen=True, eq=False)
class Fact:
    """`clauses` is the sentence without the final 。, in clauses of which some may be left out (see `without`).

    `order` is its place in the text (0, 1, …); `issuer` the id of the fact that issued it, or the words of its author;
    `recurring` whether what it tells, or what issued it, happens again and again (rule 70); `unnamed` whether its document is only the name
    of a table, which no sentence would quote. A fact keeps what takes no room; what is longer is worked out again where it is asked later.
    """

    record: FactRecord
    kind_of: Kind[Any]
    slots: dict[str, Slot]
    clauses: tuple[Clause, ...]
    order: int
    issuer: str = ""
    recurring: bool = False
    unnamed: bool = False

    @cached_property
    def id(self) -> str:
        """Stable for ever."""
        return self.record.id

    @cached_property
    def kind(self) -> str:
        """event, slogan, statistic …"""
        return self.kind_of.name

    @property
    def tags(self) -> tuple[str, ...]:
        """Hierarchical tags with ::."""
        return self.record.tags

    @cached_property
    def doubtful(self) -> bool:
        """Whether the source is probably wrong or disputed: then at most a cloze asks it (rule 69)."""
        return self.record.doubt

    @cached_property
    def recalled(self) -> bool:
        """Whether it is to be recalled, not only recognised (rule 68)."""
        return self.kind_of.recalled(self.record)

    @property
    def words(self) -> dict[str, Segments]:
        """What templates may say of it by name, as its kind tells it."""
        return _words(self)

    def may_ask(self, name: str) -> bool:
        """Whether an item may hide a slot, or one that is made of several: `not_asked` names none of them."""
        if not self.record.not_asked:
            return True
        hidden = {name, *self.kind_of.virtual.get(name, ())}
        return hidden.isdisjoint(self.record.not_asked) and not (is_part(name) and "part" in self.record.not_asked)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where it is told; the main place first."""
        return (self.record.source, *self.record.also)

    @property
    def notes(self) -> tuple[str, ...]:
        """What an editor noted about defects of the source."""
        return (self.record.note,) if self.record.note else ()

    @cached_property
    def called(self) -> str:
        """What it is about, as shortly as can be."""
        return self.kind_of.called(self)

    @property
    def segments(self) -> Segments:
        """The whole sentence without its final mark, opened by whose statement it is where only that document says so."""
        return _segments(self)

    @property
    def opening(self) -> Segments:
        """Who the sentence must name, as its first segment; nothing where it need not."""
        return (self.attribution,) if self.attribution else ()

    def without(self, dropped: Collection[str]) -> Segments:
        """The sentence without some slots and the clauses that are there for them; who says it is not part of it."""
        kept = (segments for name, segments in self.clauses if name not in dropped)
        return tuple(
            segment
            for segments in kept
            for segment in segments
            if not isinstance(segment, Slot) or segment.name not in dropped
        )

    @cached_property
    def statement(self) -> str:
        """The fact in one sentence of ours."""
        return text_of(self.segments) + "。"

    @cached_property
    def brief(self) -> str:
        """The same without the clauses that are optional in it (place, number of a document, what it brought); an optional slot that
        stands in the middle of the sentence stays."""
        kept = (segments for name, segments in self.clauses if name not in self.kind_of.optional)
        return f"{text_of((*self.opening, *(segment for segments in kept for segment in segments)))}。"

    @cached_property
    def attributed(self) -> bool:
        """True where the truth is the document's alone: a qualifier that is not exact, or a doubtful figure."""
        return self.record.attributed or not self.kind_of.exact(self.record)

    @cached_property
    def names_document(self) -> bool:
        """Whether the sentence itself says that its document is speaking."""
        return self.kind_of.names_document(self.record)

    @cached_property
    def attribution(self) -> Attribution | None:
        """Who the sentence must name, or None."""
        return self.whose if self.attributed and not self.names_document else None

    @property
    def whose(self) -> Attribution | None:
        """Whose statement it is, for items that say so; None where a table has it that nobody would quote."""
        return None if self.unnamed else _said_by(self.record.source.document)

    @cached_property
    def regions(self) -> tuple[str, ...]:
        """The regions it is about: those of its fields, and those in its tags 地区::X."""
        tagged = (tag.removeprefix(_REGION_TAG) for tag in self.tags if tag.startswith(_REGION_TAG))
        return tuple(dict.fromkeys((*self.kind_of.regions(self.record), *tagged)))

    @property
    def topic(self) -> str:
        """The small label of a card: the last word of the first tag, or the section."""
        return _topic(self)

    @property
    def _topic_tag(self) -> str:
        return next((tag for tag in self.tags if "::" in tag and not tag.startswith(_REGION_TAG)), "")

    @property
    def cue(self) -> str:
        """The topic in brackets that opens a cloze (rule 56): the label of the fact, or the head of its tag where the label would
        tell the answer."""
        told = any(self.topic in slot.text or slot.text in self.topic for slot in self.slots.values())
        return self.wide_cue if told or self.kind_of.picture == "timeline" or len(self.topic) < 3 else self.topic

    @property
    def wide_cue(self) -> str:
        """The head of its tag, or its document: a topic in brackets that tells less."""
        return self._topic_tag.partition("::")[0] or self.record.source.document

    @property
    def plain_texts(self) -> tuple[str, ...]:
        """The texts of its slots without their marks."""
        return _plain_texts(self)

    @cached_property
    def period(self) -> Period | None:
        """When it holds or happened; None for what has no date."""
        return self.kind_of.period(self)

    @cached_property
    def head(self) -> str:
        """What sibling facts share."""
        return self.kind_of.head(self.record)

    def virtual_slot(self, name: str) -> Slot | None:
        """A slot, or one made of several: the deed of an event, all parts of a list; None where the fact has neither."""
        slot = self.slots.get(name)
        if slot is not None:
            return slot if slot.name == name else None
        return self.kind_of.virtual_slot(name, self)


share_keys(Fact)


@lru_cache(maxsize=_SAID)
def _words(fact: Fact) -> dict[str, Segments]:
    return fact.kind_of.words(fact)


@lru_cache(maxsize=_SAID)
def _segments(fact: Fact) -> Segments:
    return (*fact.opening, *fact.without(()))


@lru_cache(maxsize=_SAID)
def _plain_texts(fact: Fact) -> tuple[str, ...]:
    return tuple(plain(slot.text) for slot in fact.slots.values())


@lru_cache(maxsize=_SAID)
def _topic(fact: Fact) -> str:
    return fact._topic_tag.rpartition("::")[2] or fact.record.source.section


@lru_cache(maxsize=_SAID)
def _said_by(document: str) -> Attribution:
    return Attribution(document)
