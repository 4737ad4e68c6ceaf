"""Which columns beside events make questions: those whose title is known as what one asks of an event. In: columns. Out: the same by the names that
questions have; None for any other, such as what a teacher keeps for herself."""

from __future__ import annotations

import re
from dataclasses import replace

from zhongbu_quiz.workbook.tables.roles import Said, bare_title, event_title_meant, title_meant
from zhongbu_quiz.workbook.tables.words import pattern, words

_LISTS = (
    "traits", "deeds", "of_a_person", "made_works", "made_by", "person_titles", "named_persons", "rulers", "states", "land_of",
    "parts_of_a_land", "dated_things", "groups", "dynasty_titles", "answers",
)  # fmt: skip
"""The lists of words for what is asked of an event; 答案 is told elsewhere."""
_CORE = "(?:<" + ">|<".join(_LISTS) + ">)"
_PART = f"(?:(?:<asked_before>(?:<makes_of>)?)*<asked>(?:<asked_behind>)?|{_CORE})"
_TITLE = rf"(?:(?:<event>|<of_it>)(?:<makes_of>)?)?(?:<asks_what>)?(?P<name>{_PART}(?:(?:<makes_of>)?(?:<joins>)*{_PART})*)"
_LABEL = re.compile(r"(?:【\s*(?P<label>[^】：:]{1,8})\s*】[：:]?|(?P<plain>[^【】：:，。；]{1,8})[：:])\s*(?P<behind>.*)", re.S)
_ENTRIES = re.compile(r"[；;\n]+")
_ON_SOMETHING = rf".{{0,6}}<on_what>.{{1,8}}?(?:<makes_of>)?{_PART}"


def asked_column(column: Said, said: bool) -> Said | None:
    """A column beside events, if it is asked: any part but a plain value, one that is `said` to be asked, one of a known title."""
    if column.part != "value" or said:
        return column
    name = asked_title(column.title.name)
    return replace(column, title=replace(column.title, name=name)) if name else None


def asked_title(title: str) -> str:
    """What a question calls what stands below a title: 意义 of 事件的意义, 有何意义 and 义意; "" where no question asks for it."""
    for told in dict.fromkeys((title, bare_title(title))):
        if found := pattern(_TITLE).fullmatch(told):
            return found["name"]
        if pattern(_ON_SOMETHING).fullmatch(told):
            return told
    meant = title_meant(title) or event_title_meant(title)
    return meant if meant in words("traits") | words("asked") and meant not in words("actor") else ""


def without_label(said: str, title: str) -> str:
    """What a cell says without the title before it, in whatever form (历史意义：, 【意义】, 答：); below a title that is asked, any that is.
    One that tells several things, each behind its title, stays as it is."""
    found = _LABEL.match(said) if title else None
    if not found or not found["behind"] or other_traits(said, title):
        return said
    label, own = _label_of(found), bare_title(title)
    alone = sum(_LABEL.match(entry.strip()) is not None for entry in _ENTRIES.split(said)) == 1
    known = label in words("answers") or label.endswith(tuple(words("traits"))) or (alone and bool(asked_title(label)))
    return without_label(found["behind"], title) if label == own or (known and asked_title(own)) else said


def other_traits(said: str, title: str) -> bool:
    """Whether a cell tells several traits of an event, one of them another than its title says: 性质：…；影响：… below 意义."""
    found = [one for entry in _ENTRIES.split(said) if (one := _LABEL.match(entry.strip())) and one["behind"]]
    kinds = {next((trait for trait in words("traits") if _label_of(one).endswith(trait)), "") for one in found}
    own = bare_title(title)
    return len(kinds - {""}) > 1 and any(kind and not own.endswith(kind) for kind in kinds)


def _label_of(found: re.Match[str]) -> str:
    return bare_title(found["label"] or found["plain"])
