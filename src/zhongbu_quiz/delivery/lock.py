"""One run at a time writes into a folder.

The system gives a lock back when the run that had it ends, by whatever signal. It is on the folder itself; where the system locks no folders
(Windows, some network disks), on a file in it, which is removed.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.messages import _

WAIT = 20.0
"""Seconds that a run waits for another one, which writes for much less."""
_PAUSE = 0.05
LOCK_FILE = ".zhongbu-quiz.lock"

if sys.platform == "win32":
    import msvcrt

    def _held(handle: int) -> bool:
        """Whether the lock is ours now."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _held(handle: int) -> bool:
        """Whether the lock is ours now. Raises OSError where the system locks no such thing."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class Lock(NamedTuple):
    """A lock that is ours: what the system knows it by, and its file where it is not on the folder itself."""

    handle: int
    file: Path | None = None

    def release(self) -> None:
        """Give it back. Its file goes while nobody else can have it: before, or on Windows, where an open file cannot be removed, after."""
        if self.file and sys.platform != "win32":
            self.file.unlink(missing_ok=True)
        os.close(self.handle)
        if self.file and sys.platform == "win32":
            with suppress(OSError):
                self.file.unlink()


def take(folder: Path) -> Lock | None:
    """The lock of a folder, or None where another run has it. Raises OSError where the folder cannot be opened."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        with suppress(OSError):  # a disk that locks files alone
            if _held(handle):
                return Lock(handle)
            os.close(handle)
            return None
        os.close(handle)
    return _file_lock(folder / LOCK_FILE)


def _file_lock(file: Path) -> Lock | None:
    """The same by a file of its own; it must still be the one that stands there, since whoever had it before removed it."""
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
    if _held(handle):
        with suppress(OSError):
            if os.path.samestat(os.fstat(handle), os.stat(file)):
                return Lock(handle, file)
    os.close(handle)
    return None


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """The folder is ours while the block lasts. Raises UserError where another run keeps it for longer than `WAIT`."""
    lock = waited(lambda: take(folder), folder)
    try:
        yield
    finally:
        lock.release()


def waited(attempt: Callable[[], Lock | None], folder: Path) -> Lock:
    """What `attempt` gives, tried again until it gives a lock. Raises UserError where it gives none for longer than `WAIT`."""
    end = time.monotonic() + WAIT
    while (lock := attempt()) is None:
        if time.monotonic() > end:
            words = _("{folder}: another run is writing here; wait until it has ended, and run this again")
            raise UserError(words.format(folder=folder))
        time.sleep(_PAUSE)
    return lock
