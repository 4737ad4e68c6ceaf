"""Work spread over workers: processes of this machine, or a Dask cluster, which offers the same interface.

In: a function, tasks, and a way to make an executor. Out: every task done exactly once as far as its result goes: a worker
that dies is replaced, its task is done again, and no result is taken twice. None outlives the process that it works for.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, as_completed
from contextlib import AbstractContextManager, contextmanager, suppress
from importlib import import_module
from itertools import islice
from multiprocessing.connection import Connection
from typing import TypeVar

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.messages import _

T = TypeVar("T")
R = TypeVar("R")

ExecutorMaker = Callable[[], AbstractContextManager[Executor | None]]
"""Opens an executor, or None where the work is too little to be worth a worker."""

_ATTEMPTS = 4


def run_all(
    work: Callable[[T], R], tasks: Sequence[T], workers: ExecutorMaker, done: Callable[[R], None] = lambda _: None
) -> list[R]:
    """The results of `work` on every task, in the order of the tasks; `done` hears of each as it comes.

    Work of a worker that died is given to new ones. Raises UserError where that happens `_ATTEMPTS` times.
    """
    results: dict[int, R] = {}
    for _attempt in range(_ATTEMPTS):
        with workers() as executor:
            if executor is None:
                for place, task in enumerate(tasks):
                    if place not in results:
                        results[place] = work(task)
                        done(results[place])
            else:
                _run_some(executor, work, tasks, results, done)
        if len(results) == len(tasks):
            return [results[place] for place in range(len(tasks))]
    raise _died()


_AHEAD = 16
"""Tasks that are given to workers before the result of the first is asked for: enough that none waits, and few results lie about."""


def each_in_order(work: Callable[[T], R], tasks: Sequence[T], workers: ExecutorMaker) -> Iterator[R]:
    """The results of `work` on every task, one after another in the order of the tasks, made as they are asked for: as many tasks as there are, few
    results are kept at a time. Work of a worker that died is given to new ones. Raises UserError where that happens `_ATTEMPTS` times."""
    done = 0
    for _attempt in range(_ATTEMPTS):
        with suppress(BrokenExecutor), workers() as executor:
            if executor is None:
                for task in tasks[done:]:
                    yield work(task)
                return
            rest = iter(tasks[done:])
            waiting: deque[Future[R]] = deque(executor.submit(work, task) for task in islice(rest, _AHEAD))
            while waiting:
                result = waiting[0].result()
                waiting.popleft()
                waiting.extend(executor.submit(work, task) for task in islice(rest, 1))
                done += 1
                yield result
            return
    raise _died()


def _died() -> UserError:
    words = _("a worker died {count} times over; try again with --jobs 1, or close other programs")
    return UserError(words.format(count=_ATTEMPTS))


def _run_some(
    executor: Executor,
    work: Callable[[T], R],
    tasks: Sequence[T],
    results: dict[int, R],
    done: Callable[[R], None],
) -> None:
    """What is still missing, as far as the workers live."""
    try:
        waiting = {executor.submit(work, task): place for place, task in enumerate(tasks) if place not in results}
        for future in as_completed(waiting):
            results[waiting[future]] = future.result()
            done(results[waiting[future]])
    except BrokenExecutor:
        return


def local_workers(jobs: int | None, tasks: int) -> ExecutorMaker:
    """Processes of this machine: `jobs` of them (default: as many as there are cores), none where one task is all. They end when this one does."""
    count = min(jobs or _cores(), tasks)

    @contextmanager
    def make() -> Iterator[Executor | None]:
        if count < 2:
            yield None
            return
        import multiprocessing

        context = multiprocessing.get_context("spawn")
        listening, living = context.Pipe(duplex=False)
        executor = ProcessPoolExecutor(count, context, _watch, (listening,))
        try:
            yield executor
            executor.shutdown()
        finally:
            living.close()  # whatever ends the block, nobody works for it any longer
            executor.shutdown(cancel_futures=True)
            listening.close()

    return make


def _watch(listening: Connection) -> None:
    """What a worker does first: it ends when the other end of `listening` is closed, which the system does wherever the process that has it is
    killed, by whatever signal. Ctrl-C is left to that process, which a terminal tells, too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_until_closed, args=(listening,), daemon=True).start()


def _until_closed(listening: Connection) -> None:
    with suppress(EOFError, OSError):
        listening.recv_bytes()
    os._exit(1)


def dask_workers(address: str, option: str = "--dask") -> ExecutorMaker:
    """The workers of a Dask cluster (the extra `dask`), whose scheduler is at `address`. Raises UserError, in the name of the option that
    said so, where the extra is not installed."""

    @contextmanager
    def make() -> Iterator[Executor | None]:
        try:
            distributed = import_module("distributed")
        except ImportError:
            raise UserError(_("{option}: needs the extra: pip install 'zhongbu-quiz[dask]'").format(option=option)) from None
        with distributed.Client(address) as client:
            yield client.get_executor()

    return make


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
