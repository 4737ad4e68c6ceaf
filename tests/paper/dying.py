"""Tasks for workers of another process, which must be able to import them, and processes that are to be killed."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path


def die_once(task: tuple[int, str]) -> int:
    """A task that kills its worker the first time it is done."""
    number, flag = task
    if number == 2 and not os.path.exists(flag):
        Path(flag).touch()
        os._exit(1)
    return number


def work_for_ever(folder: str) -> None:
    """A task that says it has begun and never ends."""
    (Path(folder) / str(os.getpid())).touch()
    while True:
        time.sleep(1)


def make_two_work(folder: str, copied: bool) -> None:
    """What a process does that is then killed: it has two workers who never end, copies of it or not."""
    from zhongbu_quiz.exports.paper.workers import can_copy, copies, local_workers, run_all

    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has it ignored in what runs in the background
    workers = copies(2, 2, os.getpid) if copied and can_copy() else local_workers(2, 2)
    assert workers
    run_all(work_for_ever, [folder, folder], workers)
