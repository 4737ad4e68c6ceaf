"""Long work beside the page: one job at a time in a place, which tells its steps, can be stopped between them, and is seen by whoever asks.

In: a place, a name, the work. Out: a Job, which goes on whoever looks at it. What it has done stands in files; only how far it is is kept here.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextvars import copy_context
from enum import Enum, auto
from threading import Lock, Thread

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.messages import _
from zhongbu_quiz.studio.progress import Progress, Step

Crashed = Callable[[BaseException], str]
"""Keeps a mistake of ours, and says so in words."""


class State(Enum):
    """How it stands with a job."""

    RUNNING = auto()
    DONE = auto()
    STOPPED = auto()
    FAILED = auto()


class _Stop(Exception):
    """Somebody wants a job to end."""


class Job:
    """One piece of work. `step`: what it is at; `words`: why it failed."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.state = State.RUNNING
        self.step = Step("")
        self.words = ""
        self._wanted = True

    def stop(self) -> None:
        """End it at its next step."""
        self._wanted = False

    def told(self, step: Step) -> None:
        """Hear of a step. Raises _Stop, which ends the work, where somebody wants that."""
        if not self._wanted:
            raise _Stop
        self.step = step

    def run(self, work: Callable[[Progress], object], crashed: Crashed) -> None:
        """Do the work, and keep how it ended."""
        try:
            work(self.told)
        except _Stop:
            self.state = State.STOPPED
        except UserError as error:
            self.words, self.state = str(error), State.FAILED
        except Exception as error:
            self.words, self.state = crashed(error), State.FAILED
        else:
            self.state = State.DONE


class Jobs:
    """The last job of each place."""

    def __init__(self) -> None:
        self._last: dict[Hashable, Job] = {}
        self._lock = Lock()

    def start(self, place: Hashable, name: str, work: Callable[[Progress], object], crashed: Crashed) -> None:
        """Begin a piece of work on a thread, which ends with the program. The same work is not begun twice. Raises UserError where another one is
        under way in that place."""
        with self._lock:
            last = self._last.get(place)
            if last is not None and last.state is State.RUNNING:
                if last.name == name:
                    return
                raise UserError(_("something else is still under way in this set; wait until it is done, or stop it"))
            job = self._last[place] = Job(name)
        Thread(target=copy_context().run, args=(job.run, work, crashed), daemon=True).start()

    def of(self, place: Hashable, name: str) -> Job | None:
        """The job of a name, as long as no other was begun in that place."""
        job = self._last.get(place)
        return job if job is not None and job.name == name else None
