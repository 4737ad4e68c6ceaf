"""The deck of what a class knows least: the weakest first, as decks are read, drawn and printed; nothing of somebody else's is written over."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.core.small import run, write_project
from tests.grading.desk import Desk
from tests.grading.pages import pages_of
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.sets.deck import load_deck
from zhongbu_quiz.sets.stored import Stored, read
from zhongbu_quiz.sets.students import Student, student_forms

DECK = "title: 甲地测验\nselect: {item_kinds: [fill_blank, single_choice, true_false]}\ncounts: {fill_blank: 3}\noutputs: [paper]\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A set, a draw of it, and a class of two who got a third of the second item, nothing of the first and all of the third."""
    folder = write_project(tmp_path, {"decks/quiz.yaml": DECK})
    assert run(folder, "worksheet", "quiz", "--only", "sheet", "-o", "papers", "-q").status == 0
    drawn = read(folder / "papers/quiz-draw.json").drawn
    stored = Stored(drawn, tuple(student_forms(drawn, [Student(f"学生{place}") for place in (1, 2)])))
    shares = dict(zip((item.id for item in drawn.forms[0].items), (0, 1, 3), strict=True))
    pages = []
    for form, _student in stored.papers:
        [page] = pages_of(drawn, form)
        worth = {number: shares[item.id] for number, item in enumerate(form.items, 1)}
        scores = tuple(type(one)(one.number, one.points and one.points * worth[one.number] / 3) for one in page.scores)
        pages.append(type(page)(page.source, page.code, scores=scores))
    return Desk(folder, stored, pages, monkeypatch)


def test_the_weakest_facts_come_first_and_the_deck_can_be_learnt_and_printed(desk: Desk) -> None:
    first, second, _third = (item.facts[0] for item in desk.stored.drawn.forms[0].items)
    path = desk.folder / "decks" / "weak.yaml"
    done = desk.grade(book=None, review=None, deck=path)
    assert done.paths == (path,)
    deck = load_deck(path)
    assert deck.record.select.facts == (first, second) and deck.record.title == "甲地测验·薄弱点"
    told = re.findall(r"# 得分率(\d+%)，2人次：\S", path.read_text("utf-8"))
    assert told == ["0%", "33%"]
    ran = run(desk.folder, "items", "weak", "--format", "jsonl", "-q")
    assert {json.loads(line)["facts"][0] for line in ran.out.splitlines()} == {first, second}, ran.err
    for call in (("anki", "weak", "-o", "weak.apkg"), ("worksheet", "weak", "-o", "out", "--only", "paper"), ("check",)):
        ran = run(desk.folder, *call, "-q")
        assert ran.status == 0, (call, ran.err)


def test_the_threshold_says_what_is_weak_and_nothing_is_written_where_nothing_is(desk: Desk) -> None:
    path = desk.folder / "weak.yaml"
    desk.grade(book=None, review=None, deck=path, below=0.2)
    assert len(load_deck(path).record.select.facts or ()) == 1
    desk.pages = [page for form, _student in desk.stored.papers for page in pages_of(desk.stored.drawn, form)]
    done = desk.grade(review=None, deck=desk.folder / "none.yaml")
    assert not (desk.folder / "none.yaml").exists() and "none.yaml: is not written" in done.remarks[0]


def test_a_file_of_somebody_else_stays(desk: Desk) -> None:
    path = desk.folder / "decks" / "quiz.yaml"
    with pytest.raises(UserError, match="--force"):
        desk.grade(book=None, review=None, deck=path)
    assert path.read_text("utf-8") == DECK
    with pytest.raises(UserError, match=r"weak\.yaml"):
        desk.grade(book=None, review=None, deck=desk.folder / "weak.xlsx")
    desk.grade(book=None, review=None, deck=path, force=True)
    assert load_deck(path).record.title == "甲地测验·薄弱点"
