"""Exams that are kept in a set: where the results of one go, and names taken out of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from zhongbu_quiz.delivery.deliver import Delivery, File
from zhongbu_quiz.delivery.manifest import Entry
from zhongbu_quiz.delivery.staging import NOTHING, standing
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper.answer_sheet.geometry import draw_hash
from zhongbu_quiz.grading.exam import exam_record, forgotten
from zhongbu_quiz.grading.results import Results
from zhongbu_quiz.messages import _
from zhongbu_quiz.sets.exam_record import FOLDER, ExamRecord, Names, read_all, record_paths, to_json
from zhongbu_quiz.sets.stored import Stored
from zhongbu_quiz.studio.project import project_at

KEPT = "exam"
"""As which product the list of a folder names what is kept of an exam."""


@dataclass(frozen=True)
class Keep:
    """In which set an exam is kept, the day on which it is marked (2024-06-20), and what of its students."""

    home: Path
    day: str
    names: Names = "drop"


@dataclass(frozen=True)
class Exam:
    """An exam that is about to be marked: the file in which it is kept, and files of the same exam that this one takes the place of."""

    keep: Keep
    path: Path
    date: str
    draw: str
    scans: tuple[str, ...]
    stale: frozenset[str]

    def kept(self, results: Results) -> bytes:
        """The file."""
        project = project_at(self.keep.home)
        name = project.identity().name if project.identity_file.is_file() else ""
        return to_json(exam_record(results, self.draw, self.scans, self.date, self.keep.names, name))

    def replaces(self, entry: Entry) -> bool:
        """Whether this exam takes the place of a file that an earlier run wrote."""
        return entry.product == KEPT and entry.digest in self.stale


def exam_of(keep: Keep, stored: Stored, scans: Sequence[Path]) -> Exam:
    """The exam whose scans these are. One that was marked before, be it with fewer scans, keeps its file and its day. Raises UserError where what is
    kept of an exam in the set cannot be read."""
    folder = keep.home / FOLDER
    paths = record_paths(folder)
    records = dict(zip(paths, read_all(paths), strict=True))
    digests = tuple(sorted({said for path in scans if (said := standing(path)) != NOTHING}))
    draw = draw_hash(stored.drawn, stored.papers)
    new = ExamRecord(stored.drawn.name, stored.drawn.title, keep.day, draw, digests, {}, ())
    same = [path for path, record in records.items() if record.is_same(new)]
    path = same[0] if same else _free(folder, f"{new.exam}-{new.date}", records)
    date = records[path].date if same else new.date
    return Exam(keep, path, date, draw, digests, frozenset(map(standing, same[1:])))


def forget(home: Path) -> tuple[Path, ...]:
    """Take names, and what stands for them, out of all exams that are kept in a set; the files that had any. Raises UserError where one cannot be
    read, and as `Delivery.write` does."""
    folder = home / FOLDER
    paths = record_paths(folder)
    named = {path: record for path, record in zip(paths, read_all(paths), strict=True) if any(one.is_named for one in record.students)}
    if not paths:
        raise UserError(_("{folder}: no exam is kept there").format(folder=folder))
    files = {path.name: File(to_json(forgotten(record)), record.exam, KEPT) for path, record in named.items()}
    # what is taken out must go, whoever wrote or changed the file
    return Delivery(folder, "grade", force=True).write(files).paths if files else ()


def _free(folder: Path, stem: str, taken: dict[Path, ExamRecord]) -> Path:
    """A name that no other exam has: that of a second class on the same day has a number."""
    number = 1
    path = folder / f"{stem}.json"
    while path in taken:
        number += 1
        path = folder / f"{stem}-{number}.json"
    return path
