"""Notes -> Anki's text import format: a tab-separated file whose headers say everything that the import dialog would ask."""

from __future__ import annotations

from zhongbu_quiz.exports.anki.cardset import CardSet
from zhongbu_quiz.exports.anki.deck import AnkiDeck
from zhongbu_quiz.exports.anki.ids import NOTE_TYPES, note_type_name
from zhongbu_quiz.exports.anki.tree import Tree

_OWN_COLUMNS = ("GUID", "笔记类型", "牌组", "标签")


def import_text(cards: CardSet, deck: AnkiDeck) -> str:
    """The text of the file.

    It brings no note types: it is for collections that hold them already (from any .apkg of ours), and for reading.
    """
    tree = Tree(cards.project, cards.base)
    width = max(len(kind.fields) for kind in NOTE_TYPES.values())
    lines = [
        "#separator:tab",
        "#html:true",
        *(f"#{name} column:{place}" for place, name in enumerate(("guid", "notetype", "deck", "tags"), 1)),
        "#columns:" + "\t".join((*_OWN_COLUMNS, *(f"字段{place}" for place in range(1, width + 1)))),
    ]
    for note in (note for note in cards.of(deck) if not note.pictures):
        own = (note.guid, note_type_name(cards.project, note.type), tree.home(note), " ".join(note.tags))
        padding = ("",) * (width - len(note.fields))
        lines.append("\t".join(map(_quoted, (*own, *note.fields, *padding))))
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A value as the format wants it: quoted where it holds quotes or would be taken for a comment."""
    if '"' in text or text.startswith("#"):
        doubled = text.replace('"', '""')
        return f'"{doubled}"'
    return text
