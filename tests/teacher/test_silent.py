"""Mistakes of tables and banks that nothing used to tell of: each is told with its place and what to do, or read as it is meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.intake.bank import read_text_bank
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import EVENT, EVENTS, book, problems, records

TITLES = ("时间", "事件", "意义")
ROWS = [("1919年5月4日", "五四运动爆发", "青年运动的开端"), ("1921年7月", "中共一大召开", "党的诞生"), ("1949年10月", "新中国成立", "开国")]


def statements(path: Path) -> list[str]:
    """What the facts of a file say."""
    return [fact.statement for fact in build_base(load_seeds([path])).facts]


def remarks(path: Path) -> str:
    """What was said of a file."""
    return "\n".join(load_seeds([path]).remarks)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("①废除帝制②建立共和", "废除帝制、建立共和"),
        ("①废除帝制；②建立共和。", "废除帝制、建立共和"),
        ("1.废除帝制2.建立共和", "废除帝制、建立共和"),
        ("1、废除帝制，2、建立共和", "废除帝制、建立共和"),
        ("（1）结束了在中国延续了两千多年的封建君主专制制度（2）建立共和", "结束了在中国延续了两千多年的封建君主专制制度；建立共和"),
        ("①废除帝制③建立共和", "①废除帝制③建立共和"),
        ("废除帝制①，建立共和②", "废除帝制①，建立共和②"),
        ("1.5倍、2.5倍", "1.5倍、2.5倍"),
        ("1、2、3班", "1、2、3班"),
        ("1.推翻帝制", "推翻帝制"),
        ("1、推翻帝制", "推翻帝制"),
        ("（1）推翻帝制", "推翻帝制"),
        ("（1）班", "（1）班"),
        ("1.5倍", "1.5倍"),
    ],
)
def test_what_a_cell_numbers_counts_without_the_numbers(cell: str, said: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[TITLES, (*ROWS[0][:2], cell), *ROWS[1:]])
    assert statements(path)[1] == f"五四运动爆发的意义是{said}。"
    assert ("C2 open with a number, or number what they list" in remarks(path)) == (cell != said)


def test_the_number_of_an_event_in_a_list_is_no_part_of_it_and_told(tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[TITLES, ("1900年8月", "1.八国联军攻占北京", "沉重打击"), *ROWS])
    assert statements(path)[:2] == ["1900年8月，八国联军攻占北京。", "八国联军攻占北京的意义是沉重打击。"]
    assert "B2 open with a number" in remarks(path)


def test_our_own_sheets_read_numbers_of_entries_in_the_same_way(tmp_path: Path) -> None:
    rows = [("编号", "术语", "释义"), ("t1", "酶", "①催化剂②多为蛋白质"), ("t2", "光合作用", "制造有机物")]
    assert statements(book(tmp_path / "a.xlsx", 术语=rows))[0] == "酶是指催化剂；多为蛋白质。"
    slogan = [("编号", "名称", "出自", "要点"), ("s1", "三步走", "报告", "①甲方案②乙方案③丙方案")]
    (record,) = records(book(tmp_path / "b.xlsx", 提法=slogan))
    assert [(part.n, part.text) for part in record.parts] == [(1, "甲方案"), (2, "乙方案"), (3, "丙方案")]
    gaps = [("编号", "题型", "题干", "答案"), ("q1", "填空题", "五四运动于______爆发，地点是______。", "①1919年②北京")]
    assert problems(book(tmp_path / "c.xlsx", 自编题=gaps)) == []


@pytest.mark.parametrize(("rows", "columns", "places"), [([3], [], "row 3"), ([], ["C"], "column C"), ([2, 4], ["A"], "row 2, 4, column A")])
def test_hidden_rows_and_columns_are_read_and_told(rows: list[int], columns: list[str], places: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[TITLES, *ROWS])
    before = statements(path)
    made = load_workbook(path)
    for row in [*rows, 90]:  # what is hidden and empty is nobody's business
        made.active.row_dimensions[row].hidden = True
    for column in [*columns, "H"]:
        made.active.column_dimensions[column].hidden = True
    made.save(path)
    assert statements(path) == before
    assert f"表.xlsx[Sheet1]: hidden, and read all the same: {places}; delete what is not wanted" in remarks(path)


@pytest.mark.parametrize("titles", [("事件", "时间", "意义"), ("大事", "日期", "影响")])
def test_titles_that_changed_places_are_told_once(titles: tuple[str, ...], tmp_path: Path) -> None:
    (said,) = problems(book(tmp_path / "表.xlsx", Sheet1=[titles, *ROWS]))
    assert said.startswith(f"表.xlsx[Sheet1]:1: row 1: dates stand below {titles[0]}, and what happened below {titles[1]}")


@pytest.mark.parametrize(
    ("title", "meant"),
    [
        ("意意义", "意义"), ("意意", "意义"), ("义意", "意义"), ("历史意又", "历史意义"), ("影晌", "影响"), ("结呆", "结果"), ("事件的起点", ""),
        ("主要事迹", ""), ("主要作物", ""), ("森林面积", ""), ("星星", ""), ("历史意义", ""),
        ("任务", "人物"), ("影向", "影响"), ("异义", "意义"), ("意见", ""), ("结局", ""), ("人口", ""), ("事物", ""), ("食物", ""),
    ],
)  # fmt: skip
def test_a_title_that_is_a_known_one_but_for_a_slip_is_told(title: str, meant: str, tmp_path: Path) -> None:
    told = remarks(book(tmp_path / "表.xlsx", Sheet1=[(*TITLES[:2], title), *ROWS]))
    assert (f"C1 {title}: no title that is known, and like {meant};" in told) if meant else ("no title that is known" not in told)


def test_a_title_is_compared_by_its_sound_in_tables_of_events_only(tmp_path: Path) -> None:
    rows = [("省份", "任务"), ("河南", "产粮"), ("湖北", "发电")]
    assert "no title that is known" not in remarks(book(tmp_path / "表.xlsx", Sheet1=rows))


def test_an_event_that_opens_with_another_date_than_its_row_is_told(tmp_path: Path) -> None:
    (said,) = problems(book(tmp_path / "a.xlsx", Sheet1=[TITLES, ("1919年5月4日", "1921年7月五四运动爆发", "开端"), *ROWS[1:]]))
    assert said == ("a.xlsx[Sheet1]:2: B2 事件: opens with 1921年7月, and its row is of 1919年5月4日; write one date in both, "
                    "or begin with what happened")  # fmt: skip
    finer = book(tmp_path / "b.xlsx", Sheet1=[TITLES[:2], ("1927年", "1927年8月1日，南昌起义爆发"), ("1914—1918年", "1914年7月世界大战爆发")])
    assert statements(finer) == ["1927年8月1日，南昌起义爆发。", "1914年7月，世界大战爆发。"]



@pytest.mark.parametrize(
    ("date", "cell", "said"),
    [
        ("1883年12月", "1883年12月中法战争爆发", "1883年12月，中法战争爆发。"),
        ("1883年12月11日", "1883年12月11日中法战争爆发", "1883年12月11日，中法战争爆发。"),
        ("1926年10月", "1926年10月上海工人起义爆发", "1926年10月，上海工人起义爆发。"),
        ("1895年4月", "1895年4月下关条约签订", "1895年4月，下关条约签订。"),
        ("1883年12月", "1883年12月中旬中法战争爆发", ""),
        ("1848年", "1848年革命爆发", ""),
    ],
)
def test_a_date_that_stands_in_the_event_too_is_left_out_there_and_told(date: str, cell: str, said: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[TITLES[:2], (date, cell), ROWS[1][:2]])
    assert statements(path)[0] == (said or f"{date}，{cell}。")
    assert ("B2 open with the date of their row" in remarks(path)) == bool(said)


def test_a_heading_in_a_column_of_numbers_is_told(tmp_path: Path) -> None:
    rows = [("序号", *TITLES), ("旧民主主义革命",), (1, *ROWS[0]), ("二、新民主主义",), (2, *ROWS[1]), (3,), ("四",)]
    assert "sums or rows with one cell: rows 2, 4; fill them in" in remarks(book(tmp_path / "a.xlsx", Sheet1=rows))
    ours = [EVENTS, ("古代史",), EVENT, ("e2",), ("近代-03",), ("近代史",)]
    assert "a.xlsx[事件]: not read, as remarks, headings, sums or rows with one cell: rows 2, 6" in remarks(book(tmp_path / "a.xlsx", 事件=ours))


CHOICE = "1. 五四运动爆发于（　　）\nA. 1919年\nB. 1921年\n答案：A\n"
WRITTEN = "1. 五四运动的口号是什么？\n答案：外争主权\n"
LAST = "2. 中共一大何时召开？\n答案：1921年\n"


@pytest.mark.parametrize(
    ("before", "material"),
    [
        (WRITTEN, "材料：北京学生三千余人集会。\n"),
        (WRITTEN, "【材料】\n北京学生三千余人集会。\n"),
        (WRITTEN, "阅读材料，回答问题。\n北京学生三千余人集会。\n（1）这是什么事件？\n答案：五四运动\n（2）意义？\n答案：开端\n"),
        (CHOICE, "二、材料题\n阅读下列材料，回答问题。\n材料一 北京学生集会。\n（1）这是什么事件？\n答案：五四运动\n"),
        (CHOICE, "\n阅读材料，完成7—8题。\n北京学生集会。\n"),
        ("", "阅读材料，回答问题。\n北京学生集会。\n1. 何事？\n答案：五四运动\n"),
    ],
)
def test_a_material_of_no_question_is_told_and_never_part_of_the_one_before(before: str, material: str, tmp_path: Path) -> None:
    path = tmp_path / "题库.txt"
    path.write_text(before + material + LAST, "utf-8")
    bank = read_text_bank(path)
    (told,) = bank.problems
    assert "a material begins here" in told.message
    assert path.read_text("utf-8").split("\n")[told.line - 1].strip("。：【】")[:2] in ("材料", "阅读")
    assert "学生" not in "".join(f"{record.stem}{record.answer}" for record in bank.records)
    assert bank.records[-1].answer == ("1921年",)


@pytest.mark.parametrize(
    ("text", "material", "answer"),
    [
        ("1. 阅读材料，回答问题。\n材料一：学生。\n何事？\n答案：材料一：五四\n材料二：罢工\n" + LAST, None, "材料一：五四\n材料二：罢工"),
        ("1. 口号？\n阅读材料，完成第2—3题。\n学生集会。\n2. 何事？\n3. 何时？\n参考答案\n1. 外争\n2. 五四\n3. 1919年\n", "学生集会。", "外争"),
    ],
)
def test_a_material_of_its_questions_is_read(text: str, material: str | None, answer: str, tmp_path: Path) -> None:
    path = tmp_path / "题库.txt"
    path.write_text(text, "utf-8")
    bank = read_text_bank(path)
    assert bank.problems == ()
    assert bank.records[0].answer == (answer,)
    assert bank.records[1].material == material


@pytest.mark.parametrize(
    ("row", "said", "split"),
    [
        (("第二次鸦片战争爆发\n（又称英法对华战争）", "开端"), "1856年10月，第二次鸦片战争爆发（又称英法对华战争）。", False),
        (("战争爆发", "列强侵略\n（又称入侵）"), "战争爆发的意义是列强侵略（又称入侵）。", False),
        (("战争爆发", "半殖民地\n程度加深"), "战争爆发的意义是半殖民地、程度加深。", True),
        (("战争爆发", "侵略加深；\n主权丧失"), "战争爆发的意义是侵略加深、主权丧失。", False),
    ],
)
def test_lines_of_a_cell_are_values_of_their_own_and_told(row: tuple[str, str], said: str, split: bool, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[TITLES, ("1856年10月", *row), *ROWS[1:]])
    assert said in statements(path)
    assert ("C2 have several lines, which are read as several values" in remarks(path)) == split


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("★推翻帝制", "推翻帝制"), ("推翻帝制（必背）", "推翻帝制"), ("推翻帝制（重点！必考）", "推翻帝制"), ("【高频】推翻帝制", "推翻帝制"),
        ("推翻帝制(★易错、了解)", "推翻帝制"), ("推翻帝制（重点城市）", "推翻帝制（重点城市）"), ("（了解）", "（了解）"),
        ("● 推翻帝制\n● 建立共和", "推翻帝制、建立共和"), ("五★级", "五★级"),
    ],
)  # fmt: skip
def test_marks_for_oneself_are_no_part_of_what_is_asked(cell: str, said: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[TITLES, (*ROWS[0][:2], cell), *ROWS[1:]])
    assert statements(path)[1] == f"五四运动爆发的意义是{said}。"
    assert ("C2 carry marks of your own" in remarks(path)) == (cell != said)


def test_a_cell_that_repeats_its_title_and_an_empty_file_are_told(tmp_path: Path) -> None:
    (said,) = problems(book(tmp_path / "a.xlsx", Sheet1=[("省份", "省会"), ("河南", "省会"), ("湖北", "武汉")]))
    assert said == "a.xlsx[Sheet1]:2: B2 省会: says what its title says; write the value itself, or leave it empty"
    assert "b.xlsx: is empty, and nothing is read of it" in remarks(book(tmp_path / "b.xlsx", Sheet1=[]))


def test_commas_of_chinese_text_set_cells_apart(tmp_path: Path) -> None:
    for mark in "，；":
        path = tmp_path / "a.csv"
        path.write_text(f"时间{mark}事件\n1919年{mark}五四运动爆发\n", "utf-8")
        assert statements(path) == ["1919年，五四运动爆发。"]


ASKED = "1．五四运动爆发于（　　）\nA. 1919年\nB. 1921年\n"


@pytest.mark.parametrize(
    ("text", "kinds", "answers"),
    [
        ("1. 何时？\n2. 何地？\n3. 何人？\n答案：1.A 2.B 3.C\n", ["no options"] * 3, []),
        (f"{ASKED}2．何地（　　）\nA. 北京\nB. 天津\n【答案】1.A 2.B\n", ["single_choice"] * 2, ["A", "B"]),
        (f"{ASKED}2．何地（　　）\nA. 北京\nB. 天津\n答案：1-2 AB\n", ["single_choice"] * 2, ["A", "B"]),
        ("1. 口号？\n2. 何时？\n答案：1. 外争主权 2. 1919年\n", ["short_answer"] * 2, ["外争主权", "1919年"]),
        (f"{ASKED}答案：A\n2．意义？\n答案：1.开端 2.诞生\n", ["single_choice", "short_answer"], ["A", "1.开端 2.诞生"]),
        (f"一、单选题\n{ASKED}答案：A\n2．名词解释：洋务运动\n答：自救运动\n", ["single_choice", "short_answer"], ["A", "自救运动"]),
        (f"一、单选题\n{ASKED}答案：A\n2．问答题：何时？\n答：1919年\n", ["single_choice", "short_answer"], ["A", "1919年"]),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".docx"])
def test_answers_behind_one_tag_and_kinds_that_are_said(text: str, kinds: list[str], answers: list[str], suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"题库{suffix}"
    if suffix == ".docx":
        made = Document()
        for line in text.splitlines():
            made.add_paragraph(line)
        made.save(str(path))
    else:
        path.write_text(text, "utf-8")
    bank = read_text_bank(path)
    assert [record.answer[0] for record in bank.records] == answers
    assert [record.item_kind for record in bank.records] == (kinds if answers else [])
    assert len(bank.problems) == (0 if answers else len(kinds))
    assert all("has no options" in problem.message for problem in bank.problems)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("单选题", "何时（　　）", "甲", "乙", "A", "超纲"), "G2 难度: is '超纲'; write a number from 1 (easy) to 5 (hard)"),
        (("单选题", "何时（　　）", "甲", "乙", "A", "很难"), ""),
        (("连线题", "把人物与事件连起来", "", "", "1—B；2—A", "难"), "D2 选项A: a matching has two columns, and here are none; write the left one"),
        (("连线题", "把人物与事件连起来", "甲", "乙", "1—B；2—A", "难"), "a matching has a left column of two entries or more"),
        (("连线题", "连起来\n（1）甲\n（2）乙", "", "", "1—B；2—A", "难"), "a matching has 0 options"),
    ],
)
def test_what_a_question_lacks_is_told_once_with_what_to_write(row: tuple[str, ...], words: str, tmp_path: Path) -> None:
    titles = ("编号", "题型", "题干", "选项A", "选项B", "答案", "难度")
    told = problems(book(tmp_path / "q.xlsx", 自编题=[titles, ("q1", *row)]))
    assert len(told) == bool(words)
    assert words in "".join(told)


@pytest.mark.parametrize("count", [2, 9])
def test_a_sheet_that_repeats_another_one_is_told_in_one_line(count: int, tmp_path: Path) -> None:
    rows: list[tuple[str, ...]] = [TITLES[:2], *((f"{1911 + number}年", f"第{number}次大会召开") for number in range(1, count + 1))]
    (said,) = problems(book(tmp_path / "a.xlsx", 年表=rows, 旧表=rows))
    assert said.startswith(f"a.xlsx[旧表]:0: {count} facts of this sheet stand in the sheet 年表 too (lines 2, 3")
    assert "put # before the name" in said


@pytest.mark.parametrize("letters", ["ABD", "AAB"])
def test_an_option_out_of_order_is_told_as_such(letters: str, tmp_path: Path) -> None:
    path = tmp_path / "题库.txt"
    options = "".join(f"{letter}. 选{number}\n" for number, letter in enumerate(letters))
    path.write_text(f"1. 甲是（　　）\n{options}答案：B\n{LAST}", "utf-8")
    told = " ".join(problem.message for problem in read_text_bank(path).problems)
    assert "is an option out of order" in told
    assert "belongs to no question" not in told


def test_few_forms_of_dates_are_shown_those_most_like_what_stands_there(tmp_path: Path) -> None:
    (said,) = problems(book(tmp_path / "a.xlsx", Sheet1=[TITLES[:2], ("5/4-1919", "五四运动爆发"), ROWS[1][:2]]))
    assert "2004-03-05" in said
    assert "20世纪60年代" not in said
    assert said.endswith("stands in docs/own-tables.md")
