"""Reports of `check` and `audit` -> tables for people, and one line of summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from zhongbu_quiz.facts.columns import SOURCE_COLUMNS
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import LEVELS
from zhongbu_quiz.items.reasons import said, short
from zhongbu_quiz.items.short_id import short_id
from zhongbu_quiz.messages import _, chained, counted, joined, marked, spoken
from zhongbu_quiz.quality.audit import AuditReport, Judgement
from zhongbu_quiz.quality.check import CheckReport
from zhongbu_quiz.quality.gate import told
from zhongbu_quiz.quality.testwise.solver import Verdict
from zhongbu_quiz.studio.reports import BANDS, answered, difficulty
from zhongbu_quiz.values.item_kinds import kind_name

Table = tuple[str, Sequence[str], list[list[str]]]
_FEW = 3
"""How many items a line names; the rest is counted."""
_SCOPES = {"item": marked("item"), "paper": marked("paper"), "bank": marked("bank"), "pool": marked("pool")}
"""What a rule looks at."""
_POOLS = {"all": marked("all"), "papers": marked("papers")}
"""Questions that the solver takes together; others are an item model, or a kind of slot."""

_EVIDENCE = next(column.title for column in SOURCE_COLUMNS if column.key == "source.evidence")
"""What the column of evidence is called in a table."""


def check_summary(report: CheckReport) -> str:
    """One line: what was checked and what came of it."""
    facts = counted("{count} fact", "{count} facts", len(report.bank.base.facts))
    proved = _("{facts}, proved against {text}").format(facts=facts, text=report.proved_against) if report.proved_against else facts
    left = len(report.bank.base.facts) - report.looked_up if report.proved_against else 0
    words_left = _("{count} of them cite nothing, and were not looked up (a column {title} makes them be)")
    uncited = words_left.format(count=left, title=_EVIDENCE) if left else ""
    words = [
        counted("{count} to mend", "{count} to mend", len(report.findings)) if report.findings else "",
        _("broken rules: {numbers}").format(numbers=_numbers(report.broken)) if report.broken else "",
    ]
    result = chained(word for word in words if word) or _("nothing to mend")
    kept_out = told(report.bank)
    return chained(
        word
        for word in (
            proved,
            uncited,
            counted("{count} item", "{count} items", len(report.bank.items)),
            counted("{count} item model makes nothing", "{count} item models make nothing", len(report.idle)) if report.idle else "",
            result,
            kept_out,
        )
        if word
    )


def check_brief(report: CheckReport) -> Iterable[Table]:
    """Decks and how many items each makes, item models of one's own that make nothing, defects of the sources."""
    if report.decks:
        yield _("Decks"), (_("deck"), _("items")), [[deck.name, str(count)] for deck, count in report.decks]
    if report.idle:
        idle = report.bank.idle
        rows = [[_("item model {model} makes nothing").format(model=_told(report.bank, model)), idle[model]] for model in report.idle]
        yield _("Item models that make nothing of these facts"), (_("note"), _("commonest reason")), rows
    if report.notes:
        title = _("Defects of the sources (noted, not repaired in silence)")
        yield title, (_("fact"), _("note")), [list(row) for row in report.notes]


def check_tables(report: CheckReport, shadowed: Iterable[tuple[object, object]] = ()) -> Iterable[Table]:
    """The same, and before it items by model, and behind it what was not made and why; `shadowed` are (own file, hidden shipped file)."""
    yield _("Items"), (_("kind"), _("model"), _("items"), _("share"), _("candidates rejected")), _by_model(report.bank)
    yield from check_brief(report)
    if report.bank.dropped:
        header = (_("model"), _("rule"), _("items"))
        rows = [
            [_told(report.bank, m), str(rule), str(n)] for m, counts in report.bank.dropped.items() for rule, n in sorted(counts.items())
        ]
        yield _("Not made, since each would break a fatal rule (docs/rules.md)"), header, rows
    shipped = [[_told(report.bank, model), why] for model, why in report.bank.idle.items() if model not in report.idle]
    if shipped:
        yield _("Shipped item models that make nothing of these facts"), (_("model"), _("commonest reason")), shipped
    hidden = [[str(a), str(b)] for a, b in shadowed]
    if hidden:
        yield _("Your own files that hide shipped ones"), (_("yours"), _("hidden")), hidden


def audit_summary(report: AuditReport) -> str:
    """One line: how much was judged and what stands out."""
    broken = _("broken rules: {numbers}").format(numbers=_numbers(report.broken)) if report.broken else _("no fatal rule is broken")
    facts = counted("{count} fact", "{count} facts", len(report.bank.base.facts))
    items = counted("{count} item", "{count} items", len(report.bank.items))
    weights = _("of the facts of weight 3 {most} are asked, of weight 2 {others}").format(
        most=_of(report.asked_of_weight(3)), others=_of(report.asked_of_weight(2))
    )
    return chained((facts, items, weights, broken))


def _of(counts: tuple[int, int]) -> str:
    return _("{some} of {all}").format(some=counts[0], all=counts[1])


