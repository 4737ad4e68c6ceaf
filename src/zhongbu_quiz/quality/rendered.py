"""Item -> the texts that its reader sees, as plain strings: what the audit judges, never the query that made them."""

from __future__ import annotations

import re
from functools import lru_cache

from zhongbu_quiz.items.item import Choice, Item, stem_text, uncued
from zhongbu_quiz.items.item import sides as item_sides
from zhongbu_quiz.items.printed import above, blank_of
from zhongbu_quiz.values.chinese_dates import read_chinese

CHOICES = ("single_choice", "multiple_choice")
GAPS = ("cloze", "fill_blank")
_QUOTED = re.compile(r"《[^《》]*》|“[^“”]*”")
_CLAUSE = re.compile(r"[，。；：？！]")


_AT_WORK = 64
"""How many items have their texts remembered: all rules are asked of one item before the next comes."""


@lru_cache(maxsize=_AT_WORK)
def stem_of(item: Item) -> str:
    """The stem as printed, with its gaps."""
    return stem_text(item.stem, blank_of(item))


@lru_cache(maxsize=_AT_WORK)
def outside(item: Item) -> str:
    """The stem without its gaps and without the cue: what is told."""
    return stem_text(uncued(item.stem), "\n")


@lru_cache(maxsize=_AT_WORK)
def front(item: Item) -> str:
    """Everything on the question side: material, figure, stem, left column, options."""
    return "\n".join((*above(item), stem_of(item), *item.left, *(option.text for option in item.options)))


def filled(item: Item, text: str) -> str:
    """The stem with a text in every gap."""
    return outside(item).replace("\n", text)


def bare(text: str) -> str:
    """A text without 《titles》 and “quotations”."""
    return _QUOTED.sub("〇", text) if "《" in text or "“" in text else text


def clauses(text: str) -> list[str]:
    """The clauses of a text, between its punctuation marks."""
    return [clause.strip() for clause in _CLAUSE.split(text) if clause.strip()]


def options_of(item: Item) -> list[str]:
    """The option texts of a choice item; none for other kinds."""
    return [option.text for option in item.options] if isinstance(item, Choice) else []


def key_places(item: Item) -> list[int]:
    """The places of the right options."""
    return list(item.answer) if isinstance(item, Choice) else []


def answers(item: Item) -> tuple[str, ...]:
    """The right answers as texts; none for true or false, whose answer is a word of ours."""
    return () if item.kind == "true_false" else item.key_texts


def granularity_of(text: str) -> str:
    """year, month, day or interval, as a date is written."""
    period = read_chinese(text)
    return period.granularity if period else "interval"


def sides(item: Item) -> tuple[str, str]:
    """What stands directly before and after the first gap."""
    return item_sides(item.stem)
