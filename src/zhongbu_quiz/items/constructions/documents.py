"""Document and content: which of four real documents brought this? Without a year in the stem, and the rivals those nearest in time.

What a document brought is the content of the event by which it came out, or a formula that it put forward. Of each rival it is said what
it brought instead.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from zhongbu_quiz.chance import digest, shuffled
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.event import Event
from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.facts.truth import Index, Truth, judge
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.build import about
from zhongbu_quiz.items.constructions.lists import rings
from zhongbu_quiz.items.constructions.worded import WithNote
from zhongbu_quiz.items.item import Choice, Item, Level, Option, told_text
from zhongbu_quiz.items.models.base import Alone
from zhongbu_quiz.items.option_rules import text_clash, uneven
from zhongbu_quiz.items.query import Query, asked_slots, bare_query, may_make, rendered, told
from zhongbu_quiz.items.template import Pieces
from zhongbu_quiz.values.text import bigrams, nested, quotes_in

SIZE = 4
NEAREST = 8
"""From how many documents, the nearest in time, the rivals are chosen."""
TRIED = 40
"""How many documents, before and after, are looked at for one: a bound on the work."""
COMMON = 3
"""Words of so many contents say nothing about one document."""
_YEAR = re.compile(r"\d{4}年")
Brought = tuple[Fact, Slot]
"""A document: the event by which it came out, and its title."""


class DocumentsModel(WithNote, Alone):
    """Which document brought this? Of an event its `object` is asked, by what it brought (`{{ brought }}`: all of its content); of a
    formula, who issued it (`issued_in`). Notes are about the event of a rival, the explanation about the fact."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("event", "slogan")
    by: ClassVar[str] = "documents"
    makes_level: ClassVar[Level] = "理解"
    noted: ClassVar[tuple[str, ...]] = ("event",)
    lends: ClassVar[tuple[str, ...]] = ("brought",)

    kind: Literal["single_choice"]
    asks: Literal["object", "issued_in"]
    options: Annotated[tuple[Literal["documents"], ...], Field(min_length=1, max_length=1)]


def document_items(model: DocumentsModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item a fact that tells what a document brought, where three others near in time are proved not to have brought it."""
    documents = sorted(
        ((fact, slot) for fact in base.of_kind("event") for slot in _title(fact)), key=lambda entry: (_year(entry[0]), entry[0].id)
    )
    years = [_year(fact) for fact, _ in documents]
    counts = Counter(pair for fact, _ in documents for pair in bigrams(_content(fact)))
    common = frozenset(pair for pair, count in counts.items() if count >= COMMON)
    said = {fact.issuer: fact for fact in base.of_kind("slogan") if isinstance(fact.record, Slogan) and fact.record.named}
    items = []
    for fact in base.facts:
        if not (model.facts.passes(fact) and may_make(model.kind, fact)) or fact.attributed:
            continue
        own = _own(model, fact, base)
        if own is None or (fact.id in said and said[fact.id].slots["name"].text in _content(fact)):
            continue
        middle = bisect_left(years, _year(own[0]))
        item = _item(model, fact, own, documents[max(0, middle - TRIED // 2) : middle + TRIED // 2], common, index)
        if item:
            items.append(item)
        else:
            rejects[reasons.NO_DOCUMENTS] += 1
    return items


def _title(fact: Fact) -> list[Slot]:
    """The document that an event brought, where it brought one whose title tells no year."""
    slot = fact.slots.get("object")
    if slot is None or slot.type != "document" or fact.doubtful or fact.period is None:
        return []
    return [] if any(map(str.isdigit, slot.text)) else [slot]


def _content(fact: Fact) -> str:
    """All that an event is told to have brought, not only the term in it."""
    return (fact.record.content or "") if isinstance(fact.record, Event) else ""


def _words(fact: Fact) -> Mapping[str, Pieces]:
    return {"brought": (_content(fact),)}


def _own(model: DocumentsModel, fact: Fact, base: FactBase) -> Brought | None:
    """The event of a fact, and the asked slot of the fact: a document."""
    slots = asked_slots(model.asks, fact)
    if not slots or slots[0].type != "document":
        return None
    event = fact if fact.kind == "event" else base.fact(fact.issuer) if fact.issuer in base else None
    if event is None or not _title(event) or (event is fact and not _telling(_content(fact))):
        return None
    return None if isinstance(event.record, Event) and event.record.recurring else (event, slots[0])


def _telling(content: str) -> bool:
    """Whether words of a content are of one document: it quotes, or it counts. New requirements and main tasks are in every one, and a year
    counts nothing."""
    return bool(quotes_in(content)) or any(map(str.isdigit, _YEAR.sub("", content)))


def _item(
    model: DocumentsModel, fact: Fact, own: Brought, documents: Sequence[Brought], common: frozenset[str], index: Index
) -> Item | None:
    event, key = own
    bare = bare_query(model, fact, key)
    stem = rendered(model.stem, bare, more=_words(event))
    if stem is None:
        return None
    shown = told_text(stem[0], index.base.last_ids)
    brought = {"content"} if fact is event else set()
    query = replace(bare, shown=stem[1] | brought, attributed=True)
    near = sorted(
        (entry for entry in documents if _rivals(query, own, entry, common, index)),
        key=lambda entry: (_years_apart(entry[0], event), digest(fact.id, entry[0].id)),
    )[:NEAREST]
    chosen = next((three for three in combinations(near, SIZE - 1) if _beside(key, three, shown)), None)
    return None if chosen is None else _finish(model, query, own, chosen)


def _rivals(query: Query, own: Brought, entry: Brought, common: frozenset[str], index: Index) -> bool:
    """Whether another document, of another matter, is proved not to have brought it; what both speak of in one word is left alone."""
    event, title = entry
    if event is own[0] or text_clash(title.text, own[1].text) in (14, 15) or not _content(event):
        return False
    if own[0] is query.fact and (bigrams(_content(event)) & bigrams(_content(query.fact))) - common:
        return False
    return judge(query, title, event, index) is Truth.FALSE


def _year(fact: Fact) -> int:
    return fact.period.span[0][0] if fact.period else 0


def _years_apart(a: Fact, b: Fact) -> int:
    return abs(_year(a) - _year(b))


def _beside(key: Slot, three: Sequence[Brought], stem: str) -> bool:
    """Whether four titles may stand beside each other, and none is told by its words."""
    texts = [key.text, *(title.text for _, title in three)]
    return (
        not uneven(texts)
        and not any(nested(a, b) for a, b in combinations(texts, 2))
        and not rings(texts, [stem])
    )


def _finish(model: DocumentsModel, query: Query, own: Brought, three: Sequence[Brought]) -> Item:
    fact, event = query.fact, own[0]
    options = [Option(own[1].text, fact=event.id)]
    for rival, title in three:
        note = told(model.note, bare_query(model, rival, title), _words(rival)) or ""
        options.append(Option(title.text, event.kind_of.confusion(event.record, rival.record), note, rival.id))
    ordered = tuple(shuffled(options, query.item_id))
    stem = rendered(model.stem, query, more=_words(event))
    assert stem is not None
    years = max(_years_apart(rival, event) for rival, _ in three)
    fields = about(query, stem[0], 4 if years <= SIZE else 3, ordered)
    fields["explanation"] = told(model.explanation, query, _words(event)) or fact.statement
    fields["notes"] = ()  # about the words of the formula; what is asked is who brought it
    answer = next(place for place, option in enumerate(ordered) if not option.why)
    return Choice(**fields, kind=model.kind, options=ordered, answer=(answer,))
