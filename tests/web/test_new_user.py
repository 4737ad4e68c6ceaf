"""A teacher who has never seen the page, from an empty folder to a paper ready for print, by what can be read on it: once by mouse, once by keys."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, Locator
from playwright.sync_api import Page as Tab

from tests.web.conftest import TABLE, settings
from tests.web.test_browser import CHROMIUM, Served, browser, opened, size
from zhongbu_quiz.cli.serve import listen
from zhongbu_quiz.messages import VARIABLE
from zhongbu_quiz.web.app import make_app

__all__ = ["browser"]
pytestmark = pytest.mark.skipif(not CHROMIUM.is_file(), reason="the system's Chromium is not here")
MOST_ACTS = 16
"""Clicks, or fields that are filled in, from the first page to the paper."""
MOST_SECONDS = 60
"""Of the three minutes that she has; the rest is reading."""
SHOTS = os.environ.get("ZHONGBU_SHOTS", "")
"""A folder for pictures of each step, to be looked at."""


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Served]:
    """The page over an empty folder, as a double click starts it."""
    folder = tmp_path / "卷库"
    folder.mkdir()
    listening = listen("127.0.0.1", 0)
    told = settings(folder, patience=1.0, letters=map("{:06}".format, count()).__next__)
    config = uvicorn.Config(make_app(told), lifespan="off", ws="none", log_level="error", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield Served(f"http://127.0.0.1:{listening.getsockname()[1]}", folder)
    server.should_exit = True
    thread.join(10)


@dataclass
class Hand:
    """A mouse, or a keyboard alone: each act is counted, and a picture taken of what came of it."""

    tab: Tab
    by_keys: bool
    name: str
    acts: list[str] = field(default_factory=list)

    def press(self, thing: Locator) -> None:
        """Press what can be seen."""
        self._seen(thing)
        if self.by_keys:
            thing.press("Enter")
        else:
            thing.click()
        self._done("press")

    def fill(self, thing: Locator, text: str) -> None:
        """Type into a field."""
        self._seen(thing)
        if self.by_keys:
            self.tab.keyboard.press("ControlOrMeta+a")
            self.tab.keyboard.type(text)
        else:
            thing.fill(text)
        self._done(f"fill {text}")

    def choose(self, thing: Locator, file: Path) -> None:
        """Choose a file, in the window that every system has for that."""
        with self.tab.expect_file_chooser() as chooser:
            self._seen(thing)
            if self.by_keys:
                thing.press("Enter")
            else:
                thing.click()
        chooser.value.set_files(file)
        self._done("choose")

    def _seen(self, thing: Locator) -> None:
        """By mouse it must be in sight; by keys it is gone to with Tab, and shown to have the focus."""
        thing.scroll_into_view_if_needed()
        assert thing.is_visible()
        if not self.by_keys:
            return
        handle = thing.element_handle()
        for _press in range(120):
            if handle.evaluate("e => e.ownerDocument.activeElement === e"):
                return
            self.tab.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {thing}")

    def _done(self, act: str) -> None:
        self.acts.append(act)
        self.look()

    def look(self) -> None:
        """A picture of what is to be seen now."""
        if SHOTS:
            self.tab.wait_for_load_state("networkidle")
            self.tab.screenshot(path=Path(SHOTS) / f"{self.name}-{len(self.acts):02}.png")


WAYS = [(False, 1280, "light"), (True, 360, "dark"), pytest.param(False, 360, "light", marks=pytest.mark.slow),
        pytest.param(True, 1280, "dark", marks=pytest.mark.slow)]  # fmt: skip


@pytest.mark.parametrize(("by_keys", "width", "theme"), WAYS)
def test_from_an_empty_folder_to_a_paper(by_keys: bool, width: int, theme: Any, browser: Browser, empty: Served, tmp_path: Path) -> None:
    table = tmp_path / "年表.csv"
    table.write_text(TABLE, encoding="utf-8")
    start = time.monotonic()
    with opened(browser, empty, "/", color_scheme=theme, **size(width)) as seen:
        tab = seen.tab
        tab.context.add_cookies([{"name": "zhongbu-quiz-language", "value": "zh", "url": empty.address}])
        tab.goto("/")
        hand = Hand(tab, by_keys, f"{'keys' if by_keys else 'mouse'}-{width}-{theme}")
        hand.look()
        card = tab.locator("form", has=tab.get_by_role("heading", name="用我的表格"))
        hand.choose(card.get_by_label("文件"), table)
        hand.fill(card.get_by_label("套题名"), "近代史")
        hand.press(card.get_by_role("button", name="新建"))
        tab.get_by_role("heading", name="近代史", level=1).wait_for()
        hand.press(tab.get_by_role("region", name="试卷").get_by_role("link").first)
        for kind, count, points in (("单选题", "1", "5"), ("填空题", "2", "4")):
            row = tab.get_by_role("group", name=kind, exact=True)
            hand.fill(row.get_by_label("题数"), count)
            hand.fill(row.get_by_label("每题分"), points)
        hand.press(tab.get_by_role("button", name="保存", exact=False))
        tab.frame_locator("iframe[name=sheet]").locator("#q1").wait_for()
        hand.look()
        hand.press(tab.get_by_role("link", name="预览、打印"))
        tab.locator("ol.pages img").first.wait_for(timeout=30_000)
        hand.look()
        with tab.expect_download() as download:
            hand.press(tab.get_by_role("link", name="下载", exact=True))
        assert download.value.suggested_filename.endswith((".zip", ".pdf"))
    assert len(hand.acts) <= MOST_ACTS, hand.acts
    assert time.monotonic() - start < MOST_SECONDS


PACE, KEY = 2.0, 0.2
"""Seconds that a slow person takes for a click and for a key."""
MOST_OF_HER = 180
"""The three minutes from the double click to a paper ready for print."""


@pytest.mark.slow
def test_a_slow_person_has_a_paper_in_three_minutes_from_the_double_click(browser: Browser, tmp_path: Path, root: Path) -> None:
    """By the line that start.command runs."""
    (line,) = re.findall(r"^exec \S*zhongbu-quiz (.+)$", (root / "scripts/start/start.command").read_text(encoding="utf-8"), re.MULTILINE)
    (tmp_path / "sets").mkdir()
    table = tmp_path / "年表.csv"
    table.write_text(TABLE, encoding="utf-8")
    start = time.monotonic()
    command = [sys.executable, "-m", "zhongbu_quiz", *line.split()]
    environment = {**os.environ, "BROWSER": "true", VARIABLE: "zh", "ZHONGBU_CACHE": str(tmp_path / "cache")}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, encoding="utf-8") as server:
        try:
            assert server.stderr
            found = re.search(r"http://[\d.:]+", server.stderr.readline())
            assert found
            tab = browser.new_page(base_url=found[0], locale="zh-CN")
            tab.set_default_timeout(60_000)
            tab.goto("/")
            _by_a_slow_hand(tab, table)
            tab.close()
        finally:
            server.terminate()
    assert time.monotonic() - start < MOST_OF_HER


def _by_a_slow_hand(tab: Tab, table: Path) -> None:
    """The way of `test_from_an_empty_folder_to_a_paper`, to the file that is printed."""

    def click(thing: Locator) -> None:
        tab.wait_for_timeout(PACE * 1000)
        thing.click()

    def fill(thing: Locator, text: str) -> None:
        click(thing)
        thing.press("ControlOrMeta+a")
        for sign in text:
            tab.wait_for_timeout(KEY * 1000)
            tab.keyboard.insert_text(sign)

    card = tab.locator("form", has=tab.get_by_role("heading", name="用我的表格"))
    with tab.expect_file_chooser() as chooser:
        click(card.get_by_label("文件"))
    tab.wait_for_timeout(3 * PACE * 1000)  # she looks for it
    chooser.value.set_files(table)
    fill(card.get_by_label("套题名"), "近代史")
    click(card.get_by_role("button", name="新建"))
    click(tab.get_by_role("region", name="试卷").get_by_role("link").first)
    for kind, wanted, points in (("单选题", "1", "5"), ("填空题", "2", "4")):
        row = tab.get_by_role("group", name=kind, exact=True)
        fill(row.get_by_label("题数"), wanted)
        fill(row.get_by_label("每题分"), points)
    click(tab.get_by_role("button", name="保存", exact=False))
    tab.frame_locator("iframe[name=sheet]").locator("#q1").wait_for()
    click(tab.get_by_role("link", name="预览、打印"))
    tab.locator("ol.pages img").first.wait_for()
    with tab.expect_download() as download:
        click(tab.get_by_role("link", name="下载", exact=True))
    assert download.value.suggested_filename.endswith((".zip", ".pdf"))
