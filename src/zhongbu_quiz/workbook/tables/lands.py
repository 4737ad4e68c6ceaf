"""The land of each event in a column of its own (时间 | 国家 | 事件), as part of what happened: 1871年，德国完成统一. In: a table, or what happened.
Out: the column; the event with its land."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhongbu_quiz.workbook.tables.deeds import opens_with_verb, without_circumstance
from zhongbu_quiz.workbook.tables.layout import Table
from zhongbu_quiz.workbook.tables.roles import MOST, Said, bare_title, share
from zhongbu_quiz.workbook.tables.words import pairs, pattern, words

_LONGEST = 8
"""Characters of the name of a land."""
_OF_ONE = 2
"""So many signs open an event that names a land by one of its own: 中英签订…, 沙俄废除…"""
_COUNTRY = "country"


def land_column(table: Table, told: Sequence[Said], others: Sequence[Said | None]) -> Said | None:
    """The column that names the land of each event; a row of words says otherwise."""
    found = [one for one in told if one not in others and one.place not in table.said and bare_title(one.title.text) in words("land_of")]
    return min(found, key=lambda one: bare_title(one.title.text) in words("wider_lands"), default=None)


def part_of_a_land(table: Table, told: Sequence[Said], event: Said) -> Said | None:
    """The column 地区 whose cells name known places that are no lands, and so is one of places."""
    places = table.grid.world.places
    for one in told:
        if one is event or one.place in table.said or bare_title(one.title.text) not in words("parts_of_a_land"):
            continue
        texts = [text for row in table.body if (text := table.text(row, one.place))]
        if share(texts, lambda text: places.known(text) and places.level(text) != _COUNTRY) >= MOST:
            return one
    return None


def several_lands(land: str) -> bool:
    """Whether a cell names more than one land."""
    return pattern("<lands_between>").search(land) is not None


def with_land(text: str, land: str, actor: str) -> str:
    """An event with the land in which it happened before it, where its own words do not name that: 德国完成统一. What a person of its row did, and
    what several lands met with, stay as they are."""
    land = pairs("lands_in_short").get(land, land)
    deed = without_circumstance(text)
    opens = opens_with_verb(deed)
    own = pattern("^<ancient>(?=.)").sub("", land)
    several = several_lands(land)
    if not land or own in text or (actor and opens) or (len(land) > _LONGEST and not several):
        return text
    if not opens and (several or land in words("own_land") or own[0] in deed[:_OF_ONE]):
        return text
    return re.sub(f"{re.escape(deed)}$", f"{land}{deed}", text)
