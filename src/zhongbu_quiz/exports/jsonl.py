"""Items and facts as JSON lines: the form that other tools build on."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.records import Record
from zhongbu_quiz.items.figure import Figure
from zhongbu_quiz.items.item import Blank, Item, pieces, stem_text
from zhongbu_quiz.items.printed import blank_of, printed
from zhongbu_quiz.values.dates import Period


def item_object(item: Item) -> dict[str, Any]:
    """One item as plain data, with the keys in a fixed order."""
    return {
        "id": item.id,
        "kind": item.kind,
        "stem": plain_stem(item),
        "options": [option.text for option in item.options],
        "answer": _plain(item.answer),
        "explanation": full_explanation(item),
        "facts": list(item.facts),
        "model": item.model,
        "tags": list(item.tags),
        "difficulty": item.difficulty,
        "level": item.level,
        "source": {"document": item.source.document, "section": item.source.section},
        "origin": item.origin,
        "figure": None if item.figure is None else figure_object(item.figure),
        "material": None if item.material is None else {"id": item.material.id, "text": item.material.text},
        "points": None if item.points is None else [list(point) for point in item.points],
        "accepted": _plain(item.accepted),
    }


def figure_object(figure: Figure) -> dict[str, Any]:
    """A figure as plain data."""
    rows = [list(row) for row in figure.rows]
    return {"type": figure.type, "columns": list(figure.columns), "rows": rows, "unit": figure.unit, "text": figure.text}


def plain_stem(item: Item) -> str:
    """The stem as text: {{c1::…}} in a cloze, six underscores in a fill-in, （　　） in the rest."""
    if item.kind == "cloze":
        return "".join(f"{{{{c1::{part.text}}}}}" if isinstance(part, Blank) else part for part in pieces(item.stem))
    return stem_text(item.stem, blank_of(item))


def full_explanation(item: Item) -> str:
    """The explanation, what it says of other options, and an editor's notes, as one text without letters."""
    return printed(item).said_with_texts


def fact_object(fact: Fact) -> dict[str, Any]:
    """One fact as it was loaded, with its statement at the end; empty optional fields are left out."""
    return {**_record(fact.record), "statement": fact.statement}


def lines(objects: Iterable[dict[str, Any]]) -> Iterable[str]:
    """JSON lines in UTF-8, one object each, without a final line break."""
    for data in objects:
        yield json.dumps(data, ensure_ascii=False)


def _record(record: Record) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for name in type(record).model_fields:
        value = _plain(getattr(record, name))
        if value is not None or name == "value":
            data[name] = value
    return data


def _plain(value: Any) -> Any:
    if isinstance(value, Period):
        return str(value)
    if isinstance(value, Record):
        return _record(value)
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    return value
