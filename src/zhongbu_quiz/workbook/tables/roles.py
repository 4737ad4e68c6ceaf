"""What each column of a table is. In: a table. Out: its columns, each with its part: as a row of 【words】 says, else by title and content."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from zhongbu_quiz.data.world import World
from zhongbu_quiz.data.written_dates import written_date
from zhongbu_quiz.facts.columns import SOURCE_COLUMNS, Column
from zhongbu_quiz.facts.written import written_figure
from zhongbu_quiz.values.figures import range_in
from zhongbu_quiz.workbook.header import flat
from zhongbu_quiz.workbook.tables.layout import TITLE_LISTS, Table
from zhongbu_quiz.workbook.tables.titles import Title, is_year, read_title
from zhongbu_quiz.workbook.tables.words import names_a_place_in_a_book, pairs, words

Part = Literal["name", "date", "event", "actor", "place", "definition", "value", "unit", "section", "id", "year", "skip", "source"]
MOST = 0.6
"""The share of the cells of a column that must be numbers, or dates, for it to be one of numbers or dates."""
LONGEST_NAME = 12
"""Characters of a cell that names a person, or two of them."""
_SOURCE = {flat(column.title): column for column in SOURCE_COLUMNS if column.key != "order"}


@dataclass(frozen=True)
class Said:
    """A column: where it stands, its title, its part, whether its cells are numbers; `source` is our column of that name, where it is one
    of those about the source that every sheet of ours has (章节, 标签, 依据)."""

    place: int
    title: Title
    part: Part
    numbers: bool = False
    source: Column | None = None


def columns_of(table: Table) -> list[Said]:
    """The columns of a table, from the left. Where no title says that it is one of dates, the first may be by its cells."""
    found = [_column(table, place, text) for place, text in sorted(table.titles.items())]
    dated, is_a_date = any(column.part == "date" for column in found), partial(is_date, world=table.grid.world)
    first = next((column for column in found if column.part == "value"), None)
    if first and not dated and first.place not in table.said and not first.title.year and _share(table, first.place, is_a_date) >= MOST:
        return [Said(one.place, one.title, "date") if one is first else one for one in found]
    return found


def _column(table: Table, place: int, text: str) -> Said:
    numbers = _share(table, place, partial(is_figure, world=table.grid.world)) >= MOST
    title = read_title(text, numbers)
    if said := pairs("roles").get(table.said.get(place, "")):
        return Said(place, title, said, numbers)  # type: ignore[arg-type]
    if flat(text) in _SOURCE and known_part(text) != "section":
        return Said(place, title, "source", False, _SOURCE[flat(text)])
    if numbers and is_year(text):
        return Said(place, title, "year", True)
    if meant := _asked(table, place, text):
        return Said(place, replace(title, name=meant), known_part(meant) or "value", numbers)
    if place not in table.said and known_part(text) is None and holds_asides(table, place):
        return Said(place, title, "skip")
    return Said(place, title, known_part(text) or "value", numbers)


def holds_asides(table: Table, place: int) -> bool:
    """Whether the cells of a column only say where the rest stands in a book, hold nothing but ticks and crosses, or half of them how well it is to
    be known (识记, 理解), which no question asks."""
    if _share(table, place, lambda text: text in words("check_marks")) == 1:
        return True
    marked = words("asides") | words("how_well")
    levels = place != min(table.titles) and 2 * _share(table, place, lambda text: text in marked) >= 1
    return levels or _share(table, place, names_a_place_in_a_book) >= MOST


def _asked(table: Table, place: int, text: str) -> str:
    """The plain title of a column whose title asks: 时间 of 何时 above dates, 人物 of 谁 above names; "" for any other."""
    meant = pairs("asked_as").get(bare_title(text), "")
    holds = is_date if known_part(meant) == "date" else _is_name
    return meant if meant and _share(table, place, partial(holds, world=table.grid.world)) >= MOST else ""


def _is_name(text: str, world: World) -> bool:
    return len(text) <= LONGEST_NAME and not is_date(text, world) and not is_figure(text, world)


def known_part(text: str) -> Part | None:
    """The part that a title alone tells; None where its words tell none."""
    bare = bare_title(text)
    for part in ("skip", "id", "date", "event", "actor", "place", "definition", "unit", "section"):
        if bare in words(part):
            return part
    if is_own_note(text):
        return "skip"
    return "date" if bare.endswith(tuple(words("date_ends"))) else None


def title_meant(text: str) -> str:
    """The known title that a title is but for a slip: a character typed twice (意意义), two that changed places (义意), or one of its look (意又); ""
    where it is known itself, or like none."""
    title, known = bare_title(text), frozenset[str]().union(*map(words, TITLE_LISTS))
    if title in known or known_part(title):
        return ""
    look = {ord(wrong): right for wrong, right in pairs("look_alike").items()}
    twice = {title[:at] + title[at + 1 :] for at in range(1, len(title)) if title[at] == title[at - 1]}
    turned = {title[: at - 1] + title[at] + title[at - 1] + title[at + 1 :] for at in range(1, len(title))}
    doubled = {one for one in known if len(one) == len(title) and len(set(title)) < len(set(one)) and _differ(one, title) == 1}
    return next(iter(sorted(known & {*twice, *turned, title.translate(look)}) + sorted(doubled)), "")


def event_title_meant(text: str) -> str:
    """The title of a table of events that a title sounds like (任务: 人物); "" where it is known itself, or sounds like none."""
    title = bare_title(text)
    if known_part(title) or any(title in words(name) for name in TITLE_LISTS):
        return ""
    known = sorted(frozenset[str]().union(*map(words, ("date", "event", "actor", "place", "traits"))))
    return next((one for one in known if len(one) == len(title) > 1 and all(map(_sounds_like, title, one))), "")


def _sounds_like(sign: str, meant: str) -> bool:
    return sign == meant or sign in pairs("sound_alike").get(meant, "")


def _differ(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def is_own_note(text: str) -> bool:
    """Whether a title is of what somebody keeps for herself (难度, 页码), or asks for yes or no (是否必背), which no question asks."""
    return bare_title(text) in words("own_notes") or text.startswith(tuple(words("asks_whether")))


def bare_title(text: str) -> str:
    """A title without what stands behind it in brackets, and without marks."""
    return text.strip("*＊ ").split("（")[0].split("(")[0].strip()


def _share(table: Table, place: int, holds: Callable[[str], bool]) -> float:
    """The share of the cells of a column that hold such texts."""
    return share([text for row in table.body if (text := table.text(row, place))], holds)


def share(texts: Sequence[str], holds: Callable[[str], bool]) -> float:
    """The share of texts that are such; 0 where there are none."""
    return sum(map(holds, texts)) / len(texts) if texts else 0.0


def names_a_place(column: Said, text: str, world: World) -> bool:
    """Whether a cell of the column that names the rows names a place: one that is known, or any where the column is called 地区, 城市."""
    return world.places.known(text) or column.title.name in words("place_titles")


def is_figure(text: str, world: World) -> bool:
    """Whether a text is a number, with or without a unit, or a range of two."""
    return written_figure(text, world) is not None or range_in(text) is not None


def is_date(text: str, world: World) -> bool:
    """Whether a text is a date; of bare numbers only a year of four digits is taken for one."""
    if text.isdecimal() and len(text) != 4:
        return False
    try:
        written_date(text, world)
    except ValueError:
        return False
    return True

