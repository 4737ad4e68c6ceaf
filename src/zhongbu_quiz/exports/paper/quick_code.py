"""QR codes by the hundred: what all codes of a size share is drawn once, by segno, and only the bits of the text are set anew.

In: a text of capitals, digits and the marks of QR's own alphabet, short enough for a small code of error level M. Out: its modules, as segno
draws them under the same mask; None for any other text. A class set has a code on each page, and segno looks at every module several times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_SIZES = {2: (28, 16), 3: (44, 26)}
"""By the version of a code of one block: its bytes of text, and those that correct errors (level M)."""
_SMALLEST = 16 * 8
"""Bits that go into the smallest code, which has no small square."""
Rows = tuple[bytes, ...]


def modules(text: str, mask: int, draw: Callable[[str], Rows]) -> Rows | None:
    """The rows of the code for `text`, 1 for each dark module; `draw` draws one of the same length that shows the rest."""
    bits = 13 + len(text) // 2 * 11 + len(text) % 2 * 6
    version = next((version for version, (size, _) in _SIZES.items() if bits <= size * 8), 0)
    if not version or bits <= _SMALLEST or set(text) - _VALUES.keys() or text.isdigit():  # digits alone are written in fewer bits
        return None
    pattern, places = _frame(version, mask, draw)
    rows = [bytearray(row) for row in pattern]
    for (x, y), bit in zip(places, _bits(text, version), strict=False):
        rows[y][x] ^= bit
    return tuple(map(bytes, rows))


@cache
def _frame(version: int, mask: int, draw: Callable[[str], Rows]) -> tuple[Rows, tuple[tuple[int, int], ...]]:
    """The code of a version as it is without a text, and the places of the bits in their order."""
    example = "A" * ((_SIZES[version][0] * 8 - 13) // 11 * 2)
    rows = [bytearray(row) for row in draw(example)]
    places = tuple(_places(len(rows)))
    for (x, y), bit in zip(places, _bits(example, version), strict=False):
        rows[y][x] ^= bit
    return tuple(map(bytes, rows)), places


def _places(side: int) -> Iterator[tuple[int, int]]:
    """Where the bits stand: two columns at a time from the right, up and down in turn, round what every code has."""
    upwards = True
    for right in (*range(side - 1, 6, -2), 5, 3, 1):  # the column of the clock is passed over
        for y in range(side - 1, -1, -1) if upwards else range(side):
            yield from ((x, y) for x in (right, right - 1) if not _is_fixed(x, y, side))
        upwards = not upwards


def _is_fixed(x: int, y: int, side: int) -> bool:
    """Whether a module belongs to the corners with what stands beside them, to the clock or to the small square."""
    corner = (x < 9 and y < 9) or (x < 9 and y >= side - 8) or (x >= side - 8 and y < 9)
    return corner or x == 6 or y == 6 or (abs(x - side + 7) < 3 and abs(y - side + 7) < 3)


def _bits(text: str, version: int) -> list[int]:
    """The bits of a text, and of what corrects errors in it."""
    size, spare = _SIZES[version]
    told = f"0010{len(text):09b}"
    for first, second in zip(text[::2], text[1::2], strict=False):
        told += f"{_VALUES[first] * 45 + _VALUES[second]:011b}"
    if len(text) % 2:
        told += f"{_VALUES[text[-1]]:06b}"
    told += "0" * min(4, size * 8 - len(told))
    told = (told + "0" * (8 - len(told) % 8))[: size * 8]  # segno puts eight behind a byte that is full, and readers read on no further
    data = list(int(told, 2).to_bytes(len(told) // 8, "big"))
    data += [(0xEC, 0x11)[place % 2] for place in range(size - len(data))]
    return [byte >> shift & 1 for byte in (*data, *_corrections(data, spare)) for shift in range(7, -1, -1)]


@cache
def _powers() -> tuple[tuple[int, ...], dict[int, int]]:
    """The powers of 2 in the field of QR codes, twice over, and the exponent of each number."""
    powers = [1]
    for _ in range(254):
        doubled = powers[-1] << 1
        powers.append(doubled ^ 0x11D if doubled > 0xFF else doubled)
    return tuple(powers * 2), {power: exponent for exponent, power in enumerate(powers)}


@cache
def _generator(spare: int) -> tuple[int, ...]:
    """The exponents of the coefficients of the polynomial by which a text is divided, without the first."""
    powers, exponents = _powers()
    found = [1]
    for root in range(spare):
        found = [a ^ (powers[exponents[b] + root] if b else 0) for a, b in zip([*found, 0], [0, *found], strict=True)]
    return tuple(exponents[one] for one in found[1:])


def _corrections(data: Sequence[int], spare: int) -> list[int]:
    """What is left when a text is divided."""
    powers, exponents = _powers()
    rest = [*data, *[0] * spare]
    for place in range(len(data)):
        if rest[place]:
            lead = exponents[rest[place]]
            for step, exponent in enumerate(_generator(spare), place + 1):
                rest[step] ^= powers[lead + exponent]
    return rest[len(data) :]
