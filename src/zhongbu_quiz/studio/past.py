"""What files were before somebody changed them here, to be had back.

In: a file before and after a change. Out: the file as it was, as long as nobody else has written into it since.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zhongbu_quiz.delivery.deliver import write_bytes
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.loading.limits import MB
from zhongbu_quiz.messages import _

_MOST, _BYTES = 50, 64 * MB
"""So many changes of a file can be taken back, and no more of them than so many bytes hold; the last one always."""


class Past:
    """The changes of some files, the last of each on top."""

    def __init__(self) -> None:
        self._changes: dict[Path, deque[tuple[bytes, bytes]]] = {}

    @contextmanager
    def change(self, path: Path) -> Iterator[None]:
        """A file may be changed while the block lasts."""
        before = path.read_bytes()
        yield
        after = path.read_bytes()
        if after == before:
            return
        changes = self._changes.setdefault(path, deque(maxlen=_MOST))
        changes.append((before, after))
        while len(changes) > 1 and sum(len(old) + len(new) for old, new in changes) > _BYTES:
            changes.popleft()

    def has(self, path: Path) -> bool:
        """Whether the last change of a file can be taken back: it is as it was left here."""
        changes = self._changes.get(path)
        return changes is not None and len(changes) > 0 and changes[-1][1] == path.read_bytes()

    def take_back(self, path: Path) -> None:
        """Take the last change of a file back. Raises UserError where there is none, or the file cannot be written."""
        if not self.has(path):
            raise UserError(_("there is nothing to take back: the last change was not made on this page since the program was started"))
        write_bytes(path, self._changes[path][-1][0])
        self._changes[path].pop()
