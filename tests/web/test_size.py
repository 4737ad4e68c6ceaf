"""Every screen is small: all that a browser loads for it, frames too, with a paper of fifty questions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import quote, urljoin

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import client, settings
from tests.web.test_documents import TEXT
from zhongbu_quiz.studio.begin import begin_with_ours
from zhongbu_quiz.studio.desk import Desk
from zhongbu_quiz.studio.documents import add_document

MOST = 200_000
SET = "七年级下册地理与历史综合复习题库"
DECK = """\
title: 五十题
counts: {single_choice: 20, multiple_choice: 5, true_false: 10, fill_blank: 15}
forms: 2
outputs: [paper, key]
"""
LOADED = re.compile(r'<(?:link rel="stylesheet" href|script src|iframe [^>]*?src)="([^"]+)"')
PAPER = "/set/{set}/paper/五十题"
SCREENS = (
    "/", "/set/{set}", "/set/{set}/question", "/set/{set}/table/表.csv", "/set/{set}/drafts/文章.xlsx", PAPER, f"{PAPER}/sheet?form=B",
    f"{PAPER}/sheet?form=A&open=50", f"{PAPER}/why?form=A&number=1&option=0", f"{PAPER}/files", f"{PAPER}/pages", f"{PAPER}/cards",
    f"{PAPER}/cards/face?number=1&back=1", f"{PAPER}/marks", f"{PAPER}/stock?title=五十题&searched=1", "/set/{set}/facts/21-achievements.yaml",
    "/set/{set}/remove?what=set",
)  # fmt: skip


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A copy of what ships, with a long table and a document beside it."""
    folder = tmp_path_factory.mktemp("full")
    begin_with_ours(Desk(folder), SET, "k3f9x2")
    (folder / SET / "decks/五十题.yaml").write_text(DECK, encoding="utf-8")
    rows = "".join(f"{1840 + row}年6月,第{row}次会议在上海召开并通过决议\n" for row in range(150))
    (folder / SET / "seeds/表.csv").write_text(f"时间,事件\n{rows}", encoding="utf-8")
    add_document(Desk(folder), SET, "文章.txt", (TEXT * 40).encode("utf-8"))
    with client(settings(folder)) as asked:
        yield asked


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_is_small(screen: str, full: TestClient) -> None:
    loaded: dict[str, int] = {}
    ask = [quote(screen.format(set=SET), safe="/?&=")]
    while ask:
        place = ask.pop()
        answer = full.get(place)
        loaded[place] = len(answer.content)
        assert answer.status_code == 200 or "/stock" in place
        if "html" in answer.headers["content-type"]:
            more = {urljoin(place, unescape(found)) for found in LOADED.findall(answer.text)}
            ask += [other for other in more if other not in loaded and other not in ask]
    assert sum(loaded.values()) < MOST, sorted(loaded.items(), key=lambda one: -one[1])


def test_the_paper_of_that_size_is_there(full: TestClient) -> None:
    text = full.get(quote(f"{PAPER.format(set=SET)}/sheet")).text
    assert len(set(re.findall(r'name="item" value="([^"]+)"', text))) == 50


def test_the_measure_sees_frames_and_files(full: TestClient) -> None:
    found = LOADED.findall(full.get(quote(PAPER.format(set=SET))).text)
    assert {Path(place).name for place in found} >= {"page.css", "htmx.min.js", "sheet", "why"}
