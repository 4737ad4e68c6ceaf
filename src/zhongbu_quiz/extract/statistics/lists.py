"""Lists that run beside figures: 氧化铝、铝加工材产量分别为…. In: the words that hold a list, and how many items. Out: full subjects."""

from __future__ import annotations

import re

from zhongbu_quiz.extract.statistics.regions import region_of

_ORDINAL = re.compile(r"((?:.{0,6})第)[一二三四五六]$")
_ONES = frozenset("一二三四五六")
_AND = re.compile(r"、|以及|和|与|及")
_NOUN_TAIL = re.compile(
    r"(?:年均|平均|年|总|进|出|客运|货运|种植)?(?:产量|产值|销量|收入|面积|增加值|总额|总量|总数|数量|数|比例|比重|占比|率|规模|里程|营收|利润|人口|浓度|投资|支出|价格|能力|吞吐量|产能|总产量|存量|增速|"
    r"同比|绝对值|消费量|存栏|出栏|进口|出口|专利|企业|项目|学校|医院|人数|床位|储量)$"
)


def split_list(words: str, count: int) -> list[str]:
    """The `count` items that some words list, or []. 、 first; 和 and 与 only where they make the count right."""
    items = [item for item in words.split("、") if item]
    if len(items) == count:
        return items
    items = [item for item in _AND.split(words) if item]
    return items if len(items) == count else []


def full_subjects(items: list[str]) -> tuple[list[str], str]:
    """Items with what they share put back: the region of the first, the indicator of the last. Also the shared indicator."""
    if _ORDINAL.match(items[0]) and all(item[:1] in "一二三四五六" for item in items[1:]):
        lead = _ORDINAL.match(items[0])
        assert lead is not None
        rest = items[-1][1:]
        return [lead.group(1) + item[:1] + rest for item in [items[0][lead.end(1) :], *items[1:]]], rest
    full = [re.match(r"第[一二三四五六]", item) for item in items]
    if all(full) and all(len(item) == 2 for item in items[:-1]):
        return [item[:2] + items[-1][2:] for item in items], items[-1][2:]
    if all(item in _ONES for item in items[:-1]) and items[-1][:1] in _ONES:
        rest = items[-1][1:]
        return ["第" + item + rest for item in (*items[:-1], items[-1][:1])], rest
    regions = [region_of(item) for item in items]
    if all(regions[1:]) and (regions[0] or region_of(items[0][2:])):
        first = items[0][2:] if region_of(items[0][2:]) else items[0]
        places = [region_of(first), *regions[1:]]
        rest = re.sub(r"^(?:等)?[一二三四五六七八九两\d]{0,3}[省市县区国]?(?=\S)", "", items[-1][len(regions[-1]) :])
        return [place + rest for place in places], rest
    region = regions[0]
    bare = [items[0][len(region) :], *items[1:]]
    tail = _NOUN_TAIL.search(bare[-1])
    shared = tail.group() if tail and len(tail.group()) < len(bare[-1]) else ""
    if shared and not any(_NOUN_TAIL.search(item) for item in bare[:-1]):
        bare = [item + shared for item in bare[:-1]] + [bare[-1]]
    return [region + item if not region_of(item) else item for item in bare], shared
