"""What is removed on the page: asked for first, put aside where nothing reads it, and put back as it was."""

from __future__ import annotations

import re
import shutil
from urllib.parse import quote

import pytest

from tests.core.small import files_in, run
from tests.web.conftest import TABLE, Page, client, settings, words

SET = f"/set/{quote('甲地')}"


def figures(page: Page) -> str:
    """How much there is in the set."""
    return words(page.get(f"{SET}/figures")).partition("Last paper")[0].strip()


def put_back(page: Page, place: str, shown: str) -> None:
    """Press the button on the page that was shown."""
    numbers = re.findall(r'name="number" value="(\d+)"', shown)
    assert page.post(place, number=numbers[0]).status_code == 303


@pytest.mark.parametrize(("what", "of", "file"), [("paper", "set", "decks/set.yaml"), ("material", "年表.csv", "seeds/年表.csv")])
def test_a_part_of_a_set_is_removed_and_comes_back(what: str, of: str, file: str, page: Page) -> None:
    home = page.folder / "甲地"
    (home / "seeds/年表.csv").write_text(TABLE, encoding="utf-8")
    before, facts = files_in(home), figures(page)
    links = re.findall(r'href="([^"]+/remove\?[^"]+)"', page.get(SET).text)
    asked = next(link.replace("&amp;", "&") for link in links if f"what={what}" in link and quote(of) in link)
    answer = page.client.get(asked)
    assert answer.status_code == 200 and "Remove “" in words(answer) and files_in(home) == before  # asking changes nothing
    after = page.post(f"{SET}/remove", what=what, of=of)
    assert after.headers["location"] == f"{SET}?gone=1"
    assert files_in(home) == {**{path: data for path, data in before.items() if path != file}, f"已删除/1/{file}": before[file]}
    told = page.get(SET, gone="1")
    assert "was removed." in words(told) and asked not in told.text.replace("&amp;", "&")
    assert (figures(page) == facts) == (what == "paper")
    ran = run(home, "check", "-q")
    assert ran.status == 0 and "已删除" not in ran.out + ran.err, ran.err
    put_back(page, f"{SET}/restore", told.text)
    assert files_in(home) == before and figures(page) == facts


def test_a_set_is_removed_and_comes_back(page: Page) -> None:
    shutil.copytree(page.folder / "甲地", page.folder / "乙地")
    before = files_in(page.folder)
    assert "Remove this set" in words(page.get(SET))
    assert page.post(f"{SET}/remove", what="set").headers["location"] == "/?gone=1"
    shown = page.get("/", gone="1")
    assert page.get(SET).status_code == 404 and "was removed." in words(shown) and "乙地" in shown.text and f'href="{SET}"' not in shown.text
    put_back(page, "/restore", shown.text)
    assert files_in(page.folder) == before and page.get(SET).status_code == 200


def test_of_two_sets_of_one_name_the_question_says_which(page: Page) -> None:
    shutil.copytree(page.folder / "甲地", page.folder / "乙地")
    for folder in ("甲地", "乙地"):
        asked = page.get(f"/set/{folder}/remove", what="set")
        for told in (words(asked), words(page.get(f"/set/{folder}"))):
            assert f"Folder: {folder} · Last change: " in told and " · 1 paper" in told
        assert "<button class=\"risky\">Remove</button>" in asked.text and "class=\"main\"" not in asked.text


def test_what_has_another_in_its_place_stays_aside(page: Page) -> None:
    old = page.deck.read_bytes()
    page.post(f"{SET}/remove", what="paper", of="set")
    page.post(f"{SET}/paper", title="set")
    page.post(f"{SET}/remove", what="paper", of="set")
    page.post(f"{SET}/paper", title="set")
    before = files_in(page.folder)
    answer = page.post(f"{SET}/restore", number="1")
    assert answer.status_code == 409 and "there is another" in words(answer) and files_in(page.folder) == before
    page.deck.unlink()
    assert page.post(f"{SET}/restore", number="1").status_code == 303 and page.deck.read_bytes() == old


@pytest.mark.parametrize("form", [{"what": "set"}, {"what": "paper", "of": "../set"}, {"what": "material", "of": "../project.yaml"}, {"what": "all"}])
def test_nothing_else_is_removed(form: dict[str, str], page: Page) -> None:
    before = files_in(page.folder)
    with client(settings(page.folder / "甲地")) as asked:  # the page is opened on that set itself
        assert "Remove this set" not in words(asked.get("/set/甲地"))
        assert asked.post("/set/甲地/remove", data={"token": "form-token", **form}).status_code == 404
    assert page.post(f"{SET}/restore", number="../1").status_code == page.post("/restore", number="1").status_code == 404
    assert files_in(page.folder) == before


def test_a_set_without_its_last_material_says_so_and_has_it_back(page: Page) -> None:
    for path in sorted((page.folder / "甲地/seeds").iterdir()):
        page.post(f"{SET}/remove", what="material", of=path.name)
    answer = page.get(SET)
    assert answer.status_code == 200 and "To be mended" in words(answer)
    put_back(page, f"{SET}/restore", answer.text)
