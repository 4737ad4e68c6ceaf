"""The stored draw: all that was drawn, as JSON beside the papers, so that paper, key and answer sheet can never disagree.

In: a DrawnSet, for a class also each student's form, and the settings that the papers were made with. Out: JSON; and back again,
so that every paper can be made a second time from the file alone (`zhongbu-quiz worksheet --from`). `code` names a form in a QR code.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from hashlib import blake2b
from pathlib import Path
from typing import Any

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.loading.record import NoRecord, read_record
from zhongbu_quiz.messages import _
from zhongbu_quiz.sets import item_codec
from zhongbu_quiz.sets.form import DrawnSet, Form, Part
from zhongbu_quiz.sets.marking import Marks, marks_of
from zhongbu_quiz.sets.order import in_order, with_rows
from zhongbu_quiz.sets.students import Student, StudentForm
from zhongbu_quiz.values.shares import plain
from zhongbu_quiz.values.typed import fits
from zhongbu_quiz.versions import DRAW

_PLAIN = ("name", "title", "subtitle", "seed", "minutes")
_CREDITS = ("source", "licence")
"""Written where the project says them; the first files of this version have none."""
_READERS: dict[str, Callable[[Any], Any]] = {"marking": dict, "sections": lambda listed: tuple(map(tuple, listed))}
"""What the first files of this version do not have either, and how it is read."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What a stored draw holds: the drawn set; for a class whose form is whose; and what the papers were made with
    (`program`: version of this program, `settings`: those of the paper export, by name)."""

    drawn: DrawnSet
    papers: tuple[StudentForm, ...] = ()
    program: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)


def to_json(stored: Stored) -> bytes:
    """The draw as UTF-8 JSON, the same bytes for the same draw."""
    drawn = stored.drawn
    whole: dict[str, Any] = dict(DRAW.said)
    whole["made_with"] = {"program": stored.program, "settings": dict(stored.settings)}
    whole.update({name: getattr(drawn, name) for name in _PLAIN})
    whole.update({name: getattr(drawn, name) for name in _CREDITS if getattr(drawn, name)})
    whole.update(marking=dict(drawn.marking), sections=drawn.sections)
    items: dict[str, Item] = {}
    for form in drawn.forms:
        for item in form.items:
            items.setdefault(item.id, item)
    whole["items"] = [item_codec.to_record(item) for item in items.values()]
    whole["forms"] = [_form_to(drawn, form, items) for form in drawn.forms]
    if stored.papers:
        whole["class"] = [
            {"student": asdict(student), **_form_to(drawn, form, items)} for form, student in stored.papers
        ]
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    # A line for each item and form. Inside a string the quote would be \", so nothing that was drawn is touched.
    return (text.replace('},{"', '},\n{"') + "\n").encode()


DRAW_ENDS = "-draw.json"
"""How the file of a draw ends."""


def read(path: Path) -> Stored:
    """What `path` holds. Raises UserError where it cannot be read, is no draw of ours, is of another version, or was changed by hand."""
    if path.is_dir():
        found = next((one.name for one in sorted(path.glob(f"*{DRAW_ENDS}"))), f"…{DRAW_ENDS}")
        raise UserError(_("{path}: is a folder; write the file of the draw in it: {name}").format(path=path, name=path / found))
    return read_record(path, DRAW, _stored, _no_draw)


def code(drawn: DrawnSet, form: Form) -> str:
    """Twelve letters and digits that stand for exactly this form: items, order, options, key."""
    said = [item_codec.printed(item) for item in form.items]
    return blake2b(repr((drawn.name, drawn.seed, form.name, said)).encode(), digest_size=6).hexdigest()


def _stored(whole: dict[str, Any]) -> Stored:
    items = {record["id"]: item_codec.from_record(record) for record in whole["items"]}
    forms = tuple(_form_from(form, items) for form in whole["forms"])
    if not forms:
        raise NoRecord(_("it has no form"))
    said = {name: whole[name] for name in _PLAIN} | {name: whole[name] for name in _CREDITS if name in whole}
    said |= {name: read(whole[name]) for name, read in _READERS.items() if name in whole}
    drawn = DrawnSet(**said, forms=forms)
    listed = whole.get("class", [])
    papers = tuple((_form_from(form, items), Student(**form["student"])) for form in listed)
    for form, record in zip((*forms, *(form for form, _student in papers)), (*whole["forms"], *listed), strict=True):
        if code(drawn, form) != record["code"]:
            words = _("form {form} is not what its code {code} stands for")
            raise NoRecord(words.format(form=form.name, code=record["code"]))
    made_with = whole["made_with"]
    stored = Stored(drawn, papers, made_with["program"], dict(made_with["settings"]))
    if not fits(stored, Stored):
        raise NoRecord(_("a value in it is of another form"))
    return stored


def _form_to(drawn: DrawnSet, form: Form, items: Mapping[str, Item]) -> dict[str, Any]:
    """A form as the ids of its items, each with the order of its options and of the rows of a left column where these differ."""
    parts = []
    for part in form.parts:
        listed = [_listed(item, items[item.id]) for item in part.items]
        each = {"each": list(map(str, part.each))} if part.each else {}
        marks = [_marks_to(marks_of(item, worth, drawn.marking)) for item, worth in zip(part.items, part.values, strict=True)]
        parts.append({"kind": part.kind, "points": str(part.points), **each, "items": listed, "marks": marks})
    return {"name": form.name, "code": code(drawn, form), "parts": parts}


def _marks_to(marks: Marks) -> dict[str, Any]:
    """What an item earns, for those who read sheets: it follows from item, points and rule, and is not read back."""
    told: dict[str, Any] = {"whole": plain(marks.whole)}
    if marks.parts:
        told["parts"] = list(map(plain, marks.parts))
    if marks.some:
        told["some"] = plain(marks.some)
    return told


def _listed(item: Item, first: Item) -> str | list[Any]:
    texts = [option.text for option in first.options]
    order = [texts.index(option.text) for option in item.options]
    rows = [first.left.index(text) for text in item.left]
    if rows != sorted(rows):
        return [item.id, order, rows]
    return item.id if order == sorted(order) else [item.id, order]


def _form_from(record: Mapping[str, Any], items: Mapping[str, Item]) -> Form:
    return Form(record["name"], tuple(_part_from(part, items) for part in record["parts"]))


def _part_from(record: Mapping[str, Any], items: Mapping[str, Item]) -> Part:
    ordered = (_ordered(entry, items) for entry in record["items"])
    each = tuple(map(Decimal, record.get("each", ())))
    return Part(record["kind"], tuple(ordered), Decimal(record["points"]), each)


def _ordered(entry: Any, items: Mapping[str, Item]) -> Item:
    """The item of an entry that `_listed` made; files of version 2 have no rows."""
    if isinstance(entry, str):
        return items[entry]
    name, order, *rows = entry
    item = in_order(items[name], order)
    return with_rows(item, *rows) if rows else item


def _no_draw(path: Path, why: str) -> UserError:
    words = _("{path}: is not a stored draw ({reason}); give a NAME-draw.json, or make the papers again from the deck")
    return UserError(words.format(path=path, reason=why))
