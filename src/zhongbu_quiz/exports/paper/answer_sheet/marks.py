"""By what a machine finds a page of an answer sheet and everything on it.

Four marks at the corners, of which the lower right one is hollow, so that a page that lies upside down is known without its code; bars along
both edges, one for each row of boxes, and one above each column of choices, by which a bent page is straightened; a row of bits at the foot that
says what the QR code says.
"""

from __future__ import annotations

from collections.abc import Iterable

from zhongbu_quiz.exports.paper.answer_sheet.drawing import Rect
from zhongbu_quiz.exports.paper.answer_sheet.measures import HEIGHT, WIDTH

_SIDE, _EDGE, _HOLE = 6.0, 10.0, 2.4
"""A corner mark, how far it stands from the edges of the page, and what the odd one is hollow by."""
_BAR = (4.0, 1.6)
_BAR_LEFT = 11.0
_NEAR = 3.0
"""Two rows of boxes nearer than this share a bar."""
COLUMN_BAR = (3.0, 1.2)
ODD = "br"
"""The corner whose mark is hollow."""

CORNERS = {
    name: Rect(left, top, _SIDE, _SIDE)
    for name, left, top in (
        ("tl", _EDGE, _EDGE),
        ("tr", WIDTH - _EDGE - _SIDE, _EDGE),
        ("bl", _EDGE, HEIGHT - _EDGE - _SIDE),
        (ODD, WIDTH - _EDGE - _SIDE, HEIGHT - _EDGE - _SIDE),
    )
}


def corner_bars() -> list[Rect]:
    """The corner marks as black rectangles: three whole ones, and the sides of the hollow one."""
    odd = CORNERS[ODD]
    side = (_SIDE - _HOLE) / 2
    return [
        *(place for name, place in CORNERS.items() if name != ODD),
        Rect(odd.left, odd.top, _SIDE, side),
        Rect(odd.left, odd.bottom - side, _SIDE, side),
        Rect(odd.left, odd.top, side, _SIDE),
        Rect(odd.right - side, odd.top, side, _SIDE),
    ]


def row_bars(rows: Iterable[float]) -> list[tuple[Rect, Rect]]:
    """The bars at the left and at the right edge for rows of boxes whose middles stand at these heights."""
    heights: list[float] = []
    for row in sorted(rows):
        if not heights or row - heights[-1] >= _NEAR:
            heights.append(row)
    width, height = _BAR
    left, right = _BAR_LEFT, WIDTH - _BAR_LEFT - width
    return [(Rect(left, middle - height / 2, width, height), Rect(right, middle - height / 2, width, height)) for middle in heights]


BITS = 64
_BIT = (2.5, 3.0)
BIT_PLACES = tuple(Rect((WIDTH - BITS * _BIT[0]) / 2 + i * _BIT[0], 283.0, *_BIT) for i in range(BITS))
"""Where the bits stand, the first at the left."""
_POLYNOMIAL = 0x07


def bits_of(code: str, page: int, pages: int) -> tuple[bool, ...]:
    """The row of bits of a page: 48 of the form's code, four each for the page and how many there are, and the CRC-8 of these seven bytes."""
    said = bytes.fromhex(code) + bytes([page << 4 | pages])
    return tuple(bool(byte >> (7 - i) & 1) for byte in (*said, crc8(said)) for i in range(8))


def crc8(data: bytes) -> int:
    """The CRC-8 of some bytes (polynomial x⁸+x²+x+1, from 0)."""
    rest = 0
    for byte in data:
        rest ^= byte
        for _ in range(8):
            rest = (rest << 1 ^ _POLYNOMIAL if rest & 0x80 else rest << 1) & 0xFF
    return rest
