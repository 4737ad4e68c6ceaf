"""Does the sentence that a fact is told by read as one, and say what its text says? Further checks of a draft's fields, as `wholeness` makes them.

In: a `Draft`, its fields and its `Home`. Out: by the name of a sentence (`lexicon/reasons.yaml`), a check that is true where the draft must wait.
"""

from __future__ import annotations

import re

from zhongbu_quiz.extract.cite import Fields, Home
from zhongbu_quiz.extract.draft import Draft
from zhongbu_quiz.extract.numerals import TENS
from zhongbu_quiz.extract.statistics.patterns import AMONG
from zhongbu_quiz.extract.statistics.units import is_people
from zhongbu_quiz.extract.words import OF, is_verb, tagged

_OURS = "<regions.our_own>"
_STOPS = re.compile("[，。；：、！？]")
_YEAR_BEHIND = re.compile(r"^\s*[（(]((?:1[5-9]|20)\d\d)\D?(?:\d{1,2}\D)?[）)]")
_YEARS_AGO = rf"[{TENS}\d]+<dates.years_ago>{OF}?$"
_DAY = re.compile(r"\d{1,2}\D\d{1,2}\D")
_LONG_LED = 8
"""A clause that only says what the figures behind it were of is no longer (建设高峰期，工地上有…)."""


def speaks_of_us(draft: Draft, fields: Fields, home: Home) -> bool:
    """我院, 本馆 within what is told: of whom, nobody knows without the page."""
    told = (str(fields.get(name) or "") for name in ("region", "indicator", "actor", "action", "object"))
    return any(map(home.lexicon.pattern(_OURS).search, told))


def _sentence_before(draft: Draft, home: Home) -> str:
    """What the sentence of a figure says before it."""
    paragraph = home.paragraph(draft)
    at = paragraph.find(draft.quote)
    told = paragraph[: max(at, 0)] + draft.quote.partition(draft.value)[0]
    return re.split("[。！？]", told)[-1]


def _clause_left(draft: Draft, fields: Fields, home: Home) -> bool:
    """A clause told as a name: 停车场有车位, 只收学生, 学生分批, 工地上工人 — nobody says that one of these *is* so many."""
    if fields["aspect"] != "level" or "wording" in fields:
        return False
    words, lexicon = tagged(str(fields["indicator"])), home.lexicon
    if len(words) < 2:
        return False
    inner, last = words[1:-1], words[-1]
    has = any(word in lexicon.set("statistics.has") for word, _tag in inner)
    only = any(word in lexicon.set("statistics.only") for word, _tag in words[:-1])
    person = is_people(draft.unit or "", lexicon) and draft.unit not in lexicon.set("units.household")
    pairs = zip(words, inner, strict=False)
    there = person and any(tag == "f" and len(word) == 1 < len(before) for (before, _), (word, tag) in pairs)
    return has or only or there or last[0] in lexicon.set("statistics.manner")


def _at_most(draft: Draft, fields: Fields, home: Home) -> bool:
    """A name that ends with a time: 职工最多时."""
    return bool(home.lexicon.pattern("<statistics.some_when>$").search(str(fields["indicator"])))


def _of_its_year(draft: Draft, fields: Fields, home: Home) -> bool:
    """A figure with its own year in brackets behind it, told of another: 4300人（1987年）."""
    behind = _YEAR_BEHIND.match(draft.after)
    return behind is not None and not str(fields.get("period") or "").startswith(behind[1])


def _years_ago(draft: Draft, fields: Fields, home: Home) -> bool:
    """What was so many years before: 从十年前的0.61册提高到…."""
    return bool(home.lexicon.pattern(_YEARS_AGO).search(_STOPS.split(draft.before)[-1]))


def _was_once(draft: Draft, fields: Fields, home: Home) -> bool:
    """What there was at a time that the clause before only names: 建设高峰期，工地上有1300多名工人."""
    clauses = _STOPS.split(_sentence_before(draft, home))[:-1]
    return bool(clauses) and len(clauses[-1]) <= _LONG_LED and bool(home.lexicon.pattern("<statistics.once>$").search(clauses[-1]))


