"""Cells that hold less than their column asks for: a name where something happened, years without 年. In: the text of a cell. Out: what it is."""

from __future__ import annotations

import re
from collections.abc import Collection

from zhongbu_quiz.data.date_ranges import both_before_our_era
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.data.world import World
from zhongbu_quiz.data.written_dates import written_date
from zhongbu_quiz.workbook.tables.deeds import Deed, ends_an_event, tells_a_deed
from zhongbu_quiz.workbook.tables.words import pattern, words

_YEAR, _YEARS = re.compile(r"\d{3,4}"), re.compile(r"\d{1,4}\s*[—–―~～-]+\s*\d{1,4}")
_IN_FIGURES = re.compile(r"\d{4}[./-]\d{1,2}(?:[./-]\d{1,2})?(?:\s*[—–―~～-]+\s*[\d./-]+)?")
_OF_AN_ERA = rf"(?:<about>\s*|(?:<names_an_era>|<before_our_era>)+\s*)+\d{{1,4}}{say('years')[0]}?"
_QUOTED = re.compile(r"《[^《》]*》|“[^“”]*”")
_LONGEST_THING = 10
_LONGEST_NAME = 3
"""Characters of the name of a person, with the surname; the longer ones are asked about nowhere."""


def is_a_name(text: str, persons: Collection[str], world: World) -> bool:
    """Whether an event is certainly only a name: that of a known place, of somebody whom the table names as a person, or of a thing."""
    return world.places.known(text) or text in persons or _is_a_thing(text)


def _is_a_thing(text: str) -> bool:
    """Whether a text is certainly the name of a paper or a thing of which nothing is told: 《新青年》, “一国两制”, 第一颗原子弹."""
    if _QUOTED.fullmatch(text):
        return not tells_a_deed(text)
    named = pattern("<no_events>$").search(text)
    return named is not None and len(text) <= _LONGEST_THING and not tells_a_deed(text) and _deed_in_one(text[: named.start()]) is None


def _deed_in_one(text: str) -> re.Match[str] | None:
    return pattern("<deed_words>|<deeds_in_one>|^<surnames>.{0,2}<deeds_of_somebody>..|^<opens_as_deed>..").search(text)


def may_be_a_name(text: str, told: Deed) -> bool:
    """Whether an event may be only the name of a person or a thing: a few characters that open with a surname, or no verb among them."""
    (happened,) = words("happened")
    if told.action == happened and told.actor == text and len(text) <= _LONGEST_THING and not tells_a_deed(text) and not _deed_in_one(text):
        return text not in words("set_phrases")
    name = len(text) <= _LONGEST_NAME and pattern("<surnames>(?!.?<short_deeds>).+").fullmatch(text) is not None
    return name and told.action == happened and not ends_an_event(text)


def is_traditional(text: str) -> bool:
    """Whether a text is written in traditional characters: two or more of it stand in the set of 台湾 and not in that of the mainland."""
    return sum(_is_in(char, "big5") and not _is_in(char, "gb2312") for char in set(text)) > 1


def _is_in(char: str, encoding: str) -> bool:
    try:
        return bool(char.encode(encoding))
    except UnicodeEncodeError:
        return False


def with_years(text: str, is_time: bool, world: World) -> str:
    """A year, or two with a dash between them, in a column of times, with the word for a year behind them: 25—220年. One that
    names an era at its start alone (前202—8) may end in either: raises Mendable. Days in figures alone (1842.8.29) and years of an era
    (前202) are told as sentences tell them."""
    if is_time:
        both_before_our_era(text)
    year = say("years").split()[0]
    if is_time and (_IN_FIGURES.fullmatch(text) or pattern(_OF_AN_ERA).fullmatch(text)):
        try:
            return written_date(text, world).chinese
        except ValueError:
            return text
    if not is_time or not (_YEAR.fullmatch(text) or _YEARS.fullmatch(text)):
        return text
    try:
        return written_date(f"{text}{year}", world).chinese
    except ValueError:
        return text
