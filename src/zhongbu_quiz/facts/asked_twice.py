"""Questions of somebody's own that ask the same, wherever they stand: in one sheet, in two, in two files.

In: the questions of all files. Out: the same, each with an id of its own, and a line for each that asks what another one asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from zhongbu_quiz.chance import digest
from zhongbu_quiz.errors import problem
from zhongbu_quiz.facts import written_answers as answers
from zhongbu_quiz.facts.question import QuestionRecord
from zhongbu_quiz.messages import _
from zhongbu_quiz.values.text import squeeze

if TYPE_CHECKING:
    from zhongbu_quiz.facts.load import PlacedQuestion

_BRACKETS = re.compile(r"\(.{0,4}?\)|_+")
_ENDS = "。.?!;:"
"""What may end a stem."""


def with_own_ids(questions: Iterable[PlacedQuestion]) -> tuple[PlacedQuestion, ...]:
    """The questions, of which those that nobody numbered have ids of their own: two files may hold one stem with other options."""
    seen: set[str] = set()
    found: list[PlacedQuestion] = []
    for placed in questions:
        record = placed.record
        if record.id in seen and not placed.numbered:
            record = record.model_copy(update={"id": own_id(record.id, record.options, seen)})
        seen.add(record.id)
        found.append(replace(placed, record=record))
    return tuple(found)


def own_id(name: str, options: Sequence[str], taken: Iterable[str]) -> str:
    """An id that is made of another one and of options, which is not taken."""
    taken = frozenset(taken)
    told = f"{name}-{digest(*sorted(map(squeeze, options))) % 10**6:06}"
    return next(one for number in range(1, len(taken) + 2) if (one := told if number < 2 else f"{told}-{number}") not in taken)


def asked_twice(questions: Iterable[PlacedQuestion]) -> Iterator[str]:
    """A line for each question that asks what one before it asks, with both places, and whether the answers differ."""
    first: dict[tuple[object, ...], PlacedQuestion] = {}
    for placed in questions:
        before = first.setdefault(_asked(placed.record), placed)
        if before is placed:
            continue
        words = _("asks the same as {other}; remove one of them")
        if _key(placed.record) != _key(before.record):
            words = _("asks the same as {other}, and has another answer; see which is right, and remove the other one")
        here = _("row {row}").format(row=before.line)
        other = here if before.path == placed.path else f"{problem(before.path, 0, '').path}:{before.line}"
        yield str(placed.problem(words.format(other=other)))


def _asked(record: QuestionRecord) -> tuple[object, ...]:
    """What a question asks, however its options are ordered, and whatever stands in the brackets of its stem or ends it."""
    stem = _BRACKETS.sub("", squeeze(record.stem)).rstrip(_ENDS)
    options = tuple(sorted(map(squeeze, record.options)))
    return record.item_kind, stem, options, record.left, record.material, record.picture


def _key(record: QuestionRecord) -> tuple[object, ...]:
    """The answer of a question: the options that its letters name, a truth, else its words."""
    if record.item_kind in ("single_choice", "multiple_choice"):
        return tuple(sorted(squeeze(record.options[place]) for place in answers.places(record.answer, record.options)))
    return (answers.truth(record.answer),) if record.item_kind == "true_false" else tuple(map(squeeze, record.answer))
