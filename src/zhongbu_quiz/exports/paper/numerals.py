"""Numerals and letters as a Chinese paper prints them."""

from __future__ import annotations

from decimal import Decimal

from zhongbu_quiz.values.numbers import NUMERALS
from zhongbu_quiz.values.shares import plain

_DIGITS = f"〇{NUMERALS[:-1]}"
UNIT = r"[%％‰]|<print.unit>"
"""What stands behind a number as its unit, as a pattern of the lexicon."""


def chinese(number: int) -> str:
    """1 → 一, 12 → 十二, 20 → 二十; for 1 to 99."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def points(value: Decimal) -> str:
    """2 → "2", 1.50 → "1.5"."""
    return plain(value)
