"""The table of keys of a class set: one entry for each student.

In: the drawn set, and each student's form. Out: HTML and CSS, and the same as CSV. The letters of the choice items are
printed in fives; items whose answers are letters or numbers of what is printed have them, for every student has them in an order of his own; for the
others, whose answers are words, stands the number that they have in the key of the form they come from.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper import templates
from zhongbu_quiz.exports.paper.answer_tables import GRID_KINDS
from zhongbu_quiz.exports.paper.answers import short_key
from zhongbu_quiz.exports.paper.lines import Gap as Piece
from zhongbu_quiz.exports.paper.lines import break_lines
from zhongbu_quiz.exports.paper.markup import join, serif_measure
from zhongbu_quiz.exports.paper.options import PaperOptions, sheet
from zhongbu_quiz.items.item import Gap, Open
from zhongbu_quiz.sets.form import DrawnSet, Form
from zhongbu_quiz.sets.roster import Student, StudentForm
from zhongbu_quiz.sets.stored import code
from zhongbu_quiz.values.cells import guarded


@dataclass(frozen=True, slots=True)
class Entry:
    """A student's lines: his form's number and code, who he is, and the answers in groups."""

    form: str
    code: str
    who: str
    answers: Markup


@dataclass(frozen=True, slots=True)
class KeysDoc:
    """What keys.html.j2 shows."""

    heading: str
    hint: str
    entries: tuple[Entry, ...]


def keys_html(drawn: DrawnSet, papers: Sequence[StudentForm]) -> tuple[str, str]:
    """HTML and CSS of the table of keys."""
    geometry = sheet(PaperOptions(form="plain"))
    entries = []
    for place, (form, student) in enumerate(papers):
        groups = [f"{numbers}{answers}" for numbers, answers in _groups(drawn, form, place)]
        answers = join(
            break_lines(
                [Piece(serif_measure()(group) + 1, escape(group) + "　") for group in groups],
                geometry.measure,
                serif_measure(),
            )
        )
        entries.append(Entry(form.name, code(drawn, form), _who(student), answers))
    worded = any(isinstance(item, Gap | Open) for form in drawn.forms for item in form.items)
    hint = say("class_key_renumbered" if worded else "class_key_numbers")
    doc = KeysDoc(say("class_key_title", title=drawn.title), hint, tuple(entries))
    return templates.html("keys", doc), templates.css("keys", geometry)


def _who(student: Student) -> str:
    return "　".join(filter(None, (student.group, student.number, student.name)))


def _groups(drawn: DrawnSet, form: Form, place: int) -> Iterator[tuple[str, str]]:
    mother = drawn.forms[place % len(drawn.forms)]
    home = {item.id: number for number, item in enumerate(mother.items, start=1)}
    number = 1
    for part in form.parts:
        if part.kind in GRID_KINDS:
            apart = " " if part.kind == "multiple_choice" else ""
            for start in range(0, len(part.items), 5):
                five = part.items[start : start + 5]
                first, last = number + start, number + start + len(five) - 1
                yield (f"{first}—{last} " if last > first else f"{first} "), apart.join(map(short_key, five))
        else:
            for i, item in enumerate(part.items, number):
                source = f"→{mother.name}{home[item.id]}" if len(drawn.forms) > 1 else f"→{home[item.id]}"
                yield (str(i), source) if isinstance(item, Gap | Open) else (f"{i} ", short_key(item))
        number += len(part.items)


def keys_csv(drawn: DrawnSet, papers: Sequence[StudentForm]) -> bytes:
    """The table as CSV for Excel (UTF-8 with a mark): a column for every item, with its answer in full."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    count = max(len(form.items) for form, _ in papers)
    table.writerow(["卷号", "代码", "班级", "学号", "姓名", *range(1, count + 1)])
    for form, student in papers:
        said = [guarded(short_key(item)) for item in form.items]
        who = [guarded(text) for text in (student.group, student.number, student.name)]
        table.writerow([form.name, code(drawn, form), *who, *said])
    return b"\xef\xbb\xbf" + out.getvalue().encode()
