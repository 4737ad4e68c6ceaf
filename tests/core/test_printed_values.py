"""What is printed is read back: dates in Chinese, numbers as wholes; and the measures of texts that rules and constructions share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhongbu_quiz.data.world import load_world
from zhongbu_quiz.values.chinese_dates import chinese_dates, read_chinese
from zhongbu_quiz.values.dates import Day, Period
from zhongbu_quiz.values.numbers import number_of
from zhongbu_quiz.values.text import Finder, common_letters, outline, shared_pairs, stands_in, undigited

DAYS = st.builds(
    lambda year, month, day: Day(year, month, day if month else 0),
    st.integers(1, 2100),
    st.integers(0, 12),
    st.integers(0, 28),
)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Dates, intervals and open ends, as facts have them."""
    one, other = sorted((draw(DAYS), draw(DAYS)), key=lambda day: day.first)
    return draw(
        st.sampled_from(
            [Period(one, one), Period(one, None), Period(None, one)] + [Period(one, other)] * (one.last < other.first)
        )
    )


@given(periods())
def test_every_period_is_read_back_from_what_it_prints(period: Period) -> None:
    assert read_chinese(period.chinese) == period


@given(periods(), st.sampled_from(["", "据悉，", "在", "12"]), st.sampled_from(["", "，某省", "召开会议。"]))
def test_a_date_is_found_in_a_sentence(period: Period, before: str, after: str) -> None:
    if period.start is None or (before == "12"):
        return
    assert period in chinese_dates(f"{before}{period.chinese}{after}")


@pytest.mark.parametrize(
    "text", ["", "年", "2023年13月", "2023年2月30日", "2004", "2009年—2004年", "第2023年", "12004年3月", "近年来"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_chinese(text) is None


def test_dates_of_a_sentence_in_order() -> None:
    found = chinese_dates("2004年3月提出，2016—2020年推进，2019年以来，12016年不是；1950年10月至1953年7月。")
    assert list(map(str, found)) == ["2004-03", "2016/2020", "2019/..", "1950-10/1953-07"]


def test_a_plan_is_read_as_its_years_and_other_phrases_are_not() -> None:
    eras = load_world().eras
    assert eras.read("“十四五”时期") == eras.read("十四五") == ((2021, 1, 1), (2025, 12, 31))
    assert eras.read("2004年3月") == ((2004, 3, 1), (2004, 3, 31))
    assert eras.read("党的二十大") is None and eras.read("时期") is None


@pytest.mark.parametrize(("text", "value"), [("13.78", 13.78), ("-2", -2), ("1/4", 0.25), ("1/0", None), ("约3", None)])
def test_numbers_as_wholes(text: str, value: float | None) -> None:
    found = number_of(text)
    assert (None if found is None else float(found)) == value


@pytest.mark.parametrize(
    ("wanted", "text", "stands"),
    [
        ("13.78", "约13.78亿吨", True),
        ("13.7", "约13.78亿吨", False),
        ("3.78", "约13.78亿吨", False),
        ("8", "8个、18个", True),
        ("8", "18个、28个", False),
        ("2016年", "到12016年", False),
        ("2016年", "到12016年和2016年", True),
        ("郑州", "在郑州", True),
        ("5", "3.5%", False),
    ],
)
def test_a_number_stands_only_as_a_whole(wanted: str, text: str, stands: bool) -> None:
    assert stands_in(wanted, text) is stands


@given(st.lists(st.text("甲乙丙丁", min_size=1, max_size=5), max_size=12), st.text("甲乙丙丁", max_size=30))
def test_the_finder_finds_what_stands_there(texts: list[str], told: str) -> None:
    assert set(Finder(texts).found_in(told)) == {text for text in texts if text in told}


@given(st.text("甲乙丙丁", max_size=12), st.text("甲乙丙丁", max_size=12))
def test_common_letters_is_a_likeness(a: str, b: str) -> None:
    assert common_letters(a, b) == common_letters(b, a)
    assert 0 <= common_letters(a, b) <= 1
    assert (common_letters(a, b) == 1) is (a == b)


def test_common_letters_keeps_the_order() -> None:
    assert common_letters("工业利润总额", "工业利税总额") == pytest.approx(10 / 12)
    assert common_letters("甲乙", "乙甲") == 0.5 and common_letters("", "甲") == 0


def test_shapes_and_shares() -> None:
    assert outline("2004年3月") == "9汉9汉" and outline("GDP、人口") == "汉、汉"
    assert undigited("2023年为13.78亿吨") == "#年为#亿吨"
    assert shared_pairs("甲乙丙", "乙丙丁") == 0.5 and shared_pairs("甲", "甲") == 0
