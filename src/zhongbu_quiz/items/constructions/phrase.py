"""The form of a phrase: options that stand beside each other should be phrases of one form and, where there are enough, of one ending.

A student tells 法律法规 from 双通道达海 without knowing anything; 推动……, 加快…… and 完善…… only by knowing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.values.numbers import chinese_number
from zhongbu_quiz.values.places import Places
from zhongbu_quiz.values.text import plain

_KEPT = 1 << 11
"""Of so many texts it is remembered how they are built: those of one part of the text are asked together."""
_COUNTED = re.compile(r"[一二三四五六七八九十两]个?([^一二三四五六七八九十两、，]{1,4})")


@lru_cache(maxsize=_KEPT)
def form(text: str, places: Places) -> str:
    """The level of a place (province, city …), do (a verb opens it), of (it ends in 的), pair (two halves with 、 or ，), or thing."""
    flat = plain(text)
    level = places.level(text)
    if level:
        return level
    if text.rstrip("”").endswith("的"):
        return "of"
    if "、" in text or "，" in text:
        return "pair"
    return "do" if flat[:2] in load_lexicon().set("slogans.opening_verb") else "thing"


def ends_as_counted(record: object, key: Slot, rival: Slot) -> bool:
    """Whether a rival ends in the word that the name counts (三基地一枢纽: 基地), where the key does (rule 39)."""
    if key.type != "part" or not isinstance(record, Slogan):
        return True
    return rival.text.endswith(counted_noun(record.name, key.text))


def counted_noun(name: str, part: str) -> str:
    """The word that a name counts and a part ends in (三基地一枢纽: 基地 or 枢纽); "" where there is none (rule 39)."""
    return next((noun for noun in _COUNTED.findall(name) if part.endswith(noun)), "")


def counts(name: str, parts: Iterable[str]) -> bool:
    """Whether a name can be counted together from its parts: each thing that it counts ends or opens one of them (三基地一枢纽, 三治一改), also
    behind a counter (五项行动); or each of them has the first character of the one thing that it counts (三色槐溪)."""
    counter, listed = load_lexicon().pattern("^<slogans.counter>(?=.)"), tuple(parts)
    nouns = [counter.sub("", noun) for noun in _COUNTED.findall(name)]
    if len(nouns) == 1 and chinese_number(len(listed)) in name and all(nouns[0][0] in part for part in listed):
        return True  # 三色槐溪: 红色…, 绿色…, 古色…
    return any(nouns) and all(any(part.endswith(noun) or part.startswith(noun) for part in listed) for noun in nouns)


@lru_cache(maxsize=_KEPT)
def ending(text: str, count: int) -> str:
    """The last characters, which in Chinese name the kind of thing: …体系, …机制, …行动."""
    return plain(text)[-count:]


@lru_cache(maxsize=_KEPT)
def counted_ending(text: str) -> str:
    """The word that names a counted kind of thing, where a text ends in one (…化, …区, …行动, …机制); else "" (rule 65)."""
    flat = plain(text)
    words = load_lexicon().words("slogans.counted_end")
    return next((word for word in words if flat.endswith(word) and flat != word), "") if flat.endswith(words) else ""
