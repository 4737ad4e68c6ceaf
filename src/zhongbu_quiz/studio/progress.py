"""Progress as values: which step is under way, and how much of it is done where that is known."""

from __future__ import annotations

from collections.abc import Callable

from zhongbu_quiz.steps import Step

__all__ = ["Progress", "Step", "silent", "words"]

Progress = Callable[[Step], None]
"""Hears of each step."""


def silent(step: Step) -> None:
    """Progress that nobody listens to."""


def words(progress: Progress) -> Callable[[str], None]:
    """The same listener for parts of the library that tell their steps in words."""
    return lambda what: progress(Step(what))
