"""What may be written later, since nobody waits for it: once nothing more has come for a while, or when the program ends.

In: what is to be done, under a name. Out: nothing; of what comes under one name only the last is done. Who is killed before has lost nothing that
cannot be made anew.
"""

from __future__ import annotations

import atexit
from collections.abc import Callable, Hashable
from threading import Lock, Timer

QUIET = 2.0
"""Seconds without anything new before it is done: whoever changes one fact looks at what came of it, and that needs the processor."""


class Later:
    """What is still to be done."""

    def __init__(self, quiet: float = QUIET) -> None:
        self._quiet = quiet
        self._waiting: dict[Hashable, Callable[[], None]] = {}
        self._timer: Timer | None = None
        self._lock, self._working = Lock(), Lock()

    def put(self, name: Hashable, work: Callable[[], None]) -> None:
        """Do some work later, in place of what waits under that name."""
        with self._lock:
            self._waiting[name] = work
            if self._timer is not None:
                self._timer.cancel()
            self._timer = Timer(self._quiet, self.flush)
            self._timer.daemon = True
            self._timer.start()

    def flush(self) -> None:
        """Do now what waits, behind what is being done."""
        with self._working:
            with self._lock:
                works, self._waiting = list(self._waiting.values()), {}
            for work in works:
                work()


LATER = Later()
"""That of the program."""
atexit.register(LATER.flush)