def _that_day(draft: Draft, fields: Fields, home: Home) -> bool:
    """当天 in a paragraph that names no day before it: 截至当天18时 is of the day of another."""
    told = home.paragraph(draft).partition(draft.quote)[0]
    return any(home.lexicon.pattern("<dates.that_day>").match(piece) for piece in draft.evidence[:1]) and not _DAY.search(told)


def _of_office(draft: Draft, fields: Fields, home: Home) -> bool:
    """What an office has (县林业局内设股室7个，下辖国有林场3个), told of its place."""
    office = rf"(?:^|，){re.escape(home.region)}[\u4e00-\u9fff]{{1,10}}?<regions.office>(?!<regions.reporting>)"
    found = home.lexicon.pattern(office).search(_sentence_before(draft, home)) if fields["region"] == home.region else None
    return found is not None and home.region[-1:] in home.lexicon.set("regions.level") and found[0][-2:] not in str(fields["indicator"])


def _carried_over_deed(draft: Draft, fields: Fields, home: Home) -> bool:
    """People counted by what they did behind the figure (41人考上大学), told by what was counted before."""
    indicator = str(fields["indicator"])
    if fields["aspect"] != "level" or not is_people(draft.unit or "", home.lexicon) or indicator in draft.passage:
        return False
    after = _STOPS.split(draft.after)[0]
    deed = tagged(after)[0] if after else ("", "")
    return is_verb(deed[1]) and len(deed[0]) > 1 and deed[0] not in indicator


def _two_names(draft: Draft, fields: Fields, home: Home) -> bool:
    """Two measures told as one name, the first of which has its own figure before: 亏损640万元，产值下降8.3% as 亏损产值."""
    indicator, told = str(fields["indicator"]), _sentence_before(draft, home)
    measure = home.lexicon.pattern("(?:<statistics.measure+statistics.result>)")
    for at in range(2, len(indicator) - 1):
        first, second = indicator[:at], indicator[at:]
        if measure.fullmatch(first) and re.search(rf"{re.escape(first)}[^，。；\d]{{0,3}}\d[^。；]*?[，；]{re.escape(second)}", told):
            return True
    return False


def _part_of_part(draft: Draft, fields: Fields, home: Home) -> bool:
    """A part of a part (其中专业技术人员893人，内有硕士研究生57人), told of the whole."""
    head, among, tail = _sentence_before(draft, home).rpartition(AMONG)
    within = home.lexicon.pattern("[，（(、]<statistics.among_again>").search(tail)
    noun = re.split(r"\d", tail)[0]
    return bool(head and among and within) and noun not in str(fields["indicator"])


def _of_device(draft: Draft, fields: Fields, home: Home) -> bool:
    """What is yielded by a thing that the clause before puts up: 装有光伏板8600平方米，年发电量约110万千瓦时."""
    clauses = _STOPS.split(_sentence_before(draft, home))
    put_up = len(clauses) > 1 and home.lexicon.pattern(r"(?:<statistics.puts_up>)[^\d]{2,10}\d").search(clauses[-2])
    return bool(put_up) and bool(home.lexicon.pattern("<statistics.yielded>").match(str(fields["indicator"])))


STATISTIC = {
    "statistic_pronoun": speaks_of_us, "clause": _clause_left, "on_occasion": _at_most, "of_record": _of_its_year, "no_start": _years_ago,
    "once": _was_once, "far_date": _that_day, "deed": _carried_over_deed, "no_name": _two_names, "part": _part_of_part, "owner_before": _of_device,
    "owner_before/office": _of_office,
}  # fmt: skip
"""Of figures."""


def _time_for_thing(draft: Draft, fields: Fields, home: Home) -> bool:
    """A deed whose object is only a time counted from it: 恢复高考后的第二年."""
    return bool(home.lexicon.pattern(f"{OF}<dates.nth_year>$").search(str(fields.get("object") or "")))


EVENT = {"event_pronoun": speaks_of_us, "event_broken": _time_for_thing}
"""Of deeds."""
