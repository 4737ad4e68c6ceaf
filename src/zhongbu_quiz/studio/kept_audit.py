"""Audits that are kept between runs: of the same files, program and libraries an audit says the same.

In: an opened project, and how to audit it. Out: the report. It stands beside the bank that it speaks of (`studio.kept`), as JSON: what each rule
found, and what the solver earned. One that is damaged, or of other files, is made anew.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import astuple
from importlib.metadata import version
from pathlib import Path

from zhongbu_quiz.delivery.shelf import keep, kept
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
    report = _read(path, opened.bank) if path else None
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
    return zlib.compress(json.dumps(record, ensure_ascii=False).encode(), 1)


def _read(path: Path, bank: Bank) -> AuditReport | None:
    """A kept report, or None where there is none that can be trusted."""
    body = kept(path)
    if body is None:
        return None
    try:
        record = json.loads(zlib.decompress(body))
        judgements = [Judgement(RULES[rule], judged, tuple(map(tuple, found))) for rule, judged, found in record["judgements"]]
        solved = [Verdict(pool, size, chance, tuple(Result(*one) for one in own)) for pool, size, chance, own in record["solved"]]
        report = AuditReport(bank, tuple(judgements), tuple(solved), Result(*record["on_topic"]), coverage(bank))
        path.touch()
    except (OSError, ValueError, KeyError, TypeError, zlib.error):
        return None
    return report
