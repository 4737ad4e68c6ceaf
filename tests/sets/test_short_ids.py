"""Short ids: what a printed page calls an item, and a deck and `swap` take for the whole id."""

from __future__ import annotations

import re

import pytest

from tests.sets.conftest import DeckOf
from tests.sets.test_by_hand import TWO, ids, undrawn
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.items import bank as banks
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.short_id import short_id
from zhongbu_quiz.sets.draw import candidates, draw


def test_a_short_id_can_be_typed_and_is_no_number() -> None:
    for name in ("event-date:ev-2010-01-wanjiang:date", "own:q1", ""):
        assert re.fullmatch("[a-hj-km-np-z][a-hj-km-np-z2-9]{5}", short_id(name))
    assert short_id("event-date:ev-2010-01-wanjiang:date") == "puw64a", "for ever: it stands on paper"


def test_it_is_unique_in_the_bank_that_ships(bank: Bank) -> None:
    assert {len(items) for items in bank.by_short_id.values()} == {1} and len(bank.by_short_id) == len(bank.items)


def test_a_deck_takes_it_for_the_whole_id(bank: Bank, deck_of: DeckOf) -> None:
    plain = draw(deck_of(TWO), bank).forms[0]
    gone = plain.items[-1].id
    (wanted,) = undrawn(deck_of(TWO), bank, "single_choice", 1)
    long, short = (
        deck_of(f"{TWO}include: [{name(wanted)}]\nexclude: [{name(gone)}]\n") for name in (str, short_id)
    )  # fmt: skip
    assert draw(short, bank) == draw(long, bank) != plain and wanted in ids(draw(short, bank).forms[0])
    assert candidates(short, bank) == candidates(long, bank)
    old, new = plain.items[0].id, wanted
    swapped = draw(deck_of(f"{TWO}swap: {{{short_id(old)}: {short_id(new)}}}\n"), bank).forms[0]
    assert [item.id for item in swapped.items] == [new, *(item.id for item in plain.items[1:])]


def _problems(text: str, bank: Bank, deck_of: DeckOf) -> str:
    with pytest.raises(ContentError) as caught:
        draw(deck_of(text), bank)
    return str(caught.value)


def test_one_that_is_none_is_told_with_its_line_and_one_that_is_like_it(bank: Bank, deck_of: DeckOf) -> None:
    right = short_id(bank.items[0].id)
    typo = right[:-1] + ("2" if right[-1] != "2" else "3")
    assert f"deck.yaml:4: there is no item '{typo}'; did you mean {right}?" in _problems(f"{TWO}exclude: [{typo}]\n", bank, deck_of)
    assert "there is no item 'zzzzzz'; `zhongbu-quiz items DECK --all` lists them" in _problems(f"{TWO}exclude: [zzzzzz]\n", bank, deck_of)


def test_what_is_wrong_with_an_item_is_told_at_the_short_id_that_was_typed(bank: Bank, deck_of: DeckOf) -> None:
    item = draw(deck_of(TWO), bank).forms[0].items[0].id
    short = short_id(item)
    text = f"{TWO}exclude: [{short}]\nswap:\n  {short}: {short_id(bank.items[0].id)}\n"
    assert f"deck.yaml:6: {item!r} is in `exclude`, so it is never drawn" in _problems(text, bank, deck_of)
    assert f"deck.yaml:6: {item!r} stands twice; remove one" in _problems(
        f"{TWO}swap:\n  {item}: {short_id(bank.items[0].id)}\n  {short}: {short_id(bank.items[1].id)}\n", bank, deck_of
    )


def test_one_that_several_items_share_is_told_with_their_ids(bank: Bank, deck_of: DeckOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(banks, "short_id", lambda name: "aaaaaa" if name in shared else short_id(name))
    shared = [item.id for item in bank.items[:2]]
    other = Bank(bank.base, bank.items, {})
    words = f"deck.yaml:4: the short id 'aaaaaa' stands for 2 items; write the whole id of one of them: {shared[0]}, {shared[1]}"
    assert words in _problems(f"{TWO}exclude: [aaaaaa]\n", other, deck_of)
