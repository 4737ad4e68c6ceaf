"""`check` as a whole: the shipped content passes, and what breaks a fatal rule fails."""

from __future__ import annotations

from dataclasses import replace

import pytest

from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.project import project_at
from zhongbu_quiz.quality.audit import audit
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.report import LEAST_SHARE, Report, check_project
from zhongbu_quiz.quality.rules import RULES
from zhongbu_quiz.quality.tables import as_object, failures, summary, tables

FATAL = {
    *range(1, 6),
    9,
    14,
    17,
    18,
    20,
    *range(22, 25),
    26,
    *range(29, 34),
    *range(36, 44),
    50,
    51,
    59,
    61,
    62,
    45,
    46,
    47,
}


@pytest.fixture(scope="module")
def report() -> Report:
    return check_project(project_at(None))


def test_every_rule_is_in_the_table(report: Report) -> None:
    assert [judgement.rule.number for judgement in report.judgements] == list(range(1, 65))


def test_the_fatal_rules_are_those_of_the_specification() -> None:
    assert {number for number, rule in RULES.items() if rule.fatal} == FATAL


def test_the_shipped_content_passes(report: Report) -> None:
    assert list(failures(report)) == []
    assert not report.failed
    assert report.share_with_choice >= LEAST_SHARE
    assert "nothing to mend" in summary(report)


def test_a_broken_item_fails(bank: Bank, report: Report) -> None:
    first = next(item for item in bank.items if item.kind == "single_choice")
    wrong = next(place for place in range(3) if (place,) != first.answer)
    broken = Context(bank.base, [replace(first, answer=(wrong,))])
    found = [judgement for judgement in audit(broken) if judgement.fails]
    assert 22 in {judgement.rule.number for judgement in found}
    failed = replace(report, judgements=found)
    assert failed.failed and first.id in next(iter(failures(failed)))
    assert "broken rules: " in summary(failed)


def test_a_bank_that_rejects_everything_fails(bank: Bank, report: Report) -> None:
    clozes = tuple(item for item in bank.items if item.kind == "cloze")
    assert replace(report, bank=Bank(bank.base, clozes, {})).failed


def test_tables_and_data(report: Report) -> None:
    shown = {title: (header, rows) for title, header, rows in tables(report)}
    header, rows = shown["Rules"]
    assert len(rows) == 64 and all(len(row) == len(header) for row in rows)
    assert shown["Candidates rejected"][1]
    header, rows = shown["Guessing without knowing"]
    assert rows[0][0] == "all" and rows[-1][0] == "papers" and all(len(row) == len(header) for row in rows)
    told = as_object(report)
    assert len(told["rules"]) == 64 and told["failed"] is False and told["solver"][0]["cues"]["LEARNED"]["counted"]
