"""A figure with its subject and its date, made into a draft. In: all that is known of it. Out: `Draft`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.clauses import Span
from zhongbu_quiz.extract.context import REACH, Reading
from zhongbu_quiz.extract.dates.when import When
from zhongbu_quiz.extract.draft import Draft, StatisticDetail
from zhongbu_quiz.extract.events.predicates import split_predicate
from zhongbu_quiz.extract.statistics.dating import compared_date, in_period, is_far, mean_span, quantity_date
from zhongbu_quiz.extract.statistics.heads import Head
from zhongbu_quiz.extract.statistics.quantity import Quantity
from zhongbu_quiz.extract.statistics.regions import region_of
from zhongbu_quiz.extract.statistics.surroundings import without_dates
from zhongbu_quiz.extract.statistics.told import untold
from zhongbu_quiz.extract.statistics.units import is_duration
from zhongbu_quiz.extract.timelines import BETWEEN

_COMPARING = frozenset({"growth", "change", "ratio"})
_CLAUSE = re.compile("[，；：]")
_MEAN = "<statistics.mean>"
_INHERITED = frozenset({"carried_over", "region_turned", "attribute", "list_each"})
"""Rules that take the subject, or part of it, from what was told before: a little less sure."""
_ELSEWHERE = frozenset({"clause_before", "noun_after"})
"""Rules that look for the subject outside the figure's clause: less sure."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: its sentence, where the words that lead to it start, and these words without dates."""

    reading: Reading
    sentence: Span
    start: int
    words: str
    doubts: list[str]
    grown: str
    """What was last told to have grown: 快2.6个百分点 is then of its rate."""


def make_statistic(
    place: Place,
    quantity: Quantity,
    subject: str,
    head: Head,
    why: str,
    unit: str | None = None,
    date: str | None = None,
    count: int = 1,
) -> Draft:
    """The draft of one figure: `head` says how it is measured, `date` overrules the dates of the text (years in a list)."""
    reading, sentence = place.reading, place.sentence
    lexicon = reading.lexicon
    unit = unit or quantity.unit
    when, when_why = quantity_date(reading, sentence, place.start, quantity.start, quantity.unit)
    if when_why == "date_of_base":
        head = replace(head, aspect="", compared_with="")
    aspect = head.aspect or _aspect(quantity, subject, lexicon)
    doubts = [lexicon.say(name) for name in place.doubts]
    edtf = when.edtf if when else None
    if when is None and reading.base:
        edtf, when_why = reading.base, "date_of_title"
        doubts += [] if reading.told else [lexicon.say("year_of_genre", year=edtf)]
    if when is not None and when.precision == "none":
        doubts.append(lexicon.say("no_anchor", date=when.mention.text))
    mean = mean_span(reading, sentence, quantity.start, edtf) if lexicon.pattern(_MEAN).search(place.words) else None
    if date or mean or when_why in ("date_in_head", "date_of_base"):
        edtf = date or mean or edtf
    else:
        edtf, unclear = in_period(edtf, place.words, aspect, reading)
        doubts += [lexicon.say(unclear)] if unclear else []
    if when and is_far(reading, when, when_why):
        doubts.append(lexicon.say("far_date"))
    if aspect in _COMPARING and "环比" in reading.text[sentence.start : quantity.start]:
        doubts.append(lexicon.say("month_on_month"))
    if quantity.form == "even":
        doubts.append(lexicon.say("even"))
    if reading.planning:
        doubts.append(lexicon.say("aim"))
    value = reading.text[quantity.start : quantity.end]
    own_unit = quantity.unit if quantity.unit is not None else (unit if count > 1 and not quantity.unit else None)
    if (quantity.unit is None and count == 1) or (quantity.unit is None and quantity.number and unit is None):
        if lexicon.pattern("<statistics.bare_end>$").search(subject):
            own_unit = ""
        else:
            doubts.append(lexicon.say("no_unit"))
    if count > 1 and quantity.unit is None and unit and _last_of_list(reading, quantity):
        doubts.append(lexicon.say("no_unit_in_list", unit=unit))
    if own_unit in lexicon.set("units.point") and subject == place.grown:
        subject += lexicon.say("growth_of")
    region = region_of(subject, reading.lexicon)
    indicator = subject[len(region) :].lstrip("的") or subject
    doubts += [lexicon.say(name) for name in untold(indicator, why, aspect, own_unit, lexicon)]
    if when is not None and when.mention.form != "rel" and not region and _of_another(place):
        doubts.append(lexicon.say("no_owner"))
    compared = compared_date(reading, sentence, quantity.start, edtf) if aspect in _COMPARING else ""
    detail = StatisticDetail(
        region=region,
        indicator=indicator,
        aspect=aspect,
        qualifier=quantity.qualifier,
        whole=head.whole,
        compared_with=compared or head.compared_with,
        direction=head.direction,
        until=bool(when and when.mention.until),
        now=bool(when and when.precision == "now"),
    )
    return Draft(
        kind="statistic",
        subject=subject,
        value=value,
        quote=_quote(reading.text, sentence, place.start, quantity.end),
        confidence=_confidence(quantity, subject, edtf, why, doubts, lexicon),
        why="；".join(lexicon.say(name) for name in (why, when_why) if name),
        denominator=why == "share_whole",
        detail=detail,
        date=edtf,
        number=quantity.number,
        unit=own_unit,
        evidence=_evidence(reading, quantity, when, subject, value, sentence),
        passage=sentence.of(reading.text),
        section=reading.section,
        line=reading.line,
        place=quantity.start,
        doubts=tuple(doubts),
    )


def _of_another(place: Place) -> bool:
    """True where the clause that opens the sentence tells what another than a place or the text's own body did: its figures may be that
    one's (雁山新校区启用，占地1260亩)."""
    words = without_dates(place.reading, place.sentence.start, place.start)
    opening = next((clause for clause in _CLAUSE.split(words) if len(clause) > 1), "")
    if not opening or re.search(r"\d", opening):
        return False
    actor, verb, _rest = split_predicate(opening, place.reading.lexicon)
    return bool(verb) and len(actor) > 1 and region_of(actor, place.reading.lexicon) != actor


def _last_of_list(reading: Reading, quantity: Quantity) -> bool:
    return reading.text[quantity.end : quantity.end + 1] not in reading.lexicon.set("statistics.goes_on")


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
    begin = max((text.rfind(mark, sentence.start, start) + 1 for mark in "，；：。"), default=sentence.start) or sentence.start
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


def _confidence(quantity: Quantity, subject: str, date: str | None, why: str, doubts: list[str], lexicon: Lexicon) -> float:
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
