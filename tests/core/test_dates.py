"""Dates of all history: what is printed is read back, from the file's form, from a whole text and out of a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhongbu_quiz.data.world import load_world
from zhongbu_quiz.data.written_dates import written_date
from zhongbu_quiz.values.chinese_dates import chinese_dates, read_chinese
from zhongbu_quiz.values.dates import Day, Period, month_length, parse_edtf

REIGNS = ("贞观三年（629年）", "光绪二十四年四月二十三日（1898年）", "清康熙年间（1662—1722年）", "民国八年五月四日（1919年5月4日）")
years = st.integers(-2999, 2035)


@st.composite
def days(draw: st.DrawFn) -> Day:
    """A year of either era, a month of one, or a day."""
    year, precision = draw(years), draw(st.integers(0, 2))
    month = draw(st.integers(1, 12)) if precision else 0
    return Day(year, month, draw(st.integers(1, month_length(year, month))) if precision == 2 else 0)


@st.composite
def certain(draw: st.DrawFn) -> Period:
    """A date, an interval whose ends are told alike, or one that goes on."""
    day = draw(days())
    form = draw(st.sampled_from(["date", "interval", "since"]))
    if form == "date":
        return Period(day, day)
    if form == "since":
        return Period(day, None)
    other = draw(days().filter(lambda end: end != day and bool(end.month) == bool(day.month) and bool(end.day) == bool(day.day)))
    return Period(*sorted((day, other), key=lambda end: end.first))


@st.composite
def in_words(draw: st.DrawFn) -> str:
    """A date that can only be sorted, as a textbook writes it."""
    era, count = draw(st.sampled_from(["公元前", ""])), draw(st.integers(100, 1999))
    year, month = f"{era}{count}年", draw(st.integers(1, 12))
    reign = draw(st.sampled_from(REIGNS))
    return draw(st.sampled_from([
        f"{year}{draw(st.sampled_from('春夏秋冬'))}", f"{year}{draw(st.sampled_from(['初', '底', '末', '上半年', '下半年']))}",
        f"{year}{month}月{draw(st.sampled_from(['上旬', '中旬', '下旬', '初', '底']))}", f"约{year}", f"{year}前后", f"{year}{month}月前后",
        f"{era}{count // 100}世纪", f"{era}{count // 100}世纪{draw(st.integers(1, 9))}0年代",
        f"{era}{count // 100}世纪{draw(st.sampled_from(['初', '中叶', '末']))}",
        f"{count // 100}世纪三四十年代", f"{count}年农历八月十五", f"距今约{count}年", f"约{count // 10}万年前",
        f"约{count // 10}万—{count // 20 + 1}万年前", reign,
    ]))  # fmt: skip


@settings(deadline=None)
@given(certain())
def test_a_certain_date_is_read_as_it_is_printed(period: Period) -> None:
    assert parse_edtf(str(period)) == period
    assert read_chinese(period.chinese) == period
    assert written_date(period.chinese, load_world()) == written_date(str(period), load_world()) == period
    assert [found.span for found in chinese_dates(f"{period.chinese}，某人做某事")] == [period.span]


@settings(deadline=None)
@given(in_words())
def test_a_date_in_words_keeps_its_words_and_its_bounds(text: str) -> None:
    period = written_date(text, load_world())
    assert (period.chinese, period.granularity, period.certain, period.is_date) == (text, "loose", False, True)
    assert parse_edtf(str(period)) == read_chinese(text) == written_date(str(period), load_world()) == period
    assert [found.span for found in chinese_dates(f"{text}，某人做某事")] == [period.span]


@settings(deadline=None)
@given(certain(), certain())
def test_dates_are_sorted_as_the_years_run(a: Period, b: Period) -> None:
    if a.start and b.start and a.start.year < b.start.year:
        assert a.span < b.span


BOUNDS = """\
公元前221年                 -0220
公元前1年                   0000
公元25年                    0025
1900年夏                    1900-05/1900-08
1921年7月下旬               1921-07-21/1921-07-31
20世纪60年代                1960/1969
公元前5世纪                 -0499/-0400
19世纪末                    1880/1899
约1860年                    1850/1870
约公元前2070年              -2119/-2019
1900年农历十二月            1900/1901
约170万年前                 Y-1798050/Y-1598050
光绪二十一年                1895
光绪二十年十二月            1894/1895
民国八年五月四日            1919-05-04
汉武帝建元二年              -0138
唐玄宗天宝十四载            0755
秦始皇二十六年              -0220
清光绪二十六年（1900年）    1900
1911年（宣统三年）          1911"""


@pytest.mark.parametrize(("text", "bounds"), [line.split() for line in BOUNDS.splitlines()])
def test_where_a_date_lies(text: str, bounds: str) -> None:
    assert str(written_date(text, load_world())).split(" ")[0] == bounds


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("建武元年", "建武 is a reign of 东汉建武（公元25年起）、西晋建武（304年起）、东晋"
            "建武（317年起）、南齐建武（494年起）; write the dynasty before it"),
        ("光绪五十年", "光绪 has no year 50; it ended in 1908年"),
        ("光绪二十一年（1900年）", "光绪二十一年 is 1895年; mend one of the two"),
        ("-221", "write it as 公元前221年"),
        ("24年3月", "may be a year of any century"),
        ("民国八年二月三十日", "is not a day of the calendar"),
    ],
)
def test_what_is_wrong_with_a_date_is_said(text: str, words: str) -> None:
    with pytest.raises(ValueError) as caught:
        written_date(text, load_world())
    assert words in str(caught.value)


def test_every_reign_is_read_and_comes_back() -> None:
    reigns = load_world().eras.reigns
    names = [(reign.dynasty, reign) for same in reigns.by_name.values() for reign in same]
    assert len(names) > 300
    for dynasty, reign in names:
        period = written_date(f"{dynasty}{reign.name}元年", load_world())
        assert period.start == Day(reign.first), reign
        assert reign.first <= reign.last, reign
