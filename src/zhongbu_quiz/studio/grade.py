"""Scans of filled answer sheets, and the stored draw of their papers -> results, and the files that hold them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from zhongbu_quiz.delivery.deliver import Delivery, File
from zhongbu_quiz.delivery.staging import Content
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper import engine
from zhongbu_quiz.exports.paper.answer_sheet.geometry import draw_hash
from zhongbu_quiz.exports.registry import OUTPUTS
from zhongbu_quiz.exports.writing import delivery
from zhongbu_quiz.grading.class_report import report_html
from zhongbu_quiz.grading.corrected import write_corrected
from zhongbu_quiz.grading.geometry import Geometry
from zhongbu_quiz.grading.geometry import read as read_geometry
from zhongbu_quiz.grading.questions import questions_of
from zhongbu_quiz.grading.read import read_files, straightened
from zhongbu_quiz.grading.reading import ReadPage, Unread
from zhongbu_quiz.grading.results import Results
from zhongbu_quiz.grading.results_book import results_book
from zhongbu_quiz.grading.review import Verdict, decided, read_verdicts, review_book
from zhongbu_quiz.grading.settle import settle
from zhongbu_quiz.grading.sheets import DoubtKey
from zhongbu_quiz.grading.spool import spooled
from zhongbu_quiz.grading.weak import BELOW, weak_deck, weakest
from zhongbu_quiz.loading.yamlfile import parse_yaml
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.sets.deck import deck_of
from zhongbu_quiz.sets.roster import read_roster
from zhongbu_quiz.sets.stored import DRAW_ENDS, Stored
from zhongbu_quiz.sets.stored import read as read_draw
from zhongbu_quiz.sets.students import Student
from zhongbu_quiz.studio.exams import KEPT, Exam, Keep, exam_of
from zhongbu_quiz.studio.progress import Progress, Step, silent

Reader = Callable[[Sequence[Path], Geometry, int], Iterator[ReadPage | Unread]]
"""What reads the pages of files: `grading.read.read_files`."""
BOOK, PDF, DECK = ".xlsx", ".pdf", ".yaml"
SHEET_ENDS = "-sheet.json"
"""How the file ends that says where things stand on the sheets of a draw."""


@dataclass(frozen=True)
class Scans:
    """What is to be marked: files of pages, the stored draw of their papers, the geometry of the sheets (None: what lies beside the draw), a class
    list where the draw has none, and on how many processes."""

    files: tuple[Path, ...]
    draw: Path
    sheet: Path | None = None
    roster: Path | None = None
    jobs: int = 1

    @property
    def inputs(self) -> tuple[Path, ...]:
        """All files that are read, which no output is written over."""
        return (*self.files, self.draw, *filter(None, (self.sheet, self.roster)))


@dataclass(frozen=True)
class Wanted:
    """What is to be written (None: it is not): the workbook of results, that of doubts, the sheets to hand back, the page to discuss in class, the
    deck of facts of which less than a part of the points was got (`below`), what is kept in a set; and whether over files that are not ours. A
    workbook of doubts in which something is decided is read instead, and stays as it is."""

    book: Path | None = None
    review: Path | None = None
    corrected: Path | None = None
    report: Path | None = None
    deck: Path | None = None
    below: float = BELOW
    keep: Keep | None = None
    force: bool = False


@dataclass(frozen=True)
class Graded:
    """The results (their pictures are gone by then), the files that were written, how many doubts the teacher's workbook has decided, and what became
    of files of an earlier run."""

    results: Results
    paths: tuple[Path, ...] = ()
    decided: int = 0
    remarks: tuple[str, ...] = ()


def grade(scans: Scans, wanted: Wanted, progress: Progress = silent, reader: Reader = read_files) -> Graded:
    """Mark the sheets of some scans, and write what is wanted. Pictures wait in a folder for files that pass, and are gone at the end.

    Raises UserError where an input cannot be read, where sheets and draw do not belong together, where no page of all files could be read,
    ContentError where something in the workbook of doubts cannot be, and as `Delivery.write` does; then nothing is written.
    """
    _check_endings(wanted)
    with TemporaryDirectory(prefix="zhongbu-quiz-") as spool:
        return _graded(scans, wanted, Path(spool), progress, reader)


def _graded(scans: Scans, wanted: Wanted, spool: Path, progress: Progress, reader: Reader) -> Graded:
    stored, geometry, roster = basis_of(scans)
    verdicts = _verdicts(scans, wanted)
    review = None if verdicts else wanted.review
    exam = exam_of(wanted.keep, stored, scans.files) if wanted.keep else None
    products = _products(replace(wanted, review=review), exam, geometry, spool)
    targets = {folder: _delivery(folder, scans, wanted) for folder in dict.fromkeys(path.parent for path in products)}
    for folder, to in targets.items():
        to.begin([path.name for path in products if path.parent == folder])
    pages = list(_told(spooled(reader(scans.files, geometry, scans.jobs), spool), progress))
    settled = settle(pages, stored, roster, verdicts, wanted.review or Path())
    if settled.stray and wanted.review:
        decided(wanted.review, settled.stray, {})
    results = settled.results
    if not results.marked:
        raise UserError("\n".join([_nothing(scans), *told_unread(results)]))
    unwanted = {review} if not results.doubts else set()
    paths: list[Path] = []
    remarks: list[str] = []
    if wanted.deck and not weakest(results, wanted.below):
        unwanted.add(wanted.deck)
        words = _("{path}: is not written, since of every fact at least {below} of the points was got; try a higher --below")
        remarks.append(words.format(path=wanted.deck, below=f"{wanted.below:.0%}"))
    for folder, to in targets.items():
        made = {path.name: product for path, product in products.items() if path.parent == folder and path not in unwanted}
        files = {name: File(make(results), stored.drawn.name, product) for name, (product, make) in made.items()}
        done = to.write(files, exam.replaces) if exam else to.write(files)
        paths, remarks = [*paths, *done.paths], [*remarks, *done.remarks]
    return Graded(results, tuple(paths), len(verdicts), tuple(remarks))


class Basis(NamedTuple):
    """What sheets are held against: the stored draw, where everything stands on its sheets, who may have sat it where the draw does not say."""

    stored: Stored
    geometry: Geometry
    roster: Sequence[Student]


def basis_of(scans: Scans) -> Basis:
    """What the sheets of some scans are held against. Raises UserError where that cannot be read, or does not belong together."""
    if not scans.draw.exists():
        words = _("{path}: there is no such file; give what worksheet stored beside the papers, such as: --draw papers/{name}-draw.json")
        raise UserError(words.format(path=scans.draw, name=scans.draw.stem.removesuffix("-draw")))
    stored = read_draw(scans.draw)
    return Basis(stored, _geometry(scans, stored), _roster(scans, stored))


def told_unread(results: Results) -> list[str]:
    """A line for each file or page that could not be read, with the reason."""
    lines = []
    for one in results.unread:
        source = one.doubt.source
        words = _("{path}, page {page}: {words}") if source.page else _("{path}: {words}")
        lines.append(words.format(path=source.path, page=source.page, words=one.doubt.told))
    return lines


def _check_endings(wanted: Wanted) -> None:
    """Raises UserError where a name does not end as what is written there does, or where two things have one name."""
    given = [(wanted.book, BOOK), (wanted.review, BOOK), (wanted.corrected, PDF), (wanted.report, PDF), (wanted.deck, DECK)]
    paths = [path for path, _ending in given if path]
    for path, ending in given:
        if path and path.suffix.lower() != ending:
            words = _("{path}: ends in {ending} by its kind; write: {name}")
            raise UserError(words.format(path=path, ending=ending, name=path.with_suffix(ending)))
        if path and paths.count(path) > 1:
            raise UserError(_("{path}: is wanted for two things; give each a name of its own").format(path=path))


def _products(wanted: Wanted, exam: Exam | None, geometry: Geometry, spool: Path) -> dict[Path, tuple[str, Callable[[Results], Content]]]:
    """What is written where, and how it is made."""

    def corrected(results: Results) -> Path:
        path = spool / f"corrected{PDF}"
        write_corrected(path, results, geometry, straightened)
        return path

    listed: list[tuple[Path | None, str, Callable[[Results], Content]]] = [
        (wanted.book, "results", results_book),
        (wanted.review, "review", lambda results: review_book(questions_of(results))),
        (wanted.corrected, "corrected", corrected),
        (wanted.report, "report", lambda results: engine.to_pdf(*report_html(results))),
    ]
    if wanted.deck:
        listed.append((wanted.deck, "deck", lambda results: _deck(results, wanted)))
    if exam:
        listed.append((exam.path, KEPT, exam.kept))
    return {path: (product, make) for path, product, make in listed if path}


def _deck(results: Results, wanted: Wanted) -> bytes:
    """The deck of weak facts, which the loader of decks has passed."""
    assert wanted.deck is not None
    text = weak_deck(results, wanted.below)
    deck_of(parse_yaml(wanted.deck, text), OUTPUTS)
    return text.encode("utf-8")


def _delivery(folder: Path, scans: Scans, wanted: Wanted) -> Delivery:
    return delivery(folder, "grade", inputs=scans.inputs, force=wanted.force)


def _verdicts(scans: Scans, wanted: Wanted) -> dict[DoubtKey, Verdict]:
    """What the teacher has decided so far. Raises UserError where two scans have one name, by which her workbook knows them."""
    if wanted.review is None:
        return {}
    names = Counter(path.name for path in scans.files)
    twice = [name for name, count in names.items() if count > 1]
    if twice:
        words = _("several scans are called {names}, and the workbook of doubts knows them by name; rename all but one")
        raise UserError(words.format(names=joined(twice)))
    return read_verdicts(wanted.review) if wanted.review.is_file() else {}


def default_name(draw: Path) -> Path:
    """The workbook of results of a draw, here: NAME-results.xlsx of NAME-draw.json."""
    return Path(f"{_stem(draw)}-results{BOOK}")


def _stem(draw: Path) -> str:
    return draw.name.removesuffix(DRAW_ENDS) if draw.name.endswith(DRAW_ENDS) else draw.stem


def _geometry(scans: Scans, stored: Stored) -> Geometry:
    """Where everything stands on the sheets of a draw: on those of all its forms, since each has a file of its own. Raises UserError where there
    is none, or where it is that of another draw."""
    found = [scans.sheet] if scans.sheet else [path for path in _beside(scans.draw, stored) if path.is_file()]
    if not found:
        words = _("{draw}: {name} is not beside it, which says where things stand on the answer sheets; name it with --sheet")
        raise UserError(words.format(draw=scans.draw, name=f"{_stem(scans.draw)}{SHEET_ENDS}"))
    first, *others = geometries = [read_geometry(path) for path in found]
    wanted = draw_hash(stored.drawn, stored.papers)
    for path, geometry in zip(found, geometries, strict=True):
        if geometry.draw != wanted:
            words = _("{sheet}: belongs to other papers than {draw}; give the draw and the sheet that were made together (one call of worksheet)")
            raise UserError(words.format(sheet=path, draw=scans.draw))
    for other in others:
        moved = {code: replace(owner, layout=owner.layout + len(first.layouts)) for code, owner in other.sheets.items()}
        first = replace(first, sheets={**first.sheets, **moved}, layouts=(*first.layouts, *other.layouts))
    return first


def _beside(draw: Path, stored: Stored) -> list[Path]:
    """The files that say where things stand on the sheets of a draw, as `worksheet` calls them."""
    return [draw.with_name(name) for name in dict.fromkeys(sheet_names(_stem(draw), stored).values())]


def sheet_names(stem: str, stored: Stored) -> dict[str, str]:
    """By the form, what `worksheet` calls the file that says where things stand on its sheet; that of a class holds all."""
    several = len(stored.drawn.forms) > 1 and not stored.papers
    forms = [form.name for form, _student in stored.papers] or [form.name for form in stored.drawn.forms]
    return {form: f"{stem}-{form}{SHEET_ENDS}" if several else f"{stem}{SHEET_ENDS}" for form in forms}


def _roster(scans: Scans, stored: Stored) -> list[Student]:
    if scans.roster is None:
        return []
    if stored.papers:
        words = _("{path}: holds the forms of {count} students already; leave out --roster")
        raise UserError(words.format(path=scans.draw, count=len(stored.papers)))
    return read_roster(scans.roster)


def _told(pages: Iterator[ReadPage | Unread], progress: Progress) -> Iterator[ReadPage | Unread]:
    """The pages as they come, with how many there are so far."""
    for count, page in enumerate(pages, 1):
        progress(Step(_("reading page {count}").format(count=count)))
        yield page


def _nothing(scans: Scans) -> str:
    words = _("no answer sheet of {draw} was found in what was given; nothing is written")
    return words.format(draw=scans.draw)
