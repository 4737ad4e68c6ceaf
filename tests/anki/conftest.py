"""One deck of the whole shipped bank, the packages of three releases, and Anki's own backend in two versions; each made once for all tests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scripts.pictures_cards import PHONE, Card, chromium, open_page, page_html, rendered
from tests.anki import our_releases
from tests.anki.browser import TAPPED
from tests.anki.collection import Student
from tests.anki.our_releases import Release
from tests.anki.two_ankis import NEW, OLD, RealAnki
from tests.conftest import ROOT
from zhongbu_quiz.exports.anki import AnkiDeck, card_set, write_apkg
from zhongbu_quiz.exports.anki.apkg_reader import read_package
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.identity import load_identity
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Item

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

RELEASE_1 = 1_750_000_000
RELEASE_2 = RELEASE_1 + 30 * 86_400
OURS = load_identity(ROOT / "project.yaml")


def pack(items: Sequence[Item], base: FactBase, path: Path, timestamp: int, previous: Path | None = None) -> Path:
    """A package of all of some items, each of them a card; `previous` is the release before it."""
    deck = AnkiDeck("all", "全部", "", frozenset(item.id for item in items))
    packed = [read_package(previous)] if previous else []
    cards = card_set(items, base, OURS, [deck], packed)
    return write_apkg(cards, deck, path, timestamp, packed[0] if packed else None)


@pytest.fixture(scope="session")
def package(bank: Bank, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All items of all kinds in one package."""
    return pack(bank.items, bank.base, tmp_path_factory.mktemp("apkg") / "all.apkg", RELEASE_1)


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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone."""
    made = browser.new_context(
        viewport={"width": PHONE[0], "height": PHONE[1]}, has_touch=True, timezone_id="Asia/Shanghai"
    )
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, cards: list[Card]) -> Iterator[Page]:
    """An empty page with our style sheet; it fails the test where anything is written to the console."""
    opened = open_page(context, page_html(cards[0].css, ""))
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    assert not said


@pytest.fixture(scope="module")
def choices(cards: list[Card]) -> list[Card]:
    """Every card with options."""
    return [card for card in cards if card.kind in TAPPED]


@pytest.fixture(scope="session")
def first_release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """All packages of the project that ships."""
    return our_releases.first_release(tmp_path_factory.mktemp("releases"))


@pytest.fixture(scope="session")
def releases(first_release: Release) -> tuple[Release, Release, Release]:
    """Three releases, each built after the one before."""
    return (first_release, *our_releases.later_releases(first_release))


@pytest.fixture(scope="session", params=[NEW, pytest.param(OLD, marks=pytest.mark.slow)])
def anki(request: pytest.FixtureRequest) -> Iterator[RealAnki]:
    """The newest Anki, then the old one, with whatever the last test left in it; call `back` first."""
    with RealAnki(request.param) as student:
        yield student
