"""The schemas of a deck and of a project with the Chinese words that may stand there (data/decks.yaml, data/outputs.yaml, data/project.yaml), so
that editors take and offer them too.

In: a schema made from the records. Out: the same schema, changed in place.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from zhongbu_quiz.data.lines import words_of
from zhongbu_quiz.data.outputs import output_words
from zhongbu_quiz.sets.words import key_words, number_pattern, value_words
from zhongbu_quiz.workbook.question_sheet import END, KNOWN_KINDS


def add_chinese(schema: dict[str, Any]) -> None:
    """Add to a deck's schema the words for its keys, for the values behind them, for kinds of items and for outputs."""
    outputs = schema["properties"]["outputs"]["items"]["enum"]
    outputs += [word for name in list(outputs) for word in output_words(name)]
    definitions = schema["definitions"]
    for table, record in (("deck", schema), ("select", definitions["Selection"]), ("blueprint", definitions["BlueprintRow"])):
        properties = record["properties"]
        for key in properties:
            properties[key] = _with_values(properties[key], key)
        words = key_words(table)
        properties |= {word: properties[key] for key, each in words.items() for word in each if key in properties}
        needed = record.pop("required", ())
        if needed:
            record["allOf"] = [{"anyOf": [{"required": [word]} for word in (key, *words.get(key, ()))]} for key in needed]


def add_chinese_to_project(schema: dict[str, Any]) -> None:
    """Add to the schema of a project the words for its keys and for the values behind them."""
    words = words_of("project.yaml")
    for record in (schema, schema["definitions"]["AnkiTree"], schema["definitions"]["Labels"]):
        properties = record["properties"]
        for each in properties.values():
            if "enum" in each:
                each["enum"] += [word for value in list(each["enum"]) for word in words.get(value, ())]
        properties |= {word: properties[key] for key in list(properties) for word in words.get(key, ())}
        needed = record.pop("required", ())
        if needed:
            record["allOf"] = [{"anyOf": [{"required": [word]} for word in (key, *words[key])]} for key in needed]


def _with_values(schema: Any, key: str) -> Any:
    """The schema of a value with the words that may stand for it: of each list of words, of true and false, of a number what is counted."""
    if isinstance(schema, list):
        return [_with_values(each, key) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made = {name: _with_values(each, key) for name, each in schema.items() if name != "enum"}
    if "enum" in schema:
        made["enum"] = _listed(schema["enum"], key)
    words, counted = value_words(key), number_pattern(key)
    if schema.get("type") == "boolean" and words:
        return {"anyOf": [made, {"enum": [word for each in words.values() for word in each]}]}
    if schema.get("type") == "integer" and counted:
        return {"anyOf": [made, {"type": "string", "pattern": counted}]}
    return made


def _listed(values: Iterable[str], key: str) -> list[str]:
    kinds = {f"{word}{end}": kind for word, kind in KNOWN_KINDS.items() for end in ("", END)}
    more = [word for value in values for word in value_words(key).get(value, ())]
    more += [word for word, kind in kinds.items() if kind in values]
    return list(dict.fromkeys((*values, *more)))
