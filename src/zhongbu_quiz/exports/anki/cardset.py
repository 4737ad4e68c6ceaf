"""All cards of a project, as every package of it shares them: the notes, their places among the new cards, what the releases before had.

A student may import the packages of a project in any order. So a note reads the same in all of them, lies in the same deck, comes with all its
cards, and each card has one place in the order of study. A package is a choice of these notes and nothing more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from zhongbu_quiz.collector import made_to_stay
from zhongbu_quiz.exports.anki.apkg_reader import Packed, PackedNote
from zhongbu_quiz.exports.anki.deck import AnkiDeck
from zhongbu_quiz.exports.anki.note import Note
from zhongbu_quiz.exports.anki.notes import notes_of
from zhongbu_quiz.exports.anki.release import newest, retired
from zhongbu_quiz.exports.anki.tree import branches
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.identity import Identity
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.sets.study import study_order

STEP = 100
"""Between the positions of two cards of a first release, so that later ones find room."""

CardKey = tuple[str, int]
"""(GUID of a note, ordinal of a card)."""


@dataclass(frozen=True)
class CardSet:
    """`notes` in the order of the text; `positions` are the places of their cards among the new ones. `decks` are all decks of the
    project that go to Anki, `old` the notes of the releases before by GUID."""

    project: Identity
    base: FactBase
    notes: tuple[Note, ...]
    positions: dict[CardKey, int]
    decks: tuple[AnkiDeck, ...]
    old: dict[str, PackedNote]

    @cached_property
    def guids(self) -> frozenset[str]:
        """The GUIDs of all notes."""
        return frozenset(note.guid for note in self.notes)

    @cached_property
    def packed(self) -> dict[str, PackedNote]:
        """All notes as packages will have them, by GUID, those that are retired with this release too."""
        notes = {note.guid: PackedNote(note.guid, note.type, 0, note.tags, note.fields, note.cards) for note in self.notes}
        return notes | {note.guid: note for note in retired(self.old, self.guids, self.project)}

    def of(self, deck: AnkiDeck) -> list[Note]:
        """The notes that a deck ships."""
        return [note for note in self.notes if not deck.items.isdisjoint(note.items)]


@made_to_stay()
def card_set(
    items: Sequence[Item], base: FactBase, project: Identity, decks: Iterable[AnkiDeck] = (), previous: Iterable[Packed] = ()
) -> CardSet:
    """The card set of some items (see `sets.cards`), for the decks of a project, after the packages of the release before."""
    decks, previous = tuple(decks), tuple(previous)
    notes = notes_of(items, base, project, decks, previous)
    alone: list[Collection[str]] = [deck.items for deck in decks]
    alone += [{item for note in branch for item in note.items} for branch in branches(project, base, notes)]
    old = newest(previous)
    order = study_order(items, base, alone, project.new_per_day)
    return CardSet(project, base, tuple(notes), _positions(notes, order, old), decks, old)


def _positions(notes: Sequence[Note], order: Sequence[Item], old: dict[str, PackedNote]) -> dict[CardKey, int]:
    """The position of each card among the new ones. One that an older release had keeps it, as Anki renumbers no card that is there already;
    a new one stands behind the card that comes before it. What only an older release asked comes after all others."""
    cards = {item: (note.guid, card) for note in notes for item, card in zip(note.items, note.cards, strict=True) if item}
    kept = {(note.guid, card): place for note in old.values() for card, place in zip(note.cards, note.positions, strict=True)}
    places: dict[CardKey, int] = {}
    taken = {kept[key] for key in cards.values() if key in kept}
    before = 0
    for place, item in enumerate(order, 1):
        key = cards[item.id]
        if key in kept:
            before = kept[key]
        elif not kept:
            before = place * STEP
        else:
            before = next(free for free in count(before + 1) if free not in taken)
            taken.add(before)
        places[key] = before
    end = max(places.values(), default=0)
    for note in notes:
        for card in note.cards:
            places.setdefault((note.guid, card), end + len(places))
    return places
