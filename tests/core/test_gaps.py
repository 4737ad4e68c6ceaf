"""Gaps and written answers on facts made by hand: what may be hidden, what is left around it, what is accepted, what is asked once."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from zhongbu_quiz.data.world import load_world
from zhongbu_quiz.facts.base import FactBase, build_base
from zhongbu_quiz.facts.kinds.event import content_term
from zhongbu_quiz.facts.slots import Attribution, Slot
from zhongbu_quiz.items.accepted import accepted
from zhongbu_quiz.items.bank import Bank, make_bank
from zhongbu_quiz.items.gap_rules import (
    cue_length,
    longest_run,
    short_enough,
    told_by_half,
    told_by_place,
    worth_hiding,
    year_told,
)
from zhongbu_quiz.items.item import Blank, Gap, Item, Open, Shown, stem_text
from zhongbu_quiz.items.load import load_models
from zhongbu_quiz.paths import data_dir, model_files
from zhongbu_quiz.values.numbers import counted_in, in_scale, split_scale
from zhongbu_quiz.workbook.seeds import load_seeds


@pytest.fixture(scope="module")
def base() -> FactBase:
    return build_base(load_seeds([Path(__file__).with_name("gaps.yaml")]))


@pytest.fixture(scope="module")
def bank(base: FactBase) -> Bank:
    return make_bank(base, load_models(model_files(data_dir("templates"))))


def _item(bank: Bank, item_id: str) -> Item:
    return bank.by_id[item_id]


def _text(bank: Bank, item_id: str) -> str:
    return stem_text(_item(bank, item_id).stem, "__")


# -- rules 1, 40, 43 and 73 as measures


@pytest.mark.parametrize(
    ("answer", "around", "told"),
    [
        ("长江中游城市群发展规划", "推进长江中游城市群发展", True),
        ("河南省农业厅", "河南省的部门", True),
        ("大运河工程局", "工程已经开工", False),
        ("花湖机场", "最大的货运机场", False),
        ("双创", "双创", True),
        ("后备基地", "基地", False),
    ],
)
def test_half_of_an_answer_tells_the_rest(answer: str, around: str, told: bool) -> None:
    assert told_by_half(answer, (around, "是", Blank(answer), "。")) is told


@pytest.mark.parametrize(
    ("name", "answer", "beside", "told"),
    [
        ("text", "金田起义", Shown("a", "place", "广西金田"), True),
        ("document", "《南京条约》", Shown("a", "place", "南京"), True),
        ("text", "秋收起义", Shown("a", "place", "湘赣边界"), False),
        ("text", "金田起义", "广西金田", False),
        ("place", "广西金田", "金田起义", True),
        ("place", "东京", "中国同盟会", False),
    ],
)
def test_a_place_and_what_bears_its_name_tell_each_other(name: str, answer: str, beside: str | Shown, told: bool) -> None:
    """Of what is no place, only a place that the stem shows as one counts."""
    assert told_by_place(Slot(name, name, answer, answer), ("在", beside, "发生", Blank(answer), "。")) is told


def test_nothing_runs_across_a_gap() -> None:
    assert not told_by_half("先通后畅", ("要求先", Blank("先通后畅"), "畅行。"))
    assert longest_run("2009年规划", "12009年规划") == len("年规划")


@pytest.mark.parametrize(
    ("name", "kind", "text", "official", "worth"),
    [
        ("figure", "text", "翻一番", False, True),
        ("figure", "text", "万亿", False, False),
        ("figure", "text", "领跑", False, False),
        ("name", "slogan", "甲" * 16, False, True),
        ("name", "slogan", "甲" * 17, False, False),
        ("name", "slogan", "甲" * 25, True, True),
        ("object", "document", f"《{'甲' * 30}》", False, True),
        ("object", "document", f"《{'甲' * 31}》", False, False),
        ("part.1", "part", "粮", False, False),
    ],
)
def test_what_is_worth_hiding(name: str, kind: str, text: str, official: bool, worth: bool) -> None:
    assert worth_hiding(name, kind, text, official) is worth


def test_a_cue_is_what_is_left_without_who_says_it_and_the_area() -> None:
    import re

    stem = (Attribution("甲文"), "2023年，中部地区", Blank("乙"), "增长。")
    assert cue_length(stem, "甲文", re.compile("中部地区")) == len("2023年增长")
    said = ("《", Shown("f", "issued_in", "甲文"), "》一文提出，中部地区完善", Blank("乙"), "。")
    assert cue_length(said, "甲文", re.compile("中部地区")) == len("完善")


def test_a_year_in_a_title_is_told() -> None:
    assert year_told(2011, ("印发《规划（2011—2015年）》", Blank("2011年9月")))
    assert not year_told(2011, ("第12011号", Blank("2011年9月")))


# -- what is made


def test_what_varies_is_asked(bank: Bank) -> None:
    """Provinces exclude each other, an area excludes nothing; only one series has two years; one indicator in 亿斤 is told by it."""
    asked = {item.id for item in bank.items}
    assert {"cloze-region:st-anhui-grain:region", "cloze-region:st-henan-grain:region"} <= asked
    assert "cloze-region:st-central-grain:region" not in asked
    assert {"cloze-period:st-henan-grain:period", "cloze-period:st-henan-grain-2013:period"} <= asked
    assert "cloze-period:st-anhui-grain:period" not in asked
    assert not any(item.model == "cloze-indicator" for item in bank.items)


def test_no_gap_without_a_cue_for_nobody_and_for_half_a_list(bank: Bank) -> None:
    asked = {item.id for item in bank.items}
    assert "cloze-name:sl-bare:name" not in asked and "cloze-name:sl-motto:name" in asked
    assert "cloze-event-actor:ev-clause:actor" not in asked and "cloze-event-actor:ev-notice:actor" in asked
    assert not [name for name in asked if "sl-open:part" in name and name.startswith(("cloze", "fill"))]
    assert not [name for name in asked if "sl-seen" in name and name.startswith(("cloze", "fill", "short"))]


def test_a_clause_that_tells_the_answer_is_left_out(bank: Bank) -> None:
    """The number of a document holds its year; a title with its years tells the date whatever is left out."""
    assert _text(bank, "cloze-event-date:ev-notice:date").endswith("__，国务院发布《关于支持河谷的意见》，要求河谷做到“先通后畅、先绿后兴”。")
    assert "cloze-event-date:ev-plan:date" not in bank.by_id


@pytest.mark.parametrize(
    ("content", "before", "term", "kind"),
    [
        ("由航务办牵头", "由", "航务办", "organ"),
        ("在“三基地、一枢纽”基础上提出“一中心、四区”", "在“三基地、一枢纽”基础上提出“", "一中心、四区", "content"),
        ("提出六个“着力”", "", "", ""),
        ("明确任务", "", "", ""),
    ],
)
def test_the_term_of_a_content(content: str, before: str, term: str, kind: str) -> None:
    told, slot, after = content_term(content)
    if slot is None:
        assert (term, told, after) == ("", "", "")
    else:
        assert (told, slot.text, slot.type) == (before, term, kind) and f"{told}{slot.text}{after}" == content


def test_who_leads_is_asked(bank: Bank) -> None:
    item = _item(bank, "cloze-event-content:ev-plan:content")
    assert isinstance(item, Gap) and item.answer == ("航务办",) and "由__牵头" in _text(bank, item.id)


def test_a_formula_and_its_event_are_asked_once(bank: Bank) -> None:
    """The formula says more of itself than the event; its date is that of the event."""
    asked = {item.id for item in bank.items}
    assert "cloze-name:sl-motto:name" in asked and "cloze-event-content:ev-notice:content" not in asked
    assert "cloze-event-date:ev-notice:date" in asked and "cloze-issued-date:sl-motto:issued_date" not in asked
    assert bank.rejects["cloze-event-content"]["rule 77"] == bank.rejects["cloze-issued-date"]["rule 77"] == 1


def test_the_place_of_a_formula_is_a_gap_of_its_own(bank: Bank, base: FactBase) -> None:
    assert base.fact("sl-canal").statement == "《河谷志》一文提出，安徽全线通航的大运河是“江河大运河”。"
    assert _text(bank, "cloze-slogan-region:sl-canal:region").endswith("提出，__全线通航的大运河是“江河大运河”。")
    assert "cloze-name:sl-canal:name" not in bank.by_id, "大运河 is more than half of it"


# -- written answers


def test_a_formula_that_counts_its_parts_is_asked_for_its_meaning(bank: Bank) -> None:
    item = _item(bank, "short-parts:sl-lines:parts")
    assert isinstance(item, Open) and _text(bank, item.id) == "《河谷志》一文提出的“三纵一横”指什么？"
    assert item.points == (("京河通道", 2), ("沪谷通道", 2), ("川江通道", 2), ("陇水走廊", 2))
    assert item.answer == "京河通道、沪谷通道、川江通道、陇水走廊。"


def test_a_list_is_asked_by_its_head_noun(bank: Bank) -> None:
    item = _item(bank, "short-list:sl-list:parts")
    assert isinstance(item, Open) and _text(bank, item.id) == "据《河谷志》一文，河谷治水的举措包括哪些？"
    assert item.answer == "退田、还湖；清淤；护岸。"


# -- accepted spellings (rule 80)

SPELLINGS = [
    ("ev-notice", "date", ["2012年3月", "2012.3", "2012-03", "二〇一二年三月"]),
    ("st-henan-grain", "period", ["2023年", "2023", "二〇二三年"]),
    ("st-henan-grain", "figure", ["1324.9", "1324.9亿斤", "1,324.9", "１３２４．９", "13249000万斤"]),
    ("st-anhui-grain", "region", ["安徽", "安徽省"]),
    ("st-central-grain", "region", ["中部六省", "中部地区"]),
    ("ev-notice", "object", ["《关于支持河谷的意见》", "关于支持河谷的意见"]),
    ("ev-plan", "object", ["河谷城市群发展规划(2011—2015年)"]),
    ("sl-motto", "name", ["先通后畅、先绿后兴", "先通后畅先绿后兴"]),
]


@pytest.mark.parametrize(("fact_id", "slot", "wanted"), SPELLINGS)
def test_every_right_spelling_is_accepted(base: FactBase, fact_id: str, slot: str, wanted: list[str]) -> None:
    fact = base.fact(fact_id)
    found = accepted(fact, fact.slots[slot], base.world)
    assert found[0] == fact.slots[slot].text and set(wanted) <= set(found) and len(found) == len(set(found))


@pytest.mark.parametrize(
    ("kind", "text", "wanted"),
    [
        ("document", "《中共中央国务院关于甲的意见》", "中共中央、国务院关于甲的意见"),
        ("document", "《中共中央、国务院关于甲的意见》", "《中共中央国务院关于甲的意见》"),
        ("person", "习近平总书记", "习近平"),
        ("place", "湖南省长沙市", "长沙"),
        ("place", "湖南省长沙市", "湖南长沙"),
        ("part", "“一带一路”", "一带一路"),
        ("indicator", "研发强度（占GDP的比重）", "研发强度"),
    ],
)
def test_spellings_of_names(base: FactBase, kind: str, text: str, wanted: str) -> None:
    assert wanted in accepted(base.facts[0], Slot("x", kind, text, text), load_world())


def test_ranks_and_scales() -> None:
    assert counted_in("三基地一枢纽") == 4 and counted_in("两个加强") == 2 and counted_in("江河") == 0
    assert split_scale("亿千瓦时") == (10**8, "千瓦时") and split_scale("千瓦时") == (1, "千瓦时")
    assert in_scale(Fraction(14 * 10**11), "万亿", 6) == "1.4" and in_scale(Fraction(1, 3), "", 6) == ""
    assert in_scale(Fraction(563354), "万", 6) == "56.3354" and in_scale(Fraction(75), "万", 6) == ""


def test_all_gaps_list_their_spellings(bank: Bank) -> None:
    gaps = [item for item in bank.items if isinstance(item, Gap)]
    assert gaps and all(item.accepted[0][0] == item.answer[0] for item in gaps)


@pytest.mark.parametrize(
    ("name", "around", "short"), [("小史", 116, True), ("小史", 117, False), ("很长的名字" * 8, 116, True), ("“没有配对", 116, True)]
)
def test_a_sentence_is_no_longer_for_the_name_of_its_document(name: str, around: int, short: bool) -> None:
    stem = ("字" * around, Shown("f", "issued_in", f"《{name}》"), Blank(), "一文")
    assert short_enough(stem, (name,)) is short
