"""How far a long piece of work is: told where it is done, heard by whoever waits for it.

In: a Step, told by code that does not know who waits. Out: what was handed to `heard_by` hears of it, in the same thread; nobody does where nothing
was. Who hears may raise, which ends the work.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass

from zhongbu_quiz.messages import _


@dataclass(frozen=True, slots=True)
class Step:
    """A step that starts or goes on: what it is in the language of the moment, and `done` of `total` where the whole is known (else both 0);
    `within`: how far it is itself."""

    what: str
    done: int = 0
    total: int = 0
    within: str = ""

    def __str__(self) -> str:
        told = _("{done} of {total} {what}").format(done=self.done, total=self.total, what=self.what) if self.total else self.what
        return _("{step} ({within})").format(step=told, within=self.within) if told and self.within else told or self.within


Hears = Callable[[Step], None]
_hears: ContextVar[Hears | None] = ContextVar("hears", default=None)


def heard_by(hears: Hears) -> None:
    """Let this hear of all steps that are told in the thread at hand from now on."""
    _hears.set(hears)


def tell(step: Step) -> None:
    """Say what the work is at. Raises what whoever hears of it raises."""
    hears = _hears.get()
    if hears is not None:
        hears(step)


def tell_within(words: str) -> None:
    """Say how far the step itself is that was told last. Raises as `tell` does."""
    tell(Step("", within=words))
