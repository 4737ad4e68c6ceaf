"""Quoted and numbered formulas with the list that explains them. In: a `Reading`. Out: slogan `Draft`s."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhongbu_quiz.extract.clauses import Span, sentences
from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.draft import Draft
from zhongbu_quiz.extract.slogans.making import make_slogan
from zhongbu_quiz.extract.slogans.parts import count_of, definition, split_parts, without_verb
from zhongbu_quiz.extract.slogans.quotes import quotes

_PLAN = re.compile(r"(?:第)?[一二三四五六七八九十]{1,2}五")
_AFTER = re.compile(
    r"(?:的)?(?:发展|融合|总体|空间|改革|服务|重要)*(?:战略|方针|理念|精神|机制|格局|模式|工程|行动|计划|原则|目标|体系|思路|布局|口号|校训|治理|方略|要求|路径|方向|定位|宗旨|主线|总要求|任务|作用|制度|办法|政策|同发力|融合|承诺|之路|道路|改革|攻坚|梦|效应|观|论|经验|建设|制|发展)"
)
_BEFORE = re.compile(
    r"(?:提出|坚持|实施|构建|打造|推进|贯彻|落实|树立|树牢|形成|以|即|做到|发扬|弘扬|确立|概括为|深入|统筹好?|推行|发挥|推动|走好|争当|建设|切实|秉承|秉持|践行|守住|采用|实现|围绕|按照|遵循|为|把|将|要|叫做|称为|强调|明确|和|着力|聚力打造|持续|促进|更好地?|着眼|开展|打好|建立|健全)(?:了|好|共建)?$"
)
_NAME_AFTER = re.compile(
    r"(?:号|卫星|飞船|火箭|火星|大赛|大学|公司|品牌|一书|论坛|读书月|杂志|软件|系统|平台|号召|字样|门户|app|APP|客户端|称号|奖|航母|舰|杯|展|号货|号列)"
)
_THING = re.compile(r"(?:号|奖|杯|舰|[ⅠⅡⅢⅣⅤ]|\d{1,4})$")
_THING_BEFORE = re.compile(r"(?:船|器|星|舰|机|栏目|品牌|剧|片|歌曲|节目|活动|刊物|电影|小说|台风|称号|牌|获)$")
_SENTENCE_LIKE = re.compile(r"[。！？]|，.*，.*，|：")
_NUMBERED = re.compile(
    r"(?<![第“十百])(?P<name>(?P<n>[两二三四五六七八九]|十[一二三四五]?)(?:个|大|项|种|条|类|方面|化|者|步|重|张|场|新|不)(?P<noun>(?!月|小时|分钟|世纪|百分|省|市|县|城市|国家|项目|多)[\u4e00-\u9fff]{1,8}?))(?=：|（(?!\d)|——|，(?:即|分别是|分别为|包括|具体是|主要是|就是|一是)|，?包括)"
)


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
    promised = count_of(name)
    parts, why = _explained(text, sentence, span, previous, promised)
    if not parts:
        parts = _own_parts(name)
        why = "引号内并列" if parts else "引号中的提法"
    confidence = _confidence(name, before, after, promised, parts)
    if confidence < 0.4:
        return None
    complete = bool(parts) and (not promised or len(parts) == promised)
    return make_slogan(reading, sentence, name, name, parts, confidence, why, span.start, complete=complete)


def _explained(
    text: str, sentence: Span, span: Span, previous: Span | None, promised: int
) -> tuple[tuple[str, ...], str]:
    """The parts that the text gives for a quoted name, after it, before it, or in the quote before it."""
    found = definition(text, span.end, sentence.end)
    if found:
        parts = split_parts(found[0], promised)
        if len(parts) >= 2 and (not promised or len(parts) == promised or (len(parts) >= 2 and "等" in found[0])):
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
