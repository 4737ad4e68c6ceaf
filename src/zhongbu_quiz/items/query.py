"""Item model x fact -> queries: the question with its gap, before any option is chosen.

A query knows which slot it asks and which slots its stem shows; proofs and leak checks read these, never the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from zhongbu_quiz.facts.base import Fact, FactBase
from zhongbu_quiz.facts.records import Event, Slogan
from zhongbu_quiz.facts.slots import Slot, text_of
from zhongbu_quiz.facts.wording import event_wording, fill_wording
from zhongbu_quiz.items.item import Blank, Shown, SlotRef, Stem
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.items.template import BLANK_MARK, Template
from zhongbu_quiz.values.text import listed

COVERS: dict[str, tuple[str, ...]] = {"deed": ("actor", "place", "action", "object")}
"""Slots that stand for several: asking the deed hides all of these."""

SOME = 3
"""How many parts of a list a stem shows where `some_parts` stands."""

HINTS = {
    "year": "年份",
    "month": "年月",
    "day": "日期",
    "interval": "起止年份",
    "number": "数值",
    "organ": "机构",
    "document": "文件",
    "meeting": "会议",
    "deed": "事件",
    "place": "地点",
    "document_number": "文号",
    "region": "地区",
    "indicator": "指标",
    "whole": "范围",
    "slogan": "提法",
    "part": "要点",
    "topic": "主题",
    "meaning": "含义",
    "content": "内容",
}


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


@dataclass(frozen=True, slots=True, eq=False)
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

    @property
    def item_id(self) -> str:
        """Model, fact and slot: identity hangs on nothing else."""
        return f"{self.model.id}:{self.fact.id}:{self.key.name}"

    @property
    def asks(self) -> frozenset[SlotRef]:
        """The leaf slots that the gap hides."""
        names = COVERS.get(self.key.name, (self.key.name,))
        if self.key.name == "parts":
            names = tuple(name for name in self.fact.slots if name.startswith("part."))
        return frozenset((self.fact.id, name) for name in names if name in self.fact.slots or name == self.key.name)

    @property
    def asserts(self) -> frozenset[SlotRef]:
        """The slots that the stem shows as true."""
        return frozenset((self.fact.id, name) for name in self.shown)


def queries(model: ItemModel, base: FactBase, phrasing: Phrasing = AS_TOLD) -> Iterator[Query]:
    """All questions that a model asks of a base, in the order of the facts (and of their parts)."""
    kinds = model.facts.kind
    facts = base.facts if kinds is None else [fact for kind in kinds for fact in base.of_kind(kind)]
    for fact in facts:
        if model.facts.passes(fact):
            yield from _fact_queries(model, fact, phrasing)


def _fact_queries(model: ItemModel, fact: Fact, phrasing: Phrasing) -> Iterator[Query]:
    for key in asked_slots(model.asks, fact):
        query = _query(model, fact, key, phrasing)
        if query:
            yield query


def bare_query(model: ItemModel, fact: Fact, key: Slot) -> Query:
    """A query without a stem of its own, for kinds whose question is put together elsewhere."""
    attributed = fact.attributed or _issued_by_essay(fact)
    return Query(model, fact, key, (), frozenset(), attributed)


def asked_slots(asks: str, fact: Fact) -> list[Slot]:
    """The slots of a fact that `asks` means: one, or each part of a list."""
    if asks == "part":
        return [slot for name, slot in fact.slots.items() if name.startswith("part.")]
    slot = virtual_slot(asks, fact)
    return [slot] if slot is not None else []


def virtual_slot(name: str, fact: Fact) -> Slot | None:
    """A slot of a fact, or one made of several: the deed of an event, all parts of a slogan."""
    slot = fact.slots.get(name)
    if slot is not None:
        return slot if slot.name == name else None
    if name == "deed" and isinstance(fact.record, Event):
        text = _deed(fact, fact.record)
        return Slot("deed", "deed", text, text)
    if name == "parts":
        parts = [slot.text for key, slot in fact.slots.items() if key.startswith("part.")]
        return Slot("parts", "parts", "、".join(parts), tuple(parts)) if parts else None
    return None


def _deed(fact: Fact, record: Event) -> str:
    """What happened, without the date, the number of the document and what it brought."""
    if record.wording is None:
        wording = event_wording(record, frozenset({"date", "document_number", "content"}))
        return text_of(fill_wording(wording, fact.slots, {}))
    told = text_of(
        tuple(part for part in fact.segments if isinstance(part, str) or part.name not in ("date", "content"))
    )
    return told.partition("》一文，")[2].lstrip("，") if "》一文，" in told[:12] else told.strip("，")


def hint_of(key: Slot) -> str:
    """The kind of answer in a word or two (年月, 数值 …), for cards and blanks."""
    if key.type == "date":
        return HINTS[key.value.granularity]
    return HINTS.get(key.type, "")


def _query(model: ItemModel, fact: Fact, key: Slot, phrasing: Phrasing) -> Query | None:
    hidden = set(COVERS.get(key.name, (key.name,)))
    attribute = (
        phrasing.attribute and not fact.attributed and f"《{fact.record.source.document}》一文" not in fact.statement
    )
    opening = f"据《{fact.record.source.document}》一文，" if attribute else ""
    if phrasing.stem is None:
        stem, shown = _statement_stem(phrasing, fact, key, hidden)
    else:
        rendered = _render_stem(phrasing.stem, phrasing, fact, key, hidden)
        if rendered is None:
            return None
        stem, shown = rendered
    if not any(isinstance(segment, Blank) for segment in stem):
        return None
    if opening:
        stem = (opening, *stem)
    attributed = attribute or (isinstance(stem[0], str) and "》一文" in stem[0][:16]) or _issued_by_essay(fact)
    return Query(model, fact, key, _merged(stem), frozenset(shown), attributed, phrasing)


def template_values(names: frozenset[str], query: Query) -> dict[str, str] | None:
    """The texts that an explanation needs, with nothing hidden; None where the fact lacks one of them."""
    return _values(names, query.phrasing, query.fact, query.key, set())[0]


def rendered(template: Template, query: Query) -> tuple[str, frozenset[str]] | None:
    """A template's text for a query with the asked slot hidden, and the slots it shows; None where the fact lacks one."""
    hidden = set(COVERS.get(query.key.name, (query.key.name,)))
    values, shown = _values(template.names, query.phrasing, query.fact, query.key, hidden)
    return None if values is None else (template.render(values), frozenset(shown))


