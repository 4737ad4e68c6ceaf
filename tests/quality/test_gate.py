"""The gate: what breaks a fatal rule is not made, on anybody's facts, and is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.broken import BREAKS, Shelf
from tests.quality.strange import STRANGE, base_of
from tests.quality.test_item_rules import ELSEWHERE
from zhongbu_quiz.items.bank import Bank, make_bank
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.quality.audit import audit
from zhongbu_quiz.quality.check import FATAL
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.gate import GATES, gate, told
from zhongbu_quiz.quality.rules import RULES, ItemRule


def test_every_fatal_rule_about_one_item_gates() -> None:
    fatal = {number for number, rule in RULES.items() if rule.fatal and isinstance(rule, ItemRule)}
    assert {rule.number for rule in GATES} == fatal
    assert {22, 23, 36, 42, 62} <= fatal


@pytest.mark.parametrize("number", [rule.number for rule in GATES if rule.number not in ELSEWHERE])
def test_a_broken_item_does_not_pass(number: int, bank: Bank) -> None:
    good, broken = BREAKS[number](Shelf(bank))
    opens = gate(bank.base)
    assert opens(good) is None
    rule = opens(broken)
    assert rule is not None and rule <= number


def test_what_is_refused_is_not_made_and_is_counted(bank: Bank, models: dict[str, ItemModel]) -> None:
    chosen = [models["event-date"], models["cloze-event-date"]]
    free = make_bank(bank.base, chosen)
    refused = free.items[0].id
    kept = make_bank(bank.base, chosen, gate=lambda item: 22 if item.id == refused else None)
    assert [item.id for item in free.items if item.id != refused] == [item.id for item in kept.items]
    assert free.dropped == {} and told(free) == ""
    assert {model: dict(counts) for model, counts in kept.dropped.items()} == {free.items[0].model: {22: 1}}
    assert "1 items were not made" in told(kept) and "rule 22" in told(kept)


def test_our_own_bank_loses_nothing(bank: Bank) -> None:
    assert bank.dropped == {}


@pytest.mark.parametrize("trouble", STRANGE)
def test_on_a_strangers_facts_nothing_made_breaks_a_fatal_rule(
    trouble: str, models: dict[str, ItemModel], tmp_path: Path
) -> None:
    base = base_of(STRANGE[trouble], tmp_path)
    made = make_bank(base, list(models.values()), gate=gate(base))
    assert {item.main_fact for item in made.items}, "something is asked"
    broken = [judgement for judgement in audit(Context(base, made.items), FATAL) if judgement.findings]
    assert [(judgement.rule.number, judgement.findings[0]) for judgement in broken] == []
