"""A document's name is a name: whatever it holds, the same items are made, and no rule takes it for what a sentence tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.mutants import base_of, events, lists, statistics
from zhongbu_quiz.items.bank import Bank, make_bank
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.quality.audit import audit
from zhongbu_quiz.quality.check import FATAL
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.gate import gate

NAMES = [
    "盘",
    "成就盘点报告文",
    "中部地区发展成就盘点报告",
    "2021年河南工作报告",
    "甲》乙",
    "“十四五”时期回顾",
    "近年来目前情况与标准答案",
    "一文, 两说",
    "长" * 40,
]
TELLS = "2021年河南工作报告"
"""Printed on the question side, this name tells some answers (河南, 2021年): those questions are not asked."""
FACTS = (
    events(
        ("2004-03", "2004年3月", "国务院", "《甲地纲要》", "甲地纲要"),
        ("2006-04", "2006年4月", "财政部", "《乙地规划》", "乙地规划"),
        ("2009-09", "2009年9月", "教育部", "《丙地方案》", "丙地方案"),
        ("2012-08", "2012年8月", "科技部", "《丁地意见》", "丁地意见"),
    )
    + statistics(
        ("河南", "工业增加值", 2021, "18785"),
        ("安徽", "工业增加值", 2021, "13081"),
        ("湖北", "工业增加值", 2021, "15952"),
        ("湖南", "工业增加值", 2021, "14080"),
    )
    + lists(("产业升级", "高端化、智能化、绿色化"), ("营商环境", "市场化、法治化、国际化"))
)


def made(name: str, models: list[ItemModel], folder: Path) -> Bank:
    """The bank of the facts when all their documents have one name."""
    facts = FACTS
    for own in ("小史", "年鉴", "纲要, section"):
        facts = facts.replace(f"document: {own.partition(',')[0]},", f'document: "{name}",')
    base = base_of(facts.replace("issued_in: 纲要", f'issued_in: "{name}"'), folder)
    return make_bank(base, models, gate=gate(base))


@pytest.mark.parametrize("name", NAMES)
def test_items_are_the_same_whatever_the_document_is_called(
    name: str, models: dict[str, ItemModel], tmp_path: Path
) -> None:
    some = list(models.values())
    usual, named = made("纪要", some, tmp_path), made(name, some, tmp_path)
    same = {item.id for item in usual.items}
    assert {item.id for item in named.items} <= same if name == TELLS else {item.id for item in named.items} == same
    assert usual.dropped == named.dropped == {}
    broken = [found for found in audit(Context(named.base, named.items), FATAL) if found.findings]
    assert [(judgement.rule.number, judgement.findings[0]) for judgement in broken] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_option_names_the_document(name: str, models: dict[str, ItemModel], tmp_path: Path) -> None:
    for item in made(name, list(models.values()), tmp_path).items:
        assert not any("一文，" in option.text for option in item.options if item.slot not in ("issued_in",)), item.id
