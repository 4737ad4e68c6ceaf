"""Which columns beside events make questions: those whose title is known as what one asks of an event. In: columns. Out: the same by the names that
questions have; None for any other, such as what a teacher keeps for herself."""

from __future__ import annotations

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
