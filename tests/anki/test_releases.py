"""Release 1, reviews, release 2, in the real backend: nothing doubled, nothing forked, every schedule kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.anki.collection import Student
from tests.anki.conftest import DECK, OURS, RELEASE_1, RELEASE_2
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.anki import AnkiDeck, diff_decks, ids, notetypes, write_apkg
from zhongbu_quiz.exports.anki.apkg_reader import read_package
from zhongbu_quiz.exports.anki.ids import CHOICE_TYPE, NOTE_TYPES, choice_guid, cloze_guid, retired_tag
from zhongbu_quiz.facts.base import FactBase, base_of
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Item

_LATE_MODEL = "event-date"
_WRONG, _RIGHT = "更正前", "更正后"


def reworded(base: FactBase, fact_ids: Iterable[str], mark: str) -> FactBase:
    """The base with a mark at the end of the plain text of some facts: a correction."""
    wanted = set(fact_ids)
    facts = [
        replace(fact, clauses=(*fact.clauses, ("", (f"（{mark}）",)))) if fact.id in wanted else fact for fact in base.facts
    ]
    return base_of(facts, base.documents)


@pytest.fixture(scope="module")
def corrected(bank: Bank) -> list[str]:
    """Facts that release 2 corrects: every seventh that a cloze asks."""
    return list(dict.fromkeys(item.main_fact for item in bank.items if item.kind == "cloze"))[::7]


@pytest.fixture(scope="module")
def first_items(bank: Bank) -> list[Item]:
    """Release 1: everything but one item model."""
    return [item for item in bank.items if item.model != _LATE_MODEL]


@pytest.fixture(scope="module")
def gone(first_items: list[Item]) -> list[Item]:
    """Items that release 2 no longer has: some choices, and all items of one fact's cloze note."""
    choices = [item for item in first_items if item.kind == "single_choice"][:5]
    fact = next(item.main_fact for item in first_items if item.kind == "cloze")
    return [*choices, *(item for item in first_items if item.kind == "cloze" and item.main_fact == fact)]


@pytest.fixture(scope="module")
def second_items(bank: Bank, first_items: list[Item], gone: list[Item]) -> list[Item]:
    """Release 2: with the new model, without those that are gone, one wording changed."""
    away = {item.id for item in gone}
    kept = [item for item in bank.items if item.id not in away]
    place = next(place for place, item in enumerate(kept) if item.kind == "single_choice")
    kept[place] = replace(kept[place], explanation=kept[place].explanation + "（换了说法）")
    return kept


