"""Points shared by the parts of an answer: 每空1分, 每点2分.

In: points of the whole, weights of the parts. Out: points of each part, that add up to the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

_STEPS = (Decimal("0.5"), Decimal("0.1"))
"""Points are given in halves; in tenths where there are more parts than halves, or the whole is no number of halves."""
_FINER = 3
"""So many decimals more where tenths do not do either: enough for a thousand parts."""


def plain(points: Decimal) -> str:
    """Points as printed and written: 2 → "2", 1.50 → "1.5"."""
    return f"{points.normalize():f}"


def shared(worth: Decimal, weights: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """`worth` (more than nothing) in proportion to the weights, in the coarsest steps in which every part gets something. What is over goes
    to the first parts."""
    finest = Decimal(1).scaleb(min(int(worth.as_tuple().exponent), 0) - _FINER)
    step = next((each for each in _STEPS if worth % each == 0 and worth / each >= len(weights)), finest)
    units = int(worth / step)
    given = [int(units * weight / sum(weights)) for weight in weights]
    over = units - sum(given)
    given = [count + (place < over) for place, count in enumerate(given)]
    while 0 in given:
        given[given.index(max(given))] -= 1
        given[given.index(0)] += 1
    return tuple(count * step for count in given)
