"""Proofs for the slots of statistics. Region, indicator, period, aspect and whole together have one value."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import cast

from zhongbu_quiz.facts.base import Fact
from zhongbu_quiz.facts.records import Statistic
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.items.query import Query
from zhongbu_quiz.items.truth.events import Proof
from zhongbu_quiz.items.truth.index import Index, period_key, quantity, statistic_key
from zhongbu_quiz.items.truth.values import Truth, close, nested, plain, same
from zhongbu_quiz.values.numbers import base_value


def figure(query: Query, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """Any other value of a functional slot is false; two recorded values for one slot prove nothing (rule 24)."""
    record = _record(query)
    values = {told.base for told in index.statistics_by_key[statistic_key(record)]}
    if len(values) > 1 or not isinstance(candidate.value, Fraction):
        return Truth.UNKNOWN
    return Truth.TRUE if base_value(candidate.value, record.unit) in values else Truth.FALSE


def region(query: Query, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """Another region is false where its own value is known to differ, where only one can hold the place (a rank, more than half
    of one whole), or where the document is named and tells this figure of no other region."""
    record = _record(query)
    if same(candidate.text, record.region):
        return Truth.TRUE
    if not index.base.world.places.rivals(candidate.text, record.region):
        return Truth.UNKNOWN
    for rival in index.statistics_by_region_and_quantity[candidate.text, quantity(record)]:
        if period_key(rival) == period_key(record):
            return Truth.TRUE if rival.base == record.base else Truth.FALSE
    if record.aspect == "rank" or _more_than_half(record):
        return Truth.FALSE
    alike = _told_alike(record, index.statistics_by_value[candidate.text, record.aspect, record.base])
    return Truth.FALSE if query.attributed and not alike else Truth.UNKNOWN


def indicator(query: Query, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """Another indicator is false where the same region's value of it is known to differ, or where the document is named and
    tells no equal figure of this region for it."""
    record = _record(query)
    if same(candidate.text, record.indicator):
        return Truth.TRUE
    if nested(candidate.text, record.indicator) or close(candidate.text, record.indicator):
        return Truth.UNKNOWN
    told = index.statistics_by_thing[record.region, record.aspect, plain(candidate.text)]
    if any(other.base == record.base for other in told):
        return Truth.TRUE
    known = any(period_key(other) == period_key(record) and other.whole == record.whole for other in told)
    return Truth.FALSE if known or query.attributed else Truth.UNKNOWN


def period(query: Query, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """Another period of the same series is false where its recorded value differs."""
    record = _record(query)
    if candidate.value is None or record.period is None:
        return Truth.UNKNOWN
    if candidate.value == record.period:
        return Truth.TRUE
    for other in index.statistics_by_region_and_quantity[record.region, quantity(record)]:
        if other.period == candidate.value:
            return Truth.TRUE if other.base == record.base else Truth.FALSE
    return Truth.UNKNOWN


def _record(query: Query) -> Statistic:
    """The table of proofs sends only statistics here."""
    return cast(Statistic, query.fact.record)


def _more_than_half(record: Statistic) -> bool:
    number = record.number
    return record.aspect == "share" and record.unit == "%" and number is not None and number > 50


def _told_alike(record: Statistic, equals: Sequence[Statistic]) -> bool:
    """True where one of `equals` (the same figure) is told of a like thing."""
    return any(
        close(other.indicator, record.indicator) or nested(other.indicator, record.indicator) for other in equals
    )


STATISTIC_PROOFS: dict[str, Proof] = {
    "figure": figure,
    "region": region,
    "indicator": indicator,
    "period": period,
}
