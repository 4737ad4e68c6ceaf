"""One deck of the whole shipped bank, and Anki's own backend; made once for all tests of cards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.pictures_cards import Card, rendered
from tests.anki.collection import Student
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
