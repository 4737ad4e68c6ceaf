"""Scores -> credit: the top option, ties shared, questions where all tie not counted; and the intervals around the result."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import NormalDist

from zhongbu_quiz.messages import _
from zhongbu_quiz.quality.probability import wilson
from zhongbu_quiz.quality.testwise.question import Question

ALONE = 100
"""From so many questions on a pool is judged alone."""


@dataclass(frozen=True)
class Result:
    """What one cue earned: `counted` questions, `credit`, and what chance would have earned of 1."""

    cue: str
    counted: int
    credit: float
    chance: float

    @property
    def title(self) -> str:
        """The cue in the language of the moment."""
        return _(self.cue)

    @property
    def accuracy(self) -> float:
        """The share of right answers."""
        return self.credit / self.counted if self.counted else 0.0

    def interval(self, tests: int = 1) -> tuple[float, float]:
        """The Wilson interval at 95 %, shared among `tests` tests (Bonferroni)."""
        return wilson(self.credit, self.counted, NormalDist().inv_cdf(1 - 0.025 / max(1, tests)))

    def beats_chance(self, tests: int = 1) -> bool:
        """Whether the whole interval lies above chance."""
        return bool(self.counted) and self.interval(tests)[0] > self.chance


def mark(cue: str, questions: Sequence[Question], scores: Iterable[Sequence[float]]) -> Result:
    """The result of a cue over questions."""
    counted, credit, chance = 0, 0.0, 0.0
    for question, own in zip(questions, scores, strict=True):
        if len(own) != len(question.options) or max(own) == min(own):
            continue
        top = [place for place, score in enumerate(own) if score == max(own)]
        counted += 1
        chance += question.chance
        credit += (question.key in top) / len(top)
    return Result(cue, counted, credit, chance / counted if counted else 0.0)
