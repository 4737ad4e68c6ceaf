"""Dates as Chinese texts write them, read as periods.

In: a whole text (`read_chinese`) or a sentence (`chinese_dates`). Out: the periods that `Period.chinese` prints so: years of either era,
months, days and intervals of them; and dates that can only be sorted, which keep their words beside the bounds that they lie in: seasons,
旬, 初 and 末, 世纪 and 年代, 约 and 前后, months of the 农历, 距今…年 and …年前. How wide 约 and 末 are is said here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from functools import cache, lru_cache

from zhongbu_quiz.values.dates import Day, Period, month_length
from zhongbu_quiz.values.numbers import NUMERALS

ABOUT, ABOUT_BEFORE_OUR_ERA = 10, 50
"""Years by which 约 and 前后 may miss: textbooks round a year to the ten, and those before our era to the hundred."""
ABOUT_A_MONTH = 1
"""Years by which they may miss where a month is told."""
TODAY = 1950
"""The year that 距今 and …年前 count from, as dating does (“before present”)."""
_SEASONS = {"春": (2, 5), "夏": (5, 8), "秋": (8, 11), "冬": (11, 14)}
"""First and last month, those of the old calendar included, which begin up to a month before ours and end up to a month behind."""
_PARTS_OF_YEAR = {"初": (1, 3), "中": (5, 8), "底": (10, 12), "末": (10, 12), "上半年": (1, 6), "下半年": (7, 12)}
_PARTS_OF_MONTH = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "初": (1, 10), "中": (11, 20), "底": (21, 31), "末": (21, 31)}
_PARTS_OF_AGE = {
    "初": (0, 20), "初期": (0, 30), "早期": (0, 40), "前期": (0, 40), "前半期": (0, 50), "上半叶": (0, 50), "前半叶": (0, 50),
    "中叶": (30, 70), "中期": (30, 70), "下半叶": (50, 99), "后半叶": (50, 99), "后半期": (50, 99), "后期": (60, 99), "晚期": (60, 99),
    "末期": (70, 99), "末": (80, 99), "末叶": (70, 99),
}  # fmt: skip
"""Parts of a century or a decade, in hundredths of it."""
_MOON = f"{NUMERALS}正冬腊"
_MOONS = {**{mark: number for number, mark in enumerate(NUMERALS, 1)}, "正": 1, "十一": 11, "冬": 11, "十二": 12, "腊": 12}
LATE_MOON = 11
"""From this month on a lunar year may lie in the next year of ours."""

_ERA = r"(?:公元前|公元)?"
_YEAR = rf"{_ERA}\d{{1,4}}年"
_DAY = rf"{_YEAR}(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?"
_PART = "|".join(sorted(_PARTS_OF_AGE, key=len, reverse=True))
_COUNT = r"\d{1,5}(?:\.\d{1,3})?万?"
_CERTAIN = re.compile(
    rf"({_ERA}\d{{1,4}}(?=[—～-](?:公元前|公元|前)?\d{{1,4}}年)|{_DAY})"
    r"(?:[—～至-]((?:公元前|公元|前)?\d{1,4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日)|(至今|以来))?"
)
_PLAIN = re.compile(r"(公元前|公元|前)?(?:(\d{1,4})(?:年|$))?(?:(\d{1,2})月)?(?:(\d{1,2})日)?")
_BRACKET = re.compile(r"([^（）]+)（([^（）]+)）")


@lru_cache(maxsize=1 << 12)
def read_chinese(text: str) -> Period | None:
    """The period that a whole text means, in the forms that `Period.chinese` prints; None for any other text."""
    if text.startswith("截至"):
        until = read_chinese(text.removeprefix("截至"))
        return Period(None, until.end) if until and until.is_date and not until.text else None
    if match := _CERTAIN.fullmatch(text):
        return _certain(match)
    for pattern, read in _WHOLE:
        if match := pattern.fullmatch(text):
            return read(match)
    return _in_brackets(text)


def chinese_dates(text: str) -> list[Period]:
    """All dates and intervals of a text, in order; what is no day of the calendar is passed over."""
    return [period for match in _anywhere().finditer(text) if (period := read_chinese(match[0]))]


def told_once(text: str) -> str:
    """A date in words without the year of our calendar that may stand in brackets behind it: 光绪二十一年."""
    match = _BRACKET.fullmatch(text)
    return match[1] if match else text


def _in_brackets(text: str) -> Period | None:
    """A date told twice, once in words: 光绪二十一年（1895年）, 1911年（宣统三年）, 康熙年间（1662—1722年）."""
    match = _BRACKET.fullmatch(text)
    if not match:
        return None
    for words in (match[2], match[1]):
        found = read_chinese(words)
        if found and found.start and found.end:
            return Period(found.start, found.end, text)
    return None


def _certain(match: re.Match[str]) -> Period | None:
    start = _day(match[1])
    if start is None:
        return None
    if match[3]:
        return Period(start, None)
    if match[2] is None:
        return Period(start, start)
    end = _day(match[2], start)
    return Period(start, end) if end and start.first <= end.last else None


def _day(text: str, before: Day | None = None) -> Day | None:
    """A day of the calendar; what a text leaves out is that of the date before it."""
    match = _PLAIN.fullmatch(text)
    if not match:
        return None
    era, *numbers = match.groups()
    year, month, day = (int(number) if number else None for number in numbers)
    if year is None and before is not None:
        year, month = before.year, month if month is not None else before.month
    elif year is not None:
        if year == 0:
            return None
        year = 1 - year if era in ("公元前", "前") else year
    if year is None or (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= month_length(year, month or 1)):
        return None
    return Day(year, month or 0, day or 0)


# -- dates that can only be sorted


def _season(match: re.Match[str]) -> Period | None:
    first, last = _SEASONS[match[2]]
    return _months(match, _day(match[1]), first, last)


def _part_of_year(match: re.Match[str]) -> Period | None:
    return _months(match, _day(match[1]), *_PARTS_OF_YEAR[match[2]])


def _moon(match: re.Match[str]) -> Period | None:
    """A month of the 农历: nothing is said of its days, as no table of them ships."""
    day = _day(match[1])
    late = (int(match[2]) if match[2].isdigit() else _MOONS[match[2]]) >= LATE_MOON
    return Period(day, Day(day.year + late), match[0]) if day else None


def _months(match: re.Match[str], day: Day | None, first: int, last: int) -> Period | None:
    if day is None or day.month:
        return None
    return Period(Day(day.year, first), Day(day.year + (last > 12), (last - 1) % 12 + 1), match[0])


def _part_of_month(match: re.Match[str]) -> Period | None:
    month = _day(match[1])
    if month is None or not month.month or month.day:
        return None
    first, last = _PARTS_OF_MONTH[match[2]]
    return Period(Day(month.year, month.month, first), Day(month.year, month.month, min(last, month_length(month.year, month.month))), match[0])


def _century(match: re.Match[str]) -> Period | None:
    """A century, one of its decades, or a part of either."""
    before, century, decade, part = match[1], int(match[2]), match[3], match[4]
    if not 1 <= century <= 99:
        return None
    if decade is None:
        start = 1 - 100 * century if before else 100 * (century - 1)
        return _part_of_age(start, 100, part, match[0])
    start = 1 - (100 * (century - 1) + int(decade) + 9) if before else 100 * (century - 1) + int(decade)
    return _part_of_age(start, 10, part, match[0])


def _two_decades(match: re.Match[str]) -> Period | None:
    """Two decades of a century that follow each other: 20世纪三四十年代."""
    century, first, last = int(match[1]), *(_MOONS[mark] for mark in match[2])
    start = 100 * (century - 1)
    return Period(Day(start + 10 * first), Day(start + 10 * last + 9), match[0]) if first < last else None


def _decade(match: re.Match[str]) -> Period | None:
    """A decade told by its year: 1960年代."""
    year = int(match[2])
    return _part_of_age(1 - (year + 9) if match[1] else year, 10, match[3], match[0])


def _part_of_age(start: int, years: int, part: str | None, words: str) -> Period:
    first, last = _PARTS_OF_AGE[part] if part else (0, 99)
    return Period(Day(start + first * years // 100), Day(start + last * years // 100), words)


def _about(match: re.Match[str]) -> Period | None:
    inner = read_chinese(match["inner"])
    if inner is None or inner.start is None or inner.end is None:
        return None
    if inner.start.month:
        years = ABOUT_A_MONTH
    else:
        years = ABOUT_BEFORE_OUR_ERA if inner.start.year < 1 else ABOUT
    return Period(Day(inner.start.year - years), Day(inner.end.year + years), match[0])


def _ago(match: re.Match[str]) -> Period | None:
    """So many years ago, true to the last digit that is told."""
    first, last = (_years(text) for text in (match["first"], match["last"] or match["first"]))
    if match["last"] and "万" in match["last"] and "万" not in match["first"]:
        first *= 10**4
    if not first or not last:
        return None
    return Period(Day(TODAY - first - _digit(first)), Day(TODAY - last + _digit(last)), match[0])


def _years(text: str) -> int:
    return int(Fraction(text.removesuffix("万")) * (10**4 if text.endswith("万") else 1))


def _digit(years: int) -> int:
    """What the last digit of a number counts that is no final zero."""
    return int(10 ** (len(str(years)) - len(str(years).rstrip("0"))))


_Reader = Callable[[re.Match[str]], Period | None]
_LOOSE: tuple[tuple[str, _Reader], ...] = (
    (rf"({_YEAR})(春|夏|秋|冬)[季天]?", _season),
    (rf"({_YEAR})年?(初|中|底|末|上半年|下半年)", _part_of_year),
    (rf"({_YEAR})农历闰?([{_MOON}]|十[一二]|\d{{1,2}})月(?:[初廿]?[{NUMERALS}]{{1,3}}日?|\d{{1,2}}日)?", _moon),
    (rf"({_YEAR}\d{{1,2}}月)(上旬|中旬|下旬|初|中|底|末)", _part_of_month),
    (rf"(公元前)?(?:公元)?(\d{{1,2}})世纪(?:(\d0)年代)?({_PART})?", _century),
    (rf"(\d{{1,2}})世纪([{NUMERALS[:-1]}]{{2}})十年代", _two_decades),
    (rf"(公元前)?(?:公元)?(\d{{2,3}}0)年代({_PART})?", _decade),
    (rf"距今(?:大约|约)?(?P<first>{_COUNT})(?:[—～至-](?P<last>{_COUNT}))?年", _ago),
    (rf"(?:大约|约)?(?P<first>{_COUNT})(?:[—～至-](?P<last>{_COUNT}))?年前", _ago),
)
_DATES = rf"{_DAY}(?:[—～至-](?:公元前|公元|前)?{_DAY})?|{_ERA}\d{{1,4}}[—～-](?:公元前|公元|前)?\d{{1,4}}年|(?:公元前)?\d{{1,2}}世纪(?:\d0年代)?"
_WHOLE = tuple(
    (re.compile(pattern), read)
    for pattern, read in (*_LOOSE, (rf"(?:大约|约)(?P<inner>{_DATES})(?:前后|左右)?", _about), (rf"(?P<inner>{_DATES})(?:前后|左右)", _about))
)


@cache
def _anywhere() -> re.Pattern[str]:
    """One pattern for all forms, the longer ones before those that they begin with; names and groups are of no use in it."""
    bare = [re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern) for pattern, _ in _WHOLE]
    bare = [re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern) for pattern in [*reversed(bare), _CERTAIN.pattern]]
    return re.compile(rf"(?<![\d])(?:{'|'.join(bare)})")
