"""Lists that run beside figures: 氧化铝、铝加工材产量分别为…. In: the words that hold a list, and how many items. Out: full subjects."""

from __future__ import annotations

import re

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.numerals import ONES
from zhongbu_quiz.extract.statistics.regions import region_of
from zhongbu_quiz.extract.words import tagged

_ORDINAL = re.compile(rf"(.{{0,6}}?)第?([{ONES}])(.*)")
"""第一、二、三产业, 第一、第二、第三产业."""
_PARTNER = "[\u4e00-\u9fff]{0,10}?<statistics.partner>(?=..)"
_AND = "、|<statistics.and>"
_NOUN_TAIL = "<statistics.list_before>?<statistics.measure+statistics.list_end>$"
"""客运量, 总产量: the words at the end of a list that its items share."""


def split_list(words: str, count: int, lexicon: Lexicon) -> list[str]:
    """The `count` items that some words list, or []. A word for several things first (城乡), then 、; 和 and 与 only where they make the count
    right."""
    for joint, parts in lexicon.table("statistics.joint").items():
        if joint in words and len(parts.split("/")) == count:
            return [words.replace(joint, part, 1) for part in parts.split("/")]
    items = [item for item in words.split("、") if item]
    if len(items) == count:
        return items
    items = [item for item in lexicon.pattern(_AND).split(words) if item]
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
    rest = items[-1][round(usual) :]
    if usual == round(usual) and len(tagged(items[-1][: len(rest) * -1])) == 1 and tagged(rest) and len(tagged(rest)[0][0]) > 1:
        starts.append(round(usual))  # 城镇、农村居民人均可支配收入, whatever words the dictionary joins
    return items[-1][min(starts, key=lambda start: (abs(start - usual), start)) :]


def full_subjects(items: list[str], lexicon: Lexicon) -> tuple[list[str], str]:
    """Items with what they share put back: the region of the first, the indicator of the last. Also the shared indicator."""
    numbered = [match for item in items if (match := _ORDINAL.fullmatch(item))]
    if len(numbered) == len(items) and not any(match[1] for match in numbered[1:]) and not any(match[3] for match in numbered[:-1]):
        lead, rest = numbered[0][1], numbered[-1][3]
        return [f"{lead}第{match[2]}{rest}" for match in numbered], rest
    regions = [region_of(item, lexicon) for item in items]
    partner = lexicon.pattern(_PARTNER).match(items[0])
    if partner:  # 对东盟、欧盟、美国进出口: with whom, and not whose
        bare = [items[0][partner.end() :], *items[1:]]
        shared = _shared_tail(bare, lexicon) or items[-1][len(regions[-1]) :]
        return [partner.group() + item.removesuffix(shared) + shared for item in bare], shared
    if all(regions[1:]) and (regions[0] or region_of(items[0][2:], lexicon)):
        first = items[0][2:] if region_of(items[0][2:], lexicon) else items[0]
        places = [region_of(first, lexicon), *regions[1:]]
        rest = re.sub(rf"^等?[{ONES}两\d]{{0,3}}[省市县区国]?(?=\S)", "", items[-1][len(regions[-1]) :])
        return [place + rest for place in places], rest
    region, noun_tail = regions[0], lexicon.pattern(_NOUN_TAIL)
    per = lexicon.pattern("<statistics.per_head>(?:拥有)?").match(items[0])
    if per:
        return [items[0], *(per.group() + item for item in items[1:])], ""
    bare = [items[0][len(region) :], *items[1:]]
    shared = _shared_tail(bare, lexicon)
    if shared and not any(noun_tail.search(item) for item in bare[:-1]):
        bare = [item + shared for item in bare[:-1]] + [bare[-1]]
    return [region + item if not region_of(item, lexicon) else item for item in bare], shared
