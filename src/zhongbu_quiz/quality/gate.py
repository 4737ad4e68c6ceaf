"""The gate: an item that breaks a fatal rule is not made, on anybody's facts, and the count is told.

In: a fact base. Out: a function that `items.bank.make_bank` asks of every item. Rules that look at several items do not gate.
"""

from __future__ import annotations

from collections import Counter

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.constructions.dated import COMMON_RUNS, naming
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.messages import _, counted, joined
from zhongbu_quiz.quality.context import UNITS, Context
from zhongbu_quiz.quality.rules import RULES, ItemRule

GATES: tuple[ItemRule, ...] = tuple(rule for rule in RULES.values() if isinstance(rule, ItemRule) and rule.fatal)
"""The rules that decide alone about one item, in the order of their numbers."""
PUNCTUATION = 62
"""The rule that the words of a fact itself can break: what stands in her cell, she can mend."""


class Gatekeeper:
    """Gives the number of the first fatal rule that an item breaks, or None; and says what its answers hang on (`items.workshop`)."""

    def __init__(self, base: FactBase) -> None:
        self._context = Context(base)
        self._checks = [(rule.number, rule.check) for rule in GATES]

    def __call__(self, item: Item) -> int | None:
        """The number of the rule."""
        for number, check in self._checks:
            if check(item, self._context):
                return number
        return None

    @property
    def ground(self) -> object:
        """What all answers hang on: the documents that sentences may name."""
        return self._context.sources.names

    @property
    def counted(self) -> dict[str, object]:
        """What some answers hang on as a whole, by the name under which they note it."""
        return {UNITS: self._context.units, COMMON_RUNS: naming(self._context.base).common}

    def file(self, base: FactBase) -> None:
        """File the facts of a base in the tables that its answers are looked up in."""
        Context(base, sources=self._context.sources).fill()


def gate(base: FactBase) -> Gatekeeper:
    """A function that gives the number of the first fatal rule that an item breaks, or None."""
    return Gatekeeper(base)


def told(bank: Bank) -> str:
    """What the gate kept out of a bank, in one line; "" where it kept out nothing."""
    counts: Counter[int] = sum(bank.dropped.values(), Counter())
    if not counts:
        return ""
    said = _("rule {number} ({title}) {count}")
    rules = joined(said.format(number=number, title=RULES[number].title, count=count) for number, count in sorted(counts.items()))
    items = counted(
        "{count} item was not made, since it would break a fatal rule",
        "{count} items were not made, since each would break a fatal rule",
        counts.total(),
    )
    if PUNCTUATION in counts:
        words = _("{words} (rule 62: look at the marks in these facts, doubled ones and single ones of a pair): {rules}")
        return words.format(words=items, rules=rules)
    return _("{words} (nothing needs to be done): {rules}").format(words=items, rules=rules)
