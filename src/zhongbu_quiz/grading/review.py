"""Doubts to a workbook in which the teacher decides, and what she decided back into the pages.

In: doubts; later the same workbook, filled, and the pages of the same files. Out: the bytes of an .xlsx; pages without these doubts. A row is known
by file, page and number, so rows may be sorted or removed. What she left empty stays a doubt; what cannot be is told by its cell.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.errors import ContentError, Problem, problem
from zhongbu_quiz.files import saved
from zhongbu_quiz.grading.doubts import OpenDoubt
from zhongbu_quiz.grading.reading import Answer, ReadPage, Score, Unread
from zhongbu_quiz.grading.results import Results
from zhongbu_quiz.grading.results_book import DOUBT_HEADINGS, doubts_sheet, fill
from zhongbu_quiz.grading.scoring import Mark, signs_of
from zhongbu_quiz.grading.sheets import FORM, NUMBER, PAGE, DoubtKey, key_of_doubt
from zhongbu_quiz.items.item import TrueFalse
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.values.shares import plain
from zhongbu_quiz.workbook.grid import Grid, cell_name, read_grids

_POSSIBLE, _VERDICT = len(DOUBT_HEADINGS) + 1, len(DOUBT_HEADINGS) + 2
_MOST = 255
"""The most characters of a list to choose from in a cell of Excel."""
_BETWEEN = "、,; "
"""What people type between letters."""


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
    values: Mapping[DoubtKey, tuple[str, ...] | Decimal] | None = None


def review_book(results: Results) -> bytes:
    """The workbook of all doubts, each with a cell for what the teacher decides and a list of what is possible there."""
    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet = book.worksheets[0]
    doubts_sheet(sheet, results.doubts, ("doubt_possible", "doubt_verdict"))
    for row, one in enumerate(results.doubts, 2):
        listed = _listed(one)
        sheet.cell(row, _POSSIBLE).value = "、".join(listed) or _told(one, results)
        cell = sheet.cell(row, _VERDICT)
        cell.number_format = "@"
        if listed and len(",".join(listed)) <= _MOST:
            choice = DataValidation("list", formula1=f'"{",".join(listed)}"', allow_blank=True, showErrorMessage=False)
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


def decided(path: Path, verdicts: Mapping[DoubtKey, Verdict], results: Results) -> Decided:
    """What the verdicts of a workbook mean for the doubts of some results. Raises ContentError, with each cell that cannot be."""
    open_doubts = {key_of_doubt(one.doubt): one for one in results.doubts}
    dropped, settled, values, problems = set(), set(), {}, list[Problem]()
    for key, verdict in verdicts.items():
        where = cell_name(verdict.row, _VERDICT - 1)
        one = open_doubts.get(key)
        if one is None:
            words = _("{cell}: is about no doubt of the files that were read now; give the same scans as before, and change no other cell")
            problems.append(problem(path, verdict.row + 1, words.format(cell=where)))
            continue
        if verdict.text == say("drop_page") and key[2] == PAGE:
            dropped.add(key[:2])
        elif verdict.text == say("accepted") and key[2] in (PAGE, NUMBER, FORM):
            settled.add(key)
        elif (value := _value(one, verdict.text, results)) is not None:
            values[key] = value
            settled |= {key} if key[2] == FORM else set()  # a number that nobody has is asked again
        else:
            words = _("{cell}: {text!r} cannot stand here; write {possible}, or leave it empty")
            possible = joined(_listed(one)) or _told(one, results)
            problems.append(problem(path, verdict.row + 1, words.format(cell=where, text=verdict.text, possible=possible)))
    if problems:
        raise ContentError(problems)
    return Decided(frozenset(dropped), frozenset(settled), values)


def ruled(pages: Iterable[ReadPage | Unread], said: Decided) -> Iterator[ReadPage | Unread]:
    """The pages as the teacher decided: without those that do not count, with her answers in the place of what was in doubt."""
    values = said.values or {}
    for page in pages:
        here = (page.source.path.name, page.source.page)
        if here in said.dropped or (isinstance(page, Unread) and (*here, PAGE) in said.settled):
            continue
        yield page if isinstance(page, Unread) else _ruled(page, here, values)


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


def _listed(one: OpenDoubt) -> tuple[str, ...]:
    """What can be chosen from a list."""
    if one.doubt.about == PAGE:
        return say("drop_page"), say("accepted")
    if one.doubt.about in (NUMBER, FORM):
        return (*one.doubt.possible, say("accepted")) if one.doubt.possible else ()
    return one.doubt.possible


def _told(one: OpenDoubt, results: Results) -> str:
    """What can be written where no list holds it."""
    if one.doubt.about == NUMBER:
        return say("possible_number")
    mark = _mark_of(one, results)
    if mark is not None and mark.written:
        return say("possible_points", points=plain(mark.worth))
    return say("possible_signs", signs="".join(signs_of(mark.item)) if mark else "", blank=say("guess_blank"))


def _mark_of(one: OpenDoubt, results: Results) -> Mark | None:
    marked = next((marked for marked in results.marked if marked.sheet is one.sheet), None)
    return next((mark for mark in marked.marks if str(mark.number) == one.doubt.about), None) if marked else None


def _value(one: OpenDoubt, text: str, results: Results) -> tuple[str, ...] | Decimal | None:
    """What a text means in the place of a doubt; None where it means nothing."""
    if one.doubt.about == NUMBER:
        return (text,) if text.isascii() and text.isalnum() else None
    if one.doubt.about == FORM:
        return (text,) if text in one.doubt.possible else None
    mark = _mark_of(one, results)
    if mark is None:
        return None
    return _points(text, mark.worth) if mark.written else _signs(text, mark)


def _points(text: str, worth: Decimal) -> Decimal | None:
    try:
        points = Decimal(text)
    except InvalidOperation:
        return None
    return points if points.is_finite() and 0 <= points <= worth else None


def _signs(text: str, mark: Mark) -> tuple[str, ...] | None:
    if text == say("guess_blank"):
        return ()
    known = signs_of(mark.item)
    typed = _judged(known) if isinstance(mark.item, TrueFalse) else {}
    letters = [typed.get(sign, sign) for sign in text if sign not in _BETWEEN]
    whole = len(set(letters)) == len(letters) and set(letters) <= set(known)
    return tuple(sign for sign in known if sign in letters) if whole else None


def _judged(signs: tuple[str, ...]) -> dict[str, str]:
    """The signs of a judgement by what people type for them."""
    right, wrong = signs
    return {**dict.fromkeys(say("typed_right"), right), **dict.fromkeys(say("typed_wrong"), wrong)}


def _text(grid: Grid, row: int, column: int) -> str:
    """What a cell says, in plain letters and digits whatever the keyboard."""
    value = grid.cell(row, column).value
    if isinstance(value, float) and value == int(value):
        value = int(value)
    return "" if value is None else unicodedata.normalize("NFKC", str(value)).strip().upper() if column == _VERDICT - 1 else str(value).strip()


def _page(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _about(place: str) -> str:
    names = {say("field_page"): PAGE, say("field_number"): NUMBER, say("field_form"): FORM}
    return names.get(place, place)
