"""What is wrong is said by the names of sets and papers; no path of the computer stands on the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.conftest import DECK, Page, client, settings, words
from zhongbu_quiz.studio.desk import Desk
from zhongbu_quiz.web.said import by_names

WRONG = {
    "unknown key": DECK + "nonsense: 1\n", "too many": DECK.replace("cloze: 2}", "cloze: 999}"), "no YAML": "title: [\n",
    "no such kind": DECK.replace("cloze]", "clze]"), "no text": "\0",
}  # fmt: skip
"""What somebody's editor may have left in the file of a deck."""
SCREENS = (
    "", "/sheet", "/files", "/pages", "/why?form=A&number=1&option=0", "/cards", "/stock?count=1", "/balance", "/marks", "/files/get?output=csv",
)  # fmt: skip


@pytest.mark.parametrize("deck", WRONG.values(), ids=WRONG)
def test_a_deck_that_is_wrong_is_called_by_its_name(deck: str, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    page.deck.write_text(deck, encoding="utf-8")
    for place in (Path("/"), page.folder, page.folder / "甲地"):
        monkeypatch.chdir(place)
        screens = SCREENS if place == page.folder else SCREENS[:2]  # where one stands matters to how files are called, and to nothing else
        answers = [words(page.client.get(f"{page.place}{screen}")) for screen in screens]
        answers.append(words(page.get("/set/甲地")))
        assert not [answer for answer in answers if "set.yaml" in answer or str(page.folder) in answer]
        assert any("“甲地”, paper “" in answer for answer in answers)


def test_the_set_itself_may_be_what_is_served(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    page.deck.write_text(WRONG["unknown key"], encoding="utf-8")
    monkeypatch.chdir(page.folder / "甲地")
    with client(settings(page.folder / "甲地")) as asked:
        answer = words(asked.get(page.place))
    assert "“甲地”, paper “" in answer and "line 9" in answer and "decks" not in answer


def test_other_files_are_called_by_their_place_in_the_folder(page: Page) -> None:
    files = ("seeds/表.csv:3", "seeds/表.csv", "decks/no.yaml", "data/map.yaml:3")
    said = by_names(Desk(page.folder), "\n".join(f"{page.folder}/甲地/{file}: is wrong" for file in files)).replace(": is wrong", "").split("\n")
    assert said == ["“甲地”, material “表.csv”, line 3", "“甲地”, material “表.csv”", "“甲地”, paper “no”", "甲地/data/map.yaml:3"]
