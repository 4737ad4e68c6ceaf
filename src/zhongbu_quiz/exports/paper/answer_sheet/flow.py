"""Pages that are filled from above: what does not fit any more goes to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from zhongbu_quiz.exports.paper.answer_sheet.drawing import Drawing, Rect, Words
from zhongbu_quiz.exports.paper.answer_sheet.measures import BOTTOM, LEFT, RIGHT, Measures

_AIR = 1.5
"""Below a heading, and between a section and the next."""


@dataclass(slots=True)
class Page:
    """One page: what is drawn, the bars above its columns of choices, and where the fields to write in stand, by their numbers."""

    drawing: Drawing
    columns: list[Rect] = field(default_factory=list)
    areas: dict[int, Rect] = field(default_factory=dict)

    @property
    def rows(self) -> list[float]:
        """The middles of the heights of its boxes."""
        return [box.at.top + box.at.height / 2 for box in self.drawing.boxes if box.use in ("choice", "score", "digit")]


class Flow:
    """Pages so far. `begin` makes the next one: its drawing, and where its body begins."""

    def __init__(self, begin: Callable[[int], tuple[Drawing, float]]) -> None:
        self._begin = begin
        self.pages: list[Page] = []
        self._top = BOTTOM
        self._heading = ""
        self._untold = True

    @property
    def spare(self) -> float:
        """The height that is left on the last page."""
        return BOTTOM - self._top

    def section(self, heading: str) -> None:
        """What is placed from now on stands under a heading, on every page anew."""
        self._heading = heading
        self._untold = True
        self._top += _AIR

    def place(self, height: float, sizes: Measures) -> tuple[Page, float]:
        """Room of a height: its page, and where it begins."""
        above = sizes.row + _AIR
        if not self.pages or self._top + above * self._untold + height > BOTTOM:
            drawing, self._top = self._begin(len(self.pages))
            self.pages.append(Page(drawing))
            self._untold = True
        page = self.pages[-1]
        if self._untold:
            at = Rect(LEFT, self._top, RIGHT - LEFT, sizes.row)
            page.drawing.words.append(Words(at, self._heading, sizes.body, role="section", sans=True))
            self._top += above
            self._untold = False
        top = self._top
        self._top += height
        return page, top
