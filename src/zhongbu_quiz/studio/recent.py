"""What was made last, kept in the memory by what it was made from.

In: a key that says all that a thing hangs on, and how to make it. Out: the thing, made once; the oldest go first.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any


class _Place:
    """Where one thing is kept; whoever holds `lock` makes it."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.made: tuple[Any, ...] = ()


class Recent:
    """At most so many things. Who asks for what another is making waits for that, and for nothing else."""

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
        with place.lock:
            if not place.made:
                place.made = (make(),)
            return place.made[0]
