"""Statistics read again: a figure, a region, an indicator or a period in a printed sentence, looked up among all rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.truth import Truth
from zhongbu_quiz.quality.second_proof.rows import FALSE, TRUE, UNKNOWN, Ledger, StatisticRow, alike, meets
from zhongbu_quiz.values.numbers import base_value, number_of
from zhongbu_quiz.values.text import plain, same

Judge = Callable[[Fact, str, str, Ledger], Truth]
"""(the fact asked about, the text in the gap, the whole sentence with it, the rows) -> the answer."""

LOWER_TRUE = ("over", "at_least")
HIGHER_TRUE = ("under", "nearly")
MAJORITY = 50
"""More than half of one whole, in percent, belongs to one place only."""


def figure(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """Any value but the recorded ones is false, unless a qualifier (超过, 不足) would make it true as well."""
    own = ledger.statistics[fact.id]
    value = number_of(text)
    if value is None or own.value is None:
        return TRUE if same(text, fact.slots["figure"].text) else UNKNOWN
    told = base_value(value, own.record.unit)[0]
    rows = ledger.by_measure[ledger.place(own.record.region), *own.measure]
    values = {row.value for row in rows if row.span == own.span} | {own.value}
    if told in values:
        return TRUE
    if len(values) > 1:
        return UNKNOWN
    if ledger.speaks_for(fact, sentence):
        return FALSE
    lower, higher = own.record.qualifier in LOWER_TRUE, own.record.qualifier in HIGHER_TRUE
    return TRUE if (lower and told < own.value) or (higher and told > own.value) else FALSE


def region(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """Another place is false where its own figure is known to differ, where only one can hold the place (a rank, more than half of
    one whole), or where the sentence names the document and that tells no like figure of it."""
    own = ledger.statistics[fact.id]
    if same(text, own.record.region):
        return TRUE
    if ledger.world.places.related(text, own.record.region):
        return UNKNOWN
    if _told_too(
        own, ledger.by_value[ledger.place(text), own.record.aspect, own.value, own.unit], own.record.indicator
    ):
        return TRUE
    known = any(row.span == own.span for row in ledger.by_measure[ledger.place(text), *own.measure])
    share = own.record.aspect == "share" and own.record.unit == "%" and own.value is not None and own.value > MAJORITY
    if known or own.record.aspect == "rank" or share:
        return FALSE
    return FALSE if ledger.speaks_for(fact, sentence) else UNKNOWN


def indicator(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """Another indicator is false where its value is known to differ, or where the document is named and tells no such figure of it."""
    own = ledger.statistics[fact.id]
    if same(text, own.record.indicator):
        return TRUE
    place = ledger.place(own.record.region)
    told = [row for row in ledger.by_thing[place, own.record.aspect, plain(text)] if row.span == own.span]
    if any((row.value, row.unit) == (own.value, own.unit) for row in told):
        return TRUE
    if not told and alike(text, own.record.indicator):
        return UNKNOWN
    if _told_too(own, ledger.by_value[place, own.record.aspect, own.value, own.unit], text):
        return TRUE
    return FALSE if told or ledger.speaks_for(fact, sentence) else UNKNOWN


def period(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """Another period of one series is false where its recorded value differs."""
    own = ledger.statistics[fact.id]
    span = ledger.date(text)
    if span is None or own.span is None:
        return TRUE if same(text, fact.slots["period"].text) else UNKNOWN
    if span == own.span:
        return TRUE
    rows = ledger.by_measure[ledger.place(own.record.region), *own.measure]
    told = next((row for row in rows if row.span == span), None)
    return UNKNOWN if told is None else TRUE if told.value == own.value else FALSE


def _told_too(own: StatisticRow, equals: Sequence[StatisticRow], thing: str) -> bool:
    """Whether one of some rows with the same figure is about a like thing at a time that may be the same."""
    return any(
        alike(row.record.indicator, thing) and (row.span is None or own.span is None or meets(row.span, own.span))
        for row in equals
        if row is not own
    )


STATISTIC_JUDGES: dict[str, Judge] = {"figure": figure, "region": region, "indicator": indicator, "period": period}
