"""What is marked, and what is in doubt: from the ink of boxes to boxes that are chosen.

In: the Ink of boxes of one kind on one page, then those that stand in a row. Out: which of them are chosen, and why a person should look, if so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np

from zhongbu_quiz.grading.ink import Ink
from zhongbu_quiz.grading.reading import Why

_LEAST, _SURE = 0.05, 0.1
"""Ink of a box: below the first it is empty, from the second on it can be a mark. A dot of the pencil as large as the printed sign has 0.1."""
_NOISE, _APART = 7.0, 1.6
"""An empty box has less ink than so many times the spread of all empty ones; and how much farther a mark begins."""
_PLAIN = 0.2
"""Ink that nobody takes for anything but a mark; by such marks it is seen how dark this pencil is."""
_AS_DARK = 0.55
"""A mark is so dark at least, in parts of the usual one of this page; what is paler is asked."""
_RUBBED = 0.4
"""What is paler than that was rather rubbed out than made lightly."""
_UNSEEN = 0.12
"""How like a frame the place of a box must be."""
_COVERED = 0.35
"""Ink around a box that is more than strokes that run over: a stain, the edge of a shadow, writing."""


@dataclass(frozen=True, slots=True)
class Levels:
    """On one page: ink below which a box is empty (`least`), from which it may be a mark (`sure`), and how dark marks are (`dark`)."""

    least: float
    sure: float
    dark: float


def levels(inks: Sequence[Ink]) -> Levels:
    """The levels of boxes that one person marked."""
    means = np.array([ink.mean for ink in inks])
    low = np.sort(means)[: max(1, len(means) // 2)]
    spread = float(np.median(np.abs(low - np.median(low)))) * 1.5 if len(low) > 3 else 0.0
    least = float(np.clip(_NOISE * spread, _LEAST, _SURE))
    sure = max(_SURE, _APART * least)
    plain = [ink.dark for ink in inks if ink.mean >= max(_PLAIN, sure)] or [ink.dark for ink in inks if ink.mean >= sure]
    return Levels(least, sure, float(np.median(plain)) if plain else 0.0)


class _State(Enum):
    EMPTY = auto()
    MARK = auto()
    PALE = auto()
    RUBBED = auto()


def _state(ink: Ink, level: Levels) -> _State:
    if ink.mean < level.least:
        return _State.EMPTY
    if ink.mean >= level.sure and ink.dark >= _AS_DARK * level.dark:
        return _State.MARK
    return _State.RUBBED if ink.dark < _RUBBED * level.dark else _State.PALE


def is_marked(ink: Ink, level: Levels) -> bool:
    """Whether a box that stands alone is marked."""
    return _state(ink, level) in (_State.MARK, _State.PALE) and ink.mean >= (level.least + level.sure) / 2


@dataclass(frozen=True, slots=True)
class Decision:
    """The places of the boxes that are chosen, in their order; `why`: what is in doubt, None where nothing is."""

    chosen: tuple[int, ...]
    why: Why | None = None


def decide(inks: Sequence[Ink], level: Levels, many: bool) -> Decision:
    """What is chosen in a row of boxes, of which one is right or, with `many`, several may be."""
    states = [_state(ink, level) for ink in inks]
    marked = tuple(place for place, state in enumerate(states) if state is _State.MARK)
    pale = tuple(place for place, state in enumerate(states) if state is _State.PALE)
    why: Why | None = None
    if marked:
        chosen = marked
        if len(marked) > 1 and not many:
            why = "several"
        elif pale:  # beside a plain mark: rubbed out, not well
            why = "erased"
    else:
        chosen = pale if many else tuple(sorted(pale, key=lambda place: -inks[place].mean)[:1])
        why = "pale" if pale else None
    if why is None and _State.RUBBED in states:
        why = "erased"
    if why is None and not chosen:
        why = "none"
    if any(ink.seen < _UNSEEN or ink.around > _COVERED for ink in inks):
        why = "unclear"
    return Decision(chosen, why)
