"""The second proof reads rendered text: true, false and unknown, for every kind of slot and for items over several facts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.quality.broken import Shelf, key_of, wrong_of
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rules import RULES, ItemRule
from zhongbu_quiz.quality.second_proof import Truth, verdict, verdicts


@pytest.fixture(scope="module")
def context(bank: Bank) -> Context:
    return Context(bank.base, bank.items)


@pytest.mark.parametrize(
    ("fact", "slot", "text", "sentence", "truth"),
    [
        (
            "ev-2006-04-opinions",
            "date",
            "2006年4月",
            "中共中央、国务院下发《中共中央国务院关于促进中部地区崛起的若干意见》",
            Truth.TRUE,
        ),
        (
            "ev-2006-04-opinions",
            "date",
            "2006年",
            "中共中央、国务院下发《中共中央国务院关于促进中部地区崛起的若干意见》",
            Truth.TRUE,
        ),
        (
            "ev-2006-04-opinions",
            "date",
            "2007年1月",
            "中共中央、国务院下发《中共中央国务院关于促进中部地区崛起的若干意见》",
            Truth.FALSE,
        ),
        ("ev-2006-04-opinions", "actor", "国务院", "2006年4月，下发意见", Truth.UNKNOWN),
        ("st-1990-gdp-per-head-ratio", "figure", "83", "1990年，中部六省人均GDP相当于全国平均水平的83%", Truth.TRUE),
        ("st-1990-gdp-per-head-ratio", "figure", "75", "1990年，中部六省人均GDP相当于全国平均水平的75%", Truth.FALSE),
        ("st-1990-gdp-per-head-ratio", "period", "1980年", "中部六省人均GDP相当于全国平均水平的83%", Truth.FALSE),
        ("st-1990-gdp-per-head-ratio", "region", "河南", "1990年，河南人均GDP相当于全国平均水平的83%", Truth.UNKNOWN),
        ("sl-three-bases-one-hub", "part.1", "综合交通枢纽", "“三基地一枢纽”，即", Truth.TRUE),
        ("sl-three-bases-one-hub", "part.1", "全国重要先进制造业中心", "“三基地一枢纽”，即", Truth.FALSE),
        ("sl-three-bases-one-hub", "name", "三基地、一枢纽", "中部地区的发展定位是", Truth.TRUE),
    ],
)
def test_verdict(context: Context, fact: str, slot: str, text: str, sentence: str, truth: Truth) -> None:
    assert verdict(context.base.fact(fact), slot, text, sentence, context.ledger) is truth


def test_over_a_qualifier_a_lower_value_is_true_too(context: Context) -> None:
    """超过46 makes 40 true, unless the sentence says whose figure it is."""
    fact = context.base.fact("st-2023-henan-leading-industries-share")
    told = "河南五大主导产业增加值占规上工业的比重超过40%"
    assert verdict(fact, "figure", "40", told, context.ledger) is Truth.TRUE
    assert verdict(fact, "figure", "40", f"据《盘点》一文，{told}", context.ledger) is Truth.FALSE


@pytest.mark.parametrize(
    "model", ["order-quad", "series-values", "leading-region", "odd-one-out", "two-parts", "date-and-actor"]
)
def test_items_over_several_facts(model: str, bank: Bank, context: Context) -> None:
    item = Shelf(bank).first(model)
    truths = verdicts(item, context.fact(item), context.ledger)
    assert truths[key_of(item)] is Truth.TRUE
    assert truths.count(Truth.FALSE) == len(truths) - 1


@pytest.mark.parametrize("kind", ["true_false", "matching", "ordering", "multiple_choice", "single_choice"])
def test_a_wrong_key_is_caught_in_every_kind(kind: str, bank: Bank, context: Context) -> None:
    rule = RULES[22]
    assert isinstance(rule, ItemRule)
    for item in [item for item in bank.items if item.kind == kind][:20]:
        assert rule.check(item, context) is None, item.id
        assert rule.check(wronged(item), context), item.id


def wronged(item: Item) -> Item:
    """The item with a key that is not right."""
    if item.kind == "true_false":
        return replace(item, answer=not item.answer)
    if item.kind == "single_choice":
        return replace(item, answer=(wrong_of(item),))
    assert isinstance(item.answer, tuple)
    if item.kind == "matching":
        (a, x), (b, y), *rest = (pair for pair in item.answer if isinstance(pair, tuple))
        return replace(item, answer=((a, y), (b, x), *rest))
    if item.kind == "ordering":
        return replace(item, answer=item.answer[::-1])
    return replace(item, answer=item.answer[1:])
