"""Items as one JSON file (the objects of `items --format jsonl`), and beside it the JSON Schema that it keeps."""

from __future__ import annotations

import json
from typing import Any, get_args

from zhongbu_quiz.exports.jsonl import item_object
from zhongbu_quiz.exports.quiz import Export, Quiz
from zhongbu_quiz.items.item import KINDS, Item, Level, Origin

SCHEMA_END = ".schema.json"

_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}


def _object(**fields: Any) -> dict[str, Any]:
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


_ANSWERS: dict[str, Any] = {
    "single_choice": {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 1, "maxItems": 1},
    "multiple_choice": {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 1},
    "true_false": {"type": "boolean"},
    "cloze": {**_TEXTS, "minItems": 1},
    "fill_blank": {**_TEXTS, "minItems": 1},
    "matching": {"type": "array", "items": {**_TEXTS, "minItems": 2, "maxItems": 2}, "minItems": 1},
    "ordering": {**_TEXTS, "minItems": 2},
    "short_answer": _TEXT,
}
_FIELDS: dict[str, Any] = {
    "id": _TEXT,
    "kind": {"enum": list(KINDS)},
    "stem": _TEXT,
    "options": _TEXTS,
    "answer": {},
    "explanation": _TEXT,
    "facts": _TEXTS,
    "model": _TEXT,
    "tags": _TEXTS,
    "level": {"enum": list(get_args(Level))},
    "difficulty": {"type": ["integer", "null"], "minimum": 1, "maximum": 5},
    "source": _object(document=_TEXT, section=_TEXT),
    "origin": {"enum": list(get_args(Origin))},
    "figure": _or_null(
        _object(
            type={"enum": ["table", "series", "timeline"]},
            columns=_TEXTS,
            rows={"type": "array", "items": _TEXTS},
            unit=_TEXT,
            text=_TEXT,
        )
    ),
    "material": _or_null(_object(id=_TEXT, text=_TEXT)),
    "points": _or_null(
        {"type": "array", "items": {"type": "array", "items": [_TEXT, {"type": "integer"}], "minItems": 2, "maxItems": 2}}
    ),
    "accepted": _or_null({"type": "array", "items": {**_TEXTS, "minItems": 1}}),
}
_PICTURE = _object(
    name=_TEXT,
    media_type={"enum": ["image/png", "image/jpeg", "image/svg+xml"]},
    width={"type": "integer"},
    height={"type": "integer"},
    caption=_TEXT,
    data={"type": "string", "contentEncoding": "base64"},
)
SCHEMA: dict[str, Any] = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "title": "zhongbu-quiz items",
    "type": "object",
    "properties": {
        "$schema": _TEXT,
        "title": _TEXT,
        "source": _TEXT,
        "licence": _TEXT,
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {**_FIELDS, "picture": _PICTURE},
                "required": list(_FIELDS),
                "additionalProperties": False,
                "allOf": [
                    {
                        "if": {"properties": {"kind": {"const": kind}}},
                        "then": {"properties": {"answer": answer}},
                    }
                    for kind, answer in _ANSWERS.items()
                ],
            },
        },
    },
    "required": ["title", "items"],
    "additionalProperties": False,
}


def write(quiz: Quiz, dialect: str = "") -> Export:
    """The file, with the source and licence that the project says, and beside it its schema."""
    said = {"source": quiz.project.source, "licence": quiz.project.licence}
    data = {"title": quiz.title, **{name: words for name, words in said.items() if words}, "items": [_object_of(item) for item in quiz.items]}
    return Export(_bytes(data), beside={SCHEMA_END: _bytes(SCHEMA)})


def _object_of(item: Item) -> dict[str, Any]:
    """An item, with the picture that it shows, if it shows one."""
    picture = item.picture
    if picture is None:
        return item_object(item)
    shown = {
        "name": picture.name, "media_type": picture.media_type, "width": picture.width, "height": picture.height, "caption": picture.caption,
        "data": picture.base64,
    }  # fmt: skip
    return {**item_object(item), "picture": shown}


def _bytes(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
