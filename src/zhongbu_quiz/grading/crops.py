"""Pictures of places, as PNG, for a person who decides."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from zhongbu_quiz.exports.paper.answer_sheet.drawing import Rect
from zhongbu_quiz.grading.codes import Points
from zhongbu_quiz.grading.geometry import PageLayout
from zhongbu_quiz.grading.pictures import Grey
from zhongbu_quiz.grading.straight import SCALE, Straight

_SMALL = 480
"""The longer side of the picture of a page that could not be read."""
_BESIDE, _ABOVE = (12.0, 3.0), 2.5
"""Millimetres that are shown of what stands to the left of a row (its number), to the right, above and below."""
_HEAD = 34.0
"""The height of the lines for name, class and number on a first page."""


def png(grey: Grey) -> bytes:
    """A picture as PNG."""
    _done, data = cv2.imencode(".png", grey)
    return data.tobytes()


def small(grey: Grey) -> bytes:
    """A whole picture, small."""
    scale = min(1.0, _SMALL / max(grey.shape))
    size = (max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale)))
    return png(np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8))


def row(page: Straight, places: Sequence[Rect], at: Points) -> bytes:
    """Some boxes, whose middles stand `at`, and what is beside them."""
    widths = np.array([place.width / 2 for place in places])
    heights = np.array([place.height / 2 for place in places])
    left, right = float((at[:, 0] - widths).min()) - _BESIDE[0], float((at[:, 0] + widths).max()) + _BESIDE[1]
    top, bottom = float((at[:, 1] - heights).min()) - _ABOVE, float((at[:, 1] + heights).max()) + _ABOVE
    return _part(page, left, top, right, bottom)


def name_line(page: Straight, layout: PageLayout) -> bytes:
    """Where a student writes who he is: left of the grid for his number, or of the code."""
    grid = [box.at for box in layout.boxes if box.use == "digit"]
    right = min([place.left for place in grid], default=layout.code.left) - 2.0
    height = _HEAD if any(box.use in ("digit", "flag") for box in layout.boxes) else layout.code.height
    left = min(layout.corners[name].right for name in ("tl", "bl"))
    return _part(page, left, layout.code.top - 1.0, right, layout.code.top + height)


def _part(page: Straight, left: float, top: float, right: float, bottom: float) -> bytes:
    height, width = page.grey.shape
    x, y = max(0, min(width - 1, round(left * SCALE))), max(0, min(height - 1, round(top * SCALE)))
    part = page.grey[y : max(y + 1, round(bottom * SCALE)), x : max(x + 1, round(right * SCALE))]
    return png(part)
