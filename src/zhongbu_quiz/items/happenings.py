"""What of an event has no one answer, or tells itself (rules 35, 36, 42 and 73): the decade of what every learner dates by its year, what
somebody did at a time that is only about known, a deed that is called by its kind (叛乱), the government of its own dynasty.

In: a fact and the slot that is asked. Out: the rule by which it is not asked, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.items import reasons
from zhongbu_quiz.values.dates import Period

GAPS = ("cloze", "fill_blank", "matching", "short_answer")
"""Kinds of items in which a value is to be found without options of its own."""
MODERN = 1840
"""From here on the months and days of events are taught."""
SEASON = 1
"""A date in words whose bounds lie more months apart leaves room for more than one deed (1900年夏); 1935年1月中旬 does not."""
_CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")
_AMONG_OTHERS = re.compile(r"[》”]等(?!老)")


def why_not(fact: Fact, key: Slot, kind: str, shown: Collection[str]) -> str:
    """Why a slot of an event is not asked by an item of a kind: by a gap, or by another where the event is called by its day."""
    period = fact.period
    if fact.kind != "event" or period is None:
        return ""
    gap = kind in GAPS
    if (not gap or "date" in shown) and _named_by_its_day(fact, period):
        return reasons.rule(35)
    if not gap:
        return ""
    match key.name:
        case "date":
            return reasons.rule(36) if _not_recalled(period, kind) else ""
        case "object":
            return reasons.rule(42) if _one_of_many(key.text) or _at_a_loose_time(fact, period) else ""
        case "place":
            return reasons.rule(42) if key.text in load_lexicon().set("events.everywhere") or _at_a_loose_time(fact, period) else ""
        case "actor":
            if _at_a_loose_time(fact, period):
                return reasons.rule(42)
            return reasons.rule(73) if load_lexicon().pattern(_STATE).fullmatch(key.text) else ""
        case _:
            return ""


_COUNTED = r"[<<options.numeral>>\d]+<events.counted>"
_STATE = r"<events.dynasties>(?:<events.rule_of>)"


def _named_by_its_day(fact: Fact, period: Period) -> bool:
    """Whether an event is called by its month and day, so that its date and its name tell each other: 九一八事变, 一二·九运动."""
    day = period.start if period.is_date else None
    if day is None or not day.month or not day.day:
        return False
    return f"{day.month}{day.day}".translate(_CHINESE) in re.sub("[·“”]", "", fact.statement)


def _not_recalled(period: Period, kind: str) -> bool:
    """Whether nobody writes a date as it stands: decades, the season or the ten days, which a card may ask all the same; from which month or
    day to which, the month of ancient times."""
    if period.text:
        return kind != "cloze" and period.text.endswith(load_lexicon().words("events.parts_of_time"))
    ends = {end for end in (period.start, period.end) if end is not None}
    fine = any(end.month for end in ends)
    return fine and ((len(ends) > 1 and kind != "cloze") or any(end.year < MODERN for end in ends))


def _one_of_many(text: str) -> bool:
    """Whether what was acted on is called by its kind alone, as one of several (《边城》等小说) or by how many there were (四批幼童留学美国):
    others fit as well."""
    return text in load_lexicon().set("events.kinds") or bool(_AMONG_OTHERS.search(text) or load_lexicon().pattern(_COUNTED).match(text))


def _at_a_loose_time(fact: Fact, period: Period) -> bool:
    """Whether no day and no person tells which of many deeds is meant: the 洋务派 of the 1860s founded more than one arsenal. The words of a
    date may name one year all the same (光绪二十一年（1895年）)."""
    if period.certain or fact.slots["actor"].type == "person":
        return False
    first, last = period.span
    months = 12 * (last[0] - first[0]) + last[1] - first[1]
    names_one_year = first[0] == last[0] and "年（" in period.text
    return months > SEASON and not names_one_year
