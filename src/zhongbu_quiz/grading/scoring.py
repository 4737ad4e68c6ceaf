"""Sheets to points, by the rules that are printed on the paper.

In: a sheet, and the rules of its set. Out: Marked. A letter is that of the student's own form, so what he chose is told by the text of the option.
Where something is in doubt the best guess counts until a person has decided.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from zhongbu_quiz.exports.paper.answers import SIGNS
from zhongbu_quiz.grading.reading import Answer, Doubt, Score
from zhongbu_quiz.grading.sheets import Sheet
from zhongbu_quiz.items.item import Choice, Gap, Item, Matching, Open, Ordering, TrueFalse
from zhongbu_quiz.items.printed import LETTERS
from zhongbu_quiz.sets.form import PartKind
from zhongbu_quiz.sets.marking import Rule, marks_of


@dataclass(frozen=True, slots=True)
class Mark:
    """What a student got for one item. `marks`: the signs that he blackened (nothing for a written item), `chosen`: the texts of these; `key`: the
    signs that are right; `read`: whether the number was found on his sheet at all. `written`: marked by the teacher in boxes."""

    number: int
    item: Item
    part: PartKind
    worth: Decimal
    points: Decimal
    read: bool
    marks: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    written: bool = False
    doubt: Doubt | None = None

    @property
    def is_right(self) -> bool:
        """Whether it got all its points."""
        return self.points == self.worth if self.worth else bool(self.key) and set(self.marks) == set(self.key)

    @property
    def is_omitted(self) -> bool:
        """Whether the student blackened nothing where he had to choose."""
        return not self.written and not self.marks


@dataclass(frozen=True, slots=True)
class Marked:
    """A sheet with what each item got, and the sum; nothing of both where the student was absent or the sheet is void."""

    sheet: Sheet
    marks: tuple[Mark, ...]
    score: Decimal | None


def mark(sheet: Sheet, rules: Mapping[str, Rule]) -> Marked:
    """The points of a sheet whose set is marked by `rules`."""
    if sheet.absent or sheet.void:
        return Marked(sheet, (), None)
    found: list[Mark] = []
    for part in sheet.form.parts:
        for item, worth in zip(part.items, part.values, strict=True):
            found.append(_mark(sheet, len(found) + 1, item, part.kind, worth, rules))
    return Marked(sheet, tuple(found), sum((one.points for one in found), Decimal(0)))


def signs_of(item: Item) -> tuple[str, ...]:
    """The signs of the boxes of an item that is chosen, in the order of its options; nothing for one that is written."""
    match item:
        case Choice():
            return tuple(LETTERS[: len(item.options)])
        case TrueFalse():
            return SIGNS.truths
        case Gap() | Matching() | Ordering() | Open():
            return ()
        case _:
            assert_never(item)


def key_of(item: Item) -> tuple[str, ...]:
    """The signs that are right."""
    match item:
        case Choice():
            return tuple(LETTERS[place] for place in item.answer)
        case TrueFalse():
            return (SIGNS.truths[not item.answer],)
        case Gap() | Matching() | Ordering() | Open():
            return ()
        case _:
            assert_never(item)


def text_of(item: Item, sign: str) -> str:
    """What a sign stands for: the text of the option, or the sign itself where there is none."""
    signs = signs_of(item)
    return item.options[signs.index(sign)].text if item.options and sign in signs else sign


def _mark(sheet: Sheet, number: int, item: Item, part: PartKind, worth: Decimal, rules: Mapping[str, Rule]) -> Mark:
    key = key_of(item)
    if not key:
        score = sheet.scores.get(number)
        read = score or Score(number, None)
        points = min(read.points or Decimal(0), worth)  # boxes that make more than the item is worth are in doubt, and count as all of it
        return Mark(number, item, part, worth, points, score is not None, written=True, doubt=read.doubt)
    answer = sheet.answers.get(number)
    read_marks = answer or Answer(number, ())
    points = _points(item, read_marks.marks, key, worth, rules)
    chosen = tuple(text_of(item, sign) for sign in read_marks.marks)
    return Mark(number, item, part, worth, points, answer is not None, read_marks.marks, chosen, key, doubt=read_marks.doubt)


def _points(item: Item, marks: tuple[str, ...], key: tuple[str, ...], worth: Decimal, rules: Mapping[str, Rule]) -> Decimal:
    """All of it for the key and nothing else; what the rules give for a part of a multiple choice where nothing wrong is chosen."""
    earned = marks_of(item, worth, rules)
    if set(marks) == set(key):
        return earned.whole
    return earned.some if marks and set(marks) < set(key) else Decimal(0)
