"""A page that lies straight: its picture without perspective, and where a bent page has its places.

In: a picture, a pose, the layout of the page. Out: a Straight: greys of which paper is 1 and print near 0; and Places, by which a place of the layout
is found in them although the paper was bent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from zhongbu_quiz.exports.paper.answer_sheet.drawing import Rect
from zhongbu_quiz.grading.codes import Points
from zhongbu_quiz.grading.geometry import PageLayout
from zhongbu_quiz.grading.pictures import Grey
from zhongbu_quiz.grading.pose import Matrix, middle

SCALE = 6
"""Pixels a millimetre of a page that lies straight: 152 dpi."""
_PAPER = 2.0
"""The paper is looked for in squares of so many millimetres …"""
_REACH = 9
"""… of which so many beside each other hold some that is bare."""
Shades = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Straight:
    """`grey`: the page as it is; `shade`: its greys in parts of the paper around (1 is paper); `inside`: where the picture has the page at all."""

    grey: Grey
    shade: Shades
    inside: Grey


def straight(grey: Grey, pose: Matrix, size: tuple[float, float]) -> Straight:
    """The page of `size` millimetres that lies in a picture by a pose."""
    page = flat(grey, pose.flatten(), size)
    corners = np.array([[(0, 0), (grey.shape[1] - 1, 0), (grey.shape[1] - 1, grey.shape[0] - 1), (0, grey.shape[0] - 1)]], np.float64)
    there = cv2.perspectiveTransform(corners, np.linalg.inv(_to_pixels(pose)))
    inside = np.zeros(page.shape, np.uint8)
    cv2.fillConvexPoly(inside, np.clip(there[0], -20000, 20000).astype(np.int32), 255)
    return Straight(page, _shade(page), inside)


def flat(grey: Grey, pose: Sequence[float] | Points, size: tuple[float, float]) -> Grey:
    """The picture of the page alone, SCALE pixels a millimetre; what of it the picture does not have is as its edge."""
    out = (round(size[0] * SCALE), round(size[1] * SCALE))
    matrix = _to_pixels(np.asarray(pose, np.float64).reshape(3, 3))
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpPerspective(grey, matrix, out, flags=flags, borderMode=cv2.BORDER_REPLICATE), np.uint8)


def _to_pixels(pose: Matrix) -> Matrix:
    """From pixels of a straight page, whose first has its middle half a pixel from the edge, to those of the picture."""
    half = 0.5 / SCALE
    return np.asarray(pose @ np.array([[1 / SCALE, 0, half], [0, 1 / SCALE, half], [0, 0, 1]]))


def _shade(page: NDArray[np.uint8]) -> Shades:
    """Greys in parts of the paper around: shadows go, marks stay."""
    cell = int(_PAPER * SCALE)
    height, width = page.shape
    smooth = cv2.blur(page, (3, 3))
    rows, columns = -(-height // cell), -(-width // cell)
    whole = cv2.copyMakeBorder(smooth, 0, rows * cell - height, 0, columns * cell - width, cv2.BORDER_REPLICATE)
    cells = whole.reshape(rows, cell, columns, cell).transpose(0, 2, 1, 3).reshape(rows, columns, cell * cell)
    bright = np.partition(cells, int(0.85 * cell * cell), axis=2)[:, :, int(0.85 * cell * cell)]
    ground = cv2.medianBlur(cv2.dilate(bright, np.ones((3, 3), np.uint8)), 5)
    ground = cv2.max(ground, cv2.erode(cv2.dilate(ground, np.ones((_REACH, _REACH), np.uint8)), np.ones((_REACH, _REACH), np.uint8)))
    ground = cv2.GaussianBlur(ground.astype(np.float32), (0, 0), 1.5)
    paper = cv2.resize(ground, (columns * cell, rows * cell), interpolation=cv2.INTER_LINEAR)[:height, :width]
    return np.asarray(page.astype(np.float32) / np.maximum(paper, 1.0), np.float32)


def patch(shade: Shades, place: Rect, at: Points | None = None) -> Shades:
    """What stands in a place, whose middle is `at` (millimetres) or its own."""
    x, y = middle(place) if at is None else at
    size = (max(1, round(place.width * SCALE)), max(1, round(place.height * SCALE)))
    return np.asarray(cv2.getRectSubPix(shade, size, (float(x) * SCALE - 0.5, float(y) * SCALE - 0.5)), np.float32)


class Places:
    """Where places of the layout stand on a straight page: `moved` says by how much (millimetres), smoothly between what was found."""

    def __init__(self, there: Points, off: Points) -> None:
        self._there, self._off = there, off
        self._weights = _spline(there, off) if len(there) > 3 else np.zeros((0, 2))

    def moved(self, points: Points) -> Points:
        """Where points of the layout stand."""
        if not len(self._weights):
            return points + (np.median(self._off, axis=0) if len(self._off) else 0.0)
        whole = np.column_stack([_bend(points, self._there), np.ones(len(points)), points])
        return np.asarray(points + whole @ self._weights)

    @property
    def found(self) -> int:
        """How many bars and marks were found."""
        return len(self._there)

    def pairs(self) -> tuple[Points, Points]:
        """The middles of what was found in the layout, and on the straight page."""
        return self._there, self._there + self._off


_STIFF = 2000.0
"""How little paper bends to reach a bar that was found a little off."""
_ASTRAY = 0.6
"""Millimetres from where the others say: such a bar was taken for another, or is torn."""


def _bend(points: Points, there: Points) -> NDArray[np.float64]:
    square = ((points[:, None, :] - there[None, :, :]) ** 2).sum(2)
    return np.asarray(np.where(square > 0, square * np.log(np.maximum(square, 1e-9)), 0.0))


def _spline(there: Points, off: Points) -> NDArray[np.float64]:
    """The weights of the thin plate that bends least and runs near all points."""
    count = len(there)
    whole = np.zeros((count + 3, count + 3))
    whole[:count, :count] = _bend(there, there) + np.eye(count) * _STIFF
    whole[:count, count:] = np.column_stack([np.ones(count), there])
    whole[count:, :count] = whole[:count, count:].T
    return np.asarray(np.linalg.lstsq(whole, np.vstack([off, np.zeros((3, 2))]), rcond=None)[0])


def find_places(page: Straight, layout: PageLayout) -> tuple[Places, float]:
    """Where corner marks and bars stand on a straight page, and what part of the bars at the edges was found where it should be."""
    there: list[tuple[float, float]] = []
    off: list[Points] = []
    ends = dict.fromkeys(layout.corners, np.zeros(2))
    for name, place in layout.corners.items():
        found = _find(page, place, np.zeros(2), 4.0, hollow=name == layout.odd)
        if found is not None:
            there.append(middle(place))
            off.append(found)
            ends[name] = found
    seen = 0
    for side, (above, below) in enumerate((("tl", "bl"), ("tr", "br"))):
        bars = sorted((pair[side] for pair in layout.rows), key=lambda bar: bar.top)
        for bar, shift in _along(page, bars, ends[above], ends[below]):
            there.append(middle(bar))
            off.append(shift)
            seen += 1
    places = _sane(np.array(there).reshape(-1, 2), np.array(off).reshape(-1, 2))
    share = seen / (2 * len(layout.rows)) if layout.rows else 1.0
    if layout.columns and places.found > 3:
        guesses = places.moved(np.array([middle(bar) for bar in layout.columns])) - np.array([middle(bar) for bar in layout.columns])
        for bar, guess in zip(layout.columns, guesses, strict=True):
            found = _find(page, bar, guess, 1.6)
            if found is not None:
                there.append(middle(bar))
                off.append(found)
        places = _sane(np.array(there).reshape(-1, 2), np.array(off).reshape(-1, 2))
    return places, share


def _along(page: Straight, bars: list[Rect], upper: Points, lower: Points) -> list[tuple[Rect, Points]]:
    """Bars along an edge, from both ends (which stand off by so much) to the middle, each looked for where the last one leads."""
    found = []
    half = (len(bars) + 1) // 2
    for row, last in ((bars[:half], upper), (bars[:half - 1:-1] if half < len(bars) else [], lower)):
        for bar in row:
            shift = _find(page, bar, last, 1.9)
            if shift is not None:
                last = shift
                found.append((bar, shift))
    return found


_LIKE = 0.65
"""How like a bar what is found must be (1: the same up to contrast)."""
_MARGIN = 0.9
"""Millimetres of paper around a bar that are compared, too."""


def _find(page: Straight, place: Rect, guess: Points, reach: float, hollow: bool = False) -> Points | None:
    """How far from its place a black rectangle stands, looked for around a guess."""
    height, width = round(place.height * SCALE), round(place.width * SCALE)
    margin = round(_MARGIN * SCALE)
    form = np.ones((height + 2 * margin, width + 2 * margin), np.float32)
    form[margin:-margin, margin:-margin] = 0.0
    if hollow:
        inner = (round(0.3 * height) + margin, round(0.3 * width) + margin)
        form[inner[0] : -inner[0], inner[1] : -inner[1]] = 1.0
    form = np.asarray(cv2.GaussianBlur(form, (0, 0), 1.0), np.float32)
    x, y = middle(place)
    size = (form.shape[1] + 2 * round(reach * SCALE), form.shape[0] + 2 * round(reach * SCALE))
    middle_at = (float(x + guess[0]) * SCALE - 0.5, float(y + guess[1]) * SCALE - 0.5)
    around = cv2.getRectSubPix(page.shade, size, middle_at)
    score = np.asarray(cv2.matchTemplate(around, form, cv2.TM_CCOEFF_NORMED), np.float32)
    peak = np.unravel_index(int(np.argmax(score)), score.shape)
    if score[peak] < _LIKE:
        return None
    off = np.array([_between(score[peak[0], :], int(peak[1])), _between(score[:, peak[1]], int(peak[0]))])
    return np.asarray(guess + (off - round(reach * SCALE)) / SCALE)


def _between(scores: NDArray[np.float32], peak: int) -> float:
    """The top of the curve through a peak and its neighbours."""
    if not 0 < peak < len(scores) - 1:
        return float(peak)
    before, at, after = (float(score) for score in scores[peak - 1 : peak + 2])
    bow = before - 2 * at + after
    return peak + (0.5 * (before - after) / bow if bow < 0 else 0.0)


def _sane(there: Points, off: Points) -> Places:
    """The places by what was found, without what stands astray."""
    places = Places(there, off)
    while places.found > 6:
        astray = np.hypot(*(places.moved(there) - there - off).T)
        worst = int(np.argmax(astray))
        if astray[worst] <= _ASTRAY:
            break
        there, off = np.delete(there, worst, 0), np.delete(off, worst, 0)
        places = Places(there, off)
    return places
