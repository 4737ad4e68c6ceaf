"""All that came of one exam, as values: what every output of results is made from.

In: gathered pages and marked sheets. Out: Results.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.grading.doubts import OpenDoubt, doubts_of, sheet_doubts
from zhongbu_quiz.grading.item_statistics import Statistics, statistics_of
from zhongbu_quiz.grading.reading import ReadPage, Unread
from zhongbu_quiz.grading.scoring import Marked, mark
from zhongbu_quiz.grading.sheets import DoubtKey, gather
from zhongbu_quiz.items.item import Item, stem_text
from zhongbu_quiz.items.printed import blank_of
from zhongbu_quiz.sets.form import DrawnSet, Form
from zhongbu_quiz.sets.stored import Stored
from zhongbu_quiz.sets.students import Student

HEADINGS = (
    "results_form", "results_code", "results_group", "results_number", "results_name", "results_score", "results_full", "results_state",
    "results_doubt_count",
)  # fmt: skip
"""The names of the headings of a list of results."""


@dataclass(frozen=True, slots=True)
class Results:
    """The set, its marked sheets, what is in doubt, students of whom no sheet was found, statistics."""

    drawn: DrawnSet
    marked: tuple[Marked, ...]
    doubts: tuple[OpenDoubt, ...]
    missing: tuple[Student, ...]
    statistics: Statistics

    @property
    def full(self) -> Decimal:
        """The points of a whole paper."""
        return self.drawn.forms[0].total

    @property
    def unread(self) -> tuple[OpenDoubt, ...]:
        """The files and pages that could not be read."""
        return tuple(one for one in self.doubts if one.doubt.why == "unread")


def results_of(
    pages: Iterable[ReadPage | Unread], stored: Stored, roster: Sequence[Student] = (), settled: Collection[DoubtKey] = ()
) -> Results:
    """What came of the pages of an exam, whose papers are those of a stored draw; `roster`: who may have sat it, where the draw does not say;
    `settled`: doubts that a person has decided."""
    gathered = gather(pages, stored, roster, settled)
    marked = tuple(mark(sheet, stored.drawn.marking) for sheet in gathered.sheets)
    return Results(stored.drawn, marked, doubts_of(gathered, marked), gathered.missing, statistics_of(marked))


def row_of(one: Marked) -> tuple[str, str, str, str, str, Decimal | None, Decimal, str, int]:
    """What stands under the headings for one sheet."""
    student = one.sheet.student or Student()
    state, doubts = say(state_of(one)), len(sheet_doubts(one))
    return one.sheet.form.name, one.sheet.code, student.group, student.number, student.name, one.score, one.sheet.form.total, state, doubts


def missing_row(student: Student) -> tuple[str, ...]:
    """The same for a student of whom no sheet was found."""
    return "", "", student.group, student.number, student.name, "", "", say("state_missing"), ""


def state_of(one: Marked) -> str:
    """The name of the words for how it stands with a sheet: absent, void, open (something is in doubt) or marked."""
    if one.sheet.void:
        return "state_void"
    if one.sheet.absent:
        return "state_absent"
    return "state_open" if sheet_doubts(one) else "state_marked"


def stem_of(item: Item) -> str:
    """The stem as it is printed, a gap as a gap whatever the kind."""
    return stem_text(item.stem, blank_of(item))


def places_of(drawn: DrawnSet) -> dict[str, str]:
    """Where each item stands on the forms of the set: 3, or A3 B5 where there are several."""
    found: dict[str, list[str]] = {}
    for form in drawn.forms:
        for number, item in enumerate(form.items, 1):
            found.setdefault(item.id, []).append(f"{_letter(drawn, form)}{number}")
    return {name: " ".join(places) for name, places in found.items()}


def _letter(drawn: DrawnSet, form: Form) -> str:
    return form.name if len(drawn.forms) > 1 else ""
