"""A release after another: unchanged notes keep the time of their last change, and notes that are gone ship on as retired.

All state is in the older package itself: it carries the fields, tags and `mod` of every note. Anki takes an update only from a later
`mod`, and replaces the tags of what it updates; so an unchanged note is left alone, with the tags that a student put to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.anki.apkg_reader import Packed, PackedNote
from zhongbu_quiz.exports.anki.deck import AnkiDeck
from zhongbu_quiz.exports.anki.ids import note_type_id, retired_tag
from zhongbu_quiz.exports.anki.note import Note
from zhongbu_quiz.identity import Identity


def check_same_deck(previous: Packed, deck: AnkiDeck) -> None:
    """Raise UserError where the older package is of another deck or another project: all its notes would be retired."""
    known = {str(note_type_id(deck.project, key)) for key in previous.types.values()}
    if not previous.types.keys() <= known:
        others = "、".join(sorted(str(previous.models[number]["name"]) for number in previous.types.keys() - known))
        raise UserError(
            f"{previous.path}: holds notes of another project ({others}), and this one is {deck.project.name}; "
            "give the previous release of the same deck"
        )
    if deck.deck not in previous.decks:
        others = "、".join(sorted(previous.decks - {"Default"})) or "no deck of ours"
        raise UserError(f"{previous.path}: holds {others}, not {deck.deck}; give the previous release of the same deck")


def retired(notes: Iterable[Note], previous: Packed, project: Identity) -> list[Note]:
    """The notes of the older package that the new one lacks, tagged 已停用, in their old order."""
    kept = {note.guid for note in notes}
    return [
        Note(old.guid, old.type, old.fields, tuple(sorted({*old.tags, retired_tag(project)})), old.cards)
        for old in previous.notes.values()
        if old.guid not in kept
    ]


def modified(note: Note, old: PackedNote | None, timestamp: int) -> int:
    """When a note changed last: its old time where nothing changed, else now (and in any case later than before)."""
    if old is None:
        return timestamp
    if (note.type, note.fields, note.tags) == (old.type, old.fields, old.tags):
        return old.mod
    return max(timestamp, old.mod + 1)


def model_time(model: dict[str, Any], previous: Packed | None, timestamp: int) -> int:
    """When a note type changed last. An unchanged one keeps its time too, so that a student's own styling stays."""
    old = previous.models.get(str(model["id"])) if previous else None
    if old is None:
        return timestamp
    same = all(old.get(key) == model[key] for key in ("name", "css", "flds", "tmpls", "sortf", "type"))
    stamp = old.get("mod")
    stamp = stamp if isinstance(stamp, int) else 0
    return stamp if same else max(timestamp, stamp + 1)
