"""The note types as genanki models: ids from `ids`, looks and behaviour from `templates/anki/`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from zhongbu_quiz.exports.anki.genanki_alone import genanki
from zhongbu_quiz.exports.anki.ids import NOTE_TYPES, NoteType, note_type_id, note_type_name
from zhongbu_quiz.identity import Identity
from zhongbu_quiz.paths import data_dir

_BASIC, _CLOZE = 0, 1


def models(project: Identity) -> dict[str, genanki.Model]:
    """The model of each note type of a project, by key."""
    folder = data_dir("templates") / "anki"
    return {key: _model(kind, project, folder) for key, kind in NOTE_TYPES.items()}


def _model(kind: NoteType, project: Identity, folder: Path) -> genanki.Model:
    template_id, template_name = kind.template
    return genanki.Model(
        model_id=note_type_id(project, kind.key),
        name=note_type_name(project, kind.key),
        fields=[{"name": name, "id": field_id, "font": "PingFang SC", "size": 16} for field_id, name in kind.fields],
        templates=[
            {
                "name": template_name,
                "id": template_id,
                "qfmt": _side(folder, f"{kind.key}-front.html", project),
                "afmt": _side(folder, f"{kind.key}-back.html", project),
            }
        ],
        css=(folder / "card.css").read_text(encoding="utf-8"),
        model_type=_CLOZE if kind.key == "cloze" else _BASIC,
        sort_field_index=kind.place(kind.sort_field),
    )


def _side(folder: Path, name: str, project: Identity) -> str:
    """One side of a card, with the language of the project and the scripts that it asks for by name (`<!-- choice.js -->`) put in."""
    text = (folder / name).read_text(encoding="utf-8").replace('lang=""', f'lang="{project.lang}"')
    for script in sorted(folder.glob("*.js")):
        mark = f"<!-- {script.name} -->"
        if mark in text:
            text = text.replace(mark, f"<script>\n{script.read_text(encoding='utf-8')}</script>")
    return text.strip()


def model_json(model: genanki.Model, timestamp: int) -> dict[str, Any]:
    """The model as the package stores it."""
    stored: dict[str, Any] = model.to_json(timestamp, 1)
    return stored
