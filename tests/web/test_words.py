"""What the page says stands in the catalogue, in its designs as in the code; in Chinese no English is left."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.core.chinese import HAN, sentences
from tests.web.conftest import Page, words

JINJA, TAG, LETTERS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.S), re.compile(r"<[^>]*>", re.S), re.compile(r"[^\W\d_]{2,}")
SAID = re.compile(r"\s(?:alt|title|aria-label|placeholder)=\"([^\"]*)\"")
NAMES = ("Anki", "PDF", "Excel", "WPS", "Word", "Moodle", "Kahoot", "CSV", "JSON", "Canvas", "QTI", "GIFT", "IMS", "ClassQuiz", "Markdown",
         "XML", "MB")  # fmt: skip
"""Names of programs and formats, which are the same in every language."""
SCREENS = ("/", "SET", "SET/figures", "PAPER", "PAPER/stock?count=1", "PAPER/why", "PAPER/why?form=A&number=1&option=0", "PAPER/files",
           "PAPER/pages", "/no")  # fmt: skip


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
def test_in_chinese_no_english_sentence_is_left(screen: str, page: Page) -> None:
    place = f"/set/{quote('甲地')}"
    answer = page.client.get(screen.replace("SET", place).replace("PAPER", page.place))
    told = words(answer) + " ".join(SAID.findall(answer.text))
    assert HAN.search(told) or screen.endswith("count=1")
    assert sentences(told, NAMES) == []
