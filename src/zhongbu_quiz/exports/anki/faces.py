"""The two faces of a card as HTML, without Anki: for somebody who looks at a card before she imports it.

In: a note, and which of its cards. Out: front and back, as Anki makes them from the templates that ship, without their scripts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from zhongbu_quiz.exports.anki.ids import NOTE_TYPES
from zhongbu_quiz.exports.anki.note import Note
from zhongbu_quiz.identity import Identity
from zhongbu_quiz.paths import data_dir

_SECTION = re.compile(r"\{\{([#^])([^{}]+)\}\}(.*?)\{\{/\2\}\}", re.DOTALL)
_FIELD = re.compile(r"\{\{(?:cloze:)?([^{}#^/]+)\}\}")
_GAP = re.compile(r"\{\{c(\d+)::(.*?)(?:::(.*?))?\}\}", re.DOTALL)
_SCRIPT = re.compile(r"<!-- [\w.]+ -->")


def faces(note: Note, card: int, project: Identity) -> tuple[str, str]:
    """Front and back of the card of an ordinal."""
    kind = NOTE_TYPES[note.type]
    fields = dict(zip(kind.field_names, note.fields, strict=True))
    return _face(f"{kind.key}-front.html", fields, card, project, False, note), _face(f"{kind.key}-back.html", fields, card, project, True, note)


def card_styles() -> str:
    """What cards look like."""
    return (data_dir("templates") / "anki" / "card.css").read_text(encoding="utf-8")


def _face(name: str, fields: Mapping[str, str], card: int, project: Identity, shown: bool, note: Note) -> str:
    text = (data_dir("templates") / "anki" / name).read_text(encoding="utf-8").replace('lang=""', f'lang="{project.lang}"')
    text = _SCRIPT.sub("", text)
    while _SECTION.search(text):
        text = _SECTION.sub(lambda found: found[3] if bool(fields.get(found[2])) == (found[1] == "#") else "", text)
    text = _FIELD.sub(lambda found: _with_gaps(fields.get(found[1], ""), card + 1, shown), text)
    for picture in note.pictures:
        text = text.replace(f'src="{picture.file_name}"', f'src="data:{picture.media_type};base64,{picture.base64}"')
    return text


def _with_gaps(text: str, number: int, shown: bool) -> str:
    """A text with the gap of a card open, or filled in where the answer is `shown`; the others are as if they were none."""

    def gap(found: re.Match[str]) -> str:
        if int(found[1]) != number:
            return found[2]
        told = found[2] if shown else f"[{found[3] or '...'}]"
        return f'<span class="cloze">{told}</span>'

    return _GAP.sub(gap, text)
