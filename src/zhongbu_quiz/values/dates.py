"""Dates and periods in EDTF, with their precision kept.

Read here: `2004`, `2004-03`, `2024-03-20`, intervals `2016/2020`, the open ends `2019/..` and `../2022`, years before our era
(`-0220` is 公元前221年, as EDTF counts a year 0) and long years (`Y-700000`): Extended Date/Time Format, ISO 8601-2, the part that our
facts need. A date that can only be sorted is written as the bounds that it lies in and, behind a space, the words that tell it:
`1900-06/1900-08 1900年夏`, `1895 光绪二十一年（1895年）`. How Chinese texts write dates is read in `values.chinese_dates`.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import lru_cache

from zhongbu_quiz.messages import _

_DAY = re.compile(r"(-?\d{4}|Y-?\d{5,9})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_EARLIEST, _LATEST = -(10**9), 9999
SMALL_YEAR = 100
"""Below this a year is told with its era: 公元25年, since 25年 may be how long something took."""

Ymd = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Day:
    """A year, a month of a year, or a day; the parts that are not known are 0. Years before our era count down from 0: -220 is 公元前221年."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def first(self) -> Ymd:
        """The first day it may mean."""
        return (self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> Ymd:
        """The last day it may mean."""
        month = self.month or 12
        return (self.year, month, self.day or month_length(self.year, month))

    def __str__(self) -> str:
        """The EDTF form: 2004, 2004-03, 2024-03-20, -0220 or Y-700000."""
        year = f"Y{self.year}" if abs(self.year) > 9999 else f"{self.year:05}" if self.year < 0 else f"{self.year:04}"
        return year + (f"-{self.month:02}" if self.month else "") + (f"-{self.day:02}" if self.day else "")

    @property
    def chinese(self) -> str:
        """2004年, 2004年3月, 2024年3月20日, 公元前221年 or 公元25年."""
        return f"{self.era}{self.in_era}年{self.in_year}"

    @property
    def era(self) -> str:
        """What stands before the number of the year: 公元前, 公元 or nothing."""
        return "公元前" if self.year < 1 else "公元" if self.year < SMALL_YEAR else ""

    @property
    def in_era(self) -> int:
        """The number of the year in its era: 221 for 公元前221年."""
        return self.year if self.year > 0 else 1 - self.year

    @property
    def in_year(self) -> str:
        """What stands behind the year: 3月20日, 3月 or nothing."""
        return (f"{self.month}月" if self.month else "") + (f"{self.day}日" if self.day else "")


@lru_cache(maxsize=1 << 12)
def month_length(year: int, month: int) -> int:
    """The days of a month; years before our era are counted in the same calendar."""
    return calendar.monthrange(year, month)[1]


@dataclass(frozen=True, slots=True)
class Period:
    """A date (`end` is `start`) or an interval; an open end is None. `text`: the words of a date that its bounds alone do not tell (1900年夏,
    约1860年, 光绪二十一年（1895年）); then it lies somewhere between them."""

    start: Day | None
    end: Day | None
    text: str = ""

    def __str__(self) -> str:
        """The EDTF form, such as 2004-03 or 2019/.., with the words of a date that has some behind it."""
        bounds = str(self.start) if self.start is not None and self.start == self.end else f"{self.start or '..'}/{self.end or '..'}"
        return f"{bounds} {self.text}" if self.text else bounds

    @property
    def is_date(self) -> bool:
        """True for a single date, known to the day or only somewhere between two bounds; false for an interval."""
        return self.start is not None and (self.start == self.end or bool(self.text))

    @property
    def certain(self) -> bool:
        """Whether it may be asked among other dates. One in words of its own may not: where it lies is not sure, or its words (光绪) tell it."""
        return not self.text

    @property
    def granularity(self) -> str:
        """year, month or day; interval, or one of months or days by the finer of its ends; loose for a date in words of its own."""
        if self.text:
            return "loose"
        if not self.is_date or self.start is None:
            ends = [end for end in (self.start, self.end) if end]
            fine = "day " if any(end.day for end in ends) else "month " if any(end.month for end in ends) else ""
            return f"{fine}interval"
        return "day" if self.start.day else "month" if self.start.month else "year"

    @property
    def span(self) -> tuple[Ymd, Ymd]:
        """The first and the last day it may mean; an open end lies before and after all years that are written."""
        first = self.start.first if self.start else (_EARLIEST, 1, 1)
        last = self.end.last if self.end else (_LATEST, 12, 31)
        return first, last

    def overlaps(self, other: Period) -> bool:
        """True where the two may share a day."""
        (a, b), (c, d) = self.span, other.span
        return a <= d and c <= b

    def coarsened(self, granularity: str) -> Period:
        """The same date cut to `year` or `month`; an interval, a coarser date and one in words of its own stay as they are."""
        if not self.is_date or self.start is None or self.text:
            return self
        day = self.start
        if granularity == "year":
            day = Day(day.year)
        elif granularity == "month":
            day = Day(day.year, day.month)
        return Period(day, day)

    @property
    def chinese(self) -> str:
        """How a Chinese sentence says it: 2004年3月, 2009—2019年, 公元前230—前221年, 1921年7月23日至31日, 2019年至今, 截至2022年."""
        if self.text:
            return self.text
        if self.start is None:
            return f"截至{self.end.chinese}" if self.end else ""
        if self.end is None:
            return f"{self.start.chinese}至今"
        return self.start.chinese if self.is_date else _between(self.start, self.end)


def _between(start: Day, end: Day) -> str:
    if not start.month and not end.month:
        between = "—前" if end.year < 1 else "年—公元" if start.year < 1 else "—"  # over the turn both ends are told in full
        return f"{start.era}{start.in_era}{between}{end.in_era}年"
    if start.year != end.year or not start.month or not end.month:
        return f"{start.chinese}至{end.chinese}"
    same_month = start.month == end.month and start.day and end.day
    return f"{start.chinese}至{f'{end.day}日' if same_month else end.in_year}"


def parse_edtf(text: str, said: str = "") -> Period:
    """The period that an EDTF string means, with the words that may stand behind a space. `said`: what somebody wrote where this stands for it,
    and what a day that does not exist is told by.

    Raises ValueError, with the forms that are read, where the string does not match in full or the date does not exist.
    """
    bounds, _space, words = text.partition(" ")
    if words != words.strip() or (" " in text and not words):
        raise _no_date(text)
    if "/" not in bounds:
        day = _parse_day(bounds, said)
        return Period(day, day, words)
    left, _slash, right = bounds.partition("/")
    start = None if left == ".." else _parse_day(left, said)
    end = None if right == ".." else _parse_day(right, said)
    if start is None and end is None:
        raise ValueError(_("the period {period!r} is open at both ends; write {forms}").format(period=bounds, forms=_forms()))
    if start and end and start.first > end.last:
        raise ValueError(_("the period {period!r} ends before it starts; put the earlier date first").format(period=bounds))
    if words and not (start and end):
        raise ValueError(_("the date {text!r} is open at one end; words stand behind a date or behind two bounds").format(text=text))
    return Period(start, end, words)


def _parse_day(text: str, said: str = "") -> Day:
    match = _DAY.fullmatch(text)
    if not match:
        raise _no_date(text)
    said = said or text
    year, month, day = (int(group.removeprefix("Y") if group else 0) for group in match.groups())
    if match.group(2) and not 1 <= month <= 12:
        raise ValueError(_("{text!r} has no such month; months go from 01 to 12").format(text=said))
    if match.group(3) and not 1 <= day <= month_length(year, month):
        raise ValueError(_("{text!r} is not a day of the calendar; mend the date").format(text=said))
    return Day(year, month, day)


def _no_date(text: str) -> ValueError:
    return ValueError(_("{text!r} is not a date; write {forms}").format(text=text, forms=_forms()))


def _forms() -> str:
    return _("2004, 2004-03, 2024-03-20, 2016/2020, 2019/.. or ../2022")
