"""What a gap may hide and how much of its sentence must be left (rules 1, 7, 35, 40, 41, 43 and 73).

One measure, two users: the makers of gaps leave out by these functions what the rules of `quality` find by them.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.slots import Attribution, Slot, is_part
from zhongbu_quiz.items.item import Blank, Cue, Shown, Stem, blanks, stem_text, told_text, uncued
from zhongbu_quiz.values.text import plain, squeeze
from zhongbu_quiz.values.text import stands_in as stands_whole_in

WHOLE = frozenset("document meeting part slogan label content organ happening meaning topic text document_number".split())
"""Types of slots that are hidden whole, however much of the sentence they are (rule 41)."""
OFFICIAL = frozenset({"document", "meeting"})
"""Types of slots whose texts are official titles: they may be a little longer (rule 40)."""
LONGEST = 16
"""Rule 40: the longest answer that is remembered as one thing, in characters."""
LONGEST_OFFICIAL = 25
"""Rule 40: the longest official formula that can be asked for, in characters, its marks not counted."""
LONGEST_TITLE = 30
"""The same of a title: that of a document of two bodies has some more characters, and is known by its last ten."""
MOST_AROUND = 120
"""The longest sentence that is read for the sake of one gap, in characters without the gap."""
KEPT = 0.7
"""Rule 41: the share of a sentence's characters that must be left around its gap."""
NUMERALS = frozenset("0123456789一二三四五六七八九两半倍番成")
"""What makes a figure in words a figure (rule 40): 翻一番 is one; 领跑 is none, and nor is 万亿, which 2万亿 fits as well."""
TELLS = 2
"""From so many characters on an answer is given away by standing in its own question; one character stands anywhere (rule 43)."""
HALF = 0.5
"""Rule 73: from this share on what is left standing of an answer tells the rest."""
CLASS_NOUN = 2
"""How long the noun is that ends a name and says what kind of thing it is of."""
WORDLESS = frozenset({"date", "number", "as_of"})
"""Types of slots whose values are no words: rule 73 is not about them."""
_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")
_AND_SO_ON = re.compile(r"[”》]?等(?![一二三四五六七八九十两])")
_SAID = re.compile(r"[\u3400-\u9fffA-Za-z0-9]")
_TITLE_MARK = re.compile("[《》]")
_GAP = "\ue000"
"""A private character that no text holds: nothing runs across a gap."""
_TOLD_APART = ("issued_in", "issued_date")


def worth_hiding(name: str, kind: str, text: str, official: bool = False) -> bool:
    """Whether the value of a slot (its name, its type) is an answer: not long unless it is `official` or a title, no single character
    of a list (粮、棉、油), and no figure that is a verb or a bare scale."""
    if name == "figure" and kind == "text":
        return bool(NUMERALS & set(text))
    if kind == "part" and len(text) == 1:
        return False
    if official or kind in OFFICIAL:
        return len(plain(text)) <= (LONGEST_TITLE if kind in OFFICIAL else LONGEST_OFFICIAL)
    return len(text) <= LONGEST


def official(fact: Fact) -> bool:
    """Whether a fact is a formula that may stand verbatim, and so be a little longer."""
    return bool(fact.kind_of.trait("official", fact.record))


def kept_enough(kept: int, hidden: int) -> bool:
    """Whether enough characters of a sentence are left around its gaps."""
    return kept >= KEPT * (kept + hidden)


def short_enough(stem: Stem, documents: Collection[str]) -> bool:
    """Whether a sentence is not too long for one gap, whatever its `documents` are called."""
    return len(told_text(uncued(stem), documents)) <= MOST_AROUND


def cue_length(stem: Stem, document: str, empty: re.Pattern[str]) -> int:
    """How many characters of a stem say what its gap is about: without the gap, the topic, whose statement it is, and the words that
    `empty` finds (the area that everything is about). `document` is the short name of the document that the fact is told in."""
    told: list[str] = []
    opened = False
    for part in stem:
        if isinstance(part, Blank | Cue | Attribution):
            continue
        if isinstance(part, Shown) and part.slot in _TOLD_APART and part.text == document:
            told.clear()
            opened = True
            continue
        told.append(str(part).partition("，")[2] if opened else str(part))
        opened = False
    return len(_SAID.findall(empty.sub("", "".join(told))))


def heads(stem: Stem) -> set[str]:
    """The names of the slots that a stem shows and that say what it is about, not who said it or when."""
    return {part.slot for part in stem if isinstance(part, Shown)} - {*_TOLD_APART, "period", "as_of"}


def goes_on(stem: Stem) -> bool:
    """Whether a stem itself says that the list which it tells has more entries (A、____等): then others are as right in the gap. A list
    that is counted behind 等 (等四个方面) is whole."""
    last = max((place for place, part in enumerate(stem) if isinstance(part, Blank) or (isinstance(part, Shown) and is_part(part.slot))), default=0)
    return last + 1 < len(stem) and _AND_SO_ON.match(str(stem[last + 1])) is not None


def leaks(stem: Stem) -> bool:
    """True where an answer stands elsewhere in its own stem (rule 43); a number only as a whole number."""
    flat = squeeze(stem_text(stem, "\n"))
    return any(stands_in(part.text, flat) for part in blanks(stem))


def told_by_half(answer: str, stem: Stem) -> bool:
    """True where half of an answer that is words stands in one piece elsewhere in its stem (rule 73); a noun of two characters that
    says what kind of thing a longer name is of (…机场) tells nothing of it. A title is read by itself: what it ends in makes no word with
    what stands behind it."""
    wanted = plain(answer)
    run = longest_run(wanted, "\n".join(plain(piece) for piece in _TITLE_MARK.split(stem_text(stem, _GAP))))
    return run >= max(TELLS, HALF * len(wanted)) and (run > CLASS_NOUN or len(wanted) < 2 * CLASS_NOUN)


def told_by_place(key: Slot, stem: Stem) -> bool:
    """True where a place and what bears its name tell each other (rule 73): 在广西金田发动金田起义, whichever of the two is hidden."""
    wanted = plain(key.text)
    if key.type == "place":
        return longest_run(wanted, "\n".join(plain(str(part)) for part in stem if not isinstance(part, Blank))) >= TELLS
    places = [plain(str(part)) for part in stem if isinstance(part, Shown) and part.slot == "place"]
    return any(longest_run(wanted, place) >= TELLS for place in places)


def longest_run(answer: str, text: str) -> int:
    """How many characters of an answer stand in one piece in a text; digits that are part of a longer number do not count."""
    longest = 0
    for start in range(len(answer)):
        end = start + longest + 1
        while end <= len(answer) and stands_whole_in(answer[start:end], text):
            longest = end - start
            end += 1
    return longest


def year_told(year: int, stem: Stem) -> bool:
    """Whether a stem shows a year in digits, in a title or in the number of a document (rule 35): 《…（2009—2015年）》, 〔2011〕."""
    return str(year) in _YEAR.findall(stem_text(stem, "\n"))


def stands_in(answer: str, text: str) -> bool:
    """Whether an answer stands in a text; digits must not be part of a longer number, and a list may be punctuated otherwise."""
    wanted = squeeze(answer)
    if len(wanted) < TELLS:
        return False
    if "、" in wanted and plain(wanted) in plain(text):
        return True
    return stands_whole_in(wanted, text)
