"""What two runs on a corrected document have in common. In: what is left of two lists. Out: pairs, taken out of both."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_NEAR = 50
"""How many left-over drafts of one group are compared with each other at most."""
_ALIKE = 0.6


def pair_by(left: list[T], right: list[T], key: Callable[[T], object]) -> list[tuple[T, T]]:
    """Take what has equal keys out of both lists, in order."""
    waiting: dict[object, list[T]] = defaultdict(list)
    for one in reversed(right):
        waiting[key(one)].append(one)
    pairs = [(one, waiting[key(one)].pop()) for one in left if waiting.get(key(one))]
    _drop(left, right, pairs)
    return pairs


def pair_alike(left: list[T], right: list[T], group: Callable[[T], object], words: Callable[[T], str]) -> list[tuple[T, T]]:
    """Take what is left out of both lists where more than half of the characters are the same: within one group, the nearest first come."""
    waiting: dict[object, list[T]] = defaultdict(list)
    for one in right:
        if len(waiting[group(one)]) < _NEAR:
            waiting[group(one)].append(one)
    pairs = []
    for one in left:
        candidates = waiting[group(one)]
        best = max(candidates, key=lambda other: _likeness(words(one), words(other)), default=None)
        if best is not None and _likeness(words(one), words(best)) >= _ALIKE:
            candidates.remove(best)
            pairs.append((one, best))
    _drop(left, right, pairs)
    return pairs


def _drop(left: list[T], right: list[T], pairs: list[tuple[T, T]]) -> None:
    used_left, used_right = {id(one) for one, _ in pairs}, {id(one) for _, one in pairs}
    left[:] = [one for one in left if id(one) not in used_left]
    right[:] = [one for one in right if id(one) not in used_right]


def _likeness(one: str, other: str) -> float:
    left, right = Counter(one), Counter(other)
    return 2 * (left & right).total() / max(1, left.total() + right.total())
