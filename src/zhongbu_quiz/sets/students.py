"""Students, and a form of a drawn set for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from zhongbu_quiz.chance import digest
from zhongbu_quiz.sets.form import DrawnSet, Form, Part, by_material
from zhongbu_quiz.sets.order import with_own_order


@dataclass(frozen=True, slots=True)
class Student:
    """Whose paper it is: printed on the name line; all empty for a paper to fill in by hand."""

    name: str = ""
    group: str = ""
    number: str = ""
    school: str = ""


StudentForm = tuple[Form, Student]
"""A student's own form of a draw; its name is his place in the list, 001 and on."""


def student_forms(drawn: DrawnSet, students: Sequence[Student]) -> list[StudentForm]:
    """A form for each student: the forms of the draw in turn, its items, text options and columns to match in an order of his own."""
    pairs = []
    for place, student in enumerate(students):
        form = drawn.forms[place % len(drawn.forms)]
        key = (drawn.seed, form.name, place + 1)
        parts = tuple(_mixed(part, *key) for part in form.parts)
        pairs.append((Form(f"{place + 1:03d}", parts), student))
    return pairs


def _mixed(part: Part, *key: object) -> Part:
    """The part with its items in another order, the questions of one material together and in theirs."""
    worth = dict(zip((item.id for item in part.items), part.values, strict=True))
    groups = sorted((items for _, items in by_material(part.items)), key=lambda items: digest(*key, items[0].id))
    ordered = tuple(with_own_order(item, *key) for items in groups for item in items)
    return replace(part, items=ordered, each=tuple(worth[item.id] for item in ordered) if part.each else ())
