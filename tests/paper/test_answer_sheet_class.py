"""Answer sheets of a class: whose each is stands on it in words, in the grid and in its codes; numbers of any length and kind are taken."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest

from tests.paper.fixture import MULTIPLE, SHORT, choice, drawn
from tests.paper.test_answer_sheet import Geometry, grey, rect
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper import PaperOptions
from zhongbu_quiz.exports.paper.answer_sheet.geometry import draw_hash
from zhongbu_quiz.exports.paper.class_set import write_class
from zhongbu_quiz.items.figure import Material
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.sets.form import DrawnSet, Form, Part
from zhongbu_quiz.sets.stored import code, read
from zhongbu_quiz.sets.students import Student, student_forms

SCHOOL = "新疆维吾尔自治区克孜勒苏柯尔克孜自治州第一高级中学附属学校"
HARD = [
    Student("阿不都热合曼·买买提江·吐尔逊·阿卜杜拉·依明江·艾合买提", "高三（12）班（汉语教学实验班）", "2024010312", SCHOOL),
    Student("Alexander Maximilian Fitzgerald-Montgomery", "Class 3", "7", "School of St. Bartholomew-on-the-Hill"),
    Student("李四", "", "", ""),
]
"""Values of the longest that are filled in, and some that are not."""
CHOICES = drawn(forms=(Form("A", (replace(drawn().forms[0].parts[0], items=(choice(0), choice(1))),)),))
"""A set whose sheets are made quickly, where it matters whose they are, not what is asked."""


def made(
    folder: Path, students: list[Student], given: DrawnSet | None = None, options: PaperOptions | None = None
) -> tuple[Path, Geometry]:
    """The sheets of a class, and where everything on them stands."""
    given = given or drawn()
    write_class(given, student_forms(given, students), folder, ("sheet",), options)
    return folder / "zonghe-class-sheet.pdf", json.loads((folder / "zonghe-class-sheet.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Geometry]:
    """The sheets of the hard names."""
    return made(tmp_path_factory.mktemp("hard"), HARD)


def fronts(pdf: pymupdf.Document, where: Geometry) -> list[pymupdf.Page]:
    """The first page of each student's sheet; sheets of several pages begin on a front page."""
    found, at = [], 0
    for sheet in where["sheets"]:
        found.append(pdf[at])
        pages = len(where["layouts"][sheet["layout"]]["pages"])
        at += pages + (pages % 2 if pages > 1 else 0)
    assert at == len(pdf)
    return found


def test_the_geometry_names_every_student_and_his_form(hard: tuple[Path, Geometry], tmp_path: Path) -> None:
    _, where = hard
    papers = student_forms(drawn(), HARD)
    said = [(sheet["code"], sheet["form"], sheet.get("student", {})) for sheet in where["sheets"]]
    for (name, form_name, student), (form, owner) in zip(said, papers, strict=True):
        assert (name, form_name) == (code(drawn(), form), form.name)
        assert student == {key: text for key, text in zip(("name", "group", "number", "school"), _values(owner), strict=True) if text}
    assert where["draw"] == draw_hash(drawn(), papers) != draw_hash(drawn(), papers[:2])


def _values(student: Student) -> tuple[str, str, str, str]:
    return student.name, student.group, student.number, student.school


def test_names_of_any_length_stay_on_their_lines(hard: tuple[Path, Geometry]) -> None:
    """Nothing that is filled in touches a neighbour's line, the grid, or its own label."""
    pdf, where = hard
    grid = min(box["at"][0] for box in where["layouts"][0]["pages"][0]["boxes"] if box["use"] == "digit") * 72 / 25.4
    with pymupdf.open(pdf) as document:
        for page, student in zip(fronts(document, where), HARD, strict=True):
            words = [span for block in page.get_text("dict")["blocks"] for line in block.get("lines", ()) for span in line["spans"]]
            labels = {span["text"]: span["bbox"] for span in words if span["text"] in ("学校：", "班级：", "姓名：", "学号：")}
            assert list(labels) == ["学校：", "班级：", "姓名："], "the number stands above its grid alone"
            for label, value in zip(labels, (student.school, student.group, student.name), strict=True):
                _, top, right, bottom = labels[label]
                middle, height = (top + bottom) / 2, 8 * 72 / 25.4
                line = [span for span in words if abs(_middle(span) - middle) < height / 2]
                mine = [span for span in line if span["bbox"][0] >= right - 1 and span["bbox"][2] < grid]
                assert "".join("".join(span["text"] for span in mine).split()) == "".join(value.split())


