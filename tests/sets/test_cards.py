"""Which items become cards: one a thing, every fact that can be asked, and the decks of the project of a size to live with."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import KINDS, Item
from zhongbu_quiz.paths import data_dir
from zhongbu_quiz.quality.rules.rivals import cards_twice
from zhongbu_quiz.sets.cards import PAPER_KINDS, card_items, cards_for
from zhongbu_quiz.sets.deck import load_deck
from zhongbu_quiz.sets.draw import candidates


def test_every_fact_is_asked_and_none_too_often(bank: Bank) -> None:
    cards = card_items(bank.items)
    assert list(cards_twice(cards)) == []
    asked = {fact for item in bank.items for fact, _ in item.asks} | {item.main_fact for item in bank.items}
    mine = {fact for item in cards for fact, _ in item.asks} | {item.main_fact for item in cards}
    assert mine == asked
    assert {item.kind for item in cards} <= {"cloze", "single_choice", "multiple_choice", "matching", "ordering", *PAPER_KINDS}
    assert all(item in cards for item in bank.items if item.kind == "cloze")


def test_what_has_to_be_recalled_is_asked_in_a_gap_and_the_rest_in_a_choice(bank: Bank) -> None:
    cards = card_items(bank.items)
    gaps = {slot for item in cards if item.kind == "cloze" for slot in item.asks}
    alone = [item for item in cards if item.kind == "single_choice" and len(item.asks) == 1]
    assert len(alone) > 30 and not any(item.asks & gaps for item in alone)


@given(st.lists(st.sampled_from(KINDS), min_size=1, unique=True), st.integers(1, 7))
def test_any_part_of_a_bank_makes_cards_that_ask_nothing_twice(bank: Bank, kinds: list[str], every: int) -> None:
    """Whatever kinds and models a bank has, down to one kind alone."""
    items = [item for place, item in enumerate(bank.items) if item.kind in kinds and place % every == 0]
    cards = card_items(items)
    assert list(cards_twice(cards)) == []
    told = {fact for item in cards for fact, _ in item.asks} | {item.main_fact for item in cards}
    assert {item.main_fact for item in items if len(item.asks) <= 1} <= told


def _first(bank: Bank, kind: str) -> Item:
    return next(item for item in card_items(bank.items) if item.kind == kind and len(item.asks) == 1)


@pytest.mark.parametrize("kind", ["cloze", "single_choice"])
def test_a_card_twice_is_found(bank: Bank, kind: str) -> None:
    card = _first(bank, kind)
    found = [words for _, words in cards_twice([card, replace(card, id=f"{card.id}-again")])]
    assert any("front of" in words for words in found) and any("as " in words and words.startswith("asks") for words in found)


def test_a_paper_kind_beside_a_gap_is_found(bank: Bank) -> None:
    gap = _first(bank, "cloze")
    fill = next(item for item in bank.items if item.kind == "fill_blank" and item.main_fact == gap.main_fact)
    assert any("is no card" in words for _, words in cards_twice([gap, fill]))


def test_a_drawn_item_brings_the_card_of_what_it_asks(bank: Bank) -> None:
    """A fill-in or a judgement of a paper is studied by the card of its slot."""
    cards = card_items(bank.items)
    gaps = {next(iter(item.asks)): item.id for item in cards if item.kind == "cloze"}
    for item in bank.items:
        if item.kind in ("fill_blank", "true_false") and len(item.asks) == 1 and (gap := gaps.get(next(iter(item.asks)))):
            assert gap in cards_for([item], cards)


def test_core_is_a_first_deck_and_all_fits_a_year(bank: Bank) -> None:
    cards = card_items(bank.items)
    deck = load_deck(data_dir("decks") / "core.yaml")
    ids = cards_for(candidates(deck, bank), cards)
    facts = {item.main_fact for item in cards if item.id in ids}
    whole = [item for item in cards if item.id in ids or (item.kind == "cloze" and item.main_fact in facts)]
    assert 180 <= len(whole) <= 220
    assert max(Counter(item.main_fact for item in whole).values()) <= 6
    assert 500 <= len(cards) <= 800
