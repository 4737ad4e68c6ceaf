"""What a set keeps of an exam: how its items did and the scores, under no name unless that is asked for; the same exam once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.grading.desk import Desk
from tests.grading.pages import class_of, pages_of
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.sets.exam_record import FOLDER, pooled, read, read_all, record_paths
from zhongbu_quiz.studio.exams import Keep, forget

DAY = "2024-06-20"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A class of three, of whom the first has number 1 wrong and the second leaves it out; two scans."""
    stored = class_of(3)
    answers: list[dict[int, tuple[str, ...]]] = [{1: ("B",)}, {1: ()}, {}]
    pages = [page for (form, _student), given in zip(stored.papers, answers, strict=True) for page in pages_of(stored.drawn, form, given)]
    (tmp_path / "a.pdf").write_bytes(b"a")
    (tmp_path / "b.pdf").write_bytes(b"b")
    return Desk(tmp_path, stored, pages, monkeypatch)


def keep(desk: Desk, scans: str = "a", names: Any = "drop", day: str = DAY) -> dict[str, Any]:
    """Mark, and keep that; what is kept, as JSON."""
    files = [desk.folder / f"{scan}.pdf" for scan in scans]
    done = desk.grade(files, book=None, review=None, keep=Keep(desk.folder, day, names))
    told: dict[str, Any] = json.loads(done.paths[-1].read_text("utf-8"))
    return told


def kept(desk: Desk) -> list[str]:
    """The names of the files."""
    return [path.name for path in record_paths(desk.folder / FOLDER)]


def test_how_items_did_is_kept_and_no_name(desk: Desk) -> None:
    told = keep(desk)
    assert (told["format"], told["version"], told["date"], kept(desk)) == ("zhongbu-quiz results", 1, DAY, [f"zonghe-{DAY}.json"])
    first = [form.items[0] for form, _student in desk.stored.papers]
    items = told["items"]
    assert items[first[0].id]["answered"] == 3 and set(items) == {item.id for item in desk.stored.drawn.forms[0].items}
    assert sum(one["omitted"] for one in items.values()) == 1
    assert items[first[0].id]["chosen"][first[0].options[1].text] >= 1
    assert all(0 < one["share"] <= 1 for one in items.values()) and sum(one["share"] < 1 for one in items.values()) in (1, 2)
    text = (desk.folder / FOLDER / kept(desk)[0]).read_text("utf-8")
    assert "学生" not in text and "2024001" not in text and all(set(row) == {"score", "full"} for row in told["students"])
    scores = [float(row["score"]) for row in told["students"]]
    assert scores == sorted(scores, reverse=True) and len(scores) == 3, "their own order tells nothing of the class's"


def test_names_are_kept_or_hashed_where_that_is_asked_and_can_be_forgotten(desk: Desk) -> None:
    named = keep(desk, names="keep")
    assert [row["number"] for row in named["students"]] == ["2024001", "2024002", "2024003"]
    hashed = keep(desk, names="hash")
    assert all(set(row) == {"score", "full", "hash"} for row in hashed["students"]) and len({row["hash"] for row in hashed["students"]}) == 3
    assert keep(desk, names="hash", scans="ab")["students"] == hashed["students"], "the same student has the same letters"
    [path] = forget(desk.folder)
    record = read(path)
    assert not any(row.is_named for row in record.students) and len(record.students) == 3 and record.items
    assert forget(desk.folder) == ()
    with pytest.raises(UserError, match="no exam is kept"):
        forget(desk.folder / "elsewhere")


def test_an_exam_that_is_marked_again_replaces_its_own_file_and_another_has_its_own(desk: Desk) -> None:
    keep(desk, "a")
    assert keep(desk, "a", day="2024-06-21")["date"] == DAY and kept(desk) == [f"zonghe-{DAY}.json"]
    keep(desk, "b")
    assert kept(desk) == [f"zonghe-{DAY}-2.json", f"zonghe-{DAY}.json"], "a second class of the same day"
    assert pooled(read_all(record_paths(desk.folder / FOLDER)))[desk.stored.drawn.forms[0].items[0].id].count == 6
    keep(desk, "ab")
    assert len(kept(desk)) == 1, "both scans are one exam now, and nobody is counted twice"


def test_pooled_over_exams_by_their_answers(desk: Desk) -> None:
    record = keep(desk, "a")
    name = desk.stored.drawn.forms[0].items[0].id
    path = desk.folder / FOLDER / kept(desk)[0]
    record["items"] = {name: {"answered": 30, "share": 0.9, "omitted": 0, "chosen": {}}}
    (desk.folder / FOLDER / "other.json").write_text(json.dumps(record), "utf-8")
    first = read(path).items[name].share
    found = pooled(read_all(record_paths(desk.folder / FOLDER)))[name]
    assert found.count == 33 and found.share == pytest.approx((3 * first + 27) / 33)


BROKEN = {
    "{": "line 1 is no JSON",
    "{}": "does not begin with its format",
    '{"format": "zhongbu-quiz results", "version": 2}': "is the results of an exam of version 2, and this program reads version 1",
    '{"format": "zhongbu-quiz results", "version": 1}': "'items' is missing",
    "share": "a value in it is of another form",
    "answered": "a value in it is of another form",
    "score": "a value in it is of another form",
}


@pytest.mark.parametrize("text", BROKEN)
def test_what_cannot_be_read_is_told_with_its_file_before_any_scan_is_read(text: str, desk: Desk) -> None:
    record = keep(desk)
    path = desk.folder / FOLDER / kept(desk)[0]
    for one in record["items"].values():
        one.update({"share": 1.5} if text == "share" else {"answered": 0} if text == "answered" else {})
    record["students"][0]["score"] = "many" if text == "score" else "1"
    path.write_text(text if "{" in text else json.dumps(record), "utf-8")
    desk.pages = []
    with pytest.raises(UserError) as told:
        keep(desk)
    assert str(path) in str(told.value) and BROKEN[text] in str(told.value)
