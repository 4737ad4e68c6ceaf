"""An event's draft made of its parts. In: what the rules found. Out: `Draft`."""

from __future__ import annotations

import re

from zhongbu_quiz.extract.clauses import Span
from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.dates.when import When
from zhongbu_quiz.extract.draft import Draft, EventDetail
from zhongbu_quiz.extract.timelines import BETWEEN

_DOCUMENT_NUMBER = re.compile(r"[（(]([\u4e00-\u9fff]{1,8}[〔\[]\d{4}[〕\]]\d{1,4}号)[）)]")


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
    """The draft of an event: `whole` is what happened, taken apart into actor, verb and rest; `span` is where its clause stands."""
    text, lexicon = reading.text, reading.lexicon
    passage = sentence.of(text)
    number = _DOCUMENT_NUMBER.search(passage)
    doubts = (lexicon.say(when.doubt, date=when.mention.text),) if when.doubt else ()
    rule = "event_strong" if verb in lexicon.set("events.strong") else "event_verb" if verb else "event_entry"
    start = when.mention.start
    quote = text[min(start, span.start) : span.end].strip("，。；： 　")
    pieces = [fragment for fragment in re.split(r"[，。；：　]", whole) if fragment and fragment[:40] in passage]
    if not pieces:
        pieces = [
            fragment for fragment in (actor, (verb + rest).split("，")[0]) if fragment and fragment[:40] in passage
        ]
    evidence = (*(cell[:40] for cell in when.mention.text.split(BETWEEN)), *(piece[:40] for piece in pieces[:2]))
    return Draft(
        kind="event",
        subject=subject,
        value=whole.replace(BETWEEN, ""),
        quote=quote,
        confidence=round(max(0.05, score), 2),
        why=lexicon.say(rule, verb=verb, when=when.reason(lexicon)),
        detail=EventDetail(actor, verb, rest.strip("，。； "), reading.place, number.group(1) if number else "", reading.content),
        date=when.edtf,
        evidence=evidence,
        passage=passage,
        section=reading.section,
        line=reading.line,
        place=start,
        doubts=doubts,
    )
