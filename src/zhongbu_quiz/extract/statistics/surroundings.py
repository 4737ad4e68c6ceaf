"""The words around a figure: its clause, without dates and asides. In: a `Reading` and places. Out: words."""

from __future__ import annotations

import re
from bisect import bisect_left

from zhongbu_quiz.extract.clauses import Span
from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.events.predicates import split_predicate
from zhongbu_quiz.extract.statistics.heads import read_head

BOUND = "，；：。（）(){}！？;:"


_ASIDE = re.compile(r"[（(][^（）()\d]{1,30}[）)]")


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
        before = reading.text[at : when.mention.start]
        text += reading.lexicon.pattern(_DATE_LEAD).sub("", before) if when.mention.adverbial else before
        at = when.mention.end
    return _ASIDE.sub("", text + reading.text[at:end])


def clause_start(text: str, start: int, end: int) -> int:
    """Where the clause that holds `end` begins; a short clause that only leads (其中，) is passed over."""
    bound = max((text.rfind(mark, start, end) + 1 for mark in BOUND), default=start) or start
    if text[bound - 1 : bound] in ("）", ")"):
        opened = max(text.rfind("（", start, bound), text.rfind("(", start, bound))
        if opened > start and not any(char.isdigit() for char in text[opened:bound]):
            return clause_start(text, start, opened)
    return bound


def clause_before(reading: Reading, sentence: Span, start: int) -> str:
    """The noun that the clause before a bare figure names: 武汉的“中国光谷”，截至2022年已…."""
    if start <= sentence.start + 1:
        return ""
    begin = clause_start(reading.text, sentence.start, start - 1)
    words = read_head(without_dates(reading, begin, start - 1), None, "plain", reading.lexicon).subject
    return words if 2 <= len(words) <= 24 else ""


def topic_of(reading: Reading, sentence: Span, start: int) -> str:
    """What the sentence is about: the noun before its first verb, for 全长 and 总投资."""
    words = without_dates(reading, sentence.start, start).lstrip("，")
    first = re.split(r"[，；：]", words, maxsplit=1)[0]
    actor, verb, _rest = split_predicate(first, reading.lexicon)
    return actor if verb and 2 <= len(actor) <= 20 else ""
