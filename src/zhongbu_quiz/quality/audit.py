"""Items and papers -> what each rule found: the table that `check` prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zhongbu_quiz.items.item import Item
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rules import RULES, ItemRule, Rule


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


def audit(context: Context, papers: Sequence[Sequence[Item]] = ()) -> list[Judgement]:
    """All rules over all items of the context, and over each drawn paper."""
    return [_judge(rule, context, papers) for rule in RULES.values()]


def _judge(rule: Rule, context: Context, papers: Sequence[Sequence[Item]]) -> Judgement:
    if isinstance(rule, ItemRule):
        told = ((item.id, rule.check(item, context)) for item in context.items)
        return Judgement(rule, len(context.items), tuple((name, words) for name, words in told if words))
    if rule.scope == "bank":
        return Judgement(rule, len(context.items), tuple(rule.check(context.items, context)))
    found = tuple(finding for paper in papers for finding in rule.check(paper, context))
    return Judgement(rule, sum(map(len, papers)), found)
