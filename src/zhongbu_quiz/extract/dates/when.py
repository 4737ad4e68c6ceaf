"""What a mention means: the date that it resolves to, and what relative dates hang on.

In: nothing (values, and how they are made of numbers). Out: `Anchor`, `When`.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.dates.mentions import Mention
from zhongbu_quiz.extract.numerals import to_digits


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative dates hang on: the document's own date (y, m, d; 0 unknown) and the year that its headings speak of."""

    document: tuple[int, int, int] = (0, 0, 0)
    base_year: int = 0
    looking_back: bool = False
    delivered: bool = False
    """The base year is only what a report given after it tells of: it is no year of a month."""


@dataclass(frozen=True, slots=True)
class When:
    """A resolved mention. `edtf` is None where there is nothing to hang it on, or where it says 目前.

    `why` names a sentence of the lexicon, `word` the word that it is told of.
    """

    mention: Mention
    edtf: str | None
    precision: str
    why: str
    year: int = 0
    month: int = 0
    day: int = 0
    several: tuple[str, ...] = ()
    word: str = ""
    doubt: str = ""
    """The name of the sentence that says what is doubtful about it; "" where nothing is."""

    def reason(self, lexicon: Lexicon) -> str:
        """Where the date comes from, in words."""
        return lexicon.say(self.why, word=self.word)


def whole_number(text: str | None) -> int:
    """A numeral of a date in digits or characters as a number; 0 where there is none."""
    digits = to_digits(text) if text else None
    return int(digits) if digits and digits.isdigit() else 0


def months_of(part: str, lexicon: Lexicon) -> tuple[int, int]:
    """The first and the last month of 上半年 or 三季度; the whole year where the word is none of these."""
    span = lexicon.table("dates.half").get(part) or lexicon.table("dates.quarter").get(part) or "1-12"
    first, _, last = span.partition("-")
    return int(first), int(last)


def edtf_of(year: int, month: int, day: int) -> str:
    """The EDTF of a year, month and day (0 where not known); a day that its month does not have is left out."""
    if month and day and day > calendar.monthrange(year, month)[1]:
        day = 0
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")


def when_of(mention: Mention, year: int, month: int, day: int, why: str) -> When:
    """A mention that means this year, month and day (0 where not known); lost outside the years 1 to 2199."""
    if not 1 <= year <= 2199:
        return lost(mention)
    precision = "day" if month and day else "month" if month else "year"
    return When(mention, edtf_of(year, month, day), precision, why, year, month, day)


def spanning(base: When, year: int, first: int, last: int, why: str) -> When:
    """The same mention from the first to the last month of a year; as it was where that is the whole year or runs backwards."""
    if not first or last < first:
        return base
    if (first, last) == (1, 12):
        return base
    return replace(base, edtf=f"{year:04d}-{first:02d}/{year:04d}-{last:02d}", precision="interval", why=why)


def ranging(base: When, last: str) -> When:
    """The same mention up to a last date in EDTF; as it was where that is not later."""
    if base.edtf is None or last <= base.edtf:
        return base
    return replace(base, edtf=f"{base.edtf}/{last}", precision="interval", why="when_span")


def lost(mention: Mention, doubt: str = "no_anchor") -> When:
    """A relative date that has nothing to hang on."""
    return When(mention, None, "none", "when_lost", doubt=doubt)
