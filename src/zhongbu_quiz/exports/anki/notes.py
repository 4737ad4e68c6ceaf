"""Items -> notes: one cloze note a fact, one note for each other item."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zhongbu_quiz.exports.anki.apkg_reader import Packed
from zhongbu_quiz.exports.anki.choice_notes import choice_note
from zhongbu_quiz.exports.anki.cloze_marks import marks_of
from zhongbu_quiz.exports.anki.cloze_notes import cloze_notes
from zhongbu_quiz.exports.anki.note import Note
from zhongbu_quiz.exports.anki.shared_fields import Backs
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.identity import Identity
from zhongbu_quiz.items.item import Item


def notes_of(
    items: Sequence[Item], base: FactBase, project: Identity, bank: Iterable[Item] = (), previous: Packed | None = None
) -> list[Note]:
    """All notes of a deck of a project: the cloze notes in the order of their first item, then the others in theirs.

    Slots that cloze items of `bank` ask, or that the `previous` package asked, are marked without a card (see `cloze_notes`).
    """
    backs = Backs(base)
    others = {item.id: item for item in items if item.kind != "cloze"}
    marks = marks_of(bank, previous)
    return [*cloze_notes(items, base, project, backs, marks), *(choice_note(item, base, project, backs) for item in others.values())]
