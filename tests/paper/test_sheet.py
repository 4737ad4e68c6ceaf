"""The answer sheet: its boxes stand where its JSON says, its code is the form's, and the stored draw says the same."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from tests.paper.fixture import choice, cloze, drawn
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper import PaperOptions, write_papers
from zhongbu_quiz.exports.paper.class_set import write_class
from zhongbu_quiz.sets.form import Form, Part
from zhongbu_quiz.sets.roster import Student, student_forms
from zhongbu_quiz.sets.stored import code, read

MM = 72 / 25.4


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object], Path]:
    """The sheet's PDF, its geometry, and the stored draw."""
    pdf, where, draw = write_papers(drawn(), None, tmp_path_factory.mktemp("sheet"), ("sheet",))
    return pdf, json.loads(where.read_text(encoding="utf-8")), draw


def test_every_box_has_ink_around_and_its_letter_in_it(sheet: tuple[Path, dict[str, object], Path]) -> None:
    pdf, where, _ = sheet
    boxes_have_letters(pdf, where)


def boxes_have_letters(pdf: Path, where: dict[str, object]) -> None:
    """Every box that the geometry names is drawn, on every page, with its mark in it."""
    with pymupdf.open(pdf) as document:
        for page in document:
            for boxes in where["items"].values():  # type: ignore[attr-defined]
                letters = []
                for x, y, width, height in boxes:
                    box = pymupdf.Rect(x, y, x + width, y + height) * MM
                    letters.append(page.get_textbox(pymupdf.Rect(box.x0 - 1, box.y0 - 1, box.x1 + 1, box.y1 + 1)).strip())
                    pixels = page.get_pixmap(clip=box, dpi=144, colorspace=pymupdf.csGRAY)
                    assert min(pixels.samples[: pixels.width]) < 200
                assert letters in (["A", "B", "C", "D"], ["√", "×"])


def test_sheets_of_a_class_have_names_codes_and_the_same_boxes(tmp_path: Path) -> None:
    students = [Student(f"学生{i}", "七（2）班", f"2024{i:04d}") for i in range(2)]
    write_class(drawn(), student_forms(drawn(), students), tmp_path, ("sheet",))
    pdf = tmp_path / "zonghe-class-sheet.pdf"
    where = json.loads((tmp_path / "zonghe-class-sheet.json").read_text(encoding="utf-8"))
    boxes_have_letters(pdf, where)
    with pymupdf.open(pdf) as document:
        for page, (form, student) in zip(document, student_forms(drawn(), students), strict=True):
            words = page.get_text()
            assert student.name in words and student.number in words and code(drawn(), form) in words
            x, y, width, height = where["qr"]
            ink = page.get_pixmap(clip=pymupdf.Rect(x, y, x + width, y + height) * MM, colorspace=pymupdf.csGRAY)
            assert 0.2 < sum(value < 128 for value in ink.samples) / len(ink.samples) < 0.6


def test_boxes_are_complete_and_apart(sheet: tuple[Path, dict[str, object], Path]) -> None:
    _, where, _ = sheet
    page: Any = where
    assert [int(n) for n in page["items"]] == list(range(1, 19))
    boxes = [tuple(box) for item in page["items"].values() for box in item] + list(map(tuple, page["digits"].values()))
    assert len(boxes) == 16 * 4 + 2 * 2 + 80
    for i, (x, y, w, h) in enumerate(boxes):
        for u, v, _, _ in boxes[:i]:
            assert abs(x - u) >= w or abs(y - v) >= h


def test_corner_marks_are_black_squares(sheet: tuple[Path, dict[str, object], Path]) -> None:
    pdf, where, _ = sheet
    said: Any = where
    with pymupdf.open(pdf) as document:
        for x, y, width, height in said["corners"].values():
            box = pymupdf.Rect(x + 0.5, y + 0.5, x + width - 0.5, y + height - 0.5) * MM
            assert max(document[0].get_pixmap(clip=box, colorspace=pymupdf.csGRAY).samples) < 10


def test_the_code_names_the_form_in_the_stored_draw(sheet: tuple[Path, dict[str, object], Path]) -> None:
    _, where, draw = sheet
    stored = read(draw).drawn
    assert stored == drawn()
    assert where["code"] == code(stored, stored.forms[0])


def test_sheets_of_a_class_have_boxes_enough_for_every_form(tmp_path: Path) -> None:
    short = replace(choice(1), options=choice(1).options[:3])
    part = replace(drawn().forms[0].parts[0], items=(short, *(choice(i) for i in range(2, 6))))
    students = [Student(f"学生{i}") for i in range(8)]
    few = drawn(forms=(Form("A", (part,)),))
    write_class(few, student_forms(few, students), tmp_path, ("sheet",))
    where = json.loads((tmp_path / "zonghe-class-sheet.json").read_text(encoding="utf-8"))
    for form, _ in read(tmp_path / "zonghe-class-draw.json").papers:
        for number, item in enumerate(form.items, start=1):
            assert len(where["items"][str(number)]) >= len(item.options)


def test_a_set_without_choice_items_has_no_sheet(tmp_path: Path) -> None:
    only = Form("A", (Part("cloze", (cloze(0),), drawn().forms[0].parts[0].points),))
    with pytest.raises(UserError, match="nothing for an answer sheet"):
        write_papers(drawn(forms=(only,)), None, tmp_path, ("sheet",), PaperOptions())
    assert not list(tmp_path.iterdir())
