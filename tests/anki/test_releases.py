"""Release 1, reviews, release 2, in the real backend: nothing doubled, nothing forked, every schedule kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.anki.collection import Student
from tests.anki.conftest import OURS, RELEASE_1, RELEASE_2, pack
from zhongbu_quiz.exports.anki import AnkiDeck, card_set, diff_decks, ids, notetypes, write_apkg
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
    return pack(first_items, reworded(bank.base, corrected, _WRONG), out, RELEASE_1)


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
    return pack(second_items, base, tmp_path / "two.apkg", RELEASE_2, previous=release_1)


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
    third = pack(second_items, base, tmp_path / "three.apkg", RELEASE_2 + 1000, previous=release_2)
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
    one = pack(asked, bank.base, tmp_path / "one.apkg", RELEASE_1)
    two = pack(asked[1:], bank.base, tmp_path / "two.apkg", RELEASE_2, previous=one)
    student.take(one)
    student.review_all()
    before = student.schedule()
    student.take(two)
    assert student.schedule() == before
    assert not student.collection.get_empty_cards().notes
    assert any("停用的空::c" in tag for tag in student.tags(cloze_guid(OURS, fact_id)))


def shelves(items: Sequence[Item], some: Sequence[Item], base: FactBase, folder: Path) -> tuple[Path, Path]:
    """Packages of all of some items and of a few of them, as two decks of one project."""
    large = AnkiDeck("all", "全部", "", frozenset(item.id for item in items))
    small = AnkiDeck("core", "核心", "核心", frozenset(item.id for item in some))
    cards = card_set(items, base, OURS, [large, small])
    made = [write_apkg(cards, deck, folder / f"{deck.name}.apkg", RELEASE_1) for deck in (large, small)]
    return made[0], made[1]


def test_a_note_comes_with_all_its_cards(student: Student, bank: Bank, tmp_path: Path) -> None:
    clozes = [item for item in bank.items if item.kind == "cloze"]
    few = list({item.main_fact: item for item in clozes}.values())[::3]
    large, small = shelves(clozes, few, bank.base, tmp_path)
    student.take(small)
    facts = {item.main_fact for item in few}
    whole = {(item.main_fact, item.slot) for item in clozes if item.main_fact in facts}
    assert student.collection.card_count() == len(whole) > len(few)
    student.take(large)
    cards = student.collection.card_count()
    assert cards == len({(item.main_fact, item.slot) for item in clozes})
    assert student.take(small).updated == 0
    assert student.collection.card_count() == cards
    assert not student.collection.get_empty_cards().notes


def test_the_same_input_gives_the_same_bytes(bank: Bank, tmp_path: Path) -> None:
    items = bank.items[:200]
    one = pack(items, bank.base, tmp_path / "a.apkg", RELEASE_1)
    two = pack(items, bank.base, tmp_path / "b.apkg", RELEASE_1)
    assert one.read_bytes() == two.read_bytes()


def test_what_one_deck_drops_is_not_retired(bank: Bank, tmp_path: Path) -> None:
    """Another deck of the project still has it, so it is alive; what no deck has any more is retired."""
    items = [item for item in bank.items if item.kind == "single_choice"][:20]
    both = AnkiDeck("core", "核心", "核心", frozenset(item.id for item in items))
    one = write_apkg(card_set(items, bank.base, OURS, [both]), both, tmp_path / "core.apkg", RELEASE_1)
    packed = read_package(one)
    fewer = AnkiDeck("core", "核心", "核心", frozenset(item.id for item in items[2:]))
    cards = card_set(items[1:], bank.base, OURS, [fewer], [packed])
    two = read_package(write_apkg(cards, fewer, tmp_path / "two.apkg", RELEASE_2, packed))
    tags = {note.fields[0]: set(note.tags) for note in two.notes.values()}
    assert retired_tag(OURS) in tags[items[0].id]
    assert items[1].id not in tags
    assert not any(retired_tag(OURS) in tags[item.id] for item in items[2:])
    found = diff_decks(one, tmp_path / "two.apkg")
    assert [note.id for note in found.retired] == [items[0].id] and [note.id for note in found.left] == [items[1].id]


def test_slots_are_what_the_statement_shows(bank: Bank) -> None:
    item = next(item for item in bank.items if item.kind == "cloze")
    fact = bank.base.fact(item.main_fact)
    words = tuple(
        (name, tuple(part.text if isinstance(part, Slot) else part for part in segments)) for name, segments in fact.clauses
    )
    bare = replace(fact, clauses=words)
    with pytest.raises(ValueError, match="which the statement of"):
        pack([item], base_of([bare]), Path("never.apkg"), RELEASE_1)


def test_a_note_is_the_same_in_every_deck(bank: Bank, tmp_path: Path) -> None:
    small = [item for place, item in enumerate(bank.items) if place % 3 == 1]
    large, few = shelves(bank.items, small, bank.base, tmp_path)
    one, two = read_package(large).notes, read_package(few).notes
    assert len(two) < len(one)
    assert two == {guid: one[guid] for guid in two}


def test_a_drawing_is_no_correction(bank: Bank, tmp_path: Path) -> None:
    """One event fewer moves the ticks of every time line; the notes of the other events stay as they are."""
    events = [item for item in bank.items if item.kind == "cloze" and bank.base.fact(item.main_fact).kind == "event"]
    gone = bank.base.fact(events[-1].main_fact)
    fewer = base_of([fact for fact in bank.base.facts if fact.id != gone.id], bank.base.documents)
    one = pack(events, bank.base, tmp_path / "one.apkg", RELEASE_1)
    kept = [item for item in events if item.main_fact != gone.id]
    two = pack(kept, fewer, tmp_path / "two.apkg", RELEASE_2, previous=one)
    old, new = read_package(one).notes, read_package(two).notes
    drawn = [guid for guid, note in new.items() if note.fields != old[guid].fields]
    assert len(drawn) > 10, "the time lines changed"
    assert {note.mod for guid, note in new.items() if guid != cloze_guid(OURS, gone.id)} == {RELEASE_1}
    assert not diff_decks(one, two).corrected


def test_positions_are_kept_and_a_new_card_finds_room(bank: Bank, tmp_path: Path) -> None:
    """Anki renumbers no card that is there: so the next release keeps the places of the old cards, and puts a new one where it belongs."""
    items = [item for item in bank.items if item.kind == "cloze"][:60]
    deck = AnkiDeck("all", "全部", "", frozenset(item.id for item in items))
    late = items[20]
    first = card_set([item for item in items if item is not late], bank.base, OURS, [deck])
    packed = read_package(write_apkg(first, deck, tmp_path / "one.apkg", RELEASE_1))
    second = card_set(items, bank.base, OURS, [deck], [packed])
    assert {key: second.positions[key] for key in first.positions} == first.positions
    (new,) = second.positions.keys() - first.positions.keys()
    fresh = card_set(items, bank.base, OURS, [deck]).positions
    ahead = [key for key in fresh if fresh[key] < fresh[new]]
    assert second.positions[new] == second.positions[max(ahead, key=lambda key: fresh[key])] + 1
    assert len(set(second.positions.values())) == len(second.positions)
