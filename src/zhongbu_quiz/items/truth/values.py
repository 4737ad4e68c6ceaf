"""The three truth values, and when two texts name the same thing."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from zhongbu_quiz.values.text import dice, squeeze


class Truth(Enum):
    """TRUE, FALSE (provably), or UNKNOWN."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """A text without the marks that do not tell two names apart: 三基地、一枢纽 = “三基地一枢纽”."""
    return "".join(char for char in squeeze(text) if char not in '、，,“”"《》()（）·-—')


def same(a: str, b: str) -> bool:
    """True where two texts are one name."""
    return plain(a) == plain(b)


def nested(a: str, b: str) -> bool:
    """True where one name contains the other (国务院 and 国务院办公厅): neither excludes the other (rule 14)."""
    left, right = plain(a), plain(b)
    return left in right or right in left


def distinct(a: str, b: str) -> Truth:
    """FALSE where two names mean different things for sure, TRUE where they are one, UNKNOWN between."""
    if same(a, b):
        return Truth.TRUE
    return Truth.UNKNOWN if nested(a, b) or close(a, b) else Truth.FALSE


def close(a: str, b: str) -> bool:
    """True where two texts share so much that they may be two wordings of one thing."""
    if 4 * min(len(a), len(b)) < len(a) + len(b):
        return False  # too unlike in length to share so much
    return dice(a, b) >= 0.6
