"""Single questions of a paper by hand: moved, worth something else, worded anew; the deck file says so, and everybody draws the same."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest

from tests.web.conftest import Page, words
from zhongbu_quiz.sets.deck import load_deck
from zhongbu_quiz.studio.desk import Desk


def other_order(items: list[str], at: int, to: int) -> list[str]:
    items = list(items)
    items[at], items[to] = items[to], items[at]
    return items


def change(page: Page, do: str, item: str, **more: str) -> int:
    return page.post("change", do=do, item=item, number="1", seen=page.seen("sheet"), **{"form": "A", **more}).status_code


def stem_of(page: Page, item: str) -> str:
    """The stem that can be worded anew, where its question is opened for that."""
    shown = page.get("sheet", open=str(page.items().index(item) + 1))
    (stem,) = re.findall(r"<textarea name=\"stem\"[^>]*>(.*?)</textarea>", shown.text, re.S)
    return str(stem)


def test_a_question_is_moved_within_its_part(page: Page) -> None:
    before = page.items()
    assert change(page, "down", before[0]) == 303
    assert page.items() == other_order(before, 0, 1)
    assert change(page, "down", before[0]) == 303
    assert page.items() == [before[1], before[2], before[0], *before[3:]]
    assert change(page, "up", before[0]) == change(page, "up", before[0]) == 303
    assert page.items() == before
    assert change(page, "up", before[0]) == 409
    drawn = Desk(page.folder).drawn(Desk(page.folder).opened("甲地", "set"))
    assert [item.id for item in drawn.forms[0].items] == before


def test_another_order_of_form_a_is_not_moved(page: Page) -> None:
    before = page.items("B")
    assert 'value="up"' not in page.get("sheet", form="B").text
    assert change(page, "down", before[0], form="B") == 409 and page.items("B") == before


def test_a_question_has_points_of_its_own(page: Page) -> None:
    first, second = page.items()[:2]
    assert change(page, "worth", first, worth="7") == 303
    record = load_deck(page.deck).record
    assert {name: float(value) for name, value in record.item_points.items()} == {first: 7}
    desk = Desk(page.folder)
    part = desk.drawn(desk.opened("甲地", "set")).forms[0].parts[0]
    assert [float(value) for value in part.values][:2] == [7, 5]
    assert change(page, "worth", second, worth="many") == 409
    assert change(page, "worth", first, worth="") == 303 and not load_deck(page.deck).record.item_points


def test_a_question_is_worded_anew_and_stands_where_it_stood(page: Page) -> None:
    before = page.items()
    old = before[1]
    stem = stem_of(page, old)
    assert change(page, "reword", old, stem=f"请看：{stem}") == 303
    after = page.items()
    assert [one for one in after if one not in before] == [after[1]] and after[1].startswith("own:")
    assert [one for place, one in enumerate(after) if place != 1] == [one for place, one in enumerate(before) if place != 1]
    shown = page.get("sheet")
    assert "请看：" in words(shown) and shown.text.count('class="own"') == 1
    assert old in load_deck(page.deck).record.exclude


@pytest.mark.parametrize("stem", ["", "（　", "长" * 5000, "\x07（　　）"])
def test_what_cannot_be_asked_changes_nothing(stem: str, page: Page) -> None:
    before = {path: path.read_bytes() for path in page.folder.rglob("*") if path.is_file()}
    answer = page.post("change", do="reword", item=page.items()[0], form="A", number="1", seen=page.seen("sheet"), stem=stem)
    assert answer.status_code == (409 if len(stem) != 2 else answer.status_code)
    if answer.status_code == 409:
        assert {path: path.read_bytes() for path in page.folder.rglob("*") if path.is_file()} == before


def test_every_kind_is_worded_anew(page: Page) -> None:
    place = f"/set/{quote('甲地')}/paper"
    page.post(place, title="各种")
    kinds = "single_choice multiple_choice true_false cloze fill_blank matching ordering short_answer".split()
    file = page.folder / "甲地/decks/各种.yaml"
    desk = Desk(page.folder)
    there = {item.kind for item in desk.opened("甲地", "set").bank.items if not item.material}
    counts = ", ".join(f"{kind}: 1" for kind in kinds if kind in there)
    file.write_text(f"title: 各种\ncounts: {{{counts}}}\nfewer: true\n", encoding="utf-8")
    mine = Page(page.folder, page.client, f"{place}/{quote('各种')}")
    for _kind in kinds:  # what a new wording tells the answer of makes room for another question, so it is asked each time what stands there
        item = next((one for one in mine.items() if not one.startswith("own:")), "")
        if not item:
            break
        stem = f"按课本，{stem_of(mine, item)}"
        answer = mine.post("change", do="reword", item=item, form="A", number="1", seen=mine.seen("sheet"), stem=stem)
        assert answer.status_code == 303, (item, words(answer))
    assert all(item.startswith("own:") for item in mine.items())
