"""Scans of filled answer sheets, and the stored draw of their papers -> results, and the files that hold them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from zhongbu_quiz.delivery.deliver import File
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper.answer_sheet.geometry import draw_hash
from zhongbu_quiz.exports.writing import delivery
from zhongbu_quiz.grading.geometry import Geometry
from zhongbu_quiz.grading.geometry import read as read_geometry
from zhongbu_quiz.grading.read import read_files
from zhongbu_quiz.grading.reading import ReadPage, Unread
from zhongbu_quiz.grading.results import Results, results_of
from zhongbu_quiz.grading.results_book import results_book
from zhongbu_quiz.messages import _
from zhongbu_quiz.sets.roster import read_roster
from zhongbu_quiz.sets.stored import Stored
from zhongbu_quiz.sets.stored import read as read_draw
from zhongbu_quiz.sets.students import Student
from zhongbu_quiz.studio.progress import Progress, Step, silent

Reader = Callable[[Sequence[Path], Geometry, int], Iterator[ReadPage | Unread]]
"""What reads the pages of files: `grading.read.read_files`."""
BOOK = ".xlsx"
_DRAW, _SHEET = "-draw.json", "-sheet.json"


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
class Graded:
    """The results, and the files that hold them."""

    results: Results
    paths: tuple[Path, ...] = ()


def grade(scans: Scans, output: Path | None, force: bool = False, progress: Progress = silent, reader: Reader = read_files) -> Graded:
    """Mark the sheets of some scans, and write the workbook of results to `output` (None: nowhere).

    Raises UserError where an input cannot be read, where sheets and draw do not belong together, where no page of all files could be read,
    and as `Delivery.write` does; then nothing is written.
    """
    if output is not None and output.suffix.lower() != BOOK:
        words = _("{path}: results are a workbook, whose name ends in {ending}; write: -o {name}")
        raise UserError(words.format(path=output, ending=BOOK, name=output.with_suffix(BOOK)))
    stored = read_draw(scans.draw)
    geometry = _geometry(scans, stored)
    roster = _roster(scans, stored)
    to = None if output is None else delivery(output.parent, "grade", output, scans.inputs, force)
    if to is not None and output is not None:
        to.begin([output.name])
    results = results_of(_told(reader(scans.files, geometry, scans.jobs), progress), stored, roster)
    if not results.marked:
        raise UserError("\n".join([_nothing(scans), *(told_unread(results))]))
    if to is None or output is None:
        return Graded(results)
    done = to.write({output.name: File(results_book(results), stored.drawn.name, "results")})
    return Graded(results, done.paths)


def told_unread(results: Results) -> list[str]:
    """A line for each file or page that could not be read, with the reason."""
    lines = []
    for one in results.unread:
        source = one.doubt.source
        words = _("{path}, page {page}: {words}") if source.page else _("{path}: {words}")
        lines.append(words.format(path=source.path, page=source.page, words=one.doubt.told))
    return lines


def default_name(draw: Path) -> Path:
    """The workbook of results of a draw, here: NAME-results.xlsx of NAME-draw.json."""
    return Path(f"{_stem(draw)}-results{BOOK}")


def _stem(draw: Path) -> str:
    return draw.name.removesuffix(_DRAW) if draw.name.endswith(_DRAW) else draw.stem


def _geometry(scans: Scans, stored: Stored) -> Geometry:
    """Where everything stands on the sheets of a draw: on those of all its forms, since each has a file of its own. Raises UserError where there
    is none, or where it is that of another draw."""
    found = [scans.sheet] if scans.sheet else [path for path in _beside(scans.draw, stored) if path.is_file()]
    if not found:
        words = _("{draw}: {name} is not beside it, which says where things stand on the answer sheets; name it with --sheet")
        raise UserError(words.format(draw=scans.draw, name=f"{_stem(scans.draw)}{_SHEET}"))
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
    stem = _stem(draw)
    several = len(stored.drawn.forms) > 1 and not stored.papers
    names = [f"{stem}-{form.name}{_SHEET}" for form in stored.drawn.forms] if several else [f"{stem}{_SHEET}"]
    return [draw.with_name(name) for name in names]


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