def _issued_by_essay(fact: Fact) -> bool:
    issued = fact.slots.get("issued_in")
    return issued is not None and issued.text == fact.record.source.document


def _segments(phrasing: Phrasing, fact: Fact) -> tuple[str | Slot, ...]:
    """The statement, without the optional fields that the model leaves out."""
    drop = frozenset(phrasing.without)
    if not drop or not isinstance(fact.record, Event) or fact.record.wording:
        return fact.segments
    opening = fact.segments[:1] if isinstance(fact.segments[0], str) else ()
    return (*opening, *fill_wording(event_wording(fact.record, drop), fact.slots, {}))


def _statement_stem(phrasing: Phrasing, fact: Fact, key: Slot, hidden: set[str]) -> tuple[Stem, set[str]]:
    stem: list[str | Blank] = []
    shown: set[str] = set()
    blank = Blank(key.text, phrasing.hint or hint_of(key))
    for segment in _segments(phrasing, fact):
        if isinstance(segment, str):
            stem.append(segment)
        elif segment.name in hidden:
            if not (stem and isinstance(stem[-1], Blank)):
                stem.append(blank)
        else:
            stem.append(segment.text)
            shown.add(segment.name)
    stem.append("。")
    return tuple(stem), shown


def _render_stem(
    template: Template, phrasing: Phrasing, fact: Fact, key: Slot, hidden: set[str]
) -> tuple[Stem, set[str]] | None:
    values, shown = _values(template.names, phrasing, fact, key, hidden)
    if values is None:
        return None
    text = template.render(values)
    before, mark, after = text.partition(BLANK_MARK)
    if not mark or BLANK_MARK in after:
        return None
    blank = Blank(key.text, phrasing.hint or hint_of(key))
    return tuple(part for part in (before, blank, after) if part != ""), shown


