"""One deck of the whole shipped bank, the packages of three releases, and Anki's own backend in two versions; each made once for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.pictures_cards import Card, rendered
from tests.anki import our_releases
from tests.anki.collection import Student
from tests.anki.our_releases import Release
from tests.anki.two_ankis import VERSIONS, RealAnki
from tests.conftest import ROOT
from zhongbu_quiz.exports.anki import AnkiDeck, write_apkg
from zhongbu_quiz.identity import load_identity
from zhongbu_quiz.items.bank import Bank

RELEASE_1 = 1_750_000_000
RELEASE_2 = RELEASE_1 + 30 * 86_400
OURS = load_identity(ROOT / "project.yaml")
DECK = AnkiDeck(OURS, "中部地区崛起·全部", "中部地区崛起", "全部题目。", 20)


@pytest.fixture(scope="session")
def package(bank: Bank, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All items of all kinds in one package."""
    return write_apkg(bank.items, bank.base, tmp_path_factory.mktemp("apkg") / "all.apkg", DECK, RELEASE_1)


@pytest.fixture(scope="session")
def cards(package: Path) -> list[Card]:
    """Every card of the package as the backend renders it."""
    return rendered(package)


@pytest.fixture
def student(tmp_path: Path) -> Iterator[Student]:
    """An empty collection."""
    someone = Student(tmp_path / "student")
    yield someone
    someone.close()


@pytest.fixture(scope="session")
def first_release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """All packages of the project that ships."""
    return our_releases.first_release(tmp_path_factory.mktemp("releases"))


@pytest.fixture(scope="session")
def releases(first_release: Release) -> tuple[Release, Release, Release]:
    """Three releases, each built after the one before."""
    return (first_release, *our_releases.later_releases(first_release))


@pytest.fixture(scope="session", params=VERSIONS)
def anki(request: pytest.FixtureRequest) -> Iterator[RealAnki]:
    """The newest Anki, then the old one, with whatever the last test left in it; call `back` first."""
    with RealAnki(request.param) as student:
        yield student
