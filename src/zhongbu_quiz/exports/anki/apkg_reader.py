"""A package on disk -> the notes in it: what an update and a comparison need of an older release."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.anki.ids import NOTE_TYPES
from zhongbu_quiz.loading.limits import (
    DOCUMENT_BYTES,
    MB,
    PACKAGE_CARDS,
    PACKAGE_FIELD,
    PACKAGE_NOTES,
    PACKAGE_STEPS,
    PACKAGE_TIME,
    PACKAGE_UNPACKED,
)
from zhongbu_quiz.loading.strangers import check_readable, told_as
from zhongbu_quiz.messages import _

_KEYS = {kind.template[0]: key for key, kind in NOTE_TYPES.items()}
"""A note type is ours where its template has our id, whichever project it belongs to."""

_STEPS = 1_000_000
"""So many steps of SQLite pass before it is asked whether there were too many."""


@dataclass(frozen=True, slots=True)
class PackedNote:
    """A note of ours as it stands in a package: `positions` are the places of its cards among the new ones, card by card."""

    guid: str
    type: str
    mod: int
    tags: tuple[str, ...]
    fields: tuple[str, ...]
    cards: tuple[int, ...]
    positions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Packed:
    """The notes of a package by GUID, and its note types as they are stored (by id).

    `types` says which kind of ours a note type is (id -> key); what is not ours is not in it.
    """

    path: Path
    notes: dict[str, PackedNote]
    models: dict[str, dict[str, Any]]
    types: dict[str, str]


def read_package(path: Path) -> Packed:
    """Read a package that this program wrote. Raises UserError for anything else, and where it holds more than is read."""
    check_readable(path, DOCUMENT_BYTES)
    with told_as(_no_package(path)):
        data = _collection(path)
    connection = sqlite3.connect(":memory:")
    try:
        with told_as(_no_package(path)):
            models, cards, notes = _rows(path, connection, data)
    finally:
        connection.close()
    stored = _models(path, models)
    types = _types(path, stored)
    by_note: dict[int, list[tuple[int, int]]] = {}
    for note_id, card, position in cards:
        by_note.setdefault(note_id, []).append((card, position))
    found = {}
    for number, (note_id, mid, *told) in enumerate(notes, 1):
        key = types.get(str(mid))
        if key is not None:
            note = _note(path, number, key, told, by_note.get(note_id, []))
            found[note.guid] = note
    return Packed(path, found, stored, types)


def _no_package(path: Path, why: str = "") -> UserError:
    words = _("{path}: is not an Anki package; give an .apkg that zhongbu-quiz wrote")
    if why:
        words = _("{path}: is not an Anki package that zhongbu-quiz wrote ({reason}); give another .apkg")
    return UserError(words.format(path=path, reason=why))


def _collection(path: Path) -> bytes:
    """The database of a package."""
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        if "collection.anki21b" in names:
            raise UserError(
                _(
                    "{path}: is in Anki's newest package format, which only Anki reads; "
                    "give the .apkg that zhongbu-quiz wrote, or export with “Support older Anki versions” ticked"
                ).format(path=path)
            )
        with archive.open("collection.anki21" if "collection.anki21" in names else "collection.anki2") as part:
            data = part.read(PACKAGE_UNPACKED + 1)
    if len(data) > PACKAGE_UNPACKED:
        raise UserError(_("{path}: unpacks to more than {most} MB; split it into smaller files").format(path=path, most=PACKAGE_UNPACKED // MB))
    return data


_QUESTIONS = (
    ("SELECT nid, ord, due FROM cards ORDER BY ord", (int, int, int)),
    ("SELECT id, mid, guid, mod, tags, flds FROM notes", (int, int, str, int, str, str)),
)
"""What a package is asked, and what each column of an answer is."""


def _rows(path: Path, connection: sqlite3.Connection, data: bytes) -> tuple[str, list[Any], list[Any]]:
    """The note types as JSON, the cards and the notes. A package may hold anything that SQLite can: values of any type and size, and views that
    never end."""
    connection.deserialize(data)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, PACKAGE_FIELD)
    steps = iter(range(PACKAGE_STEPS // _STEPS))
    connection.set_progress_handler(lambda: next(steps, None) is None, _STEPS)
    (models,) = connection.execute("SELECT models FROM col").fetchone()
    if not isinstance(models, str):
        raise _no_package(path)
    answers = []
    for question, types in _QUESTIONS:
        rows: list[Any] = []
        for row in connection.execute(question):
            if any(type(value) is not wanted for value, wanted in zip(row, types, strict=True)):
                raise _no_package(path, _("row {row} holds a value of another form").format(row=len(rows) + 1))
            rows.append(row)
            if len(rows) > PACKAGE_NOTES:
                raise _no_package(path, _("it has more than {most} notes or cards").format(most=PACKAGE_NOTES))
        answers.append(rows)
    cards, notes = answers
    return models, cards, notes


def _models(path: Path, text: str) -> dict[str, dict[str, Any]]:
    """The note types of a package, as Anki stores them."""
    with told_as(_no_package(path)):
        stored = json.loads(text)
    if not isinstance(stored, dict) or not all(isinstance(model, dict) for model in stored.values()):
        raise _no_package(path, _("its note types are of another form"))
    return stored


def _note(path: Path, number: int, key: str, told: Sequence[Any], cards: Sequence[tuple[int, int]]) -> PackedNote:
    """A note of ours. Raises UserError where it is not as we write them."""
    guid, mod, tags, fields = told
    texts = tuple(fields.split("\x1f"))
    if not guid or len(texts) != len(NOTE_TYPES[key].fields):
        raise _no_package(path, _("the note {number} has other fields than ours").format(number=number))
    if not 0 <= mod < PACKAGE_TIME or not all(0 <= card < PACKAGE_CARDS for card, _position in cards):
        raise _no_package(path, _("the note {number} has a number that none of ours has").format(number=number))
    return PackedNote(
        guid, key, mod, tuple(tags.split()), texts, tuple(card for card, _position in cards), tuple(position for _card, position in cards)
    )


def _types(path: Path, models: dict[str, dict[str, Any]]) -> dict[str, str]:
    """Which of the note types of a package are ours: id -> key."""
    found = {}
    for number, model in models.items():
        templates = model.get("tmpls", [])
        if not isinstance(templates, list) or not isinstance(model.get("name", ""), str):
            raise _no_package(path, _("its note types are of another form"))
        for template in templates:
            told = template.get("id") if isinstance(template, dict) else None
            if isinstance(told, int) and told in _KEYS:
                found[number] = _KEYS[told]
    return found
