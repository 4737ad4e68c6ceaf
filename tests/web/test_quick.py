"""What makes the page quick: a set is searched for once, and small answers go at once. How quick it is, `make bench` says."""

from __future__ import annotations

from collections.abc import Callable
from socket import IPPROTO_TCP
from typing import Any

import pytest

from tests.web.conftest import Page, words
from zhongbu_quiz.cli.serve import listen
from zhongbu_quiz.studio import opening
from zhongbu_quiz.studio.desk import Desk


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the decks for which a set was searched."""
    found: list[str] = []
    search: Callable[..., Any] = opening.planned

    def counted(deck: Any, bank: Any) -> Any:
        found.append(deck.record.title)
        return search(deck, bank)

    monkeypatch.setattr(opening, "planned", counted)
    return found


def test_what_comes_after_the_draw_searches_for_no_other_set(searches: list[str], page: Page) -> None:
    item = page.items()[1]
    page.get()
    assert page.change("swap", item).status_code == 303
    assert page.change("down", page.items()[0]).status_code == 303
    assert item not in page.items() and page.get().status_code == page.get("files").status_code == 200
    assert searches == ["甲地练习"]
    page.post("redraw", seen=page.seen())
    page.items()
    assert len(searches) == 2


def test_a_plan_that_is_kept_is_held_to_what_the_deck_names(page: Page) -> None:
    page.items()
    page.deck.write_text(page.deck.read_text("utf-8") + "swap: {no-such: nor-this}\n", encoding="utf-8")
    answer = page.get("sheet")
    assert answer.status_code == 409 and "no-such" in words(answer)


def test_what_was_opened_before_a_file_changed_is_not_kept_for_what_it_is_now(page: Page) -> None:
    desk = Desk(page.folder)
    before = desk.opened("甲地", "set")
    seeds = next(path for path in before.project.seed_paths() if path.suffix == ".yaml")
    seeds.write_text(seeds.read_text("utf-8") + "# \n", encoding="utf-8")
    old = desk.drawn(before)
    assert desk.drawn(desk.opened("甲地", "set")) is not old


def test_small_answers_go_at_once() -> None:
    with listen("127.0.0.1", 0) as listening:
        assert listening.proto == IPPROTO_TCP  # by which asyncio knows that nothing is to be held back
