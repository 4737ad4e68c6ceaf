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
from zhongbu_quiz.paths import data_dir


def test_every_output_of_the_registry_is_offered(page: Page) -> None:
    text = page.get("files").text
    assert sorted(re.findall(r'name="output" value="([^"]+)"', text)) == sorted(OUTPUTS)
    assert re.findall(r'value="([^"]+)" checked', text) == ["paper", "key"]


def test_what_is_printed_comes_first_and_what_few_want_is_folded(page: Page) -> None:
    text = page.get("files").text
    printed, phone, home, others = (re.findall(r'name="output" value="([^"]+)"', part) for part in re.split(r'id="(?:phone|platforms|others)"', text))
    assert printed[:2] == ["paper", "docx"] and phone[0] == "anki" and home[:2] == ["xlsx-chaoxing", "xlsx-kaoshibao"]
    assert {"moodle", "qti", "gift", "json", "csv"} <= set(others) and '<details class="filter" id="others">' in text


def test_a_form_that_is_ticked_is_not_hidden_in_the_fold(page: Page) -> None:
    page.deck.write_text(page.deck.read_text("utf-8").replace("[paper, key]", "[paper, moodle]"), encoding="utf-8")
    assert '<details class="filter" id="others" open>' in page.get("files").text


def test_a_table_of_her_own_layout_stands_with_the_platforms(page: Page) -> None:
    maps = page.folder / "甲地/templates/tables"
    maps.mkdir(parents=True)
    (maps / "school.yaml").write_text((data_dir("templates") / "tables/kaoshibao.yaml").read_bytes().decode(), encoding="utf-8")
    home, others = page.get("files").text.partition('id="platforms"')[2].split('id="others"')
    assert 'value="xlsx-school"' in home and 'value="csv-school"' in others


def test_each_says_of_which_kind_its_file_is(page: Page) -> None:
    found = re.findall(r'name="output" value="([^"]+)".*?<span class="file">([^<]+)</span>', page.get("files").text, re.S)
    kinds = dict(found)
    assert len(found) == len(OUTPUTS) and not [kind for kind in kinds.values() if kind.startswith(".")]
    assert [kinds[name] for name in ("paper", "docx", "anki", "xlsx", "text", "html")] == ["PDF", "Word", "Anki", "Excel", "plain text", "web page"]


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


def test_a_page_opens_large_and_each_form_as_pdf(page: Page) -> None:
    text = page.get("pages", product="paper").text
    assert re.findall(r'<li><small>[^<]+</small><a href="([^"]+picture[^"]+)"', text) == re.findall(r'<img src="([^"]+)"', text)
    assert "This page is being loaded" in text  # what she sees until it is there
    found = [page.client.get(link.replace("&amp;", "&")) for link in re.findall(r'href="([^"]+/pdf[^"]+)"', text)]
    assert [answer.headers["content-disposition"] for answer in found] == [f"inline; filename*=UTF-8''set-{form}-paper.pdf" for form in "AB"]
    with ZipFile(BytesIO(page.get("files/get", output="paper").content)) as packed:
        assert [answer.content for answer in found] == [packed.read(f"set-{form}-paper.pdf") for form in "AB"]


def test_what_is_no_page_is_not_found(page: Page) -> None:
    assert page.get("pages/pdf", product="paper", form="Z").status_code == 404 == page.get("pages/pdf", product="anki", form="A").status_code
    for query in ({"product": "anki"}, {"product": "paper", "form": "Z", "number": "1"}, {"product": "paper", "form": "A", "number": "9"}):
        assert page.get("pages/picture", **query).status_code == 404
    assert page.get("pages", product="anki").status_code == 404


def test_forms_of_one_draw_whose_pages_differ_say_that_nothing_lacks(page: Page) -> None:
    from zhongbu_quiz.studio.offers import Page as Leaf
    from zhongbu_quiz.web.screens.files import _lengths

    assert _lengths([Leaf("A", 1), Leaf("A", 2), Leaf("B", 1)]) == "form A 2 pages, form B 1 pages"
    assert _lengths([Leaf("A", 1), Leaf("B", 1)]) == "" and "fill their pages otherwise" not in words(page.get("pages"))


def test_the_name_of_an_output_is_not_said_twice_and_its_file_is_no_button(page: Page) -> None:
    page.client.cookies.set("zhongbu-quiz-language", "zh")
    text = page.get("files").text
    assert "Word 版试卷和答案" in text and not re.search(r"(\w{2,}) <small>\1", text)
    assert "border" not in re.findall(r"\.file \{[^}]*\}", page.get("/static/page.css").text)[0]
    kept = words(page.get("files/left-out", output="cards"))
    assert "道题放不进去：纸卡片只收" in kept
