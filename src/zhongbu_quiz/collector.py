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
