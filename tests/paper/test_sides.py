"""Sheets that are printed on both sides: which margin is wide, what is kept on one side, which pages are counted together."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pymupdf
import pytest

from tests.core.figures import figured_form
from tests.paper.conftest import Printed
from tests.paper.fixture import MULTIPLE, TRUE_FALSE, choice, drawn, form
from tests.paper.reading import characters, lines
from zhongbu_quiz.exports.paper import PaperOptions, write_papers
from zhongbu_quiz.exports.paper.class_keys import keys_html
from zhongbu_quiz.exports.paper.composer import compose
from zhongbu_quiz.exports.paper.engine import to_pdf
from zhongbu_quiz.exports.paper.options import sheet
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.sets.form import DrawnSet, Form, Part
from zhongbu_quiz.sets.students import Student, student_forms

POINTS = 72 / 25.4
STUDENTS = [Student("王小明", "七（2）班", "20240101")]


def _edges(page: pymupdf.Page) -> tuple[float, float]:
    """Where the upright text of a page begins and ends, in millimetres from its left edge."""
    places = [char.x / POINTS for char in characters(page) if char.text.strip("　 ")]
    return min(places), max(places)


@pytest.mark.parametrize("size", ["a4", pytest.param("a3", marks=pytest.mark.slow)])
@pytest.mark.parametrize("of_class", [False, True], ids=["alone", "class"])
def test_the_wide_margin_is_at_the_right_of_backs(size: str, of_class: bool, printed: Printed) -> None:
    """Where the sealed edge of the front is, the back has no text but whose it is; fronts have it at their left."""
    options = PaperOptions(size=size, tagged=False)
    geometry = sheet(options)
    data = compose(drawn(), student_forms(drawn(), STUDENTS), options) if of_class else printed(("paper",), size=size)[0].read_bytes()
    with pymupdf.open(stream=data) as pdf:
        sides = [_edges(page) for page in pdf if page.get_text().strip()]
    assert len(sides) > 1
    for side, (left, right) in enumerate(sides):
        wide, narrow = geometry.left - 0.1, geometry.right - 0.1
        assert left >= (narrow if side % 2 else wide), side
        assert right <= geometry.width - (wide if side % 2 else narrow), side
        assert left < (wide if side % 2 else wide + 3), "the text begins at its margin"


def _with_material(choices: int) -> DrawnSet:
    """So many choices before a material with three questions."""
    before = Part("single_choice", tuple(replace(choice(i % 15), id=f"c{i}") for i in range(choices)), Decimal(2))
    return drawn(forms=(Form("A", (before, figured_form().parts[1])),))


@pytest.mark.parametrize("choices", [9, 13])
def test_a_material_stands_on_one_page_with_its_questions(choices: int, tmp_path: Path) -> None:
    told = _with_material(choices)
    options = PaperOptions(tagged=False)
    single = write_papers(told, None, tmp_path, ("paper",), options)[0]
    (tmp_path / "class.pdf").write_bytes(compose(told, student_forms(told, [Student("甲")]), options))
    for path in (single, tmp_path / "class.pdf"):
        starts = ("阅读材料", *(f"{number}." for number in range(choices + 1, choices + 4)))
        pages = {page for page, _, text in lines(path) if text.startswith(starts)}
        assert len(pages) == 1, path.name


@pytest.mark.parametrize("size", ["a4", pytest.param("a3", marks=pytest.mark.slow)])
def test_answers_behind_a_paper_are_counted_by_themselves(size: str, printed: Printed) -> None:
    feet: dict[str, list[tuple[int, int]]] = {}
    for _, _, text in lines(printed(("paper",), size=size, answers="behind")[0]):
        for title, page, pages in re.findall(r"(参考答案|中部)\S*　第(\d+)页（共(\d+)页）", text):
            feet.setdefault(title, []).append((int(page), int(pages)))
    assert set(feet) == {"参考答案", "中部"}
    for counted in feet.values():
        assert len(counted) > 1 and counted == [(page, len(counted)) for page in range(1, len(counted) + 1)]


def test_an_empty_back_says_so_and_answers_behind_it_begin_as_a_key(printed: Printed) -> None:
    with pymupdf.open(printed(("paper",), answers="behind")[0]) as pdf:
        told = ["".join(page.get_text().split()) for page in pdf]
    first = next(place for place, text in enumerate(told) if "参考答案" in text)
    assert [text == "（本页空白）" for text in told] == [place == first - 1 for place in range(len(told))]
    assert told[first].index("满分：") < told[first].index("一、")


def test_inner_pages_say_what_is_a_name_and_what_a_number() -> None:
    with pymupdf.open(stream=compose(drawn(), student_forms(drawn(), STUDENTS), PaperOptions(tagged=False))) as pdf:
        for page in list(pdf)[:3]:
            told = "".join(page.get_text().split())
            assert [told.count(label) for label in ("姓名：", "学号：", "班级：")] == [1, 1, 1], page.number


def test_the_keys_of_a_class_are_a_table_with_a_row_for_each_student() -> None:
    items: tuple[Item, ...] = tuple(choice(i) for i in range(12))
    parts = (Part("single_choice", items, Decimal(2)), Part("multiple_choice", (MULTIPLE,), Decimal(4)), Part("true_false", TRUE_FALSE, Decimal(1)))
    told = drawn(forms=(Form("A", (*parts, *form().parts[3:])),))
    papers = student_forms(told, [Student(f"学生{i}", "七（2）班", f"202401{i:02}") for i in range(20)])
    with pymupdf.open(stream=to_pdf(*keys_html(told, papers))) as pdf:
        tables = [table.extract() for page in pdf for table in page.find_tables().tables]
    heads = {tuple(table[0]): [] for table in tables}
    for table in tables:
        heads[tuple(table[0])] += table[1:]
    numbers = [cell for head in heads for cell in head[2:]]
    assert numbers == [str(number) for number in range(1, len(told.forms[0].items) + 1)]
    for rows in heads.values():
        assert [row[0] for row in rows] == [made.name for made, _ in papers]
    first = next(iter(heads.values()))[0]
    letters = ["".join("ABCD"[i] for i in item.answer) for item in papers[0][0].items[:12]]  # type: ignore[union-attr]
    assert "学生0" in first[1] and first[2:14] == letters
