"""Look-ups over the whole fact base that make each proof a constant-time query."""

from __future__ import annotations

from collections import defaultdict

from zhongbu_quiz.facts.base import Fact, FactBase
from zhongbu_quiz.facts.records import Event, Statistic
from zhongbu_quiz.items.truth.values import plain

Key = tuple[object, ...]


class Index:
    """Facts and records by the values that proofs ask for."""

    def __init__(self, base: FactBase) -> None:
        self.base = base
        self.events_by_object: dict[str, list[Fact]] = defaultdict(list)
        self.events_by_matter: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        self.statistics_by_key: dict[Key, list[Statistic]] = defaultdict(list)
        self.statistics_by_region_and_quantity: dict[tuple[str, Key], list[Statistic]] = defaultdict(list)
        self.statistics_by_thing: dict[tuple[str, str, str], list[Statistic]] = defaultdict(list)
        self.statistics_by_value: dict[Key, list[Statistic]] = defaultdict(list)
        self.slogans_by_part: dict[str, list[Fact]] = defaultdict(list)
        for fact in base.facts:
            record = fact.record
            if isinstance(record, Event):
                self.events_by_object[plain(record.object)].append(fact)
                self.events_by_matter[plain(record.matter), record.stage].append(fact)
            elif isinstance(record, Statistic):
                self._add(record)
            else:
                for part in record.parts:
                    self.slogans_by_part[plain(part.text)].append(fact)

    def _add(self, record: Statistic) -> None:
        self.statistics_by_key[statistic_key(record)].append(record)
        self.statistics_by_region_and_quantity[record.region, quantity(record)].append(record)
        self.statistics_by_thing[record.region, record.aspect, plain(record.indicator)].append(record)
        self.statistics_by_value[record.region, record.aspect, record.base].append(record)


def period_key(record: Statistic) -> str:
    """When a statistic holds, as a key: its period, or its as-of date."""
    return str(record.period or record.as_of)


def statistic_key(record: Statistic) -> Key:
    """What a figure is functional in: one value for one of these."""
    return (record.region, *quantity(record), period_key(record), record.direction)


def quantity(record: Statistic) -> Key:
    """What is measured, without region and time: two statistics of one quantity can be compared."""
    return (plain(record.indicator), record.aspect, record.whole or "", record.compared_with or "")
