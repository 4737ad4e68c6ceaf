"""What a gap may hide and how much of its sentence must be left (rules 40, 41 and 43).

One measure, two users: the makers of gaps leave out by these functions what the rules of `quality` find by them.
"""

from __future__ import annotations

from zhongbu_quiz.items.item import Stem, blanks, stem_text
from zhongbu_quiz.values.text import plain, squeeze
from zhongbu_quiz.values.text import stands_in as stands_whole_in

WHOLE = frozenset("document meeting part slogan label content organ meaning topic text document_number".split())
"""Types of slots that are hidden whole, whatever their length: official titles and wordings are learned as they are (rule 40)."""
LONGEST = 16
"""Rule 40: the longest answer that is remembered as one thing, in characters."""
KEPT = 0.7
"""Rule 41: the share of a sentence's characters that must be left around its gap."""
NUMERALS = frozenset("0123456789一二三四五六七八九十百千万亿两半首倍番成")
"""What makes a figure in words a figure (rule 40): 翻一番 is one, 领跑 is none."""
TELLS = 2
"""From so many characters on an answer is given away by standing in its own question; one character stands anywhere (rule 43)."""


def worth_hiding(name: str, kind: str, text: str) -> bool:
    """Whether the value of a slot (its name, its type) is an answer: not long unless a title or a part, and no figure that is a verb."""
    if name == "figure" and kind == "text":
        return bool(NUMERALS & set(text))
    return kind in WHOLE or len(text) <= LONGEST


def kept_enough(kept: int, hidden: int) -> bool:
    """Whether enough characters of a sentence are left around its gaps."""
    return kept >= KEPT * (kept + hidden)


def leaks(stem: Stem) -> bool:
    """True where an answer stands elsewhere in its own stem (rule 43); a number only as a whole number."""
    flat = squeeze(stem_text(stem, "\n"))
    return any(stands_in(part.text, flat) for part in blanks(stem))


def stands_in(answer: str, text: str) -> bool:
    """Whether an answer stands in a text; digits must not be part of a longer number, and a list may be punctuated otherwise."""
    wanted = squeeze(answer)
    if len(wanted) < TELLS:
        return False
    if "、" in wanted and plain(wanted) in plain(text):
        return True
    return stands_whole_in(wanted, text)
