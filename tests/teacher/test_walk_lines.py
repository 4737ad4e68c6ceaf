"""What a teacher met on a fifth walk: what she keeps for herself beside a table, what she copies into it from exercises and from pages, and cells in
which persons, places and times stand where they do not belong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.workbook.seeds import load_seeds
from zhongbu_quiz.workbook.tables.bared import without_marks
from zhongbu_quiz.workbook.tables.deeds import deed
from zhongbu_quiz.workbook.tables.titles import named_in
from zhongbu_quiz.workbook.tables.words import is_left_to_others

from .sheets import book, problems

TITLES = ("时间", "事件", "人物", "地点", "意义")
ROW = ("1919年5月4日", "五四运动爆发", "李大钊", "北京", "新民主主义革命的开端")


def read(tmp_path: Path, *rows: tuple[Any, ...], titles: tuple[str, ...] = TITLES) -> tuple[list[str], str]:
    """What the facts of a table say, and what was said of it."""
    seeds = load_seeds([book(tmp_path / "表.xlsx", Sheet1=[titles, *rows])])
    return [fact.statement for fact in build_base(seeds).facts], "\n".join(seeds.remarks)


def test_when_and_by_whom_something_was_taught_is_no_time_of_an_event(tmp_path: Path) -> None:
    rows = ("2026.9.1", "王老师", "1840年6月", "鸦片战争爆发", "3"), ("2026.9.3", "李老师", "1842年", "《南京条约》签订", "0")
    told, remarks = read(tmp_path, *rows, titles=("日期", "授课教师", "时间", "事件", "考查频次"))
    assert told == ["1840年6月，鸦片战争爆发。", "1842年，《南京条约》签订。"]
    assert "日期, 授课教师, 考查频次" in remarks


def test_an_event_with_a_second_time_keeps_both(tmp_path: Path) -> None:
    told, _remarks = read(tmp_path, ("1840年6月", "鸦片战争", "1842年"), titles=("时间", "事件", "战败时间"))
    assert told[1] == "鸦片战争的战败时间是1842年。"


@pytest.mark.parametrize(
    "mark", ["（考过2019）", "（2019中考）", "（2021·河南中考第18题）", "（近5年3考）", "（2018、2020真题）", "[2-3]", "[2,5]", "[1][2-3]"]
)
def test_exams_and_footnotes_behind_a_text_are_marks(mark: str) -> None:
    assert without_marks(f"武昌起义爆发{mark}") == "武昌起义爆发"


@pytest.mark.parametrize("text", ["恢复高考（1977年恢复高考）", "实行考试（科举）", "洋务运动（1861年）"])
def test_words_in_brackets_that_tell_something_stay(text: str) -> None:
    assert without_marks(text) == text


@pytest.mark.parametrize(
    ("text", "left"), [("（学生自己填）", True), ("课堂补充", True), ("由学生归纳", True), ("学生上街游行", False), ("讲学", False)]
)
def test_what_pupils_are_to_write_is_not_there_yet(text: str, left: bool) -> None:
    assert is_left_to_others(text) == left


@pytest.mark.parametrize("event", ["______运动爆发", "（　　）起义爆发", "□□条约签订"])
def test_a_gap_in_an_event_is_told(event: str, tmp_path: Path) -> None:
    (said,) = problems(book(tmp_path / "表.xlsx", Sheet1=[TITLES, ROW, ("1851年", event, "", "", "")]))
    assert "B3 事件: has a gap" in said


@pytest.mark.parametrize(
    "row",
    [
        ("1920年", "五四运动爆发的导火线是什么？巴黎和会外交失败", "", "北京", ""),
        ("1898年", "戊戌变法失败", "", "北京", "为什么失败？力量悬殊"),
    ],
)
def test_a_question_with_its_answer_is_told(row: tuple[str, ...], tmp_path: Path) -> None:
    (said,) = problems(book(tmp_path / "表.xlsx", Sheet1=[TITLES, ROW, row]))
    assert "asks, and answers that" in said


def test_the_title_of_a_book_may_ask(tmp_path: Path) -> None:
    told, _remarks = read(tmp_path, ("1902年", "列宁发表《怎么办？》", "列宁", "", ""))
    assert told == ["1902年，列宁发表《怎么办？》。"]


def test_a_person_and_a_place_that_seem_to_have_changed_are_told(tmp_path: Path) -> None:
    told, remarks = read(tmp_path, ROW, ("1911年10月10日", "武昌起义爆发", "武昌", "熊秉坤", ""))
    assert told[-1] == "1911年10月10日，武昌起义爆发。"
    assert "if they have changed places, mend the row: D3" in remarks


@pytest.mark.parametrize("place", ["石家庄", "马嵬驿", "方家口"])
def test_a_place_that_begins_like_a_person_stays(place: str, tmp_path: Path) -> None:
    told, _remarks = read(tmp_path, ("1911年", "武昌起义爆发", "武昌", place, ""))
    assert place in told[0]


@pytest.mark.parametrize("place", ["从刘家港出发", "刘家港起航", "自广州"])
def test_from_where_somebody_went_is_no_place_of_an_event(place: str, tmp_path: Path) -> None:
    told, remarks = read(tmp_path, ("1405年", "郑和第一次下西洋", "郑和", place, ""))
    assert told == ["1405年，郑和第一次下西洋。"]
    assert "tell a way" in remarks


def test_a_place_that_begins_like_a_way_stays(tmp_path: Path) -> None:
    assert read(tmp_path, ("1405年", "郑和建立天妃宫", "郑和", "自贡", ""))[0] == ["1405年，郑和在自贡建立天妃宫。"]


@pytest.mark.parametrize(
    ("text", "actor", "place", "parts"),
    [
        ("陈胜、吴广在大泽乡起义", "陈胜、吴广", "大泽乡", ("陈胜、吴广", "大泽乡", "起义")),
        ("商鞅在秦国变法", "", "", ("商鞅", "秦国", "变法")),
        ("拿破仑加冕称帝", "拿破仑", "巴黎", ("拿破仑", "巴黎", "加冕称帝")),
        ("刘备登基称帝", "", "成都", ("刘备", "成都", "登基称帝")),
        ("李自成起义失败", "李自成", "九宫山", ("李自成", "九宫山", "起义失败")),
    ],
)
def test_what_somebody_does_in_a_place_stays_together(text: str, actor: str, place: str, parts: tuple[str, ...]) -> None:
    told = deed(text, actor, place)
    assert (told.actor, told.place, told.action) == parts


def test_an_age_before_an_event_is_not_what_happened(tmp_path: Path) -> None:
    told, _remarks = read(tmp_path, ("前209年", "秦末，陈胜、吴广在大泽乡起义", "陈胜、吴广", "大泽乡", "第一次大规模的农民起义"))
    assert told[1] == "陈胜、吴广在大泽乡起义的意义是第一次大规模的农民起义。"


def test_the_time_of_an_event_may_stand_in_its_cell(tmp_path: Path) -> None:
    told, remarks = read(tmp_path, ROW, ("", "1921年7月23日，中共一大召开", "毛泽东", "上海", ""))
    assert told[3] == "1921年7月23日，中共一大在上海召开。"
    assert "B3 open with the time of their row" in remarks


def test_an_event_and_its_meaning_in_one_cell_are_told(tmp_path: Path) -> None:
    assert "事件 and 意义" in read(tmp_path, ("1919年", "五四运动爆发：是新民主主义革命的开端"), titles=("时间", "事件及意义"))[1]


ANSWERS = [("题号", "答案"), (1, "A"), (2, "B")]


@pytest.mark.parametrize(
    "rows",
    [ANSWERS, [("题号", 1, 2), ("参考答案", "A", "B")], [("参考答案",), ("一、选择题",), ("1-5", "ABCDA"), ("6-10", "BBACD")]],
)
def test_a_list_of_answers_is_told_as_such_and_stops_no_other_sheet(rows: list[tuple[object, ...]], tmp_path: Path) -> None:
    seeds = load_seeds([book(tmp_path / "表.xlsx", 年表=[TITLES, ROW], 答案=rows)])
    assert "is a list of answers" in "".join(seeds.remarks)
    assert len(seeds.facts) > 0
    (said,) = problems(book(tmp_path / "单.xlsx", 答案=rows))
    assert "is a list of answers" in said


@pytest.mark.parametrize(
    ("heading", "about"), [("中国近代史大事年表", "中国近代史大事年表"), ("元素周期表", "元素周期表"), ("人大代表一览表", "人大代表")]
)
def test_a_word_that_ends_like_one_for_a_table_stays_whole(heading: str, about: str) -> None:
    assert named_in(heading) == about


@pytest.mark.parametrize(
    ("event", "place", "statement"),
    [
        ("金陵大学等高校内迁", "华西坝", "金陵大学等高校内迁"),
        ("周平王东迁", "洛邑", "周平王东迁"),
        ("玄奘西行", "天竺", "玄奘西行"),
        ("北魏孝文帝迁都", "洛阳", "北魏孝文帝迁都洛阳"),
        ("刘邦定都", "长安", "刘邦定都长安"),
    ],
)
def test_nobody_goes_from_one_place_to_another_in_a_place(event: str, place: str, statement: str, tmp_path: Path) -> None:
    told, remarks = read(tmp_path, ("1937年", event, "", place, ""))
    assert told == [f"1937年，{statement}。"]
    assert ("goes from one place to another" in remarks) == (place not in statement)


def test_what_is_founded_is_a_body_and_no_meeting(tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[TITLES[:2], ("1911年", "四川保路同志会成立"), ("1921年", "中共一大召开")])
    assert [placed.record.actor_type for placed in load_seeds([path]).facts] == ["organ", None]


@pytest.mark.parametrize("titles", [("年份", "日期", "事件"), ("年份", "具体时间", "事件")])
@pytest.mark.parametrize("day", ["5月4日", "5.4", "5月"])
def test_a_year_and_a_day_in_columns_of_their_own_are_one_time(titles: tuple[str, ...], day: str, tmp_path: Path) -> None:
    told, _remarks = read(tmp_path, ("1919年", day, "五四运动爆发"), ("1921年", "7月23日", "中共一大召开"), titles=titles)
    assert told == [f"1919年{day.replace('5.4', '5月4日')}，五四运动爆发。", "1921年7月23日，中共一大召开。"]


@pytest.mark.parametrize("event", ["五四运动为什么爆发", "简述五四运动的意义", "五四运动的导火线是什么"])
def test_an_exercise_is_no_event(event: str, tmp_path: Path) -> None:
    (said,) = problems(book(tmp_path / "表.xlsx", Sheet1=[TITLES, ROW, ("1919年", event, "", "", "")]))
    assert "is a question" in said


@pytest.mark.parametrize(
    ("event", "place", "statement"),
    [
        ("康有为在北京公车上书", "北京", "康有为在北京公车上书"),
        ("毛泽东在湘赣边界领导秋收起义", "湖南", "毛泽东在湘赣边界领导秋收起义"),
        ("开国大典在北京天安门举行", "北京", "开国大典在北京天安门举行"),
        ("慈禧太后在北京发动政变", "北京", "慈禧太后在北京发动政变"),
    ],
)
def test_the_place_that_an_event_names_takes_no_word_of_it(event: str, place: str, statement: str, tmp_path: Path) -> None:
    assert read(tmp_path, ("1895年", event, "", place, ""))[0] == [f"1895年，{statement}。"]


@pytest.mark.parametrize("event", ["五四运动[注1]爆发", "五四运动爆发²", "五四运动爆发[来源请求]"])
def test_signs_of_a_page_are_left_out(event: str, tmp_path: Path) -> None:
    assert read(tmp_path, ("1919年", event, "", "", ""))[0] == ["1919年，五四运动爆发。"]


def test_a_list_of_meanings_says_once_what_they_are(tmp_path: Path) -> None:
    told, _remarks = read(tmp_path, ("1919年", "五四运动爆发", "", "", "①彻底地反帝反封建②是新民主主义革命的开端"))
    assert told[1] == "五四运动爆发的意义是彻底地反帝反封建、新民主主义革命的开端。"


def test_a_deed_that_is_named_is_told_as_a_clause(tmp_path: Path) -> None:
    told, _remarks = read(tmp_path, ("1895年4月", "《马关条约》的签订", "", "日本马关", ""), ("1911年10月", "武昌起义——辛亥革命的开始", "", "", ""))
    assert told == ["1895年4月，《马关条约》在日本马关签订。", "1911年10月，武昌起义——辛亥革命的开始。"]


def test_titles_that_ask_and_columns_of_her_own(tmp_path: Path) -> None:
    titles = ("何时", "何事", "何人", "何地", "有何意义", "课时", "真题", "错误率", "检查学生")
    rows = (
        ("1895年4月17日", "中日签定《马关条约》", "李鸿章", "日本马关", "大大加深了半殖民地化", "第1课时", "2023河南", "35%", "张三"),
        ("1919年5月4日", "五四运动爆发", "", "北京", "新民主主义革命的开端", "第2课时", "", "20%", "李四"),
    )
    told, remarks = read(tmp_path, *rows, titles=titles)
    assert told[0] == "1895年4月17日，中日在日本马关签定《马关条约》。"
    assert told[-1] == "五四运动爆发的意义是新民主主义革命的开端。"
    assert "课时, 真题, 错误率, 检查学生" in remarks and "课时" not in "".join(told)
