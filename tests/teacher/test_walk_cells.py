"""What a teacher met on a fourth walk in the cells of her tables: times that need a second look, titles in two tongues, events that are questions or
whole sentences, events of several lands side by side, tables that stand twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from zhongbu_quiz.data.world import load_world
from zhongbu_quiz.data.written_dates import written_date
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.workbook import read as reading
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import EVENT, EVENTS, NUMBER, NUMBERS, book, problems

TITLES = ("时间", "事件", "人物", "地点", "意义")
ROW = ("1919年5月4日", "五四运动爆发", "李大钊", "北京", "新民主主义革命的开端")
OTHER = ("1921年7月", "中共一大召开", "毛泽东", "上海", "中国共产党诞生")


def read(tmp_path: Path, *rows: tuple[Any, ...], titles: tuple[str, ...] = TITLES) -> tuple[list[str], str]:
    """What the facts of a table say, and what was said of it."""
    seeds = load_seeds([book(tmp_path / "表.xlsx", Sheet1=[titles, *rows])])
    return [fact.statement for fact in build_base(seeds).facts], "\n".join(seeds.remarks)


@pytest.mark.parametrize(
    ("told", "edtf"),
    [
        ("1921年7月23日至8月初", "1921-07-23/1921-08-10"),
        ("1921年7月初至中旬", "1921-07-01/1921-07-20"),
        ("1948年9月中旬—11月2日", "1948-09-11/1948-11-02"),
        ("1851年春至秋", "1851-02/1851-11"),
        ("1931年初至年底", "1931-01/1931-12"),
        ("民国前一年10月10日", "1911-10-10"),
        ("民前17年", "1895"),
        ("光绪乙未年", "1895"),
    ],
)
def test_the_end_of_a_time_takes_from_its_start_what_it_leaves_out(told: str, edtf: str) -> None:
    assert str(written_date(told, load_world())).split()[0] == edtf


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("乙未年四月", "write the year, such as 1835年, 1895年"),
        ("甲午", "write the year, such as 1834年, 1894年"),
        ("1872年12月/1873年1月", "write 1872年12月 or 1873年1月, or from when to when: 1872年12月—1873年1月"),
    ],
)
def test_a_time_that_may_be_several_is_asked_about(told: str, said: str) -> None:
    with pytest.raises(ValueError, match=r"60 years|“or”") as caught:
        written_date(told, load_world())
    assert said in str(caught.value)


@pytest.mark.parametrize(
    "titles",
    [("时间Time", "事件Event", "人物Who", "地点Where", "意义Meaning"), ("Time 时间", "事件（Event）", "人物/Who", "Where地点", "意义(So what)")],
)
def test_titles_in_two_tongues_are_known_by_the_chinese_one(titles: tuple[str, ...], tmp_path: Path) -> None:
    assert read(tmp_path, ROW, titles=titles) == read(tmp_path, ROW)


def test_an_era_in_other_letters_stays_in_its_title(tmp_path: Path) -> None:
    told, _remarks = read(tmp_path, ("221年", "秦统一六国"), ("206年", "秦朝灭亡"), titles=("时间（BC）", "事件"))
    assert told == ["公元前221年，秦统一六国。", "公元前206年，秦朝灭亡。"]


@pytest.mark.parametrize("title", ["人无", "人五", "忍物"])
def test_a_title_that_sounds_like_a_known_one_is_asked_about(title: str, tmp_path: Path) -> None:
    assert "and like 人物" in read(tmp_path, ROW[:3], OTHER[:3], titles=("时间", "事件", title))[1]


@pytest.mark.parametrize("person", ["上海", "湖北武汉"])
def test_a_place_among_persons_is_told(person: str, tmp_path: Path) -> None:
    (said,) = problems(book(tmp_path / "表.xlsx", Sheet1=[TITLES, ROW, (*OTHER[:2], person, "某处", "")]))
    assert "C3 人物: is '" in said and "a place and no person" in said


def test_a_long_event_is_called_by_the_clause_that_names_it_which_is_told(tmp_path: Path) -> None:
    told = "学生三千余人在天安门前集会，要求“外争主权，内除国贼”，五四运动爆发"
    said, remarks = read(tmp_path, (ROW[0], told, *ROW[2:]), OTHER)
    assert "五四运动爆发的意义是新民主主义革命的开端。" in said and "asked of 五四运动爆发 (B2)" in remarks


@pytest.mark.parametrize(
    ("event", "meaning", "said"),
    [("五四运动爆发？", "开端", "1919年5月4日，五四运动在北京爆发。"), ("五四运动爆发", "开端？", "五四运动爆发的意义是开端。")],
)
def test_no_sentence_ends_in_two_marks(event: str, meaning: str, said: str, tmp_path: Path) -> None:
    told, remarks = read(tmp_path, (ROW[0], event, "", "北京", meaning), OTHER)
    assert said in told and "a question mark ends these cells and is left out" in remarks


def test_a_question_is_no_event(tmp_path: Path) -> None:
    (said,) = problems(book(tmp_path / "表.xlsx", Sheet1=[TITLES, (ROW[0], "五四运动是什么时候爆发的？", *ROW[2:]), OTHER]))
    assert "B2 事件: is a question" in said


@pytest.mark.parametrize("lands", [("中国", "世界"), ("国内大事", "国际大事"), ("中国史", "外国史")])
def test_events_of_two_lands_side_by_side_are_two_tables(lands: tuple[str, ...], tmp_path: Path) -> None:
    rows = [("1840年", "鸦片战争爆发", ""), ("1848年", "", "《共产党宣言》发表"), ("1861年", "总理衙门设立", "美国内战爆发")]
    assert read(tmp_path, *rows, titles=("时间", *lands))[0] == [
        "1840年，鸦片战争爆发。", "1861年，总理衙门设立。", "1848年，《共产党宣言》发表。", "1861年，美国内战爆发。"
    ]  # fmt: skip


def test_a_table_that_begins_early_and_goes_on_in_wide_steps_has_no_outlier(tmp_path: Path) -> None:
    world = [("1640年", "英国资产阶级革命开始"), ("1776年", "《独立宣言》发表"), ("1789年", "法国大革命爆发"), ("1861年", "美国内战爆发")]
    assert "lies far" not in read(tmp_path, *world, ("1868年", "明治维新开始"), titles=TITLES[:2])[1]


def test_each_row_of_a_copied_table_is_told_once(tmp_path: Path) -> None:
    (said,) = problems(book(tmp_path / "表.xlsx", 甲=[TITLES, ROW, OTHER], 乙=[TITLES, ROW, OTHER]))
    assert "(lines 2, 3)" in said


def test_of_one_event_at_two_times_both_are_told(tmp_path: Path) -> None:
    said = problems(book(tmp_path / "表.xlsx", Sheet1=[TITLES, ROW, ("1920年5月", ROW[1], "", "", "思想解放")]))
    assert any("五四运动爆发 (1920年5月) stands in B2 (1919年5月4日) too" in line for line in said)


def test_one_event_of_a_person_with_two_names_is_asked_about(tmp_path: Path) -> None:
    rows = [("1905年8月", "孙中山创建中国同盟会"), ("1905年", "孙文创建中国同盟会"), ("1915年", "陈独秀创办《青年杂志》")]
    assert "perhaps one event in two wordings: B2 and B3" in read(tmp_path, *rows, titles=TITLES[:2])[1]


def test_a_table_of_other_columns_below_our_titles_is_told_in_one_line(tmp_path: Path) -> None:
    (said,) = problems(book(tmp_path / "表.xlsx", 事件=[EVENTS, ROW, OTHER, ("1927年8月1日", "南昌起义爆发", "周恩来", "南昌", "第一枪")]))
    assert "of other columns (B2 日期 is '五四运动爆发')" in said
    assert len(problems(book(tmp_path / "甲.xlsx", 事件=[EVENTS, EVENT, (*EVENT[:1], "明天", *EVENT[2:])], 数据=[NUMBERS, NUMBER]))) == 1


def test_of_a_sheet_whose_dates_are_dates_only_the_first_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = reading.is_date
    monkeypatch.setattr(reading, "is_date", lambda text, world: asked.append(text) or real(text, world))
    load_seeds([book(tmp_path / "表.xlsx", 事件=[EVENTS, *((f"e{day}", f"2004年3月{day}日", *EVENT[2:]) for day in range(1, 30))])])
    assert asked == ["2004年3月1日"]


@pytest.mark.parametrize(
    ("titles", "row", "said"),
    [
        (("朝代", "起止时间", "开国皇帝", "重大事件"), ("北宋", "960—1127年", "赵匡胤", "王安石变法"), "北宋的重大事件是王安石变法。"),
        (("条约", "签订时间", "内容"), ("《南京条约》", "1842.8.29", "割香港岛"), "《南京条约》的签订时间是1842年8月29日。"),
        (("战役", "起止时间", "结果"), ("武汉会战", "1938.6—10", "武汉失守"), "武汉会战的起止时间是1938年6月至10月。"),
        (("时间", "事件", "意义（重点）"), ("1919年", "五四运动爆发", "开端"), "五四运动爆发的意义是开端。"),
        (("时间", "事件", "意义/影响"), ("1919年", "五四运动爆发", "开端"), "五四运动爆发的意义是开端。"),
        (("时间", "成就", "人物（国籍）"), ("1543年", "《天体运行论》出版", "哥白尼（波兰）"), "《天体运行论》出版的主要人物是哥白尼。"),
        (("时间", "事件", "人物"), ("前221年", "六国统一", "秦始皇（嬴政）"), "六国统一的主要人物是秦始皇。"),
        (("时间", "事件", "地点"), ("约170万年前", "元谋人生活在云南", "云南元谋"), "约170万年前，元谋人生活在云南。"),
        (("时间", "事件", "地点"), ("前841年", "国人暴动", "镐京"), "公元前841年，国人暴动在镐京发生。"),
        (("时间", "事件", "地点"), ("前770年", "平王东迁", "洛邑"), "公元前770年，平王东迁。"),
        (("时间", "事件", "国家"), ("18世纪60年代—19世纪上半期", "工业革命", "英国"), "18世纪60年代—19世纪上半叶，英国工业革命。"),
    ],
)
def test_tables_of_several_subjects_are_read_as_their_teachers_mean_them(
    titles: tuple[str, ...], row: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    assert said in read(tmp_path, row, titles=titles)[0]


def test_a_ruler_whom_the_event_names_without_the_dynasty_is_not_asked(tmp_path: Path) -> None:
    row = ("前1046年", "武王伐纣", "周武王")
    assert read(tmp_path, row, titles=TITLES[:3])[0] == ["公元前1046年，武王伐纣。"]


@pytest.mark.parametrize(
    ("event", "place", "said"),
    [
        ("主持召开国民党一大", "广州", "1924年1月，孙中山在广州主持召开国民党一大。"),
        ("病逝", "北京", "1924年1月，孙中山在北京病逝。"),
        ("国民党成立，任理事长", "北京", "1924年1月，国民党在北京成立，任理事长。"),
    ],
)
def test_the_events_of_a_life_are_told_of_whom_it_was(event: str, place: str, said: str, tmp_path: Path) -> None:
    rows = [("孙中山生平大事年表",), ("时间", "大事", "地点"), ("1924年1月", event, place), ("1894年11月", "创立兴中会", "檀香山")]
    seeds = load_seeds([book(tmp_path / "表.xlsx", Sheet1=rows)])
    assert said in [fact.statement for fact in build_base(seeds).facts]
    assert "tells the life of 孙中山" in "\n".join(seeds.remarks)
