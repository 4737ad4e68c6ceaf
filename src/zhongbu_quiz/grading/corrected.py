"""Sheets to hand back: the scan of each page, straight, with a tick or a cross at each number, what is right, points, and the sum on the first page.

In: results, and where everything stands. Out: a PDF, sheet by sheet. One page at a time is in memory.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper.answer_sheet.drawing import Rect
from zhongbu_quiz.exports.paper.fonts import faces
from zhongbu_quiz.grading.geometry import Geometry, PageLayout
from zhongbu_quiz.grading.picture_pdf import write_pictures
from zhongbu_quiz.grading.reading import ReadPage
from zhongbu_quiz.grading.results import Results
from zhongbu_quiz.grading.scoring import Mark, Marked
from zhongbu_quiz.grading.sheets import page_numbers
from zhongbu_quiz.values.shares import plain

Straighten = Callable[[ReadPage, Geometry], bytes]
"""What shows a page straight: `grading.read.straightened`."""
RED = (200, 0, 0)
_SIGN, _WORDS, _SUM = 3.2, 3.0, 6.0
"""How high a tick, the words behind it and the sum are, in millimetres."""
_POINTS = 2.6
"""The points of a written item: so small, and without a word, they end before the next item where two stand beside each other."""
_GAP = 0.8
_SUM_AT = (70.0, 2.5)
"""Where the sum stands on the first page: between the upper corners, where nothing is printed."""
_STROKE = 0.45
_QUALITY = 75
_TICK = ((0.0, 0.55), (0.35, 0.95), (1.0, 0.05))
_CROSS = (((0.1, 0.1), (0.9, 0.9)), ((0.9, 0.1), (0.1, 0.9)))


def write_corrected(path: Path, results: Results, geometry: Geometry, straighten: Straighten) -> None:
    """Write the PDF of all sheets that have a score. Raises UserError where a scan is gone or was changed."""
    write_pictures(path, _pages(results, geometry, straighten), geometry.width, geometry.height)


def _pages(results: Results, geometry: Geometry, straighten: Straighten) -> Iterator[bytes]:
    for one in results.marked:
        if one.score is None:
            continue
        layout = geometry.layout_of(one.sheet.code)
        for page in one.sheet.pages:
            yield _drawn(straighten(page, geometry), one, page, layout.pages[page.code.page - 1], geometry.width)


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws on a picture in millimetres."""

    draw: Any
    scale: float

    def line(self, points: tuple[tuple[float, float], ...], left: float, top: float) -> None:
        placed = [((left + x * _SIGN) * self.scale, (top + y * _SIGN) * self.scale) for x, y in points]
        self.draw.line(placed, fill=RED, width=max(2, round(_STROKE * self.scale)), joint="curve")

    def words(self, text: str, left: float, top: float, high: float) -> None:
        from PIL import ImageFont

        font = ImageFont.truetype(str(faces()[1].path), round(high * self.scale))
        self.draw.text((left * self.scale, top * self.scale), text, fill=RED, font=font, anchor="lt")


def _drawn(png: bytes, one: Marked, page: ReadPage, layout: PageLayout, width: float) -> bytes:
    """The page with all that is said of it, as a JPEG."""
    from PIL import Image, ImageDraw

    with Image.open(io.BytesIO(png)) as opened:
        picture = opened.convert("RGB")
    pen = _Pen(ImageDraw.Draw(picture), picture.width / width)
    places = _places(layout)
    there = page_numbers(page)
    for mark in one.marks:
        if mark.number in there and mark.number in places:
            _tell(pen, mark, places[mark.number])
    if page is one.sheet.pages[0]:
        score = say("corrected_sum", score=plain(one.score or Decimal(0)), full=plain(one.sheet.form.total))
        pen.words(score, *_SUM_AT, _SUM)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY, subsampling=0)  # thin red lines keep their colour
    return out.getvalue()


def _tell(pen: _Pen, mark: Mark, place: Rect) -> None:
    """Tick or cross behind the boxes of a number, then what is right; of a written item its points."""
    left, top = place.left + place.width + _GAP, place.top + (place.height - _SIGN) / 2
    if mark.written:
        pen.words(plain(mark.points), left, place.top + (place.height - _POINTS) / 2, _POINTS)
        return
    for stroke in (_TICK,) if mark.is_right else _CROSS:
        pen.line(stroke, left, top)
    if not mark.is_right:
        partly = say("corrected_points", points=plain(mark.points)) if mark.points else ""
        pen.words("".join(mark.key) + partly, left + _SIGN + _GAP, top, _WORDS)


def _places(layout: PageLayout) -> dict[int, Rect]:
    """What the boxes of each number take of the page, the first row of them where there are several."""
    found: dict[int, Rect] = {}
    for box in layout.boxes:
        if box.use not in ("choice", "score"):
            continue
        number, at = int(box.of["number"]), box.at
        before = found.setdefault(number, at)
        if abs(at.top - before.top) < at.height / 2:
            right = max(before.left + before.width, at.left + at.width)
            left = min(before.left, at.left)
            found[number] = Rect(left, before.top, right - left, before.height)
    return found
