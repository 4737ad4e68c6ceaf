"""What people type into cells: dates, figures, yes and no, lists."""

from __future__ import annotations

import datetime

import pytest

from zhongbu_quiz.data.world import load_world
from zhongbu_quiz.data.written_dates import written_date
from zhongbu_quiz.facts.columns import Column
from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.facts.written import written_figure
from zhongbu_quiz.workbook.cells import cell_data, cell_text
from zhongbu_quiz.workbook.grid import Cell, cell_name

DATES = """\
2004                2004
2004年              2004
2004年3月           2004-03
2004年3月份         2004-03
2004.3              2004-03
2004-03             2004-03
2004/3/5            2004-03-05
2004.03.05          2004-03-05
2004年3月15日       2004-03-15
2004年3月15号       2004-03-15
20040315            2004-03-15
２００４年３月      2004-03
二〇〇四年三月      2004-03
二零二四年十二月二十一日  2024-12-21
2016—2020年         2016/2020
2016-2020           2016/2020
2016～2020年        2016/2020
2016至2020年        2016/2020
2016/2020           2016/2020
2004年3月至2005年6月  2004-03/2005-06
2004年3月—5月       2004-03/2004-05
2019年至今          2019/..
自2019年以来        2019/..
2019/..             2019/..
截至2022年          ../2022
2022年以前          ../2022
前221年             -0220
公元前230年至前221年  -0229/-0220
公元前202年—公元8年   -0201/0008
618                 0618
9年                 0009
1894-95年           1894/1895
1872—1875年         1872/1875
1883年12月—1885年4月  1883-12/1885-04
1921年7月23日至31日   1921-07-23/1921-07-31
1937.7.7-1945.8.15  1937-07-07/1945-08-15
1898.6.11-9.21      1898-06-11/1898-09-21
1898/6/11—9/21      1898-06-11/1898-09-21
1898.6.11-9月21日    1898-06-11/1898-09-21
1921.7.23至31        1921-07-23/1921-07-31
1921-7-23~8-1       1921-07-23/1921-08-01
1898.6-9            1898-06/1898-09
1898.6—9月          1898-06/1898-09
1851-64             1851/1864
1919年5.4           1919-05-04
1919.5月4日         1919-05-04
1898、6、11         1898-06-11
1919·5·4            1919-05-04"""

QUALIFIERS = next(column.choices for column in KINDS["statistic"].columns if column.key == "qualifier")


@pytest.mark.parametrize(("written", "meant"), [line.split() for line in DATES.splitlines()])
def test_dates_as_people_write_them(written: str, meant: str) -> None:
    assert str(written_date(written, load_world())) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1912 年 1 月 1 日", "1912年1月1日"),
        ("1935 年1月15日", "1935年1月15日"),
        ("1976 . 10", "1976年10月"),
        ("1900 年夏", "1900年夏"),
        ("1921年 7月 下旬", "1921年7月下旬"),
        ("1966年4、5月", "1966年4月至5月"),
        ("1971年3，4月", "1971年3月至4月"),
        ("1966年四、五月", "1966年4月至5月"),
        ("2008-8-8 20:00", "2008年8月8日"),
        ("1949年10月1日 15:00:00", "1949年10月1日"),
        ("1997年7月1日零时", "1997年7月1日"),
        ("1949年10月1日下午3时", "1949年10月1日"),
        ("1936年12月12日凌晨5时半", "1936年12月12日"),
        ("1937年7月7日夜", "1937年7月7日"),
        ("1895 光绪二十一年（1895年）", "光绪二十一年（1895年）"),
    ],
)
def test_spaces_two_months_and_hours_leave_a_date_whole(written: str, meant: str) -> None:
    assert written_date(written, load_world()).chinese == meant


