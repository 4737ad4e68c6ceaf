"""Results as somebody looks at them: a row a student, a row an item with what was chosen, and what can be answered to a doubt, each with its key.

In: Results, a Question. Out: values to show; nothing is worked out here that `grading` does not know.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper.answers import short_key
from zhongbu_quiz.grading.item_statistics import ItemStatistics
from zhongbu_quiz.grading.questions import Question
from zhongbu_quiz.grading.results import Results, missing_row, places_of, row_of, stem_of
from zhongbu_quiz.grading.results_book import remarks
from zhongbu_quiz.grading.sheets import PAGE
from zhongbu_quiz.items.item import TrueFalse
from zhongbu_quiz.items.printed import NAMES
from zhongbu_quiz.values.shares import plain

BLANK_KEY, DROP_KEY = "0", "x"
_KEYS_OF_JUDGEMENTS = ("v", "x")
"""What is pressed for right and for wrong, as people type them in the workbook."""


@dataclass(frozen=True)
class StudentRow:
    """One sheet, or a student without one: form, class, number, name, score ("" where there is none), how it stands, how many doubts."""

    form: str
    group: str
    number: str
    name: str
    score: str
    state: str
    doubts: int


@dataclass(frozen=True)
class Chosen:
    """What was chosen of an item: by how many, which per cent, and whether it is right."""

    text: str
    count: int
    percent: int
    right: bool


@dataclass(frozen=True)
class ItemRow:
    """How an item did: where it stands, what it is, the per cent of its points that were got, what was chosen, how many chose nothing, remarks."""

    place: str
    kind: str
    stem: str
    key: str
    count: int
    percent: int
    chosen: tuple[Chosen, ...]
    omitted: int
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What can be answered to a doubt, and the key for it ("" where there is none)."""

    text: str
    key: str = ""


def student_rows(results: Results) -> list[StudentRow]:
    """Everybody by class and number, those of whom no number is known after them, those without a sheet at the end."""
    rows = []
    for one in results.marked:
        form, _code, group, number, name, score, _full, state, doubts = row_of(one)
        rows.append(StudentRow(form, group, number, name, "" if score is None else plain(score), state, doubts))
    rows.sort(key=lambda row: (not row.number, row.group, row.number, row.name))
    for student in results.missing:
        state = missing_row(student)[-2]
        rows.append(StudentRow("", student.group, student.number, student.name, "", state, 0))
    return rows


def item_rows(results: Results) -> list[ItemRow]:
    """All items, in the order of the first paper."""
    places = places_of(results.drawn)
    return [_item(one, places[one.item.id]) for one in results.statistics.items]


def _item(one: ItemStatistics, place: str) -> ItemRow:
    chosen = tuple(Chosen(text, count, _percent(count, one.count), text in one.keys) for text, count in one.choices.items())
    key = "；".join(one.keys) or short_key(one.item)
    omitted = one.omitted if one.keys else 0
    return ItemRow(
        place, NAMES[one.item.kind].file, stem_of(one.item), key, one.count, round(one.p * 100), chosen, omitted, tuple(remarks(one))
    )


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


def answers_of(question: Question) -> list[Answer]:
    """What is chosen by one key each; nothing where several signs can be chosen, or something is to be written."""
    listed: Sequence[str] = question.listed
    if question.about == PAGE:
        return [Answer(text, DROP_KEY if question.drops(text) else "") for text in listed]
    if question.mark is not None and isinstance(question.mark.item, TrueFalse):
        return [Answer(text, key) for text, key in zip(listed, (*_KEYS_OF_JUDGEMENTS, BLANK_KEY), strict=True)]
    return [Answer(text, BLANK_KEY if text == say("guess_blank") else _key(text)) for text in listed]


def _key(text: str) -> str:
    """A letter or a digit is its own key."""
    return text.lower() if len(text) == 1 and text.isascii() and text.isalnum() else ""


def worth_of(question: Question) -> Decimal | None:
    """The points that can be given at most; None where it is about something else."""
    return question.mark.worth if question.mark is not None and question.mark.written else None
