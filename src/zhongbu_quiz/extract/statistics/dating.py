"""Which date rules a figure. In: a `Reading` and places. Out: the date and the rule."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.clauses import Span
from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.dates.when import When
from zhongbu_quiz.extract.numerals import to_digits
from zhongbu_quiz.extract.statistics.patterns import GROWTH
from zhongbu_quiz.extract.statistics.surroundings import BOUND
from zhongbu_quiz.extract.statistics.trimming import without_bounds

_LEAD = 16
"""How many characters may lead to a mean growth (五年年均增长约)."""
YEARS = re.compile(r"(\d{4})/(\d{4}|\.\.)")
START = "<statistics.out_of>(?:<statistics.at_first>|[^，、；<<statistics.out_of>>]{1,6}<statistics.first_term>)?的?$"
RISEN = "(?:<statistics.to_verb><statistics.to>|<statistics.up_to>)<qualifiers.before>?<statistics.per_time>?$"
_REACHED = "<statistics.reached><qualifiers.before>?$"
_SUMMED = "<statistics.summed><statistics.reached><qualifiers.before>?$"
_FOUNDED = "(?:<regions.founding+regions.finished+regions.opened>)+[，；。]"
"""本行于2011年挂牌开业，…: what follows is not of that day."""
_OWN = re.compile(r"的?")
"""Between a year that something is compared with and that year's figure: 较1978年的35亿元."""


class Dated(Enum):
    """What dates a figure, by the name of the sentence that tells so; the sort of evidence that its period has."""

    IN_ITS_CLAUSE = "date_in_head"
    OF_BASE = "date_of_base"
    IN_SENTENCE = "date_in_sentence"
    BEFORE = "date_before"
    PARAGRAPH_BEFORE = "date_inherited"
    TITLE = "date_of_title"
    COUNTED_TO = "date_counted_to"
    NOTHING = ""


FROM_AFAR = frozenset((Dated.BEFORE, Dated.PARAGRAPH_BEFORE, Dated.TITLE))
"""A year so told reaches what was done or produced in it, never what there is, or how large it is: that may be of any year."""
_OF_NO_TIME = "(?:<statistics.size_of_thing+statistics.stock_last>)$|^(?:<statistics.stock_first>)"


def of_no_time(indicator: str, dated: Dated, of_counts: bool, lexicon: Lexicon) -> bool:
    """True for what there is, or the size of a thing, where nothing near it says when; a communiqué `of_counts` tells what there was at the end of
    the year in its title, and what was built or sold in a year is of it."""
    done = indicator.endswith(lexicon.words("statistics.of_year")) or lexicon.pattern("<statistics.deed>").match(indicator)
    far = dated in FROM_AFAR and not (of_counts and dated is Dated.TITLE)
    return far and not done and bool(lexicon.pattern(_OF_NO_TIME).search(indicator))


def listed_dates(reading: Reading, sentence: Span, end: int, count: int) -> list[str] | None:
    """The years of 2003、2013、2023年, or 2016—2019年, where a list of as many figures follows them."""
    for when in reversed(reading.whens_in(sentence.start, end)):
        if len(when.several) == count:
            return list(when.several)
    return None


def quantity_date(reading: Reading, sentence: Span, start: int, end: int, unit: str | None) -> tuple[When | None, str]:
    """The date that rules a figure (in its own head, earlier in its sentence, or ruling from before), and the name of the reason."""
    own, same = unit not in reading.lexicon.set("units.growth"), reading.lexicon.set("dates.same_period")
    named = [when for when in reading.whens_in(sentence.start, end) if when.mention.text not in same]  # 占同期全国的3.1%: of the time told before
    earlier = [when for when in named if when.mention.end <= start and when.mention.adverbial and not _ends_clause(reading, when)]
    earlier = [when for when in earlier if when.mention.start == sentence.start or not _only_compares(reading, when, start)]
    for when in (when for when in reversed(named) if when.mention.start >= start):
        now = when.precision == "now" and when.mention.text not in reading.lexicon.set("dates.stock_now")
        if not _is_compared(reading, when) and not (now and earlier):
            return _of_same_months(reading, when), "date_in_head"
        if own and _OWN.fullmatch(reading.twin, when.mention.end, end):
            return when, "date_of_base"
    if earlier:
        return _of_same_months(reading, earlier[-1]), "date_in_sentence"
    before = [when for when in reading.whens if when.mention.end <= sentence.start and _rules_on(reading, when)]
    if before:
        later = [when for when in reading.whens if before[-1].mention.end < when.mention.start < sentence.start and when.mention.adverbial]
        passed = any(when.year and when.year != before[-1].year and not when.mention.aside for when in later)
        return before[-1], "date_inherited" if passed else "date_before"
    return (None, "") if reading.base or reading.counted_to or reading.inherited is None else (reading.inherited, "date_inherited")


