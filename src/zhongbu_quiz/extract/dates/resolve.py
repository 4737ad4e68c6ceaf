"""What the mentions of a paragraph mean: 同年, 3月, 去年, 上半年 made into EDTF with what came before.

In: mentions in order, with an `Anchor` (the date of the document, the year that the heading or title rules). Out: `When`s.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date, timedelta

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.dates.mentions import FORMS, Mention
from zhongbu_quiz.extract.dates.when import (
    Anchor,
    When,
    edtf_of,
    lost,
    months_of,
    ranging,
    spanning,
    when_of,
    whole_number,
)
from zhongbu_quiz.extract.numerals import year_digits

_RELATIVE = (
    *("dates.from_document", "dates.from_last", "dates.from_report", "dates.of_report", "dates.of_report_first"),
    *("dates.half", "dates.quarter", "dates.month_from_last", "dates.day_from_last", "dates.day_from_document", "dates.same_period"),
)
"""The lists of relative words."""
_SPRING = 3
"""Up to this month a document looks back on the years before its own."""
_OUR_CALENDAR = 1912
"""From this year on months are those of our calendar."""
_HALF = 6
"""A month that lies so far ahead of a document's own may be meant to come; one further ahead is of the year before."""
_TERM = 5
"""The years of a government's term."""
_FEW = 10
"""The most years that are one period; 四十年来 is a manner of speaking."""


