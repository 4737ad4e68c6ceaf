"""Who did something, and where, as cells name them: persons with their offices, their lives and their names in other letters; places with 在
before them; ways from one place to another. In: the text of a cell. Out: names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhongbu_quiz.data.world import World
from zhongbu_quiz.values.places import Places
from zhongbu_quiz.workbook.tables.deeds import ends_an_event
from zhongbu_quiz.workbook.tables.words import pairs, pattern, words

_HAN = r"\u4e00-\u9fff"
_LIVED = re.compile(rf"(?<=[{_HAN}])\s*[（(][^（）()]*\d[^（）()]*[）)]")
"""The years of a person in brackets behind the name: 王莽（前45—23年）."""
_PERSONS = r"\s*[vV][sS]\.?\s*|\s*[、，,；;/／&＆\n]\s*|\s+(?:<between_persons>)\s+"
_SPACE = re.compile(rf"(?<=[{_HAN}）])\s+(?=[{_HAN}])")
_LETTERS = r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ .,'’·-]*"
_IN_LETTERS = re.compile(rf"(?<=[{_HAN}])\s*(?:[（(]\s*{_LETTERS}[）)]|(?<=\s){_LETTERS}$)")
"""The name of a person in other letters, in brackets or at the end."""
_TOLD_IN_LETTERS = re.compile(r"(?<=[\u4e00-\u9fff》])\s*[（(]\s*(?=[^（）()]*[a-zà-ɏ]{2})" + _LETTERS + r"[）)]")
"""The same within an event; WTO and other names of capitals alone say what their own words say, and stay."""
_LABEL = re.compile(rf"(?:^|(?<=[；;，,、/／\n]))\s*[{_HAN}]{{1,6}}[：:]\s*(?=\S)")
"""What a person is there, before the name: 领导人：周恩来; 中方：李鸿章；日方：伊藤博文."""
_DOT = re.compile(rf"(?<=[{_HAN}])\s?[.．]\s?(?=[{_HAN}])")
_LAND_FIRST = re.compile(r"(?:^|(?<=[、，,；;\n/]))\s*[（(\[［〔【]\s*([\u4e00-\u9fff]{1,6})\s*[）)\]］〕】]\s*(?=[\u4e00-\u9fff]{2})")
"""The land of a person in brackets before the name."""
_COUNTRY = "country"
_LONGEST_OF_PERSON = 3
"""Characters of the name of a Chinese person."""
_AT = r"^(?:<stands_at>)\s*(?=..)"
_WAY = r"<way_from>?(.{2,}?)\s*(?:[→⟶⇒➔➜➡]|-+>|=+>|—+>|<way_to>)\s*(.{2,})"
_LEFT = r"(?:<way_from>|<way_to>|<way_by>)?.{2,}<leaves>|<way_from>.{2,}"
"""Where somebody went from, or came by: 从刘家港出发, 自广州, 途经锡兰返回."""
OF = "的"
_DASH = re.compile(r"(.{2,}?)\s*[—–―~～-]+\s*(.{2,})")


def bare_person(text: str) -> str:
    """A cell of persons without what heads them, 等 behind them, the years of their lives and their names in other letters, with · in the names of
    foreigners and 、 between Chinese ones (毛泽东.周恩来)."""
    bare = pattern(r"(?<=..)<and_others>$").sub("", _IN_LETTERS.sub("", _LIVED.sub("", _LABEL.sub("", text))))
    names = _DOT.split(bare)
    own = len(names) > 1 and all(1 < len(name) <= _LONGEST_OF_PERSON and pattern("<surnames>").match(name) for name in names)
    return _DOT.sub("、" if own else "·", bare)


def persons_in(cell: str) -> list[str]:
    """The persons of a cell; an office with a space behind or before a name (总理 周恩来) is one with it."""
    found: list[str] = []
    for part in (part for part in pattern(_PERSONS).split(bare_person(cell)) if part.strip()):
        found += _with_offices(_SPACE.split(part.strip()))
    return found


def without_land(cell: str, world: World) -> str:
    """A cell of persons without the land or the dynasty in brackets before each: [英]牛顿, （唐）李白、（唐）杜甫."""
    def bare(found: re.Match[str]) -> str:
        land = found[1].strip()
        known = land in pairs("lands_in_short") or land in words("lands_of_old") or world.places.level(land) == _COUNTRY
        return "" if known or world.eras.reigns.spans(pattern("(?<=.)<dynasty_ends>$").sub("", land)) else found[0]

    return _LAND_FIRST.sub(bare, cell)


def named_in(person: str, text: str) -> bool:
    """Whether a text names a person, with the office or without."""
    if pattern("^.[^、]{1,2}<ruler_ends>$").match(person) and person[1:] in text:
        return True
    return person in text or (bool(bare := pattern(r"^.*?<offices>(?=..)").sub("", person)) and bare in text)


def is_a_body(text: str, places: Places) -> bool:
    """Whether who did something is a state or another body, and no person (建国 and 军 end names of persons, too)."""
    is_a_name = len(text) <= _LONGEST_OF_PERSON and pattern("<surnames>").match(text) is not None
    return places.level(text) == "country" or (not is_a_name and pattern("<bodies>$").search(text) is not None)


def _with_offices(parts: Sequence[str]) -> list[str]:
    found: list[str] = []
    office = ""
    for part in parts:
        if _is_office(part):
            office += part
            continue
        found.append(office + part)
        office = ""
    if office:
        found[-1:] = ["".join(found[-1:]) + office]
    return found


def _is_office(text: str) -> bool:
    """Whether a text is an office and no person: 美国总统, 钦差大臣; 周总理 is one."""
    bare = pattern("<offices>$").sub("", text)
    return bare != text and not (len(bare) == 1 and bare in words("surnames"))


def names_in_letters(cell: str) -> bool:
    """Whether a cell of persons has the name of one in other letters, in brackets or without."""
    return any(_IN_LETTERS.search(part) for part in cell.split("\n")) or without_letters(cell) != cell


def without_letters(text: str) -> str:
    """An event without the names of its persons and things in other letters, in brackets behind them: 瓦特（James Watt）改良蒸汽机."""
    return _TOLD_IN_LETTERS.sub("", text)


def as_clause(text: str) -> str:
    """An event that is named as a deed of something (关于《马关条约》的签订), or behind its verb as behind a title
    (签订：《马关条约》), as the clause that tells it: 《马关条约》签订."""
    if "——" in text:
        return text
    text = pattern(r"^[【\[]?(<takes_object>)[】\]]?[：:]?\s*(?=《)").sub(r"\1", text)
    clause = pattern(f"(?<=..){OF}(?=<verbs>$)").sub("", text)
    return pattern("^<about_it>(?=..)").sub("", clause) if clause != text else text


def with_dots(text: str) -> str:
    """An event with · where a keyboard's full stop parts the name of a foreigner (拿破仑.波拿巴), and ， where it ends an event."""
    return _DOT.sub(lambda found: "，" if ends_an_event(text[: found.start()]) else "·", text)


def bare_place(text: str, places: Places) -> str:
    """A place without 在, 于 or 位于 before it; a name that begins so (于都) stays whole."""
    return text if places.known(text) or text.startswith(tuple(words("begin_as_at"))) else pattern(_AT).sub("", text, count=1)


def is_a_way(text: str, places: Places) -> bool:
    """Whether a cell tells a way from one place to another (北京→上海, 江西瑞金至陕西吴起镇), which is no place where something happened."""
    if pattern(_WAY).fullmatch(text) or pattern(_LEFT).fullmatch(text):
        return not places.known(text)
    found = _DASH.fullmatch(text)
    return found is not None and places.known(found[1]) and places.known(found[2])
