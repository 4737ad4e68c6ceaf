"""Markings while somebody works on them: the reading goes on beside the page, doubts are decided one after another, results are taken home.

In: a Marking, an answer, the name of an output. Out: results, questions, files. What was worked out is kept in the memory for as long as the files
stay as they are; decisions stand in the workbook of doubts, with which the command line goes on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from zhongbu_quiz.delivery.deliver import write_bytes
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.grading.geometry import Geometry
from zhongbu_quiz.grading.kept_pages import KeptPages
from zhongbu_quiz.grading.questions import Question, questions_of, typed
from zhongbu_quiz.grading.read import read_page, sources_in
from zhongbu_quiz.grading.reading import ReadPage, Unread
from zhongbu_quiz.grading.results_lines import csv_lines
from zhongbu_quiz.grading.review import Verdict, read_verdicts, review_book
from zhongbu_quiz.grading.settle import Settled, settle
from zhongbu_quiz.grading.sheets import DoubtKey
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.studio.exams import Keep
from zhongbu_quiz.studio.grade import Basis, Graded, Wanted, basis_of, grade
from zhongbu_quiz.studio.jobs import Job, Jobs
from zhongbu_quiz.studio.marking import Marking
from zhongbu_quiz.studio.progress import Progress, Step, silent
from zhongbu_quiz.studio.recent import Recent

_MARKINGS, _VIEWS = 3, 6
"""So many exams are kept in the memory as they were read, and so many as they were decided."""
_BACK = 200
"""So many decisions can be taken back, one after another."""
BOOK, CSV, CORRECTED, REPORT, DECK, REVIEW = "results", "csv", "corrected", "report", "deck", "review"
"""What can be taken home."""
_FILES: dict[str, tuple[str, Callable[[Path], Wanted]]] = {
    BOOK: (".xlsx", lambda path: Wanted(book=path)),
    CORRECTED: (".pdf", lambda path: Wanted(corrected=path)),
    REPORT: (".pdf", lambda path: Wanted(report=path)),
    DECK: (".yaml", lambda path: Wanted(deck=path)),
}
"""By the name of an output: how its file ends, and how it is asked for."""


@dataclass(frozen=True)
class View:
    """How it stands with an exam: results, all that was asked with what was decided, and what is open."""

    settled: Settled
    verdicts: dict[DoubtKey, str]

    @property
    def open(self) -> tuple[Question, ...]:
        """What is still to be decided, each thing once."""
        return tuple({one.key: one for one in questions_of(self.settled.results)}.values())

    @property
    def decided(self) -> tuple[Question, ...]:
        """What was decided, as long as it is not asked again."""
        again = {one.key for one in self.open}
        return tuple({one.key: one for one in self.settled.asked if one.key in self.verdicts and one.key not in again}.values())

    def question(self, key: DoubtKey) -> Question | None:
        """What is asked, or was, by a key."""
        return next((one for one in (*self.open, *self.settled.asked) if one.key == key), None)


class Marks:
    """All markings that are worked on."""

    def __init__(self, jobs: Jobs) -> None:
        self.jobs = jobs
        self._read = Recent(_MARKINGS)
        self._views = Recent(_VIEWS)
        self._writing = Lock()
        self._before: dict[Path, list[tuple[DoubtKey, str]]] = {}

    def start(self, marking: Marking, crashed: Callable[[BaseException], str]) -> None:
        """Read the sheets of a marking, beside the page; `crashed` keeps a mistake of ours, and says so. Raises UserError where another one is
        read in the same set."""

        def work(job: Job) -> str:
            try:
                read(marking, job.told)
            except UserError:
                raise
            except Exception as error:
                raise UserError(crashed(error)) from error
            return ""

        self.jobs.start(_("the sheets are being read"), work, marking.home, marking.folder)

    def job(self, marking: Marking) -> Job | None:
        """The reading of a marking, as long as no other was begun in its set."""
        return self.jobs.last(marking.home, marking.folder)

    def view(self, marking: Marking) -> View:
        """How it stands with a marking whose pages are read. Raises UserError where its files cannot be read (any more), ContentError where what
        somebody wrote into the workbook cannot be."""
        return self._view(marking, lambda: self._seen(marking))

    def decide(self, marking: Marking, key: DoubtKey, answer: str) -> None:
        """Write what somebody decides of a doubt. Raises UserError where that cannot stand there, where nothing (any more) asks for it, or the
        workbook cannot be written."""
        with self._writing:
            view = self.view(marking)
            text, question = typed(answer), view.question(key)
            if question is None:
                raise UserError(_("this place is not in doubt (any more)"))
            if not question.takes(text):
                words = _("“{text}” cannot stand there; possible: {possible}")
                raise UserError(words.format(text=answer, possible=joined(question.listed) or question.told))
            left = self._write(marking, {**view.verdicts, key: text})
            self._before.setdefault(marking.folder, []).append((key, view.verdicts.get(key, "")))
            del self._before[marking.folder][:-_BACK]
        if not left:
            _graded(marking, Wanted(keep=_keep(marking)))

    def can_undo(self, marking: Marking) -> bool:
        """Whether a decision was made since the program was started."""
        return bool(self._before.get(marking.folder))

    def undo(self, marking: Marking) -> DoubtKey:
        """Take the last decision back; what it was about. Raises UserError where there is none."""
        with self._writing:
            if not self.can_undo(marking):
                raise UserError(_("there is nothing to take back: the last change was not made on this page since the program was started"))
            key, before = self._before[marking.folder][-1]
            verdicts = {name: text for name, text in self.view(marking).verdicts.items() if name != key}
            self._write(marking, {**verdicts, key: before} if before else verdicts)
            self._before[marking.folder].pop()
            return key

    def forget(self, marking: Marking) -> None:
        """Keep nothing of a marking in the memory that is removed."""
        self._before.pop(marking.folder, None)

    def _view(self, marking: Marking, make: Callable[[], View]) -> View:
        found: View = self._views.get((*_stamp(marking), marking.review.is_file() and _told(marking.review)), make)
        return found

    def _seen(self, marking: Marking) -> View:
        verdicts = read_verdicts(marking.review) if marking.review.is_file() else {}
        basis, pages = self._kept(marking)
        return View(settle(pages, basis.stored, basis.roster, verdicts, marking.review), {key: one.text for key, one in verdicts.items()})

    def _write(self, marking: Marking, verdicts: dict[DoubtKey, str]) -> int:
        """Write the workbook; how many doubts are left. What was decided of something that is asked no more goes."""
        basis, pages = self._kept(marking)
        told = {key: Verdict(text, 0) for key, text in verdicts.items()}
        settled = settle(pages, basis.stored, basis.roster, told, marking.review)
        held = {key: one for key, one in told.items() if key not in settled.stray}
        write_bytes(marking.review, review_book(settled.asked, held))
        self._view(marking, lambda: View(settled, {key: one.text for key, one in held.items()}))
        return len(settled.results.doubts)

    def _kept(self, marking: Marking) -> tuple[Basis, Sequence[ReadPage | Unread]]:
        def load() -> tuple[Basis, Sequence[ReadPage | Unread]]:
            basis = basis_of(marking.scans)
            return basis, list(_pages(marking, basis.geometry))

        found: tuple[Basis, Sequence[ReadPage | Unread]] = self._read.get(_stamp(marking), load)
        return found


def read(marking: Marking, progress: Progress = silent) -> None:
    """Read the pages that are not read yet, write the workbook of doubts, and keep in the set what it keeps of an exam. Raises as `grade` does."""
    _graded(marking, Wanted(review=marking.review, keep=_keep(marking)), progress)
    marking.read_whole()


def output(marking: Marking, name: str, folder: Path, set_name: str) -> Path:
    """A file of results in a folder that passes. Raises UserError where there is nothing to write, as `grade` does, and for a name that is none."""
    if name == REVIEW:
        if not marking.review.is_file():
            raise UserError(_("nothing was in doubt"))
        return write_bytes(folder / f"{set_name}-doubts.xlsx", marking.review.read_bytes())
    if name == CSV:
        lines = csv_lines(_graded(marking, Wanted()).results)
        return write_bytes(folder / f"{set_name}-results.csv", "\ufeff".encode() + "".join(f"{line}\r\n" for line in lines).encode())
    if name not in _FILES:
        raise UserError(_("there is no such form of a set here: {name}").format(name=name))
    ending, wanted = _FILES[name]
    path = folder / f"{set_name}-{name}{ending}"
    done = _graded(marking, wanted(path))
    if not path.is_file():
        raise UserError("\n".join(done.remarks).replace(f"{folder}/", ""))
    return path


def _graded(marking: Marking, wanted: Wanted, progress: Progress = silent) -> Graded:
    """The marking as the command line does it, with the pages that are kept and what is decided; files of ours are told by their names alone."""

    def reader(_files: Sequence[Path], geometry: Geometry, _jobs: int) -> Iterator[ReadPage | Unread]:
        return _pages(marking, geometry, progress)

    review = wanted.review or (marking.review if marking.review.is_file() else None)
    try:
        return grade(marking.scans, replace(wanted, review=review, force=True), reader=reader)
    except UserError as error:
        raise UserError(re.sub(rf"{re.escape(str(marking.folder))}[/\\\\](scans[/\\\\])?", "", str(error))) from None


def _pages(marking: Marking, geometry: Geometry, progress: Progress = silent) -> Iterator[ReadPage | Unread]:
    """The pages of a marking: those that are kept, and the others as they are read and kept now."""
    kept = KeptPages(marking.pages)
    sources = sources_in(marking.scans.files)
    for done, source in enumerate(sources):
        progress(Step(_("pages read"), done, len(sources)))
        yield source if isinstance(source, Unread) else kept.get(source) or kept.keep(read_page(source, geometry))


def _keep(marking: Marking) -> Keep:
    return Keep(marking.home, marking.day, marking.names)


def _stamp(marking: Marking) -> tuple[Path, object]:
    """By which a marking is known as long as nothing is sent anew or read again."""
    return marking.folder, _told(marking.about)


def _told(path: Path) -> tuple[int, int]:
    said = path.stat()
    return said.st_mtime_ns, said.st_size
