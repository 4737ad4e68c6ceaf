"""A figure with its subject and its date, made into a draft. In: all that is known of it. Out: `Draft`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.clauses import Span, clause_begin
from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.dates.when import When
from zhongbu_quiz.extract.draft import Draft, StatisticDetail
from zhongbu_quiz.extract.events.predicates import split_predicate
from zhongbu_quiz.extract.numerals import TENS
from zhongbu_quiz.extract.statistics.carry_over import State, own_region
from zhongbu_quiz.extract.statistics.dating import (
    START,
    YEARS,
    Dated,
    compared_date,
    in_period,
    mean_span,
    of_no_time,
    quantity_date,
)
from zhongbu_quiz.extract.statistics.heads import Head
from zhongbu_quiz.extract.statistics.owners import is_thing
from zhongbu_quiz.extract.statistics.patterns import SOME_DAYS
from zhongbu_quiz.extract.statistics.quantity import Quantity
from zhongbu_quiz.extract.statistics.regions import is_only_region, region_of
from zhongbu_quiz.extract.statistics.surroundings import without_dates
from zhongbu_quiz.extract.statistics.told import untold
from zhongbu_quiz.extract.statistics.units import UNIT, is_duration, is_measure_unit, unscaled
from zhongbu_quiz.extract.timelines import BETWEEN
from zhongbu_quiz.extract.words import OF, tagged

_COMPARING = frozenset({"growth", "change", "ratio"})
_CLAUSE = re.compile("[，；：]")
_FIGURE = rf"\d(?:{UNIT}|%|<units.scale>)"
_BY_THE_WAY = rf"[<<statistics.towards>>]\d[\d.]*{UNIT}$"
"""Before the words of a figure that stand behind another one (向12个县市捐赠86吨): they begin with what that one counts."""
_QUOTED_THING = "”<regions.thing>$"
_FIRST_TIME = "<events.first_time><qualifiers.before+events.measure>*$"
_PER_TIME = f"<statistics.per_time>$|^[，、]?{SOME_DAYS}"
_IN_A_ROW = rf"<statistics.in_a_row>[\d{TENS}]{{1,3}}<units.time>[^，；]*$"
"""就业率连续五年保持在95%以上: of no single year, but where its paragraph opens with one, the last of them."""
_SPAN = "(?:<statistics.span+statistics.measure+statistics.lasting>)$"
"""What is told in years, days or hours; of all else they are how long it took."""
_WITHIN = "<statistics.occasion>[，、]"
"""On what occasion something was done, in a clause before its figure (抗击疫情期间，收治患者17人)."""
_OF_AIM = rf"[^，。；]{{0,24}}?{OF}(?:<documents.planning>)"
"""Behind a figure that was aimed at (办赛12场的任务)."""
_MEAN = "<statistics.mean>"
_SUM = rf"<statistics.summed>|[\d{TENS}]年来"
_SIZE = "<statistics.size_of_thing>|(?:<statistics.dimension_before>|主桥)*(?:<statistics.dimension>)"
_OURS = "[<<regions.whole_lead>>][<<regions.whole_of>>]"
_COUNTED = frozenset({"counted_noun", "unit_noun"})
"""Rules for what there is of something (18个民族): the text need not tell it of the year that an earlier sentence is about."""
_AGAINST = "<statistics.year_before+statistics.same+statistics.mean>"
_LESS = {**dict.fromkeys(("carried_over", "region_turned", "attribute", "list_each"), 0.06), **dict.fromkeys(("clause_before", "noun_after"), 0.12)}
"""How much less sure a rule is that takes the subject from what was told before, or from outside of the figure's clause."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: its sentence, where the words that lead to it start, and these words without dates."""

    reading: Reading
    sentence: Span
    start: int
    words: str
    state: State
    """What is known from the figures before it."""


