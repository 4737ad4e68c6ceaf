"""Sheets in two halves: the right half of the last one, of a paper and of the answers behind it, is no page where nothing is printed on it.

In: HTML and CSS of a paper, its geometry, and which pages they are where each has a code. Out: the PDF.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from zhongbu_quiz.exports.paper import engine
from zhongbu_quiz.exports.paper.feet import Pages, stamp
from zhongbu_quiz.exports.paper.options import Sheet
from zhongbu_quiz.exports.paper.pagination import PX_PER_MM

_ENDS = ("paperend", "end")
"""Ids of what ends a paper, and of what ends the whole."""


def to_pdf(html: str, css: str, geometry: Sheet, tagged: bool, pages: Pages | None = None) -> bytes:
    """The PDF of a paper in its usual leading."""
    return write(engine.layout(html, css, tagged), html, css, geometry, tagged, pages)


def write(document: Any, html: str, css: str, geometry: Sheet, tagged: bool, pages: Pages | None = None) -> bytes:
    """The PDF of a laid-out paper. How many halves are printed on is known by now; where that is an odd number, it is laid out again with its
    true number of pages."""
    runs = list(_runs(document, geometry))
    short = [_without_last_half(run) for run in runs if geometry.halves and run.ends_left]
    if short:
        document = engine.layout(html, css + "".join(short), tagged)
    return engine.write(document, tagged, (lambda pdf: stamp(pdf, pages, runs[0].count(geometry), geometry)) if pages else None)


@dataclass(frozen=True, slots=True)
class _Run:
    """Sides that are counted by themselves: those of the paper, those of the answers behind it (`name` is that of their pages in the
    stylesheet). `ends_left`: nothing is printed on the right half of the last."""

    name: str
    sides: int
    ends_left: bool

    def count(self, geometry: Sheet) -> int:
        """How many pages these are."""
        return self.sides * 2 - self.ends_left if geometry.halves else self.sides


def _runs(document: Any, geometry: Sheet) -> Iterator[_Run]:
    """The paper, and where they stand behind it, its answers."""
    before = 0
    ends = {name: side for side, page in enumerate(document.pages) for name in page.anchors if name in _ENDS}
    for name in _ENDS:
        if (side := ends.get(name, -1)) + 1 > before:
            left = document.pages[side].anchors[name][0] < geometry.middle(side) * PX_PER_MM
            start = before + before % 2  # answers begin on a front: the empty back before it is none of theirs
            yield _Run("answers" if before else "", side + 1 - start, left)
            before = side + 1


def _without_last_half(run: _Run) -> str:
    """CSS that counts one page less, and prints no foot in the last half."""
    feet = "".join(
        f'@bottom-{side} {{ content: string(running) "　第" counter({side}) "页（共{run.sides * 2 - 1}页）" "\\A " string(told); }} '
        for side in ("left", "right")
    )
    last = f"{run.name}:nth({run.sides} of {run.name})" if run.name else f":nth({run.sides})"
    return f"\n@page {run.name} {{ {feet}}}\n@page {last} {{ @bottom-right {{ content: none; }} }}\n"
