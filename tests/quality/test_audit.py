"""`audit`: every rule in its table, the solver, and what the facts are asked by. The whole of the shipped bank is slow; a sample is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from zhongbu_quiz.cli.tables import audit_summary, audit_tables
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.quality.audit import AuditReport, audit, audit_bank
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rules import RULES
from zhongbu_quiz.studio.reports import audit_object

SAMPLE = 20
"""Every so many-th item stands for the bank."""


@pytest.fixture(scope="module")
def sampled(bank: Bank) -> AuditReport:
    """An audit of some of the shipped bank."""
    return audit_bank(replace(bank, items=bank.items[::SAMPLE]))


def the_whole_table(report: AuditReport) -> None:
    shown = {title: (header, rows) for title, header, rows in audit_tables(report)}
    assert all(len(row) == len(header) for header, rows in shown.values() for row in rows)
    assert [judgement.rule.number for judgement in report.judgements] == list(RULES)
    assert len(shown["Rules"][1]) == len(RULES) and shown["Candidates rejected"][1]
    assert shown["Guessing without knowing"][1][0][0] == "all"
    told = audit_object(report)
    assert len(told["rules"]) == len(RULES) and told["solver"][0]["cues"]["LEARNED"]["counted"]
    asked, facts = told["asked_by_weight"]["2"]
    assert 0 < asked <= facts
    assert sum(told["levels"].values()) == told["items"]
    assert 0 < told["on_topic"]["accuracy"] < 1


def test_a_sample_of_the_shipped_bank(sampled: AuditReport) -> None:
    the_whole_table(sampled)
    assert [judgement.rule.number for judgement in sampled.broken] == []
    assert "no fatal rule is broken" in audit_summary(sampled)


@pytest.mark.slow
def test_the_whole_shipped_bank(audited: AuditReport) -> None:
    the_whole_table(audited)
    assert [judgement.rule.number for judgement in audited.broken] == []
    assert audited.solved[-1].pool == "papers"


def test_what_the_facts_are_asked_by(bank: Bank, sampled: AuditReport) -> None:
    facts = {name for item in sampled.bank.items for name, _ in item.asks}
    assert set(sampled.unasked) == {fact.id for fact in bank.base.facts} - facts
    clozes = {name for item in sampled.bank.items if item.kind == "cloze" for name, _ in item.asks}
    assert sampled.share_asked_by("cloze") == len(clozes) / len(bank.base.facts)


def test_a_broken_fatal_rule_stands_out(bank: Bank, sampled: AuditReport) -> None:
    true = next(item for item in bank.items if item.kind == "true_false" and item.answer is True)
    found = audit(Context(bank.base, [replace(true, answer=False)]))
    assert {22, 50} <= {judgement.rule.number for judgement in found if judgement.fails}
    broken = replace(sampled, judgements=tuple(found))
    assert "broken rules: " in audit_summary(broken)
