"""Cells of a table of events that would be wrong on paper without a word: days and 同年 before an event, marks for a value, two digits for a year."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import book, problems

TITLES = ("时间", "事件", "意义")
ROWS = [
    ("1894年", "甲午中日战争爆发", "民族危机加深"),
    ("1898年6月11日", "戊戌变法开始", "思想启蒙"),
    ("1911年10月10日", "武昌起义爆发", "辛亥革命开始"),
    ("1919年5月4日", "五四运动爆发", "新民主主义革命的开端"),
]


def told(tmp_path: Path, *row: object) -> tuple[list[str], str]:
    """What the facts of one more row say, and what is said of its table."""
    seeds = load_seeds([book(tmp_path / "t.xlsx", 近代史=[TITLES, *ROWS, row])])
    return [fact.statement for fact in build_base(seeds).facts[2 * len(ROWS) :]], "\n".join(seeds.remarks)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("6月，义和团运动高涨", "1920年6月，义和团运动高涨。"),
        ("6月21日清政府宣战", "1920年6月21日，清政府宣战。"),
        ("是年夏，义和团运动高涨", "1920年夏，义和团运动高涨。"),
        ("同年，义和团运动高涨", "1920年，义和团运动高涨。"),
        ("后来，义和团运动高涨", "1920年，义和团运动高涨。"),
        ("1920义和团运动高涨", "1920年，义和团运动高涨。"),
        ("义和团运动高涨 1920年", "1920年，义和团运动高涨。"),
        ("事件：义和团运动高涨", "1920年，义和团运动高涨。"),
        ("义和团运动高涨……", "1920年，义和团运动高涨。"),
        ("义和团运动\t高涨", "1920年，义和团运动高涨。"),
        ("5月4日运动爆发", "1920年，5月4日运动爆发。"),
        ("二月革命爆发", "1920年，二月革命爆发。"),
    ],
)
def test_what_opens_an_event_and_is_no_part_of_it(tmp_path: Path, text: str, statement: str) -> None:
    assert told(tmp_path, "1920年", text, "打击列强")[0][0] == statement


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("1920年", "次年，《辛丑条约》签订", "民族危机"), "not the time of its row"),
        (("1920年3月", "6月，义和团运动高涨", "打击列强"), "opens with 6月"),
        (("1920年", 1920, "打击列强"), "nothing that happened"),
        (("1920年", "X", "打击列强"), "nothing that happened"),
        (("1920年", "义和团运动高涨", 0), "holds only a number"),
        (("28年", "义和团运动高涨", "打击列强"), "such as 1928年"),
        (("", "义和团运动高涨", "打击列强"), "the same as above"),
    ],
)
def test_what_cannot_be_meant_is_refused(tmp_path: Path, row: tuple[object, ...], words: str) -> None:
    (problem,) = problems(book(tmp_path / "t.xlsx", 近代史=[TITLES, *ROWS, row]))
    assert words in problem


@pytest.mark.parametrize("mark", ["√", "重点", "了解"])
def test_a_mark_of_ones_own_is_no_value(tmp_path: Path, mark: str) -> None:
    statements, remarks = told(tmp_path, "1920年", "义和团运动高涨", mark)
    assert statements == ["1920年，义和团运动高涨。"]
    assert "hold only a mark of your own" in remarks


def test_a_year_without_its_era_is_told_by_the_dynasty(tmp_path: Path) -> None:
    rows = [("朝代", "时间", "事件"), ("秦", "221年", "秦统一六国"), ("西汉", "公元前138年", "张骞出使西域"), ("东汉", "25年", "刘秀建立东汉")]
    (problem,) = problems(book(tmp_path / "t.xlsx", 古代史=rows))
    assert "公元前221年" in problem and "B2" in problem


def test_a_group_is_that_of_the_rows_below_it(tmp_path: Path) -> None:
    rows = [("时期", "时间", "事件"), ("旧民主主义革命", "1840年", "鸦片战争爆发"), ("", "1851年", "金田起义爆发"),
            ("新民主主义革命", "1919年", "五四运动爆发"), ("", "1921年", "中共一大召开")]  # fmt: skip
    seeds = load_seeds([book(tmp_path / "t.xlsx", 近代史=rows)])
    assert "中共一大召开所属的时期是新民主主义革命。" in [fact.statement for fact in build_base(seeds).facts]
    assert "A3, A5 are empty below the name of a group" in "\n".join(seeds.remarks)


def test_a_column_of_numbers_without_a_title_is_not_asked(tmp_path: Path) -> None:
    rows = [("", *TITLES), *((number, *row) for number, row in enumerate(ROWS, 1))]
    seeds = load_seeds([book(tmp_path / "t.xlsx", 近代史=rows)])
    assert len(build_base(seeds).facts) == 2 * len(ROWS)


def test_a_table_that_begins_with_1840_is_not_taken_for_a_slip(tmp_path: Path) -> None:
    rows = [TITLES[:2], ("1840年", "鸦片战争爆发"), *(row[:2] for row in ROWS)]
    assert "lies far" not in "\n".join(load_seeds([book(tmp_path / "t.xlsx", 近代史=rows)]).remarks)


def test_one_event_at_two_times_is_told(tmp_path: Path) -> None:
    assert "perhaps one event in two wordings" in told(tmp_path, "1920年5月4日", "五四运动", "新的开端")[1]
    assert "perhaps one event" not in told(tmp_path, "1920年5月4日", "工人运动", "新的开端")[1]
