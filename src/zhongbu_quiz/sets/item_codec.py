"""Item <-> JSON record: how a stored draw holds an item, and what of an item the code of a form stands for.

In: an Item, or a record that `to_record` made. Out: the other. Nobody else turns a whole item into JSON and back, so a new
field of an item is a line here.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from zhongbu_quiz.items.item import Answer, Blank, Item, ItemSource, Option


def to_record(item: Item) -> dict[str, Any]:
    """The item as JSON can hold it; sets are sorted, so that the same item has the same record."""
    record = {name: value for name, value in asdict(item).items() if name not in ("stem", "asks", "asserts")}
    record["stem"] = [asdict(part) if isinstance(part, Blank) else part for part in item.stem]
    record["asks"] = sorted(map(list, item.asks))
    record["asserts"] = sorted(map(list, item.asserts))
    return record


def from_record(record: dict[str, Any]) -> Item:
    """The item of a record. Raises KeyError, TypeError or ValueError where the record is none of ours."""
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


def printed(item: Item) -> object:
    """What a form's code stands for: which item, its options in their order, its key. Its `repr` tells two items apart."""
    return item.id, [option.text for option in item.options], repr(item.answer)


def _answer(value: Any) -> Answer:
    if isinstance(value, list):
        return tuple(tuple(part) if isinstance(part, list) else part for part in value)
    return value  # type: ignore[no-any-return]
