"""Other processes that make a bank of many facts: of this machine, or of a Dask cluster.

In: the facts, models and world that the bank is made from. Out: what a workshop asks for parts that it does not know from before
(`items.workshop.Helpers`), the same whoever makes it. A worker that dies is replaced, and its task is done again; each result is taken once.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhongbu_quiz.data.world import World
    from zhongbu_quiz.facts.load import Seeds
    from zhongbu_quiz.items.models.base import ItemModel
    from zhongbu_quiz.items.workshop import Apart, Helpers, Place, Workshop

TASKS = 24
"""Into so many runs of parts a bank is divided at most: enough that no worker waits long for the last, and few times that facts are sent."""


@dataclass(frozen=True, slots=True)
class Crew:
    """How many processes of this machine make a bank, or the address of the cluster whose workers do."""

    jobs: int = 1
    cluster: str = ""


_ALONE = Crew()
_crew: ContextVar[Crew] = ContextVar("crew", default=_ALONE)


def hire(jobs: int | None = None, cluster: str | None = None) -> None:
    """Say who makes banks from now on; what is not given stays as it is."""
    crew = _crew.get()
    _crew.set(replace(crew, jobs=jobs or crew.jobs, cluster=crew.cluster if cluster is None else cluster))


@dataclass(frozen=True, slots=True)
class Task:
    """Places of a bank that one worker makes, with all that it needs for them: what only our own processes pack and unpack."""

    source: bytes
    noted: bool
    places: tuple[Place, ...]


def helpers(seeds: Seeds, world: World, models: Sequence[ItemModel]) -> Helpers | None:
    """Who helps to make a bank of these facts, or None where this process does it alone."""
    crew = _crew.get()
    if crew.jobs < 2 and not crew.cluster:
        return None

    def made(places: Sequence[Place], noted: bool) -> Iterable[Apart]:
        from zhongbu_quiz.exports.paper.workers import dask_workers, local_workers, run_all

        packed = pickle.dumps((replace(seeds, questions=(), remarks=()), world, tuple(models)), pickle.HIGHEST_PROTOCOL)
        source = zlib.compress(packed, 1)
        tasks = [Task(source, noted, run) for run in _runs(places)]
        workers = dask_workers(crew.cluster, "--cluster") if crew.cluster else local_workers(crew.jobs, len(tasks))
        return run_all(make_task, tasks, workers)

    return made


def _runs(places: Sequence[Place]) -> list[tuple[Place, ...]]:
    """What looks at all facts, each by itself and first, since it takes longest; then all that is made of some neighbouring parts."""
    whole = [(place,) for place in places if place[1] < 0]
    parts = sorted({part for _model, part in places if part >= 0})
    size = max(1, -(-len(parts) // TASKS))
    runs = [set(parts[start : start + size]) for start in range(0, len(parts), size)]
    return [*whole, *(tuple(place for place in places if place[1] in run) for run in runs)]


def make_task(task: Task) -> Apart:
    """What a worker makes."""
    from zhongbu_quiz.collector import without_collector

    made: Apart = without_collector()(_workshop(task.source, task.noted).make_apart)(task.places)
    return made


@lru_cache(maxsize=1)
def _workshop(source: bytes, noted: bool) -> Workshop:
    from zhongbu_quiz.facts.base import build_base
    from zhongbu_quiz.items.models.each import spread
    from zhongbu_quiz.items.workshop import Memory, Workshop
    from zhongbu_quiz.quality.gate import gate

    seeds, world, models = pickle.loads(zlib.decompress(source))
    base = build_base(seeds, world)
    return Workshop(base, tuple(spread(models, base)), gate(base), Memory() if noted else None)
