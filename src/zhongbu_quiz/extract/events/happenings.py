"""Dated events of a paragraph. In: a `Reading` and the places of its figures. Out: event `Draft`s."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zhongbu_quiz.extract.clauses import Span, clauses, sentences
from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.dates.resolve import When
from zhongbu_quiz.extract.draft import Draft, EventDetail
from zhongbu_quiz.extract.events.predicates import is_measure, split_predicate
from zhongbu_quiz.extract.events.verbs import FOUNDING, OCCASION, STRONG
from zhongbu_quiz.extract.lines import mark_length

_FORMS = ("fest", "season", "full", "paren", "iso", "bc", "rel", "md", "mon", "day", "yy")
_VAGUE = (
    "全年",
    "今年",
    "年末",
    "年底",
    "报告期",
    "过去一年",
    "一年来",
    "同期",
    "上年",
    "上半年",
    "下半年",
    "本年",
    "明年",
)
_LEAD_CLAUSE = re.compile(r"(?:经|为|因|由于|在(?!位)|随着|根据|按照|应|受|从|鉴于|继|面对|围绕|自)")
_PLAN = re.compile(r"(?:计划|力争|预计|将(?!军|士|领|帅)|拟|要|争取|目标|确保|有望)")
_FACING = ("面向", "展望", "迈向", "面对", "着眼")
_ERA = re.compile(r"(?:明|清|宋|元|唐|民国)?[\u4e00-\u9fff]{0,3}[元一二三四五六七八九十\d]{1,4}年$")
_STAGE = re.compile(
    r"[（(]?(?P<a>\d{4})年?(?:\d{1,2}月)?[—\-–~～至]{1,2}(?:(?P<b>\d{4})年?(?:\d{1,2}月)?|今|至今)[）)]?$"
)
_NUMBER = re.compile(r"[〔\[（(]?\d{4}[〕\]）)]\d{1,4}号")
_DOCUMENT_NUMBER = re.compile(r"[（(]([\u4e00-\u9fff]{1,8}[〔\[]\d{4}[〕\]]\d{1,4}号)[）)]")
_PLACE = re.compile(r"在([\u4e00-\u9fff]{2,12}?)(?=主持|召开|举行|开幕|举办|视察|考察|成立|签署|发射|挂牌|揭牌|会师)")


@dataclass(slots=True)
class _Memory:
    """Who the last event of the paragraph was about."""

    actor: str = ""
    topic: str = ""


def happenings(reading: Reading, figure_places: Sequence[int], topic: str) -> Iterator[Draft]:
    """The events of one paragraph; `topic` is who it is about where the text does not say."""
    memory = _Memory(topic, topic)
    for sentence in sentences(reading.text):
        dated = _apart(
            reading.text,
            [when for when in reading.whens_in(sentence.start, sentence.end) if _may_date(when, reading)],
        )
        last = sentence.start
        for at, when in enumerate(dated):
            end = dated[at + 1].mention.start if at + 1 < len(dated) else sentence.end
            if end <= when.mention.end:
                continue
            draft = _event(reading, sentence, when, last, end, figure_places, memory)
            last = when.mention.end
            if draft is not None:
                yield draft


def _apart(text: str, dated: list[When]) -> list[When]:
    """The dates without those that stand in the clause of the one before as part of its object: 3月启动2024年招聘行动."""
    kept: list[When] = []
    for when in dated:
        between = text[kept[-1].mention.end : when.mention.start] if kept else ""
        if (
            kept
            and when.precision == "year"
            and 2 <= len(between.lstrip("，")) <= 30
            and not any(mark in between.lstrip("，") for mark in "，；：。、（）—")
            and not between.endswith(("于", "在", "至", "到", "自", "从"))
        ):
            continue
        kept.append(when)
    return kept


def stages(reading: Reading) -> Iterator[Draft]:
    """A heading that carries its years is a stage: 研究谋划阶段（2004—2009年）."""
    match = _STAGE.search(reading.text)
    if not match:
        return
    name = reading.text[mark_length(reading.text) : match.start()].strip("　 ：:，、")
    edtf = f"{match['a']}/{match['b']}" if match["b"] else f"{match['a']}/.."
    if len(name) < 2 or (match["b"] and match["b"] < match["a"]):
        return
    yield Draft(
        kind="event",
        subject=name,
        value=name,
        quote=reading.text,
        confidence=0.6,
        why="标题带起止年份",
        detail=EventDetail(name, "", ""),
        date=edtf,
        evidence=(name[:40], match.group().strip("（）()")[:40]),
        passage=reading.text,
        section=reading.section,
        line=reading.line,
    )


def _may_date(when: When, reading: Reading) -> bool:
    mention = when.mention
    if mention.form not in _FORMS or not mention.adverbial or mention.until:
        return False
    if when.precision in ("interval", "year") and mention.text.startswith(_VAGUE):
        return False
    led = reading.twin[max(0, mention.start - 1) : mention.start]
    if (
        led in ("《", "第")
        or (led in ("到", "至") and when.precision not in ("day", "month"))
        or reading.twin[max(0, mention.start - 2) : mention.start] == "截至"
    ):
        return False
    if "onward" in mention.groups or reading.twin[max(0, mention.start - 2) : mention.start] in _FACING:
        return False
    return not (when.precision == "interval" and "part" in mention.groups)


def _event(
    reading: Reading, sentence: Span, when: When, last: int, end: int, figure_places: Sequence[int], memory: _Memory
) -> Draft | None:
    text = reading.text
    if (
        text[when.mention.end : when.mention.end + 1] in ("（", "(")
        and 0 < text.find("）", when.mention.end, when.mention.end + 20) < end - 2
    ):
        when = replace(when, mention=replace(when.mention, end=text.find("）", when.mention.end) + 1))
    begin = max(last, _clause_begin(text, sentence.start, when.mention.start))
    before = (
        text[begin : when.mention.start].strip("，（( ")
        if begin == sentence.start or text[begin - 1] in "，；：。、" or begin > last
        else ""
    )
    before = (
        _ERA.sub("", before)
        if when.mention.form == "paren" or text[when.mention.start - 1 : when.mention.start] in ("（", "(")
        else before
    )
    before = re.sub(r"(?:早在|于|在|自|从|截至|至|，|。|其中|此后|随后|后来|后|并|又|而)$", "", before)
    founded = _postposed(reading, sentence, when, begin, memory)
    if founded is not None:
        return founded
    span = _main_clause(text, when.mention.end, end, before)
    if span is None:
        return _parenthesised(reading, sentence, when, begin, memory)
    clause = balanced(span.of(text).strip("，。；：、 　"))
    inside = bool(before) and span.start <= when.mention.end + 1 and len(before) >= 2
    if not clause:
        return None
    clause = _with_words(text, span, clause)
    whole = before + clause if inside else clause
    actor, verb, rest = split_predicate(whole)
    figures = [place for place in figure_places if span.start <= place < span.end]
    score = _score(when, verb, rest, figures, whole, reading, clause)
    if score <= 0:
        return None
    if inside and "（" in text[begin : when.mention.start]:
        whole = balanced(text[begin : span.end].strip("，。；： "))
    own = actor or ""
    subject = own or _carried(memory) or _object(rest) or whole[:12]
    if own and len(own) <= 14 and "、" not in own:
        memory.actor = own
    return _draft(reading, sentence, when, whole, subject, own, verb, rest, span, score, inside)


_BODY = re.compile(
    r"(?:学校|学院|大学|中学|小学|医院|公司|集团|厂|馆|所|社|队|会|政府|委|部|局|厅|院|团|军|党|省|市|县|区|州|校|台|站|杯|联赛|银行|他|她|[省市县]府)$"
)


def _carried(memory: _Memory) -> str:
    """The last actor, where it is a body that may do more than one thing; a railway or a project does not."""
    return memory.actor if memory.actor == memory.topic or _BODY.search(memory.actor) or len(memory.actor) <= 3 else ""


def _with_words(text: str, span: Span, clause: str) -> str:
    """会议指出 and what it said, where the words stand in quotation marks and are short."""
    if not clause.endswith(("指出", "强调", "提出", "要求", "宣布")) or text[span.end : span.end + 2] not in (
        "：“",
        "，“",
    ):
        return clause
    close = text.find("”", span.end, span.end + 90)
    return clause + text[span.end : close + 1] if close > 0 else clause


def balanced(words: str) -> str:
    """The words without a bracket at either end that has no partner."""
    while words[:1] in ("）", ")") or (
        words[:1] in ("（", "(") and words.count("（") + words.count("(") > words.count("）") + words.count(")")
    ):
        words = words[1:]
    while words[-1:] in ("（", "(") or (
        words[-1:] in ("）", ")") and words.count("（") + words.count("(") < words.count("）") + words.count(")")
    ):
        words = words[:-1]
    return words.strip("，。；：、 　")


def _clause_begin(text: str, start: int, end: int) -> int:
    return max((text.rfind(mark, start, end) + 1 for mark in "，；：。"), default=start) or start


def _main_clause(text: str, start: int, end: int, before: str) -> Span | None:
    """The first clause that is more than a circumstance (经…批准，为…，)."""
    spans = [span for span in clauses(text, start, end) if span.of(text).strip("，、（）() 　日电讯—-")]
    if spans and spans[0].start == start and text[start : start + 1] in ("）", ")"):
        head = spans[0].of(text).strip("）)，")
        if not head:
            spans = spans[1:]
    if not spans:
        return None
    for at, span in enumerate(spans[:4]):
        words = span.of(text).lstrip("，、 　）")
        _actor, verb, _rest = split_predicate(words)
        circumstance = _LEAD_CLAUSE.match(words) and at + 1 < len(spans)
        if circumstance and (_rest.startswith("的") or words.endswith(("上", "中", "期间", "时", "后", "下"))):
            continue
        if circumstance and not (
            verb in OCCASION
            and not words.startswith(("经", "为", "因", "应", "随着", "由于", "根据", "按照", "鉴于", "继"))
        ):
            continue
        if not verb and at + 1 < len(spans):
            _next, following, _after = split_predicate(spans[at + 1].of(text))
            if following in STRONG and not _next and len(words) >= 4:
                return Span(span.start, spans[at + 1].end)
            if len(words) <= 12 and not (before and at == 0) and (following or len(words) < 4):
                continue
        return span
    return spans[0]


def _parenthesised(reading: Reading, sentence: Span, when: When, begin: int, memory: _Memory) -> Draft | None:
    """云河建城始于明洪武四年（1371年）: the clause before the brackets is what happened."""
    text = reading.text
    if text[when.mention.start - 1 : when.mention.start] not in ("（", "("):
        return None
    clause = text[begin : when.mention.start - 1]
    actor, verb, rest = split_predicate(clause)
    if verb not in STRONG:
        return None
    return _draft(
        reading,
        sentence,
        when,
        clause,
        actor or memory.actor or clause[:12],
        actor,
        verb,
        rest,
        Span(begin, when.mention.end),
        0.8,
        True,
    )


def _postposed(reading: Reading, sentence: Span, when: When, begin: int, memory: _Memory) -> Draft | None:
    """学校创办于1956年，…: the clause before the date is what happened."""
    text = reading.text
    start, end = when.mention.start, when.mention.end
    if text[start - 1 : start] not in ("于", "自", "在") or text[end : end + 1] not in (
        "",
        "，",
        "。",
        "；",
        "、",
        "）",
        "：",
    ):
        return None
    clause = text[begin : start - 1].strip("，、：；（ ")
    actor, verb, rest = split_predicate(clause + text[start - 1])
    if not verb:
        actor, verb, rest = split_predicate(clause)
    stem = verb.removesuffix("于")
    if verb not in STRONG or rest.strip("于自在 ") or not clause.endswith(stem):
        return None
    own = actor.strip()
    if own and len(own) <= 14 and "、" not in own:
        memory.actor = own
    span = Span(begin, end)
    subject = own or _carried(memory) or clause[:12]
    return _draft(reading, sentence, when, clause, subject, own, stem, "", span, 0.88, True)


def _score(when: When, verb: str, rest: str, figures: list[int], whole: str, reading: Reading, clause: str) -> float:
    """How sure it is that the clause tells an event; 0 or less where it does not."""
    entry = reading.role == "entry" and when.mention.start == 0
    if when.precision == "interval" and when.mention.form == "yy" and not entry and (figures or verb not in STRONG):
        return 0.0
    precise = (
        when.precision == "day"
        or when.precision == "month"
        or (when.precision == "interval" and when.mention.form in ("full", "md"))
    )
    if verb in STRONG and rest.startswith("的") and verb not in FOUNDING:
        return 0.0
    if is_measure(verb) and not any(word in clause for word in OCCASION):
        return 0.0 if figures or not entry else 0.5
    stands = reading.text.find(verb, when.mention.end) if verb else -1
    modifies = verb in STRONG and stands > 0 and all(place < stands for place in figures)
    once = modifies or re.search(r"被|首次|成功|更名|夺|获", clause)
    if figures and verb not in OCCASION and not precise and not once:
        return 0.0
    if figures and verb not in STRONG:
        return 0.0
    if _PLAN.match(clause) or (len(clause) < 3 and verb not in STRONG):
        return 0.0
    if verb in STRONG:
        score = 0.93 if precise or entry else 0.86
        score -= 0.4 if rest.startswith("的") else 0.0
    elif verb and (precise or entry):
        score = 0.66
    elif verb and reading.chronicle and not figures:
        score = 0.58
    elif entry and len(clause) >= 4:
        score = 0.55
    elif precise and len(clause) >= 6:
        score = 0.45
    else:
        return 0.0
    return score - (0.3 if when.edtf is None else 0.0)


def _object(rest: str) -> str:
    match = re.match(r"(?:了|为|的|由|在|到|至)?([^，。；：（(]{2,20})", rest)
    return match.group(1) if match else ""


def _draft(
    reading: Reading,
    sentence: Span,
    when: When,
    whole: str,
    subject: str,
    actor: str,
    verb: str,
    rest: str,
    span: Span,
    score: float,
    inside: bool,
) -> Draft:
    text = reading.text
    passage = sentence.of(text)
    place = _PLACE.search(whole)
    number = _DOCUMENT_NUMBER.search(passage)
    doubts = (f"相对日期“{when.mention.text}”没有依据",) if when.edtf is None else ()
    kind = "强动词" if verb in STRONG else "一般动词" if verb else "条目"
    start = when.mention.start
    quote = text[min(start, span.start) : span.end].strip("，。；： 　")
    pieces = [fragment for fragment in re.split(r"[，。；：]", whole) if fragment and fragment[:40] in passage]
    if not pieces:
        pieces = [
            fragment for fragment in (actor, (verb + rest).split("，")[0]) if fragment and fragment[:40] in passage
        ]
    evidence = (when.mention.text[:40], *(piece[:40] for piece in pieces[:2]))
    return Draft(
        kind="event",
        subject=subject,
        value=whole,
        quote=quote,
        confidence=round(max(0.05, score), 2),
        why=f"日期＋{kind}“{verb}”；{when.why}" if verb else f"日期＋条目；{when.why}",
        detail=EventDetail(
            actor, verb, rest.strip("，。； "), place.group(1) if place else "", number.group(1) if number else ""
        ),
        date=when.edtf,
        evidence=evidence,
        passage=passage,
        section=reading.section,
        line=reading.line,
        place=start,
        doubts=doubts,
    )
