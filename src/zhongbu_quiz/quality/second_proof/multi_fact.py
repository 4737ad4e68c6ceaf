"""Items over several facts read again: orders, series, leaders, odd ones out, and lists with several right options."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.quality.parsing import NUMBER, Span, date_of, number_of, quantity_of
from zhongbu_quiz.quality.rendered import outside, stem_of
from zhongbu_quiz.quality.second_proof.rows import Figure, Ledger, loose, plain, same
from zhongbu_quiz.quality.second_proof.slogans import part
from zhongbu_quiz.quality.second_proof.truth import FALSE, TRUE, UNKNOWN, Truth

_NUMBERED = re.compile(r"([①-⑨])([^①-⑨]+?)[；。](?=[①-⑨]|正确|$)")
_YEAR = re.compile(r"\d{4}年")


def listed(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """Each option on its own: in the list that the stem names, or provably not."""
    return [part(fact, option.text, outside(item), ledger) for option in item.options]


def odd(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """The right answer is what is not in the list: the answers for membership turned round."""
    turned = {TRUE: FALSE, FALSE: TRUE, UNKNOWN: UNKNOWN}
    return [turned[truth] for truth in listed(item, fact, ledger)]


def dated(text: str, ledger: Ledger) -> Span | None:
    """The date of the event that a text tells, or None where it is not one event for sure."""
    spans = {row.span for row in ledger.events if plain(row.deed) == plain(text)}
    return spans.pop() if len(spans) == 1 else None


def ordered(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """An order is true where the dates of the numbered events rise in it."""
    spans = {mark: dated(text, ledger) for mark, text in _NUMBERED.findall(outside(item))}
    return [_rises([spans.get(mark) for mark in re.findall(r"[①-⑨]", option.text)]) for option in item.options]


def _rises(spans: list[Span | None]) -> Truth:
    known = [span for span in spans if span is not None]
    if len(known) < len(spans) or len(spans) < 2:
        return UNKNOWN
    pairs = list(pairwise(known))
    if all(a[1] < b[0] for a, b in pairs):
        return TRUE
    return FALSE if any(b[1] < a[0] for a, b in pairs) else UNKNOWN


def series(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """Values in the order of the years that the stem names, against the recorded ones."""
    own = ledger.figure(fact)
    rows = [row for row in ledger.place(own.record.region) if _one_series(row, own)]
    years = list(dict.fromkeys(_YEAR.findall(stem_of(item))))
    values = [next((row.value for row in rows if row.span == date_of(year)), None) for year in years]
    if any(value is None for value in values) or not years:
        return [UNKNOWN] * len(item.options)
    found = []
    for option in item.options:
        told = [number_of(digits) for digits in NUMBER.findall(option.text)]
        amounts = [quantity_of(value, own.record.unit)[0] for value in told if value is not None]
        found.append(TRUE if amounts == values else FALSE)
    return found


def leader(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """The place with the highest (lowest) recorded value, where every option has one that can be compared."""
    own = ledger.figure(fact)
    lowest = any(word in stem_of(item) for word in ("最低", "最少", "最小"))
    values: list[Fraction] = []
    for option in item.options:
        rows = [row for row in ledger.place(option.text) if _one_series(row, own) and row.span == own.span]
        amounts = {row.value for row in rows if row.value is not None}
        if len(amounts) != 1 or any(row.record.qualifier != "exactly" for row in rows):
            return [UNKNOWN] * len(item.options)
        values.append(amounts.pop())
    best = min(values) if lowest else max(values)
    return [TRUE if value == best else FALSE for value in values]


def _one_series(row: Figure, own: Figure) -> bool:
    left, right = row.record, own.record
    return (
        left.aspect == right.aspect
        and loose(left.indicator) == loose(right.indicator)
        and same(left.whole or "", right.whole or "")
        and row.unit == own.unit
        and row.value is not None
    )
