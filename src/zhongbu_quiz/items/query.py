"""Item model x fact -> queries: the question with its gap, before any option is chosen.

A query knows which slot it asks and which slots its stem shows; proofs and leak checks read these, never the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.facts.slots import Attribution, Segments, Slot, is_part, part_slots, text_of
from zhongbu_quiz.items.item import Blank, Shown, SlotRef, Stem
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.items.template import BLANK_MARK, Template

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
        names = covered(self.key.name, self.fact)
        if self.key.name == "parts":
            names = tuple(filter(is_part, self.fact.slots))
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
        return part_slots(fact.slots)
    slot = virtual_slot(asks, fact)
    return [slot] if slot is not None else []


def virtual_slot(name: str, fact: Fact) -> Slot | None:
    """A slot of a fact, or one made of several: the deed of an event, all parts of a slogan."""
    return fact.virtual_slot(name)


def covered(name: str, fact: Fact) -> tuple[str, ...]:
    """The slots that a slot stands for: itself, or those that it is made of."""
    return fact.kind_of.virtual.get(name, (name,))


def hint_of(key: Slot) -> str:
    """The kind of answer in a word or two (年月, 数值 …), for cards and blanks."""
    if key.type == "date":
        return HINTS[key.value.granularity]
    return HINTS.get(key.type, "")


def _query(model: ItemModel, fact: Fact, key: Slot, phrasing: Phrasing) -> Query | None:
    hidden = set(covered(key.name, fact))
    attribute = phrasing.attribute and not fact.attributed and not fact.names_document
    opening = Attribution(fact.record.source.document).text if attribute else ""
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
    attributed = attribute or _says_whose(phrasing, fact) or _issued_by_essay(fact)
    return Query(model, fact, key, _merged(stem), frozenset(shown), attributed, phrasing)


def template_values(names: frozenset[str], query: Query) -> dict[str, str] | None:
    """The texts that an explanation needs, with nothing hidden; None where the fact lacks one of them."""
    return _values(names, query.phrasing, query.fact, query.key, set())[0]


def rendered(template: Template, query: Query) -> tuple[str, frozenset[str]] | None:
    """A template's text for a query with the asked slot hidden, and the slots it shows; None where the fact lacks one."""
    hidden = set(covered(query.key.name, query.fact))
    values, shown = _values(template.names, query.phrasing, query.fact, query.key, hidden)
    return None if values is None else (template.render(values), frozenset(shown))


def _issued_by_essay(fact: Fact) -> bool:
    return fact.kind_of.issued_by_document(fact.record)


def _says_whose(phrasing: Phrasing, fact: Fact) -> bool:
    """Whether a stem says whose statement it is: by the fact's own sentence, or by the words of the model."""
    if phrasing.stem is None or "sentence" in phrasing.stem.names:
        return fact.attribution is not None or fact.names_document
    return "attribution" in phrasing.stem.names and fact.attribution is not None


def _segments(phrasing: Phrasing, fact: Fact) -> Segments:
    """The statement, without the optional fields that the model leaves out."""
    return (*fact.opening, *fact.without(phrasing.without))


def _statement_stem(phrasing: Phrasing, fact: Fact, key: Slot, hidden: set[str]) -> tuple[Stem, set[str]]:
    stem: list[str | Blank] = []
    shown: set[str] = set()
    blank = Blank(key.text, phrasing.hint or hint_of(key))
    for segment in _segments(phrasing, fact):
        if isinstance(segment, str):
            stem.append(segment)
        elif isinstance(segment, Attribution):
            stem.append(segment.text)
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
            stem, seen = _claim(fact, key, hidden)
            values[name] = "".join(part if isinstance(part, str) else "" for part in stem).lstrip("，")
            shown |= seen
        elif name == "others":
            others = [
                slot for slot in part_slots(fact.slots) if slot is not key
            ]
            values[name] = "、".join(slot.text for slot in others)
            shown |= {slot.name for slot in others}
        elif name in _TEXTS:
            values[name] = _TEXTS[name](fact)
        elif name in fact.kind_of.word_names:
            told = fact.kind_of.words(fact)[name]
            values[name] = text_of(told)
            shown |= {part.name for part in told if isinstance(part, Slot)} if name == "some_parts" else set()
        elif name in WORD_NAMES:
            values[name] = ""
        else:
            slot = virtual_slot(name, fact) or fact.slots.get(name)
            if slot is None:
                return None, set()
            values[name] = slot.text
            shown |= set(covered(name, fact)) & set(fact.slots)
            if name == "parts":
                shown |= set(filter(is_part, fact.slots))
    return values, shown - hidden


WORD_NAMES = frozenset(name for kind in KINDS.values() for name in kind.word_names)
"""What some kind of fact lends to templates; for facts of other kinds it is empty."""

_TEXTS: dict[str, Callable[[Fact], str]] = {
    "statement": lambda fact: fact.statement,
    "document": lambda fact: fact.record.source.document,
    "section": lambda fact: fact.record.source.section,
    "note": lambda fact: fact.record.note or "",
    "attribution": lambda fact: text_of(fact.opening),
}


def _claim(fact: Fact, key: Slot, hidden: set[str]) -> tuple[Stem, set[str]]:
    """The statement without its gap and without who says it, as the middle of a question."""
    stem: list[str | Blank] = []
    shown: set[str] = set()
    for segment in fact.without(hidden):
        if isinstance(segment, Slot):
            shown.add(segment.name)
        stem.append(segment if isinstance(segment, str) else segment.text)
    return tuple(stem), shown


def _merged(stem: Stem) -> Stem:
    """Neighbouring texts joined, so that a stem is text, gap, text."""
    merged: list[str | Shown | Blank] = []
    for segment in stem:
        if isinstance(segment, str) and merged and isinstance(last := merged[-1], str):
            merged[-1] = last + segment
        else:
            merged.append(segment)
    return tuple(merged)
