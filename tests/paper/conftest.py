"""Papers of the hand-made set, made once for all tests."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.paper.fixture import drawn
from zhongbu_quiz.exports.paper import PaperOptions, kept, write_papers
from zhongbu_quiz.sets.deck import Deck
from zhongbu_quiz.sets.deck_files import load_decks
from zhongbu_quiz.sets.draw import draw
from zhongbu_quiz.sets.form import DrawnSet
from zhongbu_quiz.studio.project import load_bank, project_at

Printed = Callable[..., Sequence[Path]]


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Gives the files of some products of a set (the hand-made one, if none is given) in some settings. Each is made once, so nobody may
    change it."""
    found: dict[str, Sequence[Path]] = {}

    def make(products: Sequence[str], given: DrawnSet | None = None, **options: object) -> Sequence[Path]:
        wanted = repr((products, given or drawn(), PaperOptions(**options)))  # type: ignore[arg-type]
        if wanted not in found:
            folder = tmp_path_factory.mktemp("printed")
            found[wanted] = write_papers(given or drawn(), None, folder, products, PaperOptions(**options))  # type: ignore[arg-type]
        return found[wanted]

    return make


@pytest.fixture(scope="session")
def papers(printed: Printed) -> dict[str, Path]:
    """Product name → PDF of the hand-made set, A4."""
    products = ("paper", "key", "teacher")
    return dict(zip(products, printed(products), strict=False))


@pytest.fixture(scope="session", autouse=True)
def nothing_kept() -> Iterator[None]:
    """Each page is laid out here, whoever laid it out before: what is looked at is what this code makes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept, "cache_dir", lambda: None)
        yield


@pytest.fixture(autouse=True)
def silence(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """WeasyPrint only logs what it does not understand; so its log must be empty."""
    yield
    said = [r.getMessage() for r in caplog.get_records("call") if r.name == "weasyprint" and r.levelno >= logging.WARNING]
    assert not said


@pytest.fixture(scope="session", params=["exam", pytest.param("", marks=pytest.mark.slow)], ids=["exam", "all decks"])
def deck_papers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[DrawnSet, list[Path]]]:
    """The shipped deck of that name, or every one that has a paper: the draw, and the papers of its first form."""
    project = project_at(None)
    bank = load_bank(project)
    made = []
    for deck in load_decks(project.deck_paths()):
        if wants_paper(deck) and request.param in ("", deck.name):
            drawn = draw(deck, bank, forms=1)
            folder = tmp_path_factory.mktemp(deck.name)
            made.append((drawn, write_papers(drawn, bank.base, folder, ("paper", "teacher"))))
    assert made
    return made


def wants_paper(deck: Deck) -> bool:
    """True for a deck that is printed."""
    return "paper" in deck.record.outputs
