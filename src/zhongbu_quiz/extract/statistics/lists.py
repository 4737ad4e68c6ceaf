"""Lists that run beside figures: 氧化铝、铝加工材产量分别为…. In: the words that hold a list, and how many items. Out: full subjects."""

from __future__ import annotations

import re

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.numerals import ONES
from zhongbu_quiz.extract.statistics.regions import region_of
from zhongbu_quiz.extract.words import tagged

_FIRST = "一二三四五六"
_ORDINAL = re.compile(rf"((?:.{{0,6}})第)[{_FIRST}]$")
_AND = re.compile(r"、|以及|和|与|及")
_NOUN_TAIL = "<statistics.list_before>?<statistics.measure+statistics.list_end>$"
"""客运量, 总产量: the words at the end of a list that its items share."""


def split_list(words: str, count: int) -> list[str]:
    """The `count` items that some words list, or []. 、 first; 和 and 与 only where they make the count right."""
    items = [item for item in words.split("、") if item]
    if len(items) == count:
        return items
    items = [item for item in _AND.split(words) if item]
    return items if len(items) == count else []


def _shared_tail(items: list[str], lexicon: Lexicon) -> str:
    """What the last of some items says for all of them: the words at its end that leave it as long as the others (基本养老、失业、工伤保险
    参保人数); of two ways the one that shares more."""
    tail = lexicon.pattern(_NOUN_TAIL).search(items[-1])
    if not tail or not tail.start():
        return ""
    usual = sum(map(len, items[:-1])) / (len(items) - 1)
    starts, at = [tail.start()], 0
    for word, _ in tagged(items[-1]):
        at += len(word)
        starts += [at] if 1 < at < tail.start() else []
    return items[-1][min(starts, key=lambda start: (abs(start - usual), start)) :]


def full_subjects(items: list[str], lexicon: Lexicon) -> tuple[list[str], str]:
    """Items with what they share put back: the region of the first, the indicator of the last. Also the shared indicator."""
    if _ORDINAL.match(items[0]) and all(item[:1] in _FIRST for item in items[1:]):
        lead = _ORDINAL.match(items[0])
        assert lead is not None
        rest = items[-1][1:]
        return [lead.group(1) + item[:1] + rest for item in [items[0][lead.end(1) :], *items[1:]]], rest
    full = [re.match(rf"第[{_FIRST}]", item) for item in items]
    if all(full) and all(len(item) == 2 for item in items[:-1]):
        return [item[:2] + items[-1][2:] for item in items], items[-1][2:]
    if all(len(item) == 1 and item in _FIRST for item in items[:-1]) and items[-1][:1] in _FIRST:
        rest = items[-1][1:]
        return ["第" + item + rest for item in (*items[:-1], items[-1][:1])], rest
    regions = [region_of(item, lexicon) for item in items]
    if all(regions[1:]) and (regions[0] or region_of(items[0][2:], lexicon)):
        first = items[0][2:] if region_of(items[0][2:], lexicon) else items[0]
        places = [region_of(first, lexicon), *regions[1:]]
        rest = re.sub(rf"^等?[{ONES}两\d]{{0,3}}[省市县区国]?(?=\S)", "", items[-1][len(regions[-1]) :])
        return [place + rest for place in places], rest
    region, noun_tail = regions[0], lexicon.pattern(_NOUN_TAIL)
    bare = [items[0][len(region) :], *items[1:]]
    shared = _shared_tail(bare, lexicon)
    if shared and not any(noun_tail.search(item) for item in bare[:-1]):
        bare = [item + shared for item in bare[:-1]] + [bare[-1]]
    return [region + item if not region_of(item, lexicon) else item for item in bare], shared
