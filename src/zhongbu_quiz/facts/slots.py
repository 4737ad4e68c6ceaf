"""Slots: the named, typed values that a fact is made of. All behaviour hangs on the type of a slot.

A sentence is a row of segments: text, slots, and who says it. Nothing turns them into text before an export prints them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from zhongbu_quiz.facts.written import WrittenFigure
from zhongbu_quiz.values.packable import Packable

PART_NUMBER_BASE = 100
"""A slogan's part takes 100 + its own number as the N of Anki's `cN`."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One value of a fact.

    `type` decides what it can be compared with and swapped for: date, number, organ, document, meeting, deed, place,
    document_number, content, region, indicator, whole, slogan, part, topic, meaning, thing, attribute, value, term, definition, text.
    `text` is how a sentence prints it; `value` is what comparisons use (a Period, a Fraction, or the text).
    `pool` says what two slots of one type must share to stand beside each other as options: the unit of a figure, the attribute
    of a value; "" where the type says enough. `figure`: the number in a value that is told in words (超过14万), as its record was read.
    """

    name: str
    type: str
    text: str
    value: Any = None
    pool: str = ""
    figure: WrittenFigure | None = field(default=None, compare=False)

    @property
    def sort_key(self) -> Any:
        """What a number or a date is put in order by; the text for the rest."""
        if self.type == "date":
            return self.value.span
        return self.value if self.type == "number" else self.text


def titled(document: str) -> str:
    """A document as a sentence calls it, by its short name: 《盘点》一文, but a table by its title alone."""
    return f"《{document}》{'' if document[-1:] == '表' else '一文'}"


@dataclass(frozen=True, slots=True)
class Attribution(Packable):
    """Whose statement a sentence is, by the short name of the document: 据《盘点》一文，"""

    document: str

    @property
    def text(self) -> str:
        """How a sentence opens with it."""
        return f"据{titled(self.document)}，"

    def __str__(self) -> str:
        return self.text


Segment = str | Slot | Attribution
Segments = tuple[Segment, ...]


def text_of(segments: Iterable[Segment]) -> str:
    """The sentence that segments make."""
    return "".join([segment if isinstance(segment, str) else segment.text for segment in segments])


def part_slots(slots: dict[str, Slot]) -> list[Slot]:
    """The parts of a list among the slots of a fact, in their order."""
    return [slot for name, slot in slots.items() if is_part(name)]


def enumerated(parts: Iterable[Slot]) -> Segments:
    """Slots with 、 between them; they stay slots."""
    return tuple(piece for place, part in enumerate(parts) for piece in (("、", part) if place else (part,)))


@lru_cache(maxsize=1 << 10)
def parts_among(names: frozenset[str]) -> tuple[str, ...]:
    """The names of parts among the names of slots that a sentence shows."""
    return tuple(filter(is_part, names))


def is_part(name: str) -> bool:
    """Whether a slot's name is that of a part of a list (part.1, part.2 …)."""
    return name.startswith("part.")
