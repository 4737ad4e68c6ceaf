"""What was read of files, kept while the program goes on, as a page does: what is unchanged is not read anew.

In: what a thing was read from, by what it holds, and how to read it. Out: the thing, which nobody changes. Nothing is kept before `go_on` is called:
a command reads each file once. What a key weighs bounds how much is kept; the oldest go first.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from zhongbu_quiz.loading.limits import DOCUMENT_BYTES, MB

Read = TypeVar("Read")

_WEIGHT = 8 * MB
"""Bytes of the files whose contents are kept: ten workbooks of three thousand facts each. What is read of them takes some ten times as much."""


class _Memory:
    """What is kept, the oldest first."""

    def __init__(self) -> None:
        self.on = False
        self._kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._weight = 0
        self._lock = Lock()

    def get(self, key: Hashable) -> tuple[Any, int] | None:
        """What is kept by a key."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def keep(self, key: Hashable, thing: object, weight: int) -> None:
        """Keep it, and let go of the oldest where all weighs too much."""
        with self._lock:
            before = self._kept.pop(key, None)
            self._kept[key] = thing, weight
            self._weight += weight - (before[1] if before else 0)
            while self._weight > _WEIGHT and self._kept:
                self._weight -= self._kept.popitem(last=False)[1][1]


_memory = _Memory()


def go_on() -> None:
    """Keep from now on what is read."""
    _memory.on = True


def kept(what: Hashable) -> Any:
    """What is kept by a key; None where nothing is."""
    found = _memory.get(what) if _memory.on else None
    return found and found[0]


def keep(what: Hashable, thing: object, weight: int) -> None:
    """Keep a thing in place of what was kept by a key; it weighs so many bytes."""
    if _memory.on:
        _memory.keep(what, thing, weight)


def remembered(what: Hashable, weight: int, read: Callable[[], Read]) -> Read:
    """What `read` gives, or gave before for the same `what`, which says all that it hangs on; it weighs so many bytes."""
    if not _memory.on:
        return read()
    found = _memory.get(what)
    if found is not None:
        thing: Read = found[0]
        return thing
    thing = read()
    _memory.keep(what, thing, weight)
    return thing


def remembered_of(path: Path, what: Hashable, read: Callable[[], Read]) -> Read:
    """The same of a file, for as long as it holds the same bytes. One that is written while it is read is read, and not kept; what is raised of
    one is not kept either."""
    if not _memory.on:
        return read()
    digest, weight = _digest(path)
    key = (what, path, digest)
    found = _memory.get(key) if digest else None
    if found is not None:
        thing: Read = found[0]
        return thing
    thing = read()
    if digest and _digest(path)[0] == digest:
        _memory.keep(key, thing, weight)
    return thing


def _digest(path: Path) -> tuple[str, int]:
    """A digest of what a file holds, and how much that is; "" where it cannot be read, or is larger than any that is read here."""
    try:
        if not path.is_file() or path.stat().st_size > DOCUMENT_BYTES:
            return "", 0
        data = path.read_bytes()
    except (OSError, ValueError):
        return "", 0
    return blake2b(data, digest_size=16).hexdigest(), len(data)
