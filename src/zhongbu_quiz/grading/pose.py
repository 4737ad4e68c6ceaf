"""How a page lies in a picture.

In: the squares of a picture that could be its corner marks, where its QR code was seen. Out: poses, the likeliest first: each a 3 × 3 matrix that
leads from millimetres of the page to pixels of the picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations, product

import cv2
import numpy as np
from numpy.typing import NDArray

from zhongbu_quiz.exports.paper.answer_sheet.drawing import Rect
from zhongbu_quiz.grading.codes import Points, Seen, printed
from zhongbu_quiz.grading.geometry import PageLayout
from zhongbu_quiz.grading.squares import Square

Matrix = NDArray[np.float64]

_NAMES = ("tl", "tr", "br", "bl")
"""The corners in a row around the page."""
_NEAREST = 4
"""So many squares nearest to where the code says that a corner is are tried."""
_FAR = 75.0
"""Millimetres that a square may stand from there: the code is small, and seen from aside it does not tell much of the other end of the page."""
_SIZE = 0.5
"""By how much a mark may be larger or smaller than the pose says, in parts."""
_CODE_OFF = 6.0
"""Millimetres that the code may stand off in a bent page."""
_BEST = 4
_SKEW = 0.25
"""How far a page seen from aside is from a parallelogram, in parts of its diagonal."""


def poses(layout: PageLayout, squares: Sequence[Square], code: Seen | None) -> Iterator[Matrix]:
    """The poses in which squares, and the code where it was seen, stand where a layout says, the likeliest first: those with all four corner marks,
    and where a code was seen then those in which one is missing, and two."""
    if code is None:
        yield from _best(_by_squares(layout, squares))
        return
    near = _near(layout, squares, code)
    for missing in range(3):
        yield from _best(_by_code(layout, near, code, missing))


def _best(found: Iterator[tuple[float, Matrix]]) -> list[Matrix]:
    return [pose for _fault, pose in sorted(found, key=lambda pair: pair[0])[:_BEST]]


def middle(place: Rect) -> tuple[float, float]:
    """The middle of a place."""
    return place.left + place.width / 2, place.top + place.height / 2


def project(pose: Matrix, points: Points) -> Points:
    """Points of the page in pixels of the picture."""
    ends = points @ pose[:2, :2].T + pose[:2, 2]
    return np.asarray(ends / (points @ pose[2, :2] + pose[2, 2])[:, None])


def corners_of(place: Rect) -> Points:
    """The corners of a place, around it from the upper left."""
    return np.array([(place.left, place.top), (place.right, place.top), (place.right, place.bottom), (place.left, place.bottom)])


def _near(layout: PageLayout, squares: Sequence[Square], code: Seen) -> list[list[Square | None]]:
    """For each corner the squares that stand near where the code says that it is, and None: it is missing."""
    rough = _turned(corners_of(printed(layout.code, code.text)), code.corners)
    scale = float(np.hypot(rough[0, 0], rough[1, 0]))
    near: list[list[Square | None]] = []
    for name in _NAMES:
        x, y = rough @ (*middle(layout.corners[name]), 1.0)
        sized = [square for square in squares if _alike(square.side, layout.corners[name].width * scale, 1.0)]
        far = sorted((float(np.hypot(square.x - x, square.y - y)), index) for index, square in enumerate(sized))
        near.append([*(sized[index] for distance, index in far[:_NEAREST] if distance < _FAR * scale), None])
    return near


def _by_code(layout: PageLayout, near: Sequence[Sequence[Square | None]], code: Seen, missing: int) -> Iterator[tuple[float, Matrix]]:
    """Poses of which so many marks are missing."""
    for chosen in product(*near):
        marks = {square for square in chosen if square is not None}
        if len(marks) == len(_NAMES) - missing and chosen.count(None) == missing:
            judged = _judged(layout, chosen, code)
            if judged is not None:
                yield judged


def _judged(layout: PageLayout, chosen: Sequence[Square | None], code: Seen | None) -> tuple[float, Matrix] | None:
    """The pose by some corners, and how badly all fits, in millimetres; None where it does not."""
    named = [(layout.corners[name], square, name) for name, square in zip(_NAMES, chosen, strict=True) if square is not None]
    there = [middle(place) for place, _square, _name in named]
    here = [(square.x, square.y) for _place, square, _name in named]
    if len(named) == len(_NAMES):
        pose = np.asarray(cv2.getPerspectiveTransform(np.array(there, np.float32), np.array(here, np.float32)), np.float64)
    else:
        assert code is not None
        pose = _fitted(np.array([*there, *corners_of(printed(layout.code, code.text))]), np.array([*here, *code.corners]), len(named))
    fault = 0.0
    for place, square, name in named:
        corners = project(pose, corners_of(place))
        side = float(np.sqrt(abs(_area(corners))))
        if not _alike(square.side, side, _SIZE):
            return None
        fault += abs(np.log(square.side / side)) * place.width / 2 + (square.hollow != (name == layout.odd)) * 2.0
    whole = project(pose, np.array([middle(layout.corners[name]) for name in _NAMES]))
    if _area(whole) <= 0 or not cv2.isContourConvex(whole.astype(np.float32)):
        return None
    if code is not None:
        place = printed(layout.code, code.text)
        seen = project(pose, corners_of(place))
        off = float(np.max(np.hypot(*(seen - code.corners).T))) * place.width / max(float(np.sqrt(abs(_area(seen)))), 1e-6)
        if off > _CODE_OFF:
            return None
        fault += off
    return fault, pose


def _fitted(there: Points, here: Points, marks: int) -> Matrix:
    """The pose by fewer than four marks and the corners of the code: an affine one, which does not run away from so few points, and where three marks
    are there the perspective that they ask for."""
    weights = np.array([3.0] * marks + [1.0] * (len(there) - marks))
    if marks == 3:
        pose, _mask = cv2.findHomography(there, here, 0)
        if pose is not None:
            return np.asarray(pose, np.float64)
    whole = np.column_stack([there, np.ones(len(there))]) * weights[:, None]
    affine, *_rest = np.linalg.lstsq(whole, here * weights[:, None], rcond=None)
    return np.vstack([affine.T, (0.0, 0.0, 1.0)])


def _turned(there: Points, here: Points) -> Matrix:
    """The turn, size and shift (2 × 3) that lead nearest from some points to others."""
    one, other = there - there.mean(0), here - here.mean(0)
    size = (one**2).sum()
    a = float((one * other).sum() / size)
    b = float((one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]).sum() / size)
    turn = np.array([[a, -b], [b, a]])
    return np.column_stack([turn, here.mean(0) - turn @ there.mean(0)])


def _by_squares(layout: PageLayout, squares: Sequence[Square]) -> Iterator[tuple[float, Matrix]]:
    """Poses by four squares alone; where none is known as the hollow one, each of them may be."""
    hollow = [square for square in squares if square.hollow]
    turns = _NAMES.index(layout.odd)
    names = _NAMES[turns:] + _NAMES[:turns]
    wide = [layout.corners[name] for name in names]
    shape = np.array([middle(place) for place in wide])
    for odd in hollow or squares:
        others = [square for square in squares if square is not odd and _alike(square.side, odd.side, _SIZE)]
        for three in permutations(others, 3):
            corners = np.array([(square.x, square.y) for square in (odd, *three)])
            if not _is_page(corners, shape):
                continue
            chosen = dict(zip(names, (odd, *three), strict=True))
            judged = _judged(layout, [chosen[name] for name in _NAMES], None)
            if judged is not None:
                yield judged


def _is_page(corners: Points, shape: Points) -> bool:
    """Whether four points around could be the corners of a page of a shape: quick, since there are many."""
    skew = corners[0] + corners[2] - corners[1] - corners[3]
    diagonal = float(np.hypot(*(corners[2] - corners[0])))
    if float(np.hypot(*skew)) > _SKEW * diagonal or _area(corners) <= 0:
        return False
    first = np.hypot(*(corners[1] - corners[0])) / np.hypot(*(corners[2] - corners[1]))
    wanted = np.hypot(*(shape[1] - shape[0])) / np.hypot(*(shape[2] - shape[1]))
    return _alike(float(first), float(wanted), _SIZE)


def _area(corners: Points) -> float:
    """The area within some corners; below nought where they run against the clock (a page seen from behind)."""
    x, y = corners[:, 0], corners[:, 1]
    return float(np.dot(x, np.roll(y, -1)) - np.dot(np.roll(x, -1), y)) / 2


def _alike(one: float, other: float, by: float) -> bool:
    return one < other * (1 + by) and other < one * (1 + by)
