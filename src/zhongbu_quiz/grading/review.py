"""Doubts to a workbook in which the teacher decides, and what she decided back into the pages.

In: questions; later the same workbook, filled, and the pages of the same files. Out: the bytes of an .xlsx; pages without these doubts. A row is
known by file, page and number, so rows may be sorted or removed. What she left empty stays a doubt; what cannot be is told by its cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.errors import ContentError, Problem, problem
from zhongbu_quiz.exports.xlsx import put
from zhongbu_quiz.files import saved
from zhongbu_quiz.grading.questions import Question, typed
from zhongbu_quiz.grading.reading import Answer, ReadPage, Score, Unread
from zhongbu_quiz.grading.results_book import DOUBT_HEADINGS, doubts_sheet, fill
from zhongbu_quiz.grading.sheets import FORM, NUMBER, PAGE, DoubtKey
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.workbook.grid import Grid, cell_name, read_grids

_POSSIBLE, _VERDICT = len(DOUBT_HEADINGS) + 1, len(DOUBT_HEADINGS) + 2
_MOST = 255
"""The most characters of a list to choose from in a cell of Excel."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the teacher wrote, and the row (from 0) of the cell in which it stands."""

    text: str
    row: int


@dataclass(frozen=True, slots=True)
class Decided:
    """What is to change: pages that do not count, doubts that are settled, answers, scores, numbers and forms of pages."""

    dropped: frozenset[tuple[str, int]] = frozenset()
    settled: frozenset[DoubtKey] = frozenset()
    values: Mapping[DoubtKey, tuple[str, ...] | Decimal] = field(default_factory=dict)

    def and_then(self, other: Decided) -> Decided:
        """What this says, and what was decided after it."""
        return Decided(self.dropped | other.dropped, self.settled | other.settled, {**self.values, **other.values})


def review_book(questions: Sequence[Question], verdicts: Mapping[DoubtKey, Verdict] | None = None) -> bytes:
    """The workbook of all doubts, each with a cell for what the teacher decides and a list of what is possible there. `verdicts`: what she has
    decided already, and elsewhere."""
    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet = book.worksheets[0]
    doubts_sheet(sheet, [one.asked for one in questions], ("doubt_possible", "doubt_verdict"))
    for row, one in enumerate(questions, 2):
        sheet.cell(row, _POSSIBLE).value = "、".join(one.listed) or one.told
        cell = sheet.cell(row, _VERDICT)
        cell.number_format = "@"
        if verdicts and one.key in verdicts:
            put(cell, verdicts[one.key].text)
        if one.listed and len(",".join(one.listed)) <= _MOST:
            choice = DataValidation("list", formula1=f'"{",".join(one.listed)}"', allow_blank=True, showErrorMessage=False)
            sheet.add_data_validation(choice)
            choice.add(cell.coordinate)
    told = book.create_sheet(say("review_title"))
    fill(told, 1, (say("review_help"),))
    told.column_dimensions["A"].width = 90
    return saved(book)


def read_verdicts(path: Path) -> dict[DoubtKey, Verdict]:
    """What stands in the cells of a workbook of doubts; nothing for cells that are empty. Raises ContentError where it is no such workbook."""
    grid = next((one for one in read_grids(path) if one.name == say("results_doubts")), None)
    headings = [] if grid is None or not grid.rows else [str(cell.value) for cell in grid.rows[0]]
    if grid is None or headings[: len(DOUBT_HEADINGS)] != list(map(say, DOUBT_HEADINGS)) or headings[_VERDICT - 1 :] != [say("doubt_verdict")]:
        words = _("is no workbook of doubts of this program; give another name, and it is written there")
        raise ContentError([problem(path, 0, words)])
    found = {}
    for row in range(1, len(grid.rows)):
        said = _text(grid, row, _VERDICT - 1)
        if said:
            found[_text(grid, row, 0), _page(_text(grid, row, 1)), _about(_text(grid, row, 3))] = Verdict(said, row)
    return found


def decided(path: Path, verdicts: Mapping[DoubtKey, Verdict], questions: Mapping[DoubtKey, Question]) -> Decided:
    """What the verdicts of a workbook mean for the questions that are asked. Raises ContentError, with each cell that cannot be."""
    dropped, settled, values, problems = set(), set(), {}, list[Problem]()
    for key, verdict in verdicts.items():
        where = cell_name(verdict.row, _VERDICT - 1)
        one = questions.get(key)
        if one is None:
            words = _("{cell}: is about no doubt of the files that were read now; give the same scans as before, and change no other cell")
            problems.append(problem(path, verdict.row + 1, words.format(cell=where)))
        elif one.drops(verdict.text):
            dropped.add(key[:2])
        elif one.accepts(verdict.text):
            settled.add(key)
        elif (value := one.value(verdict.text)) is not None:
            values[key] = value
            settled |= {key} if key[2] == FORM else set()  # a number that nobody has is asked again
        else:
            words = _("{cell}: {text!r} cannot stand here; write {possible}, or leave it empty")
            possible = joined(one.listed) or one.told
            problems.append(problem(path, verdict.row + 1, words.format(cell=where, text=verdict.text, possible=possible)))
    if problems:
        raise ContentError(problems)
    return Decided(frozenset(dropped), frozenset(settled), values)


def ruled(pages: Iterable[ReadPage | Unread], said: Decided) -> Iterator[ReadPage | Unread]:
    """The pages as the teacher decided: without those that do not count, with her answers in the place of what was in doubt."""
    for page in pages:
        here = (page.source.path.name, page.source.page)
        if here in said.dropped or (isinstance(page, Unread) and (*here, PAGE) in said.settled):
            continue
        yield page if isinstance(page, Unread) else _ruled(page, here, said.values)


def _ruled(page: ReadPage, here: tuple[str, int], values: Mapping[DoubtKey, tuple[str, ...] | Decimal]) -> ReadPage:
    def told(number: int) -> tuple[str, ...] | Decimal | None:
        return values.get((*here, str(number)))

    answers = tuple(Answer(one.number, new) if isinstance(new := told(one.number), tuple) else one for one in page.answers)
    scores = tuple(Score(one.number, new) if isinstance(new := told(one.number), Decimal) else one for one in page.scores)
    page = replace(page, answers=answers, scores=scores)
    if number := values.get((*here, NUMBER)):
        page = replace(page, number="".join(map(str, number)) if isinstance(number, tuple) else "", number_doubt=None)
    if isinstance(form := values.get((*here, FORM)), tuple):
        page = replace(page, forms=form)
    return page


def _text(grid: Grid, row: int, column: int) -> str:
    """What a cell says, in plain letters and digits whatever the keyboard."""
    value = grid.cell(row, column).value
    if isinstance(value, float) and value == int(value):
        value = int(value)
    return "" if value is None else typed(str(value)) if column == _VERDICT - 1 else str(value).strip()


def _page(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _about(place: str) -> str:
    names = {say("field_page"): PAGE, say("field_number"): NUMBER, say("field_form"): FORM}
    return names.get(place, place)
