"""`check`: the shipped content has nothing to mend, what contradicts itself or breaks a fatal rule has, and no quota decides."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.quality.strange import CONTENTS, base_of
from zhongbu_quiz.cli.tables import check_summary, check_tables, failures
from zhongbu_quiz.facts.load import Placed, Seeds
from zhongbu_quiz.items.bank import Bank, make_bank
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.quality.audit import audit
from zhongbu_quiz.quality.check import FATAL, CheckReport, check
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rules import RULES
from zhongbu_quiz.studio.reports import check_object

FATAL_NUMBERS = {
    *range(1, 6), 9, 14, 17, 18, 20, *range(22, 25), 26, *range(29, 34), *range(36, 44), 44, 45, 46, 47, 50, 51, 59, 61, 62,
    65, 66, 69, 70, 71, 73, 75, 77, 79,
}  # fmt: skip

CONTRADICTION = "".join(
    f"""\
  - id: st-{number}
    kind: statistic
    region: 河南
    indicator: 粮食产量
    period: 2023
    written: {value}亿斤
    value: {value}
    unit: 亿斤
    aspect: level
    source: {{document: 年鉴, section: 农业, evidence: [2023年，河南, 粮食产量{value}亿斤]}}
"""
    for number, value in enumerate(("1324.9", "1330.1"))
)


def seeds_of(bank: Bank) -> Seeds:
    """The records of a bank's facts, as if they came from one file."""
    placed = (Placed(fact.record, Path("made.yaml"), 1) for fact in bank.base.facts)
    return Seeds(tuple(placed), bank.base.documents)


def test_the_fatal_rules() -> None:
    assert {number for number, rule in RULES.items() if rule.fatal} == FATAL_NUMBERS
    assert {rule.number for rule in FATAL} == FATAL_NUMBERS - {44, 50}


def test_the_shipped_content_passes(checked: CheckReport) -> None:
    assert list(failures(checked.broken)) == []
    assert not checked.failed
    assert len(checked.papers) > 5 and all(count for _, count in checked.decks)
    assert "nothing to mend" in check_summary(checked)


def test_a_broken_item_fails(bank: Bank, checked: CheckReport) -> None:
    first = next(item for item in bank.items if item.kind == "single_choice")
    wrong = next(place for place in range(3) if (place,) != first.answer)
    broken = tuple(
        found for found in audit(Context(bank.base, [replace(first, answer=(wrong,))]), FATAL) if found.fails
    )
    assert 22 in {judgement.rule.number for judgement in broken}
    failed = replace(checked, broken=broken)
    assert failed.failed and first.id in next(iter(failures(failed.broken)))
    assert "broken rules: 22" in check_summary(failed)


def test_what_a_check_sees_of_a_bank_without_a_gate(bank: Bank) -> None:
    first = bank.items[0]
    ungated = Bank(bank.base, (replace(first, explanation="x", stem=("这是，，", *first.stem)),), {})
    found = check(seeds_of(bank), ungated)
    assert found.failed and 62 in {judgement.rule.number for judgement in found.broken}


def test_no_quota_decides(bank: Bank) -> None:
    """A bank that asks every fact by cloze alone is poor, and nothing is wrong with it."""
    clozes = tuple(item for item in bank.items if item.kind == "cloze")
    assert not check(seeds_of(bank), Bank(bank.base, clozes, {})).failed


def test_item_models_that_make_nothing_are_named(models: dict[str, ItemModel], tmp_path: Path) -> None:
    base = base_of(CONTENTS, tmp_path)
    bank = make_bank(base, [models["cloze-event-date"], models["event-place"], models["leading-region"]])
    report = check(seeds_of(bank), bank)
    assert report.idle == ("event-place",) and not report.failed  # there are no statistics for a leading region
    assert "1 item model makes nothing" in check_summary(report)


def test_facts_that_contradict_each_other_are_findings(tmp_path: Path) -> None:
    bank = Bank(base_of(CONTRADICTION, tmp_path), (), {})
    report = check(seeds_of(bank), bank)
    assert (
        report.failed and "st-1: tells another value than st-0" in str(report.findings[0]) and len(report.findings) == 1
    )


@pytest.mark.parametrize("dropped", [False, True])
def test_tables_and_data(dropped: bool, checked: CheckReport) -> None:
    bank = replace(checked.bank, dropped={"event-date": checked.bank.rejects["event-date"].__class__({22: 3})})
    report = replace(checked, bank=bank) if dropped else checked
    shown = {title: (header, rows) for title, header, rows in check_tables(report, [("own.yaml", "shipped.yaml")])}
    assert all(len(row) == len(header) for header, rows in shown.values() for row in rows)
    assert {"Items", "Decks", "Your own files that hide shipped ones"} <= set(shown)
    told = check_object(report)
    assert told["failed"] is False and told["dropped"] == ({"event-date": {"22": 3}} if dropped else {})
    assert ("3 items were not made" in check_summary(report)) is dropped
