"""Values that are no single number: 约14万平方千米, 400～800毫米, 60多度. Two of them stand beside each other as options only where neither may
be the other (rule 27).

In: two values as slots. Out: whether what they may mean meets.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.facts.written import WrittenFigure
from zhongbu_quiz.values.figures import range_in
from zhongbu_quiz.values.numbers import base_value, number_of

DOUBT = Fraction(15, 100)
"""By so much of itself may a number miss that is called 约 or 近 (rule 27)."""
FAR = Fraction(10**30)
"""Beyond every figure: where the open side of 超过 ends."""
Bounds = tuple[Fraction, Fraction]


def may_meet(a: Slot, b: Slot) -> bool:
    """Whether two values may be one number; false where one of them is none."""
    first, second = _bounds(a.text, a.figure), _bounds(b.text, b.figure)
    return bool(first and second and first[0] < second[1] and second[0] < first[1])


@lru_cache(maxsize=1 << 12)
def _bounds(text: str, figure: WrittenFigure | None) -> Bounds | None:
    """The numbers between which a value lies."""
    if found := range_in(text):
        low, high = (number_of(number) or Fraction(0) for number in found)
        return low, high
    if figure is None:
        return None
    amount, _ = base_value(number_of(figure.value) or Fraction(0), figure.unit)
    match figure.qualifier:
        case "about" | "nearly":
            return amount - abs(amount) * DOUBT, amount + abs(amount) * DOUBT
        case "over" | "at_least":
            return amount, FAR
        case "under":
            return -FAR, amount
        case _:
            return amount, amount
