"""Dates and periods in EDTF, with their precision kept.

Read here: `2004`, `2004-03`, `2024-03-20`, intervals `2016/2020`, and the open ends `2019/..` and `../2022`
(Extended Date/Time Format, ISO 8601-2 level 1, the part that our facts need).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import lru_cache

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_FORMS = "write 2004, 2004-03, 2024-03-20, 2016/2020, 2019/.. or ../2022"

Ymd = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Day:
    """A year, a month of a year, or a day; the parts that are not known are 0."""

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
        return (self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """The EDTF form: 2004, 2004-03 or 2024-03-20."""
        return f"{self.year:04}" + (f"-{self.month:02}" if self.month else "") + (f"-{self.day:02}" if self.day else "")

    @property
    def chinese(self) -> str:
        """2004年, 2004年3月 or 2024年3月20日."""
        text = f"{self.year}年"
        if self.month:
            text += f"{self.month}月"
        if self.day:
            text += f"{self.day}日"
        return text


@dataclass(frozen=True, slots=True)
class Period:
    """A date (`end` is `start`) or an interval; an open end is None."""

    start: Day | None
    end: Day | None

    def __str__(self) -> str:
        """The EDTF form, such as 2004-03 or 2019/.."""
        return str(self.start) if self.is_date else f"{self.start or '..'}/{self.end or '..'}"

    @property
    def is_date(self) -> bool:
        """True for a single date, false for an interval."""
        return self.start is not None and self.start == self.end

    @property
    def granularity(self) -> str:
        """year, month, day or interval."""
        if not self.is_date or self.start is None:
            return "interval"
        return "day" if self.start.day else "month" if self.start.month else "year"

    @property
    def span(self) -> tuple[Ymd, Ymd]:
        """The first and the last day it may mean; open ends lie at year 1 and 9999."""
        first = self.start.first if self.start else (1, 1, 1)
        last = self.end.last if self.end else (9999, 12, 31)
        return first, last

    def overlaps(self, other: Period) -> bool:
        """True where the two may share a day."""
        (a, b), (c, d) = self.span, other.span
        return a <= d and c <= b

    def coarsened(self, granularity: str) -> Period:
        """The same date cut to `year` or `month`; an interval or a coarser date stays as it is."""
        if not self.is_date or self.start is None:
            return self
        day = self.start
        if granularity == "year":
            day = Day(day.year)
        elif granularity == "month":
            day = Day(day.year, day.month)
        return Period(day, day)

    @property
    def chinese(self) -> str:
        """How a Chinese sentence says it: 2004年3月, 2009—2019年, 2019年至今, 截至2022年."""
        if self.start is None:
            return f"截至{self.end.chinese}" if self.end else ""
        if self.end is None:
            return f"{self.start.chinese}至今"
        if self.is_date:
            return self.start.chinese
        if not self.start.month and not self.end.month:
            return f"{self.start.year}—{self.end.year}年"
        return f"{self.start.chinese}至{self.end.chinese}"


def parse_edtf(text: str) -> Period:
    """The period that an EDTF string means.

    Raises ValueError, with the forms that are read, where the string does not match in full or the date does not exist.
    """
    if "/" not in text:
        day = _parse_day(text)
        return Period(day, day)
    left, _, right = text.partition("/")
    start = None if left == ".." else _parse_day(left)
    end = None if right == ".." else _parse_day(right)
    if start is None and end is None:
        raise ValueError(f"the period {text!r} is open at both ends; {_FORMS}")
    if start and end and start.first > end.last:
        raise ValueError(f"the period {text!r} ends before it starts; put the earlier date first")
    return Period(start, end)


def _parse_day(text: str) -> Day:
    match = _DAY.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is not a date; {_FORMS}")
    year, month, day = (int(group or 0) for group in match.groups())
    if match.group(2) and not 1 <= month <= 12:
        raise ValueError(f"{text!r} has no such month; months go from 01 to 12")
    if year < 1 or (match.group(3) and not 1 <= day <= calendar.monthrange(year, month)[1]):
        raise ValueError(f"{text!r} is not a day of the calendar; mend the date")
    return Day(year, month, day)


_CHINESE_DAY = r"(\d{1,4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?"
_CHINESE = re.compile(
    rf"(?<!\d)(?:(\d{{1,4}})(?=[—～-]\d{{1,4}}年)|{_CHINESE_DAY})(?:[—～至-]{_CHINESE_DAY}|(至今|以来))?"
)


@lru_cache(maxsize=1 << 14)
def read_chinese(text: str) -> Period | None:
    """The period that a whole text means, in the forms that `Period.chinese` prints; None for any other text."""
    if text.startswith("截至"):
        until = read_chinese(text.removeprefix("截至"))
        return Period(None, until.end) if until and until.is_date else None
    match = _CHINESE.fullmatch(text)
    return _read(match) if match else None


def chinese_dates(text: str) -> list[Period]:
    """All dates and intervals of a text, in order; what is no day of the calendar is passed over."""
    return [period for match in _CHINESE.finditer(text) if (period := _read(match))]


def _read(match: re.Match[str]) -> Period | None:
    first_year, *rest = match.groups()
    start = _day(first_year, None, None) if first_year else _day(*rest[:3])
    if start is None:
        return None
    if rest[6]:
        return Period(start, None)
    if rest[3] is None:
        return Period(start, start)
    end = _day(*rest[3:6])
    return Period(start, end) if end and start.first <= end.last else None


def _day(year: str | None, month: str | None, day: str | None) -> Day | None:
    found = Day(int(year or 0), int(month or 0), int(day or 0))
    exists = found.year >= 1 and (month is None or 1 <= found.month <= 12)
    if not exists or (day is not None and not 1 <= found.day <= calendar.monthrange(found.year, found.month)[1]):
        return None
    return found
