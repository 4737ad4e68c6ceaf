"""Quoted and numbered formulas with the list that explains them. In: a `Reading`. Out: slogan `Draft`s."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.clauses import Span, sentences
from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.draft import Draft
from zhongbu_quiz.extract.numerals import TENS
from zhongbu_quiz.extract.slogans.making import make_slogan
from zhongbu_quiz.extract.slogans.naming import AFTER, NAME_END, NICKNAME, how_sure, is_aimed_at, says
from zhongbu_quiz.extract.slogans.numbered import COUNTED, CUED, NUMBERED, cued, numbered, summed
from zhongbu_quiz.extract.slogans.parts import count_of, definition, is_nominal, split_parts, without_verb
from zhongbu_quiz.extract.slogans.quotes import quotes

_PLAN = re.compile(rf"第?[{TENS}]{{1,2}}五")


def quoted_slogans(reading: Reading) -> Iterator[Draft]:
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
        for pattern, rule in ((COUNTED, summed), (NUMBERED, numbered), (CUED, cued)):
            for match in reading.lexicon.pattern(pattern).finditer(text, sentence.start, sentence.end):
                draft = rule(reading, sentence, match)
                if draft is not None:
                    yield draft


def _quoted(reading: Reading, sentence: Span, span: Span, previous: Span | None) -> Draft | None:
    text, lexicon = reading.text, reading.lexicon
    name = span.of(text).strip("，。；：、 ")
    if not 2 <= len(name) <= 80 or _PLAN.fullmatch(name) or (name.isascii() and len(name) < 3):
        return None
    before, after = text[max(sentence.start, span.start - 10) : span.start - 1], text[span.end + 1 : span.end + 14]
    if text[span.start - 2 : span.start - 1] == "《" or ("》" in after[:3] and "《" in text[max(0, span.start - 40) : span.start]):
        return None
    if name in lexicon.set("slogans.pair") or (
        lexicon.pattern(NICKNAME).search(before) and not lexicon.pattern(AFTER).match(after) and count_of(name) == 0
    ):
        return None
    if lexicon.pattern(NAME_END).search(name) and "、" not in name:
        return None
    promised = count_of(name)
    parts, why = _explained(text, sentence, span, previous, promised, lexicon)
    if not parts:
        parts = _own_parts(name)
        why = "slogan_own_parts" if parts else "slogan_quoted"
    confidence = how_sure(name, before, after, promised, parts, lexicon)
    if confidence < 0.4 or (confidence < 0.5 and not parts and not says(name) and not is_aimed_at(before, after, lexicon)):
        return None
    complete = bool(parts) and (not promised or len(parts) == promised)
    return make_slogan(reading, sentence, name, name, parts, confidence, why, span.start, complete=complete)


def _explained(
    text: str, sentence: Span, span: Span, previous: Span | None, promised: int, lexicon: Lexicon
) -> tuple[tuple[str, ...], str]:
    """The parts that the text gives for a quoted name, after it, before it, or in the quote before it."""
    found = definition(text, span.end, sentence.end, lexicon)
    for words in _lists(found[0], promised) if found else ():
        parts = split_parts(words, promised)
        if len(parts) >= 2 and (not promised or len(parts) == promised or (len(parts) >= 2 and "等" in words)):
            return parts, "slogan_defined"
    if (
        promised
        and previous is not None
        and text[previous.end : span.start].strip("”（，“ ") in ("", *lexicon.words("slogans.listed_before"))
    ):
        parts = split_parts(previous.of(text), promised)
        if len(parts) == promised:
            return parts, "slogan_named_after"
    if promised:
        begin = (
            max((text.rfind(mark, sentence.start, span.start - 1) + 1 for mark in "，；：。"), default=sentence.start)
            or sentence.start
        )
        listed = text[begin : span.start - 1]
        items = list(split_parts(listed, promised))
        if "、" in listed and len(items) == promised >= 2 and all(map(is_nominal, items[1:])):
            return (without_verb(items[0], lexicon), *items[1:]), "slogan_listed_before"
    return (), ""


def _lists(words: str, promised: int) -> tuple[str, ...]:
    """What may be the list of a definition: all of it, or, where 、 sets the items apart, what stands before the next ； or ，."""
    first = words.partition("；")[0]
    short = first.partition("，")[0]
    if promised and "、" in short and len(split_parts(short, promised)) == promised:
        return (short,)
    return (words, first, short) if "、" in short else (words, first) if "、" in first else (words,)


def _own_parts(name: str) -> tuple[str, ...]:
    pieces = split_parts(name) if any(mark in name for mark in "、，；") else ()
    pieces = tuple(piece for piece in pieces if len(piece) >= 2)
    return pieces if len(pieces) >= 2 and max(map(len, pieces)) <= 24 else ()
