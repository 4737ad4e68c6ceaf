"""A text that numbers what it lists (①…②…, （1）…（2）…, 1.…2.…) -> what it lists."""

from __future__ import annotations

import re
import unicodedata

_MARKS = (
    re.compile(r"([①-⑳])"),
    re.compile(r"[（(](\d{1,2})[）)]"),
    re.compile(r"(?<![\d.．、])(\d{1,2})(?:[.．](?!\d)|、(?!\d{1,2}(?!\d)))"),
)
"""The ways to number; 1.5 and 1、2、3 number nothing."""
_AROUND = "；;，,、。 \t\n\u3000"


def listed(text: str) -> list[str]:
    """The entries of a text that numbers them from 1, without their numbers and the marks between them; none where it opens with anything else, and
    where fewer than two stand there."""
    for mark in _MARKS:
        ends: list[tuple[int, int]] = []
        for found in mark.finditer(text):
            if unicodedata.numeric(found[1]) == len(ends) + 1 if len(found[1]) == 1 else int(found[1]) == len(ends) + 1:
                ends.append(found.span())
        if len(ends) < 2 or text[: ends[0][0]].strip():
            continue
        starts = [*(start for start, _end in ends[1:]), len(text)]
        entries = [text[end:start].strip(_AROUND) for (_start, end), start in zip(ends, starts, strict=True)]
        if all(entries):
            return entries
    return []