@pytest.fixture(scope="module")
def release_1(
    bank: Bank, corrected: list[str], first_items: list[Item], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    out = tmp_path_factory.mktemp("first") / "one.apkg"
    return write_apkg(first_items, reworded(bank.base, corrected, _WRONG), out, DECK, RELEASE_1)


def renamed_field(monkeypatch: pytest.MonkeyPatch) -> None:
    """A field of the choice note type gets another name, with its id kept."""
    fields = tuple((number, "难度" if name == "备用3" else name) for number, name in CHOICE_TYPE.fields)
    types = {**NOTE_TYPES, ids.CHOICE: replace(CHOICE_TYPE, fields=fields)}
    monkeypatch.setattr(notetypes, "NOTE_TYPES", types)


@pytest.fixture
def release_2(
    bank: Bank,
    corrected: list[str],
    second_items: list[Item],
    release_1: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    renamed_field(monkeypatch)
    base = reworded(bank.base, corrected, _RIGHT)
    return write_apkg(second_items, base, tmp_path / "two.apkg", DECK, RELEASE_2, previous=release_1)


def test_an_update_keeps_every_schedule(
    student: Student, release_1: Path, release_2: Path, corrected: list[str], gone: list[Item]
) -> None:
    first = student.take(release_1)
    student.review_all()
    before = student.schedule()
    second = student.take(release_2)

    assert first.new and second.new and second.updated and not second.conflicting
    assert student.collection.note_count() == first.new + second.new
    assert len(set(student.schedule())) == student.collection.card_count(), "a card is doubled"
    after = student.schedule()
    assert {card: after.get(card) for card in before} == before, "a schedule is lost"
    assert student.note_types() == ["zhongbu 填空", "zhongbu 选择"]
    choice = student.collection.models.by_name("zhongbu 选择")
    assert choice is not None and "难度" in [field["name"] for field in choice["flds"]]
    assert not student.collection.get_empty_cards().notes
    for fact_id in set(corrected) - {item.main_fact for item in gone}:
        assert _RIGHT in student.note(cloze_guid(OURS, fact_id))["正文"]
        assert _WRONG not in student.note(cloze_guid(OURS, fact_id))["正文"]


def test_unchanged_notes_keep_their_time_and_a_students_tags(
    student: Student, release_1: Path, release_2: Path, corrected: list[str], gone: list[Item]
) -> None:
    old, new = read_package(release_1), read_package(release_2)
    away = {item.main_fact for item in gone}
    still = [guid for guid, note in new.notes.items() if guid in old.notes and note.mod == RELEASE_1]
    moved = [guid for guid, note in new.notes.items() if guid in old.notes and note.mod == RELEASE_2]
    assert len(still) > 5 * len(moved) > 0
    assert {cloze_guid(OURS, fact_id) for fact_id in corrected if fact_id not in away} <= set(moved)
    student.take(release_1)
    student.add_tag(still[0], "我的")
    student.take(release_2)
    assert "我的" in student.tags(still[0])


def test_retired_notes_ship_on_with_a_tag(student: Student, release_1: Path, release_2: Path, gone: list[Item]) -> None:
    student.take(release_1)
    student.take(release_2)
    guids = {choice_guid(OURS, item.id) if item.kind != "cloze" else cloze_guid(OURS, item.main_fact) for item in gone}
    tagged = set(
        student.collection.db.list("select guid from notes where tags like ?", f"% {retired_tag(OURS)} %")  # type: ignore[union-attr]
    )
    assert tagged == guids


def test_a_third_release_leaves_retired_notes_alone(
    bank: Bank, corrected: list[str], second_items: list[Item], release_2: Path, tmp_path: Path
) -> None:
    base = reworded(bank.base, corrected, _RIGHT)
    third = write_apkg(second_items, base, tmp_path / "three.apkg", DECK, RELEASE_2 + 1000, previous=release_2)
    old, new = read_package(release_2), read_package(third)
    assert {guid: note.mod for guid, note in old.notes.items()} == {guid: note.mod for guid, note in new.notes.items()}
    assert not diff_decks(release_2, third)


def test_a_slot_that_is_no_longer_asked_stays_marked(student: Student, bank: Bank, tmp_path: Path) -> None:
    fact_id = next(
        item.main_fact
        for item in bank.items
        if item.kind == "cloze" and sum(i.kind == "cloze" and i.main_fact == item.main_fact for i in bank.items) > 2
    )
    asked = [item for item in bank.items if item.kind == "cloze" and item.main_fact == fact_id]
    one = write_apkg(asked, bank.base, tmp_path / "one.apkg", DECK, RELEASE_1)
    two = write_apkg(asked[1:], bank.base, tmp_path / "two.apkg", DECK, RELEASE_2, previous=one)
    student.take(one)
    student.review_all()
    before = student.schedule()
    student.take(two)
    assert student.schedule() == before
    assert not student.collection.get_empty_cards().notes
    assert any("停用的空::c" in tag for tag in student.tags(cloze_guid(OURS, fact_id)))


def test_a_small_deck_after_a_large_one_takes_nothing_away(student: Student, bank: Bank, tmp_path: Path) -> None:
    clozes = [item for item in bank.items if item.kind == "cloze"]
    few = list({item.main_fact: item for item in clozes}.values())
    core = AnkiDeck(OURS, "核心", "中部地区崛起::核心")
    large = write_apkg(clozes, bank.base, tmp_path / "all.apkg", DECK, RELEASE_1, bank=clozes)
    small = write_apkg(few, bank.base, tmp_path / "core.apkg", core, RELEASE_2, bank=clozes)
    student.take(small)
    assert student.collection.card_count() == len(few), "slots that only other decks ask have no card here"
    student.take(large)
    cards = student.collection.card_count()
    assert cards == len({(item.main_fact, item.slot) for item in clozes})
    student.take(small)
    assert student.collection.card_count() == cards
    assert not student.collection.get_empty_cards().notes


def test_the_same_input_gives_the_same_bytes(bank: Bank, tmp_path: Path) -> None:
    items = bank.items[:200]
    one = write_apkg(items, bank.base, tmp_path / "a.apkg", DECK, RELEASE_1)
    two = write_apkg(items, bank.base, tmp_path / "b.apkg", DECK, RELEASE_1)
    assert one.read_bytes() == two.read_bytes()


def test_a_previous_package_of_another_deck_is_refused(bank: Bank, release_1: Path, tmp_path: Path) -> None:
    other = AnkiDeck(OURS, "别的", "别的牌组")
    with pytest.raises(UserError, match=r"one\.apkg: holds 中部地区崛起, not 别的牌组; give the previous release"):
        write_apkg(bank.items[:5], bank.base, tmp_path / "x.apkg", other, RELEASE_2, previous=release_1)
    assert not list(tmp_path.iterdir())


def test_slots_are_what_the_statement_shows(bank: Bank) -> None:
    item = next(item for item in bank.items if item.kind == "cloze")
    fact = bank.base.fact(item.main_fact)
    words = tuple(
        (name, tuple(part.text if isinstance(part, Slot) else part for part in segments)) for name, segments in fact.clauses
    )
    bare = replace(fact, clauses=words)
    with pytest.raises(ValueError, match="which the statement of"):
        write_apkg([item], base_of([bare]), Path("never.apkg"), DECK, RELEASE_1)


def test_a_note_is_the_same_in_every_deck(bank: Bank, tmp_path: Path) -> None:
    clozes = [item for item in bank.items if item.kind == "cloze"]
    small = [item for place, item in enumerate(bank.items) if place % 3 == 1]
    other = AnkiDeck(OURS, "别的", "别的牌组")
    one = read_package(write_apkg(bank.items, bank.base, tmp_path / "a.apkg", DECK, RELEASE_1, bank=clozes)).notes
    two = read_package(write_apkg(small, bank.base, tmp_path / "b.apkg", other, RELEASE_1, bank=clozes)).notes
    assert {guid: (note.fields, note.tags) for guid, note in two.items()} == {
        guid: (one[guid].fields, one[guid].tags) for guid in two
    }
