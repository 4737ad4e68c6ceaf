"""Slots: the named, typed values that a fact is made of. All behaviour hangs on the type of a slot.

`SLOT_NUMBERS` is the fixed table that gives each slot its N in Anki's `cN`. Cards hang on these numbers: a number is never
changed and never reused; new slots take new numbers. A slogan's part takes 100 + its own number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

SLOT_NUMBERS: dict[str, int] = {
    "date": 1,
    "actor": 2,
    "object": 3,
    "place": 4,
    "document_number": 5,
    "content": 6,
    "action": 7,
    "figure": 20,
    "region": 21,
    "period": 22,
    "indicator": 23,
    "whole": 24,
    "compared_with": 25,
    "name": 40,
    "issued_in": 41,
    "issued_date": 42,
    "applies_to": 43,
    "meaning": 44,
}
PART_NUMBER_BASE = 100


@dataclass(frozen=True, slots=True)
class Slot:
    """One value of a fact.

    `type` decides what it can be compared with and swapped for: date, number, organ, document, meeting, deed, place,
    document_number, content, region, indicator, whole, slogan, part, topic, meaning, text.
    `text` is how a sentence prints it; `value` is what comparisons use (a Period, a Fraction, or the text).
    """

    name: str
    type: str
    text: str
    value: Any = None

    @property
    def sort_key(self) -> Any:
        """What a number or a date is put in order by; the text for the rest."""
        if self.type == "date":
            return self.value.span
        return self.value if self.type == "number" else self.text


Segment = str | Slot
Segments = tuple[Segment, ...]


def slot_number(name: str) -> int:
    """The N of `cN` for a slot. Raises KeyError for a slot that has no number (it cannot be hidden in a cloze)."""
    if name.startswith("part."):
        return PART_NUMBER_BASE + int(name.removeprefix("part."))
    return SLOT_NUMBERS[name]


def text_of(segments: Segments) -> str:
    """The sentence that segments make."""
    return "".join(segment if isinstance(segment, str) else segment.text for segment in segments)
