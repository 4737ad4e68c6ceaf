"""Quoted and numbered formulas with the list that explains them. In: a `Reading`. Out: slogan `Draft`s."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhongbu_quiz.extract.clauses import Span, sentences
from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.draft import Draft
from zhongbu_quiz.extract.figures.regions import region_of
from zhongbu_quiz.extract.slogans.making import make_slogan
from zhongbu_quiz.extract.slogans.parts import count_of, definition, split_parts, without_verb
from zhongbu_quiz.extract.slogans.quotes import quotes
from zhongbu_quiz.extract.words import is_verb, tagged

_PLAN = re.compile(r"(?:第)?[一二三四五六七八九十]{1,2}五")
_AFTER = re.compile(
    r"(?:的)?(?:发展|融合|总体|空间|改革|服务|重要)*(?:战略|方针|理念|精神|机制|格局|模式|工程|行动|计划|原则|目标|体系|思路|布局|口号|校训|治理|方略|要求|路径|方向|定位|宗旨|主线|总要求|任务|作用|制度|办法|政策|旗号|主张|号召|使命|愿景|价值观|追求|作风|品格|文化|胸怀|情怀|改革|措施|举措|组织方式|同发力|融合|承诺|之路|道路|改革|攻坚|梦|效应|观|论|经验|建设|制|发展)"
)
_BEFORE = re.compile(
    r"(?:提出|坚持|实施|构建|打造|推进|贯彻|落实|树立|树牢|形成|以|即|做到|发扬|弘扬|确立|概括为|深入|统筹好?|推行|发挥|推动|走好|争当|建设|切实|秉承|秉持|践行|守住|采用|实现|围绕|按照|遵循|为|把|将|要|叫做|称为|强调|明确|和|着力|聚力打造|持续|促进|更好地?|着眼|开展|打好|建立|健全)(?:了|好|共建)?$"
)
_NAME_AFTER = re.compile(
    r"(?:号|卫星|飞船|火箭|火星|大赛|大学|公司|品牌|一书|论坛|读书月|杂志|软件|系统|平台|号召|字样|门户|app|APP|客户端|称号|奖|航母|舰|杯|展|号货|号列)"
)
_NICKNAME = re.compile(
    r"(?:史称|人称|俗称|号称|被称为|称为|称作|誉为|被誉为|素有|名为|取名|命名为|创办|开设|设立|借口|以[^，]{0,6}为主题的?)$"
)
"""Before a quoted name of an event or a thing, which is no formula."""
_NAME_TAIL = re.compile(
    r"(?:事变|事件|惨案|教案|起义|暴动|运动|战争|战役|条约|诊所|医院|学校|学堂|书院|公司|商号|工厂|报|号|奖|杯|计划书|基金|助学金|奖学金|大桥|球衣|天眼|之星|先生|同志|称号|课堂|讲堂)$"
)
_PAIR_NAMES = frozenset(
    "两委 两会 两院 两高 两岸 三峡 三农 两江 两湖 三国 两弹 四史 五一 十一 三八 六一 七一 八一 双十 三伏 三九".split()
)
"""Short names that count and are words of the language by now, not formulas."""
_THING = re.compile(r"(?:号|奖|杯|舰|[ⅠⅡⅢⅣⅤ]|\d{1,4})$")
_THING_BEFORE = re.compile(r"(?:船|器|星|舰|机|栏目|品牌|剧|片|歌曲|节目|活动|刊物|电影|小说|台风|称号|牌|获)$")
_SENTENCE_LIKE = re.compile(r"[。！？]|，.*，.*，|：")
_NUMBERED = re.compile(
    r"(?<![第“十百])(?P<name>(?P<n>[两二三四五六七八九]|十[一二三四五]?)(?:个|大|项|种|条|类|方面|化|者|步|重|张|场|新|不)(?P<noun>(?!月|小时|分钟|世纪|百分|省|市|县|城市|国家|项目|多)[\u4e00-\u9fff]{1,8}?))(?=：|（(?!\d)|——|，(?:即|分别是|分别为|包括|具体是|主要是|就是|一是)|，?包括)"
)


_COUNTED = re.compile(
    r"(?<![第“十百\d])(?P<n>[两二三四五六七八九]|十[一二三四五]?)(?P<m>大|个|项|种|条|类|方面|重|支|张|道|步)"
    r"(?P<noun>[\u4e00-\u9fff]{2,8}?)(?=[，。；、”]|$|等|建设|深度|协同|融合|发展|高质量)"
)
_PLAIN_NOUN = re.compile(
    r"(?:城市|省份|国家|地区|部门|单位|企业|学科|学校|医院|公司|县|市|区|镇|村|品种|产品|项目|月|年|小时|百分点|人|品牌|港口|机场|银行|球队|指标|环节|口岸|景区|景点|学院|系|专业|岗位|案件|世纪)$"
)


def _summed(reading: Reading, sentence: Span, match: re.Match[str]) -> Draft | None:
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


def formulas(reading: Reading) -> Iterator[Draft]:
    """The formulas of one paragraph, in order."""
    text = reading.text
    for sentence in sentences(text):
        named: set[str] = set()
        previous: Span | None = None
        for quote in quotes(sentence.of(text)):
            span = Span(quote.start + sentence.start, quote.end + sentence.start)
            draft = _quoted(reading, sentence, span, previous)
            previous = span
            if draft is not None and draft.value not in named:
                named.add(draft.value)
                yield draft
        for match in _COUNTED.finditer(text, sentence.start, sentence.end):
            draft = _summed(reading, sentence, match)
            if draft is not None:
                yield draft
        for match in _NUMBERED.finditer(text, sentence.start, sentence.end):
            draft = _numbered(reading, sentence, match)
            if draft is not None:
                yield draft


def _quoted(reading: Reading, sentence: Span, span: Span, previous: Span | None) -> Draft | None:
    text = reading.text
    name = span.of(text).strip("，。；：、 ")
    if not 2 <= len(name) <= 80 or _PLAN.fullmatch(name) or (name.isascii() and len(name) < 3):
        return None
    before, after = text[max(sentence.start, span.start - 10) : span.start - 1], text[span.end + 1 : span.end + 14]
    if text[span.start - 2 : span.start - 1] == "《" or (
        "》" in after[:3] and "《" in text[max(0, span.start - 40) : span.start]
    ):
        return None
    if name in _PAIR_NAMES or (_NICKNAME.search(before) and not _AFTER.match(after) and count_of(name) == 0):
        return None
    if _NAME_TAIL.search(name) and "、" not in name:
        return None
    promised = count_of(name)
    parts, why = _explained(text, sentence, span, previous, promised)
    if not parts:
        parts = _own_parts(name)
        why = "引号内并列" if parts else "引号中的提法"
    confidence = _confidence(name, before, after, promised, parts)
    if confidence < 0.4 or (confidence < 0.5 and not parts and not _says(name)):
        return None
    complete = bool(parts) and (not promised or len(parts) == promised)
    return make_slogan(reading, sentence, name, name, parts, confidence, why, span.start, complete=complete)


def _says(name: str) -> bool:
    """True for four characters and more with a verb in them: a phrase that says something and no plain name (免申即享)."""
    return len(name) >= 4 and any(is_verb(tag) or tag in ("i", "l") for _, tag in tagged(name))


def _explained(
    text: str, sentence: Span, span: Span, previous: Span | None, promised: int
) -> tuple[tuple[str, ...], str]:
    """The parts that the text gives for a quoted name, after it, before it, or in the quote before it."""
    found = definition(text, span.end, sentence.end)
    for words in _lists(found[0]) if found else ():
        parts = split_parts(words, promised)
        if len(parts) >= 2 and (not promised or len(parts) == promised or (len(parts) >= 2 and "等" in words)):
            return parts, "提法后有释义"
    if (
        promised
        and previous is not None
        and text[previous.end : span.start].strip("”（，“ ") in ("即", "也就是", "简称", "概括为", "称为", "")
    ):
        parts = split_parts(previous.of(text), promised)
        if len(parts) == promised:
            return parts, "释义在前，即“名”"
    if promised:
        begin = (
            max((text.rfind(mark, sentence.start, span.start - 1) + 1 for mark in "，；：。"), default=sentence.start)
            or sentence.start
        )
        listed = text[begin : span.start - 1]
        items = list(split_parts(listed, promised))
        if len(items) == promised >= 2:
            return (without_verb(items[0]), *items[1:]), "并列项在提法之前"
    return (), ""


def _lists(words: str) -> tuple[str, ...]:
    """What may be the list of a definition: all of it, or, where 、 sets the items apart, what stands before the next ； or ，."""
    first = words.partition("；")[0]
    short = first.partition("，")[0]
    return (words, first, short) if "、" in short else (words, first) if "、" in first else (words,)


def _own_parts(name: str) -> tuple[str, ...]:
    pieces = split_parts(name) if any(mark in name for mark in "、，；") else ()
    pieces = tuple(piece for piece in pieces if len(piece) >= 2)
    return pieces if len(pieces) >= 2 and max(map(len, pieces)) <= 24 else ()


def _confidence(name: str, before: str, after: str, promised: int, parts: tuple[str, ...]) -> float:
    score = 0.42
    score += 0.25 if promised else 0.0
    score += 0.2 if len(parts) >= 2 else 0.0
    score += 0.2 if _AFTER.match(after) else 0.0
    score += 0.12 if _BEFORE.search(before) else 0.0
    score -= 0.3 if _NAME_AFTER.match(after) else 0.0
    score -= 0.25 if _SENTENCE_LIKE.search(name) and len(name) > 30 else 0.0
    score -= 0.3 if _THING.search(name) or _THING_BEFORE.search(before) else 0.0
    score -= 0.1 if len(name) <= 2 and not promised else 0.0
    return round(min(0.97, max(0.0, score)), 2)


def _numbered(reading: Reading, sentence: Span, match: re.Match[str]) -> Draft | None:
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
