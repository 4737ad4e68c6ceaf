"""What is said where a paper cannot be drawn: file, line, which cell, how many there are."""

from __future__ import annotations

import pytest

from tests.sets.conftest import DeckOf
from tests.sets.made import bank_of, base_of_records, item, slogan
from tests.sets.test_engine import NAMES, star
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.sets.draw import draw


def words(deck_of: DeckOf, text: str, bank: Bank) -> list[str]:
    """The messages with their lines."""
    with pytest.raises(ContentError) as caught:
        draw(deck_of(text), bank)
    assert all(problem.path.endswith("deck.yaml") for problem in caught.value.problems)
    return [f"{problem.line}: {problem.message}" for problem in caught.value.problems]


def five() -> Bank:
    """Five items that get on with each other."""
    items = [item(name, name, f"{name * 6}的＿。", f"{name}目标") for name in NAMES]
    return bank_of(base_of_records(*map(slogan, NAMES)), *items)


SHORT = """\
title: 练习
blueprint:
  - {kind: fill_blank, count: 6}
  - {kind: fill_blank, difficulty: hard, count: 1}
  - {kind: fill_blank, document: 甲文, section: 二, count: 2}
"""
"""A deck whose rows ask for more than there is, each in its way."""


def test_all_cells_that_are_short(deck_of: DeckOf) -> None:
    """Every one of them, on its line, at once."""
    text = f"{SHORT}  - {{kind: ordering, count: 1}}\n  - {{kind: fill_blank, difficulty: medium, count: 2}}\n"
    assert words(deck_of, text, five()) == [
        "3: row 1 of `blueprint` asks for 6 fill_blank items, but there are 5; write 5 or less, or admit more",
        "4: row 2 of `blueprint` asks for 1 fill_blank item (hard), but there are none (there are some of other difficulties); "
        "remove it, or admit more",
        "5: row 3 of `blueprint` asks for 2 fill_blank items of 甲文 · 二, but there are none; remove it, or admit more",
        "6: row 4 of `blueprint` asks for 1 ordering item, but there are none; remove it, or admit more",
        "7: row 5 of `blueprint` asks for 2 fill_blank items (medium), but beside the other rows none can stand on one paper; "
        "remove it, or admit more",
    ]


def test_counts_have_lines_too(deck_of: DeckOf) -> None:
    """`counts` without a blueprint."""
    text = "title: 练习\ncounts:\n  fill_blank: 6\n"
    assert words(deck_of, text, five()) == [
        "3: `counts.fill_blank` asks for 6 fill_blank items, but there are 5; write 5 or less, or admit more"
    ]


def test_enough_items_but_enemies(deck_of: DeckOf) -> None:
    """Five items, of which four can stand together."""
    assert words(deck_of, "title: 练习\ncounts: {fill_blank: 5}\n", star()) == [
        "2: `counts.fill_blank` asks for 5 fill_blank items, but only 4 of 5 can stand on one paper together; write 4 or less, or admit more"
    ]


def test_the_number_to_write_instead_makes_a_paper(deck_of: DeckOf) -> None:
    """Not how many items there are, of which more keep each other out."""
    assert words(deck_of, "title: 练习\ncounts: {fill_blank: 300}\n", star()) == [
        "2: `counts.fill_blank` asks for 300 fill_blank items, but only 4 of 5 can stand on one paper together; write 4 or less, or admit more"
    ]
    draw(deck_of("title: 练习\ncounts: {fill_blank: 4}\n"), star())


def test_rows_that_take_from_each_other(deck_of: DeckOf) -> None:
    """Each row could be filled alone."""
    text = """\
title: 练习
blueprint:
  - {kind: fill_blank, count: 3}
  - {kind: fill_blank, difficulty: medium, count: 3}
"""
    found = words(deck_of, text, five())
    assert len(found) == 1
    assert "asks for 3 fill_blank items" in found[0]
    assert "but beside the other rows only 2 can stand on one paper; write 2 or less, or admit more" in found[0]


def test_too_many_forms(deck_of: DeckOf) -> None:
    """Two forms of three from five."""
    text = "title: 练习\ncounts: {fill_blank: 3}\nforms: 2\nform_mode: distinct\n"
    assert words(deck_of, text, five()) == [
        "3: asks for 2 distinct forms of 3 items that share none, but that leaves 1 of 6 places empty; "
        "write a larger `max_shared`, fewer `forms`, or `form_mode: reorder`"
    ]


def test_selection_that_admits_nothing(deck_of: DeckOf) -> None:
    """No fact, or no item of the facts."""
    assert words(deck_of, "title: 练习\nselect: {regions: [火星]}\n", five()) == [
        "2: there is no “火星”, and nothing of the kind to choose by here; remove this line"
    ]
    assert words(deck_of, "title: 练习\nselect: {item_kinds: [ordering]}\n", five()) == [
        "2: `select` admits 5 facts but none of their items; loosen item_kinds or models"
    ]


@pytest.mark.usefixtures("chinese")
def test_a_row_is_told_in_chinese(deck_of: DeckOf) -> None:
    """Which row, what it asks for, how many there are, and what to write instead."""
    assert words(deck_of, SHORT, five()) == [
        "3: `blueprint` 第1行 要6道填空题，只有5道；改成5或更少，或多收些题",
        "4: `blueprint` 第2行 要1道填空题（难），一道也没有（别的难度有）；删去这一行，或多收些题",
        "5: `blueprint` 第3行 要“甲文 · 二”的2道填空题，一道也没有；删去这一行，或多收些题",
    ]
    assert words(deck_of, "title: 练习\ncounts: {fill_blank: 5}\n", star()) == [
        "2: `counts.fill_blank` 要5道填空题，虽有5道，能同卷的只有4道（其余互相泄露答案）；改成4或更少，或多收些题"
    ]
    forms = "title: 练习\ncounts: {fill_blank: 3}\nforms: 2\nform_mode: distinct\n"
    assert words(deck_of, forms, five()) == [
        "3: 要2份不同的卷，每份3道题，没有一道相同，这样6个位置会空出1个；把 `最多相同（max_shared）` 改大，或减少 `forms`，"
        "或写 `form_mode: reorder`（只打乱顺序）"
    ]
