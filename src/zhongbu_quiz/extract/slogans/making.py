"""One place that makes a slogan draft. In: what a rule found. Out: `Draft`."""

from __future__ import annotations

from zhongbu_quiz.extract.clauses import Span, clause_begin
from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.draft import Draft, SloganDetail

_STOPS = "，；。："


def make_slogan(
    reading: Reading, sentence: Span, value: str, parts: tuple[str, ...], confidence: float, why: str, place: int, *, subject: str = "",
    applies_to: str = "", complete: bool = False, named: bool = True, ordered: bool = False,
) -> Draft:
    """A slogan of a sentence: its name or wording (`value`) and its parts, which are its evidence where they stand there whole; `subject` is what
    it is about where that is something else. `why` names the rule."""
    text = reading.text
    passage = sentence.of(text)
    candidates = [value, applies_to, *parts] if named else [*parts]
    evidence = tuple(dict.fromkeys(piece for piece in candidates if piece and piece in passage and len(piece) <= 40))[:8]
    start = clause_begin(text, sentence.start, place)
    end = place + len(value)
    for part in parts:
        found = text.find(part, start, sentence.end)
        end = max(end, found + len(part)) if found >= 0 else end
    stop = min((at for mark in _STOPS if (at := text.find(mark, end, sentence.end)) >= 0), default=sentence.end)
    return Draft(
        kind="slogan", subject=subject or value, value=value, quote=text[start:stop].strip(_STOPS + " "), confidence=confidence,
        why=reading.lexicon.say(why), detail=SloganDetail(named=named, complete=complete, ordered=ordered, applies_to=applies_to), parts=parts,
        evidence=evidence, passage=passage, section=reading.section, line=reading.line, place=place,
    )
