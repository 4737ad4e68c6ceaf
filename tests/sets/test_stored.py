"""Items of every model go into a stored draw and come back the same."""

from __future__ import annotations

import json
from decimal import Decimal

from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import KINDS
from zhongbu_quiz.sets.form import DrawnSet, Form, Part
from zhongbu_quiz.sets.item_codec import from_record, to_record
from zhongbu_quiz.sets.stored import code


def test_every_item_of_the_bank_comes_back(bank: Bank) -> None:
    """As it was, through JSON."""
    assert {item.kind for item in bank.items} == set(KINDS)
    for item in bank.items:
        assert from_record(json.loads(json.dumps(to_record(item), ensure_ascii=False))) == item, item.id


def test_codes_of_single_items_differ(bank: Bank) -> None:
    """Two items, two codes: no item is printed like another."""
    drawn = DrawnSet("x", "x", "", 1, 60, ())
    forms = [Form("A", (Part(item.kind, (item,), Decimal(1)),)) for item in bank.items]
    assert len({code(drawn, form) for form in forms}) == len(forms)
