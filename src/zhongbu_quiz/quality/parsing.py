"""Rendered text -> dates and numbers, by a reader of its own: the audit trusts no value that the construction carried along."""

from __future__ import annotations

import calendar
import re
from fractions import Fraction
from functools import lru_cache

Span = tuple[tuple[int, int, int], tuple[int, int, int]]
"""First and last day that a date may mean."""

_DATE = re.compile(r"(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?")
_YEARS = re.compile(r"(\d{4})年?[—～至-](\d{4})年")
_SINCE = re.compile(r"(\d{4})年(?:至今|以来)")
_PLAN = re.compile(r"“?(十[一二三四五]五)”?(?:时期|期间)?")
PLANS = {
    "十一五": (2006, 2010),
    "十二五": (2011, 2015),
    "十三五": (2016, 2020),
    "十四五": (2021, 2025),
    "十五五": (2026, 2030),
}
NUMBER = re.compile(r"\d+(?:\.\d+)?(?:/\d+)?")
_SCALES = {"万亿": 10**12, "亿": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4}
_SIZES: dict[str, tuple[int | Fraction, str]] = {
    "吨": (1000, "千克"),
    "公斤": (1, "千克"),
    "斤": (Fraction(1, 2), "千克"),
    "公顷": (15, "亩"),
    "平方公里": (1500, "亩"),
}
_SIZES |= {"公里": (1000, "米"), "倍": (100, "%"), "成": (10, "%")}


@lru_cache(maxsize=1 << 16)
def date_of(text: str) -> Span | None:
    """The days that a whole text means as a date, or None where it is none."""
    if match := _YEARS.fullmatch(text):
        return (int(match[1]), 1, 1), (int(match[2]), 12, 31)
    if match := _SINCE.fullmatch(text):
        return (int(match[1]), 1, 1), (9999, 12, 31)
    if match := _PLAN.fullmatch(text):
        first, last = PLANS.get(match[1], (0, 0))
        return ((first, 1, 1), (last, 12, 31)) if first else None
    match = _DATE.fullmatch(text.removeprefix("截至"))
    return _span(match) if match else None


@lru_cache(maxsize=1 << 16)
def dates_in(text: str) -> tuple[Span, ...]:
    """All dates of a text, in order."""
    found = [date_of(match[0]) for match in _YEARS.finditer(text)]
    rest = _YEARS.sub("", text)
    found += [_span(match) for match in _DATE.finditer(rest)]
    return tuple(span for span in found if span)


def _span(match: re.Match[str]) -> Span | None:
    year, month, day = (int(part or 0) for part in match.groups())
    if month > 12 or not 1 <= year <= 9999:
        return None
    last_month = month or 12
    last_day = day or calendar.monthrange(year, last_month)[1]
    return (year, month or 1, day or 1), (year, last_month, last_day)


def meets(a: Span, b: Span) -> bool:
    """Whether two dates may share a day."""
    return a[0] <= b[1] and b[0] <= a[1]


def precision(text: str) -> str:
    """interval, year, month or day, as a date is written."""
    if not _DATE.fullmatch(text):
        return "interval"
    return "day" if text.endswith("日") else "month" if text.endswith("月") else "year"


def number_of(text: str) -> Fraction | None:
    """The value of a text that is a number as a whole, or None."""
    return Fraction(text) if NUMBER.fullmatch(text) and not text.endswith("/0") else None


def quantity_of(value: Fraction, unit: str) -> tuple[Fraction, str]:
    """A value in the base unit of its dimension: 1.4万亿 and 14000亿 are one, 7亿吨 and 14000亿斤 too."""
    scale = next((name for name in _SCALES if unit.startswith(name)), "")
    rest = unit.removeprefix(scale) if scale else unit
    size, base = _SIZES.get(rest, (1, rest))
    return value * (_SCALES[scale] if scale else 1) * Fraction(size), base


def shape(text: str) -> str:
    """Digit runs as 9, runs of Chinese characters as 汉, marks as they are (rule 11)."""
    return re.sub(r"[\u3400-\u9fffA-Za-z]+", "汉", re.sub(r"\d+", "9", text))


def precision_of_number(text: str) -> tuple[int, int]:
    """Decimals, and final zeros of a whole number (rule 26)."""
    whole, _, places = text.partition(".")
    return len(places), 0 if places or "/" in text else len(whole) - len(whole.rstrip("0"))
