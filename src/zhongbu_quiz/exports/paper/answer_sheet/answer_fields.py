"""What each item needs on the answer sheet: boxes, or room to write and boxes for its marks.

In: the items of a form with their points. Out: an AnswerField for each number. No field tells its answer: lines to write on grow by whole steps,
and are as long as the longest of their part needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil
from typing import assert_never

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper.answer_sheet.measures import LEFT, RIGHT, Measures
from zhongbu_quiz.exports.paper.answers import SIGNS
from zhongbu_quiz.exports.paper.marking_words import shows_working
from zhongbu_quiz.exports.paper.markup import FILL_WIDTH, serif_measure
from zhongbu_quiz.exports.paper.views import HAND, rule_count
from zhongbu_quiz.items.item import Choice, Gap, Item, Kind, Matching, Open, Ordering, TrueFalse
from zhongbu_quiz.items.printed import LETTERS
from zhongbu_quiz.sets.form import Form, Part
from zhongbu_quiz.sets.marking import Marks, Rule, marks_of, parts_of

_LETTER, _SIGN = 3.0, 2.4
"""What a letter in a bracket takes by hand, and a circled number of an order, in em."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A line to write on, in em, and what stands before it."""

    label: str
    width: float


@dataclass(frozen=True, slots=True)
class AnswerField:
    """The field of one number. Either it has `marks` to blacken, or `slots` and `rules` (full lines) to write on. `points`: what it is worth, None
    where nobody says; `halves`: parts of it may be worth half a point; `scores`: the only ones that its marking can give, none where a part of an
    answer may earn something of its points; `open`: its room has no lines, for a calculation."""

    number: int
    kind: Kind
    points: Decimal | None
    marks: tuple[str, ...] = ()
    slots: tuple[Slot, ...] = ()
    rules: int = 0
    halves: bool = False
    scores: tuple[Decimal, ...] = ()
    open: bool = False


def fields_of(form: Form, sizes: Measures, rules: Mapping[str, Rule], level: bool = False) -> tuple[AnswerField, ...]:
    """The fields of a form that is marked by `rules`. Each has as many boxes as its item has options; written answers that are worth the same
    have as many lines. `level`: all of a part and a kind have as many boxes and lines as the largest, since other students have the same items in
    another order."""
    found: list[AnswerField] = []
    for part in form.parts:
        made = list(_of_part(part, len(found) + 1, sizes, rules))
        found += _levelled(made) if level else made
    lines: dict[Decimal | None, int] = {}
    for field in found:
        lines[field.points] = max(lines.get(field.points, 0), field.rules)
    return tuple(replace(field, rules=field.rules and lines[field.points]) for field in found)


def merged(forms: Sequence[tuple[AnswerField, ...]]) -> tuple[AnswerField, ...]:
    """Fields that serve several forms, of which each number is of one kind, worth the same, and has as many lines to write on."""
    return tuple(_largest(same) for same in zip(*forms, strict=True))


def shape_of(fields: Sequence[AnswerField]) -> tuple[object, ...]:
    """What forms have in common that one layout serves."""
    return tuple((field.kind, field.points, field.halves, field.scores, len(field.slots)) for field in fields)


def _of_part(part: Part, first: int, sizes: Measures, rules: Mapping[str, Rule]) -> Iterator[AnswerField]:
    longest = max((serif_measure()(text) for item in part.items if isinstance(item, Gap) for text in item.answer), default=0.0)
    width = FILL_WIDTH * max(1, ceil(longest * HAND / FILL_WIDTH))
    for number, (item, worth) in enumerate(zip(part.items, part.values, strict=True), first):
        marks = marks_of(item, worth, rules)
        halves = any(points % 1 for points in marks.parts)
        yield _field(AnswerField(number, item.kind, worth or None, halves=halves, scores=_scores(item, marks)), item, width, sizes)


def _scores(item: Item, marks: Marks) -> tuple[Decimal, ...]:
    """The sums that parts of an answer can have which are each right or wrong. Words are marked by their sense, so that half of a part may count."""
    if isinstance(item, Open) and (marks.parts or parts_of(item) == 1):
        return ()
    found = {Decimal(0)}
    for points in marks.parts or (marks.whole,):
        found |= {earned + points for earned in found}
    return tuple(sorted(found))


def _field(bare: AnswerField, item: Item, width: float, sizes: Measures) -> AnswerField:
    match item:
        case Choice():
            return replace(bare, marks=tuple(LETTERS[: len(item.options)]))
        case TrueFalse():
            return replace(bare, marks=SIGNS.truths)
        case Gap():
            return _slotted(bare, width, len(item.answer))
        case Matching():
            return _slotted(bare, _LETTER, len(item.left))
        case Ordering():
            return replace(bare, slots=(Slot(say("sheet_order"), max(FILL_WIDTH, len(item.options) * _SIGN)),))
        case Open():
            return replace(bare, rules=rule_count(item, (RIGHT - LEFT) / sizes.em, bare.points), open=shows_working(item))
        case _:
            assert_never(item)


def _slotted(bare: AnswerField, width: float, count: int) -> AnswerField:
    """Lines with their numbers, of which each may be marked."""
    slots = tuple(Slot(f"（{place}）" if count > 1 else "", width) for place in range(1, count + 1))
    return replace(bare, slots=slots)


def _levelled(fields: list[AnswerField]) -> list[AnswerField]:
    """Fields with as many boxes and full lines as any of their kind has."""
    kinds = {field.kind for field in fields}
    largest = {kind: (_largest([field for field in fields if field.kind == kind])) for kind in kinds}
    return [replace(field, marks=largest[field.kind].marks, rules=largest[field.kind].rules) for field in fields]


def _largest(fields: Sequence[AnswerField]) -> AnswerField:
    """The first, with as many boxes and lines as any needs."""
    marks = max((field.marks for field in fields), key=len)
    slots = tuple(max(same, key=lambda slot: slot.width) for same in zip(*(field.slots for field in fields), strict=False))
    return replace(fields[0], marks=marks, slots=slots, rules=max(field.rules for field in fields), open=all(field.open for field in fields))
