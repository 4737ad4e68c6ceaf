"""What a teacher met on a sixth walk, in sheets and rows that hold no facts, and in columns of lands, answers and pages."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import book, problems

TITLES = ("时间", "事件", "意义")
EVENTS = [TITLES, ("1839年6月", "虎门销烟开始", "反抗"), ("1840年6月", "鸦片战争爆发", "开端")]


def read(path: Path) -> tuple[list[str], str]:
    """What the facts of a file say, and what was said of it."""
    seeds = load_seeds([path])
    return [fact.statement for fact in build_base(seeds).facts], "\n".join(seeds.remarks)


@pytest.mark.parametrize(
    ("name", "rows", "said"),
    [
        ("目录", [("第一单元", "第2页"), ("第二单元", "第5页")], "by its name it holds no facts"),
        ("封面", [("八年级历史", "王老师"), ("2026", "秋")], "by its name it holds no facts"),
        ("座位表", [("张伟", "李娜"), ("陈静", "杨帆")], "by its name it holds no facts"),
        ("Sheet2", [("张伟", "李娜", "王芳"), ("陈静", "杨帆", "赵磊")], "nothing but names of persons"),
        ("Sheet2", [("讲台",), ("张伟", "李娜"), ("陈静", "杨帆")], "nothing but names of persons"),
        ("Sheet2", [("张伟",), ("李娜",), ("王芳",)], "nothing but names of persons"),
        ("八年级", [TITLES], "nothing stands below 时间, 事件, 意义"),
    ],
)
def test_a_sheet_without_facts_does_not_stop_the_others(name: str, rows: list[tuple[Any, ...]], said: str, tmp_path: Path) -> None:
    told, remarks = read(book(tmp_path / "表.xlsx", **{name: rows, "年表": EVENTS}))
    assert len(told) == 4
    assert said in remarks


def test_a_workbook_of_titles_alone_is_told(tmp_path: Path) -> None:
    (said,) = problems(book(tmp_path / "表.xlsx", 八年级=[TITLES]))
    assert "nothing stands below" in said


@pytest.mark.parametrize(
    "row",
    [
        ("填公元年", "填名称", "填课本上的话"),
        ("如：1840年", "如：鸦片战争", "（选填）"),
        ("（必填）", "（必填）", None),
        ("格式：年月", "不超过20字", "可不填"),
    ],
)
def test_a_row_that_says_how_to_fill_in_the_columns_is_no_event(row: tuple[Any, ...], tmp_path: Path) -> None:
    told, remarks = read(book(tmp_path / "表.xlsx", Sheet1=[TITLES, row, *EVENTS[1:]]))
    assert len(told) == 4
    assert "rows 2" in remarks


@pytest.mark.parametrize(
    ("sheet", "titles", "row", "kind"),
    [
        ("选择题", ("题干", "A", "B", "C", "D", "答案"), ("开端是（　）", "甲", "乙", "丙", "丁", "A"), "single_choice"),
        ("Sheet1", ("题干", "A", "B", "C", "D", "答案"), ("开端是（　）", "甲", "乙", "丙", "丁", "ABC"), "multiple_choice"),
        ("多选题", ("题干", "A", "B", "C", "D", "答案"), ("开端有（　）", "甲", "乙", "丙", "丁", "AD"), "multiple_choice"),
        ("Sheet1", ("题干", "答案"), ("五四运动爆发于1919年。", "对"), "true_false"),
        ("填空题", ("题目", "答案"), ("五四运动爆发于______年。", "1919"), "fill_blank"),
        ("八上简答题", ("题目", "答案"), ("简述意义。", "略述"), "short_answer"),
    ],
)
def test_questions_without_a_column_of_kinds_have_that_of_their_sheet_or_answer(
    sheet: str, titles: tuple[str, ...], row: tuple[str, ...], kind: str, tmp_path: Path
) -> None:
    (question,) = load_seeds([book(tmp_path / "题.xlsx", **{sheet: [titles, row]})]).questions
    assert question.record.item_kind == kind


def test_a_question_of_which_nothing_tells_the_kind_is_told_with_the_kinds(tmp_path: Path) -> None:
    (said,) = problems(book(tmp_path / "题.xlsx", Sheet1=[("题目", "答案"), ("哪一年？", "1919年")]))
    assert "add a column 题型, and say in each row what it is: 单选题" in said


@pytest.mark.parametrize("titles", [("时间", "事件", "答案"), ("时间", "事件", "参考答案"), ("时间", "事件", "答案要点")])
def test_a_column_of_answers_beside_events_says_not_what_it_answers(titles: tuple[str, ...], tmp_path: Path) -> None:
    (said,) = problems(book(tmp_path / "表.xlsx", Sheet1=[titles, *EVENTS[1:]]))
    assert f"{titles[2]} does not say what it answers" in said


def test_questions_and_answers_beside_events_are_no_sheet_of_questions(tmp_path: Path) -> None:
    (said,) = problems(book(tmp_path / "表.xlsx", Sheet1=[(*TITLES[:2], "问题", "答案"), ("1839年", "虎门销烟开始", "谁领导的", "林则徐")]))
    assert "答案 does not say what it answers" in said


@pytest.mark.parametrize("cell", ["见课本地图", "课本第12页图", "地图册第5页", "见P23地图", "课本P8"])
def test_a_place_that_only_stands_in_a_book_is_none(cell: str, tmp_path: Path) -> None:
    rows = [("时间", "事件", "地点", "人物"), ("1839年6月", "虎门销烟开始", cell, cell), ("1840年6月", "鸦片战争爆发", None, None)]
    told, remarks = read(book(tmp_path / "表.xlsx", Sheet1=rows))
    assert told == ["1839年6月，虎门销烟开始。", "1840年6月，鸦片战争爆发。"]
    assert "C2, D2 only say where to look" in remarks


@pytest.mark.parametrize("at", [1, 6])
def test_a_date_that_excel_made_of_two_numbers_is_told_in_the_first_row_and_the_last(at: int, tmp_path: Path) -> None:
    rows: list[tuple[Any, ...]] = [("1911年", "武昌起义爆发"), ("1919年", "五四运动爆发"), ("1924年", "国民党一大召开"), ("1926年", "北伐开始")]
    rows.insert(at - 1, (datetime.datetime(2021, 7, 1), "中共一大召开"))
    _told, remarks = read(book(tmp_path / "表.xlsx", Sheet1=[("时间", "事件"), *rows]))
    assert "Excel made dates of what was typed in A" in remarks
    assert "lies far" not in remarks


@pytest.mark.parametrize("title", ["世纪", "时期", "时间"])
def test_lands_beside_centuries_have_events_of_each(title: str, tmp_path: Path) -> None:
    rows = [(title, "英国", "法国"), ("17世纪", "资产阶级革命爆发", None), ("18世纪", "工业革命开始", "大革命爆发")]
    told, _remarks = read(book(tmp_path / "表.xlsx", Sheet1=rows))
    assert told == ["17世纪，英国资产阶级革命爆发。", "18世纪，英国工业革命开始。", "18世纪，法国大革命爆发。"]


def test_an_unequal_treaty_needs_no_colon(tmp_path: Path) -> None:
    rows = [("时间", "事件", "性质"), ("1842年", "《南京条约》签订", "不平等条约"), ("1840年", "鸦片战争爆发", "侵略战争")]
    told, _remarks = read(book(tmp_path / "表.xlsx", Sheet1=rows))
    assert "《南京条约》签订的性质是不平等条约。" in told
