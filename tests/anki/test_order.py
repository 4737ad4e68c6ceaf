"""New cards: the order of the text, with cards of one fact and of one indicator apart."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tests.anki.conftest import OURS
from zhongbu_quiz.exports.anki.note import Note
from zhongbu_quiz.exports.anki.notes import notes_of
from zhongbu_quiz.exports.anki.order import FACT_GAP, new_card_order
from zhongbu_quiz.items.bank import Bank


def note(number: int, fact: str, cards: int = 1, topic: str = "") -> Note:
    return Note(f"g{number}", "cloze", (), (), tuple(range(cards)), fact, topic)


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(1, 4), st.sampled_from(["", "粮食", "煤炭"])), max_size=40))
def test_every_card_comes_once(shape: list[tuple[int, int, str]]) -> None:
    notes = [note(place, f"f{fact}", cards, topic) for place, (fact, cards, topic) in enumerate(shape)]
    order = new_card_order(notes, {f"f{fact}": fact for fact in range(9)})
    assert sorted(order) == [(place, card) for place, one in enumerate(notes) for card in one.cards]


def test_cards_of_a_fact_stand_apart() -> None:
    notes = [note(place, f"f{place}", 3) for place in range(60)]
    order = new_card_order(notes, {f"f{place}": place for place in range(60)})
    last: dict[int, int] = {}
    near = 0
    for now, (place, _) in enumerate(order):
        near += place in last and now - last[place] < FACT_GAP
        last[place] = now
    assert near <= 6  # the last cards have no others to stand between them
    assert [place for place, _ in order[:12]] == list(range(12))


def test_the_shipped_bank(bank: Bank) -> None:
    notes = notes_of(bank.items, bank.base, OURS)
    order = new_card_order(notes, {fact.id: fact.order for fact in bank.base.facts})
    last: dict[str, int] = {}
    gaps: Counter[int] = Counter()
    for now, (place, _) in enumerate(order):
        fact = notes[place].main_fact
        if fact in last:
            gaps[now - last[fact]] += 1
        last[fact] = now
    assert sum(count for gap, count in gaps.items() if gap < 5) <= 0.02 * len(order)
    facts = [bank.base.fact(notes[place].main_fact).order for place, _ in order]
    early, late = facts[: len(facts) // 3], facts[-len(facts) // 3 :]
    assert sum(early) / len(early) < sum(late) / len(late) / 2
