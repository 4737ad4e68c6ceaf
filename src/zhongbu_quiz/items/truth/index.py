"""Look-ups over the whole fact base that make each proof a constant-time query."""

from __future__ import annotations

from collections import defaultdict

from zhongbu_quiz.facts.base import Fact, FactBase
from zhongbu_quiz.facts.records import Event, Slogan, Statistic
from zhongbu_quiz.items.truth.values import plain


class Index:
    """Facts by the values that proofs ask for."""

    def __init__(self, base: FactBase) -> None:
        self.base = base
        self.events_by_object: dict[str, list[Fact]] = defaultdict(list)
        self.events_by_matter: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        self.statistics_by_key: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
        self.statistics_by_quantity: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
        self.statistics_by_region: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        self.slogans_by_part: dict[str, list[Fact]] = defaultdict(list)
        self.slogans_by_name: dict[str, list[Fact]] = defaultdict(list)
        for fact in base.facts:
            self._add(fact)

    def _add(self, fact: Fact) -> None:
        record = fact.record
        if isinstance(record, Event):
            self.events_by_object[plain(record.object)].append(fact)
            self.events_by_matter[plain(record.matter), record.stage].append(fact)
        elif isinstance(record, Statistic):
            self.statistics_by_key[statistic_key(record)].append(fact)
            self.statistics_by_quantity[quantity(record)].append(fact)
            self.statistics_by_region[record.region, record.aspect].append(fact)
        elif isinstance(record, Slogan):
            for name in (record.name, *record.aliases):
                self.slogans_by_name[plain(name)].append(fact)
            for part in record.parts:
                self.slogans_by_part[plain(part.text)].append(fact)


def period_key(record: Statistic) -> str:
    """When a statistic holds, as a key: its period, or its as-of date."""
    return str(record.period or record.as_of)


def statistic_key(record: Statistic) -> tuple[object, ...]:
    """What a figure is functional in: one value for one of these (section 2.1)."""
    return (record.region, *quantity(record), period_key(record), record.direction)


def quantity(record: Statistic) -> tuple[object, ...]:
    """What is measured, without region and time: two statistics of one quantity can be compared."""
    return (plain(record.indicator), record.aspect, record.whole or "", record.compared_with or "")
