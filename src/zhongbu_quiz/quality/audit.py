"""How good is a bank? Every rule over every item and paper, what the knowledge-free solver earns, what the facts are asked by.

In: a bank and the papers that its decks draw. Out: data for `audit`. Whether anything is wrong is another question: `quality.check`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.quality.context import Context, ours
from zhongbu_quiz.quality.rules import RULES, ItemRule, Rule

if TYPE_CHECKING:
    from zhongbu_quiz.quality.testwise.marking import Result
    from zhongbu_quiz.quality.testwise.solver import Verdict


@dataclass(frozen=True)
class Judgement:
    """What one rule found: how many items it judged, and (item id, words) for each failure."""

    rule: Rule
    judged: int
    findings: tuple[tuple[str, str], ...]

    @property
    def fails(self) -> bool:
        """True where a fatal rule is broken."""
        return self.rule.fatal and bool(self.findings)

    @property
    def ids(self) -> list[str]:
        """The items that break it, each once."""
        return list(dict.fromkeys(name for name, _ in self.findings))


@dataclass(frozen=True)
class AuditReport:
    """What an audit found: every rule with its findings, every pool of the solver, what knowing the topic earns, and of each fact how
    often each kind asks it."""

    bank: Bank
    judgements: tuple[Judgement, ...]
    solved: tuple[Verdict, ...]
    on_topic: Result
    coverage: dict[str, Counter[str]]

    @property
    def broken(self) -> list[Judgement]:
        """The fatal rules that something breaks."""
        return [judgement for judgement in self.judgements if judgement.fails]

    @property
    def unasked(self) -> list[str]:
        """The facts that no item asks."""
        return [fact for fact, kinds in self.coverage.items() if not kinds]

    @property
    def levels(self) -> Counter[tuple[str, str]]:
        """How many items of each (kind, level) there are."""
        return Counter((item.kind, item.level) for item in self.bank.items)

    def asked_of_weight(self, weight: int) -> tuple[int, int]:
        """(facts of a weight that an item asks, facts of that weight): one that nothing asks is a defect from 2 on."""
        facts = [fact.id for fact in self.bank.base.facts if fact.record.weight == weight]
        return sum(bool(self.coverage[name]) for name in facts), len(facts)

    def share_asked_by(self, *kinds: str) -> float:
        """The share of facts that at least one item of one of these kinds asks."""
        asked = sum(any(counts[kind] for kind in kinds) for counts in self.coverage.values())
        return asked / len(self.coverage) if self.coverage else 0.0


def audit_bank(bank: Bank, papers: Sequence[Sequence[Item]] = ()) -> AuditReport:
    """Everything that can be said about how good a bank is."""
    context = Context(bank.base, bank.as_made, papers)
    judgements = tuple(audit(context))
    return AuditReport(bank, judgements, tuple(context.solved), context.on_topic, coverage(bank))


def coverage(bank: Bank) -> dict[str, Counter[str]]:
    """Of each fact how often each kind of item asks it."""
    found: dict[str, Counter[str]] = {fact.id: Counter() for fact in bank.base.facts}
    for item in bank.items:
        for name in {name for name, _ in item.asks if name in found}:
            found[name][item.kind] += 1
    return found


def audit(context: Context, rules: Iterable[Rule] = tuple(RULES.values())) -> list[Judgement]:
    """Rules (all of them, unless some are named) over all items of the context, and over each drawn paper."""
    return [_judge(rule, context) for rule in rules]


def _judge(rule: Rule, context: Context) -> Judgement:
    items = ours(context.items)
    if isinstance(rule, ItemRule):
        told = ((item.id, rule.check(item, context)) for item in items)
        return Judgement(rule, len(items), tuple((name, words) for name, words in told if words))
    if rule.scope == "paper":
        papers = [ours(paper) for paper in context.papers]
        found = tuple(finding for paper in papers for finding in rule.check(paper, context))
        return Judgement(rule, sum(map(len, papers)), found)
    return Judgement(rule, len(items), tuple(rule.check(items, context)))
