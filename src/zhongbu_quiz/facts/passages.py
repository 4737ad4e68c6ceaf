"""A document as evidence is looked up in it: white space, page furniture and titles that landed inside sentences taken out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

MAX_SPAN = 300
"""Fragments of one source stand within so many characters of each other, white space not counted."""


def flat(text: str) -> str:
    """Text in NFC without white space and zero-width characters; punctuation and full-width forms stay as they are."""
    kept = (
        char for char in unicodedata.normalize("NFC", text) if not char.isspace() and unicodedata.category(char) != "Cf"
    )
    return "".join(kept)


class Passages:
    """The text in two readings: as it stands, and with the lines that are titles or author names taken out.

    Hard wraps and page breaks are white space, so they vanish in both; a title between two halves of a sentence vanishes in the second.
    """

    def __init__(self, text: str, titles: Iterable[str] = ()) -> None:
        furniture = {flat(title) for title in titles if title}
        lines = text.splitlines()
        self.readings = tuple(
            dict.fromkeys((flat("\n".join(line for line in lines if flat(line) not in furniture)), flat(text)))
        )

    def holds(self, fragment: str) -> bool:
        """Whether a fragment stands in the text."""
        return any(flat(fragment) in reading for reading in self.readings)

    def span(self, fragments: Sequence[str]) -> int | None:
        """The length of the shortest passage that holds all fragments, or None where one of them stands nowhere."""
        spans = [
            span
            for reading in self.readings
            if (span := _shortest(reading, [flat(part) for part in fragments])) is not None
        ]
        return min(spans, default=None)


def _shortest(text: str, fragments: Sequence[str]) -> int | None:
    """The shortest window that holds one occurrence of every fragment: one sweep over all occurrences by start."""
    found = sorted(
        (start, start + len(fragment), number)
        for number, fragment in enumerate(fragments)
        for start in _occurrences(text, fragment)
    )
    if len({number for _, _, number in found}) < len(fragments):
        return None
    best: int | None = None
    last: dict[int, tuple[int, int]] = {}
    for start, end, number in found:
        last[number] = (start, end)
        if len(last) == len(fragments):
            length = max(stop for _, stop in last.values()) - min(begin for begin, _ in last.values())
            best = length if best is None else min(best, length)
    return best


def _occurrences(text: str, fragment: str) -> Iterable[int]:
    start = text.find(fragment) if fragment else -1
    while start >= 0:
        yield start
        start = text.find(fragment, start + 1)
