"""Ways of a teacher that are not smooth: a browser without scripts, work that takes a while, a program that was killed while she typed."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import count
from pathlib import Path
from threading import Thread
from urllib.parse import quote
from zipfile import ZipFile

import pytest
import uvicorn
from playwright.sync_api import Browser

from tests.web.conftest import TABLE, settings
from tests.web.test_browser import CHROMIUM, Served, browser, opened, size
from zhongbu_quiz.cli.serve import listen
from zhongbu_quiz.messages import VARIABLE
from zhongbu_quiz.studio.begin import begin_with
from zhongbu_quiz.studio.desk import Desk
from zhongbu_quiz.web.app import make_app

__all__ = ["browser"]
pytestmark = pytest.mark.skipif(not CHROMIUM.is_file(), reason="the system's Chromium is not here")


@pytest.fixture
def impatient(tmp_path: Path) -> Iterator[Served]:
    """The page over one set, where everything is waited for on a page of its own."""
    begin_with(Desk(tmp_path), "近代史", "abc123", "年表.csv", TABLE.encode())
    listening = listen("127.0.0.1", 0)
    told = settings(tmp_path, patience=0.0, letters=map("{:06}".format, count()).__next__)
    server = uvicorn.Server(uvicorn.Config(make_app(told), lifespan="off", ws="none", log_level="error", timeout_graceful_shutdown=1))
    thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield Served(f"http://127.0.0.1:{listening.getsockname()[1]}", tmp_path)
    server.should_exit = True
    thread.join(10)


@pytest.mark.parametrize("scripts", [False, True])
def test_from_the_list_of_sets_to_a_zip_while_each_page_takes_a_while(scripts: bool, browser: Browser, impatient: Served, tmp_path: Path) -> None:
    with opened(browser, impatient, "/", java_script_enabled=scripts, locale="zh-CN", **size(1280)) as seen:
        tab = seen.tab
        tab.context.add_cookies([{"name": "zhongbu-quiz-language", "value": "zh", "url": impatient.address}])
        tab.reload()
        tab.get_by_role("link", name="近代史", exact=True).click()
        tab.get_by_role("region", name="试卷").get_by_role("link").first.click()
        for kind, wanted in (("单选题", "1"), ("填空题", "2")):
            tab.get_by_role("group", name=kind, exact=True).get_by_label("题数").fill(wanted)
        tab.get_by_role("button", name="保存", exact=False).click()
        tab.frame_locator("iframe[name=sheet]").locator("#q3").wait_for()
        tab.get_by_role("link", name="下载", exact=True).click()
        with tab.expect_download() as download:  # one click: what took a while is saved when it is there
            tab.get_by_role("button", name="zip").click()
        download.value.save_as(tmp_path / "saved.zip")
        tab.get_by_role("link", name="存").wait_for()  # and can be saved again
    with ZipFile(BytesIO((tmp_path / "saved.zip").read_bytes())) as saved:
        assert saved.testzip() is None and saved.namelist()


@contextmanager
def serving(folder: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """The program as it is started by a click; killed behind it."""
    command = [sys.executable, "-m", "zhongbu_quiz", "serve", str(folder), "--no-browser", "--port", str(port)]
    environment = {**os.environ, VARIABLE: "zh", "ZHONGBU_CACHE": str(folder.parent / "cache")}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, encoding="utf-8") as started:
        try:
            assert started.stderr and re.search(f"http://127.0.0.1:{port}", started.stderr.readline())
            yield started
        finally:
            started.kill()


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def test_what_was_typed_before_a_kill_is_not_lost_without_a_word(browser: Browser, tmp_path: Path) -> None:
    folder, port = tmp_path / "sets", _free_port()
    folder.mkdir()
    begin_with(Desk(folder), "近代史", "abc123", "年表.csv", TABLE.encode())
    table = folder / "近代史/seeds/年表.csv"
    before = table.read_bytes()
    row = f"http://127.0.0.1:{port}/set/{quote('近代史')}/table/{quote('年表.csv')}?row=6"
    tab = browser.new_page(locale="zh-CN")
    tab.set_default_timeout(60_000)
    with serving(folder, port):
        tab.goto(row)
        tab.locator(".whole input[name=text]").nth(1).fill("五四运动在北京爆发")
    with serving(folder, port):
        tab.locator(".whole button.main").click()
        tab.get_by_role("alert").wait_for()
        assert table.read_bytes() == before
        tab.get_by_role("button", name="再发").click()
        tab.locator("#B6").wait_for()
        assert tab.locator("#B6").inner_text() == "五四运动在北京爆发"
    assert "1919年5月4日,五四运动在北京爆发" in table.read_text(encoding="utf-8").splitlines()
    tab.close()
