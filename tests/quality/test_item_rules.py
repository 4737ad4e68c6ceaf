"""Every rule of one item passes a good item and catches one that is broken in just that way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.quality.broken import BREAKS, Shelf, key_of, offered, swapped
from tests.quality.handmade import facts_of, gap
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.facts.load import FactRecord, Placed, Seeds
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Blank, Item, Ordering
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rules import RULES, ItemRule

ELSEWHERE = {24, 38, 58}
"""Rules that need facts of another make."""


WORTH = 65
"""The first rule about worth."""


@pytest.fixture(scope="module")
def context(bank: Bank) -> Context:
    return Context(bank.base, bank.items)


def test_every_item_rule_has_its_break() -> None:
    """Those from 65 on have theirs in test_worth and test_rivals."""
    assert set(BREAKS) == {number for number, rule in RULES.items() if isinstance(rule, ItemRule) and number < WORTH}


@pytest.mark.parametrize("number", sorted(set(BREAKS) - ELSEWHERE))
def test_rule(number: int, bank: Bank, context: Context) -> None:
    rule = RULES[number]
    assert isinstance(rule, ItemRule)
    good, broken = BREAKS[number](Shelf(bank))
    assert rule.check(good, context) is None
    assert rule.check(broken, context)


def based(*records: FactRecord) -> Context:
    """A context of its own facts only."""
    return Context(build_base(Seeds(tuple(Placed(record, Path("made.yaml"), 1) for record in records), ())))


def checked(number: int, item: Item, context: Context) -> str | None:
    rule = RULES[number]
    assert isinstance(rule, ItemRule)
    return rule.check(item, context)


def test_conflicts(bank: Bank, context: Context) -> None:
    """24: two facts that fill one slot differently are both asked no more."""
    record = bank.base.fact("st-1990-gdp-per-head-ratio").record
    other = record.model_copy(update={"id": "st-other", "value": "84", "written": "84%"})
    for known in ("number", "base"):
        other.__dict__.pop(known, None)  # what the copied record had worked out for its own value
    item = next(item for item in bank.items if item.main_fact == record.id and item.slot == "figure")
    assert checked(24, item, context) is None
    assert "st-other" in str(checked(24, item, based(record, other)))


def test_options_in_proportion(bank: Bank, context: Context) -> None:
    """28 and 36: no number many times another, no first place, no months of one year."""
    shelf = Shelf(bank)
    share = shelf.first("statistic-share", lambda item: len(item.options) == 4)
    assert "out of proportion" in str(checked(28, offered(share, "21", "26", "46", "68"), context))
    assert checked(28, offered(share, "21", "24", "28", "32"), context) is None
    rank = shelf.first("statistic-rank")
    assert "first place" in str(checked(28, offered(rank, "1", "2", "3"), context)) and checked(28, rank, context) is None
    date = shelf.first("event-date", lambda item: len(item.options) == 4)
    assert "too few years" in str(checked(36, offered(date, "2010年1月", "2010年5月", "2010年8月", "2010年12月"), context))


def test_orders_that_tell_themselves(bank: Bank, context: Context) -> None:
    """73: entries are not printed in the right order, and no event names another of the same item."""
    shelf = Shelf(bank)
    order = shelf.first("ordering-events")
    assert isinstance(order, Ordering) and checked(73, order, context) is None
    texts = {option.text: option for option in order.options}
    assert "right order" in str(checked(73, replace(order, options=tuple(texts[text] for text in order.answer)), context))
    named = ("ev-2000-western-development", "ev-2007-01-policy-scope")
    assert "tells of another" in str(checked(73, replace(order, facts=named), context))
    quad = shelf.first("order-quad")
    assert checked(73, quad, context) is None
    assert "in which they are printed" in str(checked(73, swapped(quad, key_of(quad), "①→②→③→④"), context))


def lists(count: int) -> tuple[FactRecord, FactRecord]:
    """A list with its name, and another one of the same name with the first `count` parts."""
    record = facts_of("rivals.yaml").fact("sl-canal").record
    assert isinstance(record, Slogan)
    record = record.model_copy(update={"confused_with": ()})
    return record, record.model_copy(update={"id": "sl-other", "issued_in": "乡志", "parts": record.parts[:count]})


def test_versions() -> None:
    """38: a name with two lists of parts must say which one is meant."""
    item = gap("sl-canal", "name", "引河工程", "《县志》一文中，东乡的灌溉是", Blank("引河工程"), "。")
    assert checked(38, item, based(*lists(2))) is None
    vague = replace(item, stem=("东乡的灌溉是", Blank("引河工程"), "。"))
    assert checked(38, vague, based(*lists(2)[:1])) is None
    assert "sl-other" in str(checked(38, vague, based(*lists(2))))


def test_directions() -> None:
    """58: the name of parts is asked only where no other list has them all."""
    item = gap("sl-canal", "name", "引河工程", "开渠、筑坝都是", Blank("引河工程"), "的内容。")
    shown = replace(item, asserts=frozenset({("sl-canal", "part.1"), ("sl-canal", "part.2")}))
    assert checked(58, shown, based(*lists(1))) is None
    assert "sl-other" in str(checked(58, shown, based(*lists(2))))
