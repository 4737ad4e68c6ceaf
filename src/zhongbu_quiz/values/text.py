"""Text measures that the rules share: display width, bigrams, white space, and joining a list as Chinese does."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

_KEPT = 1 << 13
"""How many short results are remembered: the same texts come in every item model that asks a part of the facts, and with the part they are
done with; some are whole sentences, and the memory stays bounded."""
_KEPT_WIDE = 1 << 11
"""How many sets and pairs of texts are remembered, each of which takes a kilobyte or comes from one section: they are wanted again soon or
never."""
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_LETTERS = re.compile(r"[\u3400-\u9fffA-Za-z]+")
_GOES_ON = re.compile(r"[\d.]")
_TITLES = re.compile(r"《[^《》]*》")
_QUOTES = re.compile(r"“[^“”]*”")


@lru_cache(maxsize=_KEPT)
def squeeze(text: str) -> str:
    """The text in NFKC with all white space removed: how evidence and stems are compared."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@lru_cache(maxsize=_KEPT)
def width(text: str) -> int:
    """Display width: a Chinese character counts 2, an ASCII one 1 (rule 12)."""
    return sum([2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text])


@lru_cache(maxsize=_KEPT_WIDE)
def bigrams(text: str) -> frozenset[str]:
    """The set of character pairs of the squeezed text."""
    flat = squeeze(text)
    return frozenset(flat[i : i + 2] for i in range(len(flat) - 1))


def dice(a: str, b: str) -> float:
    """Dice coefficient of two texts on character bigrams, 0 to 1."""
    left, right = bigrams(a), bigrams(b)
    if not left or not right:
        return float(squeeze(a) == squeeze(b))
    return dice_of(left, right)


def dice_of(left: frozenset[str], right: frozenset[str]) -> float:
    """Dice coefficient of two sets, 0 to 1; 0 where one of them is empty."""
    total = len(left) + len(right)
    return 2 * len(left & right) / total if left and right else 0.0


@lru_cache(maxsize=_KEPT_WIDE)
def shared_pairs(text: str, other: str) -> float:
    """The share of a text's pairs of characters that stand in another text, 0 to 1 (rule 16)."""
    own = bigrams(text)
    return len([pair for pair in own if pair in other]) / len(own) if own else 0.0


def undigited(text: str) -> str:
    """A sentence with # for its numbers: as facts tell it, whatever the figures."""
    return _DIGITS.sub("#", text)


def outline(text: str) -> str:
    """Digit runs as 9, runs of letters and Chinese characters as 汉, marks as they are: what options look like (rule 11)."""
    return _LETTERS.sub("汉", re.sub(r"\d+", "9", text))


def stands_in(wanted: str, text: str) -> bool:
    """Whether one text stands in another; digits at its ends must not be part of a longer number (2016年 not in 12016年)."""
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        inside = wanted[:1].isdigit() and at > 0 and (text[at - 1].isdigit() or text[at - 1] == ".")
        goes_on = wanted[-1:].isdigit() and _GOES_ON.match(text, end) is not None
        if not inside and not goes_on:
            return True
        at = text.find(wanted, at + 1)
    return False


@lru_cache(maxsize=_KEPT_WIDE)
def common_letters(a: str, b: str) -> float:
    """The share of the characters of two texts that stand in both, in their order (longest common subsequence), 0 to 1."""
    if not a or not b:
        return float(a == b)
    places: dict[str, int] = {}
    for place, letter in enumerate(b):
        places[letter] = places.get(letter, 0) | 1 << place
    # Hyyrö's bit-parallel row: a 0 stands where the subsequence grows, so one addition does a whole row of the table.
    row = whole = (1 << len(b)) - 1
    for letter in a:
        if letter in places:
            met = row & places[letter]
            row = (row + met | row - met) & whole
    return 2 * (len(b) - row.bit_count()) / (len(a) + len(b))


class Finder:
    """Which of many texts stand in another text. At each place of that text only those lengths are looked up that texts with its next two
    characters have, so the work grows with its length and not with their number."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._ranks = {text: rank for rank, text in enumerate(dict.fromkeys(filter(None, texts)))}
        lengths: dict[str, set[int]] = defaultdict(set)
        for text in self._ranks:
            lengths[text[:2]].add(len(text))
        self._lengths = dict(lengths)

    def found_in(self, text: str) -> Iterator[str]:
        """The texts that stand in `text`, each once, in the order of their first places; at one place in the order in which they were given,
        those of one character last."""
        seen: set[str] = set()
        lengths, ranks = self._lengths, self._ranks
        for place in range(len(text)):
            for start in (text[place : place + 2], text[place]):
                if start not in lengths:
                    continue
                there = {text[place : place + length] for length in lengths[start]} & ranks.keys()
                found = there - seen
                seen |= found
                yield from sorted(found, key=ranks.__getitem__) if len(found) > 1 else found


_MARKS = str.maketrans("", "", '、，,；;“”"‘’《》〈〉()（）·-—')
LIKE = 0.6
"""Dice coefficient from which two texts may be two wordings of one thing (rule 14): between 0.5, where unlike policy phrases still
meet, and 0.7, where rewordings of one phrase are lost; read off the pairs of the three essays."""


@lru_cache(maxsize=_KEPT)
def plain(text: str) -> str:
    """A text without the marks that do not tell two names apart: 三基地、一枢纽 = “三基地一枢纽”."""
    return squeeze(text).translate(_MARKS)


def same(a: str, b: str) -> bool:
    """True where two texts are one name."""
    return plain(a) == plain(b)


def nested(a: str, b: str) -> bool:
    """True where one name contains the other (国务院 and 国务院办公厅): neither excludes the other (rule 14)."""
    left, right = plain(a), plain(b)
    return left in right or right in left


def close(a: str, b: str) -> bool:
    """True where two texts share so much that they may be two wordings of one thing."""
    if 4 * min(len(a), len(b)) < len(a) + len(b):
        return False  # too unlike in length to share so much
    return dice(a, b) >= LIKE


@lru_cache(maxsize=_KEPT_WIDE)
def may_be_one(a: str, b: str) -> bool:
    """True where two texts may mean one thing, so that neither is provably false for the other (rule 14): one holds the other, or
    they are two wordings."""
    return nested(a, b) or close(a, b)


def titles_in(text: str) -> list[str]:
    """All 《titles》 in a text, with their marks."""
    return _TITLES.findall(text)


def quotes_in(text: str) -> list[str]:
    """All “quoted” phrases in a text, without their marks."""
    return [found[1:-1] for found in _QUOTES.findall(text)]


def separators(parts: Sequence[str], complete: bool) -> tuple[str, list[str], str]:
    """How a list is punctuated: what opens it, what stands before each part after the first, what closes it.

    Parts that hold a 、 or a 和 themselves are set apart by ； after a colon; others by 、 with 和 before the last
    (complete lists) or 等 behind the last (lists that go on).
    """
    tail = "" if complete else "等"
    if any(mark in part for part in parts for mark in "、，；和与"):
        return "：", ["；"] * (len(parts) - 1), tail
    marks = ["、"] * (len(parts) - 1)
    if complete and len(parts) > 1:
        marks[-1] = "和"
    return "", marks, tail
