"""A real browser for the practice page: opened as a file, without a network, at the size of a phone."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.formats.sample import quiz
from zhongbu_quiz.exports import html
from zhongbu_quiz.exports.quiz import Quiz
from zhongbu_quiz.items.item import Item

Phone = Callable[..., Any]
Practise = Callable[..., None]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not here")
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("Chromium is not here; scripts/system-packages test installs it")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def phone(browser: Any) -> Iterator[Phone]:
    """Gives pages of a phone; none of them may meet an error or ask anybody for anything."""
    contexts: list[Any] = []
    problems: list[str] = []

    def page(width: int = 375, **more: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 667}, offline=True, **more)
        contexts.append(context)
        opened = context.new_page()
        opened.set_default_timeout(10_000)
        opened.on("pageerror", lambda error: problems.append(str(error)))
        opened.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
        opened.on("request", lambda asked: None if asked.url.startswith("file:") else problems.append(asked.url))
        return opened

    yield page
    for context in contexts:
        context.close()
    assert problems == []


@pytest.fixture
def page(phone: Phone) -> Any:
    """One page of a phone."""
    return phone()


@pytest.fixture
def practise(tmp_path: Path) -> Practise:
    """Opens the practice page of a quiz, or of some items, and begins."""

    def opened(page: Any, *items: Item, of: Quiz | None = None, name: str = "page", begin: bool = True) -> None:
        path = tmp_path / f"{name}.html"
        path.write_bytes(html.write(of or quiz(*items)).data)
        page.goto(path.as_uri())
        if begin:
            page.get_by_role("button", name="开始练习").click()

    return opened
