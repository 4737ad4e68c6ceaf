"""What a paper asks: its spread in bars, and what only guessing brings, beside the form."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from tests.web.conftest import DECK, Page, words
from zhongbu_quiz.items.item import Choice
from zhongbu_quiz.studio.balance import balance, guessed, uneven
from zhongbu_quiz.studio.desk import Desk


def form(page: Page) -> Any:
    desk = Desk(page.folder)
    return desk.drawn(desk.opened("甲地", "set"))


def test_bars_count_each_question_once_in_the_order_of_the_text(page: Page) -> None:
    drawn = form(page)
    made = balance(drawn.forms[0], drawn.sections)
    assert made.charts and all(sum(bar.count for bar in bars) == 6 for _title, bars in made.charts)
    order = [section for _document, section in drawn.sections]
    names = [bar.name for bar in dict(made.charts).get("Sections", ())]
    assert names == [name for name in order if name in names]


def test_guessing_is_what_chance_gives(page: Page) -> None:
    drawn = form(page)
    choices = [item for item in drawn.forms[0].items if isinstance(item, Choice)]
    assert [guessed(item) for item in choices] == [1 / len(item.options) for item in choices]
    assert not any(guessed(item) for item in drawn.forms[0].items if item.kind == "cloze")
    mean = sum(5 * guessed(item) for item in choices)
    passed = 0.0  # 28 points in all, 17 of them pass: all four choices of five points each
    for right in product((True, False), repeat=len(choices)):
        chance = 1.0
        for item, got in zip(choices, right, strict=True):
            chance *= guessed(item) if got else 1 - guessed(item)
        passed += chance if 5 * sum(right) >= 28 * 0.6 else 0
    first, second = balance(drawn.forms[0], drawn.sections).guess
    assert f"about {mean:.0f} of 28 points" in first
    assert re.search(r"[\d.]+(?= pass)", second) is not None if passed >= 0.001 else "Nobody" in second


def test_choices_of_another_number_of_options_are_named(page: Page) -> None:
    of_four = next(item for item in form(page).forms[0].items if isinstance(item, Choice) and len(item.options) == 4)
    of_three = replace(of_four, options=of_four.options[:3])
    assert uneven([of_four, of_three, of_four]) == ("Number 2: 3 options, the other single choices have 4.",)
    assert uneven([of_four, of_four]) == uneven([of_three]) == uneven([]) == ()


def test_whose_numbers_are_told_is_said(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhongbu_quiz.studio.balance.uneven", lambda _items: ("Number 2: 3 options.",))
    assert "Form A · Number 2: 3 options." in words(page.get("balance"))
    page.deck.write_text(DECK.replace("forms: 2\n", ""), encoding="utf-8")
    assert "Form A" not in words(page.get("balance")) and "Number 2: 3 options." in words(page.get("balance"))


def test_it_stands_on_the_screen_and_comes_alone_after_an_exchange(page: Page) -> None:
    assert "Who only guesses" in words(page.get()) and "<svg" in page.get().text and "style=" not in page.get().text
    part = page.get("balance")
    assert part.status_code == 200 and "Who only guesses" in words(part) and "<html" not in part.text
