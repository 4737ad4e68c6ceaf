"""What was made of many facts, in parts, kept between runs: of a bank of other facts only what changed is made.

In: a base, its bank, and what is remembered of making it (`items.workshop.Last`). Out: the same, for the bank that is made next. A file of
parts stands beside that of its bank (`studio.kept`), whose items it speaks of by number. The facts of then are kept as records, with a digest of
how each was told: those that are told alike now are the same, and only the others are told again.
"""

from __future__ import annotations

import json
from array import array
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from zhongbu_quiz.delivery.shelf import UNREADABLE, as_body, as_record
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.facts.base import FactBase, base_of, build_base
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.facts.load import Placed, Seeds
from zhongbu_quiz.facts.records import WORLD, DocumentRecord, FactRecord
from zhongbu_quiz.facts.watch import Keys
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.items.kinds.common import Gapped
from zhongbu_quiz.items.workshop import Judged, Last, Made
from zhongbu_quiz.sets.item_codec import from_record, to_record

WRONG = (UserError, IndexError, *UNREADABLE)
"""What reading raises where a file is not what was written."""


def packed(last: Last, items: Sequence[Item]) -> bytes:
    """What is remembered of a bank of these items, as bytes. Raises TypeError where it holds what JSON does not."""
    numbers = {id(item): number for number, item in enumerate(items)}
    more: list[Item] = []

    def number(item: Item) -> int:
        if id(item) not in numbers:
            numbers[id(item)] = len(items) + len(more)
            more.append(item)
        return numbers[id(item)]

    marks, texts, parts = _Numbers(), _Numbers(), _Numbers()
    made = [
        (*name[:-1], parts[name[-1]], list(one.rejects.items()), [_packed(each, number) for each in one.items], *_keys(one.keys, marks, texts))
        for name, one in last.made.items()
    ]
    judged = [(number(one.item), one.rule, *_keys(one.keys, marks, texts)) for one in last.judged.values()]
    record = {
        "facts": [(fact.kind, fact.record.model_dump_json(), fact.unnamed, _told(fact)) for fact in last.base.told],
        "documents": [document.model_dump_json() for document in last.base.documents],
        "models": last.models,
        "ground": last.ground,
        "counted": last.counted,
        "indexed": sorted(last.indexed),
        "more": list(map(to_record, more)),
        "parts": list(parts),
        "made": made,
        "judged": judged,
        "marks": b64encode(array("Q", marks).tobytes()).decode(),
        "texts": list(texts),
    }
    return as_body(record)


def unpacked(body: bytes, items: Sequence[Item], base: FactBase) -> Last:
    """What `packed` made bytes of, for a base of these facts or others, in the world of its own. Raises one of `WRONG`."""
    record = as_record(body)
    every = [*items, *map(from_record, record["more"])]
    marks = array("Q")
    marks.frombytes(b64decode(record["marks"]))
    texts = [(_frozen(name), text) for name, text in record["texts"]]

    def keys(own: list[int], seen: list[int]) -> Keys:
        return Keys({marks[place] for place in own}, {texts[place] for place in seen})

    parts = list(map(tuple, record["parts"]))
    made = {
        (*_frozen(name), parts[part]): Made(tuple(_unpacked(one, every) for one in found), Counter(dict(rejects)), keys(own, seen))
        for *name, part, rejects, found, own, seen in record["made"]
    }
    judged = {every[place].id: Judged(every[place], rule, keys(own, seen)) for place, rule, own, seen in record["judged"]}
    indexed = frozenset(map(_frozen, record["indexed"]))
    return Last(_base(record, base), record["models"], record["ground"], record["counted"], indexed, made, judged)


def _base(record: dict[str, Any], base: FactBase) -> FactBase:
    """The base of then: facts that are told alike now are those of now, and the others are told again."""
    now = {fact.id: fact for fact in base.told}
    documents = tuple(map(DocumentRecord.model_validate_json, record["documents"]))
    placed: list[Placed] = []
    facts: dict[str, Fact] = {}
    others: dict[str, tuple[bool, str]] = {}
    for kind, text, unnamed, told in record["facts"]:
        name = json.loads(text)["id"]
        fact = now.get(name)
        if fact is not None and (fact.kind != kind or fact.record.model_dump_json() != text):
            fact = None
        placed.append(Placed(fact.record if fact else _record(kind, text, base), Path(), 0))
        if fact and _told(fact) == told:
            facts[name] = fact
        else:
            others[name] = unnamed, told
    for again in build_base(Seeds(tuple(placed), documents), base.world, others).told:
        unnamed, told = others[again.id]
        facts[again.id] = replace(again, unnamed=unnamed)
        if _told(facts[again.id]) != told:
            raise ValueError(again.id)
    return base_of([facts[one.record.id] for one in placed], documents, base.world, watched=True)


def _record(kind: str, text: str, base: FactBase) -> FactRecord:
    record: FactRecord = KINDS[kind].record.model_validate_json(text, context={WORLD: base.world})
    if record.model_dump_json() != text:
        raise ValueError(text)
    return record


def _told(fact: Fact) -> str:
    """A digest of how a fact is told."""
    told = repr((fact.slots, fact.clauses, fact.issuer, fact.recurring, fact.unnamed))
    return blake2b(told.encode(), digest_size=8).hexdigest()


class _Numbers(dict[Any, int]):
    """Things in the order in which they were first asked for."""

    def __missing__(self, key: Any) -> int:
        self[key] = len(self)
        return self[key]


def _keys(keys: Keys, marks: _Numbers, texts: _Numbers) -> tuple[list[int], list[int]]:
    return [marks[one] for one in keys.marks], [texts[one] for one in keys.texts]


def _packed(one: Any, number: Callable[[Item], int]) -> object:
    """What a model made: the number of an item, a gap as a list, or what was found of facts as its only entry."""
    if isinstance(one, Gapped):
        item = None if one.item is None else number(one.item)
        return [one.name, one.said, one.answer, one.slot, one.measured, one.why, item, one.late]
    return [one] if isinstance(one, int) else number(one)


def _unpacked(one: Any, items: Sequence[Item]) -> object:
    if isinstance(one, int):
        return items[one]
    if len(one) == 1:
        return one[0]
    name, said, answer, slot, measured, why, item, late = one
    return Gapped(name, said, answer, slot, measured, why, None if item is None else items[item], late)


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
