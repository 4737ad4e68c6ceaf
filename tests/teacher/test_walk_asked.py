"""Columns beside events: which of them make questions, and what is said of the others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.workbook.seeds import load_seeds
from zhongbu_quiz.workbook.tables.asked import asked_title

from .sheets import book, problems

EVENTS = ("1839年6月", "虎门销烟开始"), ("1840年6月", "鸦片战争爆发"), ("1919年5月", "五四运动爆发")


def read(tmp_path: Path, *rows: tuple[Any, ...]) -> tuple[list[str], str]:
    """What the facts of a table say, and what was said of it."""
    seeds = load_seeds([book(tmp_path / "表.xlsx", Sheet1=list(rows))])
    return [fact.statement for fact in build_base(seeds).facts], "\n".join(seeds.remarks)


def with_column(title: str, *values: Any) -> list[tuple[Any, ...]]:
    """A table of three events with a further column."""
    return [("时间", "事件", title), *((*event, values[at % len(values)]) for at, event in enumerate(EVENTS))]


@pytest.mark.parametrize(
    ("title", "values"),
    [
        ("负责人", ("王小明", "李华")),
        ("等级", ("A", "B", "C")),
        ("自测", ("会", "不会")),
        ("字数", (20, 30, 40)),
        ("审核人", ("李老师",)),
        ("错题人数", (2, 3, 4)),
        ("层次", ("A层", "B层")),
        ("小组", ("第一组", "第二组")),
        ("背诵人", ("王小明", "李华")),
        ("知识点", ("甲", "乙")),
        ("命题角度", ("甲", "乙")),
    ],
)
def test_a_column_that_no_question_asks_for_is_told_and_left_out(title: str, values: Any, tmp_path: Path) -> None:
    told, remarks = read(tmp_path, *with_column(title, *values))
    assert len(told) == 3
    assert f"not asked: {title}; to have it asked, write 【属性】 above the title" in remarks


def test_a_word_above_the_title_has_it_asked(tmp_path: Path) -> None:
    told, remarks = read(tmp_path, (None, None, "【属性】"), *with_column("负责人", "林则徐", "关天培", "陈独秀"))
    assert "虎门销烟开始的负责人是林则徐。" in told
    assert "not asked" not in remarks


@pytest.mark.parametrize("title", ["NO.", "No.", "#", "№"])
def test_numbers_of_rows_need_no_word(title: str, tmp_path: Path) -> None:
    told, remarks = read(tmp_path, *with_column(title, 1, 2, 3))
    assert len(told) == 3
    assert "not asked" not in remarks or title == "#"


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("历史意义", "历史意义"),
        ("根本原因", "根本原因"),
        ("失败的原因", "失败的原因"),
        ("原因和结果", "原因和结果"),
        ("背景（原因）", "背景"),
        ("深远影响", "深远影响"),
        ("对中国的影响", "对中国的影响"),
        ("伤亡情况", "伤亡情况"),
        ("交战双方", "交战双方"),
        ("主要领导人", "主要领导人"),
        ("会议内容", "会议内容"),
        ("事件的意义", "意义"),
        ("啥意义", "意义"),
        ("有哪些影响", "影响"),
        ("意意", "意义"),
        ("义意", "意义"),
        ("今地名", "今地名"),
        ("在位皇帝", "在位皇帝"),
        ("震级", "震级"),
    ],
)
def test_what_one_asks_of_an_event_is_known_by_its_title(title: str, called: str) -> None:
    assert asked_title(title) == called


@pytest.mark.parametrize("title", ["学习目标", "教学目的", "学生评价", "完成情况", "复习内容", "题目来源", "领导意见", "指导老师", "打卡"])
def test_a_word_of_events_within_another_title_is_none(title: str) -> None:
    assert asked_title(title) == ""


@pytest.mark.parametrize("title", ["啥事", "知识点", "内容", "史实（事件）"])
def test_what_happened_is_called_so_in_questions(title: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[("时间", title, "意义"), *((*event, f"意{at}") for at, event in enumerate(EVENTS))])
    facts = [placed.record for placed in load_seeds([path]).facts]
    assert {getattr(fact, "category", "事件") for fact in facts} == {"事件"}


@pytest.mark.parametrize("title", ["世纪", "所属世纪"])
def test_a_century_beside_the_time_is_left_out_and_told(title: str, tmp_path: Path) -> None:
    rows = [((None if at else "19世纪"), *event) for at, event in enumerate(EVENTS)]
    told, remarks = read(tmp_path, (title, "时间", "事件"), *rows)
    assert told[0] == "1839年6月，虎门销烟开始。"
    assert f"not asked: {title}" in remarks


@pytest.mark.parametrize(
    ("eras", "first", "last"),
    [
        (("前", "后", "后"), "公元前221年", "105年"),
        (("公元前", "公元", None), "公元前221年", "105年"),
        (("前", None, None), "公元前221年", "105年"),
        (("BC", "AD", "AD"), "公元前221年", "105年"),
    ],
)
def test_an_era_in_a_column_of_its_own_is_of_the_years_beside_it(eras: Any, first: str, last: str, tmp_path: Path) -> None:
    rows = zip(eras, (221, 105, 618), ("秦统一六国", "蔡伦改进造纸术", "唐朝建立"), strict=True)
    told, _remarks = read(tmp_path, ("公元", "时间", "事件"), *rows)
    assert told[0].startswith(f"{first}，")
    assert told[1].startswith(f"{last}，")


def test_two_events_of_one_number_are_told_by_their_numbers(tmp_path: Path) -> None:
    (said,) = problems(book(tmp_path / "表.xlsx", Sheet1=[("编号", "时间", "事件"), *(("a3", *event) for event in EVENTS)]))
    assert "A2, A3, A4 have the same number, a3" in said


def test_a_row_that_stands_one_place_too_far_to_the_right_is_told(tmp_path: Path) -> None:
    rows = [("时间", "事件", "意义"), (*EVENTS[0], "甲"), (None, *EVENTS[1], "乙"), (*EVENTS[2], "丙")]
    (said,) = problems(book(tmp_path / "表.xlsx", Sheet1=rows))
    assert ":3: D3: the cells of this row seem to stand one place too far to the right" in said


@pytest.mark.parametrize(("document", "kept"), [(None, "my"), ("航天资料", "航天资料")])
def test_the_source_of_the_example_is_not_that_of_other_facts(document: str | None, kept: str, tmp_path: Path) -> None:
    events = [("编号", "日期", "主体", "动作", "文献"), ("e1", "1911年10月", "武昌新军", "起义", document)]
    path = book(tmp_path / "my.xlsx", 事件=events, 文献=[("简称", "全名"), ("航天资料", "中国航天大事（示例资料）")])
    seeds = load_seeds([path])
    assert [placed.record.source.document for placed in seeds.facts] == [kept]
    assert ("is the example" in "".join(seeds.remarks)) == (document is None)


def test_a_dynasty_holds_for_the_rows_below_it_as_far_as_its_years_go(tmp_path: Path) -> None:
    rows = [("明", "1368年", "朱元璋称帝"), (None, "1405年", "郑和下西洋"), (None, "1789年", "法国大革命爆发"), (None, "1895年", "《马关条约》签订")]
    told, remarks = read(tmp_path, ("朝代", "时间", "事件"), *rows)
    assert "郑和下西洋所属的朝代是明。" in told
    assert sum("朝代" in one for one in told) == 2
    assert "A3 are empty" in remarks


def test_only_a_work_has_a_dynasty_in_which_it_was_written(tmp_path: Path) -> None:
    rows = [("1895年", "《马关条约》签订", "清"), ("1919年", "五四运动爆发", "民国")]
    told, _remarks = read(tmp_path, ("时间", "事件", "朝代"), *rows)
    assert "《马关条约》签订所属的朝代是清。" in told


def test_a_column_that_says_how_well_things_are_to_be_known_is_left_out_whole(tmp_path: Path) -> None:
    told, remarks = read(tmp_path, *with_column("考纲要求", "识记", "理解", "运用"))
    assert len(told) == 3
    assert "not asked, as a note of your own: 考纲要求" in remarks
    rows = [("光合作用", "利用光能", "识记"), ("呼吸作用", "利用氧", "理解"), ("蒸腾作用", "水分散失", "运用")]
    told, remarks = read(tmp_path, ("概念", "含义", "考试层级"), *rows)
    assert len(told) == 3
    assert "not asked, as a note of your own: 考试层级" in remarks


def test_of_battles_is_asked_as_of_events_and_of_things_whatever_stands_there(tmp_path: Path) -> None:
    rows = [("赤壁之战", "208年", "周瑜", "看视频"), ("官渡之战", "200年", "曹操", "看课件")]
    told, remarks = read(tmp_path, ("战役名称", "时间", "指挥官", "笔记栏"), *rows)
    assert "赤壁之战的指挥官是周瑜。" in told
    assert len(told) == 4
    assert "not asked: 笔记栏" in remarks
    told, _remarks = read(tmp_path, ("省份", "省会", "负责人"), ("河南", "郑州", "王明"), ("湖南", "长沙", "李华"))
    assert "河南的负责人是王明。" in told
