"""Item <-> JSON record: how a stored draw holds an item, and what of an item the code of a form stands for.

In: an Item, or a record that `to_record` made. Out: the other. Nobody else turns a whole item into JSON and back. A new field of an
item needs a line here only where its value is no text, number or tuple of such.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from zhongbu_quiz.facts.slots import Attribution
from zhongbu_quiz.items.figure import Figure, Material, Series, Table, Timeline
from zhongbu_quiz.items.item import CLASSES, Blank, Claim, Cue, Item, ItemSource, Option, Shown, SlotRef
from zhongbu_quiz.loading.record import NoRecord
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.values.picture import Picture

_PARTS = {frozenset(part.__slots__): part for part in (Shown, Attribution, Cue, Claim, Blank)}
"""The classes of what stands in stems, by the names of their fields."""
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
    given = {name: _READ[name](value) if name in _READ else _frozen(value) for name, value in record.items()}
    if missing := _ALWAYS - given.keys():
        raise KeyError(*sorted(missing))
    if given["kind"] not in CLASSES:
        raise NoRecord(_("there is no item of the kind {kind!r}; there are {known}").format(kind=given["kind"], known=joined(CLASSES)))
    return CLASSES[given["kind"]](**given)


def printed(item: Item) -> object:
    """What a form's code stands for: which item, its options in their order, its key. Its `repr` tells two items apart."""
    return item.id, [option.text for option in item.options], repr(item.answer)


def _stem(parts: list[Any]) -> tuple[Any, ...]:
    """A stem: of each part but texts its fields tell the class."""
    return tuple([part if part.__class__ is str else _PARTS[frozenset(part)](**part) for part in parts])


def _place(record: dict[str, Any]) -> ItemSource:
    return ItemSource(**record)


def _options(records: list[Any]) -> tuple[Option, ...]:
    return tuple([Option(**record) for record in records])


def _refs(pairs: list[Any]) -> frozenset[SlotRef]:
    return frozenset([(fact, slot) for fact, slot in pairs])


def _figure(record: dict[str, Any] | None) -> Figure | None:
    if record is None:
        return None
    values = {name: _frozen(value) for name, value in record.items()}
    return _FIGURES[values.pop("type")](**values)


def _material(record: dict[str, Any] | None) -> Material | None:
    return None if record is None else Material(**record)


def _picture(record: dict[str, Any] | None) -> Picture | None:
    return None if record is None else Picture(**{**record, "data": b64decode(record["data"])})


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if value.__class__ is list else value


_READ: dict[str, Callable[[Any], Any]] = {
    "stem": _stem,
    "source": _place,
    "also_from": lambda places: tuple(map(_place, places)),
    "options": _options,
    "asks": _refs,
    "asserts": _refs,
    "figure": _figure,
    "material": _material,
    "picture": _picture,
}
"""How fields are read that are no text, number or tuple of such."""
_ALWAYS = frozenset(("kind", "stem", "source", "asks", "asserts", "figure", "material"))
"""The fields that are told of every item."""
