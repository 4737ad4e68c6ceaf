"""Titles of columns and names of rows, taken apart. In: 人口（2020年，万人）. Out: what it names, the unit, the year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.values.numbers import NUMERALS
from zhongbu_quiz.workbook.tables.words import pattern

_BRACKETS = re.compile(r"[（(\[]([^（()）\[\]]{0,20})[）)\]]$")
_YEAR = re.compile(r"(?<!\d)(\d{4})\s*(?:年(?:末|底|度|初)?|(?=$|[^\d年]))")
_SAID = re.compile(r"^单位\s*[：:]\s*")
_UNIT_SAID = re.compile(r"单位\s*[：:]?\s*([^\s，。；、）)]{1,10})|[（(]([%‰])[）)]")
_UNITS = "units." + "+units.".join(("money", "mass", "length", "area", "volume", "energy", "rate", "traffic", "latin", "time", "count", "people"))
_UNIT_IN_BRACKETS = rf"[（(]((?:<units.scale>)?<{_UNITS}>(?:/<units.per>)?)[)）]"
_ASKING = r"(?:<asking_ends>[？?]?|<is>?[？?])$"
"""How a title ends that asks (省会是？, 简称是什么)."""
_SLASH = re.compile(r"(.+?)[/／]([^/／]{1,10})")


@dataclass(frozen=True)
class Title:
    """`text` as it stands; `name` without unit and year; `unit` ("" where it has none); `year` as it stands in EDTF."""

    text: str
    name: str
    unit: str = ""
    year: str = ""


def read_title(text: str, of_numbers: bool) -> Title:
    """A title; what stands in brackets is a unit only above numbers."""
    name = pattern(_ASKING).sub("", text.strip()) or text.strip()
    if not of_numbers:
        return Title(text, name)
    unit = ""
    found = _YEAR.search(name)
    year = found[1] if found else ""
    if found:
        name = (name[: found.start()] + name[found.end() :]).strip("的 ")
    if brackets := _BRACKETS.search(name):
        name = name[: brackets.start()]
        unit = _SAID.sub("", brackets[1].strip("，,、；; "))
    elif cut := _SLASH.fullmatch(name):
        name, unit = cut[1], cut[2]
    return Title(text, name.strip(), unit.strip(), year)


def unit_of(caption: str) -> str:
    """The unit that a heading gives for the whole table: 单位：万人, or （万人）."""
    found = _UNIT_SAID.search(caption)
    if found:
        return found[1] or found[2]
    known = load_lexicon().pattern(_UNIT_IN_BRACKETS).search(caption)
    return known[1] if known else ""


def is_unit(text: str) -> bool:
    """Whether a text is a unit and nothing else: 万人, （亿元）, %."""
    return load_lexicon().pattern(rf"{_UNIT_IN_BRACKETS}|[（(]?[%％‰][)）]?").fullmatch(f"（{text.strip('（()）')}）") is not None


def year_of(caption: str) -> str:
    """The one year that a heading names; "" where it names none or several."""
    found = set(_YEAR.findall(caption))
    return found.pop() if len(found) == 1 else ""


def is_year(text: str) -> bool:
    """Whether a title is a year and nothing else."""
    return _YEAR.fullmatch(text.strip()) is not None


def named_in(caption: str) -> str:
    """What a heading says that the table is about: 粮食产量 in 表1 各省2019—2020年粮食产量统计表（单位：万吨）."""
    text = pattern(rf"^<numbered>\s*[\d{NUMERALS}]+(?:[-—.]\d+)?\s*[：:、.]?\s*").sub("", caption.split("　")[0])
    text = re.sub(r"[（(\[][^（()）\[\]]*[）)\]]|单位\s*[：:].*$", "", text)
    text = re.sub(r"\d{4}\s*(?:年)?(?:\s*[-—–~～至到]+\s*\d{2,4}\s*年?)?(?:末|底|度)?", "", text)
    while not pattern("<own_tables>$").search(text) and (less := pattern("<tables>$").sub("", text)) != text:
        text = less
    return pattern("^<whole>?<each><places>").sub("", text).strip("的 ，、")
