"""`worksheet --from`: papers made again from a stored draw alone are the same bytes; what cannot be made is said."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest

from tests.core.small import run
from tests.paper.fixture import drawn, form
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper import PaperOptions, write_papers
from zhongbu_quiz.exports.paper.class_set import write_class
from zhongbu_quiz.sets.form import Form
from zhongbu_quiz.sets.order import with_option_order
from zhongbu_quiz.sets.stored import Stored, code, read, to_json
from zhongbu_quiz.sets.students import Student, student_forms
from zhongbu_quiz.versions import DRAW

DECK = """\
title: 河南练习
subtitle: 两份
select: {regions: [河南]}
counts: {single_choice: 4, cloze: 2, true_false: 2}
points: {single_choice: 2.5}
forms: 2
seed: 3
"""
FEW = drawn(forms=(Form("A", form("A", 2).parts[:3]),))
"""A set whose papers are made quickly."""
ROSTER = "姓名,班级,学号\n王小明,七（2）班,01\n李华,七（2）班,02\n张三,七（3）班,03\n"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("[!.]*"))}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a deck and a class list."""
    folder = tmp_path_factory.mktemp("again")
    (folder / "mine.yaml").write_text(DECK, encoding="utf-8")
    (folder / "class.csv").write_text(ROSTER, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("only", "files", "settings"),
    [
        ("paper,docx", 7, ("--plain",)),
        pytest.param("paper,key,teacher", 7, ("--size", "a3"), marks=pytest.mark.slow),
        pytest.param("paper,key,teacher,sheet,cards,docx", 16, ("--plain",), marks=pytest.mark.slow),
    ],
)
def test_papers_made_again_are_the_same_bytes(only: str, files: int, settings: tuple[str, ...], place: Path, tmp_path: Path) -> None:
    """Every product but the study sheets, in the settings of the first time; there is no deck and no fact where they are made again."""
    first = run(place, "worksheet", "mine.yaml", "-o", f"first {only}", "--only", only, *settings, "--school", "第一中学")
    assert first.status == 0, first.err
    draw = tmp_path / "mine-draw.json"
    draw.write_bytes((place / f"first {only}" / "mine-draw.json").read_bytes())
    second = run(tmp_path, "worksheet", "--from", "mine-draw.json", "-o", "second", "--only", only)
    assert second.status == 0, second.err
    made = contents(tmp_path / "second")
    assert made == contents(place / f"first {only}") and len(made) == files


@pytest.mark.parametrize(
    ("only", "files"),
    [("sheet", 3), pytest.param("paper,key,sheet", 8, marks=pytest.mark.slow)],
)
def test_a_class_set_made_again_is_the_same_bytes(only: str, files: int, place: Path, tmp_path: Path) -> None:
    """Each student's own form is in the draw; and a draw without a class takes a class list. The same products are made each time: a paper
    beside its sheet says what goes onto it."""
    place = shutil.copytree(place, tmp_path / "class of our own")
    first = run(place, "worksheet", "mine.yaml", "-o", "class", "--roster", "class.csv", "--only", only)
    assert first.status == 0, first.err
    second = run(place, "worksheet", "--from", "class/mine-class-draw.json", "-o", "class2", "--only", only)
    assert second.status == 0, second.err
    made = contents(place / "class2")
    assert made == contents(place / "class") and len(made) == files
    alone = run(place, "worksheet", "mine.yaml", "-o", "alone", "--only", "key")
    listed = run(place, "worksheet", "--from", "alone/mine-draw.json", "-o", "class3", "--roster", "class.csv", "--only", only)
    assert (alone.status, listed.status) == (0, 0), listed.err
    papers = {name for name in made if name.endswith(".pdf")}
    assert papers and all((place / "class3" / name).read_bytes() == made[name] for name in papers)
    twice = run(place, "worksheet", "--from", "class/mine-class-draw.json", "--roster", "class.csv", "-o", "no")
    assert (twice.status, "holds the forms of 3 students already; leave out --roster" in twice.err) == (2, True), twice.err
    assert not (place / "no").exists()


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """A stored draw of the fixture."""
    path = tmp_path / "set-draw.json"
    path.write_bytes(to_json(Stored(FEW)))
    return path


def test_what_a_call_says_goes_before_what_is_stored(stored: Path) -> None:
    ran = run(stored.parent, "worksheet", "--from", "set-draw.json", "-o", "other", "--only", "paper", "--size", "8k")
    assert ran.status == 0, ran.err
    with pymupdf.open(stored.parent / "other/zonghe-paper.pdf") as pdf:
        assert pdf[0].rect.width > pdf[0].rect.height


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--from", "set-draw.json", "core"), "leave out DECK"),
        (("--from", "set-draw.json", "--seed", "3", "--versions", "2"), "leave out --seed, --versions"),
        ((), "needs a DECK ("),
        (("--from", "none.json"), "none.json: there is no such file"),
        (("--from", "set-draw.json", "--only", "outline"), "has no facts, which outline would tell"),
        (("--from", "set-draw.json", "--only", "papers"), "no product named papers"),
        (("--from", "set-draw.json", "--size", "b5"), "size must be one of"),
    ],
)
def test_calls_that_make_no_sense(stored: Path, arguments: tuple[str, ...], words: str) -> None:
    ran = run(stored.parent, "worksheet", *arguments, "-o", "out")
    assert (ran.status, words in ran.err, "Traceback" in ran.err) == (2, True, False), ran.err
    assert not (stored.parent / "out").exists()


