"""Audits that are kept between runs: of the same files, program and libraries an audit says the same.

In: an opened project, and how to audit it. Out: the report. It stands beside the bank that it speaks of (`studio.kept`), as JSON: what each rule
found, and what the solver earned. One that is damaged, or of other files, is made anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple
from functools import partial
from importlib.metadata import version
from typing import Any

from zhongbu_quiz.delivery.shelf import as_body, keep, kept_record
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.quality.audit import AuditReport, Judgement, coverage
from zhongbu_quiz.quality.rules import RULES
from zhongbu_quiz.quality.testwise.marking import Result
from zhongbu_quiz.quality.testwise.solver import Verdict
from zhongbu_quiz.studio.kept import AUDIT, place_of, tidy
from zhongbu_quiz.studio.opening import Opened

_LIBRARIES = ("jieba", "numpy")
"""By whose words and numbers the solver guesses."""


def kept_audit(opened: Opened, make: Callable[[], AuditReport]) -> AuditReport:
    """The audit of the bank and the decks that are open, from the cache where it has one."""
    files = [path for path in opened.inputs if path.is_file()]
    path = place_of(AUDIT, files, [f"{name} {version(name)}".encode() for name in _LIBRARIES])
    report = kept_record(path, partial(_report, opened.bank)) if path else None
    if report is None:
        report = make()
        if path and keep(path, _packed(report)):
            tidy(path.parent)
    return report


def _packed(report: AuditReport) -> bytes:
    record = {
        "judgements": [(one.rule.number, one.judged, one.findings) for one in report.judgements],
        "solved": list(map(astuple, report.solved)),
        "on_topic": astuple(report.on_topic),
    }
    return as_body(record)


def _report(bank: Bank, record: dict[str, Any]) -> AuditReport:
    judgements = [Judgement(RULES[rule], judged, tuple(map(tuple, found))) for rule, judged, found in record["judgements"]]
    solved = [Verdict(pool, size, chance, tuple(Result(*one) for one in own)) for pool, size, chance, own in record["solved"]]
    return AuditReport(bank, tuple(judgements), tuple(solved), Result(*record["on_topic"]), coverage(bank))
