"""The words around a figure: its clause, without dates and asides. In: a `Reading` and places. Out: words."""

from __future__ import annotations

import re
from bisect import bisect_left

from zhongbu_quiz.extract.clauses import Span, clause_begin
from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.statistics.heads import read_head

BOUND = "，；：。（）(){}！？;:"
_ASIDE = re.compile(r"[（(](?:[^（）()\d]|(?<=[A-Za-z])[\d.]+){1,30}[）)]|\[\d{1,2}\]")
"""What stands in brackets beside a name (细颗粒物（PM2.5）浓度), or the mark of a note."""
_SAID_OF = "(.*?<statistics.measure>)<statistics.clause_adverb>"
"""外贸进出口总额却出现回落，为…: the thing, and what else is said of it."""
_DATE_LEAD = "<dates.lead>?$"


def within(spans: list[Span], outer: Span) -> list[Span]:
    """The sorted spans that start inside another, found by bisection."""
    first = bisect_left(spans, outer.start, key=lambda span: span.start)
    last = bisect_left(spans, outer.end, key=lambda span: span.start)
    return spans[first:last]


def without_dates(reading: Reading, start: int, end: int) -> str:
    """The words of a stretch without its dates, what leads to them (截至), and asides in brackets."""
    text, at = "", start
    for when in reading.whens_in(start, end):
        if reading.text.endswith("占", 0, when.mention.start):
            continue  # 占全年的84.1%
        before = reading.text[at : when.mention.start]
        text += reading.lexicon.pattern(_DATE_LEAD).sub("", before) if when.mention.adverbial else before
        at = when.mention.end
    return _ASIDE.sub("", text + reading.text[at:end])


def clause_start(text: str, start: int, end: int) -> int:
    """Where the clause that holds `end` begins; a short clause that only leads (其中，) is passed over."""
    bound = clause_begin(text, start, end, BOUND)
    if text[bound - 1 : bound] in ("）", ")"):
        opened = max(text.rfind("（", start, bound), text.rfind("(", start, bound))
        if opened > start and _ASIDE.fullmatch(text, opened, bound):
            return clause_start(text, start, opened)
    return bound


def clause_before(reading: Reading, sentence: Span, start: int) -> str:
    """The noun that the clause before a bare figure names: 武汉的“中国光谷”，截至2022年已…."""
    if start <= sentence.start + 1:
        return ""
    begin = clause_start(reading.text, sentence.start, start - 1)
    words = read_head(without_dates(reading, begin, start - 1), None, "plain", reading.lexicon).subject
    told = reading.lexicon.pattern(_SAID_OF).match(words)
    words = told[1] if told else words
    return words if 2 <= len(words) <= 24 else ""