class Resolver:
    """Reads mentions in the order of the text and remembers the last year, month and day that were named (for 同年, 次日), the last year that was not
    only compared with (for 这一年, 全年), and apart from them the year and month that months and days without one belong to: those of the entry, or
    of the sentence."""

    def __init__(self, anchor: Anchor, lexicon: Lexicon) -> None:
        self.anchor = anchor
        self.lexicon = lexicon
        self._relative: tuple[str, ...] = ()
        self.year = 0
        self.month = 0
        self.day = 0
        self.main = 0
        self.entry = (0, 0)
        self._named: list[int] = []
        self._chained = False

    def enter(self, year: int, month: int, day: int = 0, chained: bool = False) -> None:
        """Begin a paragraph whose months are of a year, that of the date above it, or, `chained`, of the entry before it."""
        self.entry, self._chained = (year, month), chained
        if year and not chained:
            self.year, self.month, self.day = year, month, day
        self.end_sentence()

    def end_sentence(self) -> None:
        """A year that the sentence only told by the way holds no longer."""
        self._named = []

    def resolve(self, mention: Mention) -> When:
        """The date of one mention. Later relative ones hang on it."""
        when: When = _RULES[mention.form](self, mention)
        if when.year and (mention.adverbial or not self.year) and mention.form not in ("ylist", "yy", "era", "decade", "since", "past", "now"):
            self.year, self.month, self.day = when.year, when.month, when.day
            compared = bool(self._named) and when.year < self._named[0]
            self._named.append(when.year)
            ahead = 0 < self.anchor.document[0] < when.year  # 至2030年的行动框架
            if not mention.aside and not compared and not ahead and not self._looks_elsewhere(mention):
                self.entry, self._chained = (when.year, when.month), False
                self.main = when.year
        return when

    def context_year(self, month: int = 0) -> int:
        """The year that a month (0: unknown) without one belongs to; 0 where none is told. An entry goes on from the one before, never back;
        and a document does not tell what happened in the months after it."""
        if self._named:
            return self._named[-1]
        if self.entry[0] and not (self._chained and 0 < month < self.entry[1]):
            return self.entry[0]
        if self.anchor.base_year:
            return 0 if self.anchor.delivered else self.anchor.base_year
        year, own, _day = self.anchor.document
        if month <= own:
            return year
        return year - 1 if own and month - own > _HALF else 0

    def _looks_elsewhere(self, mention: Mention) -> bool:
        """True for 去年 or 上年 alone, which say nothing of the months of later sentences."""
        if mention.form != "rel" or "rm" in mention.groups:
            return False
        back = self.lexicon.table("dates.from_report").get(mention.text) or self.lexicon.table("dates.from_last").get(mention.text, "")
        return mention.text in self.lexicon.table("dates.from_document") or back.startswith("-")

    def full(self, mention: Mention) -> When:
        """2023年3月5日, 2023年上半年, 2012年以来: a date with its year."""
        g = mention.groups
        year, month, day = int(year_digits(g["y"])), whole_number(g.get("m")), whole_number(g.get("d"))
        base = when_of(mention, year, month, day, "when_full")
        if "onward" in g and base.edtf:
            return replace(base, edtf=f"{base.edtf}/..", precision="interval", why="when_onward")
        if "part" in g:
            return spanning(base, year, *months_of(g["part"], self.lexicon), "when_part")
        if "m2" in g:
            return spanning(base, year, whole_number(g.get("m1")) or 1, whole_number(g["m2"]), "when_months")
        if any(name in g for name in ("y3", "m3", "d3")):
            last_year = whole_number(year_digits(g.get("y3", ""))) or year + ("next" in g)
            return ranging(base, edtf_of(last_year, whole_number(g.get("m3")) or month, whole_number(g.get("d3")) or 0))
        return base

    def reign(self, mention: Mention) -> When:
        """民国16年, 光绪三十年（1904）: counted from the first year of the reign."""
        g = mention.groups
        count = 1 if g["ry"] == "元" else whole_number(g["ry"])
        year = int(self.lexicon.table("eras.reign")[g["rname"]]) + count - 1
        if year < 1:
            return _before_our_era(mention, 1 - year)
        ours = year >= _OUR_CALENDAR
        return when_of(mention, year, whole_number(g.get("rgm")) if ours else 0, whole_number(g.get("rgd")) if ours else 0, "when_reign")

    def iso(self, mention: Mention) -> When:
        """2023-03-05, 2023.3, and 2023 before a space that opens a line."""
        g = mention.groups
        return when_of(mention, int(g["iy"]), whole_number(g.get("im")), whole_number(g.get("id")), "when_digits")

    def fest(self, mention: Mention) -> When:
        """清明节，… at the start of an entry: a fixed feast is a day, a season or a moving feast only the year."""
        fixed = self.lexicon.table("dates.feast").get(mention.text, "").split("-")
        month, day = map(int, fixed) if len(fixed) == 2 else (0, 0)
        year = self.context_year(month)
        return when_of(mention, year, month, day, "when_feast") if year else lost(mention, "no_year")

    def season(self, mention: Mention) -> When:
        """2023/24赛季: the years that a season runs over."""
        first, last = mention.groups["sy"], mention.groups.get("sy2")
        if last is None:
            return when_of(mention, int(first), 0, 0, "when_season")
        last = first[: 4 - len(last)] + last
        if last <= first:
            return When(mention, None, "none", "when_season_reversed")
        return When(mention, f"{first}/{last}", "interval", "when_season_of_two", year=int(last))

    def bc(self, mention: Mention) -> When:
        """公元前221年 as the astronomical year (-0220), or a year of our era."""
        year = int(mention.groups["bcy"])
        return _before_our_era(mention, year) if "before" in mention.groups else when_of(mention, year, 0, 0, "when_our_era")

    def ylist(self, mention: Mention) -> When:
        """2003、2013、2023年: from the first to the last, each of them in `several`."""
        years = tuple(re.findall(r"\d{4}", mention.text))
        return When(mention, f"{years[0]}/{years[-1]}", "interval", "when_listed", several=years)

    def yy(self, mention: Mention) -> When:
        """2004—2009年."""
        first, last = (year_digits(mention.groups[name]) for name in ("y1", "y2"))
        if not (first.isdigit() and last.isdigit()) or int(first) > int(last):
            return When(mention, None, "none", "when_years_reversed")
        years = tuple(map(str, range(int(first), int(last) + 1)))
        return When(mention, f"{first}/{last}", "interval", "when_years", year=int(last), several=years)

    def era(self, mention: Mention) -> When:
        """“十三五”期间: the years of a plan, 末 its last one."""
        span = self.lexicon.table("eras.plan").get(mention.groups["plan"] + "五")
        if span is None:
            return When(mention, None, "none", "when_plan_unknown")
        end = span.rpartition("/")[2]
        if mention.text.rstrip('”"').endswith("末"):
            return When(mention, end, "year", "when_plan_end", year=int(end))
        return When(mention, span, "interval", "when_plan", year=int(end))

    def decade(self, mention: Mention) -> When:
        """20世纪80年代: ten years."""
        cent = mention.groups["cent"]
        hundreds = 1900 if cent == "上" else (whole_number(cent) - 1) * 100
        first = hundreds + whole_number(mention.groups["ten"])
        return When(mention, f"{first}/{first + 9}", "interval", "when_decade")

    def since(self, mention: Mention) -> When:
        """改革开放以来, 党的十八大以来: from its month on."""
        congress = mention.groups.get("congress", "")
        first = self.lexicon.table("eras.congress").get(congress) or self.lexicon.table("dates.since")[mention.text]
        return When(mention, f"{first}/..", "interval", "when_since")

    def past(self, mention: Mention) -> When:
        """过去五年, 五年来: the years up to the last one that the document looks back on; of a date that says none, the text's own; 此后七年间:
        those behind the last one named."""
        count = whole_number(mention.groups.get("pastn") or mention.groups.get("pasty")) or _TERM
        if "later" in mention.groups:
            last = self.year + count
            return When(mention, f"{self.year}/{last}", "interval", "when_from_last", year=last) if self.year else lost(mention)
        year, month, _day = self.anchor.document
        last = self.anchor.base_year if self.anchor.looking_back else year - 1 if 0 < month <= _SPRING else 0
        if not last or not 1 < count <= _FEW:
            return When(mention, None, "now", "when_now")
        return When(mention, f"{last - count + 1}/{last}", "interval", "when_past", year=last)

    def now(self, mention: Mention) -> When:
        """目前: no date; the text's own is meant."""
        return When(mention, None, "now", "when_now")

    def rel(self, mention: Mention) -> When:
        """同年, 去年3月, 次日: the first list that knows the word says what it hangs on."""
        g, lexicon = mention.groups, self.lexicon
        word = next((w for w in self._relative_words() if mention.text.startswith(w)), "")
        if word in lexicon.set("dates.month_from_last"):
            return self._month_word(mention, word)
        if word in lexicon.set("dates.day_from_last"):
            return self._day_word(mention, word, (self.year, self.month, self.day), "dates.day_from_last", "when_from_last")
        if word in lexicon.set("dates.day_from_document"):
            return self._day_word(mention, word, self.anchor.document, "dates.day_from_document", "when_from_document")
        if word in lexicon.set("dates.same_period"):
            year = self.year or self.context_year()
            return when_of(mention, year, 0, 0, "when_same_period") if year else lost(mention)
        year, why = self._year_of(word)
        if not year:
            return lost(mention)
        base = replace(when_of(mention, year, whole_number(g.get("rm")), whole_number(g.get("rd")), why), word=word)
        if why == "when_from_last" and len(set(self._named)) > 1:
            base = replace(base, doubt="one_of_two")
        named = word in lexicon.set("dates.half") or word in lexicon.set("dates.quarter")
        part = g.get("rpart") or (word if named else "")
        return spanning(base, year, *months_of(part, lexicon), why) if part else base

    def _relative_words(self) -> tuple[str, ...]:
        """All relative words, the longest first."""
        if not self._relative:
            self._relative = tuple(sorted({word for name in _RELATIVE for word in self.lexicon.words(name)}, key=len, reverse=True))
        return self._relative

    def _year_of(self, word: str) -> tuple[int, str]:
        """The year that a relative word means (0 where nothing says it), and why."""
        document, base = self.anchor.document[0], self.anchor.base_year
        from_document = self.lexicon.table("dates.from_document").get(word)
        if from_document is not None:
            shift = int(from_document)
            if document:
                return document + shift, "when_from_document"
            if base and shift == -1 and self.anchor.looking_back:
                return base, "when_looking_back"
            return (base + shift, "when_from_title") if base else (0, "")
        for name, year in (("dates.from_last", self.year or base), ("dates.from_report", base or self.year)):
            from_last = self.lexicon.table(name).get(word)
            if from_last is not None:
                return (year + int(from_last), "when_from_last") if year else (0, "")
        if self._named and word not in self.lexicon.set("dates.half", "dates.quarter"):
            return self._named[-1], "when_of_document"  # 2023年，…；全年…
        year, month, _day = self.anchor.document
        part = word in self.lexicon.set("dates.half", "dates.quarter")
        past = year if part and months_of(word, self.lexicon)[1] < month else 0  # 上半年, told in July
        return (base, "when_of_report") if base else (self.entry[0] or past or self.main or self.context_year(), "when_of_document")

    def _month_word(self, mention: Mention, word: str) -> When:
        shift = int(self.lexicon.table("dates.month_from_last")[word])
        if self.year and not self.month and not shift:
            return replace(when_of(mention, self.year, 0, 0, "when_from_last"), word=word)
        if not (self.year and self.month):
            return lost(mention)
        index = self.year * 12 + self.month - 1 + shift
        day = whole_number(mention.groups.get("rmd"))
        return replace(when_of(mention, index // 12, index % 12 + 1, day, "when_from_last"), word=word)

    def _day_word(self, mention: Mention, word: str, base: tuple[int, int, int], name: str, why: str) -> When:
        """同日, 次日 from the day last named, 昨日 from that of the document."""
        if not all(base):
            return lost(mention)
        year, month, last = base
        day = date(year, month, min(last, calendar.monthrange(year, month)[1])) + timedelta(int(self.lexicon.table(name)[word]))
        return replace(when_of(mention, day.year, day.month, day.day, why), word=word)

    def mon(self, mention: Mention) -> When:
        """3月: of the year of its sentence, entry or document."""
        month = whole_number(mention.groups["monm"])
        year = self.context_year(month)
        return when_of(mention, year, month, 0, "when_month") if year else lost(mention, "no_year")

    def md(self, mention: Mention) -> When:
        """3月5日, 3月5日至8日: of the year of its sentence, entry or document."""
        g = mention.groups
        year = self.context_year(whole_number(g["mdm"]))
        if not year:
            return lost(mention, "no_year")
        base = when_of(mention, year, whole_number(g["mdm"]), whole_number(g["mdd"]), "when_month_day")
        if "mdd3" in g:
            return ranging(base, edtf_of(year, whole_number(g.get("mdm3")) or base.month, whole_number(g["mdd3"])))
        return base

    def mm(self, mention: Mention) -> When:
        """1—3月, 前4个月: of the year of its sentence, entry or document."""
        year = self.context_year(whole_number(mention.groups.get("mm1") or mention.groups["mm2"]))
        if not year:
            return lost(mention, "no_year")
        base = when_of(mention, year, 0, 0, "when_month_span")
        if "mmnext" in mention.groups:
            start = replace(base, edtf=edtf_of(year, whole_number(mention.groups["mm1"]), 0), month=whole_number(mention.groups["mm1"]))
            return ranging(start, edtf_of(year + 1, whole_number(mention.groups["mm2"]), 0))
        return spanning(base, year, whole_number(mention.groups.get("mm1")) or 1, whole_number(mention.groups["mm2"]), base.why)

    def only_day(self, mention: Mention) -> When:
        """5日, 5日至8日: of the month of its sentence or entry, else of the document's."""
        year, month = (self.year, self.month) if self._named or self.entry[0] else (0, 0)
        if not (year and month):
            year, month = self.anchor.document[:2]
            if whole_number(mention.groups["dayd"]) > self.anchor.document[2] > 0:  # 31日 in a paper of the 2nd
                year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        if not (year and month):
            return lost(mention, "no_year")
        base = when_of(mention, year, month, whole_number(mention.groups["dayd"]), "when_day")
        last = mention.groups.get("dayd3")
        return ranging(base, edtf_of(year, month, whole_number(last))) if last else base


def _before_our_era(mention: Mention, year: int) -> When:
    return When(mention, f"-{year - 1:04d}", "year", "when_before_our_era")


_RULES = {name: getattr(Resolver, name) for name in FORMS if name != "day"} | {"day": Resolver.only_day}
