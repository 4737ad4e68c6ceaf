"""Records -> FactBase: every fact told as slots and as one Chinese sentence, with the indexes that proofs need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from zhongbu_quiz.data.world import World, load_world
from zhongbu_quiz.errors import ContentError, Problem
from zhongbu_quiz.facts.load import FactRecord, Placed, Seeds
from zhongbu_quiz.facts.records import DocumentRecord, Event, Slogan, Source, Statistic
from zhongbu_quiz.facts.slots import Segment, Segments, Slot, text_of
from zhongbu_quiz.facts.wording import event_wording, fill_wording, slogan_wording, statistic_wording
from zhongbu_quiz.values.dates import Period

_ID_LIKE = re.compile(r"[a-z]+-[a-z0-9\-]+")
_MEETING = re.compile(r"(会|会议|大会|全会|座谈会|论坛)$")


@dataclass(frozen=True, eq=False)
class Fact:
    """A fact as the rest of the program sees it.

    `segments` is its sentence without the final 。: text and slots. `order` is its place in the text (0, 1, …).
    """

    record: FactRecord
    slots: dict[str, Slot]
    segments: Segments
    order: int
    issuer: str = ""

    @property
    def id(self) -> str:
        """Stable for ever."""
        return self.record.id

    @property
    def kind(self) -> str:
        """event, slogan or statistic."""
        return self.record.kind

    @property
    def tags(self) -> tuple[str, ...]:
        """Hierarchical tags with ::."""
        return self.record.tags

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where it is told; the main place first."""
        return (self.record.source, *self.record.also)

    @property
    def notes(self) -> tuple[str, ...]:
        """What an editor noted about defects of the source."""
        return (self.record.note,) if self.record.note else ()

    @cached_property
    def statement(self) -> str:
        """The fact in one sentence of ours."""
        return text_of(self.segments) + "。"

    @property
    def attributed(self) -> bool:
        """True where the truth is the document's alone: a qualifier that is not exact, or a doubtful figure."""
        record = self.record
        return record.attribute or (isinstance(record, Statistic) and record.qualifier != "exactly")

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions it is about: a statistic's own, and those in its tags 地区::X."""
        own = (self.record.region,) if isinstance(self.record, Statistic) else ()
        tagged = tuple(tag.removeprefix("地区::") for tag in self.tags if tag.startswith("地区::"))
        return tuple(dict.fromkeys((*own, *tagged)))

    @property
    def topic(self) -> str:
        """The small label of a card: the last word of the first tag, or the section."""
        first = next((tag for tag in self.tags if "::" in tag and not tag.startswith("地区::")), "")
        return first.rpartition("::")[2] or self.record.source.section

    @cached_property
    def cue(self) -> str:
        """The topic in brackets that opens a cloze (rule 56): the label of the fact, or the head of its tag where the label would
        tell the answer."""
        tag = next((tag for tag in self.tags if "::" in tag and not tag.startswith("地区::")), "")
        head = tag.partition("::")[0] or self.record.source.document
        told = any(self.topic in slot.text or slot.text in self.topic for slot in self.slots.values())
        return head if told or self.kind == "event" or len(self.topic) < 3 else self.topic

    @cached_property
    def period(self) -> Period | None:
        """When it holds or happened; None for an undated slogan or statistic."""
        if isinstance(self.record, Event):
            return self.record.date
        if isinstance(self.record, Statistic):
            return self.record.period
        issued = self.slots.get("issued_date")
        return issued.value if issued else None


@dataclass(frozen=True, eq=False)
class FactBase:
    """All facts in the order of the text, the documents that they are told in, and the world that they speak of."""

    facts: tuple[Fact, ...]
    documents: tuple[DocumentRecord, ...] = ()
    _by_id: dict[str, Fact] = field(default_factory=dict, repr=False)
    world: World = field(default_factory=load_world, repr=False)

    def fact(self, fact_id: str) -> Fact:
        """The fact with an id. Raises KeyError."""
        return self._by_id[fact_id]

    def __contains__(self, fact_id: object) -> bool:
        return fact_id in self._by_id

    def of_kind(self, kind: str) -> tuple[Fact, ...]:
        """All facts of one kind, in order."""
        return self._kinds.get(kind, ())

    @cached_property
    def _kinds(self) -> dict[str, tuple[Fact, ...]]:
        kinds: dict[str, list[Fact]] = {}
        for fact in self.facts:
            kinds.setdefault(fact.kind, []).append(fact)
        return {kind: tuple(facts) for kind, facts in kinds.items()}

    def document(self, name: str) -> DocumentRecord | None:
        """The document with a short name, where it is listed."""
        return next((document for document in self.documents if document.name == name), None)

    def place_in_text(self, source: Source) -> tuple[int, int]:
        """(document, section) as numbers in the order of the text; unlisted ones come last."""
        for number, document in enumerate(self.documents):
            if document.name == source.document:
                section = document.sections.index(source.section) if source.section in document.sections else 999
                return number, section
        return 999, 999


