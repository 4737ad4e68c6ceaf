"""Items -> notes: one cloze note a fact, one note for each other item; a gap without a fact has no sentence to share, and a note of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zhongbu_quiz.exports.anki.apkg_reader import Packed
from zhongbu_quiz.exports.anki.choice_notes import choice_note
from zhongbu_quiz.exports.anki.cloze_marks import marks_of
from zhongbu_quiz.exports.anki.cloze_notes import cloze_notes
from zhongbu_quiz.exports.anki.deck import AnkiDeck
from zhongbu_quiz.exports.anki.note import Note
from zhongbu_quiz.exports.anki.shared_fields import Backs
from zhongbu_quiz.exports.anki.topics import Finder
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.identity import Identity
from zhongbu_quiz.items.item import Item

DECK_TAG, WEIGHT_TAG = "套题", "分量"
"""Under the project's root: the decks that ship a note, and how much a teacher would want its fact known (3 the core)."""


def notes_of(
    items: Sequence[Item], base: FactBase, project: Identity, decks: Iterable[AnkiDeck] = (), previous: Iterable[Packed] = ()
) -> list[Note]:
    """All notes of some items of a project: the cloze notes in the order of their first item, then the others in theirs.

    A note says by its tags which of `decks` ship it, so that it is the same in all of them. Slots that a `previous` package marked stay
    marked (see `cloze_marks`).
    """
    backs, found_by = Backs(base), _finder([deck for deck in decks if deck.tag])
    gaps = [item for item in items if item.kind == "cloze" and item.facts]
    others = {item.id: item for item in items if item.kind != "cloze" or not item.facts}
    clozes = cloze_notes(gaps, base, project, backs, marks_of(previous), found_by)
    return [*clozes, *(choice_note(item, base, project, backs, found_by) for item in others.values())]


def _finder(decks: Sequence[AnkiDeck]) -> Finder:
    shipped: dict[str, tuple[str, ...]] = {}
    for deck in decks:
        for item in deck.items:
            shipped[item] = (*shipped.get(item, ()), f"{DECK_TAG}::{deck.tag}")

    def found_by(items: tuple[str, ...], fact: Fact | None) -> tuple[str, ...]:
        words = dict.fromkeys([word for item in items for word in shipped.get(item, ())])
        return (*words, f"{WEIGHT_TAG}::{fact.record.weight}") if fact else tuple(words)

    return found_by