def _values(
    names: frozenset[str], phrasing: Phrasing, fact: Fact, key: Slot, hidden: set[str]
) -> tuple[dict[str, str] | None, set[str]]:
    """The texts that a template needs, and the slots that they show; None where the fact lacks one of them."""
    values: dict[str, str] = {}
    shown: set[str] = set()
    for name in names:
        if name == "blank":
            values[name] = BLANK_MARK
        elif name == "sentence":
            stem, seen = _statement_stem(phrasing, fact, key, hidden)
            values[name] = "".join(part if isinstance(part, str) else BLANK_MARK for part in stem).removesuffix("。")
            shown |= seen
        elif name == "claim":
            stem, seen = _statement_stem(phrasing, fact, key, hidden)
            values[name] = _claim(stem)
            shown |= seen
        elif name == "some_parts":
            some = [slot for slot_name, slot in fact.slots.items() if slot_name.startswith("part.")][:SOME]
            values[name] = listed([slot.text for slot in some])
            shown |= {slot.name for slot in some}
        elif name == "others":
            others = [
                slot for slot_name, slot in fact.slots.items() if slot_name.startswith("part.") and slot is not key
            ]
            values[name] = "、".join(slot.text for slot in others)
            shown |= {slot.name for slot in others}
        elif name in _TEXTS:
            values[name] = _TEXTS[name](fact)
        else:
            slot = virtual_slot(name, fact) or fact.slots.get(name)
            if slot is None:
                if name == "unit":
                    values[name] = getattr(fact.record, "unit", "")
                    continue
                return None, set()
            values[name] = slot.text
            shown |= set(COVERS.get(name, (name,))) & set(fact.slots)
            if name == "parts":
                shown |= {part for part in fact.slots if part.startswith("part.")}
    return values, shown - hidden


_TEXTS: dict[str, Callable[[Fact], str]] = {
    "statement": lambda fact: fact.statement,
    "document": lambda fact: fact.record.source.document,
    "label": lambda fact: label_of(fact),
    "verb": lambda fact: fact.record.verb if isinstance(fact.record, Slogan) else "",
    "quoted": lambda fact: "yes" if isinstance(fact.record, Slogan) and fact.record.named else "",
    "issuer": lambda fact: issuer_of(fact),
    "section": lambda fact: fact.record.source.section,
    "note": lambda fact: fact.record.note or "",
    "attribution": lambda fact: f"据《{fact.record.source.document}》一文，" if fact.attributed else "",
}


def label_of(fact: Fact) -> str:
    """The name of a slogan as a sentence prints it: in “” where it is a fixed phrase, bare where it is a label of ours."""
    record = fact.record
    if not isinstance(record, Slogan):
        return ""
    return f"“{record.name}”" if record.named and not record.name.startswith("“") else record.name


def issuer_of(fact: Fact) -> str:
    """Who says it, as a sentence names it: 《前瞻》一文 for an essay, else the document or meeting."""
    issued = fact.slots.get("issued_in")
    document = fact.record.source.document
    return f"《{document}》一文" if issued is None or issued.text == document else issued.text


def _claim(stem: Stem) -> str:
    """The statement without its gap and its opening, as the middle of a question."""
    text = "".join(part for part in stem if isinstance(part, str)).removesuffix("。")
    return text.partition("》一文，")[2].lstrip("，") if "》一文，" in text[:12] else text.lstrip("，")


def _merged(stem: Stem) -> Stem:
    """Neighbouring texts joined, so that a stem is text, gap, text."""
    merged: list[str | Shown | Blank] = []
    for segment in stem:
        if isinstance(segment, str) and merged and isinstance(last := merged[-1], str):
            merged[-1] = last + segment
        else:
            merged.append(segment)
    return tuple(merged)