def build_base(seeds: Seeds, world: World | None = None) -> FactBase:
    """Tell every record, in a world (the shipped one where none is given).

    Raises ContentError for references to facts that do not exist and wordings with unknown slots."""
    problems: list[Problem] = []
    events = {placed.record.id: placed.record for placed in seeds.facts if isinstance(placed.record, Event)}
    essays = {document.name for document in seeds.documents}
    essays |= {source.document for placed in seeds.facts for source in (placed.record.source, *placed.record.also)}
    facts = []
    for order, placed in enumerate(seeds.facts):
        fact = _tell(placed, order, events, essays, problems)
        if fact:
            facts.append(fact)
    if problems:
        raise ContentError(problems)
    return base_of(facts, seeds.documents, world)


def base_of(
    facts: Sequence[Fact], documents: Iterable[DocumentRecord] = (), world: World | None = None
) -> FactBase:
    """A base of facts that are told already."""
    return FactBase(tuple(facts), tuple(documents), {fact.id: fact for fact in facts}, world or load_world())


def _tell(
    placed: Placed, order: int, events: dict[str, Event], essays: set[str], problems: list[Problem]
) -> Fact | None:
    record = placed.record
    issuer = ""
    texts = {"complete": "yes"}
    if isinstance(record, Event):
        slots = _event_slots(record)
        wording = event_wording(record)
    elif isinstance(record, Statistic):
        slots = _statistic_slots(record)
        wording = statistic_wording(record)
        texts["unit"] = record.unit
        texts["region"] = record.region
    else:
        if record.issued_in not in events and record.issued_in not in essays and _ID_LIKE.fullmatch(record.issued_in):
            problems.append(
                placed.problem(f"`issued_in` names the fact {record.issued_in!r}, which is no event here; mend the id")
            )
            return None
        event = events.get(record.issued_in)
        issuer = record.issued_in if event is None else event.id
        slots = _slogan_slots(record, event)
        wording = slogan_wording(record, event is not None, record.issued_in in essays)
        texts.update(complete="yes" if record.complete else "no", verb=record.verb)
    try:
        segments = fill_wording(record.wording or wording, slots, texts)
    except KeyError as error:
        allowed = ", ".join(sorted({name.replace(".", "") for name in slots} | (set(texts) - {"complete"})))
        problems.append(
            placed.problem(f"`wording` uses {{{error.args[0]}}}, which this fact does not have; allowed: {allowed}")
        )
        return None
    fact = Fact(record, slots, segments, order, issuer)
    return Fact(record, slots, _attributed(fact), order, issuer)


def _attributed(fact: Fact) -> Segments:
    """The segments with 据《盘点》一文 in front where the truth is the document's alone and the sentence does not say so yet."""
    if not fact.attributed or f"《{fact.record.source.document}》一文" in text_of(fact.segments):
        return fact.segments
    opening: Segment = f"据《{fact.record.source.document}》一文，"
    return (opening, *fact.segments)


def _slots(*slots: Slot | None) -> dict[str, Slot]:
    return {slot.name: slot for slot in slots if slot}


def object_type(text: str) -> str:
    """The slot type of what was acted on: a document in 《》, a meeting, or something else."""
    if text.startswith("《") and text.endswith("》"):
        return "document"
    return "meeting" if _MEETING.search(text) else "text"


def _event_slots(record: Event) -> dict[str, Slot]:
    def optional(name: str, kind: str, text: str | None) -> Slot | None:
        return Slot(name, kind, text, text) if text else None

    return _slots(
        Slot("date", "date", record.date.chinese, record.date),
        Slot("actor", "organ", record.actor, record.actor),
        optional("place", "place", record.place),
        Slot("action", "text", record.action, record.action),
        Slot("object", object_type(record.object), record.object, record.object),
        optional("document_number", "document_number", record.document_number),
        optional("content", "content", record.content),
    )


def _statistic_slots(record: Statistic) -> dict[str, Slot]:
    if record.period is not None:
        period = Slot("period", "date", record.period_name or record.period.chinese, record.period)
    else:
        as_of = record.as_of.coarsened("month").chinese if record.as_of else ""
        period = Slot("as_of", "as_of", f"截至{as_of}", record.as_of)
    number = record.number
    digits = record.written if record.value is None else record.value
    slots = _slots(
        period,
        Slot("region", "region", record.region, record.region),
        Slot("indicator", "indicator", record.indicator, record.indicator),
        Slot("figure", "text" if number is None else "number", digits, number),
        Slot("whole", "whole", record.whole, record.whole) if record.whole else None,
        Slot("compared_with", "whole", record.compared_with, record.compared_with) if record.compared_with else None,
    )
    slots.setdefault("period", period)
    return slots


def _slogan_slots(record: Slogan, event: Event | None) -> dict[str, Slot]:
    if event is None:
        kind = object_type(record.issued_in)
        issued = Slot("issued_in", kind, record.issued_in, record.issued_in)
    else:
        kind = object_type(event.object)
        text = event.actor if kind == "text" else event.object
        issued = Slot("issued_in", object_type(text), text, text)
    return _slots(
        Slot("issued_date", "date", event.date.chinese, event.date) if event else None,
        issued,
        Slot("name", "slogan" if record.named else "label", record.name, record.name),
        *(Slot(f"part.{part.n}", "part", part.text, part.text) for part in record.parts),
        Slot("applies_to", "topic", record.applies_to, record.applies_to) if record.applies_to else None,
        Slot("meaning", "meaning", record.meaning, record.meaning) if record.meaning else None,
    )
