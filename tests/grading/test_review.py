"""What is in doubt goes into a workbook and comes back as the teacher decided it; what cannot be is told by its cell."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.grading.desk import Desk
from tests.grading.pages import class_of, doubt, forms_of, pages_of
from zhongbu_quiz.errors import ContentError, UserError
from zhongbu_quiz.grading.geometry import Geometry
from zhongbu_quiz.grading.reading import Source, Unread
from zhongbu_quiz.grading.review import Verdict, review_book
from zhongbu_quiz.grading.settle import settle
from zhongbu_quiz.sets.students import Student
from zhongbu_quiz.studio import grade as studio


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """One student of a class with a doubt of each kind: a single choice, a multiple choice, a judgement, a written item; and a page that was
    not read."""
    stored = class_of(2)
    page = pages_of(stored.drawn, stored.papers[0][0])[0]
    answers = tuple(replace(one, marks=(), doubt=doubt("pale")) if one.number in (1, 16, 17) else one for one in page.answers)
    scores = tuple(replace(one, points=None, doubt=doubt("none")) if one.number == 19 else one for one in page.scores)
    other = pages_of(stored.drawn, stored.papers[1][0], first=2)[0]
    pages = [replace(page, answers=answers, scores=scores), other, Unread(Source(Path("scan.pdf"), 3), "blank")]
    return Desk(tmp_path, stored, pages, monkeypatch)


def test_doubts_are_written_with_pictures_and_what_is_possible(desk: Desk) -> None:
    done = desk.grade()
    assert [path.name for path in done.paths] == ["out.xlsx", "doubts.xlsx"]
    rows = desk.rows()
    assert [row[3] for row in rows] == ["整页", "1", "16", "17", "19"]
    possible = ["不用这一页、照此计", "A、B、C、D、空", "ABCD里的一个或几个；没有选写“空”", "√、×、空", "0、0.5、1、1.5、2、2.5、3"]
    assert [row[7] for row in rows] == possible
    sheet = load_workbook(desk.folder / "doubts.xlsx").worksheets[0]
    assert len(sheet._images) == 4 and len(sheet.data_validations.dataValidation) == 4


def test_what_the_teacher_decided_is_taken_and_the_rest_stays_in_doubt(desk: Desk) -> None:
    desk.grade()
    desk.write({2: "照此计", 3: "ｂ", 4: "a、C", 6: "2.5"})
    before = (desk.folder / "doubts.xlsx").read_bytes()
    done = desk.grade()
    one = done.results.marked[0]
    assert one.marks[0].marks == ("B",) and one.marks[15].marks == ("A", "C") and one.marks[18].points == Decimal("2.5")
    assert [open_doubt.place for open_doubt in done.results.doubts] == ["17"] and done.decided == 4
    assert (desk.folder / "doubts.xlsx").read_bytes() == before, "what she filled is never written over"


@pytest.mark.parametrize(("typed", "marks"), [("对", ("√",)), ("√", ("√",)), ("错", ("×",)), ("x", ("×",)), ("空", ())])
def test_judgements_as_people_type_them(typed: str, marks: tuple[str, ...], desk: Desk) -> None:
    desk.grade()
    desk.write({5: typed})
    mark = desk.grade().results.marked[0].marks[16]
    assert (mark.marks, mark.doubt) == (marks, None)


@pytest.mark.parametrize(("row", "text"), [(2, "A"), (3, "E"), (3, "好"), (4, "AA"), (5, "A"), (6, "3.5"), (6, "-1"), (6, "nan"), (6, "两分")])
def test_what_cannot_be_is_told_by_its_cell_and_nothing_is_written(row: int, text: str, desk: Desk) -> None:
    desk.grade()
    desk.write({row: text})
    (desk.folder / "out.xlsx").unlink()
    with pytest.raises(ContentError, match=f"I{row}: "):
        desk.grade()
    assert not (desk.folder / "out.xlsx").exists()


def test_a_page_that_does_not_count_and_a_row_of_other_scans(desk: Desk) -> None:
    desk.grade()
    desk.write({2: "不用这一页"})
    assert "整页" not in [one.place for one in desk.grade().results.doubts]
    desk.pages = desk.pages[:2]
    with pytest.raises(ContentError, match="I2: is about no doubt"):
        desk.grade()


@pytest.mark.parametrize(
    ("verdict", "number", "left"), [("0012", "0012", []), ("照此计", None, []), ("12", "12", [])]
)
def test_a_student_is_named(verdict: str, number: str | None, left: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = forms_of("A")
    desk = Desk(tmp_path, stored, pages_of(stored.drawn, stored.drawn.forms[0]), monkeypatch)
    assert [one.doubt.why for one in desk.grade().results.doubts] == ["unnamed"]
    desk.write({2: verdict})
    results = desk.grade().results
    student = results.marked[0].sheet.student
    assert (student.number if student else None, [one.doubt.why for one in results.doubts]) == (number, left)


def test_another_workbook_is_told(desk: Desk) -> None:
    desk.grade(review=None)
    with pytest.raises(ContentError, match="no workbook of doubts"):
        desk.grade(book=None, review=desk.folder / "out.xlsx")


def test_sheets_of_another_draw_and_nothing_found(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.pages = desk.pages[2:]
    with pytest.raises(UserError, match=r"no answer sheet .*\n.*page 3: blank"):
        desk.grade()
    assert not (desk.folder / "out.xlsx").exists()
    monkeypatch.setattr(studio, "read_geometry", lambda path: Geometry("set", "0" * 16, 210, 297, {}, ()))
    with pytest.raises(UserError, match="belongs to other papers"):
        desk.grade()
    (desk.folder / "set-sheet.json").unlink()
    with pytest.raises(UserError, match="--sheet"):
        desk.grade()


def test_what_is_in_doubt_because_of_a_verdict_is_decided_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet without a number is given that of another one, of which nothing was in doubt before."""
    stored = forms_of("A")
    form = stored.drawn.forms[0]
    pages = [replace(pages_of(stored.drawn, form, path=Path(f"{place}.png"))[0], number="0012" if place else "") for place in range(2)]
    desk = Desk(tmp_path, stored, pages, monkeypatch)
    desk.grade()
    assert [row[0] for row in desk.rows()] == ["0.png"]
    first, number = ("0.png", 1, "number"), Verdict("0012", 1)
    settled = settle(pages, stored, (), {first: number})
    assert [(one.key[0], one.asked.doubt.why) for one in settled.asked] == [("0.png", "unnamed"), ("1.png", "same_student")]
    assert len(settled.results.doubts) == 2
    every = {one.key: Verdict("照此计", 1) for one in settled.asked} | {first: number}
    (tmp_path / "doubts.xlsx").write_bytes(review_book(settled.asked, every))
    assert [(row[0], row[8]) for row in desk.rows()] == [("0.png", "0012"), ("1.png", "照此计")]
    results = desk.grade().results
    assert [one.doubt.source.path.name for one in results.doubts] == ["0.png"]
    assert {one.sheet.student for one in results.marked} == {Student(number="0012")}
    settled = settle(pages, stored, (), {key: one for key, one in every.items() if key != first})
    assert list(settled.stray) == [("1.png", 1, "number")], "what nothing asks any more is told"
