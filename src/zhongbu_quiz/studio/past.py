"""What files were before somebody changed them here, to be had back.

In: a file before and after a change. Out: the file as it was, as long as nobody else has written into it since.
"""

from __future__ import annotations

from collections import deque
from pathlib import Path

from zhongbu_quiz.delivery.deliver import write_bytes
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.messages import _

_MOST = 50
"""So many changes of a file can be taken back."""


class Past:
    """The changes of some files, the last of each on top."""

    def __init__(self) -> None:
        self._changes: dict[Path, deque[tuple[bytes, bytes]]] = {}

    def changed(self, path: Path, before: bytes) -> None:
        """A file may have been changed that held these bytes before."""
        after = path.read_bytes()
        if after != before:
            self._changes.setdefault(path, deque(maxlen=_MOST)).append((before, after))

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
