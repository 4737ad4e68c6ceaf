"""Pages as a reader of pictures hands them over, made by hand from a stored draw: what a student blackened is said, and nothing is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.paper.fixture import drawn
from zhongbu_quiz.exports.paper.page_code import PageCode
from zhongbu_quiz.grading.reading import Answer, Doubt, ReadPage, Score, Source, Why
from zhongbu_quiz.grading.scoring import key_of
from zhongbu_quiz.sets.form import DrawnSet, Form
from zhongbu_quiz.sets.stored import Stored, code
from zhongbu_quiz.sets.students import Student, student_forms

SCAN = Path("scan.pdf")


def png() -> bytes:
    """A small picture."""
    out = BytesIO()
    Image.new("L", (40, 12), 200).save(out, "PNG")
    return out.getvalue()


def doubt(why: Why) -> Doubt:
    """A doubt for a reason."""
    return Doubt(why, png())


def class_of(count: int = 3, **changes: object) -> Stored:
    """The stored draw of a class of so many."""
    chosen = drawn(**changes)
    students = [Student(f"学生{place}", "高三（1）班", f"2024{place:03d}") for place in range(1, count + 1)]
    return Stored(chosen, tuple(student_forms(chosen, students)))


def forms_of(*names: str) -> Stored:
    """The stored draw of these forms, which are alike but for their letters, for students who say who they are."""
    first = drawn().forms[0]
    return Stored(drawn(forms=tuple(replace(first, name=name) for name in names)))


def pages_of(
    chosen: DrawnSet, form: Form, given: Mapping[int, tuple[str, ...]] | None = None, pages: int = 1, first: int = 1, path: Path = SCAN,
    written: Decimal | None = None,
) -> list[ReadPage]:  # fmt: skip
    """A sheet of a form, all of it right but for what is `given` by number; `written`: the points of each written item (None: all)."""
    answers, scores = [], []
    number = 0
    for part in form.parts:
        for item, worth in zip(part.items, part.values, strict=True):
            number += 1
            if key := key_of(item):
                answers.append(Answer(number, (given or {}).get(number, key)))
            else:
                scores.append(Score(number, worth if written is None else written))
    made = []
    for page in range(1, pages + 1):
        mine = PageCode(code(chosen, form), form.name, page, pages, "S", 2)
        made.append(ReadPage(Source(path, first + page - 1), mine, name=png()))
    made[0] = replace(made[0], answers=tuple(answers), forms=(form.name,))
    made[-1] = replace(made[-1], scores=tuple(scores))
    return made
