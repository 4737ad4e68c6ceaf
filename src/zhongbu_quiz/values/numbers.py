"""Numbers as they are written, compared as exact values.

Rules 26 to 30 of the item rules stand on these: precision is what the text printed, and figures with different
scales (1.4万亿 and 14000亿) or units (吨 and 斤) are compared in one base unit, never as floats.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from zhongbu_quiz.messages import _

_SCALES = (("万亿", 10**12), ("亿", 10**8), ("千万", 10**7), ("百万", 10**6), ("万", 10**4), ("千", 10**3))
_BASES: dict[str, tuple[Fraction, str]] = {
    "吨": (Fraction(1000), "千克"),
    "公斤": (Fraction(1), "千克"),
    "千克": (Fraction(1), "千克"),
    "斤": (Fraction(1, 2), "千克"),
    "公顷": (Fraction(15), "亩"),
    "平方公里": (Fraction(1500), "亩"),
    "平方千米": (Fraction(1500), "亩"),
    "km²": (Fraction(1500), "亩"),
    "平方米": (Fraction(15, 10**4), "亩"),
    "m²": (Fraction(15, 10**4), "亩"),
    "公里": (Fraction(1000), "米"),
    "km": (Fraction(1000), "米"),
    "m": (Fraction(1), "米"),
    "厘米": (Fraction(1, 100), "米"),
    "cm": (Fraction(1, 100), "米"),
    "毫米": (Fraction(1, 1000), "米"),
    "mm": (Fraction(1, 1000), "米"),
    "m³": (Fraction(1), "立方米"),
    "摄氏度": (Fraction(1), "℃"),
    "千瓦时": (Fraction(1), "千瓦时"),
    "倍": (Fraction(100), "%"),
    "成": (Fraction(10), "%"),
}
NUMBER = re.compile(r"\d+(?:\.\d+)?(?:/\d+)?", re.ASCII)
_POWER = re.compile(r"(?:(\d+(?:\.\d+)?)×)?10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
NUMERALS = "一二三四五六七八九十"
TO_DIGITS = str.maketrans({numeral: str(value) for value, numeral in enumerate(NUMERALS[:9], 1)})
"""Numerals of one digit as that digit, for `str.translate`."""
_CHINESE_DIGITS = f"零{NUMERALS}"


def parse_value(text: str) -> Fraction:
    """The exact value of `13.78`, `-2`, `1/4` or `3×10⁸`. Raises ValueError for anything else."""
    body = text.removeprefix("-")
    if power := _POWER.fullmatch(body):
        value = Fraction(power[1] or 1) * Fraction(10) ** _power(power[2], text)
        return -value if text.startswith("-") else value
    if not NUMBER.fullmatch(body) or re.search(r"/0+$", body):
        raise ValueError(_("{text!r} is not a number; write digits such as 13.78, or a fraction such as 1/4").format(text=text))
    value = Fraction(body)
    return -value if text.startswith("-") else value


def _power(raised: str, text: str) -> int:
    lowered = raised.translate(_LOWERED)
    if not re.fullmatch(r"-?\d{1,2}", lowered):
        raise ValueError(_("{text!r} is not a number; write a power of ten between 10⁻⁹⁹ and 10⁹⁹").format(text=text))
    return int(lowered)


@lru_cache(maxsize=1 << 12)
def number_of(text: str) -> Fraction | None:
    """The exact value of a text that is a number as a whole, or None."""
    try:
        return parse_value(text)
    except ValueError:
        return None


def base_value(value: Fraction, unit: str) -> tuple[Fraction, str]:
    """The value in the base unit of its dimension, and that unit: (13.78, 亿吨) -> (1378000000000, 千克)."""
    factor, base = _base_of(unit)
    return value if factor is None else value * factor, base


@lru_cache(maxsize=1 << 10)
def _base_of(unit: str) -> tuple[Fraction | None, str]:
    """How many of its base unit a unit is (None where it is that itself), and that unit."""
    scale, rest = split_scale(unit)
    size, base = _BASES.get(rest, (Fraction(1), rest))
    factor = scale * size
    return None if factor == 1 else factor, base


@lru_cache(maxsize=1 << 12)
def decimals(text: str) -> int:
    """Digits after the point: 2 for 13.78, 0 for 5000."""
    return len(text.partition("×")[0].partition(".")[2])


def trailing_zeros(text: str) -> int:
    """How many zeros a whole number ends in: 3 for 5000, 0 for 13.78 and 5743."""
    return 0 if "." in text else len(text) - len(text.rstrip("0")) if text.strip("0") else 0


@lru_cache(maxsize=1 << 12)
def shape(text: str) -> str:
    """What two figures must share to stand beside each other as options: form, decimals and final zeros (rule 26)."""
    if "/" in text:
        return "fraction"
    if _POWER.fullmatch(text.removeprefix("-")):
        return "power"
    return f"{decimals(text)}d{trailing_zeros(text)}z"


def last_place(text: str) -> Fraction:
    """What the last printed digit that is no final zero counts: 100 for 1300, 1/10 for 13.7."""
    return Fraction(10 ** trailing_zeros(text), 10 ** decimals(text))


def round_like(value: Fraction, like: str) -> str:
    """`value` printed with the precision of `like`: its decimals, or its number of final zeros."""
    return round_ratio(*value.as_integer_ratio(), like)


def round_ratio(over: int, under: int, like: str) -> str:
    """The same of one whole number over another that is above zero."""
    places, tens = decimals(like), 10 ** trailing_zeros(like)
    scaled = tens * ((2 * over * 10**places + under * tens) // (2 * under * tens))  # in units of the last printed digit
    sign = "-" if scaled < 0 else ""
    if not places:
        return f"{sign}{abs(scaled)}"
    whole, fraction = divmod(abs(scaled), 10**places)
    return f"{sign}{whole}.{fraction:0{places}d}"


def chinese_number(value: int) -> str:
    """一 to 九十九 for small counts, as headings and ranks write them."""
    if not 0 < value < 100:
        return str(value)
    tens, ones = divmod(value, 10)
    text = "" if tens == 0 else "十" if tens == 1 else _CHINESE_DIGITS[tens] + "十"
    return text + (_CHINESE_DIGITS[ones] if ones else "")


_COUNT_DIGITS = {"〇": 0, "零": 0, "两": 2, **{digit: value for value, digit in enumerate(NUMERALS[:-1], 1)}}
_COUNT_TENS = {"廿": 20, "卅": 30}
_COUNT_UNITS = {"十": 10, "百": 100, "千": 1000}


def chinese_count(text: str) -> int:
    """The count that Chinese numerals below 万, or digits, write: 二十一, 廿一, 一百零八, 三千五百. Raises ValueError for other texts."""
    if text.isascii() and text.isdigit():
        return int(text)
    total = last = 0
    for letter in text:
        if letter in _COUNT_DIGITS:
            last = _COUNT_DIGITS[letter]
        elif letter in _COUNT_TENS:
            total += _COUNT_TENS[letter]
        elif letter in _COUNT_UNITS:
            total += (last or 1) * _COUNT_UNITS[letter]
            last = 0
        else:
            raise ValueError(_("{text!r} is not a count; write it in digits").format(text=text))
    return total + last


_NAMED_COUNT = {word: number for number, word in enumerate(_CHINESE_DIGITS)} | {"两": 2, "双": 2}


def counted_in(name: str) -> int:
    """What the numerals of a name count together: 4 for 三基地一枢纽, 2 for 两个加强, 0 for a name without any."""
    return sum(_NAMED_COUNT.get(letter, 0) for letter in name)


def split_scale(unit: str) -> tuple[int, str]:
    """What a unit multiplies its figure by, and the unit without that: (10**8, 吨) for 亿吨."""
    for name, scale in _SCALES:
        if unit.startswith(name) and unit not in ("千瓦时", "千克"):
            return scale, unit.removeprefix(name)
    return 1, unit


def in_scale(value: Fraction, name: str, most: int) -> str:
    """A number in 万, 亿 or 万亿 (or "" for none) with at most so many decimals; "" where it does not come out even or has a zero
    before its point."""
    scaled = value / dict(_SCALES).get(name, 1)
    if scaled < 1 or (scaled * 10**most).denominator != 1:
        return ""
    whole, rest = divmod(scaled, 1)
    return f"{whole}.{int(rest * 10**most):0{most}d}".rstrip("0").rstrip(".")
