"""Pages made by hand are put together to sheets, and what is not plain is a doubt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.grading.pages import SCAN, class_of, doubt, forms_of, pages_of
from zhongbu_quiz.grading.reading import ReadPage, Source, Unread
from zhongbu_quiz.grading.sheets import Gathered, gather
from zhongbu_quiz.sets.students import Student

ROSTER = [Student("甲", "1班", "0007"), Student("乙", "1班", "0012"), Student("丙", "1班", "0013"), Student("丁", "2班", "0013")]


def whys(gathered: Gathered) -> list[str]:
    """The reasons of all doubts."""
    return [one.why for one in (*gathered.doubts, *(one for sheet in gathered.sheets for one in sheet.doubts))]


def test_pages_of_a_class_in_any_order() -> None:
    stored = class_of()
    pages = [page for form, _student in stored.papers for page in pages_of(stored.drawn, form, pages=2)]
    gathered = gather(pages[::-1], stored)
    assert [sheet.student for sheet in gathered.sheets] == [student for _form, student in stored.papers]
    assert [[page.code.page for page in sheet.pages] for sheet in gathered.sheets] == [[1, 2]] * 3
    assert whys(gathered) == [] and gathered.missing == ()


def test_missing_double_and_foreign_pages_of_a_class() -> None:
    stored, other = class_of(), class_of(seed=8)
    (first, _), (second, _), (_third, absent) = stored.papers
    lone = pages_of(stored.drawn, first, pages=2)[1]
    whole = pages_of(stored.drawn, second, pages=2)
    again = replace(whole[0], source=Source(Path("again.pdf"), 1))
    foreign = pages_of(other.drawn, other.papers[0][0])[0]
    gathered = gather([lone, *whole, again, foreign, Unread(Source(Path("cat.jpg"), 1), "no sheet")], stored)
    assert sorted(whys(gathered)) == ["missing", "twice", "unknown", "unread"]
    assert [len(sheet.pages) for sheet in gathered.sheets] == [1, 2]
    assert gathered.missing == (absent,)


def test_absent_and_void_are_seen_and_answers_of_one_absent_are_asked() -> None:
    stored = class_of(2)
    (first, _), (second, _) = stored.papers
    marked = replace(pages_of(stored.drawn, first)[0], absent=True)
    void = replace(pages_of(stored.drawn, second)[0], void=True)
    gathered = gather([marked, void], stored)
    assert [(sheet.absent, sheet.void) for sheet in gathered.sheets] == [(True, False), (False, True)]
    assert whys(gathered) == ["absent_marked"]


@pytest.mark.parametrize(
    ("number", "unclear", "name", "why"),
    [
        ("0007", False, "甲", []),
        ("07", False, "甲", []),
        ("000012", False, "乙", []),
        ("0099", False, None, ["number_of_nobody"]),
        ("0013", False, None, ["number_of_several"]),
        ("000?", True, "甲", ["unclear_number"]),
        ("001?", True, None, ["unclear_number"]),
        ("", False, None, ["unnamed"]),
    ],
)
def test_the_number_names_the_student(number: str, unclear: bool, name: str | None, why: list[str]) -> None:
    stored = forms_of("A")
    page = pages_of(stored.drawn, stored.drawn.forms[0])[0]
    page = replace(page, number=number, number_doubt=doubt("unclear") if unclear else None)
    gathered = gather([page], stored, ROSTER)
    student = gathered.sheets[0].student
    assert (student.name if student else None) == name
    assert whys(gathered) == why
    assert all(one.picture for one in gathered.sheets[0].doubts)


def test_without_a_list_the_number_is_the_student_and_two_sheets_of_one_are_asked() -> None:
    stored = forms_of("A")
    pages = [replace(pages_of(stored.drawn, stored.drawn.forms[0], first=place)[0], number=number) for place, number in enumerate("557", 1)]
    gathered = gather(pages, stored)
    assert [sheet.student.number for sheet in gathered.sheets if sheet.student] == ["5", "5", "7"]
    assert whys(gathered) == ["same_student", "same_student"]


@pytest.mark.parametrize(
    ("letters", "form", "why"), [(("A",), "A", []), (("B",), "B", ["other_form"]), ((), "A", ["no_form"]), (("A", "B"), "A", ["no_form"])]
)
def test_the_letter_names_the_form(letters: tuple[str, ...], form: str, why: list[str]) -> None:
    stored = forms_of("A", "B")
    page = replace(pages_of(stored.drawn, stored.drawn.forms[0])[0], number="1", forms=letters)
    gathered = gather([page], stored)
    assert gathered.sheets[0].form.name == form and whys(gathered) == why


def stack(order: str, path: Path = SCAN) -> list[ReadPage]:
    """Pages of sheets of two, as they came: a1 is the first page of student a."""
    stored = forms_of("A")
    made = []
    for place, (who, page) in enumerate(zip(order[::2], order[1::2], strict=True), 1):
        one = pages_of(stored.drawn, stored.drawn.forms[0], pages=2)[int(page) - 1]
        made.append(replace(one, source=Source(path, place), number=str(ord(who) - 96) if page == "1" else ""))
    return made


@pytest.mark.parametrize(
    ("order", "sheets", "why"),
    [
        ("a1a2b1b2", [2, 2], []),
        ("b2b1a2a1", [2, 2], []),
        ("a1b1b2", [1, 2], ["missing"]),
        ("a1a2b2c1c2", [2, 2], ["loose"]),
        ("a1", [1], ["missing"]),
        ("a2", [], ["loose"]),
    ],
)
def test_pages_of_one_form_belong_together_as_they_were_scanned(order: str, sheets: list[int], why: list[str]) -> None:
    gathered = gather(stack(order), forms_of("A"))
    assert [len(sheet.pages) for sheet in gathered.sheets] == sheets
    assert sorted(whys(gathered)) == why


def test_a_stack_that_may_lie_either_way_is_asked() -> None:
    """Of a2 b1 b2 c1 c2 the front or the back page of one student is lost; read from behind, every page would be another's."""
    gathered = gather(stack("a2b1b2c1c2"), forms_of("A"))
    assert sorted(whys(gathered)) == ["loose", "stack", "stack"]


def test_a_sheet_does_not_go_on_in_the_next_file() -> None:
    gathered = gather([*stack("a1b1", Path("1.pdf")), *stack("c2c1d2d1", Path("2.pdf"))], forms_of("A"))
    assert [len(sheet.pages) for sheet in gathered.sheets] == [1, 1, 2, 2]
    assert whys(gathered) == ["missing", "missing"]
