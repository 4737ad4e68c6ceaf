"""What changed between two packages, as data that the command line puts into words."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.anki.conftest import RELEASE_1, RELEASE_2, pack
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.anki import diff_decks
from zhongbu_quiz.exports.anki.diff import plain
from zhongbu_quiz.items.bank import Bank


def test_added_corrected_retired(bank: Bank, tmp_path: Path) -> None:
    items = [item for item in bank.items if item.kind == "single_choice"][:10]
    first = pack(items[:9], bank.base, tmp_path / "one.apkg", RELEASE_1)
    changed = replace(items[1], explanation="换了说法。")
    now = [changed, *items[2:]]
    second = pack(now, bank.base, tmp_path / "two.apkg", RELEASE_2, previous=first)
    diff = diff_decks(first, second)
    assert [note.id for note in diff.added] == [items[9].id]
    assert [note.id for note in diff.retired] == [items[0].id]
    assert [note.id for note in diff.corrected] == [items[1].id]
    assert diff.corrected[0].changes == (("解析", items[1].explanation, "换了说法。"),)
    assert diff.unchanged == 7
    assert diff and not diff_decks(first, first)


def test_notes_that_are_missing_are_left_as_they_are(bank: Bank, tmp_path: Path) -> None:
    items = bank.items[:10]
    first = pack(items, bank.base, tmp_path / "one.apkg", RELEASE_1)
    choices = [item for item in items if item.kind != "cloze"]
    second = pack(choices, bank.base, tmp_path / "two.apkg", RELEASE_2)
    assert {note.id for note in diff_decks(first, second).left} == {i.main_fact for i in items if i.kind == "cloze"}


def test_a_new_blank_is_a_correction(bank: Bank, tmp_path: Path) -> None:
    fact_id = next(item.main_fact for item in bank.items if item.kind == "cloze")
    items = [item for item in bank.items if item.kind == "cloze" and item.main_fact == fact_id][:2]
    first = pack(items[:1], bank.base, tmp_path / "one.apkg", RELEASE_1)
    second = pack(items, bank.base, tmp_path / "two.apkg", RELEASE_2)
    (note,) = diff_decks(first, second).corrected
    assert note.changes[-1][0] == "填空" and note.changes[-1][1] != note.changes[-1][2]
    assert note.title == bank.base.fact(fact_id).statement


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("{{c1::2006年4月::年月}}，中共中央{{c3::《意见》}}。", "2006年4月，中共中央《意见》。"),
        ("<li>甲</li><li>乙 &lt;5%</li>", "甲；乙 <5%"),
        ('<p class="x">图<svg><text>1</text></svg></p>', "图"),
    ],
)
def test_fields_as_a_person_reads_them(field: str, text: str) -> None:
    assert plain(field) == text


def test_files_that_are_no_packages(tmp_path: Path) -> None:
    absent = tmp_path / "absent.apkg"
    with pytest.raises(UserError, match=r"absent\.apkg: there is no such file; check the name"):
        diff_decks(absent, absent)
    wrong = tmp_path / "wrong.apkg"
    wrong.write_text("no zip")
    with pytest.raises(UserError, match=r"is not an Anki package; give an \.apkg that zhongbu-quiz wrote"):
        diff_decks(wrong, wrong)
    newest = tmp_path / "newest.apkg"
    with zipfile.ZipFile(newest, "w") as archive:
        archive.writestr("collection.anki21b", b"")
    with pytest.raises(UserError, match="newest package format"):
        diff_decks(newest, newest)
    for name, data in (("empty", {"media": b"{}"}), ("broken", {"collection.anki2": b"SQLite format 3" * 99})):
        path = tmp_path / f"{name}.apkg"
        with zipfile.ZipFile(path, "w") as archive:
            for entry, content in data.items():
                archive.writestr(entry, content)
        with pytest.raises(UserError, match="is not an Anki package"):
            diff_decks(path, path)
