"""Reports of `check` and `audit` -> tables for people, and one line of summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import LEVELS
from zhongbu_quiz.quality.audit import AuditReport, Judgement
from zhongbu_quiz.quality.check import CheckReport
from zhongbu_quiz.quality.gate import told
from zhongbu_quiz.quality.testwise import Verdict
from zhongbu_quiz.studio.reports import BANDS, difficulty

Table = tuple[str, Sequence[str], list[list[str]]]
_FEW = 3
"""How many items a line names; the rest is counted."""


def check_summary(report: CheckReport) -> str:
    """One line: what was checked and what came of it."""
    proved = f", proved against {report.proved_against}" if report.proved_against else ""
    words = [
        f"{len(report.findings)} to mend" if report.findings else "",
        f"broken rules: {_numbers(report.broken)}" if report.broken else "",
    ]
    result = "; ".join(word for word in words if word) or "nothing to mend"
    kept_out = told(report.bank)
    return "; ".join(
        word
        for word in (
            f"{len(report.bank.base.facts)} facts{proved}",
            f"{len(report.bank.items)} items",
            kept_out,
            f"{len(report.idle)} item models make nothing" if report.idle else "",
            result,
        )
        if word
    )


def check_tables(report: CheckReport, shadowed: Iterable[tuple[object, object]] = ()) -> Iterable[Table]:
    """Items by model, what was not made, decks, defects of the sources; `shadowed` are (own file, hidden shipped file)."""
    yield "Items", ("kind", "model", "items", "share", "candidates rejected"), _by_model(report.bank)
    yield "Decks", ("deck", "items"), [[deck.name, str(count)] for deck, count in report.decks]
    if report.bank.dropped:
        header = ("model", "rule", "items")
        rows = [
            [m, str(rule), str(n)] for m, counts in report.bank.dropped.items() for rule, n in sorted(counts.items())
        ]
        yield "Not made, since each would break a fatal rule (docs/rules.md)", header, rows
    idle = report.bank.idle
    if report.idle:
        rows = [[f"item model {model} makes nothing", idle[model]] for model in report.idle]
        yield "Item models that make nothing of these facts", ("note", "commonest reason"), rows
    shipped = [[model, why] for model, why in idle.items() if model not in report.idle]
    if shipped:
        yield "Shipped item models that make nothing of these facts", ("model", "commonest reason"), shipped
    if report.notes:
        title = "Defects of the sources (noted, not repaired in silence)"
        yield title, ("fact", "note"), [list(row) for row in report.notes]
    hidden = [[str(a), str(b)] for a, b in shadowed]
    if hidden:
        yield "Your own files that hide shipped ones", ("yours", "hidden"), hidden


def audit_summary(report: AuditReport) -> str:
    """One line: how much was judged and what stands out."""
    broken = f"broken rules: {_numbers(report.broken)}" if report.broken else "no fatal rule is broken"
    return (
        f"{len(report.bank.base.facts)} facts; {len(report.bank.items)} items; "
        f"of the facts of weight 3 {_of(report.asked_of_weight(3))} are asked, of weight 2 {_of(report.asked_of_weight(2))}; {broken}"
    )


def _of(counts: tuple[int, int]) -> str:
    return f"{counts[0]} of {counts[1]}"


def audit_tables(report: AuditReport) -> Iterable[Table]:
    """The rules, the solver, what the facts are asked by, and why candidates were rejected."""
    header = ("rule", "title", "fatal", "judged", "items", "failures", "in")
    yield "Rules", header, [_rule(judgement) for judgement in report.judgements]
    columns = ("questions", "items", "chance", "LEARNED", "at most", "cues that beat chance")
    yield "Guessing without knowing", columns, [_solved(verdict) for verdict in report.solved]
    kinds = sorted({kind for counts in report.coverage.values() for kind in counts})
    rows = [[kind, f"{report.share_asked_by(kind):.0%}"] for kind in kinds]
    yield "Facts that a kind of item asks", ("kind", "share of the facts"), [*rows, ["(no item)", _few(report.unasked)]]
    levels = report.levels
    told = sorted({kind for kind, _ in levels})
    yield "Levels", ("kind", *LEVELS), [[kind, *(str(levels[kind, level]) for level in LEVELS)] for kind in told]
    topic = report.on_topic
    rows = [[str(topic.counted), f"{topic.chance:.0%}", f"{topic.accuracy:.0%}"]]
    yield "Guessing by topic", ("items", "chance", "on_topic"), rows
    yield "Difficulty", ("kind", *map(str, BANDS), "none"), _by_difficulty(report.bank)
    yield "Items", ("kind", "model", "items", "share", "candidates rejected"), _by_model(report.bank)
    rejected: Counter[str] = sum(report.bank.rejects.values(), Counter())
    yield "Candidates rejected", ("by", "candidates"), [[why, str(count)] for why, count in rejected.most_common()]


def failures(broken: Iterable[Judgement]) -> Iterable[str]:
    """A line for every item that breaks a fatal rule."""
    for judgement in broken:
        for name, words in judgement.findings:
            yield f"rule {judgement.rule.number} ({judgement.rule.title}): {name}: {words}"


def _by_model(bank: Bank) -> list[list[str]]:
    items = Counter((item.kind, item.model) for item in bank.items)
    return [
        [kind, model, str(count), f"{count / len(bank.items):.1%}", _rejects(bank.rejects.get(model, Counter()))]
        for (kind, model), count in sorted(items.items())
    ]


def _by_difficulty(bank: Bank) -> list[list[str]]:
    """For each kind how many items stand in each band of difficulty, and how many in none."""
    return [[kind, *(str(counts[band]) for band in (*BANDS, None))] for kind, counts in difficulty(bank).items()]


def _numbers(broken: Iterable[Judgement]) -> str:
    return ", ".join(str(judgement.rule.number) for judgement in broken)


def _rule(judgement: Judgement) -> list[str]:
    rule = judgement.rule
    return [
        str(rule.number),
        rule.title,
        "fatal" if rule.fatal else "",
        rule.scope,
        str(judgement.judged),
        str(len(judgement.findings)),
        _few(judgement.ids),
    ]


def _few(ids: Sequence[str]) -> str:
    more = f" … {len(ids) - _FEW} more" if len(ids) > _FEW else ""
    return " ".join(ids[:_FEW]) + more


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


def _rejects(counter: Counter[str]) -> str:
    return ", ".join(f"{why} {count}" for why, count in counter.most_common(4) if count)
