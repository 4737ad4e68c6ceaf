"""What opens a line of a question bank, or stands inside it: a number, the letter of an option, a tag, a heading.

In: the text of a line. Out: what it is, and the rest of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.facts.written_answers import LETTERS
from zhongbu_quiz.workbook.question_sheet import KNOWN_KINDS

_NUMBER = r"(\d{1,4})"
STYLES: dict[str, re.Pattern[str]] = {
    "1.": re.compile(_NUMBER + r"\s*[.．、](?!\d{1,2}(?!\d))\s*(.*)"),  # 1.1949年 is numbered, 1.5倍 is not
    "(1)": re.compile(r"[（(]\s*" + _NUMBER + r"\s*[)）][.．、]?\s*(.*)"),
    "1)": re.compile(_NUMBER + r"\s*[)）]\s*(.*)"),
    "no 1": re.compile(r"[【\[]?第?\s*" + _NUMBER + r"\s*题\s*[】\]]?\s*[.．、:：]?\s*(.*)"),
    "question 1": re.compile(r"[【\[]?题目?\s*" + _NUMBER + r"\s*[】\]]?\s*[.．、:：]\s*(.*)"),
    "[1]": re.compile(r"[【\[]\s*" + _NUMBER + r"\s*[】\]]\s*(.*)"),
}
"""The ways in which the questions of a bank are numbered; one bank keeps to one of them, and the others are part of its texts."""

_ORDINAL = (
    r"(?:第?\s*<banks.numeral>+\s*(?:<banks.part>|[、.．:：])|第\s*\d+\s*<banks.part>|[（(]<banks.numeral>+[)）]\s*[、.．]?)\s*"
)
_AROUND = " 、.．:：（）()"
_MIXED = r"(?:<banks.mixed>)(?:<banks.mixed>|\w{0,3})<banks.question>"
_SIDE_NOTE = r"\s*(?:[（(].*)?[:：]?\s*"
_TAGGED = r"[【\[]\s*(<banks.tag>)\s*[】\]]\s*[:：]?\s*"
_WITH_COLON = r"(<banks.tag>|<banks.answered>)\s*[:：]\s*"
_BARE = r"(<banks.tag>)\s+(?=[A-Z√×]|$)"
_INNER_BARE = r"(?:(?<=[\s。；;）)])|^)[（(]?(<banks.tag>)\s*[:：]\s*"
_LEAD = r"(?:<banks.lead>)[^\d]{0,6}(\d{1,4})\s*(?:[-—–－~～至到、和]+\s*第?\s*(\d{1,4}))?\s*[小]?题"
_MATERIAL = r"[【\[]?<banks.material>\s?(?:<banks.numeral>|\d)*(?:[】\]]|\s*[:：]|\s|$)"
_READ = r"<banks.read>.{0,8}<banks.material>.{0,12}<banks.lead>"
_NAMED = re.compile(r"\s*[（(【\[]\s*([^\s（）()【】\[\],，]{2,8}?)题?\s*(?:[,，]\s*(\d+(?:\.\d+)?)\s*分?)?\s*[)）】\]]\s*[.．、]?\s*")
_WORTH = re.compile(r"\s*[（(]\s*(?:本题)?\s*(\d{1,2})\s*分\s*[)）]\s*")


class Heading(NamedTuple):
    """A heading: its number as it stands there (一), and the kind of the questions below ("" where it says none, or several)."""

    ordinal: str
    kind: str


class Tagged(NamedTuple):
    """What a tag tells (answer, explanation …), and the text behind it."""

    tells: str
    text: str


def plain(text: str) -> str:
    """The text with full-width letters, digits and spaces as on a keyboard, of the same length; marks stay as they are."""
    return "".join(
        unicodedata.normalize("NFKC", sign) if sign.isalnum() and "\uff00" < sign < "\uff5f" else " " if sign.isspace() else sign for sign in text
    )


def numbered(text: str, style: str = "") -> tuple[str, int, str] | None:
    """The style, the number and the rest of a line that opens a question; any style where none is given."""
    flat = plain(text)
    for name, pattern in STYLES.items():
        if style in ("", name) and (found := pattern.fullmatch(flat)) and int(found[1]):
            return name, int(found[1]), text[found.start(2) :]
    return None


def kind_in(text: str) -> str:
    """The kind that words name, "" where they name none or several kinds (材料题); the longest word counts."""
    if load_lexicon().pattern("<banks.mixed>").search(text):
        return ""
    found = [word for word in KNOWN_KINDS if word in text]
    return KNOWN_KINDS[max(found, key=len)] if found else ""


def kind_opening(text: str) -> str:
    """The kind whose name and a colon open a question (名词解释：洋务运动); "" where none does."""
    opened = load_lexicon().pattern(r"([^\s：:]{2,6}?)<banks.question>?\s*[：:]").match(text)
    return KNOWN_KINDS.get(opened[1], "") if opened else ""


def opening_ordinal(text: str) -> tuple[str, str]:
    """The Chinese number that opens a line (一、), as it stands there, and the rest; "" and all of it where none does."""
    opened = load_lexicon().pattern(_ORDINAL).match(text)
    return (opened[0].strip(_AROUND), text[opened.end() :]) if opened else ("", text)


def heading(text: str, marked: bool, before_question: bool) -> Heading | None:
    """The heading that a line is. `marked`: the format says so; `before_question`: the next line is a numbered question."""
    ordinal, rest = opening_ordinal(text)
    title = re.split(r"[（(：:，,。]", rest, maxsplit=1)[0].strip()
    kind = kind_in(title) if len(title) <= _LONGEST_TITLE else ""
    mixed = len(title) <= _LONGEST_TITLE and load_lexicon().pattern(_MIXED).fullmatch(title) is not None
    alone = bool(kind) and title.removesuffix("题") in KNOWN_KINDS and re.fullmatch(re.escape(title) + _SIDE_NOTE, rest)
    if alone or mixed or marked or (ordinal and (kind or before_question)):
        return Heading(ordinal, kind)
    return None


_LONGEST_TITLE = 16
"""Characters of the title of a part; a question that begins like one is longer."""


def is_key_heading(text: str) -> bool:
    """Whether a line is the heading of a list of answers."""
    return bool(load_lexicon().pattern(rf"(?:{_ORDINAL})?<banks.key>(?:<banks.key_and>)?\s*[:：]?").fullmatch(text))


def material_lead(text: str) -> tuple[int, int] | None:
    """The first and the last number of the questions on a material that a line announces."""
    found = load_lexicon().pattern(_LEAD).search(plain(text))
    return (int(found[1]), int(found[2] or found[1])) if found else None


def opens_material(text: str) -> bool:
    """Whether a line opens a material, or asks to read one."""
    return load_lexicon().pattern(_MATERIAL).match(plain(text)) is not None


def asks_to_read(text: str) -> bool:
    """Whether a line asks to read a material and to answer by it."""
    return load_lexicon().pattern(_READ).search(plain(text)) is not None


def of_material(text: str) -> bool:
    """Whether a text speaks of a material."""
    return load_lexicon().pattern("<banks.material>").search(text) is not None


def tagged(text: str, colon_only: bool = False) -> Tagged | None:
    """The tag that opens a line."""
    words = load_lexicon()
    patterns = (_WITH_COLON,) if colon_only else (_TAGGED, _WITH_COLON, _BARE)
    found = next((match for match in (words.pattern(pattern).match(text) for pattern in patterns) if match), None)
    return Tagged(words.table("banks.tag").get(found[1], "answer"), text[found.end() :]) if found else None


def split_at_tags(text: str, loosely: bool) -> list[Tagged]:
    """A text in its parts: what stands before a tag (which tells ""), and what each tag inside it tells. `loosely`: 答案： without 【】 counts."""
    words = load_lexicon()
    pattern = words.pattern(f"{_TAGGED}|{_INNER_BARE}" if loosely else _TAGGED)
    parts: list[Tagged] = []
    told, start = "", 0
    for found in pattern.finditer(text):
        parts.append(Tagged(told, text[start : found.start()].strip()))
        told, start = words.table("banks.tag")[found[1] or found[2]], found.end()
        if found[0].startswith(("（", "(")):
            text = text.rstrip("）)")
    parts.append(Tagged(told, text[start:].strip()))
    return [part for part in parts if part.tells or part.text]


@cache
def _option(letter: str) -> re.Pattern[str]:
    return re.compile(rf"[（(]\s*{letter}\s*[)）]\s*[.．、:：]?\s*|{letter}\s*[.．、:：)）]\s*|{letter}\s+(?=[^A-Za-z\s])")


@cache
def _inner_option(letter: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<=\s)|(?<=[；;，,。）)]))(?:[（(]{letter}[)）]\s*[.．、:：]?\s*|{letter}[.．、:：)）]\s*)"
        rf"|(?<=[^A-Za-z\s]){letter}[.．、]\s*|(?<=\s\s){letter}\s+(?=[^A-Za-z\s])"
    )


@cache
def _bare_option(letter: str) -> re.Pattern[str]:
    """A letter without a mark behind it (A鸦片战争, A apple), which is one of an option only where the others stand beside it."""
    return re.compile(rf"(?<![A-Za-z]){letter}(?:\s+|(?=[^A-Za-z\s.．、:：)）]))")


def opens_option(text: str, place: int) -> int:
    """How many characters of a line are the letter of the option at a place; 0 where it opens none."""
    found = _option(LETTERS[place]).match(plain(text)) if place < len(LETTERS) else None
    return found.end() if found else 0


def opens_bare_option(text: str, place: int) -> int:
    """The same of a letter without a mark."""
    found = _bare_option(LETTERS[place]).match(plain(text)) if place < len(LETTERS) else None
    return found.end() if found else 0


def opens_any_option(text: str, place: int) -> int:
    """The same of a letter with or without one."""
    return opens_option(text, place) or opens_bare_option(text, place)


def split_options(text: str, first: int) -> list[str]:
    """The options of a line that opens with the letter of the one at place `first`: that alone, or several."""
    marked = opens_option(text, first) and not opens_bare_option(text, first)
    inner = _inner_option if marked else _inner_or_bare
    flat = plain(text)
    parts, start, place = [], opens_any_option(text, first), first + 1
    while place < len(LETTERS) and (found := inner(LETTERS[place]).search(flat, start)):
        parts.append(text[start : found.start()])
        start, place = found.end(), place + 1
    return [part.strip(" \t　；;") for part in (*parts, text[start:])]


@cache
def _inner_or_bare(letter: str) -> re.Pattern[str]:
    return re.compile(f"(?:{_inner_option(letter).pattern})|(?:{_bare_option(letter).pattern})")


def options_behind(text: str) -> tuple[str, list[str]]:
    """A stem and the options that follow it in the same line; none where there are not at least A and B, or A, B and C where no mark stands behind
    the letters."""
    flat = plain(text)
    for opening, least in ((r"[（(]?\s*A\s*[)）.．、:：]", 2), (_bare_option("A").pattern, _LEAST_BARE)):
        for found in re.finditer(rf"(?:(?<=\s)|(?<=[）)。？?：:]))(?={opening})", flat):
            options = split_options(text[found.start() :].lstrip(), 0)
            if len(options) >= least and all(options):
                return text[: found.start()].strip(), options
    return text, []


def are_bare_options(text: str, following: str) -> bool:
    """Whether a line of letters without marks is one of options: it opens with A, and B and C stand in it too, or the next letter opens the next
    line."""
    if not opens_bare_option(text, 0):
        return False
    count = len(split_options(text, 0))
    return count >= _LEAST_BARE or bool(opens_any_option(following, count))


_LEAST_BARE = 3
"""So many letters in a row are those of options; A and B alone may be two things that a text tells of."""


def without_note(stem: str) -> tuple[str, str, str]:
    """A stem without （单选题，2分） or （2分） at its beginning or end; the kind and the points that these say."""
    kind = worth = ""
    found = _NAMED.match(stem)
    if found and found[1] in KNOWN_KINDS:
        kind, worth, stem = KNOWN_KINDS[found[1]], found[2] or "", stem[found.end() :]
    found = _WORTH.match(stem)
    if found:
        worth, stem = found[1], stem[found.end() :]
    elif (found := next((one for one in _WORTH.finditer(stem) if one.end() == len(stem)), None)) and found.start():
        worth, stem = found[1], stem[: found.start()]
    return stem, kind, worth


def joined_lines(texts: Sequence[str]) -> str:
    """Lines of one text."""
    return "\n".join(text for text in texts if text).strip()
