"""A deck that draws anew keeps the set as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.sets.deck import Deck, DeckRecord
from zhongbu_quiz.sets.draw import draw
from zhongbu_quiz.sets.exchange import equals, slots
from zhongbu_quiz.sets.planning import planned
from zhongbu_quiz.sets.steady import standing, steady
from zhongbu_quiz.sets.traits import asks_negative, asks_number, difficulty_of

PLAIN: dict[str, Any] = {"title": "甲", "counts": {"single_choice": 8, "cloze": 6, "true_false": 3}}
DECKS: dict[str, dict[str, Any]] = {
    "counts": PLAIN,
    "two forms": {**PLAIN, "forms": 2},
    "different forms": {**PLAIN, "counts": {"single_choice": 6, "cloze": 4}, "forms": 2, "form_mode": "distinct"},
    "rows": {"title": "甲", "blueprint": [{"kind": "single_choice", "count": 5, "difficulty": "medium"}, {"kind": "single_choice", "count": 3}]},
    "materials": {**PLAIN, "counts": {"single_choice": 8, "short_answer": 2}, "materials": 1},
}


def deck(**record: Any) -> Deck:
    return Deck(DeckRecord.model_validate(record), Path("deck.yaml"))


def forms(bank: Bank, **record: Any) -> list[set[str]]:
    """The items of each form; their numbers may be others, since what stands for another stands in its place."""
    return [{item.id for item in form.items} for form in draw(deck(**record), bank).forms]


@pytest.mark.parametrize("record", DECKS.values(), ids=list(DECKS))
@pytest.mark.parametrize("place", [0, 3, -1])
def test_a_fixed_item_leaves_all_where_they_stand(record: dict[str, Any], place: int, bank: Bank) -> None:
    before = forms(bank, **record)
    chosen = sorted(before[0])[place]
    shared = {"max_shared": 1} if record.get("form_mode") == "distinct" else {}
    swaps = steady(planned(deck(**record, include=[chosen], **shared), bank), standing(planned(deck(**record), bank)))
    if swaps is None:
        assert shared  # on every form where forms may share it, so that another has to go
        return
    assert forms(bank, **record, include=[chosen], swap=swaps) == before


@pytest.mark.parametrize("record", DECKS.values(), ids=list(DECKS))
@pytest.mark.parametrize("place", [0, 3])
def test_an_item_that_is_thrown_out_is_the_only_one_that_goes(record: dict[str, Any], place: int, bank: Bank) -> None:
    before = forms(bank, **record)
    gone = sorted(before[0])[place]
    swaps = steady(planned(deck(**record, exclude=[gone]), bank), standing(planned(deck(**record), bank)))
    assert swaps is not None
    after = forms(bank, **record, exclude=[gone], swap=swaps)
    for old, new in zip(before, after, strict=True):
        assert old - new == {gone} & old and len(new) == len(old)


def test_where_the_sheets_are_others_nothing_is_promised(bank: Bank) -> None:
    plan = planned(deck(**PLAIN), bank)
    assert steady(plan, []) is None and steady(plan, [*standing(plan), []]) is None


def test_what_asks_the_same_fact_and_is_as_difficult_is_offered_first(bank: Bank) -> None:
    plan = planned(deck(title="甲", counts={"cloze": 12}), bank)
    offered = 0
    for slot in slots(plan):
        # figures and negative questions may come later, so that a paper has not too many of them
        able = [item for item in equals(plan, slot) if not asks_number(item) and not asks_negative(item)]
        alike = [item.thing == slot.drawn.thing and difficulty_of(item) == difficulty_of(slot.drawn) for item in able]
        assert alike == sorted(alike, reverse=True)
        offered += any(alike)
    assert offered >= 3