def audit_tables(report: AuditReport) -> Iterable[Table]:
    """The rules, the solver, what the facts are asked by, and why candidates were rejected."""
    header = (_("rule"), _("title"), _("fatal"), _("judged"), _("items"), _("failures"), _("in"))
    yield _("Rules"), header, [_rule(judgement) for judgement in report.judgements]
    columns = (_("questions"), _("items"), _("chance"), _("LEARNED"), _("at most"), _("cues that beat chance"))
    yield _("Guessing without knowing"), columns, [_solved(verdict) for verdict in report.solved]
    kinds = sorted({kind for counts in report.coverage.values() for kind in counts})
    rows = [[kind_name(kind), f"{report.share_asked_by(kind):.0%}"] for kind in kinds]
    yield _("Facts that a kind of item asks"), (_("kind"), _("share of the facts")), [*rows, [_("(no item)"), _few(report.unasked)]]
    levels = report.levels
    told = sorted({kind for kind, _level in levels})
    yield _("Levels"), (_("kind"), *LEVELS), [[kind_name(kind), *(str(levels[kind, level]) for level in LEVELS)] for kind in told]
    topic = report.on_topic
    rows = [[str(topic.counted), f"{topic.chance:.0%}", f"{topic.accuracy:.0%}"]]
    yield _("Guessing by topic"), (_("items"), _("chance"), _("on_topic")), rows
    yield _("Difficulty"), (_("kind"), *map(str, BANDS), _("none")), _by_difficulty(report.bank)
    if report.bank.answered:
        marks = (_("item"), _("kind"), _("answers"), _("share of the points"), _("difficulty as made"), _("difficulty now"))
        yield _("Difficulty that counts what classes got (results/)"), marks, _answered(report.bank)
    yield _("Items"), (_("kind"), _("model"), _("items"), _("share"), _("candidates rejected")), _by_model(report.bank)
    rejected: Counter[str] = sum(report.bank.rejects.values(), Counter())
    yield _("Candidates rejected"), (_("by"), _("candidates")), [[said(why), str(count)] for why, count in rejected.most_common()]


def failures(broken: Iterable[Judgement]) -> Iterable[str]:
    """A line for every item that breaks a fatal rule."""
    for judgement in broken:
        for name, words in judgement.findings:
            yield _("rule {number} ({title}): {item}: {words}").format(
                number=judgement.rule.number, title=judgement.rule.title, item=name, words=words
            )


def _by_model(bank: Bank) -> list[list[str]]:
    items = Counter((item.kind, item.model) for item in bank.items)
    return [
        [kind_name(kind), _told(bank, model), str(count), f"{count / len(bank.items):.1%}", _rejects(bank.rejects.get(model, Counter()))]
        for (kind, model), count in sorted(items.items())
    ]


def _told(bank: Bank, model: str) -> str:
    """A model by its id; who does not work in English reads beside it what it asks, as the catalogue or its author says it."""
    words = bank.described.get(model, "")
    return model if spoken() == "en" or not words else _("{model} ({words})").format(model=model, words=_(words).rstrip("。."))


def _by_difficulty(bank: Bank) -> list[list[str]]:
    """For each kind how many items stand in each band of difficulty, and how many in none."""
    return [[kind_name(kind), *(str(counts[band]) for band in (*BANDS, None))] for kind, counts in difficulty(bank).items()]


def _answered(bank: Bank) -> list[list[str]]:
    """The items that were answered, those with the most answers first."""
    return [
        [short_id(one.item.id), kind_name(one.item.kind), str(one.count), f"{one.share:.0%}", *(str(band or _("none")) for band in one.bands)]
        for one in answered(bank)
    ]


def _numbers(broken: Iterable[Judgement]) -> str:
    return joined(str(judgement.rule.number) for judgement in broken)


def _rule(judgement: Judgement) -> list[str]:
    rule = judgement.rule
    return [
        str(rule.number),
        rule.title,
        _("fatal") if rule.fatal else "",
        _(_SCOPES[rule.scope]),
        str(judgement.judged),
        str(len(judgement.findings)),
        _few(judgement.ids),
    ]


def _few(ids: Sequence[str]) -> str:
    more = counted(" … {count} more", " … {count} more", len(ids) - _FEW) if len(ids) > _FEW else ""
    return " ".join(ids[:_FEW]) + more


def _solved(verdict: Verdict) -> list[str]:
    learned = verdict.learned
    told = [f"{learned.accuracy:.3f}", f"{learned.interval()[1]:.3f}"] if learned else ["", ""]
    cues = joined(f"{result.title} {result.accuracy:.3f}" for result in verdict.winners)
    few = "" if verdict.judged else _("(too few to judge)")
    return [
        _pool(verdict.pool),
        str(verdict.size),
        f"{verdict.chance:.3f}",
        *told,
        " ".join(word for word in (cues, few) if word),
    ]


def _rejects(counter: Counter[str]) -> str:
    return joined(_("{why} {count}").format(why=short(why), count=count) for why, count in counter.most_common(4) if count)


def _pool(name: str) -> str:
    """What a pool of questions is called."""
    kind = name.removeprefix("slot: ")
    return _(_POOLS[name]) if name in _POOLS else _("slot: {kind}").format(kind=kind) if kind != name else name
