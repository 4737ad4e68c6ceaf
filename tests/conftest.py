"""What all tests share: the shipped content, read and proved once, and where the essays' text is."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from tests.golden import Goldens
from zhongbu_quiz import messages
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.studio import kept
from zhongbu_quiz.workbook import write

# A slow machine is no fault of the code: no deadlines; `make bench` measures. `make test-all` asks for the thorough profile.
settings.register_profile("thorough", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", settings.get_profile("thorough"), max_examples=30)
settings.load_profile("quick")

ROOT = Path(__file__).resolve().parent.parent
TOGETHER = ("anki", "paper", "quality", "teacher")
"""Folders below `tests` whose tests share something that takes seconds to make: one process does all of them, so it is made once. So it is with the
tests of each file elsewhere."""
YOUNG = 20_000
"""How many new objects there may be before those that nobody needs are looked for: with seven hundred, to set a page takes a twentieth longer."""

SPARE_ROWS, FEW_ROWS = write.SPARE_ROWS, 5
"""The empty rows of a sheet that a teacher is given, and those under test: two hundred take most of the time of whatever reads or writes a
workbook, and hold nothing that comes back."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write the golden files anew instead of comparing.")


def pytest_configure(config: pytest.Config) -> None:
    """Banks that the commands under test keep are this run's own, shared by its processes, and gone afterwards."""
    if not hasattr(config, "workerinput"):
        folder = tempfile.mkdtemp(prefix="zhongbu-banks-")
        os.environ["ZHONGBU_CACHE"] = folder
        os.environ["ZHONGBU_LANG"] = "en"  # what the tests hold; Chinese has its own
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    kept.MOST = 1000  # else the banks of a hundred small projects push out the one that all tests use
    write.SPARE_ROWS = FEW_ROWS


def pytest_collection_finish(session: pytest.Session) -> None:
    """What is there by now stays until the end: it need not be gone through for each search for what nobody needs any more."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG)


class Grouped(LoadScopeScheduling):
    """Gives each process what belongs together as a whole, a folder or a file, the largest group first."""

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0].removeprefix("tests/")
        return next((name for name in TOGETHER if path.startswith(f"{name}/")), path)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    """How tests are spread over processes with `-n`. (`--dist loadgroup` should do it, but pytest-xdist 3.8 groups nothing under pytest 9.)"""
    return Grouped(config, log)


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def goldens(request: pytest.FixtureRequest) -> Goldens:
    """The golden files, compared or written anew."""
    return Goldens(bool(request.config.getoption("--update-golden")))


@pytest.fixture
def spare_rows(monkeypatch: pytest.MonkeyPatch) -> int:
    """Workbooks with as many empty rows as a teacher is given, and how many these are."""
    monkeypatch.setattr(write, "SPARE_ROWS", SPARE_ROWS)
    return SPARE_ROWS


@pytest.fixture
def chinese(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Chinese while a test runs; what whole sessions share is made before, in the language of before, which is spoken again afterwards."""
    before = messages.spoken()
    for name in (messages.VARIABLE, "LANGUAGE"):
        monkeypatch.setenv(name, before)
    messages.speak("zh")
    yield
    messages.speak(before)


@pytest.fixture(scope="session")
def handmade(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    """Every item of a few facts of all kinds that are made by hand and stay as they are, whatever ships."""
    from tests.core.handmade import write_handmade
    from zhongbu_quiz.studio.opening import open_all

    return open_all([], write_handmade(tmp_path_factory.mktemp("handmade"))).bank


@pytest.fixture(scope="session")
def bank() -> Bank:
    """Every item of the shipped facts and item models."""
    from zhongbu_quiz.studio.project import load_bank, project_at

    return load_bank(project_at(None))


@pytest.fixture(scope="session")
def base(bank: Bank) -> FactBase:
    """The shipped facts."""
    return bank.base


@pytest.fixture(scope="session")
def models() -> dict[str, ItemModel]:
    """The shipped item models by id."""
    from zhongbu_quiz.items.load import load_models
    from zhongbu_quiz.studio.project import project_at

    return {model.id: model for model in load_models(project_at(None).model_paths())}


@pytest.fixture(scope="session")
def essays() -> Path:
    """The essays' text: ZHONGBU_TEXT, or ../shared/source/essays.txt beside the checkout. Where it is absent, tests skip."""
    path = Path(os.environ.get("ZHONGBU_TEXT") or ROOT.parent / "shared" / "source" / "essays.txt")
    if not path.is_file():
        words = f"the essays' text is not at {path}; set ZHONGBU_TEXT to where it is"
        if os.environ.get("ZHONGBU_TEXT_REQUIRED") == "1":
            pytest.fail(f"{words} (ZHONGBU_TEXT_REQUIRED=1)")
        pytest.skip(words)
    return path
