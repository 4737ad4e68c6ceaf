"""Phrases that date an event by themselves: five-year plans and congresses (rule 35)."""

from __future__ import annotations

import re

ERAS: dict[str, tuple[int, int]] = {
    "十五": (2001, 2005),
    "十一五": (2006, 2010),
    "十二五": (2011, 2015),
    "十三五": (2016, 2020),
    "十四五": (2021, 2025),
    "十五五": (2026, 2030),
    "第十三个五年规划": (2016, 2020),
    "第十四个五年规划": (2021, 2025),
    "十八大": (2012, 2012),
    "十九大": (2017, 2017),
    "二十大": (2022, 2022),
    "十九届五中全会": (2020, 2020),
}
"""Phrase -> first and last year."""

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


def years_told(text: str) -> list[tuple[int, int]]:
    """The years and eras that a text names, as (first, last) pairs."""
    told = [(int(year), int(year)) for year in _YEAR.findall(text)]
    return told + [span for phrase, span in ERAS.items() if phrase in text]


def tells_year(text: str, year: int) -> bool:
    """Whether a text names a year, an era that holds it, or the year before it (a plan for 2021 to 2025 comes out in 2020)."""
    return any(first - 1 <= year <= last for first, last in years_told(text))
