"""Item -> for each option, whether the printed sentence is true with it."""

from __future__ import annotations

import re
from collections.abc import Callable

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.truth import Truth
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.quality.rendered import filled, stem_of
from zhongbu_quiz.quality.second_proof import grouped, issued, paired, several
from zhongbu_quiz.quality.second_proof.anykind import by_words
from zhongbu_quiz.quality.second_proof.events import EVENT_JUDGES
from zhongbu_quiz.quality.second_proof.figures import figure_reader
from zhongbu_quiz.quality.second_proof.rows import UNKNOWN, Ledger
from zhongbu_quiz.quality.second_proof.slogans import SLOGAN_JUDGES
from zhongbu_quiz.quality.second_proof.statements import told_in
from zhongbu_quiz.quality.second_proof.statistics import STATISTIC_JUDGES, Judge

JUDGES: dict[str, dict[str, Judge]] = {
    "statistic": STATISTIC_JUDGES,
    "event": EVENT_JUDGES,
    "slogan": SLOGAN_JUDGES,
}
"""Kinds whose sentences are read in a way of their own; any other kind is read by the words of its slots."""
_COMBINATION = re.compile(r"[①-⑨]{2,}")
Reader = Callable[[Item, Fact, Ledger], list[Truth]]


def verdict(fact: Fact, slot: str, text: str, sentence: str, ledger: Ledger) -> Truth:
    """Whether a sentence about a fact is true with `text` in the place of a slot."""
    judges = JUDGES.get(fact.kind)
    if judges is None:
        return by_words(fact, slot, text, sentence, ledger) if slot in fact.slots else UNKNOWN
    judge = judges.get("part" if slot.startswith("part.") else slot)
    return judge(fact, text, sentence, ledger) if judge else UNKNOWN


def verdicts(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """The answers for all options of a choice item, read from what is printed."""
    reader = _undated(item, fact, ledger) or _reader(item, fact)
    if reader is not None:
        return reader(item, fact, ledger)
    return [verdict(fact, item.slot, option.text, filled(item, option.text), ledger) for option in item.options]


def _undated(item: Item, fact: Fact, ledger: Ledger) -> Reader | None:
    """How a document is read that is asked for without a date."""
    documents = item.slot in ("object", "issued_in") and all(option.text.startswith("《") for option in item.options)
    return issued.by_content if documents and not ledger.dates_in(stem_of(item)) else None


def _reader(item: Item, fact: Fact) -> Reader | None:
    """How items over several facts or parts are read, by the words of their stem."""
    figured = figure_reader(item) if fact.kind == "statistic" and item.kind == "single_choice" else None
    if figured is not None:
        return figured
    stem = stem_of(item)
    if "不属于" in stem and not item.slot:
        return several.odd
    if item.kind == "multiple_choice":
        return several.statements if "说法" in stem and "正确" in stem else several.listed
    if all("→" in option.text for option in item.options):
        return several.ordered
    if fact.kind == "slogan" and item.slot.startswith("part.") and len(item.facts) == len(item.options) and not _lists(item, fact):
        return grouped.classified
    if all(paired.BETWEEN in option.text for option in item.options):
        return paired.staged if {slot for _, slot in item.asks} == {"date"} else paired.placed
    if {slot for _, slot in item.asks} == {"region"} and "①" in stem:
        return paired.combined if all(_COMBINATION.fullmatch(option.text) for option in item.options) else paired.known_by
    if fact.kind == "slogan" and all(_COMBINATION.fullmatch(option.text) for option in item.options):
        return grouped.combined
    asked = {slot for _, slot in item.asks}
    if {"date", "actor"} <= asked:
        return several.dates_and_actors
    if fact.kind == "slogan" and item.slot in ("", "parts") and len(asked) > 1:
        return several.whole_lists
    return several.leader if not item.slot and fact.kind == "statistic" else None


def _lists(item: Item, fact: Fact) -> bool:
    """Whether the sentence shows other entries of the list: then it is the list with a gap, and no question under which head one is."""
    told = stem_of(item)
    return any(slot.text in told for name, slot in fact.slots.items() if name.startswith("part.") and name != item.slot)


def told_value(item: Item, fact: Fact, ledger: Ledger) -> str | None:
    """What a true-or-false statement says in the place of its slot."""
    return told_in(fact, item.slot, filled(item, ""), ledger)
