"""The note types as genanki models: identity from `identity`, looks and behaviour from `templates/anki/`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import genanki

from zhongbu_quiz.exports.anki.identity import NOTE_TYPES, NoteTypeIdentity
from zhongbu_quiz.paths import data_dir

_BASIC, _CLOZE = 0, 1


def models() -> dict[str, genanki.Model]:
    """The model of each note type, by key."""
    folder = data_dir("templates") / "anki"
    return {key: _model(kind, folder) for key, kind in NOTE_TYPES.items()}


def _model(kind: NoteTypeIdentity, folder: Path) -> genanki.Model:
    template_id, template_name = kind.template
    return genanki.Model(
        model_id=kind.id,
        name=kind.name,
        fields=[{"name": name, "id": field_id, "font": "PingFang SC", "size": 16} for field_id, name in kind.fields],
        templates=[
            {
                "name": template_name,
                "id": template_id,
                "qfmt": _side(folder, f"{kind.key}-front.html"),
                "afmt": _side(folder, f"{kind.key}-back.html"),
            }
        ],
        css=(folder / "card.css").read_text(encoding="utf-8"),
        model_type=_CLOZE if kind.key == "cloze" else _BASIC,
        sort_field_index=kind.place(kind.sort_field),
    )


def _side(folder: Path, name: str) -> str:
    """One side of a card, with the scripts that it asks for by name (`<!-- choice.js -->`) put in."""
    text = (folder / name).read_text(encoding="utf-8")
    for script in sorted(folder.glob("*.js")):
        mark = f"<!-- {script.name} -->"
        if mark in text:
            text = text.replace(mark, f"<script>\n{script.read_text(encoding='utf-8')}</script>")
    return text.strip()


def model_json(model: genanki.Model, timestamp: int) -> dict[str, Any]:
    """The model as the package stores it."""
    stored: dict[str, Any] = model.to_json(timestamp, 1)
    return stored
