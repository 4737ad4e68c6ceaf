"""Dates and numbers: what is read, what is refused, and that nothing is lost on the way there and back."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhongbu_quiz.values.dates import Day, Period, parse_edtf
from zhongbu_quiz.values.numbers import (
    base_value,
    chinese_number,
    decimals,
    parse_value,
    round_like,
    shape,
    trailing_zeros,
)
from zhongbu_quiz.values.text import dice, separators, squeeze, width

dates = st.dates(min_value=date(1, 1, 1))
days = st.one_of(
    dates.map(lambda d: Day(d.year)),
    dates.map(lambda d: Day(d.year, d.month)),
    dates.map(lambda d: Day(d.year, d.month, d.day)),
)


@given(days)
def test_a_date_says_itself_in_edtf(day: Day) -> None:
    assert parse_edtf(str(day)) == Period(day, day)


@given(days, days)
def test_an_interval_says_itself_in_edtf(a: Day, b: Day) -> None:
    start, end = sorted((a, b), key=lambda day: (day.first, day.last))
    for period in (Period(start, None), Period(None, end), Period(start, end)):
        text = f"{period.start or '..'}/{period.end or '..'}"
        assert parse_edtf(text) == period
        assert parse_edtf(str(period)) == period


@given(days)
def test_a_date_spans_the_days_it_may_mean(day: Day) -> None:
    assert day.first <= day.last
    period = Period(day, day)
    assert period.span == (day.first, day.last) and period.overlaps(period)
    year = period.coarsened("year")
    assert year.granularity == "year" and year.overlaps(period)


@given(days, days)
def test_overlap_is_mutual_and_means_a_common_day(a: Day, b: Day) -> None:
    one, other = Period(a, a), Period(b, b)
    assert one.overlaps(other) == other.overlaps(one) == (max(a.first, b.first) <= min(a.last, b.last))


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        period = parse_edtf(text)
    except ValueError as error:
        assert "; " in str(error), "what to write instead"
    else:
        assert text.partition(" ")[0].isascii() and parse_edtf(str(period)) == period


@pytest.mark.parametrize(
    ("text", "chinese", "granularity"),
    [
        ("2004", "2004年", "year"),
        ("2004-03", "2004年3月", "month"),
        ("2024-03-20", "2024年3月20日", "day"),
        ("2016/2020", "2016—2020年", "interval"),
        ("2019/..", "2019年至今", "interval"),
        ("../2022", "截至2022年", "interval"),
        ("2019-05/2020", "2019年5月至2020年", "month interval"),
        ("1921-07-23/1921-07-31", "1921年7月23日至31日", "day interval"),
        ("1937-07-07/1937-08-13", "1937年7月7日至8月13日", "day interval"),
        ("1950-03/1950-05", "1950年3月至5月", "month interval"),
        ("-0220", "公元前221年", "year"),
        ("0000", "公元前1年", "year"),
        ("0025", "公元25年", "year"),
        ("0618", "618年", "year"),
        ("-0208-07", "公元前209年7月", "month"),
        ("-0229/-0220", "公元前230—前221年", "interval"),
        ("-0201/0008", "公元前202年—公元8年", "interval"),
        ("0025/0220", "公元25—220年", "interval"),
        ("1895 光绪二十一年（1895年）", "光绪二十一年（1895年）", "loose"),
        ("Y-1798050/Y-1598050 约170万年前", "约170万年前", "loose"),
    ],
)
def test_how_a_date_reads(text: str, chinese: str, granularity: str) -> None:
    period = parse_edtf(text)
    assert (period.chinese, period.granularity, str(period)) == (chinese, granularity, text)


@pytest.mark.parametrize(
    "text",
    ["", "04", "2004-3", "2004-00", "2004-13", "2004-02-30", "2023-02-29", "0000-13", "2004/", "/2004", "../..", "2020/2016",
     "2004-03-20T10:00", " 2004", "2004年", "２００４", "2004~", "2004?", "2016/2018/2020", "-204", "2004 ", "2004/.. 至今", "Y204"],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError):
        parse_edtf(text)


written = st.one_of(
    st.integers(0, 10**9).map(str),
    st.tuples(st.integers(0, 10**6), st.integers(1, 4), st.integers(0, 9999)).map(
        lambda parts: f"{parts[0]}.{parts[2] % 10 ** parts[1]:0{parts[1]}d}"
    ),
)


@given(written)
def test_a_number_keeps_its_written_form(text: str) -> None:
    value = parse_value(text)
    assert value == Fraction(text)
    assert round_like(value, text) == text
    assert parse_value(f"-{text}") == -value


@given(written, written)
def test_rounding_takes_the_precision_of_the_other(text: str, like: str) -> None:
    rounded = round_like(parse_value(text), like)
    assert decimals(rounded) == decimals(like)
    if parse_value(rounded):
        assert trailing_zeros(rounded) >= trailing_zeros(like)
    assert abs(parse_value(rounded) - parse_value(text)) <= Fraction(
        10 ** trailing_zeros(like), 2 * 10 ** decimals(like)
    )


@given(st.integers(-(10**6), 10**6), st.integers(1, 10**6))
def test_fractions_are_exact(top: int, bottom: int) -> None:
    assert parse_value(f"{top}/{bottom}") == Fraction(top, bottom)
    assert shape(f"{abs(top)}/{bottom}") == "fraction"


@pytest.mark.parametrize(
    "text", ["", "1.", ".5", "1e3", "1,324", "三", "1 324", "1/0", "--1", "+1", "nan", "１３", "13%"]
)
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a number; write digits such as 13\.78, or a fraction such as 1/4"):
        parse_value(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("1.4", "万亿"), ("14000", "亿")),
        (("1324.9", "亿斤"), ("6624.5", "万吨")),
        (("1", "万亿元"), ("10000", "亿元")),
        (("1", "公顷"), ("15", "亩")),
        (("1", "平方公里"), ("100", "公顷")),
        (("1", "倍"), ("100", "%")),
        (("1", "成"), ("10", "%")),
        (("3", "千克"), ("6", "斤")),
    ],
)
def test_units_of_one_dimension_are_compared_in_one_base(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert base_value(parse_value(one[0]), one[1]) == base_value(parse_value(other[0]), other[1])


@pytest.mark.parametrize(("a", "b"), [("吨", "元"), ("%", "个百分点"), ("亿斤", "亿元"), ("千瓦时", "瓦时")])
def test_units_of_two_dimensions_are_never_one(a: str, b: str) -> None:
    assert base_value(Fraction(1), a) != base_value(Fraction(1), b)


def test_counts_in_chinese() -> None:
    assert [chinese_number(value) for value in (1, 10, 11, 20, 99, 100)] == [
        "一",
        "十",
        "十一",
        "二十",
        "九十九",
        "100",
    ]


@given(st.text(alphabet="中部崛起 、2024\u3000\n", max_size=12), st.text(alphabet="中部崛起 、2024", max_size=12))
def test_text_measures(a: str, b: str) -> None:
    assert squeeze(squeeze(a)) == squeeze(a) and not any(char.isspace() for char in squeeze(a))
    assert width(a + b) == width(a) + width(b)
    assert 0 <= dice(a, b) == dice(b, a) <= 1 and (dice(a, a) == 1 or len(squeeze(a)) < 2)


@given(st.lists(st.sampled_from(["粮食", "能源、原材料", "交通", "生态"]), min_size=1, max_size=5), st.booleans())
def test_lists_are_punctuated_so_that_parts_stay_apart(parts: list[str], complete: bool) -> None:
    opening, marks, tail = separators(parts, complete)
    assert len(marks) == len(parts) - 1
    assert tail == ("" if complete else "等")
    if any("、" in part for part in parts):
        assert opening == "：" and set(marks) <= {"；"}
    elif complete and len(parts) > 1:
        assert marks[-1] == "和" and set(marks[:-1]) <= {"、"}
