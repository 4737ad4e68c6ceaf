"""Proofs for the slots of statistics. Region, indicator, period, aspect and whole together have one value."""

from __future__ import annotations

from fractions import Fraction

from zhongbu_quiz.facts.base import Fact
from zhongbu_quiz.facts.records import Statistic
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.items.query import Query
from zhongbu_quiz.items.truth.events import Proof
from zhongbu_quiz.items.truth.index import Index, period_key, quantity, statistic_key
from zhongbu_quiz.items.truth.values import Truth, close, nested, plain, same
from zhongbu_quiz.values.numbers import base_value
from zhongbu_quiz.values.regions import level


def figure(query: Query, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """Any other value of a functional slot is false; two recorded values for one slot prove nothing (rule 24)."""
    record = _record(query)
    values = {_base(fact.record) for fact in index.statistics_by_key[statistic_key(record)]}
    if len(values) > 1 or not isinstance(candidate.value, Fraction):
        return Truth.UNKNOWN
    return Truth.TRUE if base_value(candidate.value, record.unit) in values else Truth.FALSE


def region(query: Query, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """Another region is false where its own value is known to differ, where only one can hold the place (a rank, more than half
    of one whole), or where the document is named and tells this figure of no other region."""
    record = _record(query)
    if same(candidate.text, record.region):
        return Truth.TRUE
    if level(candidate.text) != level(record.region) or level(record.region) != "province":
        return Truth.UNKNOWN
    rivals = [
        fact.record
        for fact in index.statistics_by_quantity[quantity(record)]
        if isinstance(fact.record, Statistic) and fact.record.region == candidate.text
    ]
    for rival in rivals:
        if period_key(rival) == period_key(record):
            return Truth.TRUE if _base(rival) == _base(record) else Truth.FALSE
    if record.aspect == "rank" or (
        record.aspect == "share" and record.number and record.unit == "%" and record.number > 50
    ):
        return Truth.FALSE
    if not query.attributed or _told_alike(record, index.statistics_by_region[candidate.text, record.aspect]):
        return Truth.UNKNOWN
    return Truth.FALSE


def indicator(query: Query, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """Another indicator is false where the same region's value of it is known to differ, or where the document is named and
    tells no equal figure of this region for it."""
    record = _record(query)
    if same(candidate.text, record.indicator):
        return Truth.TRUE
    if nested(candidate.text, record.indicator) or close(candidate.text, record.indicator):
        return Truth.UNKNOWN
    told = index.statistics_by_region[record.region, record.aspect]
    for fact in told:
        other = fact.record
        if (
            isinstance(other, Statistic)
            and plain(other.indicator) == plain(candidate.text)
            and _base(other) == _base(record)
        ):
            return Truth.TRUE
    known = [
        fact
        for fact in told
        if isinstance(fact.record, Statistic)
        and plain(fact.record.indicator) == plain(candidate.text)
        and period_key(fact.record) == period_key(record)
        and fact.record.whole == record.whole
    ]
    return Truth.FALSE if known or query.attributed else Truth.UNKNOWN


def period(query: Query, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """Another period of the same series is false where its recorded value differs."""
    record = _record(query)
    if candidate.value is None or record.period is None:
        return Truth.UNKNOWN
    if candidate.value == record.period:
        return Truth.TRUE
    for fact in index.statistics_by_quantity[quantity(record)]:
        other = fact.record
        if isinstance(other, Statistic) and other.region == record.region and other.period == candidate.value:
            return Truth.TRUE if _base(other) == _base(record) else Truth.FALSE
    return Truth.UNKNOWN


def _record(query: Query) -> Statistic:
    record = query.fact.record
    assert isinstance(record, Statistic)
    return record


def _base(record: object) -> tuple[Fraction, str]:
    assert isinstance(record, Statistic)
    return record.base


def _told_alike(record: Statistic, facts: list[Fact]) -> bool:
    """True where one of `facts` tells an equal figure of a like thing."""
    for fact in facts:
        other = fact.record
        assert isinstance(other, Statistic)
        if _base(other) == _base(record) and (
            close(other.indicator, record.indicator) or nested(other.indicator, record.indicator)
        ):
            return True
    return False


STATISTIC_PROOFS: dict[str, Proof] = {
    "figure": figure,
    "region": region,
    "indicator": indicator,
    "period": period,
}
