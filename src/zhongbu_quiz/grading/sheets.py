"""Pages to sheets: which pages belong together, and whose they are.

In: pages as they were read, in any order; the stored draw; a class list where the draw has none. Out: Gathered. The code of a class's page names the
student. Where many students have the same form, and so the same code, pages belong together that stand one after another in their file, and the
number that is blackened names the student. Whatever is not plain is a doubt, and the rest stands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from zhongbu_quiz.grading.reading import Answer, Picture, ReadPage, Score, Source, Unread
from zhongbu_quiz.sets.form import Form
from zhongbu_quiz.sets.stored import Stored, code
from zhongbu_quiz.sets.students import Student

PAGE, NUMBER, FORM = "page", "number", "form"
"""What besides an item can be in doubt: the page as a whole, whose sheet it is, which form was answered."""


@dataclass(frozen=True, slots=True)
class SheetDoubt:
    """What of a sheet, or of a page that belongs to none, a person has to decide. `about`: PAGE, NUMBER or FORM. `why`: the name of the reason;
    `told`: what the reason speaks of. `guess`: what is taken until then; `possible`: what can be decided, nothing where anything can be written."""

    source: Source
    about: str
    why: str
    told: str = ""
    guess: str = ""
    possible: tuple[str, ...] = ()
    picture: Picture = field(default=b"", repr=False)


DoubtKey = tuple[str, int, str]
"""By what a doubt is found again when the same files are read: the name of the file, the page, what it is about."""


def key_of_doubt(doubt: SheetDoubt) -> DoubtKey:
    """The key of a doubt."""
    return doubt.source.path.name, doubt.source.page, doubt.about


@dataclass(frozen=True, slots=True)
class Sheet:
    """One student's sheet: the form that was answered, the student as far as he is known, what was read, where each number stands, doubts."""

    form: Form
    code: str
    student: Student | None
    answers: Mapping[int, Answer]
    scores: Mapping[int, Score]
    pages: tuple[ReadPage, ...]
    absent: bool = False
    void: bool = False
    doubts: tuple[SheetDoubt, ...] = ()

    def page_of(self, number: int) -> ReadPage | None:
        """The page on which a number stands; None where it is missing."""
        return next((page for page in self.pages if number in page_numbers(page)), None)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Sheets in the order of the class, or in that in which they were read; doubts about pages that belong to no sheet; students without a sheet."""

    sheets: tuple[Sheet, ...]
    doubts: tuple[SheetDoubt, ...] = ()
    missing: tuple[Student, ...] = ()


def gather(
    pages: Iterable[ReadPage | Unread], stored: Stored, roster: Sequence[Student] = (), settled: Collection[DoubtKey] = ()
) -> Gathered:
    """The sheets that some pages make up, of a draw's forms or of its class. `roster`: who may have answered a form that many have; `settled`:
    doubts that a person has decided."""
    own = {code(stored.drawn, form): (form, student) for form, student in stored.papers}
    shared = {code(stored.drawn, form): form for form in stored.drawn.forms}
    doubts: list[SheetDoubt] = []
    by_student: dict[str, list[ReadPage]] = {}
    loose: list[ReadPage] = []
    for page in pages:
        if isinstance(page, Unread):
            doubts.append(SheetDoubt(page.source, PAGE, "unread", page.reason, picture=page.picture))
        elif page.code.code in own:
            by_student.setdefault(page.code.code, []).append(replace(page, name=b""))
        elif page.code.code in shared and not own:
            loose.append(page)
        else:
            doubts.append(SheetDoubt(page.source, PAGE, "unknown", page.code.form, picture=page.name))
    sheets = [_named(by_student[code], *own[code]) for code in own if code in by_student]
    for run in _runs(loose):
        groups, left = _stacked(run)
        doubts += left
        sheets += [_answered(group, certain, shared, stored.drawn.forms, roster) for group, certain in groups]
    sheets = _unique(sheets)
    sheets = [replace(sheet, doubts=tuple(one for one in sheet.doubts if key_of_doubt(one) not in settled)) for sheet in sheets]
    doubts = [one for one in doubts if key_of_doubt(one) not in settled]
    there = {sheet.student for sheet in sheets}
    listed = [student for _form, student in stored.papers] or list(roster)
    return Gathered(tuple(sheets), tuple(doubts), tuple(student for student in listed if student not in there))


def page_numbers(page: ReadPage) -> set[int]:
    """The numbers that stand on a page."""
    return {answer.number for answer in page.answers} | {score.number for score in page.scores}


def _named(pages: Sequence[ReadPage], form: Form, student: Student) -> Sheet:
    """The sheet of a student whom the code names. Of a page that was read twice the first reading stands, until a person has decided."""
    first: dict[int, ReadPage] = {}
    doubts = []
    for page in pages:
        if page.code.page in first:
            doubts.append(SheetDoubt(page.source, PAGE, "twice", _place(first[page.code.page].source)))
        first.setdefault(page.code.page, page)
    return _sheet(list(first.values()), form, student, doubts)


def _sheet(pages: Sequence[ReadPage], form: Form, student: Student | None, doubts: Sequence[SheetDoubt]) -> Sheet:
    ordered = sorted(pages, key=lambda page: page.code.page)
    front = ordered[0]
    lacking = [str(number) for number in range(1, front.code.pages + 1) if number not in [page.code.page for page in ordered]]
    more = [SheetDoubt(front.source, PAGE, "missing", "、".join(lacking))] if lacking else []
    answers = {answer.number: answer for page in ordered for answer in page.answers}
    absent, void = any(page.absent for page in ordered), any(page.void for page in ordered)
    if absent and any(answer.marks for answer in answers.values()):
        more.append(SheetDoubt(front.source, PAGE, "absent_marked"))
    scores = {score.number: score for page in ordered for score in page.scores}
    return Sheet(form, front.code.code, student, answers, scores, tuple(ordered), absent, void, (*doubts, *more))


def _runs(pages: Sequence[ReadPage]) -> Iterator[list[ReadPage]]:
    """Pages of one code that came in one go: those of a file, or single pictures side by side."""
    count: dict[Path, int] = {}
    for page in pages:
        count[page.source.path] = count.get(page.source.path, 0) + 1
    for _key, run in groupby(pages, key=lambda page: (page.code.code, page.source.path if count[page.source.path] > 1 else None)):
        yield list(run)


def _stacked(run: Sequence[ReadPage]) -> tuple[list[tuple[list[ReadPage], bool]], list[SheetDoubt]]:
    """The sheets of a stack that was scanned from the front or from the back, each with whether it is certain that its pages belong together; and
    pages that follow on no first page. Where both directions leave as many pages over, it is not known which is right."""
    forward, backward = _split(run), _split(run[::-1])
    left = [sum(group[0].code.page != 1 or len(group) < group[0].code.pages for group in groups) for groups in (forward, backward)]
    groups = forward if left[0] <= left[1] else backward[::-1]
    certain = left[0] != left[1] or not left[0]
    alone = [page for group in groups if group[0].code.page != 1 for page in group]
    kept = [(group, certain or len(group) == 1) for group in groups if group[0].code.page == 1]
    return kept, [SheetDoubt(page.source, PAGE, "loose", str(page.code.page), picture=page.name) for page in alone]


def _split(pages: Iterable[ReadPage]) -> list[list[ReadPage]]:
    """Pages cut where the next one is not the next of the same sheet."""
    groups: list[list[ReadPage]] = []
    for page in pages:
        if groups and groups[-1][-1].code.page + 1 == page.code.page:
            groups[-1].append(page)
        else:
            groups.append([page])
    return groups


def _answered(
    pages: Sequence[ReadPage], certain: bool, shared: Mapping[str, Form], forms: Sequence[Form], roster: Sequence[Student]
) -> Sheet:
    """A sheet whose student says himself who he is, and which form he answered."""
    front = pages[0]
    doubts = [] if certain else [SheetDoubt(front.source, PAGE, "stack")]
    form, about_form = _form(front, shared[front.code.code], forms)
    student, about_number = _who(front, roster)
    sheet = _sheet(pages, form, student, [*doubts, *about_form, *about_number])
    return replace(sheet, pages=tuple(replace(page, name=b"") for page in sheet.pages))


def _form(front: ReadPage, printed: Form, forms: Sequence[Form]) -> tuple[Form, list[SheetDoubt]]:
    """The form that was answered: that of the letter which the student blackened, where it is one; the sheet itself is that of a form, too."""
    if len(forms) == 1 or front.forms == (printed.name,):
        return printed, []
    known = {form.name: form for form in forms}
    said = known.get(front.forms[0], printed) if len(front.forms) == 1 else printed
    why = "other_form" if said is not printed else "no_form"
    return said, [SheetDoubt(front.source, FORM, why, "、".join(front.forms), said.name, tuple(known), front.name)]


def _who(front: ReadPage, roster: Sequence[Student]) -> tuple[Student | None, list[SheetDoubt]]:
    """The student whose number is blackened. Without a class list the number itself is all that is known of him."""
    picture = front.number_doubt.picture if front.number_doubt else front.name

    def doubt(why: str, guess: str = "", possible: tuple[str, ...] = ()) -> list[SheetDoubt]:
        return [SheetDoubt(front.source, NUMBER, why, front.number, guess, possible, picture)]

    if not front.number:
        return None, doubt("unnamed")
    found = [student for student in roster if student.number and _fits(front.number, student.number)]
    if front.number_doubt or "?" in front.number:
        only = found[0] if len(found) == 1 else None
        return only, doubt("unclear_number", only.number if only else "", tuple(student.number for student in found))
    if not roster:
        return Student(number=front.number), []
    if len(found) == 1:
        return found[0], []
    return None, doubt("number_of_several" if found else "number_of_nobody")


def _fits(read: str, number: str) -> bool:
    """Whether digits that were read, ? for any, are a number; noughts before it say nothing."""
    padded = number.zfill(len(read))
    return len(padded) == len(read.zfill(len(padded))) and all(
        one in ("?", other) for one, other in zip(read.zfill(len(padded)), padded, strict=True)
    )


def _unique(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The same, where two sheets are of one student with a doubt on each."""
    holders: dict[Student, list[Sheet]] = {}
    for sheet in sheets:
        if sheet.student is not None:
            holders.setdefault(sheet.student, []).append(sheet)
    found = []
    for sheet in sheets:
        others = [one for one in holders.get(sheet.student, ()) if one is not sheet] if sheet.student is not None else []
        more = [SheetDoubt(sheet.pages[0].source, NUMBER, "same_student", _place(other.pages[0].source)) for other in others[:1]]
        found.append(replace(sheet, doubts=(*sheet.doubts, *more)))
    return found


def _place(source: Source) -> str:
    """A page of a file, as a person finds it."""
    return f"{source.path.name} {source.page}"
