"""Long work that somebody waits for: it goes on while she looks at something else or loads the page again, and can be called off before anything is
written.

In: what is to be done, as a function that asks its job, before it writes, whether it is still wanted. Out: a Job, which is waited for or asked how
far it is. What it has done stands in files; only how far it is is kept here. What is far below tells its steps (`steps.tell`), whoever waits for it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextvars import ContextVar, copy_context
from dataclasses import replace
from threading import Event, Lock, Thread

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.messages import _
from zhongbu_quiz.steps import Step, heard_by

_RUNNING, _LOOKS, _KEPT = 3, 30, 60
"""So many that write go on at once, so many that only look, and so many are remembered."""


class CalledOff(UserError):
    """Somebody no longer wants what was being made; nothing was written."""


class Job:
    """One piece of work: `title` says what it is, `step` what it is at, `back` where it was asked for. `looks`: it writes nothing. `done`: it has
    ended, in `result`, or in what it raised (`failed`)."""

    def __init__(self, name: str, title: str, what: Hashable = None, back: str = "/", looks: bool = False) -> None:
        self.name = name
        self.title = title
        self.what = what
        self.back = back
        self.looks = looks
        self.step = Step("")
        self.result = ""
        self.failed: BaseException | None = None
        self._ended = Event()
        self._unwanted = Event()

    @property
    def done(self) -> bool:
        """Whether it has ended."""
        return self._ended.is_set()

    @property
    def called_off(self) -> bool:
        """Whether somebody has called it off."""
        return self._unwanted.is_set()

    def wait(self, seconds: float | None) -> bool:
        """Whether it has ended within so many seconds; None: however many it takes."""
        return self._ended.wait(seconds)

    def call_off(self) -> None:
        """Let it end before it writes anything, unless it has begun to."""
        self._unwanted.set()

    def check(self) -> None:
        """Raises CalledOff where it is no longer wanted: asked by the work itself before it writes."""
        if self._unwanted.is_set():
            raise CalledOff(_("this was called off, and nothing was written"))

    def told(self, step: Step) -> None:
        """Hear of a step. Raises CalledOff where no other is wanted."""
        self.check()
        self.step = step if step.what else replace(self.step, within=step.within)

    def run(self, work: Callable[[Job], str]) -> None:
        """Do the work; what it raises is kept for who waits."""
        _now.set(self)
        heard_by(self.told)
        try:
            self.check()
            self.result = work(self)
        except BaseException as error:
            self.failed = error
        finally:
            self._ended.set()


_now: ContextVar[Job | None] = ContextVar("job", default=None)
"""The job that the code at hand is part of."""


def at_work() -> Job | None:
    """The job that this is part of; None where nobody waits for one."""
    return _now.get()


class Jobs:
    """The work of one run of the program."""

    def __init__(self, names: Callable[[], str]) -> None:
        self._names = names
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._last: dict[Hashable, Job] = {}
        self._lock = Lock()

    def start(
        self, title: str, work: Callable[[Job], str], place: Hashable = None, what: Hashable = None, back: str = "/", looks: bool = False
    ) -> Job:
        """Begin some work, in the language of the moment; the same work (`what`, or what its title says) is not begun twice in one `place`.
        Raises UserError where too much goes on already, or something else in that place."""
        what = title if what is None else what
        with self._lock:
            last = self._last.get(place)
            if last is not None and not last.done:
                if last.what == what:
                    return last
                raise UserError(_("something else is still under way in this set; wait until it is done, or stop it"))
            if sum(not job.done for job in self._jobs.values() if job.looks == looks) >= (_LOOKS if looks else _RUNNING):
                raise UserError(_("there is more work going on than this computer does at once; wait for some of it, or call it off"))
            name = self._names()
            while name in self._jobs and not self._jobs[name].done:
                name += self._names()
            job = Job(name, title, what, back, looks)
            self._jobs[job.name] = job
            if place is not None:
                self._last[place] = job
            for name in [name for name, one in self._jobs.items() if one.done][: max(0, len(self._jobs) - _KEPT)]:
                gone = self._jobs.pop(name)
                if gone.looks:
                    self._last = {one: last for one, last in self._last.items() if last is not gone}
        Thread(target=copy_context().run, args=(job.run, work), daemon=True).start()
        return job

    def named(self, name: str) -> Job | None:
        """The work of a name; None where it is forgotten."""
        return self._jobs.get(name)

    def last(self, place: Hashable, what: Hashable) -> Job | None:
        """Some work, as long as no other was begun in that place."""
        job = self._last.get(place)
        return job if job is not None and job.what == what else None

    def is_at_work(self, place: Hashable) -> bool:
        """Whether something goes on in a place."""
        last = self._last.get(place)
        return last is not None and not last.done

    def forget(self, place: Hashable) -> bool:
        """Forget the work of a place that has ended; whether it came to its end there."""
        with self._lock:
            job = self._last.get(place)
            if job is None or not job.done:
                return False
            del self._last[place]
            self._jobs.pop(job.name, None)
            return not job.called_off
