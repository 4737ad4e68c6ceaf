"""Reports of `check` and `audit` -> plain data, for programs and pages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.quality.audit import AuditReport, Judgement
from zhongbu_quiz.quality.check import CheckReport
from zhongbu_quiz.quality.testwise.solver import Verdict

BANDS = (1, 2, 3, 4, 5)
"""The bands of difficulty, from easy to hard."""


def difficulty(bank: Bank) -> dict[str, Counter[int | None]]:
    """For each kind of item how many of its items stand in each band; None where no band applies."""
    found: dict[str, Counter[int | None]] = {}
    for item in bank.items:
        found.setdefault(item.kind, Counter())[item.difficulty] += 1
    return found


@dataclass(frozen=True, slots=True)
class AnsweredItem:
    """An item whose difficulty counts answers: how many, which part of the points they got, and the difficulty that it was made with."""

    item: Item
    count: int
    share: float
    made_with: int | None

    @property
    def bands(self) -> tuple[int | None, int | None]:
        """The difficulty that it was made with, and that of now."""
        return self.made_with, self.item.difficulty


def answered(bank: Bank) -> list[AnsweredItem]:
    """The items that classes have answered, those with the most answers first."""
    found = [AnsweredItem(bank.by_id[name], one.count, one.share, bank.made_with[name]) for name, one in bank.answered.items()]
    return sorted(found, key=lambda one: (-one.count, one.share, one.item.id))


def check_object(report: CheckReport) -> dict[str, Any]:
    """A report of `check` as plain data."""
    return {
        "facts": len(report.bank.base.facts),
        "items": len(report.bank.items),
        "proved_against": report.proved_against or None,
        "dropped": {
            model: {str(rule): n for rule, n in counts.items()} for model, counts in report.bank.dropped.items()
        },
        "idle_models": {model: report.bank.idle[model] for model in report.idle},
        "idle_shipped_models": {
            model: why for model, why in report.bank.idle.items() if model not in report.idle
        },
        "decks": {deck.name: count for deck, count in report.decks},
        "broken": [_rule_object(judgement) for judgement in report.broken],
        "notes": [{"fact": fact, "note": note} for fact, note in report.notes],
        "findings": [{"path": p.path, "line": p.line, "message": p.message} for p in report.findings],
        "failed": report.failed,
    }


def audit_object(report: AuditReport) -> dict[str, Any]:
    """A report of `audit` as plain data."""
    return {
        "facts": len(report.bank.base.facts),
        "items": len(report.bank.items),
        "asked_by_weight": {str(weight): list(report.asked_of_weight(weight)) for weight in (3, 2, 1)},
        "levels": {f"{kind} {level}": count for (kind, level), count in sorted(report.levels.items())},
        "on_topic": {
            "items": report.on_topic.counted,
            "accuracy": round(report.on_topic.accuracy, 4),
            "chance": round(report.on_topic.chance, 4),
        },
        "unasked_facts": report.unasked,
        "models": {model: dict(counter) for model, counter in report.bank.rejects.items()},
        "difficulty": {
            kind: {str(band or "none"): counts[band] for band in (*BANDS, None)}
            for kind, counts in difficulty(report.bank).items()
        },
        **({"answered": list(map(_answered_object, answered(report.bank)))} if report.bank.answered else {}),
        "rules": [_rule_object(judgement) for judgement in report.judgements],
        "solver": [_solver_object(verdict) for verdict in report.solved],
    }


def _answered_object(one: AnsweredItem) -> dict[str, Any]:
    return {
        "item": one.item.id,
        "answers": one.count,
        "share": round(one.share, 4),
        "made_with": one.made_with,
        "difficulty": one.item.difficulty,
    }


def _rule_object(judgement: Judgement) -> dict[str, Any]:
    rule = judgement.rule
    return {
        "rule": rule.number,
        "title": rule.title,
        "fatal": rule.fatal,
        "scope": rule.scope,
        "items": judgement.judged,
        "failures": len(judgement.findings),
        "findings": [{"item": name, "words": words} for name, words in judgement.findings],
    }


def _solver_object(verdict: Verdict) -> dict[str, Any]:
    return {
        "pool": verdict.pool,
        "items": verdict.size,
        "chance": round(verdict.chance, 4),
        "judged": verdict.judged,
        "fails": verdict.fails,
        "cues": {
            result.cue: {
                "counted": result.counted,
                "accuracy": round(result.accuracy, 4),
                "chance": round(result.chance, 4),
                "interval": [round(end, 4) for end in result.interval()],
                "joint": [round(end, 4) for end in result.interval(verdict.tests)],
            }
            for result in verdict.results
            if result.counted
        },
    }
