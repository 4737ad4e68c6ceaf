"""How much ink is in each box of a page that lies straight.

In: a straight page, where its places are, its boxes. Out: an Ink for each box: shares of print black, the sign that is printed in it subtracted.
Each sheet is its own reference: paper is what is around a box, black is what the bars at its edges have, and what an empty box shows is what most
boxes with the same sign on this sheet show.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from zhongbu_quiz.exports.paper.answer_sheet.drawing import Box, Rect
from zhongbu_quiz.grading.codes import Points
from zhongbu_quiz.grading.geometry import PageLayout
from zhongbu_quiz.grading.pose import middle
from zhongbu_quiz.grading.straight import SCALE, Places, Shades, Straight, patch


@dataclass(frozen=True, slots=True)
class Ink:
    """What is in a box. `mean`: of all its inner part; `dark`: of the darkest fifth of it; `around`: of the paper around it (a mark that was
    rubbed out leaves a smear there); `seen`: how well its frame was found (0 to 1), 0 where the picture does not have it."""

    mean: float
    dark: float
    around: float
    seen: float


_EDGE = (0.6, 0.5)
"""Millimetres of a box at each side that are its frame, or may be where a page is bent."""
_RING = (0.2, 0.65)
"""From where to where around a box its paper is looked at: its neighbour stands 0.8 mm away."""
_DARKEST = 0.2
_PAPER = 70
"""Of what is around a box, the part in hundredths that is darker than its paper at the most: strokes may run over."""
_DEEPEST_PAPER = 0.75
"""The paper around a box in parts of that around all: less is ink, not shadow."""


def inks(page: Straight, places: Places, layout: PageLayout) -> list[Ink]:
    """The ink in each box of a layout, in its order."""
    boxes = layout.boxes
    at, seen = _aligned(page, places, boxes)
    black = _black(page, places, layout)
    raw = [_measured(page, box.at, point, black) for box, point in zip(boxes, at, strict=True)]
    empty = _signs([box.mark for box in boxes], [one[0] for one in raw])
    found = []
    for box, point, share, (mean, dark, around) in zip(boxes, at, seen, raw, strict=True):
        there = share if _inside(page, point, box.at) else 0.0
        found.append(Ink(mean - empty[box.mark], dark, around, there))
    return found


def _inside(page: Straight, point: Points, place: Rect) -> bool:
    x, y = round(float(point[0]) * SCALE), round(float(point[1]) * SCALE)
    across, down = round(place.width * SCALE / 2), round(place.height * SCALE / 2)
    height, width = page.inside.shape
    inner = x >= across and x + across < width and y >= down and y + down < height
    return bool(inner and page.inside[y - down, x - across] and page.inside[y + down, x + across])


def _measured(page: Straight, place: Rect, at: Points, black: float) -> tuple[float, float, float]:
    """Mean, darkest part, and what is around a box."""
    out = _RING[1]
    whole = patch(page.shade, Rect(0, 0, place.width + 2 * out, place.height + 2 * out), at)
    parts, shares = _paper_parts(whole.shape[0], whole.shape[1])
    around = np.concatenate([whole[part] for part in parts])
    usual = min(max(_paper_of(around), _DEEPEST_PAPER), 1.1)
    near = [max(_paper_of(whole[part]), usual * _EDGE_OF_SHADOW) for part in parts]
    paper = np.minimum(np.tensordot(np.array(near, np.float32), shares, 1), usual)
    across, down = round((out + _EDGE[0]) * SCALE), round((out + _EDGE[1]) * SCALE)
    inner = (whole / paper)[down:-down, across:-across]
    ink = np.sort(np.clip((1.0 - inner) / (1.0 - black), -0.2, 1.0), axis=None)
    darkest = float(ink[int(len(ink) * (1 - _DARKEST)) :].mean())
    return float(ink.mean()), darkest, float(1.0 - around.mean())


def _paper_of(greys: Shades) -> float:
    place = len(greys) * _PAPER // 100
    return float(np.partition(greys, place)[place])


_EDGE_OF_SHADOW = 0.82
"""The paper at one side of a box in parts of that around it: an edge of a stain or a shadow may run through a box."""


@lru_cache(maxsize=16)
def _paper_parts(height: int, width: int) -> tuple[tuple[NDArray[np.bool_], ...], Shades]:
    """Eight parts of the paper around a box in a patch of a size; and for each pixel how much each of them counts, the nearer the more."""
    rim = round((_RING[1] - _RING[0]) * SCALE)
    rows, columns = np.mgrid[0:height, 0:width]
    ring = (rows < rim) | (rows >= height - rim) | (columns < rim) | (columns >= width - rim)
    down, across = np.minimum(rows * 3 // height, 2), np.minimum(columns * 3 // width, 2)
    parts, shares = [], []
    for part in [(y, x) for y in range(3) for x in range(3) if (y, x) != (1, 1)]:
        where = ring & (down == part[0]) & (across == part[1])
        parts.append(where)
        off = (rows - rows[where].mean()) ** 2 + (columns - columns[where].mean()) ** 2
        shares.append(1.0 / (off + SCALE**2 / 4) ** 1.5)
    weights = np.array(shares, np.float32)
    return tuple(parts), np.asarray(weights / weights.sum(0), np.float32)


def _black(page: Straight, places: Places, layout: PageLayout) -> float:
    """The shade of print: that of the bars and corner marks."""
    solid = [bar for pair in layout.rows for bar in pair] + [place for name, place in layout.corners.items() if name != layout.odd]
    at = places.moved(np.array([middle(bar) for bar in solid]))
    shades = [float(patch(page.shade, Rect(0, 0, bar.width / 2, bar.height / 2), point).mean()) for bar, point in zip(solid, at, strict=True)]
    return min(float(np.median(shades)), _PALEST)


_PALEST = 0.6
"""Print is never paler than so much of the paper: what seems so is not print."""
_QUARTILE = 25
_MOST_SIGN, _SPREAD = 0.12, 0.03
"""What a printed sign darkens a box by at the most, and by how much more than the usual one."""


def _signs(marks: Sequence[str], inks: Sequence[float]) -> dict[str, float]:
    """What an empty box with each sign shows: the lower quartile of those with this sign, which most students leave empty, but not far from all."""
    if not inks:
        return {}
    usual = min(float(np.percentile(inks, _QUARTILE)), _MOST_SIGN)
    found = {}
    for mark in set(marks):
        own = [ink for sign, ink in zip(marks, inks, strict=True) if sign == mark]
        found[mark] = float(np.clip(np.percentile(own, _QUARTILE), usual - _SPREAD, usual + _SPREAD))
    return found


_BESIDE = 4.0
"""Boxes with no more than so many millimetres between them are found together."""
_REACH = 1.1
"""Millimetres that they may stand from where bars say: less than the room between two."""
_NEARER = 0.3
"""By how much farther ones are less likely: a stroke through a box is like its frame."""
_SEEN = 0.25
"""How like printed frames what is found must be to be believed."""


def _aligned(page: Straight, places: Places, boxes: Sequence[Box]) -> tuple[Points, list[float]]:
    """The middles of boxes by their own frames, and how well these were found."""
    at = places.moved(np.array([middle(box.at) for box in boxes]).reshape(-1, 2))
    seen = [0.0] * len(boxes)
    lines = _lines(page.shade)
    for members in _together([box.at for box in boxes]):
        shift, like = _frames(lines, [(at[member], boxes[member].at) for member in members])
        for member in members:
            seen[member] = like
            if like >= _SEEN:
                at[member] = at[member] + shift
    return at, seen


def _together(places: Sequence[Rect]) -> list[list[int]]:
    """The places of boxes, those in one list that stand beside or below each other."""
    if not places:
        return []
    left, top, width, height = np.array(places).T
    across = np.abs((left + width / 2)[:, None] - (left + width / 2)[None, :]) - (width[:, None] + width[None, :]) / 2
    down = np.abs((top + height / 2)[:, None] - (top + height / 2)[None, :]) - (height[:, None] + height[None, :]) / 2
    near = (across <= _BESIDE) & (down <= _BESIDE)
    group = np.arange(len(places))
    while True:  # each takes the least number of its neighbours, until nothing changes
        least = np.where(near, group[None, :], len(places)).min(1)
        if (least == group).all():
            return [list(np.flatnonzero(group == number)) for number in np.unique(group)]
        group = least


def _lines(shade: Shades) -> Shades:
    """Thin dark lines of a page, and nothing that is broad, with an empty border as wide as frames are looked for."""
    kernel = np.ones((7, 7), np.uint8)
    reach = round(_REACH * SCALE)
    eight = np.clip(shade * 200, 0, 255).astype(np.uint8)
    lines = np.minimum(cv2.morphologyEx(eight, cv2.MORPH_BLACKHAT, kernel), 110)
    return np.asarray(cv2.copyMakeBorder(lines, reach, reach, reach, reach, cv2.BORDER_CONSTANT, value=0), np.float32)


def _frames(lines: Shades, boxes: Sequence[tuple[Points, Rect]]) -> tuple[Points, float]:
    """By how much the frames of some boxes stand off, and how like them what was found there is."""
    reach = round(_REACH * SCALE)
    lefts = [float(point[0]) - place.width / 2 for point, place in boxes]
    tops = [float(point[1]) - place.height / 2 for point, place in boxes]
    left, top = min(lefts) - 0.5, min(tops) - 0.5
    right = max(x + place.width for x, (_point, place) in zip(lefts, boxes, strict=True)) + 0.5
    bottom = max(y + place.height for y, (_point, place) in zip(tops, boxes, strict=True)) + 0.5
    origin = (int(left * SCALE), int(top * SCALE))
    size = (int((right - left) * SCALE) + 1, int((bottom - top) * SCALE) + 1)
    form = np.zeros((size[1], size[0]), np.uint8)
    for x, y, (_point, place) in zip(lefts, tops, boxes, strict=True):
        corners = [(x + 0.09, y + 0.09), (x + place.width - 0.09, y + place.height - 0.09)]  # the middles of lines of half a point
        ends = [tuple(round(((value * SCALE) - 0.5 - start) * 16) for value, start in zip(corner, origin, strict=True)) for corner in corners]
        cv2.rectangle(form, ends[0], ends[1], 255, 1, cv2.LINE_AA, 4)
    form = np.asarray(cv2.GaussianBlur(form, (0, 0), 0.8), np.uint8)
    part = lines[max(0, origin[1]) : origin[1] + size[1] + 2 * reach, max(0, origin[0]) : origin[0] + size[0] + 2 * reach]
    if part.shape[0] < form.shape[0] or part.shape[1] < form.shape[1]:
        return np.zeros(2), 0.0
    found = cv2.matchTemplate(part, form.astype(np.float32), cv2.TM_CCOEFF_NORMED)
    steps = (np.arange(2 * reach + 1) - reach) / reach
    score = found[: 2 * reach + 1, : 2 * reach + 1] * (1 - _NEARER * (steps[:, None] ** 2 + steps[None, :] ** 2))
    peak = np.unravel_index(int(np.argmax(score)), score.shape)
    return np.array([peak[1] - reach, peak[0] - reach], np.float64) / SCALE, float(score[peak])
