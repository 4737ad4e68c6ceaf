"""A package on disk -> the notes in it: what an update and a comparison need of an older release."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.anki.ids import NOTE_TYPES
from zhongbu_quiz.messages import _, reason

_KEYS = {kind.template[0]: key for key, kind in NOTE_TYPES.items()}
"""A note type is ours where its template has our id, whichever project it belongs to."""


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
    """Read a package that this program wrote. Raises UserError for anything else."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "collection.anki21b" in names:
                raise UserError(
                    _(
                        "{path}: is in Anki's newest package format, which only Anki reads; "
                        "give the .apkg that zhongbu-quiz wrote, or export with “Support older Anki versions” ticked"
                    ).format(path=path)
                )
            data = archive.read("collection.anki21" if "collection.anki21" in names else "collection.anki2")
        return _read(path, data)
    except FileNotFoundError:
        raise UserError(_("{path}: there is no such file; give the path of an .apkg").format(path=path)) from None
    except OSError as error:
        raise UserError(_("{path}: cannot be read ({reason}); give the path of an .apkg").format(path=path, reason=reason(error))) from None
    except (zipfile.BadZipFile, KeyError, sqlite3.DatabaseError, ValueError):
        raise UserError(_("{path}: is not an Anki package; give an .apkg that zhongbu-quiz wrote").format(path=path)) from None


def _read(path: Path, data: bytes) -> Packed:
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(data)
        (models,) = connection.execute("SELECT models FROM col").fetchone()
        stored = json.loads(models)
        types = _types(stored)
        cards: dict[int, list[tuple[int, int]]] = {}
        for note_id, card, position in connection.execute("SELECT nid, ord, due FROM cards ORDER BY ord"):
            cards.setdefault(note_id, []).append((card, position))
        notes = {}
        for note_id, guid, mid, mod, tags, fields in connection.execute(
            "SELECT id, guid, mid, mod, tags, flds FROM notes"
        ):
            if str(mid) in types:
                notes[guid] = PackedNote(
                    guid,
                    types[str(mid)],
                    mod,
                    tuple(tags.split()),
                    tuple(fields.split("\x1f")),
                    tuple(card for card, _ in cards.get(note_id, ())),
                    tuple(position for _, position in cards.get(note_id, ())),
                )
    finally:
        connection.close()
    return Packed(path, notes, stored, types)


def _types(models: dict[str, dict[str, Any]]) -> dict[str, str]:
    """Which of the note types of a package are ours: id -> key."""
    found = {}
    for number, model in models.items():
        for template in model.get("tmpls", []):
            if template.get("id") in _KEYS:
                found[number] = _KEYS[template["id"]]
    return found
