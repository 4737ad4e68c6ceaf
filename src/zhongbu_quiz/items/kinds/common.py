"""Which queries of a model make a clear question with a gap: one answer, enough left to read, nothing that gives it away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from zhongbu_quiz.data.world import World
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.facts.records import FactRecord
from zhongbu_quiz.facts.slots import Attribution, Slot, is_part, part_slots
from zhongbu_quiz.facts.watch import spelt
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.constructions.phrase import counts
from zhongbu_quiz.items.gap_rules import (
    WHOLE,
    WORDLESS,
    cue_length,
    goes_on,
    heads,
    kept_enough,
    leaks,
    official,
    short_enough,
    told_by_half,
    told_by_place,
    worth_hiding,
    year_told,
)
from zhongbu_quiz.items.item import Item, stem_text
from zhongbu_quiz.items.looked_up import table_of
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.items.option_rules import first_place
from zhongbu_quiz.items.query import Phrasing, Query, queries, shorter
from zhongbu_quiz.items.varies import varying
from zhongbu_quiz.values.dates import Period

_SMALL_WORDS = r"近(?=\d)|为|总数|总量|比重|的"
"""Words that two figures may differ in and still be one for a reader who fills the gap."""
HEADLESS = 1.5
"""How many times the characters of a cue a stem needs that shows no slot to say what it is about."""


def recalled_band(slots: Sequence[Slot]) -> int:
    """How hard it is to write values from memory (rule 64): 2 for one of few places, 4 for a long text or list, 3 for the rest."""
    if len(slots) == 1 and slots[0].type in _FEW:
        return 2
    return 4 if len(slots) >= LONG_LIST or any(len(slot.text) >= LONG_TEXT for slot in slots) else 3


_FEW = ("region", "place")
LONG_TEXT = 12
"""Characters of a value that is hard to write word by word: a title, a double formula."""
LONG_LIST = 5
"""Parts of a list that is hard to have whole."""


@dataclass(frozen=True, slots=True)
class Gapped:
    """A sentence with a gap: what it says, its answer, and of what a figure is told where one is asked for; the rule by which it is no
    question (`why`), or its item, or the rule by which it makes none though it is one (`late`)."""

    name: str
    said: str
    answer: str
    slot: str
    measured: str | None
    why: str
    item: Item | None = None
    late: str = ""


def gaps(
    model: ItemModel, base: FactBase, phrasing: Phrasing, make: Callable[[Query], Item | None]
) -> list[Gapped]:
    """The gaps of a model, in the order of the facts; `make` gives the item of one, or None where it would open its sentence or be told by
    its topic (rule 43)."""
    loose, found = _loose_words(base.world), []
    for query in queries(model, base, phrasing):
        kept = _clean(query)
        why = _no_gap(query, base) or table_of(base).why_not(query) or _unclear(kept, base)
        said = tuple(part for part in kept.stem if not isinstance(part, Attribution))
        measured = _MEASURED.get(kept.key.name) if kept.fact.kind == "statistic" else None
        item = None if why else make(kept)
        found.append(
            Gapped(
                kept.item_id,
                loose.sub("", stem_text(said, "\n")),
                kept.key.text,
                kept.key.name,
                spelt(measured(kept.fact.record)) if measured else None,
                why,
                item,
                "" if item or why else reasons.rule(43),
            )
        )
    return found


def clear_items(base: FactBase, found: Sequence[Gapped], rejects: Counter[str]) -> list[Item]:
    """The items of those gaps that have one answer; the others are counted under the rule that they break."""
    asked = []
    for gap in found:
        if gap.why:
            rejects[gap.why] += 1
        else:
            asked.append(gap)
    unclear = {gap.name for gap in asked} & _ambiguous(found) | _same_figures(asked, base)
    if unclear:
        rejects[reasons.rule(42)] += len(unclear)
    items = []
    for gap in asked:
        if gap.name in unclear:
            continue
        if gap.item is None:
            rejects[gap.late] += 1
        else:
            items.append(gap.item)
    return items


def _no_gap(query: Query, base: FactBase) -> str:
    """The rule by which a slot of a fact is no gap whatever its sentence says, or nothing."""
    fact, key = query.fact, query.key
    if not fact.kind_of.may_hide(key.name, fact.record):
        return reasons.NO_GAP
    if not worth_hiding(key.name, key.type, key.text, official(fact)):
        return reasons.rule(40)
    if key.name == "name" and counts(key.text, [slot.text for slot in part_slots(fact.slots) if slot.name in query.shown]):
        return reasons.rule(73)
    if key.type == "number" and first_place(str(fact.kind_of.trait("aspect", fact.record)), key.value):
        return reasons.rule(73)
    vague = key.type == "organ" and base.world.vague_actor(key.text)
    return "" if varying(base).varies(fact, key) and not vague else reasons.rule(72)


def _clean(query: Query) -> Query:
    """The question without those optional clauses that would tell its answer, as few as will do; as it is where nothing helps."""
    if not _told(query):
        return query
    able = [name for name in query.fact.kind_of.optional if name in query.fact.slots and name != query.key.name]
    if query.fact.kind == "event" and "object" not in query.fact.slots:
        able = [name for name in able if name != "place"]  # 元谋人在云南元谋生活: without it nothing is left
    for count in range(1, len(able) + 1):
        for names in combinations(reversed(able), count):
            kept = shorter(query, names)
            if kept is not None and not _told(kept):
                return kept
    return query


def _told(query: Query) -> str:
    """The rule by which a stem tells its answer, or nothing."""
    if leaks(query.stem):
        return reasons.rule(43)
    value = query.key.value
    if isinstance(value, Period):
        years = {day.year for day in (value.start, value.end) if day}
        return reasons.rule(35) if any(year_told(year, query.stem) for year in years) else ""
    told = told_by_half(query.key.text, query.stem) or told_by_place(query.key, query.stem)
    return reasons.rule(73) if told and query.key.type not in WORDLESS else ""


def _unclear(query: Query, base: FactBase) -> str:
    """The rule by which the sentence around a gap is no question, or nothing."""
    told = _told(query)
    if told:
        return told
    if is_part(query.key.name) and goes_on(query.stem):
        return reasons.rule(42)
    if not short_enough(query.stem, base.last_ids):
        return reasons.rule(7)
    least = query.fact.kind_of.least_stem
    cue = cue_length(query.stem, query.fact.record.source.document, _areas(base.world))
    if cue < (least if heads(query.stem) else HEADLESS * least):
        return reasons.rule(1)
    return "" if _kept_enough(query, base.last_ids) else reasons.rule(41)


def _kept_enough(query: Query, documents: Collection[str]) -> bool:
    """Whether 70 % of the characters stay, unless the answer is a title or a part, which are hidden whole (rule 41), or half of the fact."""
    if query.key.type in WHOLE or query.key.name in query.fact.kind_of.hidden_whole:
        return True
    return kept_enough(len(query.told(documents)), len(query.key.text))


@lru_cache(maxsize=8)
def _areas(world: World) -> re.Pattern[str]:
    """The names of places that exclude no other: an area that all sentences are about says nothing of one of them."""
    names = sorted((name for name in world.places.names if not world.places.exclusive(name)), key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, names)) or r"(?!)")


@lru_cache(maxsize=8)
def _loose_words(world: World) -> re.Pattern[str]:
    inexact = {word for one in world.qualifiers.values() for word in (*one.before, *one.after) if len(word) > 1 or word == "约"}
    return re.compile("|".join((*sorted(inexact, key=lambda word: (-len(word), word)), _SMALL_WORDS)))


def _ambiguous(every: Sequence[Gapped]) -> set[str]:
    """Ids of gaps whose sentence, with its gap, is also that of another fact with another answer (rule 42): 21 % belongs to two
    things, five provinces passed one mark. What is not asked for another reason is as right an answer all the same."""
    answers: dict[str, dict[str, list[str]]] = {}
    for gap in every:
        answers.setdefault(gap.said, {}).setdefault(gap.answer, []).append(gap.name)
    return {item_id for keys in answers.values() if len(keys) > 1 for ids in keys.values() for item_id in ids}


def _same_figures(asked: Sequence[Gapped], base: FactBase) -> set[str]:
    """Ids of gaps for an indicator or a place whose figure is also that of another one at the time, however its sentence runs."""
    name = asked[0].slot if asked else ""
    if name not in _MEASURED:
        return set()
    answers: dict[str, set[str]] = {}
    for fact in base.of_kind("statistic"):
        if name in fact.slots:
            answers.setdefault(spelt(_MEASURED[name](fact.record)), set()).add(fact.slots[name].text)
    return {gap.name for gap in asked if gap.measured is not None and len(answers[gap.measured]) > 1}


def _in_place(record: FactRecord) -> tuple[object, ...]:
    """What an indicator is told of."""
    assert isinstance(record, Statistic)
    return record.region, record.aspect, record.base, str(record.period or record.as_of)


def _of_amount(record: FactRecord) -> tuple[object, ...]:
    """What a place has."""
    assert isinstance(record, Statistic)
    return record.indicator, record.whole, record.aspect, record.base, str(record.period or record.as_of), record.written


_MEASURED = {"indicator": _in_place, "region": _of_amount}
