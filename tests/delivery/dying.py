"""Processes that are killed while they write, and the folder that they write into."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from tests.core.small import files_in
from zhongbu_quiz.delivery.deliver import Delivery, File
from zhongbu_quiz.delivery.staging import open_folder, put_folder

STEPS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.scandir"}
"""What the interpreter tells of before it is done: each is a moment to die."""
OLD = {"a.pdf": b"old a", "b.pdf": b"old b", "gone.pdf": b"old gone"}
NEW = {"a.pdf": b"new a" * 99, "b.pdf": b"new b", "c.pdf": b"new c"}


def deliver(folder: Path, contents: dict[str, bytes]) -> None:
    """One call that makes all files of a set."""
    files = {name: File(data, "set", "paper") for name, data in contents.items()}
    Delivery(folder, "build").write(files, lambda entry: entry.set == "set")


def kill_at_every_step(folder: Path) -> None:
    """Print what is left of each of these runs: a line of what stood there after the next run, and how many names were too many."""
    for number in count(1):
        place = folder / str(number)
        deliver(place, OLD)
        killed = _killed(lambda: deliver(place, NEW), number)  # noqa: B023
        each = files_in(place)
        half = [name for name, data in each.items() if not name.startswith(".") and data not in (OLD.get(name), NEW.get(name))]
        Delivery(place, "build").begin()
        begun = _named(place)
        Delivery(place, "export").write({"other.txt": File(b"")})
        print(begun, begun == _named(place), len(half), len(list(place.glob(".*"))) - 1)
        if not killed:
            return


def kill_new_at_every_step(folder: Path) -> None:
    """The same of a whole folder."""

    def make(place: Path) -> None:
        with open_folder(place):
            put_folder(place, "set", lambda made: [(made / name).write_bytes(data) for name, data in NEW.items()] and None)

    for number in count(1):
        place = folder / str(number)
        place.mkdir()
        killed = _killed(lambda: make(place), number)  # noqa: B023
        with open_folder(place):
            pass
        print(files_in(place) in ({}, {f"set/{name}": data for name, data in NEW.items()}), len(list(place.glob(".*"))))
        if not killed:
            return


def _named(place: Path) -> str:
    found = {name: data for name, data in files_in(place).items() if name != "other.txt" and not name.startswith(".")}
    return "old" if found == OLD else "new" if found == NEW else f"mixed {sorted(found)}"


def _killed(work: Callable[[], object], number: int) -> bool:
    """Do some work in a process of its own that is killed before its step of this number; whether it came so far."""
    child = os.fork()
    if child == 0:
        steps = count(1)

        def heard(event: str, _arguments: object) -> None:
            if event in STEPS and next(steps) == number:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(heard)
        work()
        os._exit(0)
    return os.waitpid(child, 0)[1] != 0
