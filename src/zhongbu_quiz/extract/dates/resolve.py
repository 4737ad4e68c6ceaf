"""What the mentions of a paragraph mean: 同年, 3月, 去年, 上半年 made into EDTF with what came before.

In: mentions in order, with an `Anchor` (the date of the document, the year that the heading or title rules). Out: `When`s.
"""

from __future__ import annotations

import calendar
from dataclasses import replace

from zhongbu_quiz.extract.dates.mentions import Mention
from zhongbu_quiz.extract.dates.when import Anchor, When, edtf_of, lost, ranging, spanning, when_of
from zhongbu_quiz.extract.dates.words import (
    DOC_YEAR,
    FEASTS,
    FIVE,
    PARTS,
    RULED_YEAR,
    SINCE,
    WORDS,
    months_of,
    whole_number,
)
from zhongbu_quiz.extract.numerals import year_digits


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
        year, month, day = int(year_digits(g["y"])), whole_number(g.get("m")), whole_number(g.get("d"))
        base = when_of(mention, year, month, day, "完整日期")
        if "onward" in g and base.edtf:
            return replace(base, edtf=f"{base.edtf}/..", precision="interval", why="年份以来")
        if "part" in g:
            return spanning(base, year, *months_of(g["part"]), "年份加时段")
        if "m1" in g:
            return spanning(base, year, whole_number(g["m1"]), whole_number(g["m2"]), "年份加月份区间")
        if any(name in g for name in ("y3", "m3", "d3")):
            last = edtf_of(
                whole_number(year_digits(g.get("y3", ""))) or year,
                whole_number(g.get("m3")) or month,
                whole_number(g.get("d3")) or 0,
            )
            return ranging(base, last)
        return base

    def paren(self, mention: Mention) -> When:
        g = mention.groups
        return when_of(
            mention, int(g["pary"]), whole_number(g.get("parm")), whole_number(g.get("pard")), "纪年后的公历年份"
        )

    def iso(self, mention: Mention) -> When:
        g = mention.groups
        return when_of(mention, int(g["iy"]), whole_number(g["im"]), whole_number(g.get("id")), "数字日期")

    def fest(self, mention: Mention) -> When:
        """清明节，… at the start of an entry: a fixed feast is a day, a season or a moving feast only the year."""
        year = self.context_year
        month, day = next((date for name, date in FEASTS.items() if mention.text.startswith(name)), (0, 0))
        return when_of(mention, year, month, day, "节令承前取年") if year else lost(mention)

    def season(self, mention: Mention) -> When:
        first, last = mention.groups["sy"], mention.groups.get("sy2")
        if last is None:
            return when_of(mention, int(first), 0, 0, "赛季")
        last = first[: 4 - len(last)] + last
        if last <= first:
            return When(mention, None, "none", "赛季颠倒")
        return When(mention, f"{first}/{last}", "interval", "跨年赛季", year=int(last))

    def bc(self, mention: Mention) -> When:
        year = int(mention.groups["bcy"])
        if "前" not in mention.text:
            return when_of(mention, year, 0, 0, "公元年份")
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
        start = FIVE.get(mention.groups["plan"])
        if start is None:
            return When(mention, None, "none", "不明的五年规划期")
        end = 1962 if start == 1958 else start + 4
        if mention.text.rstrip('”"').endswith("末"):
            return When(mention, str(end), "year", "五年规划期末", year=end)
        return When(mention, f"{start}/{end}", "interval", "五年规划期", year=end)

    def decade(self, mention: Mention) -> When:
        cent = mention.groups["cent"]
        hundreds = 1900 if cent == "上" else (whole_number(cent) - 1) * 100
        first = hundreds + whole_number(mention.groups["ten"])
        return When(mention, f"{first}/{first + 9}", "interval", "世纪年代")

    def since(self, mention: Mention) -> When:
        edtf = next(value for name, value in SINCE.items() if name in mention.text)
        return When(mention, edtf, "interval", "以来")

    def now(self, mention: Mention) -> When:
        return When(mention, None, "now", "以成文时间为准")

    def rel(self, mention: Mention) -> When:
        g = mention.groups
        word = next((w for w in sorted(WORDS, key=len, reverse=True) if mention.text.startswith(w)), "")
        if word in ("同月", "当月", "本月", "次月", "翌月", "上月"):
            return self._month_word(mention, word)
        if word in ("当日", "同日", "当天", "次日", "翌日"):
            return self._day_word(mention, word)
        if word == "同期":
            return when_of(mention, self.context_year, 0, 0, "同期承前") if self.context_year else lost(mention)
        year, why = self._year_of(word)
        if not year:
            return lost(mention)
        base = when_of(mention, year, whole_number(g.get("rm")), whole_number(g.get("rd")), why)
        part = g.get("rpart") or (word if word in PARTS or word.endswith("季度") else "")
        return spanning(base, year, *months_of(part), why) if part else base

    def _year_of(self, word: str) -> tuple[int, str]:
        document = self.anchor.document[0]
        if word in DOC_YEAR:
            if document:
                return document + DOC_YEAR[word], f"{word}按成文日期推算"
            base = self.anchor.base_year
            if base and word == "去年" and self.anchor.looking_back:
                return base, "去年按回顾年份推算"
            return (base + DOC_YEAR[word], f"{word}按标题年份推算") if base else (0, "")
        if word in RULED_YEAR:
            year = (self.year or self.anchor.base_year) if word != "上年" else (self.anchor.base_year or self.year)
            return (year + RULED_YEAR[word], f"{word}承前推算") if year else (0, "")
        year = self.anchor.base_year or self.year
        return (year, f"{word}按所述年份") if year else (document, f"{word}按成文年份")

    def _month_word(self, mention: Mention, word: str) -> When:
        if not (self.year and self.month):
            return lost(mention)
        shift = {"次月": 1, "翌月": 1, "上月": -1}.get(word, 0)
        index = self.year * 12 + self.month - 1 + shift
        return when_of(mention, index // 12, index % 12 + 1, whole_number(mention.groups.get("rmd")), f"{word}承前推算")

    def _day_word(self, mention: Mention, word: str) -> When:
        if not (self.year and self.month and self.day):
            return lost(mention)
        year, month, day = self.year, self.month, self.day + (1 if word in ("次日", "翌日") else 0)
        if day > calendar.monthrange(year, month)[1]:
            year, month, day = (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)
        return when_of(mention, year, month, day, f"{word}承前推算")

    def mon(self, mention: Mention) -> When:
        year = self.context_year
        return (
            when_of(mention, year, whole_number(mention.groups["monm"]), 0, "月份承前取年") if year else lost(mention)
        )

    def md(self, mention: Mention) -> When:
        g, year = mention.groups, self.context_year
        if not year:
            return lost(mention)
        base = when_of(mention, year, whole_number(g["mdm"]), whole_number(g["mdd"]), "月日承前取年")
        if "mdd3" in g:
            return ranging(base, edtf_of(year, whole_number(g.get("mdm3")) or base.month, whole_number(g["mdd3"])))
        return base

    def mm(self, mention: Mention) -> When:
        year = self.context_year
        if not year:
            return lost(mention)
        base = when_of(mention, year, 0, 0, "月份区间承前取年")
        return spanning(base, year, whole_number(mention.groups["mm1"]), whole_number(mention.groups["mm2"]), base.why)

    def only_day(self, mention: Mention) -> When:
        year, month = self.year, self.month
        if not (year and month):
            year, month = self.anchor.document[:2]
        return (
            when_of(mention, year, month, whole_number(mention.groups["dayd"]), "日期承前取年月")
            if year and month
            else lost(mention)
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
