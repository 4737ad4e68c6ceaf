"""`swap`: an item of the set by number or id, exchanged in the deck file and nowhere else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.core.small import DECK, files_in, run, write_project
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.paths import data_dir
from zhongbu_quiz.sets.deck import load_deck
from zhongbu_quiz.sets.draw import draw
from zhongbu_quiz.sets.exchange import slots
from zhongbu_quiz.sets.planning import planned
from zhongbu_quiz.sets.stored import read
from zhongbu_quiz.studio.opening import Opened
from zhongbu_quiz.studio.project import project_at
from zhongbu_quiz.studio.swap import Swap, choices, swap


class Desk:
    """A copy of a shipped deck that a teacher works on."""

    def __init__(self, path: Path, bank: Bank) -> None:
        self.path = path
        self._bank = bank

    def opened(self) -> Opened:
        """The deck as its file says it now."""
        return Opened(project_at(None), self._bank, (load_deck(self.path),))

    def swap(self, item: str, to: str | None = None, form: str | None = None) -> Swap:
        return swap(self.opened(), item, to, form)

    def choices(self, item: str, to: str | None = None, form: str | None = None) -> Swap:
        return choices(self.opened(), item, to, form)

    def forms(self) -> list[list[str]]:
        """The ids of each form in printing order."""
        return [[item.id for item in form.items] for form in draw(load_deck(self.path), self._bank).forms]

    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")


@pytest.fixture
def exam(bank: Bank, tmp_path: Path) -> Desk:
    return Desk(Path(shutil.copy(data_dir("decks") / "exam.yaml", tmp_path)), bank)


@pytest.fixture
def provinces(bank: Bank, tmp_path: Path) -> Desk:
    return Desk(Path(shutil.copy(data_dir("decks") / "henan-anhui.yaml", tmp_path)), bank)


def test_by_number_on_form_a_or_another(provinces: Desk) -> None:
    before = provinces.forms()
    assert provinces.choices("7").old.id == before[0][6]
    assert provinces.choices("7", form="b").old.id == before[1][6]
    places = provinces.choices("7").places
    assert [(place.form, before["AB".index(place.form)][place.number - 1]) for place in places] == [("A", before[0][6]), ("B", before[0][6])]


def test_only_the_item_changes_in_the_set_and_one_entry_in_the_file(exam: Desk) -> None:
    before, text = exam.forms(), exam.text()
    done = exam.swap(before[1][3])
    assert done.new is not None and (done.places[0].form, done.places[0].number) == ("B", 4)
    assert exam.forms() == [[done.new.id if name == done.old.id else name for name in form] for form in before]
    assert exam.text() == f"{text}swap:\n  {done.old.id}: {done.new.id}\n", "comments and layout are as they were"


def test_the_same_call_again_takes_the_next_and_after_the_last_what_was_drawn(exam: Desk) -> None:
    """By number and by the id of what was drawn, in turn."""
    text, drawn = exam.text(), exam.forms()[0][2]
    listed = [item.id for item in exam.choices("3").choices]
    assert len(listed) > 2
    told = []
    for number in range(len(listed) + 1):
        done = exam.swap("3" if number % 2 else drawn)
        assert done.new is not None and done.drawn.id == drawn and exam.text().count(drawn) == (number < len(listed))
        told.append(done.new.id)
    assert told == [*listed, drawn]
    assert exam.text() == text and exam.forms()[0][2] == drawn


def test_a_named_item_is_taken_or_it_is_said_why_not(exam: Desk) -> None:
    forms = exam.forms()
    first, *_, last = exam.choices("3").choices
    assert exam.swap("3", last.id).new == last and exam.forms()[0][2] == last.id
    assert exam.swap("3", first.id).old == last and exam.text().count("\n  event-") + exam.text().count("\n  document-") == 1
    assert exam.swap("3", forms[0][2]).new is not None and "swap" not in exam.text()
    for to, words in (
        ("event-documents:x", "there is no item 'event-documents:x'"),
        (forms[0][2], "stands there already"),
        (forms[0][9], "does not fit the row that"),
        (forms[0][-1], "is a question of the material"),
        ("date-and-actor:nothing", "there is no item 'date-and-actor:nothing'"),
    ):
        with pytest.raises(UserError, match=words):
            exam.swap("3", to)
    refused = ""
    for other in forms[1]:
        with pytest.raises(UserError) as caught:
            exam.swap("3", other)
        refused = str(caught.value)
        if "stands on another form already" in refused:
            break
    assert "stands on another form already" in refused and "swap" not in exam.text()


def test_to_what_the_deck_excludes_or_does_not_admit(exam: Desk) -> None:
    gone = exam.choices("3").choices[0].id
    exam.path.write_text(f"{exam.text()}exclude: ['{gone}']\n", encoding="utf-8")
    assert gone not in [item.id for item in exam.choices("3").choices]
    with pytest.raises(UserError, match="does not admit it"):
        exam.swap("3", gone)


@pytest.mark.parametrize(
    ("item", "form", "words"),
    [
        ("0", None, "has the numbers 1 to 23; write one of them, or an id"),
        ("99", "B", "form B of exam has the numbers 1 to 23"),
        ("3", "C", "exam has the forms A, B; write one of them"),
        ("event-document:ev-2012-08-opinion:object", None, "did you mean event-document:ev-2012-08-opinions:object"),
        ("cloze-event-date:ev-2024-03-20-symposium:date", None, "does not stand in the set that exam draws"),
    ],
)
def test_what_is_not_in_the_set(item: str, form: str | None, words: str, exam: Desk) -> None:
    with pytest.raises(UserError) as caught:
        exam.swap(item, form=form)
    assert words.replace("23", str(len(exam.forms()[0]))) in str(caught.value)


def test_what_is_not_for_the_draw_to_exchange(exam: Desk, provinces: Desk, bank: Bank, tmp_path: Path) -> None:
    """A question of a material, an included item, an item of a deck that takes everything, one for which there is no other."""
    with pytest.raises(UserError, match=r"is a question of the material .* whose questions come together; write it into `exclude`"):
        exam.swap(exam.forms()[0][-1])
    name = provinces.forms()[0][4]
    provinces.path.write_text(f"{provinces.text()}include: ['{name}']\n", encoding="utf-8")
    with pytest.raises(UserError, match=r"henan-anhui\.yaml:23: .* is included, so it always stands in the set"):
        provinces.swap(name)
    every = Desk(Path(shutil.copy(data_dir("decks") / "all.yaml", tmp_path)), bank)
    with pytest.raises(UserError, match=r"takes every item .* write `exclude: \[event-date:ev-2010-01-wanjiang:date\]` into it"):
        every.swap("event-date:ev-2010-01-wanjiang:date")
    plan = planned(exam.opened().deck, bank)
    alone = next(slot.drawn.id for slot in slots(plan) if not slot.drawn.material and not exam.choices(slot.drawn.id).choices)
    assert exam.choices(alone).new is None
    with pytest.raises(UserError, match="no other item of this kind can stand there"):
        exam.swap(alone)


def test_files_that_are_laid_out_in_another_way(provinces: Desk) -> None:
    """Windows line ends with a byte order mark; and a file in braces, of which nothing is broken."""
    plain = provinces.path.read_bytes()
    provinces.path.write_bytes("\ufeff".encode() + plain.replace(b"\n", b"\r\n"))
    done = provinces.swap("3")
    assert done.new is not None
    added = f"swap:\r\n  {done.drawn.id}: {done.new.id}\r\n".encode()
    assert provinces.path.read_bytes() == "\ufeff".encode() + plain.replace(b"\n", b"\r\n") + added
    braces = '{title: 小测, select: {documents: [盘点]}, counts: {cloze: 5}}\n'
    provinces.path.write_text(braces, encoding="utf-8")
    with pytest.raises(UserError, match=r"nothing can be added safely; write into it yourself: swap: \{\"cloze-"):
        provinces.swap("3")
    assert provinces.text() == braces


def test_a_file_that_may_not_be_written(provinces: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folder: Path, contents: dict[str, bytes]) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("zhongbu_quiz.studio.deckfile.put", refuse)
    with pytest.raises(UserError, match=r"henan-anhui\.yaml: cannot be written; copy it into a folder of your own, and name that file"):
        provinces.swap("3")
    monkeypatch.setattr("zhongbu_quiz.studio.deckfile.is_installed", lambda path: True)
    with pytest.raises(UserError, match="comes with the program, and the next version writes over it; copy it"):
        provinces.swap("3")


# The command


def test_the_command_tells_old_and_new_and_every_output_follows(tmp_path: Path) -> None:
    folder = write_project(tmp_path, {"decks/set.yaml": DECK.replace("cloze: 3", "cloze: 2")})
    before = [row.split("\t")[0] for row in run(folder, "items", "set").out.splitlines()[1:]]
    listed = run(folder, "swap", "set", "2", "--dry-run")
    assert listed.status == 0 and listed.err == "decks/set.yaml: A 2: nothing was written\n"
    head, now, following, *_ = [row.split("\t") for row in listed.out.splitlines()]
    assert head == ["", "id", "difficulty", "section", "stem", "answer", "short id"]
    assert now[:2] == ["now", before[1]] and following[0] == "next"
    files = files_in(folder)
    done = run(folder, "swap", "set", "2")
    assert (done.status, done.err) == (0, "decks/set.yaml: A 2: exchanged\n")
    assert [row.split("\t")[:2] for row in done.out.splitlines()[1:]] == [["old", before[1]], ["new", following[1]]]
    assert {name for name, data in files_in(folder).items() if files.get(name) != data} == {"decks/set.yaml"}
    after = [row.split("\t")[0] for row in run(folder, "items", "set").out.splitlines()[1:]]
    assert after == [before[0], following[1]]
    assert run(folder, "worksheet", "set", "-o", "papers", "--only", "key").status == 0
    assert [item.id for item in read(folder / "papers/set-draw.json").drawn.forms[0].items] == after
    again = run(folder, "worksheet", "--from", "papers/set-draw.json", "-o", "again", "--only", "key")
    assert again.status == 0
    assert (folder / "again/set-key.pdf").read_bytes() == (folder / "papers/set-key.pdf").read_bytes()


def test_a_wrong_swap_is_a_finding_of_check_and_stops_every_output(tmp_path: Path) -> None:
    folder = write_project(tmp_path, {"decks/set.yaml": f"{DECK}swap: {{a: b}}\n"})
    words = "decks/set.yaml:7: there is no item 'a'; `zhongbu-quiz items DECK --all` lists them"
    assert words in run(folder, "check").out + run(folder, "check").err
    for call in (["items", "set"], ["build"], ["swap", "set", "1"]):
        ran = run(folder, *call)
        assert ran.status == 2 and words in ran.err
