"""Dark squares in a picture: what could be the corner marks of a page.

In: a grey picture. Out: squares, each with its middle, its side, and whether it is hollow.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from zhongbu_quiz.grading.pictures import Grey

_LONG = 1200
"""The longer side of the picture in which squares are looked for: a mark is some 14 to 24 pixels wide there."""
_SMALLEST, _LARGEST = 0.006, 0.05
"""The side of a mark in parts of the longer side of the picture: it is 0.02 of a page, which fills a third of the picture or is cut to a half."""
_AROUND = 0.06
"""How far around a pixel its paper is looked for, in the same parts."""
_DARKER = 12
"""Greys by which a mark is darker than what is around it."""
_FULL = 0.78
"""Parts of the least rectangle around a square that it fills: a round hole fills 0.785, a blurred square 0.9."""
_LONGISH = 1.5
"""Sides of a square, seen from aside, to each other."""
_HOLE = (0.04, 0.45)
"""Parts of a hollow mark that its hole takes: 0.16 as printed."""
_MOST = 28
"""Squares of a picture that are kept, those that fill their rectangle best."""


@dataclass(frozen=True, slots=True)
class Square:
    """A dark square: its middle and side in pixels of the picture."""

    x: float
    y: float
    side: float
    hollow: bool


def squares_in(grey: Grey) -> list[Square]:
    """The squares of a picture that could be corner marks."""
    scale = min(1.0, _LONG / max(grey.shape))
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    small = cv2.GaussianBlur(small, (3, 3), 0)
    longer = max(small.shape)
    around = int(_AROUND * longer) | 1
    dark = cv2.adaptiveThreshold(small, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, around, _DARKER)
    contours, nested = cv2.findContours(dark, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    found: list[tuple[float, Square]] = []
    for place, contour in enumerate(contours):
        if nested[0][place][3] >= 0 or len(contour) < 4:
            continue
        _x, _y, width, height = cv2.boundingRect(contour)
        if not _SMALLEST * longer < min(width, height) <= max(width, height) < 1.5 * _LARGEST * longer:
            continue
        (x, y), (one, other), _angle = cv2.minAreaRect(contour)
        area = cv2.contourArea(contour)
        one, other = one + 1, other + 1  # from the middles of pixels to their edges
        if max(one, other) > _LONGISH * min(one, other) or area < _FULL * (one - 1) * (other - 1):
            continue
        around_it = cv2.moments(contour)
        if around_it["m00"]:
            x, y = around_it["m10"] / around_it["m00"], around_it["m01"] / around_it["m00"]
        hole = _hole(contours, nested, place) / area
        if hole > _HOLE[1]:
            continue
        square = Square((x + 0.5) / scale - 0.5, (y + 0.5) / scale - 0.5, float(np.sqrt(one * other)) / scale, hole > _HOLE[0])
        found.append((area / (one * other), square))
    found.sort(key=lambda pair: -pair[0])
    return [square for _full, square in found[:_MOST]]


def _hole(contours: object, nested: object, place: int) -> float:
    """The area of the largest hole in a contour."""
    largest, child = 0.0, int(nested[0][place][2])  # type: ignore[index]
    while child >= 0:
        largest = max(largest, float(cv2.contourArea(contours[child])))  # type: ignore[index]
        child = int(nested[0][child][0])  # type: ignore[index]
    return largest
