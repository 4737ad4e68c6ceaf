"""Results to what is kept of them in a set.

In: Results, and what of students is kept. Out: an ExamRecord. Doubtful answers count as they were best read. Where no name is kept the scores stand
in their own order, since that of the class would tell whose they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from hashlib import blake2b

from zhongbu_quiz.grading.item_statistics import ItemStatistics
from zhongbu_quiz.grading.results import Results
from zhongbu_quiz.grading.scoring import Marked
from zhongbu_quiz.sets.exam_record import ExamRecord, ItemRecord, Names, StudentRecord
from zhongbu_quiz.sets.students import Student
from zhongbu_quiz.values.shares import plain

_DIGITS = 4
"""Of a part of the points so many digits are kept."""


def exam_record(results: Results, draw: str, scans: Sequence[str], date: str, names: Names, project: str) -> ExamRecord:
    """What is kept of an exam: `draw` and `scans` are digests, `project` the name of the set, which goes into what stands for a student."""
    items = {one.item.id: _item(one) for one in results.statistics.items}
    rows = [_student(one, names, project) for one in results.marked if one.score is not None]
    ordered = rows if names == "keep" else _by_score(rows)
    return ExamRecord(results.drawn.name, results.drawn.title, date, draw, tuple(scans), items, tuple(ordered))


def forgotten(record: ExamRecord) -> ExamRecord:
    """The record without anything that says whose a score is."""
    return replace(record, students=tuple(_by_score([StudentRecord(one.score, one.full) for one in record.students])))


def _by_score(rows: Sequence[StudentRecord]) -> list[StudentRecord]:
    return sorted(rows, key=lambda row: (-Decimal(row.score), row.hash))


def _item(one: ItemStatistics) -> ItemRecord:
    return ItemRecord(one.count, round(one.p, _DIGITS), one.omitted if one.keys else 0, dict(one.choices))


def _student(one: Marked, names: Names, project: str) -> StudentRecord:
    assert one.score is not None
    student = one.sheet.student or Student()
    row = StudentRecord(plain(one.score), plain(one.sheet.form.total))
    if names == "keep":
        return replace(row, number=student.number, name=student.name, group=student.group)
    return replace(row, hash=_hashed(student, project)) if names == "hash" else row


def _hashed(student: Student, project: str) -> str:
    """Letters that stand for a student in this set: of the number where there is one, else of name and class; nothing for one who is not known."""
    said = (student.number,) if student.number else (student.name, student.group)
    return blake2b(repr(said).encode(), key=blake2b(project.encode()).digest(), digest_size=8).hexdigest() if any(said) else ""
