"""Two packages -> what changed between them: added, corrected, retired, left as it is."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.anki.apkg_reader import PackedNote, read_package
from zhongbu_quiz.exports.anki.ids import NOTE_TYPES, is_retired
from zhongbu_quiz.exports.anki.release import DERIVED
from zhongbu_quiz.messages import _

_CLOZE_MARK = re.compile(r"\{\{c\d+::(.*?)(?:::[^{}]*?)?\}\}")
_DRAWING = re.compile(r"<svg.*?</svg>", re.DOTALL)
_MARKUP = re.compile(r"<[^>]+>")
_BREAK = re.compile(r"</(?:li|p|div|span)>|<br>")
_SILENT = {"校验", "答案序", DERIVED}
"""Fields that a reader never sees, or that are drawn from other notes; what they hold shows in other fields too."""


@dataclass(frozen=True, slots=True)
class NoteChange:
    """One note. `id` is the fact's or the item's, `title` its sentence or stem as plain text.

    `changes` are (field, old text, new text) of a corrected note. Tags count as a field (标签); a new blank shows as 填空.
    """

    id: str
    title: str
    changes: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DeckDiff:
    """What a person who imports NEW over OLD gets, in the order of the packages. `left` is what NEW does not bring any more and has not
    retired either: it stays as it is. `unchanged` is a number of notes."""

    added: tuple[NoteChange, ...]
    corrected: tuple[NoteChange, ...]
    retired: tuple[NoteChange, ...]
    left: tuple[NoteChange, ...]
    unchanged: int

    def __bool__(self) -> bool:
        return bool(self.added or self.corrected or self.retired or self.left)


def diff_decks(old: Path, new: Path) -> DeckDiff:
    """Compare two packages of ours. Raises UserError for files that are none, or that two projects made."""
    before, after = read_package(old), read_package(new)
    if before.types and after.types and before.types.keys().isdisjoint(after.types):
        words = _("{new}: is of another project than {old}, so nothing in it replaces anything there; give two releases of one deck")
        raise UserError(words.format(new=new, old=old))
    return compare(before.notes, after.notes)


def compare(old: Mapping[str, PackedNote], new: Mapping[str, PackedNote]) -> DeckDiff:
    """The same for the notes of a release and of the one before, by GUID."""
    added, corrected, retired = [], [], []
    unchanged = 0
    for guid, note in new.items():
        before = old.get(guid)
        if before is None:
            added.append(_about(note))
        elif is_retired(note.tags) and not is_retired(before.tags):
            retired.append(_about(note))
        elif changes := _changes(before, note):
            corrected.append(_about(note, changes))
        else:
            unchanged += 1
    left = [_about(note) for guid, note in old.items() if guid not in new and not is_retired(note.tags)]
    return DeckDiff(tuple(added), tuple(corrected), tuple(retired), tuple(left), unchanged)


def _about(note: PackedNote, changes: tuple[tuple[str, str, str], ...] = ()) -> NoteChange:
    kind = NOTE_TYPES[note.type]
    return NoteChange(note.fields[0], plain(note.fields[kind.place(kind.sort_field)]), changes)


def _changes(old: PackedNote, new: PackedNote) -> tuple[tuple[str, str, str], ...]:
    names = NOTE_TYPES[new.type].field_names
    changes = []
    for name, before, after in zip(names, old.fields, new.fields, strict=False):
        if before != after and name not in _SILENT:
            told = (plain(before), plain(after))
            changes.append((name, *told) if told[0] != told[1] else (name, _("(layout)"), _("(layout)")))
    if set(old.tags) != set(new.tags):
        changes.append(
            ("标签", " ".join(sorted(set(old.tags) - set(new.tags))), " ".join(sorted(set(new.tags) - set(old.tags))))
        )
    if old.cards != new.cards:
        changes.append(("填空", _blanks(old), _blanks(new)))
    return tuple(changes)


def _blanks(note: PackedNote) -> str:
    return " ".join(f"c{card + 1}" for card in note.cards)


def plain(field: str) -> str:
    """A field as a person reads it: no markup, cloze marks filled in."""
    text = _BREAK.sub("；", _CLOZE_MARK.sub(r"\1", _DRAWING.sub("", field)))
    return html.unescape(_MARKUP.sub("", text)).strip("；")