def _middle(span: dict[str, tuple[float, float, float, float]]) -> float:
    return (span["bbox"][1] + span["bbox"][3]) / 2


def test_known_numbers_are_filled_in_with_noughts_before_shorter_ones(hard: tuple[Path, Geometry]) -> None:
    pdf, where = hard
    boxes = [box for box in where["layouts"][0]["pages"][0]["boxes"] if box["use"] == "digit"]
    assert len(boxes) == 10 * len("2024010312")
    with pymupdf.open(pdf) as document:
        for page, student in zip(fronts(document, where), HARD, strict=True):
            black = [(box["column"], box["digit"]) for box in boxes if max(grey(page, rect(box["at"], 0.4))) < 10]
            number = student.number.zfill(10) if student.number else ""
            assert sorted(black) == [(column, int(digit)) for column, digit in enumerate(number)]


@pytest.mark.parametrize(
    ("numbers", "columns"),
    [
        pytest.param(["12", "7"], 2, id="short"),
        pytest.param(["202401031201"], 12, id="as many as a grid has"),
        pytest.param(["2024010312013"], 0, id="too long"),
        pytest.param(["G410101200801010011", "12"], 0, id="a letter"),
        pytest.param(["２０２４"], 0, id="digits that no box has"),
        pytest.param(["", ""], 0, id="none"),
    ],
)
def test_the_grid_is_as_wide_as_the_numbers_of_the_class_need(numbers: list[str], columns: int, tmp_path: Path) -> None:
    """Where a number is none of digits there is no grid: it stands in words, and the code tells whose sheet it is."""
    students = [Student(f"学生{place}", "七（2）班", number) for place, number in enumerate(numbers)]
    pdf, where = made(tmp_path, students, CHOICES)
    assert len({box["column"] for box in where["layouts"][0]["pages"][0]["boxes"] if box["use"] == "digit"}) == columns
    with pymupdf.open(pdf) as document:
        for page, student in zip(fronts(document, where), students, strict=True):
            told = "".join(page.get_text().split())  # a digit stands above its column
            assert student.number in told and student.name in told


def test_more_columns_can_be_asked_for_but_not_fewer(tmp_path: Path) -> None:
    students = [Student("张三", number="2024010312")]
    _, where = made(tmp_path / "more", students, CHOICES, PaperOptions(digits=11))
    assert {box["column"] for box in where["layouts"][0]["pages"][0]["boxes"] if box["use"] == "digit"} == set(range(11))
    with pytest.raises(UserError, match=r"--digits 8: the class list has a number of 10 digits \(2024010312\); write 10 or more"):
        made(tmp_path / "fewer", students, CHOICES, PaperOptions(digits=8))


def test_every_student_has_the_boxes_that_his_form_needs(tmp_path: Path) -> None:
    """Also where an item with three options stands under another number for each, and a question to write beside one to choose."""
    short = replace(choice(1), options=choice(1).options[:3])
    one, two = Material("m1", "材料一"), Material("m2", "材料二")
    asked: tuple[Item, ...] = (replace(choice(5), id="a", material=one), replace(SHORT, id="b", material=one), replace(MULTIPLE, material=two))
    parts = (
        replace(drawn().forms[0].parts[0], items=(short, *(choice(i) for i in range(2, 5)))),
        Part("material", asked, drawn().forms[0].parts[0].points),
    )
    mixed = drawn(forms=(Form("A", parts),))
    students = [Student(f"学生{i}") for i in range(8)]
    _, where = made(tmp_path, students, mixed)
    papers = read(tmp_path / "zonghe-class-draw.json").papers
    assert 2 <= len(where["layouts"]) <= 4
    for sheet, (form, _) in zip(where["sheets"], papers, strict=True):
        layout = where["layouts"][sheet["layout"]]
        boxes = [(box["number"], box["choice"]) for page in layout["pages"] for box in page["boxes"] if box["use"] == "choice"]
        assert [item["kind"] for item in layout["items"]] == [item.kind for item in form.items]
        for number, item in enumerate(form.items, start=1):
            places = [place for at, place in boxes if at == number]
            assert places == list(range(len(places))) and len(places) >= len(item.options)


def test_the_letters_of_forms_are_not_asked_of_a_class(hard: tuple[Path, Geometry], tmp_path: Path) -> None:
    """The code tells whose paper it is."""
    two = drawn(forms=(drawn().forms[0], replace(drawn().forms[0], name="B")))
    _, where = made(tmp_path, HARD[:1], two)
    assert not [box for page in where["layouts"][0]["pages"] for box in page["boxes"] if box["use"] == "form"]
