"""The cues that need other items: what else stands on the same paper, and which letters came before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from zhongbu_quiz.messages import marked
from zhongbu_quiz.quality.testwise.question import Question

PaperCue = Callable[[Sequence[Question]], list[Sequence[float]]]
"""All questions of a paper in their order -> for each its scores."""


def frequent_option(paper: Sequence[Question]) -> list[Sequence[float]]:
    """The option that stands under most questions of the paper."""
    counts = Counter(text for question in paper for text in question.options)
    return [[counts[text] for text in question.options] for question in paper]


def rare_option(paper: Sequence[Question]) -> list[Sequence[float]]:
    """The option that stands under the fewest questions of the paper."""
    return [[-score for score in scores] for scores in frequent_option(paper)]


def other_stem_leak(paper: Sequence[Question]) -> list[Sequence[float]]:
    """The option that stands in another stem."""
    return [
        [float(sum(text in other.stem for other in paper if other is not question)) for text in question.options]
        for question in paper
    ]


def not_previous_key(paper: Sequence[Question]) -> list[Sequence[float]]:
    """Any letter but the last right one."""
    return _after(paper, lambda place, last, size: -float(place == last))


def next_after_previous(paper: Sequence[Question]) -> list[Sequence[float]]:
    """The letter after the last right one."""
    return _after(paper, lambda place, last, size: float(place == (last + 1) % size))


def _after(paper: Sequence[Question], score: Callable[[int, int, int], float]) -> list[Sequence[float]]:
    found: list[Sequence[float]] = [[0.0] * len(paper[0].options)] if paper else []
    for last, question in pairwise(paper):
        size = len(question.options)
        found.append([score(place, last.key, size) for place in range(size)])
    return found


PAPER_CUES: dict[str, PaperCue] = {
    marked("frequent_option"): frequent_option,
    marked("rare_option"): rare_option,
    marked("other_stem_leak"): other_stem_leak,
    marked("not_previous_key"): not_previous_key,
    marked("next_after_previous"): next_after_previous,
}
"""Every cue that a paper shows."""