@pytest.mark.parametrize(
    "written",
    ["1971年3、9月", "1966年4月3、4日", "今年", "3月", "?", "2004.13", "2004年2月30日", "2020—2016年",
     "04年3月", "24年3月", "去年底", "7月下旬", "-221", "康熙年间", "建武元年", "1921.7.31-23", "1934.10.16-35.10", "1921.7-23", "二〇〇四"],
)  # fmt: skip
def test_what_is_no_date_is_refused(written: str) -> None:
    if written == "二〇〇四":
        assert str(written_date(written, load_world())) == "2004"
        return
    with pytest.raises(ValueError, match=r"write|months|earlier|mend"):
        written_date(written, load_world())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("光绪二十一年", "1895 光绪二十一年（1895年）"),
        ("清光绪二十六年(1900)", "1900 清光绪二十六年（1900年）"),
        ("民国八年", "1919 民国八年（1919年）"),
        ("农历1898年四月二十三日", "1898 1898年农历四月二十三日"),
        ("一九〇〇年夏", "1900-05/1900-08 1900年夏"),
        ("二十世纪六十年代", "1960/1969 20世纪60年代"),
        ("大约前2070年", "-2119/-2019 约公元前2070年"),
        ("1900-22", "1900-05/1900-08 1900年夏"),
        ("196X", "1960/1969 20世纪60年代"),
        ("1860~", "1850/1870 约1860年"),
    ],
)
def test_dates_that_can_only_be_sorted_keep_their_words(written: str, meant: str) -> None:
    assert str(written_date(written, load_world())) == meant


@pytest.mark.parametrize(
    ("written", "value", "unit", "qualifier"),
    [
        ("1324.9亿斤", "1324.9", "亿斤", "exactly"),
        ("约13.78亿吨", "13.78", "亿吨", "about"),
        ("13.70亿吨左右", "13.70", "亿吨", "about"),
        ("超过1.2万亿元", "1.2", "万亿元", "over"),
        ("不足5%", "5", "%", "under"),
        ("近200个", "200", "个", "nearly"),
        ("100万人以上", "100", "万人", "at_least"),
        ("1,234.5亿元", "1234.5", "亿元", "exactly"),
        ("-3.5个百分点", "-3.5", "个百分点", "exactly"),
        ("1/4", "1/4", "", "exactly"),
        ("第3位", "3", "", "exactly"),
        ("第三位", "3", "", "exactly"),
        ("-154.31米", "-154.31", "米", "exactly"),
        ("－30.6℃", "-30.6", "℃", "exactly"),
        ("零下53°C", "-53", "℃", "exactly"),
        ("100℃", "100", "℃", "exactly"),
        ("６０．４４％", "60.44", "%", "exactly"),
        ("17.62万km²", "17.62", "万km²", "exactly"),
        ("17.62万km2", "17.62", "万km²", "exactly"),
        ("10³", "10³", "", "exactly"),
        ("3×10^8m/s", "3×10⁸", "m/s", "exactly"),
        ("约2/3", "2/3", "", "about"),
        ("三分之二", "2/3", "", "exactly"),
        ("十四亿", "14", "亿", "exactly"),
        ("60多度", "60", "度", "over"),
        ("20多万人", "20", "万人", "over"),
        ("1.8万多千米", "1.8", "万千米", "over"),
    ],
)
def test_figures_with_their_units(written: str, value: str, unit: str, qualifier: str) -> None:
    assert written_figure(written, load_world()) == (value, unit, qualifier)


@pytest.mark.parametrize("written", ["十大", "2个3", "", "全国第一", "1,23", "400～800毫米", "五百强", "23°26′"])
def test_what_is_no_single_figure_is_left_to_the_person(written: str) -> None:
    assert written_figure(written, load_world()) is None


DAY = datetime.datetime(2004, 3, 1)


