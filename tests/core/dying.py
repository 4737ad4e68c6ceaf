"""Work that kills the process which does it first, where another process can find it by name."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from zhongbu_quiz.studio.crew import Task, make_task

MARKER = "ZHONGBU_TEST_DIES"
"""The variable that names a file, which is there once somebody has died."""


def dies_once(task: Task) -> object:
    """The first worker that comes to a task of parts is killed in it."""
    marker = Path(os.environ[MARKER])
    if task.places[0][1] >= 0 and not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return make_task(task)
