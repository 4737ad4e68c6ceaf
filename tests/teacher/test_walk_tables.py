"""What a teacher met on a third walk, in tables, class lists and questions: titles that are broken to fit, lines on who made a table, errors of
Excel, options in one cell, marks behind names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.sets.roster import marked_in, read_roster
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import book, problems

QUESTION = ("编号", "题型", "题干", "选项A", "选项B", "选项C", "选项D", "答案")


def statements(path: Path) -> list[str]:
    """What the facts of a file say."""
    return [fact.statement for fact in build_base(load_seeds([path])).facts]


@pytest.mark.parametrize(
    ("titles", "row", "said"),
    [
        (("时间", "历史\n事件", "人\n物"), ("1851年1月", "金田起义爆发", "洪秀全"), "金田起义爆发的主要人物是洪秀全。"),
        (("省份", "面积\n（万平方公里）"), ("河南", 16.7), "河南的面积是16.7万平方公里。"),
        (("省份", "GDP\n(亿元)"), ("河南", 59132), "河南的GDP是59132亿元。"),
        (("word\nclass", "中文\n意思"), ("abandon", "放弃"), "abandon是指放弃。"),
    ],
)
def test_a_line_break_in_a_title_only_fits_it_into_its_cell(titles: tuple[str, ...], row: tuple[Any, ...], said: str, tmp_path: Path) -> None:
    assert said in statements(book(tmp_path / "表.xlsx", Sheet1=[titles, row]))


def test_titles_that_stand_again_are_left_out_with_their_line_breaks(tmp_path: Path) -> None:
    titles = ("省份", "省\n会")
    assert len(statements(book(tmp_path / "表.xlsx", Sheet1=[titles, ("河南", "郑州"), titles, ("湖北", "武汉")]))) == 2


@pytest.mark.parametrize(
    "above", [("制表人：王老师", None, "2026年11月"), ("制表：王老师", None, "2026.11"), ("填表日期：2026.11.3", "审核：李老师", None)]
)
def test_who_made_a_table_is_no_title_and_its_date_none_of_the_figures(above: tuple[Any, ...], tmp_path: Path) -> None:
    rows = [("各省简表",), above, ("省份", "人口（万人）", "省会"), ("河南", 9815, "郑州"), ("湖北", 5830, "武汉")]
    assert statements(book(tmp_path / "表.xlsx", Sheet1=rows))[:2] == ["河南的人口是9815万人。", "河南的省会是郑州。"]


@pytest.mark.parametrize(
    ("name", "rows", "cells"),
    [
        ("Sheet1", [("时间", "事件", "意义"), ("1901年", "#VALUE!", "#N/A"), ("#N/A", "甲事发生", "开端")], ["B2", "C2", "A3"]),
        ("Sheet1", [("省份", "省会", "简称"), ("#N/A", "#REF!", "豫"), ("湖北", "武汉", "鄂")], ["A2", "B2"]),
        ("自编题", [QUESTION, ("q1", "单选", "开端是（　　）。", "#N/A", "乙", "丙", "丁", "A")], ["D2"]),
        ("自编题", [QUESTION, ("q1", "单选", "开端是（　　）。", "甲", "乙", "丙", "#N/A", "D")], ["G2"]),
        ("自编题", [QUESTION, ("q1", "单选", "#N/A", "甲", "乙", "丙", "丁", "#N/A")], ["C2", "H2"]),
    ],
)
def test_of_a_cell_with_an_error_that_is_told_alone(name: str, rows: list[tuple[Any, ...]], cells: list[str], tmp_path: Path) -> None:
    said = problems(book(tmp_path / "表.xlsx", **{name: rows}))
    assert [cell in line and "the error" in line for cell, line in zip(cells, dict.fromkeys(said), strict=True)] == [True] * len(cells)


@pytest.mark.parametrize(
    ("cell", "options"),
    [
        ("A.甲事 B.乙事 C.丙事 D.丁事", ("甲事", "乙事", "丙事", "丁事")),
        ("A．甲事\nB．乙事\nC．丙事", ("甲事", "乙事", "丙事")),
        ("A、甲事；B、乙事；C、丙事；D、丁事", ("甲事", "乙事", "丙事", "丁事")),
    ],
)
def test_options_may_stand_in_one_cell(cell: str, options: tuple[str, ...], tmp_path: Path) -> None:
    path = book(tmp_path / "题.xlsx", 自编题=[QUESTION, ("q1", "单选", "开端是（　　）。", cell, None, None, None, "C")])
    (question,) = load_seeds([path]).questions
    assert question.record.options == options


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("李四（缺考）", "李四"),
        ("李四 (病假，缓考)", "李四"),
        ("★李四", "李四"),
        ("李四【转学】（班长）", "李四"),
        ("李四（大）", "李四（大）"),
        ("阿依古丽·买买提", "阿依古丽·买买提"),
    ],
)
def test_a_mark_is_no_part_of_the_name_of_a_pupil(written: str, name: str, tmp_path: Path) -> None:
    path = book(tmp_path / "名单.xlsx", 名单=[("姓\n名", "学 号"), ("张三", "1"), (written, "2")])
    assert [one.name for one in read_roster(path)] == ["张三", name]
    assert ([written in line for line in marked_in(path)] == [True]) is (written != name)
