"""What the mentions of a paragraph mean: 同年, 3月, 去年, 上半年 made into EDTF with what came before.

In: mentions in order, with an `Anchor` (the date of the document, the year that the heading or title rules). Out: `When`s.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace

from zhongbu_quiz.extract.dates.mentions import Mention
from zhongbu_quiz.extract.numerals import to_digits, year_digits

_FIVE = {"一": 1953, "二": 1958, "三": 1966, "四": 1971, "五": 1976, "六": 1981, "七": 1986, "八": 1991, "九": 1996}
_FIVE |= {"十": 2001, "十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026}
_SINCE = {
    "十八大": "2012-11/..",
    "十九大": "2017-10/..",
    "二十大": "2022-10/..",
    "改革开放": "1978-12/..",
    "新中国": "1949-10/..",
    "建国": "1949-10/..",
}
_PARTS = {
    "上半年": (1, 6),
    "下半年": (7, 12),
    "前三季度": (1, 9),
    "前二季度": (1, 6),
    "一季度": (1, 3),
    "二季度": (4, 6),
}
_PARTS |= {"三季度": (7, 9), "四季度": (10, 12)}
_DOC_YEAR = {"去年": -1, "今年": 0, "前年": -2, "明年": 1}
_RULED_YEAR = {
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


_FEASTS = {"元旦": (1, 1), "国庆": (10, 1), "劳动节": (5, 1), "五一": (5, 1)}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative dates hang on: the document's own date (y, m, d; 0 unknown) and the year that its headings speak of."""

    document: tuple[int, int, int] = (0, 0, 0)
    base_year: int = 0
    looking_back: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """A resolved mention. `edtf` is None where there is nothing to hang it on, or where it says 目前."""

    mention: Mention
    edtf: str | None
    precision: str
    why: str
    year: int = 0
    month: int = 0
    day: int = 0
    several: tuple[str, ...] = ()