def compared_date(reading: Reading, sentence: Span, end: int, date: str | None) -> str:
    """The year that a growth is counted from where the text names another than the one before: 较1978年的35亿元增长了近91倍."""
    clause = max(sentence.start, *(reading.twin.rfind(mark, sentence.start, end) for mark in "，；"))
    for when in reversed(reading.whens_in(clause, end)):
        if _is_compared(reading, when):
            year = (date or "").rpartition("/")[2][:4]
            usual = when.edtf and year.isdigit() and when.edtf[:4] == str(int(year) - 1)
            return "" if usual or not when.edtf else when.mention.text
    return ""


def mean_span(reading: Reading, sentence: Span, end: int, date: str | None) -> str | None:
    """The years of a mean growth that are named with the figures before it: 从2015年的…增至2019年的…，年均增长; None where `date` says them."""
    counted = reading.lexicon.pattern(GROWTH).search(without_bounds(reading.twin[max(sentence.start, end - _LEAD) : end], reading.lexicon))
    if counted and counted["years"] and date and date[-4:].isdigit():
        return f"{int(date[-4:]) - int(to_digits(counted['years']) or 1) + 1}/{date[-4:]}"
    named = [when for when in reading.whens_in(sentence.start, end) if when.precision == "year" and not when.several]
    if len(named) < 2 or not named[-2].year < named[-1].year or reading.twin[named[-2].mention.end] != "的":
        return None
    first, last = named[-2].year, named[-1].year
    return None if date == f"{first + 1}/{last}" else f"{first}/{last}"


def in_period(date: str | None, words: str, subject: str, aspect: str, reading: Reading) -> tuple[str | None, str]:
    """The date of the figure of a subject that some words lead to, and the name of a doubt ("" where it is clear).

    In a span of years 从…  is what was before them, 到… what was at their end, and what was done or grew is of all of them.
    """
    lexicon = reading.lexicon
    years = YEARS.fullmatch(date or "")
    if lexicon.pattern(START).search(words):
        return (str(int(years[1]) - 1), "") if years else (None, "no_start")
    if years is None or aspect in ("growth", "change"):
        return date, ""
    if aspect == "rank" and years[2] != "..":
        return years[2], ""
    if lexicon.pattern(_SUMMED).search(words):
        return date, "no_year_of_span"  # 累计达到1486亿元: of all years, or all there were at their end?
    if years[2] != ".." and lexicon.pattern(RISEN).search(words):
        return years[2], ""
    if lexicon.pattern("<statistics.over_years+statistics.deed>").search(words + subject):
        return date, ""
    if years[2] != ".." and lexicon.pattern(_REACHED).search(words):
        return years[2], ""
    return date, "no_year_of_span"


def _ends_clause(reading: Reading, when: When) -> bool:
    """True for the date of what a clause told before it, which is no date of what follows (学校创建于1956年，占地面积2860亩; 自10月首演以来的)."""
    start, end = when.mention.start, when.mention.end
    since = reading.twin.endswith("自", 0, start) and reading.twin.find("以来", end, end + 12) >= 0
    ends = reading.twin[end : end + 1] in BOUND or reading.lexicon.pattern(_FOUNDED).match(reading.twin, end)
    return since or (reading.twin.endswith("于", 0, start) and bool(ends))


def _of_same_months(reading: Reading, when: When) -> When:
    """上年同期 behind 1—2月: these months of the year before."""
    if when.precision != "year" or not reading.lexicon.pattern("<dates.same_period>").match(reading.twin, when.mention.end):
        return when
    told = [each.edtf for each in reading.whens if each.mention.end <= when.mention.start and each.edtf and re.match(r"\d{4}-\d\d", each.edtf)]
    return replace(when, edtf=re.sub(r"\d{4}(?=-\d\d)", f"{when.year:04d}", told[-1]), precision="interval") if told else when


def _only_compares(reading: Reading, when: When, start: int) -> bool:
    """True for 上年 in a clause before that of a figure: 占比升到26%，上年只有18%，三个市场贡献8.4亿元."""
    back = reading.lexicon.set("documents.year_before") - reading.lexicon.set("dates.from_document")
    return when.mention.text in back and "，" in reading.twin[when.mention.end : start]


def _rules_on(reading: Reading, when: When) -> bool:
    """A line that is a date rules all that stands under it, a year the sentences behind the one that it opens, a month or a day only its own
    (12月16日，高铁通车。公路总里程412公里)."""
    opens = when.precision in ("year", "interval", "now") and reading.opens(when)
    return opens or when.why == "when_date_line"


def _is_compared(reading: Reading, when: When) -> bool:
    led = reading.twin.endswith(reading.lexicon.words("statistics.compared_lead"), 0, when.mention.start)
    return led and not when.mention.adverbial
