"""What a teacher met on a fifth walk in the wording of her cells: congresses by their short names, things that are no event, lessons before events,
several events in one, glosses in brackets, meanings that point back; and dates with glosses, lengths and ages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from zhongbu_quiz.data.world import load_world
from zhongbu_quiz.data.written_dates import written_date
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import book, problems

TITLES = ("时间", "事件", "人物", "地点", "意义")
FIRST = ("1919年5月4日", "五四运动爆发", "", "", "开端")
DAY = "1921年7月"


def read(tmp_path: Path, *cells: Any) -> tuple[list[str], str]:
    """What the facts of a row say, and what was said of it."""
    row = (*cells, *[""] * (len(TITLES) - len(cells)))
    seeds = load_seeds([book(tmp_path / "表.xlsx", Sheet1=[TITLES, FIRST, row])])
    return [fact.statement for fact in build_base(seeds).facts if "五四" not in fact.statement], "\n".join(seeds.remarks)


@pytest.mark.parametrize("congress", ["中共一大", "党的二大", "一大", "党的十九大", "第一届全国人大", "十一届三中全会", "第一届全国政协"])
def test_a_congress_that_is_called_in_short_met(congress: str, tmp_path: Path) -> None:
    assert read(tmp_path, DAY, congress, "", "上海")[0] == [f"{DAY}，{congress}在上海召开。"]


@pytest.mark.parametrize("thing", ["第一颗原子弹", "黄埔军校", "“一国两制”", "《新青年》", "《天朝田亩制度》", "神舟五号", "家庭联产承包责任制"])
def test_a_thing_is_no_event(thing: str, tmp_path: Path) -> None:
    (said,) = problems(book(tmp_path / "表.xlsx", Sheet1=[TITLES, FIRST, (DAY, thing, "", "", "")]))
    assert "which is nothing that happened" in said


@pytest.mark.parametrize("event", ["詹天佑修京张铁路", "秦灭六国", "张謇创办大生纱厂", "第一颗原子弹爆炸", "蔡元培任北大校长", "“一国两制”提出"])
def test_one_deed_makes_it_an_event(event: str, tmp_path: Path) -> None:
    assert read(tmp_path, DAY, event) == ([f"{DAY}，{event}。"], read(tmp_path, DAY, event)[1])
    assert "only a name" not in read(tmp_path, DAY, event)[1]


@pytest.mark.parametrize(("event", "verb"), [("《马关条约》", "签订"), ("“文化大革命”", "爆发"), ("《波茨坦公报》", "发表"), ("澶渊之盟", "订立")])
def test_a_treaty_and_a_movement_in_marks_are_events(event: str, verb: str, tmp_path: Path) -> None:
    assert read(tmp_path, DAY, event)[0] == [f"{DAY}，{event}{verb}。"]


def test_peacefully_belongs_to_what_was_done(tmp_path: Path) -> None:
    assert read(tmp_path, DAY, "西藏和平解放", "", "拉萨")[0] == [f"{DAY}，西藏在拉萨和平解放。"]


@pytest.mark.parametrize("event", ["雅尔塔体系", "凡尔赛体系", "丝绸之路"])
def test_a_name_without_a_deed_is_asked_about(event: str, tmp_path: Path) -> None:
    assert "may hold only a name" in read(tmp_path, DAY, event)[1]


HEADINGS = ("第5课 ", "第5课", "第五课：", "【第5课】", "第1单元 第5课 ", "5课 ", "考点3 ", "知识点1：", "专题三 ", "Lesson 5 ", "一、", "（一）")


@pytest.mark.parametrize("heading", HEADINGS)
def test_what_counts_lessons_is_no_part_of_an_event(heading: str, tmp_path: Path) -> None:
    told, remarks = read(tmp_path, DAY, f"{heading}中日签订《马关条约》", "", "下关")
    assert told == [f"{DAY}，中日在下关签订《马关条约》。"]
    assert "left out" in remarks or "without the numbers" in remarks


@pytest.mark.parametrize("event", ["第一次世界大战爆发", "一二·九运动爆发", "一二八事变发生", "三国鼎立局面形成", "第一届全国人大召开"])
def test_a_number_of_its_own_stays_with_an_event(event: str, tmp_path: Path) -> None:
    assert read(tmp_path, DAY, event)[0] == [f"{DAY}，{event}。"]


@pytest.mark.parametrize(
    "events",
    ["金田起义→永安建制→定都天京", "金田起义-->永安建制", "金田起义、永安建制、定都天京", "金田起义/永安建制", "金田起义—永安建制—定都天京",
     "武昌起义爆发、湖北军政府成立", "俄国废除农奴制、美国内战爆发"],
)  # fmt: skip
def test_several_events_in_one_cell_are_told_and_stay_as_they_stand(events: str, tmp_path: Path) -> None:
    told, remarks = read(tmp_path, DAY, events, "", "桂平")
    assert told == [f"{DAY}，在桂平，{events}。"] and "several events" in remarks


@pytest.mark.parametrize("event", ["陈独秀、李大钊发动新文化运动", "秦始皇统一度量衡、货币、文字", "清政府颁布新学制、新军制"])
def test_several_doers_and_several_things_are_one_event(event: str, tmp_path: Path) -> None:
    assert "several events" not in read(tmp_path, DAY, event)[1]


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("民族危机加深，公车上书发生", "公车上书在下关发生"),
        ("公车上书（康有为）", "公车上书（康有为）在下关发生"),
        ("曹丕称帝（魏）", "在下关，曹丕称帝（魏）"),
        ("中英签订《南京条约》（割香港岛）", "中英在下关签订《南京条约》（割香港岛）"),
        ("三元里人民抗英！", "在下关，三元里人民抗英"),
    ],
)
def test_an_event_is_told_by_its_own_verb(event: str, said: str, tmp_path: Path) -> None:
    assert read(tmp_path, DAY, event, "", "下关")[0] == [f"{DAY}，{said}。"]


@pytest.mark.parametrize("event", ["鸦片战争（1840—1842）爆发", "鸦片战争爆发（1840-1842年）", "（1840—1842）鸦片战争爆发", "鸦片战争爆发 1840—1842"])
def test_years_around_that_of_the_row_stand_in_no_name(event: str, tmp_path: Path) -> None:
    told, remarks = read(tmp_path, "1840年6月", event)
    assert told == ["1840年6月，鸦片战争爆发。"] and "left out" in remarks


@pytest.mark.parametrize(
    ("meaning", "said"),
    [("它是开端", "开端"), ("这次战争使中国沦陷", "使中国沦陷"), ("其意义在于打开门户", "打开门户"), ("开端（略）。", "开端"),
     ("它打破局面；它促进发展", "打破局面、促进发展"),
     ("开端！", "开端"), ("其他国家纷纷效仿", "其他国家纷纷效仿")],
)  # fmt: skip
def test_a_meaning_does_not_point_back(meaning: str, said: str, tmp_path: Path) -> None:
    assert f"甲事爆发的意义是{said}。" in read(tmp_path, DAY, "甲事爆发", "", "", meaning)[0]


@pytest.mark.parametrize(
    ("told", "edtf"),
    [
        ("一九○五年八月", "1905-08"),
        ("1898年（戊戌年）6月", "1898-06"),
        ("1898（戊戌）年", "1898"),
        ("1898年6月—9月（103天）", "1898-06/1898-09"),
        ("1898年6月—9月，共103天", "1898-06/1898-09"),
        ("1898年6月至9月（百日）", "1898-06/1898-09"),
        ("1937—1945年（8年）", "1937/1945"),
        ("1368年—1644年，历时276年", "1368/1644"),
        ("1934年10月—1936年10月（约两年）", "1934-10/1936-10"),
    ],
)
def test_a_gloss_or_a_length_is_no_part_of_a_time(told: str, edtf: str) -> None:
    assert str(written_date(told, load_world())) == edtf


@pytest.mark.parametrize("told", ["1898年6月—9月（103天）", "1898年6月11日—9月21日（农历四月二十三—八月初六）"])
def test_what_begins_is_asked_by_the_start_of_its_time(told: str, tmp_path: Path) -> None:
    assert read(tmp_path, told, "戊戌变法开始")[0][0].startswith("1898年6月") and "—" not in read(tmp_path, told, "戊戌变法开始")[0][0]


@pytest.mark.parametrize(("age", "said"), [("西汉初年", "公元前206年—公元8年"), ("春秋晚期", "about when it was"), ("唐朝", "it is an age")])
def test_an_age_in_the_place_of_a_time_is_told_how_to_write_it(age: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        written_date(age, load_world())
