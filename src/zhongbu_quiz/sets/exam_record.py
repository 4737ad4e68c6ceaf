"""What is kept of an exam: how its items did, and the scores, as JSON in the folder `results/` of a set.

In: an ExamRecord. Out: JSON; and back again; and of several exams, how often each item was answered and what was got of it (`pooled`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.items.bank import Answered
from zhongbu_quiz.items.observed import summed
from zhongbu_quiz.loading.folder import is_read
from zhongbu_quiz.loading.record import NoRecord, read_record
from zhongbu_quiz.messages import _
from zhongbu_quiz.values.typed import fits
from zhongbu_quiz.versions import RESULTS

FOLDER = "results"
"""The folder of a set in which exams are kept."""
Names = Literal["drop", "hash", "keep"]
"""What of students is kept: nothing; letters that are the same in each exam, by which one can be followed; name and number."""


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """How an item did: how many students had it, the part of its points that they got, how many chose nothing, how often each text was chosen."""

    answered: int
    share: float
    omitted: int
    chosen: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class StudentRecord:
    """A score, and whose, as far as names are kept: `hash`, or the rest."""

    score: str
    full: str
    hash: str = ""
    number: str = ""
    name: str = ""
    group: str = ""

    @property
    def is_named(self) -> bool:
        """Whether anything says whose it is."""
        return any((self.hash, self.number, self.name, self.group))


@dataclass(frozen=True, slots=True)
class ExamRecord:
    """An exam: the set and its title, the day on which it was marked first, digests of its draw and of its scans, items by id, students."""

    exam: str
    title: str
    date: str
    draw: str
    scans: tuple[str, ...]
    items: Mapping[str, ItemRecord]
    students: tuple[StudentRecord, ...]

    def is_same(self, other: ExamRecord) -> bool:
        """Whether two are of one exam: the same draw, and at least one scan in common (a second class may sit the same papers)."""
        return self.draw == other.draw and not set(self.scans).isdisjoint(other.scans)


def to_json(record: ExamRecord) -> bytes:
    """The record as UTF-8 JSON; of students what is known alone."""
    whole = {**RESULTS.said, **asdict(record)}
    whole["students"] = [{name: value for name, value in asdict(one).items() if value} for one in record.students]
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def read(path: Path) -> ExamRecord:
    """What a file holds. Raises UserError where it cannot be read, is no such file, is of another version, or was changed by hand."""
    return read_record(path, RESULTS, _record, _refused)


def record_paths(folder: Path) -> list[Path]:
    """The files of exams in a folder `results/`; none where there is no such folder."""
    return sorted(path for path in folder.iterdir() if is_read(path, (".json",))) if folder.is_dir() else []


def read_all(paths: Iterable[Path]) -> list[ExamRecord]:
    """What these files hold. Raises UserError with a line for each that cannot be read."""
    found, wrong = [], []
    for path in paths:
        try:
            found.append(read(path))
        except UserError as error:
            wrong.append(str(error))
    if wrong:
        raise UserError("\n".join(wrong))
    return found


def pooled(records: Sequence[ExamRecord]) -> dict[str, Answered]:
    """Of each item, over all exams, how many answered and which part of its points they got."""
    return summed((name, one.answered, one.share) for record in records for name, one in record.items.items())


def _record(whole: dict[str, Any]) -> ExamRecord:
    items = {name: ItemRecord(one["answered"], float(one["share"]), one["omitted"], one["chosen"]) for name, one in whole["items"].items()}
    students = tuple(StudentRecord(**one) for one in whole["students"])
    said = {name: whole[name] for name in ("exam", "title", "date", "draw")}
    record = ExamRecord(**said, scans=tuple(whole["scans"]), items=items, students=students)
    scores = [Decimal(row.score) for row in students]
    right = all(one.answered >= 1 and 0 <= one.share <= 1 for one in items.values()) and all(map(Decimal.is_finite, scores))
    if not right or not fits(record, ExamRecord):
        raise NoRecord(_("a value in it is of another form"))
    return record


def _refused(path: Path, why: str) -> UserError:
    words = _("{path}: holds no results of an exam ({reason}); take it out of the folder, and mark the scans again: zhongbu-quiz grade")
    return UserError(words.format(path=path, reason=why))
