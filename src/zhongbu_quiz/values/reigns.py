"""Years of reigns: 光绪二十一年, 民国八年五月四日, 秦始皇二十六年.

In: the names of reigns with their years, by dynasty, from the data files. Out: `Reigns`, which reads such a date as the year of our
calendar, told in brackets behind it. Months and days before 1912 are those of the old calendar, of which no table ships: they stay words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from zhongbu_quiz.messages import _
from zhongbu_quiz.values.chinese_dates import LATE_MOON, read_chinese
from zhongbu_quiz.values.dates import Day, Period, month_length
from zhongbu_quiz.values.numbers import NUMERALS, chinese_count

NEW_CALENDAR = 1912
"""From this year on months and days are those of our calendar."""
_MOONS = {"正": 1, "冬": 11, "腊": 12}
_TENS = "廿卅"
_REST = re.compile(
    rf"(?:闰?(?P<month>[{NUMERALS}{''.join(_MOONS)}]{{1,2}}|\d{{1,2}})月(?:初?(?P<day>[{NUMERALS}{_TENS}]{{1,3}}|\d{{1,2}})日?)?"
    r"|(?P<season>[春夏秋冬])[季天]?)?"
)


@dataclass(frozen=True, slots=True)
class Reign:
    """A name of years: its dynasty (with its emperor, where the dynasty had it twice), its first year and its last. `minor`: where a dynasty that
    is no such one had the name too, it is read only where its dynasty, or the right year, stands beside it (西夏贞观元年)."""

    name: str
    dynasty: str
    first: int
    last: int
    minor: bool = False


class Reigns:
    """The names of reigns. One that several dynasties had is read where the dynasty stands before it."""

    def __init__(self, reigns: Iterable[Reign] = ()) -> None:
        self.by_name: dict[str, list[Reign]] = defaultdict(list)
        for reign in reigns:
            self.by_name[reign.name].append(reign)
        names = "|".join(map(re.escape, sorted(self.by_name, key=lambda name: (-len(name), name))))
        self._pattern = re.compile(
            rf"(?P<before>[^\d（）约]{{0,6}}?)(?P<name>{names})(?P<count>元|[{NUMERALS}百{_TENS}]{{1,5}}|\d{{1,2}})[年载]"
            r"(?P<rest>[^（）]*)(?:（(?P<told>[^（）]+)）)?"
            if names
            else r"(?!)"
        )

    def usual(self, name: str) -> list[Reign]:
        """The reigns that a name means where nothing else is said."""
        reigns = self.by_name[name]
        return [reign for reign in reigns if not reign.minor] or reigns

    def spans(self, dynasty: str) -> list[tuple[int, int]]:
        """From when to when the dynasties of a name (汉: 西汉, 东汉) counted years; none where none is known."""
        own: dict[str, list[Reign]] = defaultdict(list)
        for reign in (reign for reigns in self.by_name.values() for reign in reigns if reign.dynasty.endswith(dynasty)):
            own[reign.dynasty].append(reign)
        return [(min(one.first for one in told), max(one.last for one in told)) for told in own.values()]

    def read(self, text: str) -> Period | None:
        """The date that a whole text means, or None where it names no reign. Raises ValueError with words where there is no such year, the
        reign is that of several dynasties, or the year in brackets is another one."""
        match = self._pattern.fullmatch(text)
        rest = _REST.fullmatch(match["rest"]) if match else None
        if match is None or rest is None:
            return None
        count = 1 if match["count"] == "元" else chinese_count(match["count"])
        period = read_chinese(match["told"]) if match["told"] else None
        reign = self._one(match["name"], match["before"], text, count, period)
        year = reign.first + count - 1
        if year > reign.last:
            words = _("{text!r}: {reign} has no year {count}; it ended in {last}; mend the year")
            raise ValueError(words.format(text=text, reign=reign.name, count=count, last=Day(reign.last).chinese))
        if not match["told"]:
            bounds = _bounds(year, rest["month"], rest["day"])
            return Period(bounds.start, bounds.end, f"{text}（{bounds.chinese}）")
        if period is None or period.start is None or period.end is None:
            words = _("{text!r}: {told!r} is not a date; write the year of our calendar there, such as {year}")
            raise ValueError(words.format(text=text, told=match["told"], year=Day(year).chinese))
        late = rest["month"] or rest["season"]  # a year of the old calendar ends in the next one of ours
        if not period.start.year - (1 if late else 0) <= year <= period.end.year:
            words = _("{text!r}: {reign}{count}年 is {year}; mend one of the two")
            raise ValueError(words.format(text=text, reign=reign.name, count=match["count"], year=Day(year).chinese))
        return Period(period.start, period.end, text)

    def _one(self, name: str, before: str, text: str, count: int, told: Period | None) -> Reign:
        """The reign of a name; of several the one that the dynasty before it names, or in which the year in brackets is the one that is counted."""
        reigns = self.by_name[name]
        of_dynasty = [reign for reign in reigns if before and _is_of(reign.dynasty, before)]
        named = of_dynasty or self.usual(name)
        if told and told.start and told.end:
            first, last = told.start.year - 1, told.end.year
            fits = [reign for reign in of_dynasty or reigns if first <= reign.first + count - 1 <= min(last, reign.last)]
            named = [reign for reign in fits if reign.first + count - 1 > first] or fits or named
        named = [reign for reign in named if reign.first + count - 1 <= reign.last] or named
        if len({reign.first for reign in named}) > 1:
            dynasties = "、".join(f"{reign.dynasty}{name}（{Day(reign.first).chinese}起）" for reign in named)
            words = _("{text!r}: {reign} is a reign of {dynasties}; write the dynasty before it, or the year in brackets behind it")
            raise ValueError(words.format(text=text, reign=name, dynasties=dynasties))
        return named[0]


def _is_of(dynasty: str, words: str) -> bool:
    """Whether words before a reign name a dynasty, in full or without 东 or 西 (东汉, 汉, 汉武帝), or its emperor (唐肃宗, 肃宗)."""
    return words.startswith((dynasty, dynasty[-1])) or dynasty.endswith(words)


def _bounds(year: int, month: str | None, day: str | None) -> Period:
    if month is None:
        return Period(Day(year), Day(year))
    number = _MOONS.get(month) or chinese_count(month)
    if year < NEW_CALENDAR:
        return Period(Day(year), Day(year + (number >= LATE_MOON)))
    known = chinese_count(day) if day else 0
    if not 1 <= number <= 12 or known > month_length(year, number):
        words = _("{text!r} is not a day of the calendar; mend the date")
        raise ValueError(words.format(text=f"{Day(year).chinese}{month}月{day or ''}"))
    return Period(Day(year, number, known), Day(year, number, known))
