"""One item for another: in its place, and nothing else of the set is touched."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.sets.conftest import DeckOf
from tests.sets.test_draw import assert_no_enemies
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.paths import data_dir
from zhongbu_quiz.sets.deck import Deck, load_deck
from zhongbu_quiz.sets.draw import candidates, draw
from zhongbu_quiz.sets.exchange import Slot, equals, slots
from zhongbu_quiz.sets.form import DrawnSet
from zhongbu_quiz.sets.planning import planned
from zhongbu_quiz.sets.stored import Stored, to_json
from zhongbu_quiz.sets.traits import difficulty_of

DECKS = ("exam", "henan-anhui", "achievements")


def shipped(name: str, **more: Any) -> Deck:
    deck = load_deck(data_dir("decks") / f"{name}.yaml")
    return Deck(deck.record.model_copy(update=more), deck.path)


def choices_of(deck: Deck, bank: Bank, step: int) -> list[tuple[Slot, list[Item]]]:
    """For every so many items of the set what can stand there; items for which there is something."""
    plan = planned(deck, bank)
    found = [(slot, equals(plan, slot)) for slot in [slot for slot in slots(plan) if not slot.drawn.material][::step]]
    return [(slot, items) for slot, items in found if items]


def printed(drawn: DrawnSet) -> list[list[object]]:
    """What each form prints, place by place: items with the order of their options, and points."""
    return [[(item, worth) for part in form.parts for item, worth in zip(part.items, part.values, strict=True)] for form in drawn.forms]


@pytest.mark.parametrize("name", [pytest.param(name, marks=pytest.mark.slow) if name == "exam" else name for name in DECKS])
def test_one_item_changes_and_all_others_stay_where_they_are(name: str, bank: Bank) -> None:
    """On both forms, for one exchange in five: the same items, numbers, order, order of options and points; the next best and the last."""
    before = printed(draw(shipped(name), bank))
    tried = choices_of(shipped(name), bank, 5)
    assert len(tried) >= 4
    for slot, items in tried:
        for new in {items[0], items[-1]}:
            drawn = draw(shipped(name, swap={slot.drawn.id: new.id}), bank)
            assert_no_enemies(drawn, bank)
            for old_form, new_form in zip(before, printed(drawn), strict=True):
                for (old_item, old_worth), (new_item, new_worth) in zip(old_form, new_form, strict=True):  # type: ignore[misc]
                    if old_item.id == slot.drawn.id:
                        assert new_item.id == new.id and new_item.kind == old_item.kind and new_worth == old_worth
                    else:
                        assert (new_item, new_worth) == (old_item, old_worth)


@pytest.mark.parametrize("name", DECKS)
def test_several_exchanges_at_once_change_as_many_items(name: str, bank: Bank) -> None:
    """Made one after the other, each beside those before it."""
    swaps: dict[str, str] = {}
    for number in range(3):
        slot, items = choices_of(shipped(name, swap=swaps), bank, 9)[number]
        swaps[slot.drawn.id] = items[0].id
    first, after = draw(shipped(name), bank), draw(shipped(name, swap=swaps), bank)
    assert_no_enemies(after, bank)
    for old_form, new_form in zip(first.forms, after.forms, strict=True):
        assert [swaps.get(item.id, item.id) for item in old_form.items] == [item.id for item in new_form.items]


@pytest.mark.parametrize("name", DECKS)
def test_the_stored_draw_changes_in_the_item_and_the_codes_of_its_forms(name: str, bank: Bank) -> None:
    slot, (new, *_) = choices_of(shipped(name), bank, 10)[1]
    before, after = (json.loads(to_json(Stored(draw(shipped(name, swap=swap), bank)))) for swap in ({}, {slot.drawn.id: new.id}))
    for old, changed in zip(before["items"], after["items"], strict=True):
        assert changed == old or (old["id"], changed["id"]) == (slot.drawn.id, new.id)
    for old, changed in zip(before["forms"], after["forms"], strict=True):
        has = slot.drawn.id in json.dumps(old)
        assert (old.pop("code") != changed.pop("code")) == has, "a form's code stands for what is printed on it"
        assert has or old == changed
    assert {key: value for key, value in before.items() if key not in ("items", "forms")} == {
        key: value for key, value in after.items() if key not in ("items", "forms")
    }


@pytest.mark.parametrize("name", DECKS)
def test_what_can_stand_there_is_of_the_kind_and_the_row_and_the_best_comes_first(name: str, bank: Bank) -> None:
    distinct = shipped(name).record.form_mode == "distinct"
    for slot, items in choices_of(shipped(name), bank, 3):
        assert all(item.kind == slot.drawn.kind and slot.cell.admits(item) and not item.material for item in items)
        gaps = [abs(difficulty_of(item) - difficulty_of(slot.drawn)) for item in items]
        best = [item for item, gap in zip(items, gaps, strict=True) if not gap and item.source == slot.drawn.source]
        if distinct:
            assert gaps[0] == min(gaps), "forms stay as hard as each other where that can be"
        if best and slot.drawn.kind != "true_false":
            assert (items[0].source, gaps[0]) == (slot.drawn.source, 0)


def test_what_was_exchanged_elsewhere_or_excluded_does_not_come_back(bank: Bank) -> None:
    (slot, items), (other, _) = choices_of(shipped("henan-anhui"), bank, 10)[:2]
    deck = shipped("henan-anhui", swap={slot.drawn.id: items[0].id}, exclude=(items[1].id,))
    offered = {item.id for at, found in choices_of(deck, bank, 2) for item in found if at.drawn.id != slot.drawn.id}
    assert other.drawn.id not in offered and offered.isdisjoint({slot.drawn.id, items[0].id, items[1].id})


def test_a_swap_for_what_is_not_drawn_says_nothing(bank: Bank, deck_of: DeckOf) -> None:
    text = "title: 练习\ncounts: {cloze: 3}\n"
    drawn = draw(deck_of(text), bank)
    ids = {item.id for item in drawn.forms[0].items}
    one, other = [item.id for item in candidates(deck_of(text), bank) if item.kind == "cloze" and item.id not in ids][:2]
    assert draw(deck_of(f"{text}swap: {{{one}: {other}}}\n"), bank).forms == drawn.forms


def error(deck: Deck, bank: Bank) -> str:
    with pytest.raises(ContentError) as caught:
        draw(deck, bank)
    return str(caught.value)


def test_what_cannot_stand_there_is_told_with_the_reason(bank: Bank, deck_of: DeckOf) -> None:
    text = "title: 练习\nselect: {documents: [盘点]}\nblueprint:\n  - {kind: cloze, section: 绿色转型, count: 2}\n  - {kind: cloze, count: 8}\n"
    plan = planned(deck_of(text), bank)
    places = list(slots(plan))
    row, wide = places[0], places[2]
    elsewhere = next(item for item in plan.pool if item.kind == "cloze" and item.source.section != "绿色转型" and item not in plan.items(0))
    others = [item for item in plan.pool if item.kind == "cloze" and item not in plan.items(0)]
    rest = [slot.drawn for slot in places if slot is not wide]
    enemy, beside = next((a, b) for a in others for b in rest if plan.enemies.between(a, b) == 45)
    for old, new, words in (
        (row.drawn, elsewhere, f"does not fit the row that {row.drawn.id!r} fills: 2 cloze items of 绿色转型; write another, or remove the line"),
        (wide.drawn, places[3].drawn, "stands in the set already"),
        (wide.drawn, enemy, f"cannot stand beside {beside.id!r}: one of them tells the answer of the other (rule 45); write another"),
    ):
        deck = deck_of(f"{text}swap:\n  {old.id}: {new.id}\n")
        assert f"deck.yaml:7: {new.id!r} {words}" in error(deck, bank)
        assert f"(zhongbu-quiz swap deck {old.id} chooses one)" in error(deck, bank)


def test_what_stands_on_another_form_is_no_choice(bank: Bank) -> None:
    plan = planned(shipped("exam"), bank)
    on_a, on_b = ([slot for slot in slots(plan) if slot.sheet == sheet and slot.drawn.model == "fill-name"] for sheet in (0, 1))
    assert "stands on another form already" in error(shipped("exam", swap={on_a[0].drawn.id: on_b[0].drawn.id}), bank)
    assert not {item.id for item in equals(plan, on_a[0])} & {item.id for item in plan.items(1)}


def test_questions_of_a_material_are_not_exchanged(bank: Bank) -> None:
    under = [item for item in draw(shipped("exam"), bank).forms[0].items if item.material]
    alone = next(item for item in bank.items if item.kind == under[0].kind and not item.material)
    words = f"{under[0].id!r} is a question of the material {under[0].material.id!r}"  # type: ignore[union-attr]
    assert words in error(shipped("exam", swap={under[0].id: alone.id}), bank)