class Resolver:
    """Reads mentions in the order of the text and remembers the last year, month and day that were named."""

    def __init__(self, anchor: Anchor) -> None:
        self.anchor = anchor
        self.year = 0
        self.month = 0
        self.day = 0

    def resolve(self, mention: Mention) -> When:
        """The date of one mention. Later relative ones hang on it."""
        when: When = _RULES[mention.form](self, mention)
        if (
            when.year
            and (mention.adverbial or not self.year)
            and mention.form not in ("ylist", "yy", "era", "decade", "since", "now")
        ):
            self.year, self.month, self.day = when.year, when.month, when.day
        return when

    @property
    def context_year(self) -> int:
        """The year that a month without one belongs to."""
        return self.year or self.anchor.base_year or self.anchor.document[0]

    def full(self, mention: Mention) -> When:
        g = mention.groups
        year, month, day = int(year_digits(g["y"])), _int(g.get("m")), _int(g.get("d"))
        base = _when(mention, year, month, day, "完整日期")
        if "onward" in g and base.edtf:
            return replace(base, edtf=f"{base.edtf}/..", precision="interval", why="年份以来")
        if "part" in g:
            return _span(base, year, *_months(g["part"]), "年份加时段")
        if "m1" in g:
            return _span(base, year, _int(g["m1"]), _int(g["m2"]), "年份加月份区间")
        if any(name in g for name in ("y3", "m3", "d3")):
            last = _edtf(_int(year_digits(g.get("y3", ""))) or year, _int(g.get("m3")) or month, _int(g.get("d3")) or 0)
            return _range(base, last)
        return base

    def paren(self, mention: Mention) -> When:
        g = mention.groups
        return _when(mention, int(g["pary"]), _int(g.get("parm")), _int(g.get("pard")), "纪年后的公历年份")

    def iso(self, mention: Mention) -> When:
        g = mention.groups
        return _when(mention, int(g["iy"]), _int(g["im"]), _int(g.get("id")), "数字日期")

    def fest(self, mention: Mention) -> When:
        """清明节，… at the start of an entry: a fixed feast is a day, a season or a moving feast only the year."""
        year = self.context_year
        month, day = next((date for name, date in _FEASTS.items() if mention.text.startswith(name)), (0, 0))
        return _when(mention, year, month, day, "节令承前取年") if year else _lost(mention)

    def season(self, mention: Mention) -> When:
        first, last = mention.groups["sy"], mention.groups.get("sy2")
        if last is None:
            return _when(mention, int(first), 0, 0, "赛季")
        last = first[: 4 - len(last)] + last
        if last <= first:
            return When(mention, None, "none", "赛季颠倒")
        return When(mention, f"{first}/{last}", "interval", "跨年赛季", year=int(last))

    def bc(self, mention: Mention) -> When:
        year = int(mention.groups["bcy"])
        if "前" not in mention.text:
            return _when(mention, year, 0, 0, "公元年份")
        return When(mention, f"-{year - 1:04d}", "year", "公元前年份")

    def ylist(self, mention: Mention) -> When:
        years = tuple(
            word
            for word in mention.text.replace("年", "、")
            .replace("和", "、")
            .replace("及", "、")
            .replace("与", "、")
            .split("、")
            if word
        )
        return When(mention, f"{years[0]}/{years[-1]}", "interval", "并列年份", several=years)

    def yy(self, mention: Mention) -> When:
        first, last = (year_digits(mention.groups[name]) for name in ("y1", "y2"))
        if not (first.isdigit() and last.isdigit()) or int(first) > int(last):
            return When(mention, None, "none", "年份区间颠倒")
        return When(mention, f"{first}/{last}", "interval", "年份区间", year=int(last))

    def era(self, mention: Mention) -> When:
        start = _FIVE.get(mention.groups["plan"])
        if start is None:
            return When(mention, None, "none", "不明的五年规划期")
        end = 1962 if start == 1958 else start + 4
        if mention.text.rstrip('”"').endswith("末"):
            return When(mention, str(end), "year", "五年规划期末", year=end)
        return When(mention, f"{start}/{end}", "interval", "五年规划期", year=end)

    def decade(self, mention: Mention) -> When:
        cent = mention.groups["cent"]
        hundreds = 1900 if cent == "上" else (_int(cent) - 1) * 100
        first = hundreds + _int(mention.groups["ten"])
        return When(mention, f"{first}/{first + 9}", "interval", "世纪年代")

    def since(self, mention: Mention) -> When:
        edtf = next(value for name, value in _SINCE.items() if name in mention.text)
        return When(mention, edtf, "interval", "以来")

    def now(self, mention: Mention) -> When:
        return When(mention, None, "now", "以成文时间为准")

    def rel(self, mention: Mention) -> When:
        g = mention.groups
        word = next((w for w in sorted(_WORDS, key=len, reverse=True) if mention.text.startswith(w)), "")
        if word in ("同月", "当月", "本月", "次月", "翌月", "上月"):
            return self._month_word(mention, word)
        if word in ("当日", "同日", "当天", "次日", "翌日"):
            return self._day_word(mention, word)
        if word == "同期":
            return _when(mention, self.context_year, 0, 0, "同期承前") if self.context_year else _lost(mention)
        year, why = self._year_of(word)
        if not year:
            return _lost(mention)
        base = _when(mention, year, _int(g.get("rm")), _int(g.get("rd")), why)
        part = g.get("rpart") or (word if word in _PARTS or word.endswith("季度") else "")
        return _span(base, year, *_months(part), why) if part else base

    def _year_of(self, word: str) -> tuple[int, str]:
        document = self.anchor.document[0]
        if word in _DOC_YEAR:
            if document:
                return document + _DOC_YEAR[word], f"{word}按成文日期推算"
            base = self.anchor.base_year
            if base and word == "去年" and self.anchor.looking_back:
                return base, "去年按回顾年份推算"
            return (base + _DOC_YEAR[word], f"{word}按标题年份推算") if base else (0, "")
        if word in _RULED_YEAR:
            year = (self.year or self.anchor.base_year) if word != "上年" else (self.anchor.base_year or self.year)
            return (year + _RULED_YEAR[word], f"{word}承前推算") if year else (0, "")
        year = self.anchor.base_year or self.year
        return (year, f"{word}按所述年份") if year else (document, f"{word}按成文年份")

    def _month_word(self, mention: Mention, word: str) -> When:
        if not (self.year and self.month):
            return _lost(mention)
        shift = {"次月": 1, "翌月": 1, "上月": -1}.get(word, 0)
        index = self.year * 12 + self.month - 1 + shift
        return _when(mention, index // 12, index % 12 + 1, _int(mention.groups.get("rmd")), f"{word}承前推算")

    def _day_word(self, mention: Mention, word: str) -> When:
        if not (self.year and self.month and self.day):
            return _lost(mention)
        year, month, day = self.year, self.month, self.day + (1 if word in ("次日", "翌日") else 0)
        if day > calendar.monthrange(year, month)[1]:
            year, month, day = (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)
        return _when(mention, year, month, day, f"{word}承前推算")

    def mon(self, mention: Mention) -> When:
        year = self.context_year
        return _when(mention, year, _int(mention.groups["monm"]), 0, "月份承前取年") if year else _lost(mention)

    def md(self, mention: Mention) -> When:
        g, year = mention.groups, self.context_year
        if not year:
            return _lost(mention)
        base = _when(mention, year, _int(g["mdm"]), _int(g["mdd"]), "月日承前取年")
        if "mdd3" in g:
            return _range(base, _edtf(year, _int(g.get("mdm3")) or base.month, _int(g["mdd3"])))
        return base

    def mm(self, mention: Mention) -> When:
        year = self.context_year
        if not year:
            return _lost(mention)
        base = _when(mention, year, 0, 0, "月份区间承前取年")
        return _span(base, year, _int(mention.groups["mm1"]), _int(mention.groups["mm2"]), base.why)

    def only_day(self, mention: Mention) -> When:
        year, month = self.year, self.month
        if not (year and month):
            year, month = self.anchor.document[:2]
        return (
            _when(mention, year, month, _int(mention.groups["dayd"]), "日期承前取年月")
            if year and month
            else _lost(mention)
        )


_RULES = {
    name: getattr(Resolver, name)
    for name in (
        "fest",
        "season",
        "full",
        "paren",
        "iso",
        "bc",
        "ylist",
        "yy",
        "era",
        "decade",
        "since",
        "now",
        "rel",
        "mon",
        "md",
        "mm",
    )
}
_RULES["day"] = Resolver.only_day
_WORDS = (*_DOC_YEAR, *_RULED_YEAR, *_BASE_YEAR, *_PARTS, "第一季度", "第二季度", "第三季度", "第四季度")
_WORDS = (*_WORDS, "同月", "当月", "次月", "翌月", "上月", "本月", "当日", "同日", "当天", "次日", "翌日", "同期")


def _int(text: str | None) -> int:
    digits = to_digits(text) if text else None
    return int(digits) if digits and digits.isdigit() else 0


def _months(part: str) -> tuple[int, int]:
    return _PARTS.get(part.removeprefix("第"), (1, 12))


def _edtf(year: int, month: int, day: int) -> str:
    if month and day and day > calendar.monthrange(year, month)[1]:
        day = 0
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")


def _when(mention: Mention, year: int, month: int, day: int, why: str) -> When:
    if not 1 <= year <= 2199:
        return _lost(mention)
    precision = "day" if month and day else "month" if month else "year"
    return When(mention, _edtf(year, month, day), precision, why, year, month, day)


def _span(base: When, year: int, first: int, last: int, why: str) -> When:
    if not first or last < first:
        return base
    if (first, last) == (1, 12):
        return base
    return replace(base, edtf=f"{year:04d}-{first:02d}/{year:04d}-{last:02d}", precision="interval", why=why)


def _range(base: When, last: str) -> When:
    if base.edtf is None or last <= base.edtf:
        return base
    return replace(base, edtf=f"{base.edtf}/{last}", precision="interval", why="起止日期")


def _lost(mention: Mention) -> When:
    return When(mention, None, "none", "相对日期没有依据")
