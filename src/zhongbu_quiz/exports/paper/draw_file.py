"""The draw as JSON beside the papers, so that paper, key and answer sheet can never disagree.

In: a DrawnSet. Out: JSON that holds all that was drawn; and back again, so that any paper can be made a second time
from the file alone. `code` names a form in a QR code.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from decimal import Decimal
from hashlib import blake2b
from pathlib import Path
from typing import Any

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper.paper import Student
from zhongbu_quiz.exports.paper.reorder import in_order
from zhongbu_quiz.items.item import Answer, Blank, Item, ItemSource, Option
from zhongbu_quiz.sets.form import DrawnSet, Form, Part

FORMAT = "zhongbu-quiz draw 1"


def to_json(drawn: DrawnSet, papers: Sequence[tuple[Form, Student]] = (), made_with: str = "") -> bytes:
    """The draw as UTF-8 JSON, the same bytes for the same draw. `papers`: the forms of a class, which hold the items of the
    draw in other orders; `made_with`: what else the files beside this one depend on."""
    whole: dict[str, Any] = {"format": FORMAT, **{name: getattr(drawn, name) for name in _PLAIN}}
    items = {item.id: item for form in drawn.forms for item in form.items}
    whole["items"] = [_item_to(item) for item in items.values()]
    whole["forms"] = [_form_to(drawn, form, items) for form in drawn.forms]
    if papers:
        whole["made_with"] = made_with
        whole["class"] = [
            {"student": asdict(student), **_form_to(drawn, form, items)} for form, student in papers
        ]
    return (
        json.dumps(whole, ensure_ascii=False, separators=(",", ":")).replace('},{"', '},\n{"') + "\n"
    ).encode()


def _form_to(drawn: DrawnSet, form: Form, items: dict[str, Item]) -> dict[str, Any]:
    """A form as the ids of its items, each with the order of its options where that differs."""
    parts = []
    for part in form.parts:
        listed: list[Any] = []
        for item in part.items:
            first = [option.text for option in items[item.id].options]
            order = [first.index(option.text) for option in item.options]
            listed.append(item.id if order == sorted(order) else [item.id, order])
        parts.append({"kind": part.kind, "points": str(part.points), "items": listed})
    return {"name": form.name, "code": code(drawn, form), "parts": parts}


def _form_from(record: dict[str, Any], items: dict[str, Item]) -> Form:
    parts = []
    for part in record["parts"]:
        listed = [(entry, None) if isinstance(entry, str) else entry for entry in part["items"]]
        ordered = tuple(
            items[name] if order is None else in_order(items[name], order) for name, order in listed
        )
        parts.append(Part(part["kind"], ordered, Decimal(part["points"])))
    return Form(record["name"], tuple(parts))


_PLAIN = ("name", "title", "subtitle", "seed", "minutes")


def read(path: Path) -> DrawnSet:
    """The draw that `path` holds. Raises UserError where it is no draw of ours."""
    whole = _load(path)
    with _explained(path):
        items = {record["id"]: _item_from(record) for record in whole["items"]}
        forms = tuple(_form_from(form, items) for form in whole["forms"])
        return DrawnSet(**{name: whole[name] for name in _PLAIN}, forms=forms)


def read_class(path: Path) -> list[tuple[Form, Student]]:
    """The forms of a class and whose they are; empty where `path` holds a draw without a class."""
    whole = _load(path)
    with _explained(path):
        items = {record["id"]: _item_from(record) for record in whole["items"]}
        return [(_form_from(form, items), Student(**form["student"])) for form in whole.get("class", [])]


def _load(path: Path) -> dict[str, Any]:
    with _explained(path):
        whole: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if whole["format"] != FORMAT:
            raise ValueError(f"format {whole['format']!r}")
        return whole


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError(
            f"{path}: is not a stored draw ({error}); make the papers again from the deck"
        ) from error


def code(drawn: DrawnSet, form: Form) -> str:
    """Twelve letters and digits that stand for exactly this form: items, order, options, key."""
    said = [(item.id, [option.text for option in item.options], repr(item.answer)) for item in form.items]
    return blake2b(repr((drawn.name, drawn.seed, form.name, said)).encode(), digest_size=6).hexdigest()


def _item_to(item: Item) -> dict[str, Any]:
    record = {name: value for name, value in asdict(item).items() if name not in ("stem", "asks", "asserts")}
    record["stem"] = [asdict(part) if isinstance(part, Blank) else part for part in item.stem]
    record["asks"] = sorted(map(list, item.asks))
    record["asserts"] = sorted(map(list, item.asserts))
    return record


def _item_from(record: dict[str, Any]) -> Item:
    given = dict(record)
    given["stem"] = tuple(part if isinstance(part, str) else Blank(**part) for part in record["stem"])
    given["options"] = tuple(Option(**option) for option in record["options"])
    given["source"] = ItemSource(**record["source"])
    given["answer"] = _answer(record["answer"])
    for name in ("facts", "tags", "notes", "left"):
        given[name] = tuple(record[name])
    for name in ("asks", "asserts"):
        given[name] = frozenset((fact, slot) for fact, slot in record[name])
    return Item(**given)


def _answer(value: Any) -> Answer:
    if isinstance(value, list):
        return tuple(tuple(part) if isinstance(part, list) else part for part in value)
    return value  # type: ignore[no-any-return]
