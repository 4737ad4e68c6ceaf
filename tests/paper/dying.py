"""A task for workers of another process, which must be able to import it."""

from __future__ import annotations

import os
from pathlib import Path


def die_once(task: tuple[int, str]) -> int:
    """A task that kills its worker the first time it is done."""
    number, flag = task
    if number == 2 and not os.path.exists(flag):
        Path(flag).touch()
        os._exit(1)
    return number
