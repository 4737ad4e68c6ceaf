"""Dates as people write them -> EDTF: 2004年3月, 2004.3, 2004-03, 二〇〇四年三月, 2016—2020年, 2019年至今, 截至2022年."""

from __future__ import annotations

import re
import unicodedata

from zhongbu_quiz.values.dates import parse_edtf

FORMS = "write 2004, 2004年3月, 2004.3, 2004-03-05, 2016—2020年, 2019年至今 or 截至2022年"
LONGEST = 60

_EDTF = re.compile(r"(\.\.|\d{4}(-\d\d){0,2})/(\.\.|\d{4}(-\d\d){0,2})")
_SINGLE = (
    re.compile(r"(\d{4})(?:年(?:(\d{1,2})月(?:份|(\d{1,2})[日号])?)?)?"),
    re.compile(r"(\d{4})[./\-](\d{1,2})月?"),
    re.compile(r"(\d{4})([./\-])(\d{1,2})\2(\d{1,2})"),
    re.compile(r"(\d{4})(\d\d)(\d\d)"),
)
_SINCE = re.compile(r"(?:自|从)?(.+?)(?:至今|以来|起|开始)")
_UNTIL = re.compile(r"(?:截至|截止|到)(.+?)(?:为止|止)?|(.+?)(?:以前|之前|为止)")
_BETWEEN = re.compile(r"至|到|—+|–|~|--|-|/")
_MONTH_DAY = re.compile(r"(\d{1,2})月(?:(\d{1,2})[日号])?")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_NUMERAL = re.compile(r"(?:二|三)?十[一二三四五六七八九]?|[一二三四五六七八九]")


def people_date(text: str) -> str:
    """The EDTF form of a date or period. Raises ValueError with the forms that are read."""
    if len(text) > LONGEST:
        raise ValueError(f"{text[:LONGEST] + '…'!r} is not a date; {FORMS}")
    flat = "".join(unicodedata.normalize("NFKC", text).split()).replace("－", "-")
    flat = _chinese_numerals(flat)
    found = flat if _EDTF.fullmatch(flat) else _single(flat) or _open(flat) or _interval(flat)
    if not found:
        raise ValueError(f"{text!r} is not a date; {FORMS}")
    parse_edtf(found)
    return found


def _single(text: str) -> str:
    for pattern in _SINGLE:
        match = pattern.fullmatch(text)
        if match:
            year, *rest = (group for group in match.groups() if group and group not in "./-")
            return "-".join((year, *(f"{int(part):02}" for part in rest)))
    return ""


def _open(text: str) -> str:
    since = _SINCE.fullmatch(text)
    if since and (start := _single(since.group(1))):
        return f"{start}/.."
    until = _UNTIL.fullmatch(text)
    if until and (end := _single(until.group(1) or until.group(2))):
        return f"../{end}"
    return ""


def _interval(text: str) -> str:
    for mark in _BETWEEN.finditer(text):
        left, right = text[: mark.start()], text[mark.end() :]
        start = _single(left.removeprefix("从").removeprefix("自"))
        end = _single(right) or _same_year(start, right)
        if start and end:
            return f"{start}/{end}"
    return ""


def _same_year(start: str, text: str) -> str:
    """5月 after 2004年3月— means 2004-05."""
    match = _MONTH_DAY.fullmatch(text)
    if not match or not start:
        return ""
    return "-".join((start[:4], *(f"{int(part):02}" for part in match.groups() if part)))


def _chinese_numerals(text: str) -> str:
    """二〇〇四年三月十五日 with digits; texts without such a year stay as they are."""
    year = re.match(r"[〇零一二三四五六七八九]{4}(?=年|$)", text)
    if not year:
        return text
    rest = _NUMERAL.sub(lambda found: str(_small(found.group())), text[year.end() :])
    return year.group().translate(_DIGITS) + rest


def _small(numeral: str) -> int:
    """一 to 三十九."""
    tens, mark, ones = numeral.rpartition("十")
    digits = "一二三四五六七八九"
    if not mark:
        return digits.index(numeral) + 1
    return (digits.index(tens) + 1 if tens else 1) * 10 + (digits.index(ones) + 1 if ones else 0)
