"""What items of every kind take from their query: explanation, tags, source, notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from zhongbu_quiz.chance import digest
from zhongbu_quiz.facts.base import Fact, FactBase
from zhongbu_quiz.facts.records import Statistic
from zhongbu_quiz.items.item import Answer, Blank, Item, ItemSource, Option, SlotRef, Stem
from zhongbu_quiz.items.model import ItemModel
from zhongbu_quiz.items.query import Query, queries, template_values
from zhongbu_quiz.items.truth.values import plain
from zhongbu_quiz.values.text import squeeze


def item_of(
    query: Query,
    stem: Stem,
    options: tuple[Option, ...],
    answer: Answer,
    difficulty: int | None,
    group: str = "",
    ascending: bool = False,
) -> Item:
    """The item that a query makes with its options and answer."""
    fact = query.fact
    record = query.model.record
    source = fact.record.source
    return Item(
        id=query.item_id,
        kind=record.kind,
        model=record.id,
        stem=stem,
        options=options,
        answer=answer,
        explanation=explanation(query),
        facts=tuple(dict.fromkeys((fact.id, *(option.fact for option in options if option.fact)))),
        tags=tuple(dict.fromkeys((*fact.tags, *record.tags))),
        difficulty=difficulty if record.difficulty is None else record.difficulty,
        source=ItemSource(source.document, source.section),
        slot=query.key.name,
        topic=fact.topic,
        notes=fact.notes,
        ascending=ascending,
        group=group,
        asks=query.asks,
        asserts=query.asserts,
    )


def group_item(
    model: ItemModel,
    members: Sequence[Query],
    stem: Stem,
    options: tuple[Option, ...],
    answer: Answer,
    difficulty: int | None,
    shown: frozenset[SlotRef] = frozenset(),
    left: tuple[str, ...] = (),
    ascending: bool = False,
) -> Item:
    """An item over several facts: its id is made from the model, the facts (in the order of the text) and the slot asked."""
    ordered = sorted(members, key=lambda query: query.fact.order)
    facts = tuple(dict.fromkeys(query.fact.id for query in ordered))
    first = ordered[0].fact
    source = first.record.source
    name = facts[0] if len(facts) == 1 else f"{facts[0]}+{len(facts) - 1}-{digest(*facts):016x}"
    record = model.record
    return Item(
        id=f"{model.id}:{name}:{record.asks}",
        kind=record.kind,
        model=model.id,
        stem=stem,
        options=options,
        answer=answer,
        explanation="".join(dict.fromkeys(query.fact.statement for query in ordered)),
        facts=facts,
        tags=tuple(dict.fromkeys((*(tag for query in ordered for tag in query.fact.tags), *record.tags))),
        difficulty=difficulty if record.difficulty is None else record.difficulty,
        source=ItemSource(source.document, source.section),
        topic=first.topic,
        notes=tuple(dict.fromkeys(note for query in ordered for note in query.fact.notes)),
        ascending=ascending,
        left=left,
        asks=frozenset(ref for query in ordered for ref in query.asks),
        asserts=shown - frozenset(ref for query in ordered for ref in query.asks),
    )


def explanation(query: Query) -> str:
    """The model's own words where it has some, else the statement of the fact."""
    template = query.model.explanation
    if template is None:
        return query.fact.statement
    values = template_values(template.names, query)
    return query.fact.statement if values is None else template.render(values)


WHOLE = {"document", "meeting", "part", "slogan", "content", "organ", "meaning", "topic", "text", "document_number"}
"""Answers that are hidden whole, whatever their length (rule 40)."""
_NUMERALS = set("0123456789一二三四五六七八九十百千万亿两半首倍番成")
_QUALIFIERS = re.compile(r"^据《[^》]+》一文，|约|超过|不足|接近|近(?=\d)|以上|达到|为|总数|总量|比重|的")
"""Words that two figures may differ in and still be one for a reader who fills the gap."""


def clear_queries(model: ItemModel, base: FactBase, rejects: Counter[str]) -> Iterator[Query]:
    """The queries of a model that have one answer, in the order of the facts; the others are counted under the rule that they break."""
    asked = list(queries(model, base))
    unclear = _ambiguous(asked) | _same_figures(asked, base)
    if unclear:
        rejects["rule 42"] += len(unclear)
    short = {query.item_id for query in asked if not _kept_enough(query)}
    if short:
        rejects["rule 41"] += len(short)
    odd = {query.item_id for query in asked if not _worth_hiding(query)}
    if odd:
        rejects["rule 40"] += len(odd)
    return (query for query in asked if query.item_id not in unclear | short | odd)


def _worth_hiding(query: Query) -> bool:
    """False for an answer that is long and no title or part, and for a figure in words that is a verb (领跑) (rule 40)."""
    if query.key.name == "figure" and query.key.type == "text":
        return bool(set(query.key.text) & _NUMERALS)
    return query.key.type in WHOLE or len(query.key.text) <= 16


def _kept_enough(query: Query) -> bool:
    """Whether 70 % of the characters stay, unless the answer is a title or a part, which are hidden whole (rule 41)."""
    if query.key.type in WHOLE:
        return True
    kept = sum(len(part) for part in query.stem if isinstance(part, str))
    return kept >= 0.7 * (kept + len(query.key.text))


def _ambiguous(asked: Sequence[Query]) -> set[str]:
    """Ids of queries whose sentence, with its gap, is also that of another fact with another answer (rule 42): 21 % belongs to two
    things, five provinces passed one mark."""
    answers: dict[str, dict[str, list[str]]] = {}
    for query in asked:
        text = _QUALIFIERS.sub("", "".join(part if isinstance(part, str) else "\n" for part in query.stem))
        answers.setdefault(text, {}).setdefault(query.key.text, []).append(query.item_id)
    return {item_id for keys in answers.values() if len(keys) > 1 for ids in keys.values() for item_id in ids}


def _same_figures(asked: Sequence[Query], base: FactBase) -> set[str]:
    """Ids of queries for an indicator whose place and time have one more thing with the same figure, however its sentence runs."""
    things: dict[tuple[object, ...], set[str]] = {}
    for fact in base.of_kind("statistic") if asked and asked[0].key.name == "indicator" else ():
        things.setdefault(_measured(fact), set()).add(fact.slots["indicator"].text)
    return {query.item_id for query in asked if things and len(things[_measured(query.fact)]) > 1}


def _measured(fact: Fact) -> tuple[object, ...]:
    record = fact.record
    assert isinstance(record, Statistic)
    return record.region, record.aspect, record.base, str(record.period or record.as_of)


def leaks(stem: Stem) -> bool:
    """True where an answer of two or more characters stands elsewhere in its own stem (rule 43); a number only as a whole number."""
    flat = squeeze("".join(part if isinstance(part, str) else "\n" for part in stem))
    return any(isinstance(part, Blank) and stands_in(part.text, flat) for part in stem)


def stands_in(answer: str, text: str) -> bool:
    """Whether an answer of two or more characters stands in a text; digits must not be part of a longer number."""
    wanted = squeeze(answer)
    if len(wanted) < 2:
        return False
    if "、" in wanted and plain(wanted) in plain(text):
        return True
    if wanted[0].isdigit() and wanted[-1].isdigit():
        return re.search(rf"(?<![\d.]){re.escape(wanted)}(?![\d.])", text) is not None
    return wanted in text
