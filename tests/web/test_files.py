"""预览、下载: what is taken home is what the command line makes, and each form says first what it leaves out."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from PIL import Image

from tests.core.small import run
from tests.web.conftest import Page, words
from zhongbu_quiz.exports.registry import OUTPUTS


def test_every_output_of_the_registry_is_offered(page: Page) -> None:
    text = page.get("files").text
    assert re.findall(r'name="output" value="([^"]+)"', text) == [name for kind in ("worksheet", "anki", "export") for name in of(kind)]
    assert re.findall(r'value="([^"]+)" checked', text) == ["paper", "key"]


def of(command: str) -> list[str]:
    return [name for name, output in OUTPUTS.items() if output.command == command]


def test_each_says_what_it_leaves_out_before_it_is_downloaded(page: Page) -> None:
    text = page.get("files").text
    for name, output in OUTPUTS.items():
        asked = f"left-out?output={name}" in text
        assert asked != output.whole
    assert "2 questions are left out: " in words(page.get("files/left-out", output="kahoot"))
    assert "Nothing is left out." in words(page.get("files/left-out", output="xlsx"))


@pytest.mark.slow
def test_what_is_said_to_be_whole_leaves_nothing_out(page: Page) -> None:
    for name in (name for name, output in OUTPUTS.items() if output.whole):
        assert "Nothing is left out." in words(page.get("files/left-out", output=name)), name


def test_a_file_is_that_of_the_command_line(page: Page) -> None:
    answer = page.get("files/get", output="moodle")
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''set.xml"
    assert run(page.folder / "甲地", "export", "set", "--to", "moodle", "-o", "out.xml", "-q").status == 0
    assert answer.content == (page.folder / "甲地/out.xml").read_bytes()


def test_several_come_as_one_zip_and_the_paper_knows_of_its_sheet(page: Page) -> None:
    answer = page.client.get(f"{page.place}/files/get", params=[("output", name) for name in ("sheet", "paper")])
    assert answer.headers["content-disposition"].endswith("set.zip")
    with ZipFile(BytesIO(answer.content)) as packed:
        made = {name: packed.read(name) for name in packed.namelist()}
    assert run(page.folder / "甲地", "worksheet", "set", "--only", "paper,sheet", "-o", "out", "-q").status == 0
    there = {path.name: path.read_bytes() for path in (page.folder / "甲地/out").iterdir() if not path.name.startswith(".")}
    assert made == there


def test_where_nothing_is_chosen_it_says_so(page: Page) -> None:
    for answer in (page.get("files/get"), page.get("files/get", output="nothing")):
        assert answer.status_code == 409 and "choose at least one" in words(answer)
    assert page.get("files/left-out", output="nothing").status_code == 404


def test_pages_are_pictures_of_what_is_printed(page: Page) -> None:
    text = page.get("pages", product="paper").text
    pictures = [link.replace("&amp;", "&") for link in re.findall(r'<img src="([^"]+)"', text)]
    assert [re.search(r"form=(\w*)&number=(\d+)", link).groups() for link in pictures] == [("A", "1"), ("B", "1")]
    answer = page.client.get(pictures[0])
    assert answer.headers["content-type"] == "image/png"
    with Image.open(BytesIO(answer.content)) as seen:
        assert 0.7 < seen.width / seen.height < 0.71 and seen.width > 900 and len(seen.getcolors(1000) or ()) > 10


def test_what_is_no_page_is_not_found(page: Page) -> None:
    for query in ({"product": "anki"}, {"product": "paper", "form": "Z", "number": "1"}, {"product": "paper", "form": "A", "number": "9"}):
        assert page.get("pages/picture", **query).status_code == 404
    assert page.get("pages", product="anki").status_code == 404
