"""Papers of the hand-made set, made once for all tests."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.paper.fixture import drawn
from zhongbu_quiz.exports.paper import write_papers


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Product name → PDF of the hand-made set, A4."""
    out = tmp_path_factory.mktemp("papers")
    products = ("paper", "key", "teacher")
    paths = write_papers(drawn(), None, out, products)
    return dict(zip(products, paths, strict=False))


@pytest.fixture(autouse=True)
def silence(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """WeasyPrint only logs what it does not understand; so its log must be empty."""
    yield
    said = [r.getMessage() for r in caplog.get_records("call") if r.name == "weasyprint" and r.levelno >= logging.WARNING]
    assert not said
