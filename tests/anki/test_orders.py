"""The packages of the project that ships, imported in any order into two versions of Anki: always the same collection."""

from __future__ import annotations

import re
from itertools import combinations, permutations
from random import Random

import pytest

from tests.anki.conftest import OURS
from tests.anki.orders import Orders, differences
from tests.anki.our_releases import Release
from tests.anki.two_ankis import NEW, OLD, RealAnki, State, shown
from zhongbu_quiz.exports.anki.ids import CLOZE, CLOZE_TYPE

DECKS = ("achievements", "all", "core", "exam", "henan-anhui", "history", "outlook")
ROOT_DECK = "中部地区崛起"
LOWEST_POSITION, NO_SORT = 1, 1
"""Numbers that Anki stores for how new cards are gathered and sorted."""
DOCUMENTS = ["回望", "盘点", "前瞻"]
_MARK = re.compile(r"\{\{c(\d+)::")


def test_the_two_versions_are_what_they_say(anki: RealAnki) -> None:
    assert anki.anki().startswith("23.10") == (anki.version == OLD)
    assert (anki.anki() > "26") == (anki.version == NEW)


def test_seven_packages_ship(first_release: Release) -> None:
    assert tuple(first_release.packages) == DECKS


def test_all_packages_have_one_tree(first_release: Release, anki: RealAnki) -> None:
    """The project, and below it the documents with numbers before their names, which Anki sorts them by."""
    orders = Orders(anki, first_release.packages)
    decks = {name: set(orders.after([name]).decks) - {"Default"} for name in DECKS}
    root, *below = sorted(decks["all"])
    assert root == ROOT_DECK and [name.removeprefix(f"{root}::").split()[-1] for name in below] == DOCUMENTS
    assert all(len(name.removeprefix(f"{root}::").split()) == 2 for name in below), below
    assert {name: found - decks["all"] for name, found in decks.items()} == {name: set() for name in DECKS}


def test_a_note_is_the_same_in_every_package(releases: tuple[Release, Release, Release]) -> None:
    faults = []
    for number, release in enumerate(releases, 1):
        for (one, left), (two, right) in combinations(release.packed.items(), 2):
            for guid in left.keys() & right.keys():
                a, b = left[guid], right[guid]
                other = [name for name in ("type", "fields", "tags", "mod", "cards") if getattr(a, name) != getattr(b, name)]
                faults += [f"v{number}, {one} and {two}: {a.fields[0]} differs in {name}" for name in other]
    assert not faults, shown(faults)


def test_every_mark_has_its_card_in_the_package(releases: tuple[Release, Release, Release]) -> None:
    """Else Anki makes the card as soon as the note is edited. A blank that was asked in an earlier release is an old card and no new one."""
    text = CLOZE_TYPE.place("正文")
    faults = []
    for number, release in enumerate(releases, 1):
        for name, notes in release.packed.items():
            for note in notes.values():
                marks = {int(mark) - 1 for mark in _MARK.findall(note.fields[text])} if note.type == CLOZE else set(note.cards)
                if marks != set(note.cards):
                    faults.append(f"v{number}, {name}: {note.fields[0]} marks {sorted(marks)} and has {sorted(note.cards)}")
    assert not faults, shown(faults)


def test_two_packages_in_either_order(first_release: Release, anki: RealAnki) -> None:
    """What two orders lead to is looked into once where it is the same: Anki's check takes longer than all the rest."""
    orders = Orders(anki, first_release.packages)
    states: dict[tuple[str, ...], State] = {}
    faults = []
    for order in permutations(DECKS, 2):
        states[order] = orders.after(order)
        before = states.get(order[::-1])
        differs = differences(before, states[order]) if before else []
        faults += [f"{' and '.join(order)}: {fault}" for fault in differs]
        if differs or not before:
            faults += orders.faults(order, states[order])
    assert not faults, shown(faults)


def test_the_preset_of_the_project(first_release: Release, anki: RealAnki) -> None:
    """It comes when it is asked for, and what a student made of it stays. The old Anki leaves it to her to choose it for the decks: it
    gives decks without a history of reviews its own first preset."""
    anki.back()
    anki.take(first_release.packages["core"])
    assert set(anki.state().presets) == {"Default"}
    anki.take(first_release.packages["all"], presets=True)
    state = anki.state()
    (name,) = state.presets.keys() - {"Default"}
    preset = state.presets[name]
    chosen = {deck["preset"] for path, deck in state.decks.items() if path != "Default"}
    assert chosen == ({"Default"} if anki.version == OLD else {name})
    assert preset["new"]["bury"] and preset["rev"]["bury"] and preset["buryInterdayLearning"]
    assert (preset["newGatherPriority"], preset["newSortOrder"]) == (LOWEST_POSITION, NO_SORT)
    assert preset["new"]["perDay"] == OURS.new_per_day


def test_a_package_again_changes_nothing(first_release: Release, anki: RealAnki) -> None:
    orders = Orders(anki, first_release.packages)
    before = orders.after(["core", "all"])
    assert anki.take(first_release.packages["core"]) | {"duplicate": 0} == dict.fromkeys(("new", "updated", "duplicate", "conflicting"), 0)
    assert not differences(before, anki.state())


@pytest.mark.parametrize("count", [4, pytest.param(60, marks=pytest.mark.slow)])
def test_all_packages_in_any_order(first_release: Release, anki: RealAnki, count: int) -> None:
    """Some of the 5,040 orders; `tests.anki.orders` does them all."""
    chance = Random(f"orders {count}")
    chosen = sorted(tuple(chance.sample(DECKS, len(DECKS))) for _ in range(count))
    orders, first, faults = Orders(anki, first_release.packages), None, []
    for order in chosen:
        state = orders.after(order)
        first = first or state
        faults += [*orders.faults(order, state), *(f"{' then '.join(order)}: {fault}" for fault in differences(first, state))]
    assert not faults, shown(faults)
