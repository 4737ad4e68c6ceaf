"""Materials in a draw: whole or not at all, together and in order, counted by their questions, the same number on every form."""

from __future__ import annotations

import pytest

from tests.sets.conftest import DeckOf
from tests.sets.made import bank_of, base_of_records, item, slogan
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.figure import Material
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.sets.draw import candidates, draw
from zhongbu_quiz.sets.enemies import Enemies
from zhongbu_quiz.sets.form import MATERIAL, by_material

WORDS = ("粮食", "能源", "装备", "枢纽", "城镇", "生态", "开放", "民生", "人才", "创新", "文化", "水利")


def _question(material: str, number: int) -> list[Item]:
    """One choice and two gaps under one material."""
    told = Material(material, f"材料{WORDS[number]}写的是{WORDS[number]}的事。")
    fact = WORDS[number]
    options = [f"{fact}{letter}" for letter in "甲乙丙丁"]
    return [
        item(f"{material}:a", fact, f"由材料可知{fact}的事是＿。", f"{fact}甲", "single_choice", texts=options, material=told),
        item(f"{material}:b", fact, f"材料中{fact}的前一件是＿。", f"{fact}前", material=told),
        item(f"{material}:c", fact, f"材料中{fact}的后一件是＿。", f"{fact}后", material=told),
    ]


@pytest.fixture(scope="module")
def bank() -> Bank:
    """Four materials of three questions each, and eight items that stand alone."""
    base = base_of_records(*map(slogan, WORDS))
    under = [question for number in range(4) for question in _question(f"ma-{number}", number)]
    alone = [item(f"alone-{number}", WORDS[number], f"关于{WORDS[number]}的目标是＿。", f"目标{WORDS[number]}") for number in range(4, 12)]
    return bank_of(base, *under, *alone)


DECK = "title: 卷\ncounts: {single_choice: 1, fill_blank: 5}\npoints: {single_choice: 3, fill_blank: 2}\n"


def test_a_material_comes_whole_together_and_in_order(bank: Bank, deck_of: DeckOf) -> None:
    form = draw(deck_of(DECK + "materials: 1\n"), bank).forms[0]
    last = form.parts[-1]
    assert last.kind == MATERIAL and [part.kind for part in form.parts] == ["fill_blank", MATERIAL]
    ((material, questions),) = by_material(last.items)
    assert material and [question.id for question in questions] == [f"{material.id}:{end}" for end in "abc"]
    assert len(form.items) == 6 and form.total == 3 + 5 * 2 and [int(value) for value in last.each] == [3, 2, 2]


def test_forms_have_different_materials_of_one_make(bank: Bank, deck_of: DeckOf) -> None:
    deck = deck_of(DECK + "materials: 1\nforms: 2\nform_mode: distinct\n")
    a, b = draw(deck, bank).forms
    assert len(a.items) == len(b.items) == 6 and not {i.id for i in a.items} & {i.id for i in b.items}
    assert len(a.parts[-1].items) == len(b.parts[-1].items) == 3


def test_reordered_forms_keep_a_material_together(bank: Bank, deck_of: DeckOf) -> None:
    text = DECK.replace("single_choice: 1, fill_blank: 5", "single_choice: 2, fill_blank: 6")
    for form in draw(deck_of(text + "materials: 2\nforms: 3\n"), bank).forms:
        groups = by_material(form.parts[-1].items)
        assert len(groups) == 2 and all([question.id[-1] for question in questions] == list("abc") for _, questions in groups)


def test_without_a_word_as_few_come_as_the_counts_need(bank: Bank, deck_of: DeckOf) -> None:
    needs = draw(deck_of(DECK), bank).forms[0]
    assert needs.parts[-1].kind == MATERIAL and len(needs.parts[-1].items) == 3
    alone = draw(deck_of("title: 卷\ncounts: {fill_blank: 5}\n"), bank).forms[0]
    assert [part.kind for part in alone.parts] == ["fill_blank"] and not any(one.material for one in alone.items)


def test_too_many_materials_are_told(bank: Bank, deck_of: DeckOf) -> None:
    with pytest.raises(ContentError, match="asks for 2 materials, but only 1 on each of 1 forms fit"):
        draw(deck_of(DECK + "materials: 2\n"), bank)


def test_a_selection_that_cuts_a_material_leaves_it_out(bank: Bank, deck_of: DeckOf) -> None:
    admitted = candidates(deck_of("title: 卷\nselect: {item_kinds: [fill_blank]}\n"), bank)
    assert admitted and not any(one.material for one in admitted)
    assert sum(one.material is not None for one in candidates(deck_of("title: 卷\n"), bank)) == 12


def test_no_item_asks_what_a_material_says(bank: Bank) -> None:
    told = item("telling", WORDS[5], f"材料{WORDS[0]}写的是＿。", f"{WORDS[0]}的事")
    enemies = Enemies(bank.base)
    assert enemies.between(told, bank.by_id["ma-0:b"]) == 79 and enemies.between(told, bank.by_id["ma-1:b"]) is None
    assert enemies.between(bank.by_id["ma-0:a"], bank.by_id["ma-0:c"]) is None
