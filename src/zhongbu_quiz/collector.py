"""Python's search for cycles, put off while much is made at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """Without Python's search for cycles, as a `with` block or over a function: items and notes hold no cycles, a page that is laid out is
    kept until it is written, and looking through all that there is over and over costs a tenth of the time and frees next to nothing."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


OBJECTS = 20_000
"""So many new objects make Python search for cycles, in place of its own 700: a run of ours makes millions, and hardly a cycle."""


def search_seldom() -> None:
    """Have the process search for cycles less often: while modules are loaded and records read, that was a twelfth of the time of a class set."""
    gc.set_threshold(OBJECTS)
