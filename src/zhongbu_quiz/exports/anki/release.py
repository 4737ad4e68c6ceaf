"""A release after another: unchanged notes keep the time of their last change, and notes that are gone ship on as retired.

All state is in the older packages themselves: they carry the fields, tags and `mod` of every note. Anki takes an update only from a later
`mod`, and replaces the tags of what it updates; so an unchanged note is left alone, with the tags that a student put to it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.anki.apkg_reader import Packed, PackedNote
from zhongbu_quiz.exports.anki.ids import NOTE_TYPES, note_type_id, retired_tag
from zhongbu_quiz.exports.anki.note import Note
from zhongbu_quiz.identity import Identity
from zhongbu_quiz.messages import _, joined

DERIVED = "图示"
"""A field that is drawn from other facts: one event more moves the ticks of every time line, and corrects none of their notes."""


def check_project(previous: Packed, project: Identity) -> None:
    """Raise UserError where an older package is of another project: all its notes would be retired."""
    known = {str(note_type_id(project, key)) for key in previous.types.values()}
    if not previous.types.keys() <= known:
        others = joined(sorted(str(previous.models[number]["name"]) for number in previous.types.keys() - known))
        raise UserError(
            _(
                "{path}: holds notes of another project ({others}), and this one is {project}; "
                "give the previous release of the same project"
            ).format(path=previous.path, others=others, project=project.name)
        )
    if not previous.types:
        words = _("{path}: holds no notes of ours; give the previous release of the same project")
        raise UserError(words.format(path=previous.path))


def newest(previous: Iterable[Packed]) -> dict[str, PackedNote]:
    """The notes of some packages by GUID; of one that stands in several, as it was changed last."""
    notes: dict[str, PackedNote] = {}
    for packed in previous:
        for guid, note in packed.notes.items():
            if guid not in notes or note.mod > notes[guid].mod:
                notes[guid] = note
    return notes


def retired(previous: Mapping[str, PackedNote], kept: Collection[str], project: Identity) -> list[PackedNote]:
    """Those older notes, by GUID, whose GUID no package of the project has any more, tagged 已停用, in their old order. What only this
    deck dropped is not retired: it is alive in another."""
    tag = retired_tag(project)
    return [
        PackedNote(old.guid, old.type, old.mod, tuple(sorted({*old.tags, tag})), old.fields, old.cards)
        for old in previous.values()
        if old.guid not in kept
    ]


def told(kind: str, fields: Sequence[str]) -> tuple[str, ...]:
    """The fields of a note that say something of their own: all but what is derived."""
    place = NOTE_TYPES[kind].place(DERIVED)
    return (*fields[:place], *fields[place + 1 :])


def modified(note: Note | PackedNote, old: PackedNote | None, timestamp: int) -> int:
    """When a note changed last: its old time where nothing changed, else now (and in any case later than before)."""
    if old is None:
        return timestamp
    if (note.type, note.tags, note.cards) == (old.type, old.tags, old.cards) and told(note.type, note.fields) == told(old.type, old.fields):
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