@pytest.mark.parametrize(
    ("value", "shown_as", "meant"),
    [
        (DAY, "yyyy-mm-dd", "2004-03-01"),
        (DAY, 'yyyy"年"m"月"d"日"', "2004-03-01"),
        (DAY, 'yyyy"年"m"月"', "2004-03"),
        (DAY, "[$-804]yyyy/m;@", "2004-03"),
        (DAY, "mmm-yy", "2004-03"),
        (DAY, "yyyy", "2004"),
        (2004, "General", "2004"),
        (2004.0, "General", "2004"),
        (2004.3, "General", "2004-03"),
        (2004.12, "General", "2004-12"),
        (2004.1, "0.00", "2004-10"),
        (618, "General", "0618"),
    ],
)
def test_date_cells_keep_the_precision_that_they_show(value: object, shown_as: str, meant: str) -> None:
    assert cell_data(Cell(value, shown_as), Column("date", "日期", "date"), load_world()) == meant


def test_a_negative_number_is_asked_about_as_edtf_and_people_count_years_before_our_era_differently() -> None:
    with pytest.raises(ValueError, match="write a year before our era as 公元前221年"):
        cell_data(Cell(-221), Column("date", "日期", "date"), load_world())


def test_a_number_that_lost_its_zero_is_asked_about() -> None:
    with pytest.raises(ValueError, match=r"shows 2004\.1, which may be January or October"):
        cell_data(Cell(2004.1), Column("date", "日期", "date"), load_world())


@pytest.mark.parametrize(
    ("value", "shown_as", "text"),
    [
        (13.7, "General", "13.7"),
        (13.7, "0.00", "13.70"),
        (0.456, "0.0%", "45.6%"),
        (0.5, "0%", "50%"),
        (5000, "#,##0", "5000"),
        (1e15, "General", "1000000000000000"),
        (0.1 + 0.2, "General", "0.3"),
        (True, "General", "是"),
        (DAY, 'yyyy"年"m"月"', "2004年3月"),
        ("  文 ", "@", "文"),
    ],
)
def test_cells_as_text(value: object, shown_as: str, text: str) -> None:
    assert cell_text(Cell(value, shown_as)) == text


@pytest.mark.parametrize(
    ("form", "text", "data"),
    [
        ("bool", "是", "true"),
        ("bool", "√", "true"),
        ("bool", "FALSE", "false"),
        ("tags", "航天::载人 重点、考点", ["航天::载人", "重点", "考点"]),
        ("lines", "甲\n乙｜丙\n", ["甲", "乙", "丙"]),
        ("lines", '["甲\\n一", "乙"]', ["甲\n一", "乙"]),
        ("lines", "[甲, 乙]", ["[甲, 乙]"]),
        ("parts", "1. 甲\n2、乙", [{"n": "1", "text": "甲"}, {"n": "2", "text": "乙"}]),
        ("parts", "（3）丙\n3.5万亩", [{"n": "3", "text": "丙"}, {"n": "2", "text": "3.5万亩"}]),
        ("choice", "约", "about"),
        ("choice", "about", "about"),
    ],
)
def test_other_forms(form: str, text: str, data: object) -> None:
    assert cell_data(Cell(text), Column("x", "甲", form, choices=QUALIFIERS), load_world()) == data


@pytest.mark.parametrize(
    ("form", "text", "words"), [("bool", "也许", "write 是 or 否"), ("choice", "大概", "choose one of 正好, 约")]
)
def test_other_forms_refuse_in_words(form: str, text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        cell_data(Cell(text), Column("x", "甲", form, choices=QUALIFIERS), load_world())


def test_formulas_are_not_calculated() -> None:
    with pytest.raises(ValueError, match="holds a formula"):
        cell_data(Cell("=1+1", formula=True), Column("x", "甲"), load_world())


@pytest.mark.parametrize(
    ("place", "name"), [((0, 0), "A1"), ((4, 2), "C5"), ((0, 25), "Z1"), ((0, 26), "AA1"), ((9, 701), "ZZ10")]
)
def test_cell_names(place: tuple[int, int], name: str) -> None:
    assert cell_name(*place) == name
