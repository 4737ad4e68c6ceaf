"""A report -> tables for people, one line of summary, and plain data for `--format json`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from zhongbu_quiz.quality.audit import Judgement
from zhongbu_quiz.quality.report import LEAST_SHARE, Report
from zhongbu_quiz.quality.testwise import Verdict

Table = tuple[str, Sequence[str], list[list[str]]]
_FEW = 3


def summary(report: Report) -> str:
    """One line: what was checked and what came of it."""
    proved = f", proved against {report.proved_against}" if report.proved_against else ""
    words = [
        f"{len(report.findings)} to mend" if report.findings else "",
        f"broken rules: {', '.join(str(one.rule.number) for one in report.broken)}" if report.broken else "",
        f"under {LEAST_SHARE:.0%} of the facts have a choice item" if report.too_few_choices else "",
    ]
    result = "; ".join(word for word in words if word) or "nothing to mend"
    return (
        f"{len(report.bank.base.facts)} facts{proved}; {len(report.bank.items)} items; "
        f"{report.share_with_choice:.0%} of the facts have a proved single-choice item; {result}"
    )


def tables(report: Report) -> Iterable[Table]:
    """Items by model and rejects, decks, rules, the solver, defects of the sources."""
    items = Counter((item.kind, item.model) for item in report.bank.items)
    made = [
        [
            kind,
            model,
            str(count),
            f"{count / len(report.bank.items):.1%}",
            _rejects(report.bank.rejects.get(model, Counter())),
        ]
        for (kind, model), count in sorted(items.items())
    ]
    yield "Items", ("kind", "model", "items", "share", "candidates rejected"), made
    rejected: Counter[str] = sum(report.bank.rejects.values(), Counter())
    yield "Candidates rejected", ("by", "candidates"), [[why, str(count)] for why, count in rejected.most_common()]
    yield "Decks", ("deck", "items"), [[deck.name, str(count)] for deck, count in report.decks]
    header = ("rule", "title", "fatal", "judged", "items", "failures", "in")
    yield "Rules", header, [_rule(judgement) for judgement in report.judgements]
    columns = ("questions", "items", "chance", "LEARNED", "at most", "cues that beat chance")
    yield "Guessing without knowing", columns, [_solved(verdict) for verdict in report.solved]
    if report.notes:
        title = "Defects of the sources (noted, not repaired in silence)"
        yield title, ("fact", "note"), [list(row) for row in report.notes]
    if report.shadowed:
        hidden = [[str(a), str(b)] for a, b in report.shadowed]
        yield "Your own files that hide shipped ones", ("yours", "hidden"), hidden


def failures(report: Report) -> Iterable[str]:
    """A line for every item that breaks a fatal rule."""
    for judgement in report.broken:
        for name, words in judgement.findings:
            yield f"rule {judgement.rule.number} ({judgement.rule.title}): {name}: {words}"


def _rule(judgement: Judgement) -> list[str]:
    rule, ids = judgement.rule, judgement.ids
    more = f" … {len(ids) - _FEW} more" if len(ids) > _FEW else ""
    return [
        str(rule.number),
        rule.title,
        "fatal" if rule.fatal else "",
        rule.scope,
        str(judgement.judged),
        str(len(judgement.findings)),
        " ".join(ids[:_FEW]) + more,
    ]


def _solved(verdict: Verdict) -> list[str]:
    learned = verdict.learned
    told = [f"{learned.accuracy:.3f}", f"{learned.interval()[1]:.3f}"] if learned else ["", ""]
    cues = " ".join(f"{result.cue} {result.accuracy:.3f}" for result in verdict.winners)
    few = "" if verdict.judged else "(too few to judge)"
    return [
        verdict.pool,
        str(verdict.size),
        f"{verdict.chance:.3f}",
        *told,
        " ".join(word for word in (cues, few) if word),
    ]


def as_object(report: Report) -> dict[str, Any]:
    """The report as plain data."""
    return {
        "facts": len(report.bank.base.facts),
        "items": len(report.bank.items),
        "share_of_facts_with_single_choice": round(report.share_with_choice, 4),
        "proved_against": report.proved_against or None,
        "models": {model: dict(counter) for model, counter in report.bank.rejects.items()},
        "decks": {deck.name: count for deck, count in report.decks},
        "rules": [_rule_object(judgement) for judgement in report.judgements],
        "solver": [_solver_object(verdict) for verdict in report.solved],
        "notes": [{"fact": fact, "note": note} for fact, note in report.notes],
        "findings": [{"path": p.path, "line": p.line, "message": p.message} for p in report.findings],
        "failed": report.failed,
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


def _rejects(counter: Counter[str]) -> str:
    return ", ".join(f"{why} {count}" for why, count in counter.most_common(4) if count)
