"""Quoted phrases of a text, by scanning. In: text. Out: spans without the marks."""

from __future__ import annotations

from collections.abc import Iterator

from zhongbu_quiz.extract.clauses import Span

_CLOSE = {"“": "”", "「": "」", "‘": "’"}
MAX_QUOTE = 90


def quotes(text: str) -> Iterator[Span]:
    """The stretches inside “…”, at most 90 characters each; a quote that opens again before it closes is left out."""
    i = 0
    while i < len(text):
        char = text[i]
        if char in "“「":
            close = text.find(_CLOSE[char], i + 1, i + 1 + MAX_QUOTE)
            if close > i + 1 and char not in text[i + 1 : close]:
                yield Span(i + 1, close)
                i = close
        i += 1
