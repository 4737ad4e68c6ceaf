"""Items -> Anki's text import format: a tab-separated file whose headers say everything that the import dialog would ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from zhongbu_quiz.exports.anki.deck import AnkiDeck
from zhongbu_quiz.exports.anki.ids import NOTE_TYPES, note_type_name
from zhongbu_quiz.exports.anki.notes import notes_of
from zhongbu_quiz.exports.anki.settings import home_of
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.files import write_text as write_whole
from zhongbu_quiz.items.item import Item

_OWN_COLUMNS = ("GUID", "笔记类型", "牌组", "标签")


def write_text(
    items: Sequence[Item], base: FactBase, out_path: Path, deck: AnkiDeck, *, bank: Iterable[Item] = ()
) -> Path:
    """Write the notes of `items` as text, whole or not at all.

    The file brings no note types: it is for collections that hold them already (from any .apkg of ours), and for reading.
    """
    return write_whole(out_path, import_text(items, base, deck, bank=bank))


def import_text(items: Sequence[Item], base: FactBase, deck: AnkiDeck, *, bank: Iterable[Item] = ()) -> str:
    """The text of the file."""
    width = max(len(kind.fields) for kind in NOTE_TYPES.values())
    lines = [
        "#separator:tab",
        "#html:true",
        *(f"#{name} column:{place}" for place, name in enumerate(("guid", "notetype", "deck", "tags"), 1)),
        "#columns:" + "\t".join((*_OWN_COLUMNS, *(f"字段{place}" for place in range(1, width + 1)))),
    ]
    for note in notes_of(items, base, deck.project, bank):
        own = (note.guid, note_type_name(deck.project, note.type), home_of(deck, note), " ".join(note.tags))
        padding = ("",) * (width - len(note.fields))
        lines.append("\t".join(map(_quoted, (*own, *note.fields, *padding))))
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A value as the format wants it: quoted where it holds quotes or would be taken for a comment."""
    if '"' in text or text.startswith("#"):
        doubled = text.replace('"', '""')
        return f'"{doubled}"'
    return text
