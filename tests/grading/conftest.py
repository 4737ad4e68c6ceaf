"""Answer sheets of the hand-made set, printed once: one to fill in by hand, and those of a class."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import pytest

from tests.grading.simulator import Grey, blank_pages
from tests.paper.fixture import drawn
from zhongbu_quiz.exports.paper import write_papers
from zhongbu_quiz.exports.paper.class_set import write_class
from zhongbu_quiz.exports.paper.page_code import PageCode
from zhongbu_quiz.grading.geometry import Geometry, PageLayout, read
from zhongbu_quiz.sets.students import Student, student_forms


@dataclass(frozen=True)
class Printed:
    """Printed sheets: the file, its geometry (`where`: its file), the pages as they come from the printer."""

    pdf: Path
    where: Path
    geometry: Geometry
    pages: list[tuple[PageCode, PageLayout, Grey]]


def _printed(pdf: Path) -> Printed:
    where = pdf.with_suffix(".json")
    geometry = read(where)
    return Printed(pdf, where, geometry, blank_pages(pdf, geometry))


@pytest.fixture(scope="session")
def solo(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """A sheet without a name: students blacken their number."""
    folder = tmp_path_factory.mktemp("solo")
    return _printed(write_papers(drawn(), None, folder, ("sheet", "paper"))[0])


@pytest.fixture(scope="session")
def whole_class(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Sheets of a class, each with its number."""
    folder = tmp_path_factory.mktemp("class")
    students = [Student(f"学生{i}", "高三（1）班", f"2024{i:03d}", "第一中学") for i in range(1, 4)]
    write_class(drawn(), student_forms(drawn(), students), folder, ("sheet",))
    return _printed(folder / "zonghe-class-sheet.pdf")


def saved(folder: Path, name: str, grey: Grey) -> Path:
    """A picture as a file."""
    path = folder / name
    assert cv2.imwrite(str(path), grey)
    return path
