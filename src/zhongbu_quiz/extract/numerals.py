"""Chinese numerals to digits, by cn2an. In: 三百二十, 一九四九, 两千, 1.2. Out: a string of digits, or None."""

from __future__ import annotations

from functools import lru_cache

ONES = "一二三四五六七八九"
"""The numerals from one to nine, in order."""
TENS = ONES + "十"
"""What numerals up to 99 are written with."""
COUNTERS = f"{TENS}两"
"""The numerals with which things are counted."""
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
"""What points of a list are counted with."""
_DIGITS = {char: str(value) for value, char in enumerate("〇" + ONES)} | {"零": "0", "两": "2", "○": "0"}


def year_digits(text: str) -> str:
    """一九四九 -> 1949; digits stay."""
    return "".join(_DIGITS.get(char, char) for char in text)


@lru_cache(maxsize=4096)
def to_digits(text: str) -> str | None:
    """三百二十 -> 320, 十五 -> 15, 二点五 -> 2.5, 一九四九 -> 1949, 12 -> 12; None where it is no numeral."""
    if text.isascii():
        return text if text.replace(".", "", 1).isdigit() else None
    if len(text) > 1 and all(char in _DIGITS for char in text):
        return year_digits(text)
    from cn2an import cn2an

    try:
        value = cn2an(text.replace("〇", "零").replace("廿", "二十"), "smart")
    except (ValueError, IndexError, KeyError, TypeError):
        return None
    whole = int(value)
    return str(whole) if whole == value else str(value)
