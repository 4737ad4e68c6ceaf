"""What was made last, kept in the memory by what it was made from.

In: a key that says all that a thing hangs on, and how to make it. Out: the thing, made once; the oldest go first.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any

from zhongbu_quiz.steps import tell
from zhongbu_quiz.studio.jobs import Job, at_work

_LOOK = 0.2
"""Seconds after which whoever waits for what another makes looks how far that is."""


class _Place:
    """Where one thing is kept; whoever holds `lock` makes it, as part of the job `maker`."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.maker: Job | None = None
        self.made: tuple[Any, ...] = ()


class Recent:
    """At most so many things. Who asks for what another is making waits for that, and for nothing else, and hears how far it is."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._places: OrderedDict[Hashable, _Place] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """What is kept by a key, or what `make` makes now."""
        with self._lock:
            place = self._places.setdefault(key, _Place())
            self._places.move_to_end(key)
            while len(self._places) > self._most:
                self._places.popitem(last=False)
        while not place.lock.acquire(timeout=_LOOK):
            if place.maker is not None:
                tell(place.maker.step)
        try:
            if not place.made:
                place.maker = at_work()
                place.made = (make(),)
            return place.made[0]
        finally:
            place.maker = None
            place.lock.release()