def make_statistic(
    place: Place, quantity: Quantity, subject: str, head: Head, why: str, unit: str | None = None, date: str | None = None, count: int = 1,
) -> Draft:
    """The draft of one figure: `head` says how it is measured, `date` overrules the dates of the text (years in a list)."""
    reading, sentence = place.reading, place.sentence
    lexicon = reading.lexicon
    unit = unit or quantity.unit
    when, when_why = quantity_date(reading, sentence, place.start, quantity.start, quantity.unit)
    if when_why == "date_of_base":
        head = replace(head, aspect="", compared_with="")
    aspect = head.aspect or _aspect(quantity, subject, lexicon)
    doubts = [lexicon.say(name) for name in place.state.doubts]
    timeless = _timeless(place, quantity, when_why)
    timeless = timeless or why == "of_what_follows"
    if timeless:
        when, when_why = None, ""  # 入汛以来, 一生: no time that the text tells
    edtf = when.edtf if when else None
    dayed = not reading.told and any(each.precision in ("day", "month") for each in reading.whens)
    timeless = timeless or (when is None and _size_of_thing(place, subject))
    if when is None and reading.base and not dayed and not timeless:
        edtf, when_why = reading.base, "date_of_title"
        doubts += [] if reading.told else [lexicon.say("year_of_genre", year=edtf)]
    counted = reading.counted_to if not edtf and not timeless and aspect not in _COMPARING else ""
    if counted and (when is None or when.mention.text in lexicon.set("dates.today")):
        edtf, when_why = counted, "date_counted_to"
    else:
        counted = ""
    if when is not None and when.precision == "none":
        doubts.append(lexicon.say("no_anchor", date=when.mention.text))
    yearly = bool(lexicon.pattern(_MEAN).search(place.words))
    mean = mean_span(reading, sentence, quantity.start, edtf) if yearly else None
    dated = when_why == "date_of_base" or (when_why == "date_in_head" and not _from(reading, when, place.words))
    if date or mean or dated:
        edtf = date or mean or edtf
    else:
        span = edtf
        edtf, unclear = in_period(span, place.words, subject, aspect, reading)
        if unclear == "no_year_of_span" and place.state.reached:
            edtf, unclear = place.state.reached, ""
        elif edtf and span and span.endswith(f"/{edtf}"):
            place.state.reached = edtf
        doubts += [lexicon.say(unclear)] if unclear else []
    bare = subject[len(own_region(subject, place.state)) :].lstrip(OF) or subject
    measure = is_measure_unit(unscaled(quantity.unit), lexicon)
    ranked = _ranked(quantity, subject, place.state)
    checks = {
        "stock_of_no_time": aspect == "level" and of_no_time(bare, Dated(when_why), reading.of_counts, lexicon)
        and not lexicon.pattern("<statistics.by_then>").match(reading.text, sentence.start) and not _just_built(reading, sentence),
        "far_date": when_why == "date_inherited" or (when_why == "date_before" and why in _COUNTED and not reading.base),
        "modifier": (measure or quantity.unit in lexicon.set("units.grade")) and (
            _modifies(reading, quantity) or (aspect == "level" and reading.text.startswith(OF, quantity.end))
        ),
        "per_time": bool(lexicon.pattern(_PER_TIME).search(place.words)) and "/" not in (edtf or ""),
        "no_year_of_span": "/" not in (edtf or "") and (when is None or when not in reading.whens[:1])
        and bool(lexicon.pattern(_IN_A_ROW).search(place.words)),
        "month_on_month": aspect in _COMPARING and "环比" in reading.text[sentence.start : quantity.start],
        "deed": bool(lexicon.pattern(_BY_THE_WAY).search(reading.twin, sentence.start, place.start)),
        "milestone": bool(when and when.precision in ("day", "month") and lexicon.pattern(_FIRST_TIME).search(place.words)),
        "on_occasion": lexicon.pattern("^<statistics.heyday>").search(place.words)
        or (not _is_of_days(edtf) and bool(lexicon.pattern(_WITHIN).search(reading.text, sentence.start, place.start))),
        "open_start": (edtf or "").endswith("/..") or bool(
            when and "，" in reading.twin[when.mention.end : quantity.start] and reading.twin.startswith(
                lexicon.words("dates.from_then"), when.mention.end
            )
        ),
        "until_when": bool(when and not when.mention.until and _summed(place, when)),
        "aim": reading.planning or lexicon.pattern("<statistics.intends>").search(place.words)
        or bool(lexicon.pattern(_OF_AIM).match(reading.text, quantity.end, sentence.end)),
        "lasting": aspect == "level" and is_duration(quantity.unit, lexicon) and not lexicon.pattern(_SPAN).search(subject),
        "even": quantity.form == "even",
        "counted_at": bool(reading.counted_to) and aspect == "level" and when_why == "date_of_title" and reading.counted_to[:4] != (edtf or "")[:4],
        "rank_of_what": ranked > 1,
    }
    doubts += [lexicon.say(name) for name, fails in checks.items() if fails]
    value = reading.text[quantity.start : quantity.end]
    own_unit = quantity.unit if quantity.unit is not None else (unit if count > 1 and not quantity.unit else None)
    if (quantity.unit is None and count == 1) or (quantity.unit is None and quantity.number and unit is None):
        if lexicon.pattern("<statistics.bare_end>$").search(subject):
            own_unit = ""
        else:
            doubts.append(lexicon.say("no_unit"))
    if count > 1 and quantity.unit is None and unit and reading.text[quantity.end : quantity.end + 1] not in lexicon.set("statistics.goes_on"):
        doubts.append(lexicon.say("no_unit_in_list", unit=unit))
    if ranked == 1 or (own_unit in lexicon.set("units.point") and subject == place.state.grown):
        subject += lexicon.say("growth_of")
    region = own_region(subject, place.state)
    indicator = subject[len(region) :].lstrip(OF) or subject
    doubts += [lexicon.say(name) for name in untold(indicator, why, aspect, own_unit, _owned(region, place.state), lexicon)]
    if not (when and when.mention.form == "rel") and not region and _of_another(place, subject, when is None):
        doubts.append(lexicon.say("no_owner"))
    if not region and _goes_on_with_thing(place.state) and lexicon.pattern("<statistics.size_of_thing>").fullmatch(indicator):
        doubts.append(lexicon.say("no_owner"))
    compared = compared_date(reading, sentence, quantity.start, edtf) if aspect in _COMPARING else ""
    if aspect in ("growth", "change") and not compared and place.state.compared and not lexicon.pattern(_AGAINST).search(place.words):
        doubts.append(lexicon.say("compared_before"))
    if compared[:4].isdigit() and aspect == "change" and edtf and (years := YEARS.fullmatch(edtf)) and years[2].isdigit():
        edtf = years[2]  # 比2017年增加172公里: at the end of the years
    place.state.compared = compared if compared[:4].isdigit() else place.state.compared
    detail = StatisticDetail(
        region=region, indicator=indicator, aspect=aspect, qualifier=quantity.qualifier, whole=head.whole,
        compared_with=compared or head.compared_with, direction=head.direction, until=bool(counted or (when and when.mention.until)),
        now=bool(when and when.mention.text in lexicon.set("dates.today")), mean=yearly and aspect == "growth",
    )
    return Draft(
        kind="statistic", subject=subject, value=value, quote=_quote(reading.text, sentence, place.start, quantity.end),
        confidence=_confidence(quantity, subject, edtf, why, doubts, lexicon), why="；".join(lexicon.say(name) for name in (why, when_why) if name),
        denominator=why == "share_whole", detail=detail, date=edtf, number=quantity.number, unit=own_unit,
        evidence=_evidence(reading, quantity, when, region, subject, value, sentence), passage=sentence.of(reading.text), section=reading.section,
        line=reading.line, place=quantity.start, doubts=tuple(doubts),
    )


