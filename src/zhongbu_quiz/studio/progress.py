"""Progress as values: which step is under way, and how much of it is done where that is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A step that starts or goes on: what it is, and `done` of `total` where the whole is known (else both 0)."""

    what: str
    done: int = 0
    total: int = 0

    def __str__(self) -> str:
        return f"{self.done} of {self.total} {self.what}" if self.total else self.what


Progress = Callable[[Step], None]
"""Hears of each step."""


def silent(step: Step) -> None:
    """Progress that nobody listens to."""


def words(progress: Progress) -> Callable[[str], None]:
    """The same listener for parts of the library that tell their steps in words."""
    return lambda what: progress(Step(what))
