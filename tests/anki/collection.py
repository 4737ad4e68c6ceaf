"""A student's collection in the real backend: imports decks, answers cards, and tells what it holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from anki.consts import CARD_TYPE_REV, QUEUE_TYPE_REV
from anki.notes import NoteId

from tests.anki.inside_anki import Inside


@dataclass(frozen=True)
class Imported:
    """How many notes an import added, updated and left alone."""

    new: int
    updated: int
    duplicate: int
    conflicting: int


class Student(Inside):
    """One collection in this process, with the newest Anki (`two_ankis` has both versions). `close` it."""

    def take(self, package: Path, presets: bool = False) -> Imported:
        """Import a package as the import dialog does by default."""
        return Imported(**super().take(package, presets))

    def review_all(self) -> None:
        """Give every card an interval and a due date of its own, as a review would leave them."""
        for place, number in enumerate(self.collection.find_cards("")):
            card = self.collection.get_card(number)
            card.type, card.queue = CARD_TYPE_REV, QUEUE_TYPE_REV
            card.ivl, card.due, card.factor, card.reps = 10 + place % 90, 200 + place, 2500, 3
            self.collection.update_card(card)

    def study(self, guid: str) -> None:
        """Answer the first card of a note as `good`, as the reviewer does."""
        self.answer([(guid, self.collection.get_note(self._id(guid)).cards()[0].ord)])

    def words(self) -> Iterator[str]:
        """All that the collection calls by a name or says: notes, tags, decks and their texts, presets, note types."""
        collection = self.collection
        for row in collection.db.all("select flds, tags from notes"):  # type: ignore[union-attr]
            yield from row
        yield from collection.tags.all()
        for deck in collection.decks.all():
            yield from (deck["name"], deck["desc"])
        for preset in collection.decks.all_config():
            yield preset["name"]
        for kind in collection.models.all():
            yield json.dumps(kind, ensure_ascii=False)

    def schedule(self) -> dict[tuple[str, int], tuple[int, int, int]]:
        """(GUID, ordinal) -> interval, due date, repetitions."""
        rows = self.collection.db.execute(  # type: ignore[union-attr]
            "select n.guid, c.ord, c.ivl, c.due, c.reps from cards c join notes n on n.id = c.nid"
        )
        return {(guid, card): (interval, due, reps) for guid, card, interval, due, reps in rows}

    def note(self, guid: str) -> dict[str, str]:
        """The fields of a note, by name."""
        return dict(self.collection.get_note(self._id(guid)).items())

    def tags(self, guid: str) -> set[str]:
        """The tags of a note."""
        return set(self.collection.get_note(self._id(guid)).tags)

    def add_tag(self, guid: str, tag: str) -> None:
        """What a student does to a card of her own."""
        self.tag([guid], tag)

    def note_types(self) -> list[str]:
        """Names of our note types; more than two means that one was forked."""
        return sorted(kind.name for kind in self.collection.models.all_names_and_ids() if "zhongbu" in kind.name)

    def _id(self, guid: str) -> NoteId:
        return NoteId(self.collection.db.scalar("select id from notes where guid = ?", guid))  # type: ignore[union-attr]