def _ranked(quantity: Quantity, subject: str, state: State) -> int:
    """How much was told, just before a rank, of what grew: 1 is its growth, which the rank is of (工业投资增长9.1%，居第2位), 2 are how much there is
    and its growth, and the rank may be of either; 0 where no growth was told."""
    return state.recent.count(subject) if quantity.form == "rank" and state.grown == subject and state.recent[-1:] == [subject] else 0


def _just_built(reading: Reading, sentence: Span) -> bool:
    """True where the sentence before, which the year is told in, builds something (1958年，建成红崖水库。水库总库容…): the size is of that year."""
    begin = reading.text.rfind("。", 0, max(0, sentence.start - 1)) + 1
    return bool(reading.lexicon.pattern("<regions.founding+regions.finished>").search(reading.text, begin, sentence.start))


def _goes_on_with_thing(state: State) -> bool:
    """True where the sentence before told of a thing that is not the one that the document is about (新馆破土动工。占地45亩)."""
    lexicon, told = state.lexicon, state.last
    thing = is_thing(told, lexicon) or lexicon.pattern("<regions.part>").fullmatch(told)
    return bool(thing) and told not in lexicon.places | lexicon.set("regions.own")


def _size_of_thing(place: Place, subject: str) -> bool:
    """True for the size or the cost of a thing that the paragraph tells of: no year of a title is its."""
    own, lexicon = own_region(subject, place.state), place.reading.lexicon
    if place.reading.of_counts or own in lexicon.set("regions.own", "regions.body"):
        return False
    thing = bool(own) and (is_thing(own, lexicon) or own == place.state.thing)
    return thing and own == place.state.told and bool(lexicon.pattern(_SIZE).fullmatch(subject, len(own)))


def _timeless(place: Place, quantity: Quantity, why: str) -> bool:
    """True for a figure of a time that its sentence tells without a date (入汛以来, 一生)."""
    stretch = place.words if why == "date_in_sentence" else without_dates(place.reading, place.sentence.start, quantity.start)
    return why != "date_in_head" and bool(place.reading.lexicon.pattern("<statistics.no_time>").search(stretch))


