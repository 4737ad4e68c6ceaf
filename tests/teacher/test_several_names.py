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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("明朝", "明代"), ("大明", "明"), ("春秋", "春秋时期"), ("民国", "民国时期"), ("清末", "晚清"), ("英国", "大英帝国"), ("俄国", "沙俄"),
        ("奥斯曼帝国", "奥斯曼土耳其"), ("英国、法国", "法、英"), ("儒家", "儒家学派"), ("拜占庭帝国", "东罗马帝国"),
    ],
)  # fmt: skip
def test_two_names_of_one_age_or_state_are_no_two_options(one: str, other: str, tmp_path: Path) -> None:
    rows = [("作品", "出处"), ("《甲书》", one), ("《乙书》", other), ("《丙书》", "别处")]
    base = build_base(load_seeds([book(tmp_path / "表.xlsx", Sheet1=rows)]))
    asked = {fact.slots["thing"].text: fact for fact in base.facts}
    index = Index(base)
    for own, theirs in (("《甲书》", "《乙书》"), ("《乙书》", "《甲书》")):
        claim = Asked(asked[own], asked[own].slots["value"])
        assert judge(claim, asked[theirs].slots["value"], asked[theirs], index) is Truth.TRUE
        assert judge(claim, asked["《丙书》"].slots["value"], asked["《丙书》"], index) is Truth.FALSE
        work = Asked(asked[own], asked[own].slots["thing"])  # 出处是明朝的作品是
        assert judge(work, asked[theirs].slots["thing"], asked[theirs], index) is Truth.TRUE


@pytest.mark.parametrize(
    ("part", "whole"), [("东汉", "汉朝"), ("晚清", "清朝"), ("唐末", "唐代"), ("战国", "东周"), ("战国时期", "周朝"), ("苏俄", "俄国")]
)
def test_an_age_and_what_belongs_to_it_prove_nothing_of_each_other(part: str, whole: str) -> None:
    names = load_world().names
    assert names.may_be_one(part, whole) and names.may_be_one(whole, part) and not names.are_one(part, whole)


@pytest.mark.parametrize(
    ("one", "other"), [("东汉", "西汉"), ("唐朝", "宋朝"), ("清末", "明末"), ("春秋", "战国"), ("英国", "法国"), ("苏联", "俄国")]
)
def test_different_ages_and_states_stay_different(one: str, other: str) -> None:
    assert not load_world().names.may_be_one(one, other)


def test_every_name_of_an_age_is_right_but_a_short_name_is_no_age(tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[("作品", "朝代"), ("《天工开物》", "明代"), ("《史记》", "汉")],
                名=[("省份", "简称"), ("山西", "晋"), ("河南", "豫")])  # fmt: skip
    facts = {fact.slots["thing"].text: fact for fact in build_base(load_seeds([path])).facts}
    taken = {thing: accepted(fact, fact.slots["value"], load_world()) for thing, fact in facts.items()}
    assert {"明代", "明朝", "明"} <= set(taken["《天工开物》"]) and "汉朝" in taken["《史记》"]
    assert taken["山西"] == ("晋",)


def test_a_set_adds_names_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "names.yaml").write_text("names: {甲国: 乙国}\nages: [{names: 丙, forms: X朝}]\n", encoding="utf-8")
    names = load_world((tmp_path,)).names
    assert names.are_one("甲国", "乙国") and names.are_one("丙", "丙朝") and names.are_one("明朝", "明代")
