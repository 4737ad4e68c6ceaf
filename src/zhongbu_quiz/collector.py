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


@contextmanager
def made_to_stay() -> Iterator[None]:
    """`without_collector` for what is kept to the end of the run: it is taken for old at once, and not looked through as new afterwards."""
    running = gc.isenabled()
    with without_collector():
        yield
    if running and not _set_aside:
        gc.freeze()
        gc.unfreeze()


OBJECTS = 20_000
"""So many new objects make Python search for cycles, in place of its own 700: a run of ours makes millions, and hardly a cycle."""


def search_seldom() -> None:
    """Have the process search for cycles less often: while modules are loaded and records read, that was a twelfth of the time of a class set."""
    gc.set_threshold(OBJECTS)


_MOST_SET_ASIDE = 8
_set_aside = 0


def set_aside() -> bool:
    """Have Python's search pass over all that there is just now, of which much stays for long; says whether that was done so often that what is of
    no use any more among it should be looked for now (`collect`)."""
    global _set_aside
    gc.freeze()
    _set_aside += 1
    return _set_aside >= _MOST_SET_ASIDE


def collect() -> None:
    """Look for all that is of no use any more, which stops everybody for half a second where a set is large, and set aside what is."""
    global _set_aside
    _set_aside = 0
    gc.unfreeze()
    gc.collect()
    gc.freeze()
