"""What a teacher met on a third walk, in tables, class lists and questions: titles that are broken to fit, lines on who made a table, errors of
Excel, options in one cell, marks behind names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.sets.roster import read_class_list, read_roster
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
    assert ([written in line for line in read_class_list(path).remarks] == [True]) is (written != name)


@pytest.mark.parametrize(
    ("date", "ways"),
    [("1856年秋冬之交", "write 1856年, or more exactly 1856年秋"), ("1894年岁末", "write 1894年, or more exactly 1894年春 or"), ("1853年年中", "")],
)
def test_a_part_of_a_year_that_is_not_read_is_told_with_the_ways_to_write_it(date: str, ways: str, tmp_path: Path) -> None:
    said = "".join(problems(book(tmp_path / "表.xlsx", Sheet1=[("时间", "事件"), ("1851年", "金田起义爆发"), (date, "天京事变发生")])))
    assert (ways in said) if ways else not said


PLACES = ("河南", 9901, 9941, 53717, 54259), ("湖北", 5927, 5745, 45429, 43004)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [("省份", "人口（万人）", None, "产值（亿元）", None), (None, "2019年", "2020年", "2019年", "2020年"), *PLACES],
            "2020年，河南产值为54259亿元。",
        ),
        (
            [("表一 省会", None, None, "表二 大事", None), ("省份", "省会", None, "时间", "事件"), ("河南", "郑州", None, "1840年", "鸦片战争爆发")],
            "1840年，鸦片战争爆发。",
        ),
        (
            [("时间", "事件"), ("1840年", "鸦片战争爆发"), ("1851年", "金田起义爆发"), ("人物", "主张"), ("林则徐", "禁烟"), ("魏源", "师夷制夷")],
            "魏源的主张是师夷制夷。",
        ),
        ([("省份", "粮食产量（万吨）①"), ("河南*", "6695.4①"), ("湖南", "2974.8[1]")], "河南的粮食产量是6695.4万吨。"),
    ],
)
def test_tables_of_other_shapes_are_read_as_they_are_meant(rows: list[tuple[Any, ...]], said: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=rows)
    assert said in statements(path)


@pytest.mark.parametrize("row", [(1, 2, 3), ("甲", "1", "2"), ("①", "②", "③"), ("（1）", "（2）", "（3）"), ("其他", "多处", 20756)])
def test_rows_that_only_number_the_columns_or_tell_of_the_rest_are_not_asked(row: tuple[Any, ...], tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[("省份", "省会", "人口（万人）"), row, ("河南", "郑州", 9883), ("湖北", "武汉", 5830)])
    assert len(statements(path)) == 4
    assert "not read, as remarks, headings, sums or rows with one cell: rows 2" in "".join(load_seeds([path]).remarks)


def test_figures_that_begin_with_one_are_no_numbers_of_columns(tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[("省份", "港口数", "机场数"), ("河南", "1", "2"), ("湖北", "2", "3")])
    assert len(statements(path)) == 4


@pytest.mark.parametrize(
    ("titles", "rows", "told"),
    [
        (("省份", "省会/简称"), [("河南", "郑州/豫"), ("湖北", "武汉/鄂")], "B1 省会/简称: two things stand in each cell"),
        (("省份", "人口/万人"), [("河南", 9883), ("湖北", 5830)], ""),
        (("省份", "是否临海", "省会"), [("河南", "否", "郑州"), ("山东", "是", "济南")], "not asked, as a note of your own: 是否临海"),
    ],
)
def test_columns_that_hold_two_things_or_yes_and_no_are_told(
    titles: tuple[str, ...], rows: list[tuple[Any, ...]], told: str, tmp_path: Path
) -> None:
    said = "\n".join(load_seeds([book(tmp_path / "表.xlsx", Sheet1=[titles, *rows])]).remarks)
    assert (told in said) if told else ("two things" not in said and "note of your own" not in said)


@pytest.mark.parametrize("day", ["7.7", "7-7", "7/7"])
def test_a_day_with_a_dot_has_the_year_of_its_sheet(day: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", **{"1937年": [("日期", "事件"), (day, "七七事变爆发"), ("8月13日", "淞沪会战爆发")]})
    assert statements(path)[0] == "1937年7月7日，七七事变爆发。"


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("1919年5月4日、6月3日", "names several times"),
        ("60年代", "does not say of which century; write it so: 20世纪60年代"),
        ("1956年底以前", "is not a date"),
        ("1937.7.7晚", ""),
    ],
)
def test_a_time_that_is_not_read_is_told_with_what_it_is(date: str, said: str, tmp_path: Path) -> None:
    found = "".join(problems(book(tmp_path / "表.xlsx", Sheet1=[("时间", "事件"), ("1851年", "金田起义爆发"), (date, "某战役爆发")])))
    assert (said in found) if said else not found


def test_one_question_with_two_answers_is_told_whatever_the_order_of_its_options(tmp_path: Path) -> None:
    rows = [("开端是（　　）。", "甲", "乙", "A"), ("开端是（   ）", "甲", "乙", "B")]
    rows += [("开端是（　）", "乙", "甲", "B"), ("结束是（　　）。", "甲", "乙", "A")]
    listed = [(f"q{number}", "单选", stem, first, second, None, None, key) for number, (stem, first, second, key) in enumerate(rows)]
    said = "\n".join(load_seeds([book(tmp_path / "题.xlsx", 自编题=[QUESTION, *listed])]).remarks)
    assert "]:3: asks the same as row 2, and has another answer" in said
    assert "]:4: asks the same as row 2; remove one of them" in said
    assert "]:5:" not in said


def test_points_may_say_so_and_numbers_of_rows_are_no_column_of_questions(tmp_path: Path) -> None:
    titles = ("题号", "编号", "题型", "题干", "答案", "分值")
    (question,) = load_seeds([book(tmp_path / "题.xlsx", 自编题=[titles, (1, "q1", "简答", "简述。", "略述", "5分")])]).questions
    assert question.record.worth == 5


@pytest.mark.parametrize(
    ("sheets", "groups"),
    [
        ({"八1": [("学号", "姓名"), (1, "张三")], "八2": [("学号", "姓名"), (1, "李四")]}, ["八1", "八2"]),
        ({"甲": [("某校八（2）班",), ("学号", "姓名"), (1, "张三")], "乙": [("高一3班",), ("学号", "姓名"), (1, "李四")]}, ["八（2）班", "高一3班"]),
        ({"名单": [("学号", "姓名"), (1, "张三")]}, [""]),
    ],
)
def test_the_class_of_a_list_is_that_of_its_sheet_or_of_the_line_above_it(
    sheets: dict[str, list[tuple[Any, ...]]], groups: list[str], tmp_path: Path
) -> None:
    assert [one.group for one in read_roster(book(tmp_path / "名单.xlsx", **sheets))] == groups


@pytest.mark.parametrize(
    ("sheets", "said"),
    [
        ({"甲": [("学号", "姓名"), (1, "张三")], "乙": [("学号", "姓名"), (1, "李四")]}, "where these are two classes, add a column 班级 to both"),
        ({"甲": [("学号", "姓名"), (1, "张三"), (1, "李四")]}, "give each student a number of their own"),
        ({"甲": [("姓名", "班级"), ("张三", "八1班"), ("张三", "八1班")]}, "where they are two, give each a number in a column 学号"),
        ({"甲": [("班级", "姓名"), ("八1班", "张伟、李娜")]}, "张伟, 李娜 stand in one cell"),
    ],
)
def test_pupils_that_are_doubled_or_share_a_cell_are_told_with_what_to_do(
    sheets: dict[str, list[tuple[Any, ...]]], said: str, tmp_path: Path
) -> None:
    with pytest.raises(ContentError, match=said):
        read_roster(book(tmp_path / "名单.xlsx", **sheets))


@pytest.mark.parametrize(("numbers", "told"), [(("0101", 102, "0103"), True), (("0101", "0102"), False), ((1, 12), False), (("01", "102"), False)])
def test_numbers_that_lost_their_zero_are_told(numbers: tuple[Any, ...], told: bool, tmp_path: Path) -> None:
    rows = [(number, f"学生{place}") for place, number in enumerate(numbers)]
    assert bool(read_class_list(book(tmp_path / "名单.xlsx", 名单=[("学号", "姓名"), *rows])).remarks) is told


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("省份", "省会是？", "简称是什么"), ("河南", "郑州", "豫")], ["河南的省会是郑州。", "河南的简称是豫。"]),
        ([("省份", "省会"), ("1河南", "郑州"), ("2湖北", "武汉")], ["河南的省会是郑州。", "湖北的省会是武汉。"]),
        ([("方队", "人数（人）"), ("1连", 90), ("3连", 88)], ["1连的人数是90人。", "3连的人数是88人。"]),
        ([("月份", "人数（人）"), ("1月份", 90), ("2月份", 88)], ["1月份的人数是90人。", "2月份的人数是88人。"]),
        ([("省份", "增幅（%）"), ("河南", "+3.5"), ("湖北", "↑4.1"), ("湖南", "↓2.5")], ["3.5%。", "是4.1%。", "-2.5%。"]),
    ],
)
def test_titles_that_ask_counted_names_and_signs_of_numbers_are_read_as_meant(
    rows: list[tuple[Any, ...]], said: list[str], tmp_path: Path
) -> None:
    found = statements(book(tmp_path / "表.xlsx", Sheet1=rows))
    assert [words in line for words, line in zip(said, found, strict=True)] == [True] * len(said), found


def test_a_line_may_stand_above_the_headings_of_a_class_list_in_csv(tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_bytes("第一中学八（3）班,,\n学号,姓名,备注\n01,张三,\n02,李四,缺考\n".encode("gbk"))
    assert [(one.name, one.group) for one in read_roster(path)] == [("张三", "八（3）班"), ("李四", "八（3）班")]


SIDE = ("时间", "1842年", "1895年"), ("赔款", "2100万银元", "2亿两白银"), ("影响", "开始", "加深")


@pytest.mark.parametrize(
    ("top", "rows", "said", "told"),
    [
        (("项目", "《南京条约》", "《马关条约》"), SIDE, "《南京条约》的赔款是2100万银元。", "so it was turned"),
        (("", "南京条约", "马关条约"), SIDE, "马关条约的时间是1895年。", "so it was turned"),
        (("内容", "鸦片战争", "洋务运动"), SIDE, "鸦片战争的影响是开始。", "so it was turned"),
        (("名称", "省会", "简称"), (("河南", "郑州", "豫"), ("湖北", "武汉", "鄂")), "河南的省会是郑州。", ""),
    ],
)
def test_a_comparison_that_lies_on_its_side_is_turned(
    top: tuple[str, ...], rows: tuple[tuple[str, ...], ...], said: str, told: str, tmp_path: Path
) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[("近代条约比较",), top, *rows])
    assert said in statements(path)
    assert ("so it was turned" in "\n".join(load_seeds([path]).remarks)) is bool(told)


def test_a_table_that_may_lie_on_its_side_is_told_with_how_to_turn_it(tmp_path: Path) -> None:
    rows = [("近代人物",), ("内容", "洋务", "维新"), ("人物", "李鸿章", "康有为"), ("影响", "甲", "乙")]
    assert "each thing has a column here, and must have a row" in "".join(problems(book(tmp_path / "表.xlsx", Sheet1=rows)))


def test_a_wrong_cell_of_a_turned_table_is_told_where_it_stands(tmp_path: Path) -> None:
    rows = [("近代条约",), ("项目", "《南京条约》", "《马关条约》"), ("时间", "1842年", "1895年"), ("影响", "甲", "=1/0")]
    (found,) = problems(book(tmp_path / "表.xlsx", Sheet1=rows))
    assert found.startswith("表.xlsx[Sheet1]:4: C4 影响: ")


@pytest.mark.parametrize(
    ("name", "rows", "apart"),
    [
        ("备课记录", [("第几周", "内容", "完成"), (1, "鸦片战争", "√"), (2, "洋务运动", "√"), (3, "甲午战争", None)], True),
        ("Sheet1", [("周次", "课题", "课时", "八1班"), ("第1周", "鸦片战争", 2, "√"), ("第2周", "洋务运动", 1, "√")], True),
        ("教学进度", [("时间", "教学内容", "备注"), ("9月1日", "鸦片战争", "略"), ("9月8日", "洋务运动", None)], True),
        ("Sheet1", [("诗人", "朝代", "课时"), ("李白", "唐", 2), ("苏轼", "宋", 1)], False),
    ],
)
def test_notes_on_lessons_are_set_aside_with_a_line(name: str, rows: list[tuple[Any, ...]], apart: bool, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", **{name: rows})
    assert ("tells of lessons and makes no questions" in "\n".join(load_seeds([path]).remarks)) is apart
    assert bool(statements(path)) is not apart


@pytest.mark.parametrize(
    ("cell", "said", "told"),
    [
        ("孙中山&黄兴", "孙中山、黄兴", ""),
        ("孙中山 ＆ 黄兴", "孙中山、黄兴", ""),
        ("孙中山 和 黄兴", "孙中山、黄兴", ""),
        ("李　白", "李白", ""),
        ("熊秉坤？", "", "a question mark stands behind the name, so it is not asked; look it up: C2"),
    ],
)
def test_marks_between_and_behind_persons_are_none_of_their_names(cell: str, said: str, told: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[("时间", "事件", "人物"), ("1905年", "中国同盟会成立", cell), ("1912年", "中华民国成立", "孙中山")])
    assert (f"中国同盟会成立的主要人物是{said}。" in statements(path)) is bool(said)
    assert told in "\n".join(load_seeds([path]).remarks) and ("question mark" in "\n".join(load_seeds([path]).remarks)) is bool(told)


@pytest.mark.parametrize(
    ("date", "event", "said", "wrong"),
    [
        ("1919年5月4日", "五四运动爆发（1918年）", "", "ends with 1918年 in brackets, and its row is of 1919年5月4日"),
        ("1919年5月4日", "五四运动爆发(1919年)。", "1919年5月4日，五四运动爆发。", ""),
        ("1921年", "中共一大召开（1921年7月）", "1921年7月，中共一大召开。", ""),
        ("1921年", "中共一大召开（后移至嘉兴）", "1921年，中共一大召开（后移至嘉兴）。", ""),
    ],
)
def test_a_date_in_brackets_at_the_end_of_an_event_is_that_of_its_row_or_told(
    date: str, event: str, said: str, wrong: str, tmp_path: Path
) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[("时间", "事件"), (date, event), ("1949年", "新中国成立")])
    if wrong:
        assert wrong in "".join(problems(path))
    else:
        assert statements(path)[0] == said


@pytest.mark.parametrize(
    ("actor", "column", "asked"), [("陈独秀", "人物", "人物"), ("陈独秀", None, "人物或机关"), ("国务院", "人物", "机关"), ("清政府", None, "机关")]
)
def test_who_did_it_is_called_an_office_only_where_it_is_known_as_one(actor: str, column: str | None, asked: str, tmp_path: Path) -> None:
    titles = ("时间", "事件", *([column] if column else []))
    row = ("1915年9月", f"{actor}发布《青年杂志》", *([actor] if column else []))
    (fact,) = build_base(load_seeds([book(tmp_path / "表.xlsx", Sheet1=[titles, row])])).facts
    assert fact.words["doer"] == (asked,)
