"""Anki's text format, read back by the real backend."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from anki.import_export_pb2 import ImportCsvRequest

from tests.anki.collection import Student
from tests.anki.conftest import OURS, RELEASE_1, pack
from zhongbu_quiz.exports.anki import AnkiDeck, card_set
from zhongbu_quiz.exports.anki.ids import cloze_guid
from zhongbu_quiz.exports.anki.text import import_text
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Item


def write_text(items: Sequence[Item], base: FactBase, path: Path) -> Path:
    """The text of all of some items."""
    deck = AnkiDeck("all", "全部", "", frozenset(item.id for item in items))
    path.write_text(import_text(card_set(items, base, OURS, [deck]), deck), encoding="utf-8")
    return path


def take_text(student: Student, path: Path) -> tuple[int, int, int]:
    """Import a text file with what its headers say: notes added, updated, left alone."""
    metadata = student.collection.get_csv_metadata(str(path), None)
    log = student.collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log
    return len(log.new), len(log.updated), len(log.duplicate)


def test_the_headers_say_everything(bank: Bank, tmp_path: Path) -> None:
    text = write_text(bank.items, bank.base, tmp_path / "all.txt").read_text(encoding="utf-8")
    lines = text.splitlines()
    assert lines[:6] == [
        "#separator:tab",
        "#html:true",
        "#guid column:1",
        "#notetype column:2",
        "#deck column:3",
        "#tags column:4",
    ]
    widths = {line.count("\t") for line in lines[7:]}
    assert len(widths) == 1 and lines[6].count("\t") == widths.pop()


def test_the_backend_takes_it(bank: Bank, student: Student, tmp_path: Path) -> None:
    """Into a collection that has our note types from a small deck: every note arrives, in its deck, with tags and GUID."""
    items = bank.items[:300]
    some = list({item.kind == "cloze": item for item in items}.values())
    student.take(pack(some, bank.base, tmp_path / "some.apkg", RELEASE_1))
    had = student.collection.note_count()
    path = write_text(items, bank.base, tmp_path / "all.txt")
    new, _, _ = take_text(student, path)
    whole = Student(tmp_path / "other")
    try:
        whole.take(pack(items, bank.base, tmp_path / "whole.apkg", RELEASE_1))
        assert student.collection.note_count() == whole.collection.note_count() == had + new
        guid = cloze_guid(OURS, next(item.main_fact for item in items if item.kind == "cloze"))
        assert student.note(guid) == whole.note(guid)
        assert student.tags(guid) == whole.tags(guid)
        assert student.collection.card_count() == whole.collection.card_count()
    finally:
        whole.close()


def test_taking_it_twice_adds_nothing(bank: Bank, student: Student, tmp_path: Path) -> None:
    student.take(pack(bank.items[:50], bank.base, tmp_path / "some.apkg", RELEASE_1))
    had = student.collection.note_count()
    assert take_text(student, write_text(bank.items[:50], bank.base, tmp_path / "some.txt"))[0] == 0
    assert student.collection.note_count() == had
