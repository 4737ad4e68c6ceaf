"""Notes -> the collection inside a package: one SQLite database in memory, in the schema that every Anki since 2.1 reads.

genanki gives the schema and the note types; rows are written here in bulk, with what genanki leaves out (checksums, the position of
single cards, an options preset) and without what costs it time (a search for bad tags in fields that are escaped anyway).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha1
from typing import Any

from zhongbu_quiz.exports.anki.genanki_alone import genanki
from zhongbu_quiz.exports.anki.ids import NOTE_TYPES, note_type_id
from zhongbu_quiz.exports.anki.note import Note
from zhongbu_quiz.identity import Identity

_NOTE = "INSERT INTO notes VALUES(?,?,?,?,-1,?,?,?,?,0,'')"
_CARD = "INSERT INTO cards VALUES(?,?,?,?,?,-1,0,0,?,0,0,0,0,0,0,0,0,'')"


@dataclass(frozen=True, slots=True)
class Contents:
    """All that goes into a collection. `mods` are the notes' times of change; `homes` the deck id of each note, `order` its cards in
    the order of study: (place of the note, ordinal of the card, position among the new cards)."""

    project: Identity
    notes: Sequence[Note]
    mods: Sequence[int]
    homes: Sequence[int]
    order: Sequence[tuple[int, int, int]]
    models: Mapping[str, dict[str, Any]]
    decks: Mapping[str, dict[str, Any]]
    presets: Mapping[str, dict[str, Any]]


def collection(contents: Contents, timestamp: int) -> bytes:
    """The bytes of the database."""
    connection = sqlite3.connect(":memory:")
    try:
        tables, mark, indexes = genanki.apkg_schema.APKG_SCHEMA.partition("CREATE INDEX")
        connection.executescript(tables)
        connection.executescript(genanki.apkg_col.APKG_COL)
        _write_settings(connection, contents, timestamp)
        first = timestamp * 1000
        connection.executemany(_NOTE, _note_rows(contents, first))
        connection.executemany(_CARD, _card_rows(contents, first, timestamp))
        connection.executescript(mark + indexes)
        connection.commit()
        return bytes(connection.serialize())
    finally:
        connection.close()


def _write_settings(connection: sqlite3.Connection, contents: Contents, timestamp: int) -> None:
    row = connection.execute("SELECT decks, dconf FROM col").fetchone()
    decks, presets = (json.loads(text) for text in row)
    decks.update(contents.decks)
    presets.update(contents.presets)
    connection.execute(
        "UPDATE col SET mod = ?, scm = ?, models = ?, decks = ?, dconf = ?",
        (timestamp * 1000, timestamp * 1000, _json(contents.models), _json(decks), _json(presets)),
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _note_rows(contents: Contents, first: int) -> Iterator[tuple[object, ...]]:
    kinds = {key: (note_type_id(contents.project, key), kind.place(kind.sort_field)) for key, kind in NOTE_TYPES.items()}
    for place, (note, mod) in enumerate(zip(contents.notes, contents.mods, strict=True)):
        type_id, sort_place = kinds[note.type]
        fields = note.fields
        checksum = int.from_bytes(sha1(fields[0].encode(), usedforsecurity=False).digest()[:4], "big")
        tags = f" {' '.join(note.tags)} " if note.tags else ""
        yield (first + place, note.guid, type_id, mod, tags, "\x1f".join(fields), fields[sort_place], checksum)


def _card_rows(contents: Contents, first: int, timestamp: int) -> Iterable[tuple[object, ...]]:
    return (
        (first + row, first + place, contents.homes[place], card, timestamp, position)
        for row, (place, card, position) in enumerate(contents.order)
    )
