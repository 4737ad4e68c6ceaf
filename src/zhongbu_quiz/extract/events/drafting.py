"""An event's draft made of its parts. In: what the rules found. Out: `Draft`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhongbu_quiz.extract.clauses import Span
from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.dates.when import When
from zhongbu_quiz.extract.draft import Draft, EventDetail
from zhongbu_quiz.extract.timelines import BETWEEN

_DOCUMENT_NUMBER = re.compile(r"[（(]([\u4e00-\u9fff]{1,8}[〔\[]\d{4}[〕\]]\d{1,4}号)[）)]")


@dataclass(frozen=True, slots=True)
class Deed:
    """What happened, taken apart into actor, verb and rest; where its clause stands; and how sure it is that it tells an event."""

    whole: str
    actor: str
    verb: str
    rest: str
    span: Span
    sure: float


def make_event(reading: Reading, sentence: Span, when: When, deed: Deed, subject: str) -> Draft:
    """The draft of an event."""
    text, lexicon, start = reading.text, reading.lexicon, when.mention.start
    passage = sentence.of(text)
    number = _DOCUMENT_NUMBER.search(passage)
    rule = "event_strong" if deed.verb in lexicon.set("events.strong") else "event_verb" if deed.verb else "event_entry"
    told = re.split(r"[，。；：　]", deed.whole)
    for words in (told, (deed.actor, (deed.verb + deed.rest).split("，")[0])):
        pieces = [piece[:40] for piece in words if piece and piece[:40] in passage][:2]
        if pieces:
            break
    return Draft(
        kind="event", subject=subject, value=deed.whole.replace(BETWEEN, ""),
        quote=text[min(start, deed.span.start) : deed.span.end].strip("，。；： 　"),
        confidence=round(max(0.05, deed.sure), 2), why=lexicon.say(rule, verb=deed.verb, when=when.reason(lexicon)),
        detail=EventDetail(deed.actor, deed.verb, deed.rest.strip("，。； "), reading.place, number.group(1) if number else "", reading.content),
        date=when.edtf, evidence=(*(cell[:40] for cell in when.mention.text.split(BETWEEN)), *pieces), passage=passage, section=reading.section,
        line=reading.line, place=start, doubts=(lexicon.say(when.doubt, date=when.mention.text),) if when.doubt else (),
    )
