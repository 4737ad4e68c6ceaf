"""Dates as they slip from the keyboard: what is told of them, and odd ones that are right."""

from __future__ import annotations

import pytest

from zhongbu_quiz.data.world import load_world
from zhongbu_quiz.data.written_dates import written_date
from zhongbu_quiz.errors import Mendable


@pytest.mark.parametrize(
    ("text", "writes"),
    [
        ("2O10年", ("2010年",)),
        ("195l年", ("1951年",)),
        ("1949年1O月1曰", ("1949年10月1日",)),
        ("311年？", ("311年", "约311年")),
        ("1900年（存疑）", ("1900年", "约1900年")),
        ("1900年（？）", ("1900年", "约1900年")),
        ("386，", ("386年",)),
        ("，前221年", ("公元前221年",)),
        ("即105年", ("105年",)),
        ("时间：1900年", ("1900年",)),
        ("6/21/1900", ("1900年6月21日",)),
        ("5/4/1919", ("1919年5月4日", "1919年4月5日")),
        ("190006", ("1900年6月",)),
        ("1900—", ("1900年起", "1900年")),
        ("1900年前", ("1900年以前", "距今1900年")),
        ("上世纪90年代", ("20世纪90年代",)),
    ],
)
def test_the_right_writing_is_told(text: str, writes: tuple[str, ...]) -> None:
    with pytest.raises(Mendable) as told:
        written_date(text, load_world())
    assert told.value.writes == writes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("3月5曰", "no year"),
        ("公元0年", "no year 0"),
        ("0年", "no year 0"),
        ("-0 卷", "no year 0"),
        ("1900年6日", "no month before 6日"),
        ("1900.6、7", "several times"),
        ("1900年或1901年", "several times"),
        ("1.9E+03", "last digits are lost"),
        ("Jun-00", "as Excel turned it"),
        ("光绪二十六年（1901年）", "mend one of the two"),
        ("上元元年", "several|唐高宗"),
    ],
)
def test_what_is_wrong_is_told(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        written_date(text, load_world())


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("25—220", "0025/0220"),
        ("1912年1月1日星期一", "1912-01-01"),
        ("1912\\1\\1", "1912-01-01"),
        ("西元1900年", "1900"),
        ("公历1900年6月", "1900-06"),
        ("一九00年", "1900"),
        ("(1900年)", "1900"),
        ("1900年。6月", "1900-06"),
        ("1900年6月1日—7月", "1900-06-01/1900-07"),
        ("1856年10月—60年", "1856-10/1860"),
        ("1900年五月廿五", "1900 1900年五月廿五"),
        ("唐肃宗上元元年", "0760 唐肃宗上元元年（760年）"),
        ("上元元年（760年）", "0760 上元元年（760年）"),
        ("重熙元年", "1032 重熙元年（1032年）"),
        ("金大定元年", "1161 金大定元年（1161年）"),
        ("贞观元年", "0627 贞观元年（627年）"),
        ("西夏贞观元年", "1101 西夏贞观元年（1101年）"),
        ("至元八年", "1271 至元八年（1271年）"),
        ("后晋天福元年", "0936 后晋天福元年（936年）"),
    ],
)
def test_odd_dates_that_are_right(text: str, edtf: str) -> None:
    assert str(written_date(text, load_world())) == edtf
