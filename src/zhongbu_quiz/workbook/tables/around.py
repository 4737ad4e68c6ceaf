"""What stands around an event in its cell and is no part of it: the land before it (英国：…, 【中国】…), a person of its row or its bare year behind
it. In: the text of a cell. Out: the event without it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.values.places import Places
from zhongbu_quiz.workbook.tables.deeds import ends_an_event, tells_a_deed
from zhongbu_quiz.workbook.tables.words import pairs, pattern, words

_LAND_FIRST = re.compile(
    r"(?:[【（\[［〔(]\s*([^】）\]］〕)\s]{1,6})\s*[】）\]］〕)]\s*[:：·|｜]?"
    r"|([^：:·|｜/／\s，。《“]{2,5})\s*(?:[：:·|｜/／]|——))\s*(?=\S{3})"
)
_BARE_YEAR = re.compile(rf"(?<=[\u4e00-\u9fff》”）])\s*(\d{{3,4}}){say('years')[0]}?$")
_COUNTRY = "country"
_DASH = "——"
_SHORTEST_MEANING = 6


def land_before(text: str, places: Places) -> tuple[str, str]:
    """The land that is set off before an event, "" where none is, and the event without it: 英国, 资产阶级革命开始. That of a part of the world
    that is no state (世界) is none, but no part of the event either."""
    found = _LAND_FIRST.match(text)
    said = (found[1] or found[2]) if found else ""
    if found is None:
        return "", text
    bare = pattern("(?<=..)<land_ends>$").sub("", said)
    land = pairs("lands_in_short").get(bare, bare) if found[1] else bare
    if land in words("own_land") | words("lands_of_old") or (places.known(land) and places.level(land) == _COUNTRY):
        return land, text[found.end() :]
    return ("", text[found.end() :]) if land in words("lands") else ("", text)


def without_meaning(text: str) -> str:
    """An event without what came of it behind a colon or a dash (五四运动：标志着…, 中共一大召开——…的转折); one that is followed by another stays."""
    if found := pattern(r"([^：:《“]{3,}?)\s*[：:]\s*(?=(?:<says_of_it>|<is>).{4})").match(text):
        return found[1] if tells_a_deed(found[1]) else text
    before, dash, behind = text.partition(_DASH)
    return before.strip() if dash and ends_an_event(before) and not ends_an_event(behind) and len(behind) >= _SHORTEST_MEANING else text


def without_persons_behind(text: str, persons: Sequence[str]) -> str:
    """An event without the persons of its row behind it, set off by a space, a dash or brackets: 武昌起义爆发 熊秉坤, 虎门销烟（林则徐）."""
    if not persons:
        return text
    named = "|".join(map(re.escape, persons))
    found = re.search(rf"(?<=..)(?:\s+|\s*(?:——?|[-–:：/／,，、（(【])\s*)(?:{named})(?:[、，,\s]+(?:{named}))*\s*[）)】]?$", text)
    return text[: found.start()] if found else text


def year_behind(text: str) -> tuple[str, str]:
    """The bare year behind an event, "" where none is, and the event without it: 虎门销烟1839."""
    found = _BARE_YEAR.search(text)
    return (found[1], text[: found.start()]) if found else ("", text)


def nearly_named(person: str, doers: Sequence[str]) -> str:
    """The doer whose name is that of a person but for one character (蔡伦 and 蔡仑), as after a slip; "" where none is."""
    alike = (doer for doer in doers if len(doer) == len(person) > 1 and (doer[0] == person[0] or len(person) > 2))
    return next((doer for doer in alike if sum(one != other for one, other in zip(doer, person, strict=True)) == 1), "")
