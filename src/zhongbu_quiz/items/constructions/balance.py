"""Does a stem give its key away by words that they share? Over the groups of a model the key is on top no more often than chance.

A student who knows nothing picks the option that repeats most of the stem (rule 16). A filter that looks at one key would itself be
a cue, so groups are taken by a quota: for each measure of likeness, what that student earns over all groups taken so far stays within
`ROOM` questions of what chance earns.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from zhongbu_quiz.values.text import shared_pairs, width

ROOM = 1.0
"""How many questions the likest option may be ahead of chance, or behind it."""

_KEPT = 1 << 13
"""Of so many pairs of a text and a stem it is remembered: models that ask one question measure the same."""

Measure = Callable[[str, str], float]


def shared_letters(text: str, stem: str) -> float:
    """The share of an option's characters that stand in the stem."""
    own = set(text)
    return len(own.intersection(stem)) / len(own) if own else 0.0


def wide(text: str, stem: str) -> float:
    """How wide an option is printed. In a closed group it evens out by itself; where distractors are made for one key it may not."""
    return width(text)


def narrow(text: str, stem: str) -> float:
    """How narrow an option is printed."""
    return -width(text)


MEASURES: tuple[Measure, ...] = (shared_pairs, shared_letters, wide, narrow)


class Balance:
    """What the likest option has earned beyond chance, by measure, over the groups taken."""

    def __init__(self) -> None:
        self._ahead = [0.0] * len(MEASURES)

    def takes(self, stems: Sequence[str], texts: Sequence[str]) -> bool:
        """Whether a group (its stems, and the key of each) keeps the balance; a group that does is counted."""
        credits = [0.0] * len(MEASURES)
        for place, stem in enumerate(stems):
            rows = [likeness(text, stem) for text in texts]
            for number, scores in enumerate(zip(*rows, strict=True)):
                credits[number] += _credit(scores, place)
        return self._keeps([before + credit - 1 for before, credit in zip(self._ahead, credits, strict=True)])

    def takes_one(self, stem: str, texts: Sequence[str], key: int) -> bool:
        """Whether one item (its stem, its options, the place of its key) keeps the balance; one that does is counted."""
        return self.takes_scores([likeness(text, stem) for text in texts], key)

    def takes_scores(self, rows: Sequence[Sequence[float]], key: int) -> bool:
        """The same of how like each option is to the stem."""
        chance = 1 / len(rows)
        ahead = []
        for scores, before in zip(zip(*rows, strict=True), self._ahead, strict=True):
            after = before + _credit(scores, key) - chance
            if _leaves(after, before):
                return False
            ahead.append(after)
        self._ahead = ahead
        return True

    def _keeps(self, ahead: list[float]) -> bool:
        if any(map(_leaves, ahead, self._ahead)):
            return False
        self._ahead = ahead
        return True


@lru_cache(maxsize=_KEPT)
def likeness(text: str, stem: str) -> tuple[float, ...]:
    """How like a text is to a stem, by each measure."""
    return tuple([measure(text, stem) for measure in MEASURES])


def _leaves(after: float, before: float) -> bool:
    """Whether the likest option goes further ahead of chance, or behind it, than it may."""
    return abs(after) > ROOM and abs(after) > abs(before)


def _credit(scores: Sequence[float], key: int) -> float:
    """What picking the highest score earns, ties shared."""
    top = max(scores)
    return (scores[key] == top) / scores.count(top)
