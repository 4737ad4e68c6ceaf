"""The cards that a student gets, day by day, from the scheduler of the real Anki with the preset that ships: 30 days of every deck."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import pytest

from tests.anki.our_releases import Release
from tests.anki.two_ankis import NEW, OLD, CardName, RealAnki, shown, take_and_set_up
from zhongbu_quiz.exports.anki.ids import CLOZE
from zhongbu_quiz.facts.kinds import slot_number
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Item, SlotRef

DECKS = ("achievements", "all", "core", "exam", "henan-anhui", "history", "outlook")
ROOT_DECK = "中部地区崛起"
DAYS = 30
MOST_CLASHES = 0.03
"""Of the cards of a day with its reviews: which of them fall due together, no package can say."""


@dataclass(frozen=True)
class Meaning:
    """What a card asks, and what its front tells."""

    asks: frozenset[SlotRef]
    tells: frozenset[SlotRef]
    fact: str

    @property
    def facts(self) -> frozenset[str]:
        """The facts that it asks."""
        return frozenset(fact for fact, _ in self.asks) or frozenset({self.fact})

    def clash(self, other: Meaning) -> str:
        """Why the two should not come on one day; "" where they may."""
        if same := self.facts & other.facts:
            return f"both ask {min(same)}"
        if told := (self.tells & other.asks) | (other.tells & self.asks):
            return f"one tells what the other asks, {' '.join(min(told))}"
        return ""


@dataclass(frozen=True)
class Month:
    """30 days of one deck: what was served, the place of each card among the new ones, and how many of them a day has."""

    days: list[list[tuple[str, int, str]]]
    places: dict[CardName, int]
    a_day: int
    names: dict[CardName, str]

    def new(self) -> Iterator[tuple[int, list[CardName]]]:
        """The new cards of each day, counted from 1."""
        for number, day in enumerate(self.days, 1):
            yield number, [(guid, place) for guid, place, queue in day if queue == "new"]

    def asked(self) -> Iterator[tuple[int, list[CardName]]]:
        """The new and the due cards of each day; cards that come again after a minute count once."""
        for number, day in enumerate(self.days, 1):
            yield number, list(dict.fromkeys((guid, place) for guid, place, queue in day if queue != "learning"))


Months = Callable[[str], Month]


@pytest.fixture(scope="module", params=[NEW, pytest.param(OLD, marks=pytest.mark.slow)])
def months(request: pytest.FixtureRequest, first_release: Release) -> Iterator[Months]:
    """30 days of a deck by its name, each played once."""
    with RealAnki(request.param) as student:

        @cache
        def month(name: str) -> Month:
            student.back()
            state = take_and_set_up(student, first_release.packages[name], ROOT_DECK)
            preset = state.presets[state.decks[ROOT_DECK]["preset"]]
            firsts = {card: f"{state.notes[card[0]]['fields'][0]} c{card[1] + 1}" for card in state.cards}
            places = {card: told["due"] for card, told in state.cards.items()}
            return Month(student.play(DAYS, ROOT_DECK), places, preset["new"]["perDay"], firsts)

        yield month


@pytest.fixture(scope="module")
def meanings(bank: Bank, first_release: Release) -> dict[CardName, Meaning]:
    """What every card means. A cloze card asks its slot and shows the others of its fact; all else the bank says."""
    asked = {(item.main_fact, slot_number(item.slot)): item.slot for item in bank.items if item.kind == "cloze"}
    found = {}
    for guid, note in first_release.notes().items():
        for card in note.cards:
            if note.type == CLOZE:
                fact = bank.base.fact(note.fields[0])
                slot = asked[fact.id, card + 1]
                shown = {segment.name for segment in fact.segments if isinstance(segment, Slot)} - {slot}
                found[guid, card] = Meaning(frozenset({(fact.id, slot)}), frozenset((fact.id, name) for name in shown), fact.id)
            else:
                found[guid, card] = _of_item(bank.by_id[note.fields[0]])
    return found


def _of_item(item: Item) -> Meaning:
    return Meaning(item.asks, item.asserts, item.main_fact)


def test_the_first_card_is_the_first_fact_of_the_text(months: Months, meanings: dict[CardName, Meaning], bank: Bank) -> None:
    (guid, place, queue), *_ = months("all").days[0]
    assert queue == "new"
    assert bank.base.facts[0].id in meanings[guid, place].facts, f"the first card is {months('all').names[guid, place]}"


@pytest.mark.parametrize("deck", DECKS)
def test_each_day_has_its_new_cards(months: Months, deck: str) -> None:
    """The number of the preset, until all that is left waits for a day without another card of its note."""
    month = months(deck)
    left = set(month.places)
    for (number, cards), (_, asked) in zip(month.new(), month.asked(), strict=True):
        left -= set(cards)
        notes = {guid for guid, _ in asked}
        assert len(cards) <= month.a_day, f"day {number}"
        assert len(cards) == month.a_day or all(guid in notes for guid, _ in left), f"day {number} has {len(cards)}"


@pytest.mark.parametrize("deck", DECKS)
def test_new_cards_come_in_the_order_of_their_places(months: Months, deck: str) -> None:
    """A card that was put off because another of its note came first may be late, and nothing else."""
    month = months(deck)
    before: set[str] = set()
    highest, faults = 0, []
    for number, cards in month.new():
        places = [month.places[card] for card in cards]
        if places != sorted(places):
            faults.append(f"day {number}: {places}")
        faults += [
            f"day {number}: {month.names[card]} is at {month.places[card]}, after {highest}"
            for card in cards
            if month.places[card] < highest and card[0] not in before
        ]
        highest = max([highest, *places])
        before |= {guid for guid, _ in cards}
    assert not faults, shown(faults)


@pytest.mark.parametrize("deck", DECKS)
def test_no_two_new_cards_of_a_day_clash(months: Months, meanings: dict[CardName, Meaning], deck: str) -> None:
    month = months(deck)
    faults = [
        f"day {number}: {month.names[one]}, {month.names[two]}: {why}"
        for number, cards in month.new()
        for one, two in combinations(cards, 2)
        if (why := meanings[one].clash(meanings[two]))
    ]
    assert not faults, shown(faults)


@pytest.mark.parametrize("deck", DECKS)
def test_few_cards_of_a_day_clash(months: Months, meanings: dict[CardName, Meaning], deck: str) -> None:
    """With reviews: cards that clash with one that came earlier on the same day, of all cards."""
    month = months(deck)
    total, faults = 0, []
    for number, cards in month.asked():
        total += len(cards)
        for place, card in enumerate(cards):
            reasons = ((month.names[other], meanings[card].clash(meanings[other])) for other in cards[:place])
            found = next(((other, why) for other, why in reasons if why), None)
            if found:
                faults.append(f"day {number}: {month.names[card]} after {found[0]}: {found[1]}")
    assert len(faults) <= MOST_CLASHES * total, f"of {total} cards, {shown(faults)}"
