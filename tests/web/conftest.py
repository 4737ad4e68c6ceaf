"""A folder with one set, the page over it, and a browser without a screen that asks it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from tests.core.handmade import write_handmade
from zhongbu_quiz.web.app import make_app
from zhongbu_quiz.web.settings import Settings

TOKEN = "form-token"
HOST = "127.0.0.1:8653"
DECK = """\
# by hand
title: 甲地练习
select:
  item_kinds: [single_choice, cloze]  # 题型
counts: {single_choice: 4, cloze: 2}
points: {single_choice: 5, cloze: 4}
forms: 2
outputs: [paper, key]
"""
TABLE = """\
时间,事件
1840年6月,鸦片战争爆发
1851年1月,金田起义爆发
1894年7月,甲午战争爆发
1911年10月10日,武昌起义爆发
1919年5月4日,五四运动爆发
1927年8月1日,南昌起义爆发
1931年9月18日,九一八事变爆发
1937年7月7日,七七事变爆发
1949年10月1日,开国大典举行
"""
"""A table as a teacher of history has one."""


def crashed(error: BaseException) -> str:
    """No test wants a mistake of ours hidden behind a page."""
    raise error


def settings(folder: Path, **other: object) -> Settings:
    """What a run of the page is told, with chance and time that stand still."""
    told: dict[str, object] = {"form_token": TOKEN, "letters": lambda: "k3f9x2", "now": lambda: 1_700_000_000, "crashed": crashed, "patience": 600}
    return Settings(folder=folder, **{**told, "today": lambda: "2023-11-14", **other})  # type: ignore[arg-type]


def client(told: Settings) -> TestClient:
    """Who asks the page, and is not led on by what it answers."""
    return TestClient(make_app(told), base_url=f"http://{HOST}", follow_redirects=False)


@dataclass
class Page:
    """The page over a folder that holds the set 甲地."""

    folder: Path
    client: TestClient
    place: str = f"/set/{quote('甲地')}/paper/set"

    @property
    def deck(self) -> Path:
        """The file of its paper."""
        return self.folder / "甲地/decks/set.yaml"

    def get(self, path: str = "", **query: str) -> Response:
        """What the page shows; a path without / is below the paper."""
        return self.client.get(path if path.startswith("/") else self.place + (f"/{path}" if path else ""), params=query)

    def post(self, path: str, **form: object) -> Response:
        """What a form of ours brings about."""
        return self.client.post(path if path.startswith("/") else self.place + (f"/{path}" if path else ""), data={"token": TOKEN, **form})

    def items(self, form: str = "A") -> list[str]:
        """The ids of the questions on the paper, in order."""
        return list(dict.fromkeys(re.findall(r'name="item" value="([^"]+)"', self.get("sheet", form=form).text)))

    def seen(self, path: str = "") -> str:
        """By which a form of a screen says what it saw."""
        return re.findall(r'name="seen" value="(\w+)"', self.get(path).text)[0]

    def change(self, do: str, item: str, form: str = "A") -> Response:
        """A button below a question."""
        return self.post("change", do=do, item=item, form=form, number="1", seen=self.seen("sheet"))


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A set as somebody wrote it, copied for each test."""
    folder = write_handmade(tmp_path_factory.mktemp("written"))
    shutil.rmtree(folder / "decks")
    (folder / "decks").mkdir()
    (folder / "decks/set.yaml").write_text(DECK, encoding="utf-8")
    return folder


@pytest.fixture
def page(written: Path, tmp_path: Path) -> Iterator[Page]:
    """The page over a folder of sets."""
    shutil.copytree(written, tmp_path / "甲地", ignore=shutil.ignore_patterns(".*"))
    with client(settings(tmp_path)) as asked:
        yield Page(tmp_path, asked)


def words(answer: Response) -> str:
    """What a page says, without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))
