"""Rule 71: a statement is ours. Runs of the author's prose that a fact carries.

In: facts and the text that they are taken from. Out: for each fact the longest run that it shares with the text, marks, spaces and digits
aside, outside of what is a fact by itself: 《titles》, “quotations” that the text quotes, and the names and parts of official formulas.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.facts.passages import Passages
from zhongbu_quiz.facts.slots import Slot, is_part
from zhongbu_quiz.messages import _
from zhongbu_quiz.values.text import quotes_in

RUN = 25
"""So many identical characters in a row are the author's sentence and no longer a fact."""
_TITLE = re.compile(r"《[^《》]*》|^〔[^〔〕]*〕")
"""What is called by its name: a title, and the topic that opens a card."""
_MARKS = re.compile(r"[^\w]|\d")
"""What is no word: marks, spaces, and the digits of figures and dates, which nobody can say otherwise."""
BREAK = "\x00"
"""Stands where something was taken out: no run goes over it."""


class Prose:
    """A text, cut into pieces of `RUN` characters that can be looked up."""

    def __init__(self, passages: Passages) -> None:
        texts = [_bare(reading) for reading in passages.readings]
        self._pieces = {text[at : at + RUN] for text in texts for at in range(len(text) - RUN + 1)}
        self._quoted = {_bare(quote) for reading in passages.readings for quote in quotes_in(reading)}

    def longest_run(self, text: str) -> str:
        """The longest run of at least `RUN` characters that a text shares with this one, without marks and digits; "" where there is none."""
        told = _TITLE.sub(BREAK, text)
        for quote in quotes_in(told):
            if _bare(quote) in self._quoted:
                told = told.replace(quote, BREAK)
        best = ""
        for piece in map(_bare, told.split(BREAK)):
            start = None
            for at in range(len(piece) - RUN + 2):
                if piece[at : at + RUN] in self._pieces and at <= len(piece) - RUN:
                    start = at if start is None else start
                elif start is not None:
                    best, start = max(best, piece[start : at - 1 + RUN], key=len), None
        return best


def borrowed(base: FactBase, prose: Prose) -> Iterable[tuple[Fact, str]]:
    """(fact, what is wrong) for every fact that carries a run of the text's prose."""
    for fact in base.facts:
        run = prose.longest_run(_ours(fact))
        if run:
            words = _(
                "carries {count} characters of the text's own prose ({text}…); say it in words of yours, cut parts to terms, "
                "or mark an official formula `official: true`"
            )
            yield fact, words.format(count=len(run), text=run[:16])


def _ours(fact: Fact) -> str:
    """What a fact says: its statement, and its parts as an answer lists them (with 、 to the last), without what an official formula may
    say verbatim: its name and its parts."""
    if not isinstance(fact.record, Slogan):
        return fact.statement
    if not fact.record.official:
        return fact.statement + BREAK + "、".join(part.text for part in fact.record.parts)
    return "".join(BREAK if _official(segment) else str(getattr(segment, "text", segment)) for segment in fact.segments)


def _official(segment: object) -> bool:
    return isinstance(segment, Slot) and (segment.name == "name" or is_part(segment.name))


def _bare(text: str) -> str:
    return _MARKS.sub("", text)
