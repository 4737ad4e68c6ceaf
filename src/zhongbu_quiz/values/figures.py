"""How texts write numbers: one form for all that mean the same, and the numbers that a text holds.

In: a text as somebody wrote it. Out: the same with half-width digits, one minus, one sign of a range and the powers of km², 10³ and 3×10⁸ kept
(`normal`), and its numbers as `values.numbers` reads them (`numbers_in`): 1,234.5 as 1234.5, 三分之二 as 2/3, 十四亿 as 14亿, 零下30℃ as -30℃.
Both sides of every comparison of figures go through here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from zhongbu_quiz.values.numbers import NUMERALS, chinese_count

_POWERS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
_KEPT = {*_POWERS, "℃"}
_SIGNS = {
    "−": "-", "－": "-", "–": "-", "﹣": "-", "～": "~", "〜": "~", "㎡": "m²", "㎢": "km²", "㎥": "m³", "㎞": "km", "㎜": "mm", "㎝": "cm",
}  # fmt: skip
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_CARET = re.compile(r"(?<=\d)\^\(?(-?\d{1,3})\)?")
_UNIT_POWER = re.compile(r"(?<=m)\^?([23])(?![\d.])")
_TIMES = re.compile(r"(?<=\d)[xX*·](?=10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻])")
_PARTS = re.compile(rf"([{NUMERALS}百]+)分之([{NUMERALS}]+)")
_SCALED = re.compile(
    rf"(?<![一-鿿])([{NUMERALS}两百千零〇]+)(?=[万亿](?![{NUMERALS}两]))|(?<=第)([{NUMERALS}]+)(?=[位名]|$)"
    rf"|(?<![一-鿿])([{NUMERALS[:-1]}两][{NUMERALS}百千零〇]*[百千])(?=[^强米克瓦])"
)
"""Counts in 万 or 亿, places, and counts of hundreds and thousands; 三千米 may be 3千米, and 五百强 counts nothing."""
_BELOW_ZERO = re.compile(r"零下(?=\d)")
_COMMA = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
NUMBER_TEXT = r"-?(?:(?:\d+(?:\.\d+)?×)?10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+|\d+(?:\.\d+)?(?:/[1-9]\d*)?)"
"""A number in the form that `values.numbers` reads."""
_NUMBER = re.compile(rf"(?<![\d.]){NUMBER_TEXT}")
_RANGE = re.compile(rf"{NUMBER_TEXT}[^\d~—-]{{0,4}}(?:~|—+|-|至|到)(?P<to>{NUMBER_TEXT})[^\d~—-]*")


@lru_cache(maxsize=1 << 12)
def normal(text: str) -> str:
    """A text with its numbers in one form, without spaces; words stay as they are."""
    flat = "".join(sign if sign in _KEPT else _SIGNS.get(sign, unicodedata.normalize("NFKC", sign)) for sign in text)
    flat = "".join(flat.split()).replace("°C", "℃")
    flat = _CARET.sub(lambda match: match[1].translate(_RAISED), flat)
    flat = _UNIT_POWER.sub(lambda match: match[1].translate(_RAISED), flat)
    return _BELOW_ZERO.sub("-", _TIMES.sub("×", flat))


@lru_cache(maxsize=1 << 12)
def counted(text: str) -> str:
    """The normal form with the Chinese numerals of figures in digits: 三分之二 as 2/3, 十四亿 as 14亿, 第三位 as 第3位, 五百个 as 500个."""
    flat = _PARTS.sub(lambda match: f"{chinese_count(match[2])}/{chinese_count(match[1])}", normal(text))
    return _SCALED.sub(lambda match: str(chinese_count(match[0])), flat)


def numbers_in(text: str) -> list[str]:
    """The numbers of a text, in order; a hyphen behind a number is no minus."""
    return _NUMBER.findall(_COMMA.sub("", counted(text)))


def range_in(text: str) -> tuple[str, str] | None:
    """The two numbers of a text that is a range as a whole (400～800毫米, -5℃至3℃), or None."""
    flat = _COMMA.sub("", counted(text)).removeprefix("约")
    if not _RANGE.fullmatch(flat):
        return None
    found = _NUMBER.findall(flat)
    return (found[0], found[1]) if len(found) == 2 else None
