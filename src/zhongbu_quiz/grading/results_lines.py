"""Results as lines that other programs read: JSON, one object a student, and CSV, one row a student.

In: Results. Out: lines of text. Marks and reasons keep their plain names here; the workbook has them in words.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.grading.doubts import sheet_doubts
from zhongbu_quiz.grading.results import HEADINGS, Results, missing_row, row_of
from zhongbu_quiz.grading.scoring import Mark, Marked
from zhongbu_quiz.values.cells import guarded
from zhongbu_quiz.values.shares import plain


def json_lines(results: Results) -> Iterator[str]:
    """One object a sheet: student, form, answers by number, score, doubts."""
    for one in results.marked:
        yield json.dumps(_object(one), ensure_ascii=False)


def csv_lines(results: Results) -> Iterator[str]:
    """One row a sheet, with a line of headings; then students without a sheet."""
    most = max((len(one.marks) for one in results.marked), default=0)
    yield _row([*map(say, HEADINGS), *map(str, range(1, most + 1))])
    for one in results.marked:
        cells = ("" if cell is None else plain(cell) if isinstance(cell, Decimal) else str(cell) for cell in row_of(one))
        yield _row([*cells, *(_cell(mark) for mark in one.marks)])
    for student in results.missing:
        yield _row(missing_row(student))


def _row(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow([guarded(cell) for cell in cells])
    return out.getvalue()


def _cell(mark: Mark) -> str:
    return plain(mark.points) if mark.written else "".join(mark.marks)


def _object(one: Marked) -> dict[str, Any]:
    student = one.sheet.student
    return {
        "student": (student.number or student.name or None) if student else None,
        "form": one.sheet.form.name,
        "answers": {str(mark.number): _answer(mark) for mark in one.marks if mark.read},
        "score": None if one.score is None else _number(one.score),
        "doubts": [{"item": doubt.about, "why": doubt.why} for doubt in sheet_doubts(one)],
    }


def _answer(mark: Mark) -> Any:
    """The sign that is chosen, or a list where several can be, or the points of a written item."""
    if mark.written:
        return _number(mark.points)
    if mark.item.kind == "multiple_choice" or len(mark.marks) > 1:
        return list(mark.marks)
    return mark.marks[0] if mark.marks else None


def _number(points: Decimal) -> int | float:
    """Points as JSON has them: 2, 1.5."""
    return int(points) if points == int(points) else float(points)
