"""Phrases that date an event by themselves: plans, congresses, jubilees, dynasties (rule 35).

In: phrases with their spans, from the data files of `zhongbu_quiz.data`. Out: `Eras`, which finds them in texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from zhongbu_quiz.values.chinese_dates import read_chinese
from zhongbu_quiz.values.dates import Period, Ymd
from zhongbu_quiz.values.numbers import NUMERALS
from zhongbu_quiz.values.reigns import Reign, Reigns

Span = tuple[Ymd, Ymd]
"""First and last day."""

_YEAR = re.compile(r"(?<!\d)((?:1[0-9]|20)\d\d)(?!\d)")


class Eras:
    """Phrases by the time that they name. `plans` are those that a figure may hold for (“十三五”时期); `reigns` count years (光绪二十一年)."""

    def __init__(self, spans: Mapping[str, Period], plans: Iterable[str] = (), reigns: Iterable[Reign] = ()) -> None:
        self.reigns = Reigns(reigns)
        self.spans: dict[str, Span] = {phrase: period.span for phrase, period in spans.items()}
        self.plans = frozenset(plans)
        phrases = "|".join(re.escape(phrase) for phrase in sorted(self.spans, key=lambda text: (-len(text), text)))
        # 十五 must not be found in 二十五 or 十五五: a phrase of numerals ends where the numerals end.
        self._phrase = re.compile(rf"(?<![{NUMERALS}])(?:{phrases})(?![{NUMERALS}])" if phrases else r"(?!)")

    def span(self, phrase: str) -> Span | None:
        """The days that a phrase means, or None where it is not known."""
        return self.spans.get(phrase)

    def read(self, text: str) -> Span | None:
        """The days that a whole text means: a date as we print it, or a plan's period (“十三五”时期); None for any other text."""
        period = read_chinese(text)
        if period is not None:
            return period.span
        phrase = text.removesuffix("时期").removesuffix("期间").removeprefix("“").removesuffix("”")
        return self.spans[phrase] if phrase in self.plans else None

    def found(self, text: str) -> list[tuple[str, Span]]:
        """Every phrase of a text with its span, in order."""
        return [(match[0], self.spans[match[0]]) for match in self._phrase.finditer(text)]

    def years_told(self, text: str) -> list[tuple[int, int]]:
        """The years and eras that a text names, as (first, last) pairs."""
        told = [(int(year), int(year)) for year in _YEAR.findall(text)]
        return told + [(first[0], last[0]) for _, (first, last) in self.found(text)]

    def tells_year(self, text: str, year: int) -> bool:
        """Whether a text names a year, an era that holds it, or the year before it (a plan for 2021 to 2025 comes out in 2020)."""
        return any(first - 1 <= year <= last for first, last in self.years_told(text))