def _owned(region: str, state: State) -> str:
    """How a figure's owner is told: "own" by its own words, "before" by those of a clause before it ("kind" where that one is no thing that figures
    are told of), or "" where it is the text's own."""
    if not region or region != state.told:
        return ""
    if not state.before or is_only_region(region, state.lexicon):
        return "own"
    return "before" if is_thing(region, state.lexicon) else "kind"


def _summed(place: Place, when: When) -> bool:
    """True for a sum that was not reached on the date of its sentence: on the day of a meeting or a deed, or in the year in which something began
    (2015年，学院成立分院，累计培训…)."""
    reading, founded = place.reading, place.reading.lexicon.pattern("<regions.founding>")
    summed = reading.lexicon.pattern(_SUM).search(place.words)
    began = summed and when.precision == "year" and founded.search(reading.text, place.sentence.start, place.start)
    return bool(began or (summed and when.precision in ("day", "month")))


def _is_of_days(date: str | None) -> bool:
    return bool(date and re.match(r"\d{4}-\d\d-\d\d", date))


def _modifies(reading: Reading, quantity: Quantity) -> bool:
    """True where a noun follows a measure that tells what sort of thing it is: 12英寸晶圆项目, 16兆瓦海上风电机组."""
    words = tagged(reading.text[quantity.end : quantity.end + 6])
    place = bool(words) and words[0][1] == "s"
    return bool(words[place:]) and words[place][1].startswith("n")


def _from(reading: Reading, when: When | None, words: str) -> bool:
    """True where 由 or 从 leads to the figure itself, and not to its date (天数由118天, not 由2012年的118天)."""
    start = reading.lexicon.pattern(START)
    return bool(start.search(words)) and not (when and start.search(reading.text, 0, when.mention.start))


def _of_another(place: Place, subject: str, undated: bool) -> bool:
    """True where a clause before the figure tells what another than a place or the text's own body did: its figures may be that
    one's (雁山新校区启用，占地1260亩)."""
    words = without_dates(place.reading, place.sentence.start, place.start)
    lexicon = place.reading.lexicon
    clauses = [clause for clause in _CLAUSE.split(words) if clause not in subject and not lexicon.pattern(_FIGURE).search(clause)]
    if undated:  # of what a heading or the title dates, only a name in marks, or a body, is another
        return any(_is_other(split_predicate(clause, lexicon), lexicon) for clause in clauses)
    told = (split_predicate(clause, lexicon) for clause in clauses)
    ours, reporting = lexicon.set("regions.ourselves"), lexicon.set("regions.reporting")
    if "》" in words or any(lexicon.pattern(_QUOTED_THING).search(clause) for clause in clauses):
        return True
    others = (actor for actor, verb, _rest in told if verb and verb not in reporting and len(actor) > 1 and actor not in ours)
    return any(region_of(actor, lexicon) != actor for actor in others)


def _is_other(told: tuple[str, str, str], lexicon: Lexicon) -> bool:
    actor, verb, _rest = told
    return bool(verb) and ("”" in actor or is_thing(actor, lexicon)) and not lexicon.pattern(_OURS).match(actor)


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
    begin = clause_begin(text, sentence.start, start)
    return text[begin : min(stops, default=sentence.end)].strip("，；：、 ")


def _evidence(reading: Reading, quantity: Quantity, when: When | None, region: str, subject: str, value: str, sentence: Span) -> tuple[str, ...]:
    fragments: list[str] = []
    if when is not None and when is not reading.inherited:
        words = reading.text[when.mention.start : when.mention.end] or when.mention.text
        fragments += words[:40].split(BETWEEN)
    for words in (region, subject[len(region) :], subject[-6:]):
        if words and len(words) <= 40 and words in sentence.of(reading.text) and words not in "".join(fragments):
            fragments.append(words)
    return (*dict.fromkeys(fragments), value[:40])


def _confidence(quantity: Quantity, subject: str, date: str | None, why: str, doubts: list[str], lexicon: Lexicon) -> float:
    score = 0.92 - _LESS.get(why, 0.0) - 0.2 * len(doubts)
    score -= 0.1 if date is None else 0.0
    score -= 0.12 if quantity.form == "chinese" else 0.0
    score -= 0.15 if is_duration(quantity.unit, lexicon) else 0.0
    score -= 0.15 if not 2 <= len(subject) <= 24 else 0.0
    return round(min(0.99, max(0.05, score)), 2)
