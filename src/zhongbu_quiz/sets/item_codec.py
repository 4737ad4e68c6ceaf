"""Item <-> JSON record: how a stored draw holds an item, and what of an item the code of a form stands for.

In: an Item, or a record that `to_record` made. Out: the other. Nobody else turns a whole item into JSON and back. A new field of an
item needs a line here only where its value is no text, number or tuple of such.
"""

from __future__ import annotations

from base64 import b64decode
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from zhongbu_quiz.facts.slots import Attribution
from zhongbu_quiz.items.figure import Figure, Material, Series, Table, Timeline
from zhongbu_quiz.items.item import CLASSES, Blank, Claim, Cue, Item, ItemSource, Option, Shown
from zhongbu_quiz.loading.record import NoRecord
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.values.picture import Picture

_PARTS: tuple[type[Shown | Attribution | Cue | Claim | Blank], ...] = (Shown, Attribution, Cue, Claim, Blank)
_FIGURES: dict[str, type[Figure]] = {kind.type: kind for kind in (Table, Series, Timeline)}


def to_record(item: Item) -> dict[str, Any]:
    """The item as JSON can hold it; sets are sorted, so that the same item has the same record."""
    record: dict[str, Any] = _told(item)
    record["asks"] = sorted(map(list, item.asks))
    record["asserts"] = sorted(map(list, item.asserts))
    del record["picture"]  # most have none, and then nothing is said of it
    if item.picture is not None:
        record["picture"] = {**_told(item.picture), "data": item.picture.base64}
    if not item.also_from:  # nor of this
        del record["also_from"]
    if item.figure is not None:
        record["figure"] = {"type": item.figure.type, **record["figure"]}
    return record


def _told(value: Any) -> Any:
    """A value of ours by its fields, and theirs. `dataclasses.asdict` copies each text and number too, which takes five times as long."""
    if isinstance(value, str) or value is None:
        return value
    if isinstance(value, tuple):
        return tuple(map(_told, value))
    names = _names(value.__class__)
    return {name: _told(getattr(value, name)) for name in names} if names else value


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The names of the fields of a class of ours; of any other there are none."""
    return tuple(one.name for one in fields(kind)) if is_dataclass(kind) else ()


def from_record(record: dict[str, Any]) -> Item:
    """The item of a record. Raises KeyError, TypeError or ValueError where the record is none of ours."""
    given = {name: _frozen(value) for name, value in record.items()}
    given["stem"] = tuple(map(_stem_part, record["stem"]))
    given["source"] = ItemSource(**record["source"])
    if "also_from" in record:
        given["also_from"] = tuple(ItemSource(**place) for place in record["also_from"])
    if "options" in record:
        given["options"] = tuple(Option(**option) for option in record["options"])
    for name in ("asks", "asserts"):
        given[name] = frozenset((fact, slot) for fact, slot in record[name])
    if record["figure"] is not None:
        given["figure"] = _figure(record["figure"])
    if record["material"] is not None:
        given["material"] = Material(**record["material"])
    if record.get("picture") is not None:
        given["picture"] = Picture(**{**record["picture"], "data": b64decode(record["picture"]["data"])})
    if record["kind"] not in CLASSES:
        raise NoRecord(_("there is no item of the kind {kind!r}; there are {known}").format(kind=record["kind"], known=joined(CLASSES)))
    return CLASSES[record["kind"]](**given)


def printed(item: Item) -> object:
    """What a form's code stands for: which item, its options in their order, its key. Its `repr` tells two items apart."""
    return item.id, [option.text for option in item.options], repr(item.answer)


def _stem_part(part: Any) -> str | Shown | Attribution | Cue | Claim | Blank:
    """A part of a stem, whose class its fields tell."""
    if isinstance(part, str):
        return part
    return next(shape for shape in _PARTS if set(shape.__slots__) == set(part))(**part)


def _figure(record: dict[str, Any]) -> Figure:
    values = {name: _frozen(value) for name, value in record.items()}
    return _FIGURES[values.pop("type")](**values)


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
