"""An event's draft made of its parts. In: what the rules found. Out: `Draft`."""

from __future__ import annotations

import re

from zhongbu_quiz.extract.clauses import Span
from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.dates.when import When
from zhongbu_quiz.extract.draft import Draft, EventDetail
from zhongbu_quiz.extract.events.verbs import STRONG

_DOCUMENT_NUMBER = re.compile(r"[（(]([\u4e00-\u9fff]{1,8}[〔\[]\d{4}[〕\]]\d{1,4}号)[）)]")

_PLACE = re.compile(r"在([\u4e00-\u9fff]{2,12}?)(?=主持|召开|举行|开幕|举办|视察|考察|成立|签署|发射|挂牌|揭牌|会师)")


def make_event(
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
