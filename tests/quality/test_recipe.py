"""What CONTRIBUTING shows of a rule works: it judges items, and its section stands on the page."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.quality.audit import audit
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rendered import stem_of
from zhongbu_quiz.quality.rules import RULES, ItemRule
from zhongbu_quiz.quality.rules.page import rules_page


def test_a_rule_as_contributing_shows_it(root: Path, bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    block = re.search(r"tried by tests/quality/test_recipe.py -->\n```python\n(.*?)```", text, flags=re.S)
    assert block
    names: dict[str, Any] = {"Item": Item, "Context": Context, "ItemRule": ItemRule, "stem_of": stem_of}
    exec(block[1], names)
    rule = names["RULE"]
    good = bank.items[0]
    broken = replace(good, stem=("何时？", *good.stem))
    found = audit(Context(bank.base, [good, broken]), [rule])
    assert [len(judgement.findings) for judgement in found] == [1]
    monkeypatch.setitem(RULES, rule.number, rule)
    assert f"### {rule.number}. No question marks\n" in rules_page()
