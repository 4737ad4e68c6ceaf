"""Numbered formulas without quotation marks, with their list behind or before them. In: a `Reading`. Out: slogan `Draft`s."""

from __future__ import annotations

import re

from zhongbu_quiz.extract.clauses import Span
from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.draft import Draft
from zhongbu_quiz.extract.statistics.regions import region_of
from zhongbu_quiz.extract.slogans.making import make_slogan
from zhongbu_quiz.extract.slogans.parts import count_of, definition, split_parts, without_verb

NUMBERED = re.compile(
    r"(?<![第“十百])(?P<name>(?P<n>[两二三四五六七八九]|十[一二三四五]?)(?:个|大|项|种|条|类|方面|化|者|步|重|张|场|新|不)(?P<noun>(?!月|小时|分钟|世纪|百分|省|市|县|城市|国家|项目|多)[\u4e00-\u9fff]{1,8}?))(?=：|（(?!\d)|——|，(?:即|分别是|分别为|包括|具体是|主要是|就是|一是)|，?包括)"
)

COUNTED = re.compile(
    r"(?<![第“十百\d])(?P<n>[两二三四五六七八九]|十[一二三四五]?)(?P<m>大|个|项|种|条|类|方面|重|支|张|道|步)"
    r"(?P<noun>[\u4e00-\u9fff]{2,8}?)(?=[，。；、”]|$|等|建设|深度|协同|融合|发展|高质量)"
)

_PLAIN_NOUN = re.compile(
    r"(?:城市|省份|国家|地区|部门|单位|企业|学科|学校|医院|公司|县|市|区|镇|村|品种|产品|项目|月|年|小时|百分点|人|品牌|港口|机场|银行|球队|指标|环节|口岸|景区|景点|学院|系|专业|岗位|案件|世纪)$"
)


def summed(reading: Reading, sentence: Span, match: re.Match[str]) -> Draft | None:
    """人才强院、科技兴院、文化立院三大战略: the list stands before what counts it."""
    text, promised = reading.text, count_of(match.group("n"))
    noun = match.group("noun")
    if _PLAIN_NOUN.search(noun) or promised < 2:
        return None
    begin = (
        max((text.rfind(mark, sentence.start, match.start()) + 1 for mark in "，；：。"), default=sentence.start)
        or sentence.start
    )
    listed = text[begin : match.start()].removesuffix("这").removesuffix("等")
    if "、" not in listed and promised > 2:
        return None
    if listed.endswith("”"):
        inner = listed.rstrip("”").rpartition("“")[2]
        items = list(split_parts(inner, promised)) if "“" in listed else []
        clean = items
    else:
        items = list(split_parts(listed, promised))
        clean = [_governed(items[0], items[1:]), *items[1:]] if items else []
    if len(clean) != promised or any(not 2 <= len(item) <= 20 or re.search(r"\d", item) for item in clean):
        return None
    if all(region_of(item) == item for item in clean):
        return None
    name = match.group("n") + match.group("m") + noun
    return make_slogan(
        reading, sentence, name, name, tuple(clean), 0.78, "并列项在数字提法之前", match.start(), complete=True
    )


def _governed(first: str, others: list[str]) -> str:
    """The first item of a list without the verb before it; as long as the others where they are all of one length."""
    sizes = {len(item) for item in others}
    if len(sizes) == 1 and len(first) > (size := sizes.pop()) and size >= 3:
        return first[-size:]
    return without_verb(first)


def numbered(reading: Reading, sentence: Span, match: re.Match[str]) -> Draft | None:
    promised = count_of(match.group("n"))
    found = definition(reading.text, match.end(), sentence.end)
    if not found:
        return None
    parts = split_parts(found[0], promised)
    if len(parts) < 2 or (len(parts) != promised and "等" not in found[0]) or any(len(part) > 40 for part in parts):
        return None
    sure = 0.88 if len(parts) == promised else 0.6
    return make_slogan(
        reading,
        sentence,
        match.group("name"),
        match.group("name"),
        parts,
        sure,
        "数字提法加清单",
        match.start(),
        complete=len(parts) == promised,
    )
