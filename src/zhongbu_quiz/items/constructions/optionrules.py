"""The rules that a set of option texts must keep, asked of the set as a whole and never of the key (docs/rules.md, exchangeable options).

`clash` compares two options; `flaw` looks at a finished set. Both give the number of the rule that is broken, or None.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.values.numbers import decimals, shape
from zhongbu_quiz.values.text import dice, plain, width

NUMERIC = ("number", "date")
_OPPOSITES = (("上升", "下降"), ("扩大", "缩小"), ("增加", "减少"), ("提高", "降低"))


def clash(a: Slot, b: Slot, unit: str = "", qualifier: str = "exactly") -> int | None:
    """The rule that two options break side by side, or None."""
    if a.type == "number" and b.type == "number":
        return _number_clash(a, b, unit, qualifier)
    if a.type == "date":
        if a.value.granularity != b.value.granularity:
            return 11
        return 14 if a.value.overlaps(b.value) or a.text == b.text else None
    return _text_clash(a.text, b.text)


def _number_clash(a: Slot, b: Slot, unit: str, qualifier: str) -> int | None:
    if shape(a.text) != shape(b.text):
        return 26
    low, high = sorted((abs(a.value), abs(b.value)))
    if low == high:
        return 14
    step = Fraction(1, 10 ** decimals(a.text)) if "/" not in a.text else Fraction(0)
    if unit in ("位", "年", "个", "周年", "场", "名") and high - low >= 1 and high < 30:
        return None
    near = Fraction(15, 100) if qualifier in ("about", "nearly") else Fraction(5, 100)
    if (high - low) / low < near or high - low < 5 * step:
        return 27
    if unit == "%" and high <= 100 and high - low < min(Fraction(2), max(low, Fraction(1)) / 5):
        return 27
    return 28 if low * 10 < high and unit != "" else None


def _text_clash(a: str, b: str) -> int | None:
    narrow, wide = sorted((width(a), width(b)))
    if wide > 1.4 * narrow + 2:
        return 12
    left, right = plain(a), plain(b)
    if left in right or right in left:
        return 14
    if any((x in a and y in b) or (y in a and x in b) for x, y in _OPPOSITES):
        return 15
    if _form(a) != _form(b):
        return 11
    return 15 if dice(a, b) >= 0.7 else None


@lru_cache(maxsize=1 << 16)
def _form(text: str) -> tuple[bool, bool, bool, int]:
    """What can be told apart at a glance: marks of a title or a quotation, digits, and how many 、 there are."""
    return "《" in text, "“" in text, any(char.isdigit() for char in text), text.count("、")


def flaw(slots: Sequence[Slot], stem: str) -> int | None:
    """The rule that a finished set breaks, or None: a lone longest or shortest option, or one that shares words with the stem."""
    if slots[0].type in NUMERIC:
        return None
    widths = sorted(width(slot.text) for slot in slots)
    if widths[-1] > 1.4 * widths[0] + 2 or widths[-1] > 1.2 * widths[-2] + 2 or 1.2 * widths[0] + 2 < widths[1]:
        return 12
    return 16 if _clang([slot.text for slot in slots], stem) else None


def _clang(texts: Sequence[str], stem: str) -> bool:
    """True where one option, whichever it is, shares clearly more of its bigrams with the stem than every other one."""
    shares = sorted(_share(text, stem) for text in texts)
    return shares[-1] - shares[-2] > 0.15


def _share(text: str, stem: str) -> float:
    pairs = {text[i : i + 2] for i in range(len(text) - 1)}
    return sum(pair in stem for pair in pairs) / len(pairs) if pairs else 0.0
