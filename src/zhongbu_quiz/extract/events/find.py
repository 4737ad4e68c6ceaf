"""Dated events of a paragraph. In: a `Reading` and the places of its figures. Out: event `Draft`s."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.clauses import Span, clauses, sentences
from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.dates.when import When
from zhongbu_quiz.extract.draft import Draft, EventDetail
from zhongbu_quiz.extract.events.clause import CIRCUMSTANCE, balanced, clause_begin, main_clause, with_words
from zhongbu_quiz.extract.events.dated import apart, may_date
from zhongbu_quiz.extract.events.drafting import make_event
from zhongbu_quiz.extract.events.predicates import split_predicate
from zhongbu_quiz.extract.events.score import how_sure
from zhongbu_quiz.extract.lines import mark_length
from zhongbu_quiz.extract.numerals import TENS

_ERA = rf"<dates.reign>?[\u4e00-\u9fff]{{0,3}}[元{TENS}\d]{{1,4}}年$"
"""The year of a reign before the brackets with ours: 洪武四年（1371年）."""
_ASIDE = 20
"""Brackets hold so many characters more than their date at most."""
_LED = "<events.before_postposed>$"
_FURTHER = 0.7
_HOUR = "^(?:<dates.day_part>|<dates.night>)"
_BEFORE_DATE = "<events.before_date>$"
_LASTING = "<events.lasting>$"

_STAGE = re.compile(
    r"[（(]?(?P<a>\d{4})年?(?:\d{1,2}月)?[—\-–~～至]{1,2}(?:(?P<b>\d{4})年?(?:\d{1,2}月)?|今|至今)[）)]?$"
)


@dataclass(slots=True)
class _Memory:
    """Who the last event of the paragraph was about."""

    actor: str = ""
    topic: str = ""


def events(reading: Reading, quantity_places: Sequence[int], topic: str) -> Iterator[Draft]:
    """The events of one paragraph; `topic` is who it is about where the text does not say."""
    memory = _Memory(topic, topic)
    for sentence in sentences(reading.text):
        memory.actor = topic or memory.actor
        whens = reading.whens_in(sentence.start, sentence.end)
        dated = apart(reading, [when for when in whens if may_date(when, reading)])
        last = sentence.start
        for at, when in enumerate(dated):
            end = dated[at + 1].mention.start if at + 1 < len(dated) else sentence.end
            draft = _event(reading, sentence, when, last, end, quantity_places, memory)
            last = when.mention.end
            if draft is not None:
                yield draft
                if when.precision in ("day", "month"):
                    yield from _further(reading, sentence, when, Span(last, end), quantity_places, draft)


def stages(reading: Reading) -> Iterator[Draft]:
    """A heading that carries its years is a stage: 研究谋划阶段（2004—2009年）."""
    match = _STAGE.search(reading.text)
    if not match:
        return
    name = reading.text[mark_length(reading.text, reading.lexicon) : match.start()].strip("　 ：:，、")
    edtf = f"{match['a']}/{match['b']}" if match["b"] else f"{match['a']}/.."
    if not name.endswith(reading.lexicon.words("events.stage")) or (match["b"] and match["b"] < match["a"]):
        return
    yield Draft(
        kind="event",
        subject=name,
        value=name,
        quote=reading.text,
        confidence=0.6,
        why=reading.lexicon.say("event_stage"),
        detail=EventDetail(name, "", ""),
        date=edtf,
        evidence=(name[:40], match.group().strip("（）()")[:40]),
        passage=reading.text,
        section=reading.section,
        line=reading.line,
    )


def _event(
    reading: Reading, sentence: Span, when: When, last: int, end: int, quantity_places: Sequence[int], memory: _Memory
) -> Draft | None:
    text = reading.text
    if (
        text[when.mention.end : when.mention.end + 1] in ("（", "(")
        and 0 < text.find("）", when.mention.end, when.mention.end + 20) < end - 2
    ):
        when = replace(when, mention=replace(when.mention, end=text.find("）", when.mention.end) + 1))
    begin = max(last, clause_begin(text, sentence.start, when.mention.start))
    told = _in_brackets(reading, sentence, when, begin) or _postposed(reading, sentence, when, begin, memory)
    if told is not None:
        return told
    before = (
        text[begin : when.mention.start].strip("，（( ")
        if begin == sentence.start or text[begin - 1] in "，；：。、" or begin > last
        else ""
    )
    before = (
        reading.lexicon.pattern(_ERA).sub("", before)
        if when.mention.form == "paren" or text[when.mention.start - 1 : when.mention.start] in ("（", "(")
        else before
    )
    before = reading.lexicon.pattern(_BEFORE_DATE).sub("", before)
    span = main_clause(text, when.mention.end, end, before, reading.lexicon, reading.role == "entry" and when.mention.start == 0)
    if span is None:
        return _parenthesised(reading, sentence, when, begin, memory)
    clause = balanced(span.of(text).strip("，。；：、 　").removeprefix("的"))
    clause = reading.lexicon.pattern(_HOUR).sub("", clause)
    label = text[when.mention.end : when.mention.end + 1] == "，" and bool(split_predicate(clause, reading.lexicon)[0])
    inside = len(before) >= 2 and span.start <= when.mention.end + 1 and not label
    if not clause:
        return None
    clause = with_words(text, span, clause, reading.lexicon)
    whole = before + clause if inside else clause
    actor, verb, rest = split_predicate(whole, reading.lexicon)
    quantities = [place for place in quantity_places if span.start <= place < span.end]
    score = how_sure(when, verb, rest, quantities, whole, reading, clause)
    if score <= 0:
        return None
    if inside and "（" in text[begin : when.mention.start]:
        whole = balanced(text[begin : span.end].strip("，。；： "))
    own = actor or ""
    subject = own or _carried(memory, reading.lexicon) or _object(rest) or whole[:12]
    if own and len(own) <= 14 and "、" not in own:
        memory.actor = own
    return make_event(reading, sentence, when, whole, subject, own, verb, rest, span, score, inside)


def _further(reading: Reading, sentence: Span, when: When, stretch: Span, quantity_places: Sequence[int], first: Draft) -> Iterator[Draft]:
    """What others did at the same date, each in a clause of its own: 9月24日，桃坪失守，石有田牺牲."""
    lexicon, text = reading.lexicon, reading.text
    for span in clauses(text, stretch.start, stretch.end):
        whole = balanced(span.of(text).strip("，。；：、 　"))
        actor, verb, rest = split_predicate(whole, lexicon)
        told = len(actor) > 1 and verb in lexicon.set("events.strong") and not lexicon.pattern(CIRCUMSTANCE).match(whole)
        told = told and whole not in first.value and first.value not in whole
        counts = any(span.start <= place < span.end for place in quantity_places) or reading.whens_in(span.start, span.end)
        if told and not counts and how_sure(when, verb, rest, [], whole, reading, whole) > 0:
            yield make_event(reading, sentence, when, whole, actor, actor, verb, rest, span, _FURTHER, False)


def _carried(memory: _Memory, lexicon: Lexicon) -> str:
    """The last actor, where it is a body that may do more than one thing; a railway or a project does not, and whom the document is about
    does instead."""
    lasting = len(memory.actor) <= 3 or lexicon.pattern(_LASTING).search(memory.actor)
    return memory.actor if lasting else memory.topic


def _parenthesised(reading: Reading, sentence: Span, when: When, begin: int, memory: _Memory) -> Draft | None:
    """云河建城始于明洪武四年（1371年）: the clause before the brackets is what happened."""
    text = reading.text
    if text[when.mention.start - 1 : when.mention.start] not in ("（", "("):
        return None
    clause = text[begin : when.mention.start - 1]
    actor, verb, rest = split_predicate(clause, reading.lexicon)
    if verb not in reading.lexicon.set("events.strong"):
        return None
    subject = actor or memory.actor or clause[:12]
    return make_event(reading, sentence, when, clause, subject, actor, verb, rest, Span(begin, when.mention.end), 0.8, True)


def _in_brackets(reading: Reading, sentence: Span, when: When, begin: int) -> Draft | None:
    """青原大学（1958年创办）: what stands before the brackets did what stands in them."""
    text, end = reading.text, when.mention.end
    close = text.find("）", end, end + _ASIDE)
    if text[when.mention.start - 1 : when.mention.start] not in ("（", "(") or close <= end:
        return None
    inner = text[end:close].strip("，")
    thing = text[begin : when.mention.start - 1].rpartition("、")[2].strip("，、：；")
    actor, verb, rest = split_predicate(inner, reading.lexicon)
    if actor or verb not in reading.lexicon.set("events.strong") or not 2 <= len(thing) <= 20:
        return None
    return make_event(reading, sentence, when, thing + inner, thing, thing, verb, rest, Span(begin, close + 1), 0.86, True)


def _postposed(reading: Reading, sentence: Span, when: When, begin: int, memory: _Memory) -> Draft | None:
    """学校创办于1956年，…, 学校创办的时间是1956年: the clause before the date is what happened."""
    text = reading.text
    start, end = when.mention.start, when.mention.end
    led = reading.lexicon.pattern(_LED).search(text, begin, start)
    if led is None or text[end : end + 1] not in ("", *"，。；、）："):
        return None
    clause = text[begin : led.start()].strip("，、：；（ ")
    actor, verb, rest = split_predicate(clause, reading.lexicon)
    if clause.endswith("建") and not verb:
        actor, verb = clause[:-1], clause[-1]
    if verb not in reading.lexicon.set("events.strong") or rest:
        return None
    own = actor.strip()
    if own and len(own) <= 14 and "、" not in own:
        memory.actor = own
    span = Span(begin, end)
    subject = own or _carried(memory, reading.lexicon) or clause[:12]
    return make_event(reading, sentence, when, clause, subject, own, verb, "", span, 0.88, True)


def _object(rest: str) -> str:
    match = re.match(r"(?:了|为|的|由|在|到|至)?([^，。；：（(]{2,20})", rest)
    return match.group(1) if match else ""
