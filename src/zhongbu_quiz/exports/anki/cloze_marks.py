"""Which slots of a cloze note are marked, beyond those that the deck's own items ask.

A mark that goes away leaves an empty card in every collection that has it. So a note is marked the same in every deck (by the whole
bank), and a slot that was once asked stays marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from zhongbu_quiz.exports.anki.apkg_reader import Packed
from zhongbu_quiz.exports.anki.ids import CLOZE, CLOZE_TYPE
from zhongbu_quiz.items.item import Item

_MARK = re.compile(r"\{\{c(\d+)::")


@dataclass(frozen=True, slots=True)
class Marks:
    """`bank`: fact id -> slot -> the item that asks it. `old`: GUID -> the numbers that an older package marks."""

    bank: dict[str, dict[str, Item]] = field(default_factory=dict)
    old: dict[str, frozenset[int]] = field(default_factory=dict)


def by_fact(items: Iterable[Item]) -> dict[str, dict[str, Item]]:
    """Cloze items by the fact and the slot that they ask; the first item of a slot counts."""
    facts: dict[str, dict[str, Item]] = {}
    for item in items:
        if item.kind == "cloze":
            facts.setdefault(item.main_fact, {}).setdefault(item.slot, item)
    return facts


def marks_of(bank: Iterable[Item], previous: Packed | None) -> Marks:
    """The marks of all decks' cloze items and of an older package."""
    text = CLOZE_TYPE.place("正文")
    old = {
        note.guid: frozenset(map(int, _MARK.findall(note.fields[text])))
        for note in (previous.notes.values() if previous else ())
        if note.type == CLOZE
    }
    return Marks(by_fact(bank), old)
