"""The draw as JSON beside the papers, so that paper, key and answer sheet can never disagree.

In: a DrawnSet. Out: JSON that holds all that was drawn; and back again, so that any paper can be made a second time
from the file alone. `code` names a form in a QR code.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from decimal import Decimal
from hashlib import blake2b
from pathlib import Path
from typing import Any

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.items.item import Answer, Blank, Item, ItemSource, Option
from zhongbu_quiz.sets.form import DrawnSet, Form, Part

FORMAT = "zhongbu-quiz draw 1"


def to_json(drawn: DrawnSet) -> bytes:
    """The draw as UTF-8 JSON, the same bytes for the same draw."""
    forms = [
        {
            "name": form.name,
            "code": code(drawn, form),
            "parts": [
                {"kind": part.kind, "points": str(part.points), "items": [_item_to(item) for item in part.items]}
                for part in form.parts
            ],
        }
        for form in drawn.forms
    ]
    whole = {"format": FORMAT, **{name: getattr(drawn, name) for name in _PLAIN}, "forms": forms}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


_PLAIN = ("name", "title", "subtitle", "seed", "minutes")


def read(path: Path) -> DrawnSet:
    """The draw that `path` holds. Raises UserError where it is no draw of ours."""
    try:
        whole = json.loads(path.read_text(encoding="utf-8"))
        if whole["format"] != FORMAT:
            raise ValueError(f"format {whole['format']!r}")
        forms = tuple(
            Form(
                form["name"],
                tuple(
                    Part(part["kind"], tuple(map(_item_from, part["items"])), Decimal(part["points"]))
                    for part in form["parts"]
                ),
            )
            for form in whole["forms"]
        )
        return DrawnSet(**{name: whole[name] for name in _PLAIN}, forms=forms)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError(f"{path}: is not a stored draw ({error}); make the papers again from the deck") from error


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
