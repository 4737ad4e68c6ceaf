"""JSON Schemas of fact files, decks, item models and project files, made from the records, so that editors complete and check as one types.

Two things differ from the records: a number may stand where a text is wanted (YAML tools read 2004 as a number), and a date
is a text with its forms.
"""

from __future__ import annotations

import json
from functools import reduce
from operator import or_
from typing import Annotated, Any, Union

from pydantic import Field, TypeAdapter, create_model
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from zhongbu_quiz.exports.registry import OUTPUTS
from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.facts.question import QUESTION, QuestionRecord
from zhongbu_quiz.facts.records import DocumentRecord, Record
from zhongbu_quiz.identity import ProjectRecord
from zhongbu_quiz.items.load import RECORDS
from zhongbu_quiz.sets.deck import DeckRecord
from zhongbu_quiz.starter.chinese import add_chinese, add_chinese_to_project
from zhongbu_quiz.values.dates import Period
from zhongbu_quiz.workbook.columns import sheets

_DRAFT = "http://json-schema.org/draft-07/schema#"


def _fact_file() -> type[Record]:
    """事实文件：facts 是事实，documents 是出处。"""
    kinds: Any = Annotated[Union[(*(kind.record for kind in KINDS.values()), QuestionRecord)], Field(discriminator="kind")]
    return create_model(
        "FactFile",
        __base__=Record,
        __doc__=_fact_file.__doc__,
        facts=(tuple[kinds, ...], ()),
        documents=(tuple[DocumentRecord, ...], ()),
    )


class _Generator(GenerateJsonSchema):
    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> dict[str, Any]:
        """A Period, the one class of ours that a record holds, is written as a text."""
        if schema["cls"] is not Period:
            return super().dataclass_schema(schema)
        return {
            "type": "string",
            "minLength": 1,
            "description": "2004、2004-03、2024-03-20、2016/2020、2019/..、../2022，或照书上写：公元前221年、光绪二十一年、1900年夏、约1860年",
        }


def schemas() -> dict[str, str]:
    """Name -> schema text: facts, deck, item-model, project."""
    made: dict[str, Any] = {
        "facts": _fact_file(),
        "deck": DeckRecord,
        "item-model": reduce(or_, RECORDS),
        "project": ProjectRecord,
    }
    return {name: _text(model, name) for name, model in made.items()}


def _text(model: Any, name: str) -> str:
    schema: Any = TypeAdapter(model).json_schema(schema_generator=_Generator, ref_template="#/definitions/{model}")
    schema["definitions"] = schema.pop("$defs", {})
    schema = _loose({"$schema": _DRAFT, **schema})
    _one_or_more(schema["definitions"])
    if name == "facts":
        _describe(schema["definitions"])
    if name == "deck":
        schema["properties"]["outputs"]["items"]["enum"] = list(OUTPUTS)
        add_chinese(schema)
    if name == "project":
        add_chinese_to_project(schema)
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _loose(schema: Any) -> Any:
    """The schema with numbers where texts are wanted, and without the titles that pydantic makes of names."""
    if isinstance(schema, list):
        return [_loose(entry) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    made = ("title", "discriminator")
    loose = {
        key: _loose(value)
        for key, value in schema.items()
        if key not in made or "type" not in schema or isinstance(value, dict)
    }
    if loose.get("type") == "string" and "enum" not in loose and "const" not in loose:
        loose["type"] = ["string", "number"]
    return loose


def _one_or_more(definitions: Any) -> None:
    """A filter takes one word for a list of one."""
    for name in ("FactFilter", "Selection", "BlueprintRow"):
        for entry in definitions.get(name, {}).get("properties", {}).values():
            for choice in [one for one in entry.get("anyOf", []) if one.get("type") == "array"]:
                entry["anyOf"].append(choice["items"])


def record_of(kind: str) -> type[Record]:
    """The record of the entries of a sheet."""
    return DocumentRecord if not kind else QuestionRecord if kind == QUESTION else KINDS[kind].record


def _describe(definitions: Any) -> None:
    """The words of the workbook's help at the same fields."""
    for sheet in sheets():
        record = record_of(sheet.kind)
        properties = definitions[record.__name__]["properties"]
        for column in sheet.columns:
            if column.key in properties:
                properties[column.key]["description"] = (
                    f"{column.title}：{column.help}" if column.help else column.title
                )