def test_study_sheets_are_left_out_and_named(stored: Path) -> None:
    ran = run(stored.parent, "worksheet", "--from", "set-draw.json", "-o", "out", "--only", "outline,key,recite")
    assert (ran.status, "left out: outline, recite (they tell facts" in ran.err) == (0, True), ran.err
    assert set(contents(stored.parent / "out")) == {"zonghe-key.pdf", "zonghe-draw.json"}
    with pytest.raises(UserError, match="there are no facts here, which study sheets would tell"):
        write_papers(drawn(), None, stored.parent / "none", ("paper", "outline"))


def test_what_is_stored_comes_back(tmp_path: Path) -> None:
    """Forms in other orders, students, settings."""
    a = drawn().forms[0]
    mixed = tuple(replace(part, items=tuple(with_option_order(i, 5) for i in reversed(part.items))) for part in a.parts)
    whole = replace(drawn(), forms=(a, Form("B", mixed)))
    papers = tuple(student_forms(whole, [Student("王小明", "七（2）班", "01"), Student("李华")]))
    stored = Stored(whole, papers, "0.1", {"size": "a3"})
    path = tmp_path / "draw.json"
    path.write_bytes(to_json(stored))
    assert read(path) == stored
    assert to_json(read(path)) == path.read_bytes()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"version": 4}, "this program reads version 3; install a newer zhongbu-quiz, or make the papers again from"),
        ({"format": f"{DRAW.name} 1", "version": None}, "version 1, and this program reads version 3; make the papers again from the deck, or use"),
        ({"version": None}, "is a stored draw of version 1"),
        ({"format": "another"}, "is not a stored draw"),
        ({"items": []}, "is not a stored draw"),
        ({"forms": []}, "it has no form"),
        ({"forms": 3}, "is not a stored draw"),
        ({"title": None}, "is not a stored draw"),
        ({"seed": 8}, "form A is not what its code"),
        ({"made_with": 1}, "is not a stored draw"),
    ],
)
def test_files_that_are_no_draw_of_this_version(stored: Path, change: dict[str, object], words: str) -> None:
    whole = json.loads(stored.read_text(encoding="utf-8"))
    for key, value in change.items():
        whole[key] = value
        if value is None:
            del whole[key]
    stored.write_text(json.dumps(whole), encoding="utf-8")
    with pytest.raises(UserError, match=r"set-draw\.json: ") as caught:
        read(stored)
    assert words in str(caught.value)


def test_a_draw_of_the_version_before_is_read(stored: Path) -> None:
    """It has no rows of left columns; nothing else is new."""
    stored.write_text(stored.read_text(encoding="utf-8").replace('"version":3', '"version":2'), encoding="utf-8")
    assert '"version":2' in stored.read_text(encoding="utf-8") and read(stored).drawn == FEW


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff\xfe", b"3", b'{"format": 5}'])
def test_other_files_are_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(data)
    with pytest.raises(UserError, match="is not a stored draw"):
        read(path)


def test_an_order_of_options_or_a_key_changed_by_hand_is_found(stored: Path) -> None:
    """The code that is printed on the papers says so: another key, another order, a shorter form."""
    text = stored.read_text(encoding="utf-8")
    whole = json.loads(text)
    whole["items"][0]["answer"] = [(whole["items"][0]["answer"][0] + 1) % 4]
    stored.write_text(json.dumps(whole), encoding="utf-8")
    with pytest.raises(UserError, match="is not what its code"):
        read(stored)
    whole = json.loads(text)
    part = whole["forms"][0]["parts"][0]
    part["items"][0] = [part["items"][0], [1, 0, 2, 3]]
    stored.write_text(json.dumps(whole), encoding="utf-8")
    with pytest.raises(UserError, match="is not what its code"):
        read(stored)
    part["items"][0][1] = [0, 0, 2, 3]
    stored.write_text(json.dumps(whole), encoding="utf-8")
    with pytest.raises(UserError, match="is no order of 4 options"):
        read(stored)


def test_the_code_of_a_form_hangs_on_what_is_printed() -> None:
    form = drawn().forms[0]
    other = Form("A", (replace(form.parts[0], items=form.parts[0].items[::-1]), *form.parts[1:]))
    assert len({code(drawn(), form), code(drawn(), other), code(replace(drawn(), seed=99), form)}) == 3


def test_a_class_set_without_papers_needs_no_workers(tmp_path: Path) -> None:
    """Its draw holds the settings that it was made with."""
    write_class(FEW, student_forms(FEW, [Student("王小明")]), tmp_path, ("key",), PaperOptions(large=True))
    assert read(tmp_path / "zonghe-class-draw.json").settings["large"] is True


@pytest.mark.parametrize(("name", "value"), [("digits", "9"), ("large", "x"), ("size", 4), ("school", None), ("columns", "2"), ("answers", [])])
def test_a_stored_setting_of_another_form_is_told(name: str, value: object) -> None:
    """A draw that was changed by hand may hold anything."""
    with pytest.raises(ValueError, match=name):
        PaperOptions(**{name: value})  # type: ignore[arg-type]


def test_what_is_wrong_in_a_stored_draw_is_told_of_the_draw(place: Path, tmp_path: Path) -> None:
    draw = tmp_path / "draw.json"
    draw.write_bytes(to_json(Stored(drawn(), (), "1", {"form": 0})))
    told = run(place, "worksheet", "--from", str(draw), "--only", "docx", "-o", str(tmp_path / "out"))
    assert told.status == 2 and "draw.json: form" in told.err
