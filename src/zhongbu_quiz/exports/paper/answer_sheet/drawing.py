"""What stands on a page of an answer sheet, each thing with its place; the template prints them, and the geometry is read from the same values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from markupsafe import Markup

from zhongbu_quiz.exports.paper.fields import filled
from zhongbu_quiz.exports.paper.lines import Line, break_lines
from zhongbu_quiz.exports.paper.markup import join, serif_measure
from zhongbu_quiz.exports.paper.options import MM_PER_PT


class Rect(NamedTuple):
    """A place on a page: millimetres from the upper left corner, width and height."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends to the right."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.top + self.height


Use = Literal["choice", "score", "digit", "form", "flag", "example"]


@dataclass(frozen=True, slots=True)
class Box:
    """A box to blacken: its place, the light sign in it, what it is for, and which of those it is (`number` of the item, `choice` …)."""

    at: Rect
    mark: str
    use: Use
    of: Mapping[str, int | str]


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text, as high as its place. `role`: title and section are headings for readers of PDF/UA."""

    at: Rect
    text: str | Markup
    size: float
    align: Literal["left", "center", "right"] = "left"
    role: Literal["title", "section", "text"] = "text"
    sans: bool = False


@dataclass(slots=True)
class Drawing:
    """One page, or what one student's page has besides. `bars` are black, `rules` thin lines to write on, `frames` thin rectangles,
    `pictures` SVG."""

    boxes: list[Box] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    bars: list[Rect] = field(default_factory=list)
    rules: list[Rect] = field(default_factory=list)
    frames: list[Rect] = field(default_factory=list)
    pictures: list[tuple[Rect, Markup]] = field(default_factory=list)

    def add(self, other: Drawing) -> None:
        """Draw all of another drawing here."""
        for name in self.__slots__:
            getattr(self, name).extend(getattr(other, name))


def width_of(text: str, size: float) -> float:
    """How wide a text is in the body type, in millimetres."""
    return serif_measure()(text) * size * MM_PER_PT


_STEP, _SMALLEST = 0.5, 4.0
_TIGHT = 1.2
"""The height of a line of fitted text, in em."""


def fitted(at: Rect, text: str, size: float, align: Literal["left", "center"] = "left") -> list[Words]:
    """A text of any length in a place: smaller, or in several lines, until it stands within; a word that no line holds is parted."""
    while True:
        em = size * MM_PER_PT
        lines = break_lines([text], at.width / em, serif_measure())
        rows = max(1, int(at.height / (em * _TIGHT)))
        if (len(lines) <= rows and max(map(_length, lines), default=0.0) * em <= at.width) or size <= _SMALLEST:
            break
        size -= _STEP
    broken = [join([line]) for line in lines]
    if max(map(_length, lines), default=0.0) * em > at.width:
        broken = [Markup.escape(row) for row in filled(list(text), at.width / em)]
    height = em * _TIGHT if len(broken) > 1 else at.height
    top = at.bottom - height * len(broken)
    return [Words(Rect(at.left, top + i * height, at.width, height), row, size, align) for i, row in enumerate(broken)]


def _length(line: Line) -> float:
    return sum(atom.width for atom in line.atoms)
