"""Formulas in quotation marks with the list that explains them. In: a `Reading`. Out: slogan `Draft`s."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhongbu_quiz.extract.clauses import Span, quotes, sentences
from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.draft import Draft
from zhongbu_quiz.extract.numerals import TENS
from zhongbu_quiz.extract.slogans.counted import COUNTED, counted
from zhongbu_quiz.extract.slogans.explained import explained
from zhongbu_quiz.extract.slogans.making import make_slogan
from zhongbu_quiz.extract.slogans.naming import AFTER, NAME_END, NICKNAME, about, how_sure, is_aimed_at, is_title, says
from zhongbu_quiz.extract.slogans.parts import are_all, count_of, split_parts

_JOINED = re.compile("[+＋]")
_NO_NAME = re.compile(rf"第?[{TENS}]+")
"""The name of a plan (十四五) or of a day (九一八)."""


def formulas(reading: Reading) -> Iterator[Draft]:
    """The formulas of one paragraph that have a name, in order."""
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
        yield from counted(reading, sentence)


def _quoted(reading: Reading, sentence: Span, span: Span, previous: Span | None) -> Draft | None:
    text, lexicon = reading.text, reading.lexicon
    name = span.of(text).strip("，。；：、 ")
    if not 2 <= len(name) <= 80 or _NO_NAME.fullmatch(name) or (name.isascii() and len(name) < 3):
        return None
    before, after = text[max(sentence.start, span.start - 20) : span.start - 1], text[span.end + 1 : span.end + 14]
    if text[span.start - 2 : span.start - 1] == "《" or ("》" in after[:3] and "《" in text[max(0, span.start - 40) : span.start]):
        return None
    title = is_title(name, after, lexicon)
    nickname = lexicon.pattern(NICKNAME).search(before) and not lexicon.pattern(AFTER).match(after) and count_of(name) == 0
    if name in lexicon.set("slogans.pair") or (nickname and not title):
        return None
    if lexicon.pattern(NAME_END).search(name) and "、" not in name:
        return None
    of_count = not count_of(name) and lexicon.pattern(COUNTED).match(text, span.end + 1)  # “西电东送”三大通道：… are parts of what is counted
    parts, why = ((), "") if of_count else explained(reading, sentence, span, previous)
    if not parts:
        parts = _own_parts(name)
        why = "slogan_own_parts" if parts else "slogan_quoted"
    promised, thing = count_of(name), about(before, after, lexicon)
    confidence = how_sure(name, before, after, promised, parts, lexicon)
    shown = parts or thing or says(name) or title or is_aimed_at(before, after, lexicon)
    if confidence < 0.4 or (confidence < 0.5 and not shown):
        return None
    complete = bool(parts) and (not promised or are_all(parts, name))
    return make_slogan(reading, sentence, name, parts, confidence, why, span.start, complete=complete, applies_to=thing)


def _own_parts(name: str) -> tuple[str, ...]:
    """The parts that a name is made of: 生态立市、工业强市, 党支部+合作社+农户, 勤、朴、敏、毅."""
    name = _JOINED.sub("、", name)
    pieces = split_parts(name) if any(mark in name for mark in "、，；") else ()
    single = len(pieces) > 2 and {len(piece) for piece in pieces} == {1} and not any(map(str.isascii, pieces))
    return pieces if len(pieces) >= 2 and (single or min(map(len, pieces)) >= 2) and max(map(len, pieces)) <= 24 else ()
