"""What the page says stands in the catalogue, in its designs as in the code; in Chinese no English is left."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from httpx2 import Response

from tests.core.chinese import HAN, sentences
from tests.web.conftest import TABLE, Page, words
from tests.web.test_documents import TEXT
from zhongbu_quiz import messages
from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.studio.desk import Desk
from zhongbu_quiz.studio.documents import add_document
from zhongbu_quiz.web.app import DRAFTS, PAPER, READ

JINJA, TAG, LETTERS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.S), re.compile(r"<[^>]*>", re.S), re.compile(r"[^\W\d_]{2,}")
STYLE = re.compile(r"<(style|script)\b.*?</\1>", re.S)
SAID = re.compile(r"\s(?:alt|title|aria-label|placeholder)=\"([^\"]*)\"")
NAMES = ("Anki", "PDF", "Excel", "WPS", "Word", "Moodle", "Kahoot", "CSV", "JSON", "Canvas", "QTI", "GIFT", "IMS", "ClassQuiz", "Markdown",
         "XML", "MB")  # fmt: skip
"""Names of programs and formats, which are the same in every language."""
QUERIES = {"stock": "?count=1", "why": "?form=A&number=1&option=0", "left-out": "?output=csv"}
SCREENS = [*(f"{path}{QUERIES.get(path.rpartition('/')[2], '')}" for path in READ), f"{PAPER}/why", f"{PAPER}/pages?product=key", "/no"]
"""All that can be looked at."""


@pytest.fixture
def asked(page: Page) -> Callable[[str], Response]:
    """The screens of a set with a table, a document and a paper."""
    seeds = page.folder / "甲地/seeds"
    add_document(Desk(page.folder), "甲地", "云河.txt", TEXT.encode())
    (seeds / "表.csv").write_text(TABLE, encoding="utf-8")

    def get(screen: str) -> Response:
        file = "云河.xlsx" if screen.startswith(DRAFTS) else "表.csv"
        return page.client.get(screen.replace("{name}", "甲地").replace("{deck}", "set").replace("{file}", file).replace("{job}", "no"))

    return get


@pytest.mark.parametrize("name", sorted(path.name for path in (Path(__file__).parents[2] / "templates/page").glob("*.j2")))
def test_a_design_says_nothing_that_the_catalogue_has_not(name: str, root: Path) -> None:
    text = JINJA.sub(" ", (root / "templates/page" / name).read_text(encoding="utf-8"))
    spoken = [*SAID.findall(text), TAG.sub(" ", text)]
    assert [word for each in spoken for word in LETTERS.findall(each)] == []


def test_scripts_and_styles_say_nothing_at_all(root: Path) -> None:
    for path in (root / "templates/page/static").glob("[pst]*.[jc]*s"):
        assert not HAN.search(path.read_text(encoding="utf-8")), path.name
        assert not re.search(r"textContent\s*=|innerHTML|alert\(", path.read_text(encoding="utf-8")), path.name


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("screen", SCREENS)
def test_in_chinese_no_english_sentence_is_left(screen: str, asked: Callable[[str], Response]) -> None:
    answer = asked(screen)
    if not answer.headers["content-type"].startswith("text/html"):
        return
    text = STYLE.sub("", answer.text)
    told = TAG.sub(" ", text) + " ".join(SAID.findall(text))
    assert HAN.search(told) or "count=1" in screen or "left-out" in screen
    assert sentences(told, NAMES) == []


@pytest.mark.parametrize("screen", SCREENS)
def test_in_english_nothing_is_left_that_the_page_says_in_chinese(screen: str, asked: Callable[[str], Response]) -> None:
    answer = asked(screen)
    if not answer.headers["content-type"].startswith("text/html") or screen.endswith(("/sheet", "/face")):  # those are as they are printed
        return
    said = {re.sub(r"\s+", " ", each).strip() for each in (*TAG.split(answer.text), *SAID.findall(answer.text))}
    chinese = {message.string for message in catalogue() if isinstance(message.string, str) and HAN.search(message.string)} - {"中文"}
    titles = {column.title for kind in KINDS.values() for column in kind.all_columns}  # as they stand in the workbook
    assert (said & chinese) - titles - set(TABLE.replace("\n", ",").split(",")) == set()
    assert "/tmp" not in words(answer)


def catalogue() -> Catalog:
    """What the program says in Chinese."""
    with (Path(messages.__file__).parent / "locale/zh/LC_MESSAGES/zhongbu_quiz.po").open("rb") as file:
        return read_po(file)
