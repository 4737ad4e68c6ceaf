"""Progress as values: which step is under way, and how much of it is done where that is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from zhongbu_quiz.messages import _


@dataclass(frozen=True, slots=True)
class Step:
    """A step that starts or goes on: what it is in the language of the moment, and `done` of `total` where the whole is known (else both 0)."""

    what: str
    done: int = 0
    total: int = 0

    def __str__(self) -> str:
        if not self.total:
            return self.what
        return _("{done} of {total} {what}").format(done=self.done, total=self.total, what=self.what)


Progress = Callable[[Step], None]
"""Hears of each step."""


def silent(step: Step) -> None:
    """Progress that nobody listens to."""


def words(progress: Progress) -> Callable[[str], None]:
    """The same listener for parts of the library that tell their steps in words."""
    return lambda what: progress(Step(what))
