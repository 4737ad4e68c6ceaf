"""What a page says of itself: its QR code, and the row of bits at its foot.

In: a picture, or a page that lies straight. Out: the text of the code and where it stands; the page that the bits name.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zhongbu_quiz.exports.paper.answer_sheet.drawing import Rect
from zhongbu_quiz.exports.paper.answer_sheet.marks import crc8
from zhongbu_quiz.exports.paper.page_code import BORDER, VERSION, modules
from zhongbu_quiz.grading.pictures import Grey

Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Seen:
    """A code in a picture: its text, and its corners in pixels (upper left, upper right, lower right, lower left, as it is printed)."""

    text: str
    corners: Points


def codes_in(grey: Grey) -> list[Seen]:
    """The QR codes of a picture, ours first."""
    import zxingcpp

    found = []
    for code in zxingcpp.read_barcodes(grey, formats=zxingcpp.barcode_formats_from_str("QRCode")):
        at = code.position
        corners = [(point.x, point.y) for point in (at.top_left, at.top_right, at.bottom_right, at.bottom_left)]
        found.append(Seen(code.text, np.array(corners, np.float64)))
    return sorted(found, key=lambda seen: not seen.text.startswith(VERSION[:3]))


def printed(place: Rect, text: str) -> Rect:
    """Where the dark modules of a code stand within its place, which has a light border."""
    side = len(modules(text, "Q"))
    edge = place.width * BORDER / (side + 2 * BORDER)
    return Rect(place.left + edge, place.top + edge, place.width - 2 * edge, place.height - 2 * edge)


@dataclass(frozen=True, slots=True)
class Bits:
    """What the row of bits says: the code of the form, which page, of how many."""

    code: str
    page: int
    pages: int


def read_bits(dark: NDArray[np.float64]) -> Bits | None:
    """What 64 bits say, given how dark each is (0 to 1); None where their check does not hold, or they are all light."""
    light, black = np.percentile(dark, (5, 95))
    if black - light < _CONTRAST:
        return None
    bits = dark > (light + black) / 2
    data = np.packbits(bits).tobytes()
    if crc8(data[:-1]) != data[-1]:
        return None
    return Bits(data[:6].hex(), data[6] >> 4, data[6] & 15)


_CONTRAST = 0.25
"""How much darker printed bits are than paper, at the least."""
