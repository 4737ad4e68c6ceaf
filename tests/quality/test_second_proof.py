"""The second proof reads rendered text: true, false and unknown, for every kind of slot and for items over several facts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.quality.broken import Shelf, key_of, wrong_of
from tests.quality.mutants import base_of, statistics
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
    "model", ["order-quad", "leading-region", "odd-one-out", "two-parts", "date-and-actor"]
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


ATTRIBUTES = "".join(
    f"  - {{id: at-{number}, kind: attribute, thing: {thing}, attribute: {attribute}, value: {value}, "
    f"source: {{document: 地理, section: 省份, evidence: [{thing}, {value}]}}}}\n"
    for number, (thing, attribute, value) in enumerate(
        [
            ("河南", "省会", "郑州"),
            ("安徽", "省会", "合肥"),
            ("河南", "简称", "豫州"),
            ("中原", "省会", "郑州"),
            ("河南", "面积", "16.7万平方公里"),
        ]
    )
)


@pytest.mark.parametrize(
    ("fact", "slot", "text", "sentence", "truth"),
    [
        ("at-0", "value", "郑州", "河南的省会是郑州", Truth.TRUE),
        ("at-0", "value", "合肥", "河南的省会是合肥", Truth.FALSE),
        ("at-0", "value", "洛阳", "河南的省会是洛阳", Truth.UNKNOWN),
        ("at-0", "value", "郑州市", "河南的省会是郑州市", Truth.UNKNOWN),
        ("at-0", "value", "合肥", "这里是合肥", Truth.UNKNOWN),
        ("at-0", "thing", "安徽", "省会是郑州的是安徽", Truth.FALSE),
        ("at-0", "thing", "中原", "省会是郑州的是中原", Truth.TRUE),
        ("at-0", "attribute", "简称", "郑州是河南的简称", Truth.FALSE),
        ("at-4", "value", "20.4", "河南的面积是20.4万平方公里", Truth.FALSE),
    ],
)
def test_a_kind_without_a_reader_of_its_own_is_read_by_its_words(
    fact: str, slot: str, text: str, sentence: str, truth: Truth, tmp_path: Path
) -> None:
    base = base_of(ATTRIBUTES, tmp_path)
    assert verdict(base.fact(fact), slot, text, sentence, Context(base).ledger) is truth


def test_the_figure_of_a_list_may_be_told_of_another_document(tmp_path: Path) -> None:
    """Only the document that tells a fact closes its world; another one that is named says nothing about it."""
    facts = statistics(("河南", "工业增加值", 2021, "18785"), ("安徽", "出口总额", 2022, "4763"))
    base = base_of(facts.replace("document: 年鉴", "document: 公报", 1), tmp_path)
    ledger = Context(base).ledger
    told = "《{}》一文，2021年，工业增加值为18785亿元的是安徽"
    assert verdict(base.fact("st-0"), "region", "安徽", "据" + told.format("公报"), ledger) is Truth.FALSE
    assert verdict(base.fact("st-0"), "region", "安徽", "据" + told.format("年鉴"), ledger) is Truth.UNKNOWN
