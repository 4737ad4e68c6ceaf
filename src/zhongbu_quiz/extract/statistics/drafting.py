"""A figure with its subject and its date, made into a draft. In: all that is known of it. Out: `Draft`."""

from __future__ import annotations

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.clauses import Span
from zhongbu_quiz.extract.context import REACH, Reading
from zhongbu_quiz.extract.dates.when import When
from zhongbu_quiz.extract.draft import Draft, StatisticDetail
from zhongbu_quiz.extract.statistics.dating import quantity_date
from zhongbu_quiz.extract.statistics.heads import Head
from zhongbu_quiz.extract.statistics.quantity import Quantity
from zhongbu_quiz.extract.statistics.regions import region_of
from zhongbu_quiz.extract.statistics.units import is_duration
from zhongbu_quiz.extract.timelines import BETWEEN

_INHERITED = frozenset({"carried_over", "region_turned", "attribute", "list_each"})
"""Rules that take the subject, or part of it, from what was told before: a little less sure."""
_ELSEWHERE = frozenset({"clause_before", "noun_after"})
"""Rules that look for the subject outside the figure's clause: less sure."""


def make_statistic(
    reading: Reading,
    sentence: Span,
    quantity: Quantity,
    start: int,
    subject: str,
    head: Head,
    unit: str | None,
    date: str | None,
    why: str,
    whole: str,
    count: int,
) -> Draft:
    """The draft of one figure: `head` says how it is measured, `date` overrules the dates of the text (years in a list)."""
    lexicon = reading.lexicon
    when, when_why = quantity_date(reading, sentence, start, quantity.start)
    edtf = date or (when.edtf if when else None)
    doubts: list[str] = []
    if when is None and reading.base:
        edtf, when_why = reading.base, "date_of_title"
    if when is not None and when.precision == "none":
        doubts.append(lexicon.say("no_anchor", date=when.mention.text))
    value = reading.text[quantity.start : quantity.end]
    own_unit = quantity.unit if quantity.unit is not None else (unit if count > 1 and not quantity.unit else None)
    if (quantity.unit is None and count == 1) or (quantity.unit is None and quantity.number and unit is None):
        if lexicon.pattern("<statistics.bare_end>$").search(subject):
            own_unit = ""
        else:
            doubts.append(lexicon.say("no_unit"))
    if count > 1 and quantity.unit is None and unit and _last_of_list(reading, quantity):
        doubts.append(lexicon.say("no_unit_in_list", unit=unit))
    aspect = head.aspect or _aspect(quantity, subject, lexicon)
    region = region_of(subject, reading.lexicon)
    detail = StatisticDetail(
        region=region,
        indicator=subject[len(region) :].lstrip("的") or subject,
        aspect=aspect,
        qualifier=quantity.qualifier,
        whole=whole,
        compared_with=head.compared_with,
        direction=head.direction,
        until=bool(when and when.mention.until),
    )
    quote = _quote(reading.text, sentence, start, quantity.end)
    fragments = _evidence(reading, quantity, when, subject, value, sentence)
    return Draft(
        kind="statistic",
        subject=subject,
        value=value,
        quote=quote,
        confidence=_confidence(quantity, subject, edtf, why, doubts, lexicon),
        why="；".join(lexicon.say(name) for name in (why, when_why) if name),
        denominator=why == "share_whole",
        detail=detail,
        date=edtf,
        number=quantity.number,
        unit=own_unit,
        evidence=fragments,
        passage=sentence.of(reading.text),
        section=reading.section,
        line=reading.line,
        place=quantity.start,
        doubts=tuple(doubts),
    )


def _last_of_list(reading: Reading, quantity: Quantity) -> bool:
    return reading.text[quantity.end : quantity.end + 1] not in ("、", "和", "与", "及")


def _aspect(quantity: Quantity, subject: str, lexicon: Lexicon) -> str:
    if quantity.form == "rank":
        return "rank"
    if quantity.unit in ("倍", "番"):
        return "ratio" if quantity.unit == "倍" else "growth"
    if quantity.form == "fraction" or (quantity.unit == "成"):
        return "share"
    if lexicon.pattern("<statistics.rate_end>$").search(subject) and quantity.unit == "%":
        return "growth"
    return "level"


def _quote(text: str, sentence: Span, start: int, end: int) -> str:
    stops = [place for mark in "，；：。" if (place := text.find(mark, end, sentence.end)) >= 0]
    begin = (
        max((text.rfind(mark, sentence.start, start) + 1 for mark in "，；：。"), default=sentence.start)
        or sentence.start
    )
    return text[begin : min(stops, default=sentence.end)].strip("，；：、 ")


def _evidence(
    reading: Reading, quantity: Quantity, when: When | None, subject: str, value: str, sentence: Span
) -> tuple[str, ...]:
    fragments: list[str] = []
    near = (
        when is not None
        and quantity.start - when.mention.start <= REACH
        and when.mention in [w.mention for w in reading.whens]
    )
    if when is not None and near:
        words = reading.text[when.mention.start : when.mention.end] or when.mention.text
        fragments += words[:40].split(BETWEEN)
    region = region_of(subject, reading.lexicon)
    for words in (region, subject[len(region) :], subject[-6:]):
        if words and len(words) <= 40 and words in sentence.of(reading.text) and words not in "".join(fragments):
            fragments.append(words)
    return (*dict.fromkeys(fragments), value[:40])


def _confidence(
    quantity: Quantity, subject: str, date: str | None, why: str, doubts: list[str], lexicon: Lexicon
) -> float:
    score = 0.92
    score -= 0.06 if why in _INHERITED else 0.0
    score -= 0.12 if why in _ELSEWHERE else 0.0
    score -= 0.1 if date is None else 0.0
    score -= 0.12 if quantity.form == "chinese" else 0.0
    score -= 0.2 * len(doubts)
    score -= (
        0.3
        if is_duration(quantity.unit, lexicon) and quantity.form != "plain"
        else 0.15
        if is_duration(quantity.unit, lexicon)
        else 0.0
    )
    score -= 0.25 if quantity.form == "row" else 0.0
    score -= 0.15 if len(subject) > 24 or len(subject) < 2 else 0.0
    return round(min(0.99, max(0.05, score)), 2)
