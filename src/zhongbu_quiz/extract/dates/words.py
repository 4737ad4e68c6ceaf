"""The words that dates are told with and what they mean: five-year plans, parts of a year, years before and after. In: nothing. Out: tables."""

from __future__ import annotations

from zhongbu_quiz.extract.numerals import to_digits

FIVE = {"一": 1953, "二": 1958, "三": 1966, "四": 1971, "五": 1976, "六": 1981, "七": 1986, "八": 1991, "九": 1996}

FIVE |= {"十": 2001, "十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026}

SINCE = {
    "十八大": "2012-11/..",
    "十九大": "2017-10/..",
    "二十大": "2022-10/..",
    "改革开放": "1978-12/..",
    "新中国": "1949-10/..",
    "建国": "1949-10/..",
}

PARTS = {
    "上半年": (1, 6),
    "下半年": (7, 12),
    "前三季度": (1, 9),
    "前二季度": (1, 6),
    "一季度": (1, 3),
    "二季度": (4, 6),
}

PARTS |= {"三季度": (7, 9), "四季度": (10, 12)}

DOC_YEAR = {"去年": -1, "今年": 0, "前年": -2, "明年": 1}

RULED_YEAR = {
    "同年": 0,
    "当年": 0,
    "次年": 1,
    "翌年": 1,
    "转年": 1,
    "第二年": 1,
    "上年": -1,
    "上一年": -1,
    "本年": 0,
    "本年度": 0,
}

_BASE_YEAR = (
    "全年",
    "年末",
    "年底",
    "过去一年",
    "一年来",
    "报告期内",
    "报告期末",
    "上半年",
    "下半年",
    "前三季度",
    "前二季度",
)

FEASTS = {"元旦": (1, 1), "国庆": (10, 1), "劳动节": (5, 1), "五一": (5, 1)}

WORDS = (*DOC_YEAR, *RULED_YEAR, *_BASE_YEAR, *PARTS, "第一季度", "第二季度", "第三季度", "第四季度")

WORDS = (*WORDS, "同月", "当月", "次月", "翌月", "上月", "本月", "当日", "同日", "当天", "次日", "翌日", "同期")


def whole_number(text: str | None) -> int:
    digits = to_digits(text) if text else None
    return int(digits) if digits and digits.isdigit() else 0


def months_of(part: str) -> tuple[int, int]:
    return PARTS.get(part.removeprefix("第"), (1, 12))
