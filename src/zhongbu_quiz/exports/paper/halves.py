"""Sheets in two halves: the right half of the last one is no page where nothing is printed on it.

In: HTML and CSS of a paper, its geometry, and which pages they are where each has a code. Out: the PDF.
"""

from __future__ import annotations

from typing import Any

from zhongbu_quiz.exports.paper import engine
from zhongbu_quiz.exports.paper.feet import Pages, stamp
from zhongbu_quiz.exports.paper.options import Sheet
from zhongbu_quiz.exports.paper.pagination import PX_PER_MM


def to_pdf(html: str, css: str, geometry: Sheet, tagged: bool, pages: Pages | None = None) -> bytes:
    """The PDF of a paper in its usual leading."""
    return write(engine.layout(html, css, tagged), html, css, geometry, tagged, pages)


def write(document: Any, html: str, css: str, geometry: Sheet, tagged: bool, pages: Pages | None = None) -> bytes:
    """The PDF of a laid-out paper. How many halves are printed on is known by now; where that is an odd number, it is laid out again with its
    true number of pages."""
    count = len(document.pages) * (2 if geometry.halves else 1)
    if geometry.halves and _ends_left(document, geometry):
        count -= 1
        document = engine.layout(html, css + _without_last_half(len(document.pages)), tagged)
    return engine.write(document, tagged, (lambda pdf: stamp(pdf, pages, count, geometry)) if pages else None)


def _ends_left(document: Any, geometry: Sheet) -> bool:
    """True where the paper ends in a left half."""
    left: float = document.pages[-1].anchors["end"][0]
    return left < geometry.width / 2 * PX_PER_MM


def _without_last_half(sheets: int) -> str:
    """CSS that counts one page less, and prints no foot in the last half."""
    feet = "".join(
        f'@bottom-{side} {{ content: string(running) "　第" counter({side}) "页（共{sheets * 2 - 1}页）" "\\A " string(told); }} '
        for side in ("left", "right")
    )
    return f"\n@page {{ {feet}}}\n@page :nth({sheets}) {{ @bottom-right {{ content: none; }} }}\n"
