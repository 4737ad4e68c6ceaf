"""Numerals and parts of a year in dates, worked out. In: words of a date. Out: numbers."""

from __future__ import annotations

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.numerals import to_digits


def whole_number(text: str | None) -> int:
    """A numeral of a date in digits or characters as a number; 0 where there is none."""
    digits = to_digits(text) if text else None
    return int(digits) if digits and digits.isdigit() else 0


def months_of(part: str, lexicon: Lexicon) -> tuple[int, int]:
    """The first and the last month of 上半年 or 三季度; the whole year where the word is none of these."""
    span = lexicon.table("dates.half").get(part) or lexicon.table("dates.quarter").get(part) or "1-12"
    first, _, last = span.partition("-")
    return int(first), int(last)
