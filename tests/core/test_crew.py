"""A bank of many facts made by several processes, or by a cluster: the same bank, whoever makes it, and whoever dies of it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.core.dying import MARKER, dies_once
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.facts.load import Seeds
from zhongbu_quiz.items.bank import Bank, make_bank
from zhongbu_quiz.items.load import load_models
from zhongbu_quiz.items.workshop import Memory
from zhongbu_quiz.paths import data_dir, model_files
from zhongbu_quiz.quality.gate import gate
from zhongbu_quiz.studio import crew
from zhongbu_quiz.studio.crew import helpers, hire

FACTS = 640
MODELS = load_models(model_files(data_dir("templates")))


@pytest.fixture(scope="module")
def seeds(root: Path) -> Seeds:
    """A little more facts than are made as a whole."""
    sys.path.insert(0, str(root / "bench"))
    from synthetic import seeds

    made: Seeds = seeds(FACTS)
    return made


@pytest.fixture(autouse=True)
def alone() -> Iterator[None]:
    """Afterwards nobody is hired."""
    yield
    hire(jobs=1, cluster="")


def bank(seeds: Seeds, jobs: int = 1, memory: Memory | None = None, cluster: str = "") -> Bank:
    hire(jobs=jobs, cluster=cluster)
    base = build_base(seeds)
    return make_bank(base, MODELS, gate=gate(base), memory=memory, helpers=helpers(seeds, base.world, MODELS))


def told(bank: Bank) -> object:
    """All of a bank but its facts, the order in which things are counted with it."""
    return bank.items, [(model, list(counts.items())) for model, counts in bank.rejects.items()], bank.dropped, bank.idle


@pytest.fixture(scope="module")
def alone_made(seeds: Seeds) -> object:
    """What one process makes."""
    return told(bank(seeds))


@pytest.mark.parametrize("jobs", [2, pytest.param(3, marks=pytest.mark.slow)])
def test_any_number_of_processes_makes_the_same_bank_and_remembers_as_much(seeds: Seeds, alone_made: object, jobs: int) -> None:
    memory = Memory()
    assert told(bank(seeds, jobs, memory)) == alone_made
    facts = list(seeds.facts)
    facts[5] = replace(facts[5], record=facts[5].record.model_copy(update={"note": "另有一说"}))
    other = replace(seeds, facts=tuple(facts))
    assert told(bank(other, 1, memory)) == told(bank(other))


def test_a_killed_worker_loses_and_doubles_nothing(
    seeds: Seeds, alone_made: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(MARKER, str(tmp_path / "died"))
    monkeypatch.setattr(crew, "make_task", dies_once)
    assert told(bank(seeds, 2)) == alone_made
    assert (tmp_path / "died").exists()


COPIED = """
import sys
sys.path.insert(0, "bench")
from synthetic import seeds
from tests.core import dying, test_crew as here

facts = seeds(here.FACTS)
here.crew.pickle = None  # nothing is sent
alone = here.told(here.bank(facts))
here.crew.make_task = dying.dies_once
assert here.told(here.bank(facts, 2)) == alone
"""


@pytest.mark.skipif(sys.platform != "linux", reason="no copies of processes on this system")
def test_a_process_without_threads_has_copies_of_itself_for_helpers_and_one_may_be_killed(root: Path, tmp_path: Path) -> None:
    named = {MARKER: str(tmp_path / "died"), "PYTHONPATH": os.pathsep.join([str(root), *sys.path])}
    subprocess.run([sys.executable, "-c", COPIED], cwd=root, env={**os.environ, **named}, check=True)
    assert (tmp_path / "died").exists()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_makes_the_same_bank_though_a_worker_is_killed(
    seeds: Seeds, alone_made: object, tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(root), *sys.path]))
    monkeypatch.setenv(MARKER, str(tmp_path / "died"))
    monkeypatch.setattr(crew, "make_task", dies_once)
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        assert told(bank(seeds, cluster=cluster.scheduler_address)) == alone_made
    assert (tmp_path / "died").exists()
