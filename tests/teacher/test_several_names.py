"""Persons with several names: never two of one person among options, all of them right where one is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sets.made import item
from zhongbu_quiz.data.world import load_world
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.facts.truth import Asked, Index, Truth, judge
from zhongbu_quiz.items.accepted import accepted
from zhongbu_quiz.sets.enemies import Enemies
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import book


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("孙中山", "孙文"), ("毛润之", "毛泽东"), ("蒋中正", "蒋介石"), ("元世祖", "忽必烈"), ("康熙", "玄烨"), ("哥仑布", "哥伦布"),
        ("黄兴、孙文", "孙逸仙、黄兴"),
    ],
)  # fmt: skip
def test_two_names_of_one_person_are_no_two_options(one: str, other: str, tmp_path: Path) -> None:
    rows = [("时间", "事件", "人物"), ("1905年", "甲会成立", one), ("1911年", "乙会成立", other), ("1912年", "丙会成立", "陈独秀")]
    base = build_base(load_seeds([book(tmp_path / "表.xlsx", Sheet1=rows)]))
    asked = {fact.slots["value"].text: fact for fact in base.facts if fact.kind == "attribute"}
    claim, index = Asked(asked[one], asked[one].slots["value"]), Index(base)
    assert judge(claim, asked[other].slots["value"], asked[other], index) is Truth.TRUE
    assert judge(claim, asked["陈独秀"].slots["value"], asked["陈独秀"], index) is Truth.FALSE


def test_all_names_are_right_but_where_one_certain_name_is_asked(tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[("作品", "作者"), ("《呐喊》", "鲁迅"), ("《茶馆》", "老舍")],
                名=[("作家", "原名"), ("鲁迅", "周树人"), ("老舍", "舒庆春")])  # fmt: skip
    facts = {fact.slots["thing"].text: fact for fact in build_base(load_seeds([path])).facts}
    writer, own_name = (facts[thing].slots["value"] for thing in ("《呐喊》", "鲁迅"))
    assert "周树人" in accepted(facts["《呐喊》"], writer, load_world())
    assert accepted(facts["鲁迅"], own_name, load_world()) == ("周树人",)


def test_a_set_adds_persons_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "persons.yaml").write_text("persons: {顾甲: 顾乙 顾丙}\n", encoding="utf-8")
    assert load_world((tmp_path,)).persons.are_one("顾乙", "顾丙")


def test_another_name_of_the_person_who_is_asked_gives_the_answer_away(tmp_path: Path) -> None:
    rows = [("时间", "事件", "人物"), ("1905年", "甲会成立", "孙中山"), ("1911年", "乙会成立", "陈独秀"), ("1912年", "孙文就任临时大总统", "")]
    base = build_base(load_seeds([book(tmp_path / "表.xlsx", Sheet1=rows)]))
    (asked,) = (fact for fact in base.facts if fact.slots.get("value") and fact.slots["value"].text == "孙中山")
    gap = item("gap", asked.id, "甲会成立的主要人物是＿。", "孙中山", slot="value", asks=frozenset({(asked.id, "value")}))
    told = next(fact for fact in base.facts if fact.kind == "event" and "孙文" in fact.statement)
    teller = item("teller", told.id, "＿，孙文就任临时大总统。", "1912年", slot="date", asks=frozenset({(told.id, "date")}))
    assert Enemies(base).between(gap, teller) == 45
