"""Which slots of a cloze note an older package marked. A mark that goes away leaves an empty card in every collection that has it, and a mark
without a card grows one as soon as a student edits the note. So what was marked once stays marked, with its card."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zhongbu_quiz.exports.anki.apkg_reader import Packed
from zhongbu_quiz.exports.anki.ids import CLOZE, CLOZE_TYPE
from zhongbu_quiz.items.item import Item

_MARK = re.compile(r"\{\{c(\d+)::")

Marks = dict[str, frozenset[int]]
"""GUID -> the numbers that stand in its sentence."""


def by_fact(items: Iterable[Item]) -> dict[str, dict[str, Item]]:
    """Cloze items by the fact and the slot that they ask; the first item of a slot counts."""
    facts: dict[str, dict[str, Item]] = {}
    for item in items:
        if item.kind == "cloze":
            facts.setdefault(item.main_fact, {}).setdefault(item.slot, item)
    return facts


def marks_of(previous: Iterable[Packed]) -> Marks:
    """The marks of older packages."""
    text = CLOZE_TYPE.place("正文")
    return {
        note.guid: frozenset(map(int, _MARK.findall(note.fields[text])))
        for packed in previous
        for note in packed.notes.values()
        if note.type == CLOZE
    }
