"""New cards: the order of the text, with what repeats or tells each other on different days, in every deck that is studied alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.anki.conftest import OURS
from zhongbu_quiz.exports.anki import card_set
from zhongbu_quiz.exports.anki.tree import branches
from zhongbu_quiz.facts.base import base_of
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Blank, Gap, Item, ItemSource, stem_text
from zhongbu_quiz.sets.cards import card_items
from zhongbu_quiz.sets.study import Words, study_order

A_DAY = 8
_NOWHERE = ItemSource("", "")


def gap(number: int, fact: str, slot: str, tells: Sequence[tuple[str, str]]) -> Item:
    """A card that asks one slot and tells others; nothing else of it matters here."""
    stem = ("甲", Blank("乙"))
    return Gap(
        id=f"{number}", kind="cloze", model="m", stem=stem, explanation="", facts=(fact,), tags=(), difficulty=None, source=_NOWHERE,
        slot=slot, asks=frozenset({(fact, slot)}), asserts=frozenset(tells), answer=("乙",),
    )  # fmt: skip


SLOTS = st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("xyz"))


@given(st.lists(st.tuples(SLOTS, st.lists(SLOTS, max_size=3)), max_size=40), st.integers(1, 12))
def test_every_card_comes_once(shape: list[tuple[tuple[str, str], list[tuple[str, str]]]], per_day: int) -> None:
    items = [gap(place, fact, slot, tells) for place, ((fact, slot), tells) in enumerate(shape)]
    decks = [{item.id for item in items[::2]}, {item.id for item in items[:7]}]
    order = study_order(items, base_of([]), decks, per_day)
    assert sorted(item.id for item in order) == sorted(item.id for item in items)
    assert order == study_order(items, base_of([]), decks, per_day)


def test_cards_of_a_fact_stand_days_apart() -> None:
    items = [gap(n * 3 + part, f"f{n:02}", f"s{part}", ()) for n in range(60) for part in range(3)]
    order = study_order(items, base_of([]), (), A_DAY)
    last: dict[str, int] = {}
    for now, item in enumerate(order):
        assert now - last.get(item.main_fact, -A_DAY) >= A_DAY or now > len(order) - 3 * A_DAY
        last[item.main_fact] = now
    assert [item.main_fact for item in order[:A_DAY]] == [f"f{n:02}" for n in range(A_DAY)]


def test_a_question_without_a_fact_keeps_away_from_nothing() -> None:
    own = replace(gap(9, "f", "s", ()), facts=(), asks=frozenset(), asserts=frozenset(), origin="author")
    cards = [gap(n, f"f{n}", "s", ()) for n in range(3)]
    assert study_order([own, *cards], base_of([]), (), A_DAY) == [own, *cards]
    assert study_order([own], base_of([]), [{own.id}], A_DAY) == [own]


def test_words_of_other_facts_are_found_on_fronts(bank: Bank) -> None:
    """By pairs of characters the same words are found as by looking for each of them on each front."""
    items = card_items(bank.items, OURS.if_needed)
    words = Words(items)
    facts: dict[str, set[str]] = {}
    for item in items:
        for word in words.asked(item):
            facts.setdefault(word, set()).add(item.main_fact)
    told = 0
    for item in items:
        front = "\n".join((stem_text(item.stem, "\n"), *(option.text for option in item.options)))
        others = {word for word, of in facts.items() if of != {item.main_fact}} - {*words.asked(item)}
        assert sorted(words.said(item)) == sorted(word for word in others if word in front), item.id
        told += bool(words.said(item))
    assert told > 100
    assert Words([]).said(items[0]) == []


def meetings(order: Sequence[Item], per_day: int) -> Iterator[tuple[Item, Item]]:
    """Pairs that stand within a day's new cards and are of one fact, or tell each other's answer; gaps of one fact are one note, and Anki
    puts the second off itself."""
    for place, item in enumerate(order):
        for other in order[max(0, place - per_day + 1) : place]:
            facts = [{fact for fact, _ in one.asks} | {one.main_fact} for one in (item, other)]
            if item.kind == other.kind == "cloze" and item.main_fact == other.main_fact:
                continue
            if facts[0] & facts[1] or item.asks & other.asserts or other.asks & item.asserts:
                yield other, item


def test_the_shipped_cards(bank: Bank) -> None:
    """In all cards, in each branch of the tree, and in a deck of one card in three, no day has two of one fact; and the text goes on."""
    items = card_items(bank.items, OURS.if_needed)
    notes = card_set(items, bank.base, OURS).notes
    third = {item.id for item in items if bank.base.fact(item.main_fact).record.weight == 3}
    alone: list[Collection[str]] = [third, *({item for note in branch for item in note.items} for branch in branches(OURS, bank.base, notes))]
    order = study_order(items, bank.base, alone, OURS.new_per_day)
    for ids in ({item.id for item in items}, *alone):
        assert list(meetings([item for item in order if item.id in ids], OURS.new_per_day)) == []
    gaps = [item for item in order if item.kind == "cloze"]
    facts = [bank.base.fact(item.main_fact).order for item in gaps]
    assert facts[0] == 0 and gaps[0] is order[0]
    tenths = [facts[at : at + len(facts) // 10] for at in range(0, len(facts) - 9, len(facts) // 10)]
    middles = [sum(part) / len(part) for part in tenths]
    assert all(one < next_ + 12 for one, next_ in pairwise(middles)), middles
