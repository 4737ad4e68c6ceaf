"""Items that are packed as they are made are the bank that would be made without, read a run at a time."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from zhongbu_quiz.facts import base as bases
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.facts.watch import Watch, put
from zhongbu_quiz.items import bank as banks
from zhongbu_quiz.items import gathered, workshop
from zhongbu_quiz.items.bank import Bank, make_bank
from zhongbu_quiz.items.gathered import Packed, in_order, materials, only, own_items
from zhongbu_quiz.items.load import load_models
from zhongbu_quiz.paths import model_files
from zhongbu_quiz.quality.gate import gate

FACTS = 160


@pytest.fixture
def made(root: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Bank]:
    """Makes the bank of some facts of the bench in parts."""
    monkeypatch.syspath_prepend(str(root / "bench"))
    from synthetic import seeds

    monkeypatch.setattr(bases, "MANY", 0)
    monkeypatch.setattr(workshop, "LEAST", 40)
    monkeypatch.setattr(gathered, "_RUN", 16)
    monkeypatch.setattr(gathered, "_OPEN", 50)
    base = build_base(seeds(FACTS))
    models = load_models(model_files(root / "templates"))
    return lambda: make_bank(base, models, gate=gate(base))


def test_a_packed_bank_is_the_bank(made: Callable[[], Bank], monkeypatch: pytest.MonkeyPatch) -> None:
    plain = made()
    monkeypatch.setattr(banks, "UNPACKED", FACTS - 1)
    packed = made()
    assert isinstance(plain.items, tuple) and isinstance(packed.items, Packed)
    assert tuple(packed.items) == plain.items and len(packed.items) == len(plain.items)
    told = [(bank.rejects, bank.dropped, bank.idle) for bank in (plain, packed)]
    assert told[0] == told[1]
    assert [packed.items[place].id for place in (0, 57, -1)] == [plain.items[place].id for place in (0, 57, -1)]
    assert packed.items[5:9] == plain.items[5:9]
    clozes = only(packed.items, lambda item: item.kind == "cloze")
    assert isinstance(clozes, Packed) and list(clozes) == only(plain.items, lambda item: item.kind == "cloze")
    with pytest.raises(IndexError):
        packed.items[len(plain.items)]
    monkeypatch.setattr(gathered, "UNPACKED", FACTS - 1)
    read = in_order(plain.items, plain.base)
    assert isinstance(read, Packed) and tuple(read) == plain.items


def test_what_is_asked_of_all_items_stands_beside_those_that_are_packed(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    own = [replace(item, id=f"own-{item.id}", origin="author") for item in bank.items[:3]]
    items = (*bank.items, *own)
    monkeypatch.setattr(gathered, "UNPACKED", 0)
    packed = in_order(items, bank.base)
    assert isinstance(packed, Packed)
    assert own_items(packed) == own_items(items) == own
    assert list(materials(packed)) == list(materials(items)) and list(materials(items))
    monkeypatch.setattr(gathered, "_unpacked", lambda block: pytest.fail("unpacked"))
    assert Counter(materials(packed)) == Counter(materials(items))


def test_what_is_packed_comes_back_by_the_values_of_its_fields(bank: Bank) -> None:
    kinds = {item.kind: item for item in bank.items}
    for item in kinds.values():
        again = pickle.loads(pickle.dumps(item))
        assert again == item and type(again) is type(item)
        assert item.__reduce__()[1][:2] == (type(item), item.id)


@pytest.mark.parametrize("watched", [False, True])
def test_a_group_of_one_is_one_object_in_all_tables(watched: bool) -> None:
    watch = Watch(watched)
    first, second = watch.groups("first"), watch.groups("second")
    assert first["a"] == () and len(first) == 0, "what is asked and not there leaves nothing behind"
    alone = ("one",)
    for table in (first, second):
        put(table, "a", alone)
        assert table["a"] is alone
    put(first, "a", ("two",))
    put(first, "a", ("three",))
    assert list(first["a"]) == ["one", "two", "three"] and second["a"] is alone
