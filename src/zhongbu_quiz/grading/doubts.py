"""What a person has to decide, in one list: about pages and sheets, and about single items.

In: gathered pages and marked sheets. Out: Open doubts, each with the file and page on which it stands, so that what a person decides can be put in
its place when the same files are read again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.grading.scoring import Mark, Marked, signs_of
from zhongbu_quiz.grading.sheets import FORM, NUMBER, PAGE, Gathered, Sheet, SheetDoubt
from zhongbu_quiz.sets.students import Student
from zhongbu_quiz.values.shares import plain

MOST_LISTED = 60
"""So many scores are listed to choose from; where there are more, any number up to the points of the item can be written."""
_HALF = Decimal("0.5")
_FIELDS: Mapping[str, str] = {PAGE: "field_page", NUMBER: "field_number", FORM: "field_form"}
_REASONS: Mapping[str, str] = {
    "several": "why_several",
    "pale": "why_pale",
    "none": "why_none",
    "no_points": "why_no_points",
    "erased": "why_erased",
    "unclear": "why_unclear",
    "unread": "why_unread",
    "unknown": "why_unknown",
    "twice": "why_twice",
    "missing": "why_missing",
    "absent_marked": "why_absent_marked",
    "loose": "why_loose",
    "stack": "why_stack",
    "other_form": "why_other_form",
    "no_form": "why_no_form",
    "unnamed": "why_unnamed",
    "unclear_number": "why_unclear_number",
    "number_of_nobody": "why_number_of_nobody",
    "number_of_several": "why_number_of_several",
    "same_student": "why_same_student",
}
"""The sentence that tells each reason."""


@dataclass(frozen=True, slots=True)
class OpenDoubt:
    """A doubt, and the sheet that it is about (None for a page that belongs to none)."""

    doubt: SheetDoubt
    sheet: Sheet | None = None

    @property
    def who(self) -> str:
        """Whose sheet it is, as far as that is known."""
        return called(self.sheet.student if self.sheet else None)

    @property
    def place(self) -> str:
        """What it is about: the number of an item, or the page, the student's number, the form."""
        return say(_FIELDS[self.doubt.about]) if self.doubt.about in _FIELDS else self.doubt.about

    @property
    def reason(self) -> str:
        """Why, in words for the teacher."""
        return say(_REASONS[self.doubt.why], told=self.doubt.told)


def doubts_of(gathered: Gathered, marked: Sequence[Marked]) -> tuple[OpenDoubt, ...]:
    """All doubts: those about pages that belong to no sheet, then sheet by sheet."""
    found = [OpenDoubt(doubt) for doubt in gathered.doubts]
    for one in marked:
        found += [OpenDoubt(doubt, one.sheet) for doubt in sheet_doubts(one)]
    return tuple(found)


def sheet_doubts(one: Marked) -> tuple[SheetDoubt, ...]:
    """The doubts about one sheet: whose it is, and its items."""
    return (*one.sheet.doubts, *_of_items(one))


def called(student: Student | None) -> str:
    """A student in a list: number and name, as far as they are known."""
    return "　".join(filter(None, (student.number, student.name))) if student else ""


def _of_items(one: Marked) -> Iterator[SheetDoubt]:
    for mark in one.marks:
        page = one.sheet.page_of(mark.number)
        if page is None or mark.doubt is None:
            continue
        why = "no_points" if mark.written and mark.doubt.why == "none" else mark.doubt.why
        guess = plain(mark.points) if mark.written else "".join(mark.marks) or say("guess_blank")
        yield SheetDoubt(page.source, str(mark.number), why, "", guess, _possible(mark), mark.doubt.picture)


def _possible(mark: Mark) -> tuple[str, ...]:
    """What can stand there: a score up to what the item is worth, or one sign; of a multiple choice any signs, which no list holds."""
    if mark.written:
        scores = [step * _HALF for step in range(int(mark.worth / _HALF) + 1)]
        return tuple(map(plain, scores)) if len(scores) <= MOST_LISTED else ()
    return () if mark.item.kind == "multiple_choice" else (*signs_of(mark.item), say("guess_blank"))
