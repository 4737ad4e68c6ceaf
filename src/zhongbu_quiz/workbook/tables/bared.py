"""The text of a cell without what is no part of it: marks and notes for oneself, numbers of what it lists, its own title before it. In: a text.
Out: what it says."""

from __future__ import annotations

import re
from collections.abc import Collection

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.values.numbers import NUMERALS, chinese_number
from zhongbu_quiz.workbook.tables.pasted import without_markup, without_ticks
from zhongbu_quiz.workbook.tables.words import pattern, without_footnote, without_page, words

_ASIDE = r"^ASIDES\s*|\s*ASIDES[。；！]?$".replace("ASIDES", r"[（(【\[][\sM]*<asides>(?:[！!、，,；;\s·M]*<asides>)*[！!。\sM]*[）)】\]]")
"""What stands for pupils before or behind a text, in brackets: （重点！必考）; M is any sign with which people mark a cell."""

_EXAM = r"[（(【\[](?=[^（()）]*(?:<exams>|\d<exam_sign>))(?:<exams>|<exam_sign>|<exam_places>|\d{1,4}|[\s·•.．、，,—-])+[）)】\]]$"
"""In which examination something was asked, behind it: （考过2019）, （2021·河南中考）."""
_SIGN = r"[\u2460-\u249b\u2776-\u2793\u3251-\u325f\u32b1-\u32bf]"
"""A number that is one sign: in a circle (①, ㉑, ❶), in brackets (⑴) or with a point (⒈)."""
_ONE_NUMBER = re.compile(
    r"(?:(?P<digits>\d{1,2})\s*[.．、)）]|SIGNS|[（(]\d{1,2}[)）](?=.{4}))\s*(?P<text>(?:[\u4e00-\u9fff《“]|\d{3,4}(?:[.．/-]\d|YEAR)).*)".replace(
        "YEAR", say("years")[0]).replace("SIGNS", _SIGN), re.DOTALL)  # fmt: skip
"""A number of a list before words or a date; in brackets, only before several words, since （1）班 is a name."""
_COMMENT = re.compile(r"(?<=[\u4e00-\u9fff》”。）)])\s*(?://|／／)\s*(?=[\u4e00-\u9fff《“]).*$", re.DOTALL)
"""What somebody adds for herself behind two strokes: 签订《南京条约》//注意区别."""
_NOTE = r"(?<=\S)\s*[（(]\s*(?:<notes_open>[^（）()]*|[^（）()]*<notes_end>)\s*[)）](?=[。；！]?$)"
"""A note for oneself in brackets: （注意与《北京条约》区别）."""
_EXPLAINED = r"(?<=\S)[\s。；;，,]+[【（(]?<explains>[】）)]?\s*[：:][\s\S]*$"
"""What explains an answer behind it: …。解析：…"""
_ENTRY = (
    r"(?:^|(?<=[；;。，,、\s])\s*|(?<=[\u4e00-\u9fff》”]))"
    rf"(?:<counts_before>([{NUMERALS}])[，,、：:]|[（(]([{NUMERALS}])[）)]|([{NUMERALS}])(?:[、.．]|(?:<is>)(?=\S\S))|([A-Ga-g])[、.．])"
)
"""What counts an entry in words or letters: 一、, 一是, 第一，, （一）, A."""
_IN_TURN = r"(?:^<counted_first>|[；;。，,]\s*<counted_next>)[，,：:]?\s*"
"""What stands before entries that are counted in words: 首先，…；其次，…"""
_ONE_LETTER = re.compile(r"(?:[A-Ga-g]\s*[、)）]|[a-g]\s*[.．])\s*(?=[\u4e00-\u9fff《“]{2})")
_INNER_SPACE = re.compile(r"(?<=[《“（])[ \u3000]+|[ \u3000]+(?=[》”）])|(?<=[\u4e00-\u9fff])[ \u3000]+(?=《)")
_WORD_BEHIND = r"(?<=\S)[ \t\u3000]+(<asides>)$"
"""A word for pupils behind a text, set off by a space alone: …《南京条约》 选修."""
_DOTS = re.compile(r"(?:…+|\.{3,}|。{3,})$")
_SIGNED = re.compile(r"^[+＋↑↓▲▼](?=\s*\d)")
"""Signs before a number that say that it rises or falls."""
_SHOUTED = re.compile(r"\s*[！!]{2,}$")
"""Several exclamation marks behind a text, which mark it."""
_FALLS = "↓▼"
_SHORTEST_ENTRY = 4
"""Characters of what stands behind 甲、 in a list."""


