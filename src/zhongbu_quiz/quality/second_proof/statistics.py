"""Statistics read again: a figure, a region, an indicator or a period in a printed sentence, looked up among all rows."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.quality.parsing import date_of, meets, number_of, quantity_of
from zhongbu_quiz.quality.rendered import SOURCE
from zhongbu_quiz.quality.second_proof.rows import Figure, Ledger, alike, loose, same, within
from zhongbu_quiz.quality.second_proof.truth import FALSE, TRUE, UNKNOWN, Truth

Judge = Callable[[Fact, str, str, Ledger], Truth]
"""(the fact asked about, the text in the gap, the whole sentence with it, the rows) -> the answer."""

_LOWER_TRUE = ("over", "at_least")
_HIGHER_TRUE = ("under", "nearly")


def figure(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """Any value but the recorded ones is false, unless a qualifier (超过, 不足) would make it true as well."""
    own = ledger.figure(fact)
    value = number_of(text)
    if value is None or own.value is None:
        return TRUE if same(text, own.fact.slots["figure"].text) else UNKNOWN
    told = quantity_of(value, own.record.unit)[0]
    rivals = [row for row in ledger.place(own.record.region) if _same_measure(row, own) and _same_time(row, own)]
    values = {row.value for row in rivals} | {own.value}
    if told in values:
        return TRUE
    if len(values) > 1:
        return UNKNOWN
    if SOURCE.search(sentence):
        return FALSE
    return TRUE if _also_true(own, told) else FALSE


def region(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """Another place is false where its own figure is known to differ, where only one can hold the place, or where the sentence
    names the essay and that tells no like figure of it."""
    own = ledger.figure(fact)
    if within(text, own.record.region):
        return TRUE if same(text, own.record.region) else UNKNOWN
    known = False
    for row in ledger.place(text):
        if row.record.aspect == own.record.aspect and alike(row.record.indicator, own.record.indicator):
            if row.value == own.value and row.unit == own.unit and _may_meet(row, own):
                return TRUE
            known = known or (_same_measure(row, own) and _same_time(row, own))
    if known or own.record.aspect == "rank" or _most(own) or SOURCE.search(sentence):
        return FALSE
    return UNKNOWN


def indicator(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """Another indicator is false where its value is known to differ, or where the essay is named and tells no such figure of it."""
    own = ledger.figure(fact)
    if alike(text, own.record.indicator):
        return TRUE if same(text, own.record.indicator) else UNKNOWN
    known = False
    for row in ledger.place(own.record.region):
        if alike(row.record.indicator, text) and row.record.aspect == own.record.aspect:
            if row.value == own.value and row.unit == own.unit and _may_meet(row, own):
                return TRUE
            known = known or (same(row.record.indicator, text) and _same_time(row, own))
    return FALSE if known or SOURCE.search(sentence) else UNKNOWN


def period(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """Another period of one series is false where its recorded value differs."""
    own = ledger.figure(fact)
    span = date_of(text)
    if span is None or own.span is None:
        return TRUE if same(text, fact.slots["period"].text) else UNKNOWN
    if span == own.span:
        return TRUE
    for row in ledger.place(own.record.region):
        if _same_measure(row, own) and row.span == span:
            return TRUE if row.value == own.value else FALSE
    return UNKNOWN


def _same_measure(a: Figure, b: Figure) -> bool:
    """Whether two rows measure one thing in one way."""
    left, right = a.record, b.record
    return (
        left.aspect == right.aspect
        and left.direction == right.direction
        and loose(left.indicator) == loose(right.indicator)
        and loose(left.whole or "") == loose(right.whole or "")
        and loose(left.compared_with or "") == loose(right.compared_with or "")
        and a.unit == b.unit
        and a.value is not None
    )


def _same_time(a: Figure, b: Figure) -> bool:
    return a.span == b.span


def _may_meet(a: Figure, b: Figure) -> bool:
    return a.span is None or b.span is None or meets(a.span, b.span)


def _also_true(own: Figure, told: Fraction) -> bool:
    assert own.value is not None
    if own.record.qualifier in _LOWER_TRUE:
        return told < own.value
    return own.record.qualifier in _HIGHER_TRUE and told > own.value


def _most(own: Figure) -> bool:
    """More than half of one whole belongs to one place only."""
    return own.record.aspect == "share" and own.record.unit == "%" and own.value is not None and own.value > 50


FIGURE_JUDGES: dict[str, Judge] = {"figure": figure, "region": region, "indicator": indicator, "period": period}
