"""A paragraph cut into sentences and clauses, by scanning: linear, and never inside 《titles》.

In: text. Out: `Span`s (start, end) into it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_OPEN = {"《": "》", "〔": "〕", "〈": "〉"}
_CLOSE = {"“": "”", "「": "」", "‘": "’"}
_SENTENCE = "。！？!?\n"
_CLAUSE = "，；：;…"
_MAX_TITLE = 120
_MAX_ASIDE = 40
_MAX_QUOTE = 90


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the stretch."""
        return text[self.start : self.end]


def sentences(text: str) -> Iterator[Span]:
    """The sentences, without the mark that ends them; a closing quote after the mark belongs to the sentence."""
    yield from _cut(text, 0, len(text), _SENTENCE)


def clauses(text: str, start: int, end: int) -> Iterator[Span]:
    """The clauses of a sentence: cut at ，；： outside titles."""
    yield from _cut(text, start, end, _CLAUSE + _SENTENCE)


def _cut(text: str, start: int, end: int, marks: str) -> Iterator[Span]:
    begin = i = start
    while i < end:
        char = text[i]
        if char in _OPEN:
            close = text.find(_OPEN[char], i, min(end, i + _MAX_TITLE))
            i = close if close > 0 else i
        elif char in "（(" and marks != _SENTENCE:
            close = text.find("）" if char == "（" else ")", i, min(end, i + _MAX_ASIDE))
            i = close if close > 0 else i
        elif char in marks:
            stop = i
            while i + 1 < end and text[i + 1] in "”’）)」』":
                i += 1
            if stop > begin:
                yield Span(begin, stop)
            begin = i + 1
        i += 1
    if end > begin:
        yield Span(begin, end)


def titles(text: str) -> list[Span]:
    """Every 《title》 and 〔number〕 with its marks: figures and dates inside are none."""
    found: list[Span] = []
    i = 0
    while (i := _next_open(text, i)) >= 0:
        close = text.find(_OPEN[text[i]], i, i + _MAX_TITLE)
        if close > 0:
            found.append(Span(i, close + 1))
            i = close
        i += 1
    return found


def _next_open(text: str, start: int) -> int:
    places = [place for mark in _OPEN if (place := text.find(mark, start)) >= 0]
    return min(places, default=-1)


def quotes(text: str) -> Iterator[Span]:
    """The stretches inside “…”, at most 90 characters each; a quote that opens again before it closes is left out."""
    i = 0
    while i < len(text):
        char = text[i]
        if char in "“「":
            close = text.find(_CLOSE[char], i + 1, i + 1 + _MAX_QUOTE)
            if close > i + 1 and char not in text[i + 1 : close]:
                yield Span(i + 1, close)
                i = close
        i += 1


def clause_begin(text: str, start: int, end: int, marks: str = "，；：。") -> int:
    """Where the clause that ends at `end` begins, behind the last of some marks; `start` where none stands behind that."""
    return max(start, *(text.rfind(mark, start, end) + 1 for mark in marks))