def is_only_marks(text: str) -> bool:
    """Whether a text is nothing but signs with which people mark a cell: ★★★."""
    return bool(text) and not text.strip("".join(words("marks")) + " ")


def without_marks(text: str) -> str:
    """A text without what only marks it for its owner: ★ around it, （必背） behind it, ● before each of its entries, the sign of a footnote."""
    around = "".join(words("marks"))
    text = without_markup(text)
    text = text if text[0] in around else without_ticks(text)
    text = _SIGNED.sub(lambda found: "-" if found[0] in _FALLS else "", without_page(without_footnote(_COMMENT.sub("", text))))
    text = pattern(_NOTE).sub("", pattern(_EXPLAINED).sub("", text))
    bare_text = pattern(_ASIDE.replace("M", around)).sub("", pattern(_EXAM).sub("", text) or text).strip(f"{around} \n")
    if text[0] in around:
        bare_text = re.sub(rf"[；;，,、。\s]*[{around}]+\s*", "；", bare_text)
    return _SHOUTED.sub("", bare_text) or text


def without_word_behind(text: str, cell: str) -> str:
    """A text without the word for pupils behind it, which a space sets off in its cell."""
    found = pattern(_WORD_BEHIND).search(cell.strip())
    return text.removesuffix(found[1]).rstrip() if found else text


def breaks_off(text: str) -> bool:
    """Whether a text is not finished: it ends in …… behind a word that something must follow (开始沦为……)."""
    found = _DOTS.search(text)
    return found is not None and pattern("<wants_more>$").search(text[: found.start()]) is not None


def lettered(text: str) -> list[str]:
    """The entries of a text that numbers them with 甲、乙、, 一、二、, 第一，第二， or A. B.; none of any other, such as one of the classes 甲、乙
    and 丙."""
    if counted := _counted(text):
        return counted
    before, *in_turn = (entry.strip("；;，,、。 \n") for entry in pattern(_IN_TURN).split(text))
    if not before and len(in_turn) > 1 and all(in_turn) and pattern("^<counted_first>").match(text):
        return in_turn
    opening, *entries = pattern(rf"(?:^|[；;。，,\s]*)<letters>[、.．：:]\s*(?=\S{{{_SHORTEST_ENTRY}}})").split(text)
    return entries if not opening and len(entries) > 1 and min(map(len, entries)) >= _SHORTEST_ENTRY else []


def _counted(text: str) -> list[str]:
    """The entries of a text that counts them from 一 or A on, in one way."""
    found = list(pattern(_ENTRY).finditer(text))
    ways = {next(way for way in range(1, 5) if one[way]) for one in found}
    marks = ["".join(filter(None, one.groups())).upper() for one in found]
    if len(found) < 2 or len(ways) > 1 or found[0].start() or not any(order.startswith("".join(marks)) for order in (NUMERALS, "ABCDEFG")):
        return []
    ends = [*(one.start() for one in found[1:]), len(text)]
    entries = [text[one.end() : end].strip("；;，,、。 \t\n\u3000") for one, end in zip(found, ends, strict=True)]
    return entries if all(len(entry) > 1 for entry in entries) else []


def without_inner_spaces(text: str) -> str:
    """A text without spaces beside the inner side of its marks, and before 《: 签订 《 南京条约 》."""
    return _INNER_SPACE.sub("", text)


def without_number(text: str, beside: Collection[str] = ()) -> list[str]:
    """What stands behind the one number that opens a text (1.八国联军攻占北京), as its only entry; none where nothing numbers it. A number that
    makes a known name with what follows it (5.卅惨案) is one of a list only where the texts `beside` it, above and below, count too."""
    if letter := _ONE_LETTER.match(text):
        return [text[letter.end() :]]
    found = _ONE_NUMBER.fullmatch(text)
    if not found or re.search(_SIGN, found["text"]):
        return []
    if found["digits"] and _named_by_date(found["digits"], found["text"]):
        number = int(found["digits"])
        counted = [int(one["digits"]) for other in beside if (one := _ONE_NUMBER.fullmatch(other)) and one["digits"]]
        if number - 1 not in counted and number + 1 not in counted:
            return []
    return [found["text"]]


def _named_by_date(digits: str, text: str) -> bool:
    """Whether digits and the text behind them are the name of a day and what happened on it: 5.卅惨案, 12.九运动."""
    name = "".join(chinese_number(int(digit)) for digit in digits) + text
    return name.startswith(tuple(words("days")))
