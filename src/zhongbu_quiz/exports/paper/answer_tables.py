"""The compact tables of a key: the answers that are a letter, a sign or a short word, under the numbers of the paper.

In: a form, the rules of its marking, the width of a line. Out: a table for each part that has such answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper.answers import short_key
from zhongbu_quiz.exports.paper.headings import heading
from zhongbu_quiz.exports.paper.marking_words import says_all
from zhongbu_quiz.exports.paper.markup import serif_measure
from zhongbu_quiz.items.item import CLASSES, Choice, Gap, Item, Ordering, TrueFalse
from zhongbu_quiz.sets.form import Form, Part
from zhongbu_quiz.sets.marking import Rule, parts_of

GRID_KINDS = tuple(kind for kind, shape in CLASSES.items() if shape in (Choice, TrueFalse))
"""Kinds whose answers are a letter or a sign each."""
_GAP_KINDS = tuple(kind for kind, shape in CLASSES.items() if shape is Gap)

PER_ROW = 10
"""So many answers stand in a row of a table at most."""
CELL = 2.9
"""Width of a cell of letters, and of the heads of the rows, in em."""
_SHORT = 18.0
"""The longest answer in words, in em, that a table holds."""
_AIR = 1.0
"""Room beside the longest answer in words."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The compact table of one part: rows of (number, answer), in cells of so many em; no rows where its answers stand below alone."""

    title: str
    rows: tuple[tuple[tuple[int, str], ...], ...]
    cell: float = CELL


def grids(form: Form, rules: Mapping[str, Rule], measure: float) -> Iterator[Grid]:
    """The tables of the parts whose answers are short, in lines of `measure` em; of the others the title, which says where their answers are."""
    number = 1
    for index, part in enumerate(form.parts):
        numbered = list(enumerate(part.items, number))
        number += len(part.items)
        if not has_table(part, rules):
            yield Grid(say("all_told_below", part=heading(part, index, rules).text), ())
            continue
        cells = [(place, short_key(item)) for place, item in numbered if in_table(item, part, rules)]
        if len(cells) < len(numbered):
            short = dict(cells)
            cells = [(place, short.get(place, say("told_below"))) for place, _ in numbered]
        yield _grid(heading(part, index, rules).text, cells, measure)


def _grid(title: str, cells: Sequence[tuple[int, str]], measure: float) -> Grid:
    cell = max(CELL, *(serif_measure()(answer) + _AIR for _, answer in cells))
    per_row = max(1, min(PER_ROW, int((measure - CELL) / cell)))
    return Grid(title, tuple(tuple(cells[i : i + per_row]) for i in range(0, len(cells), per_row)), cell)


def has_table(part: Part, rules: Mapping[str, Rule]) -> bool:
    """Whether a table says the answers of a part: of words where most of them are short."""
    fit = sum(in_table(item, part, rules) for item in part.items)
    return fit * 2 >= len(part.items) if part.kind in _GAP_KINDS else fit > 0


def in_table(item: Item, part: Part, rules: Mapping[str, Rule]) -> bool:
    """Whether the table of its part says the answer of an item, and nothing of its points is left to be said."""
    if item.kind in GRID_KINDS:
        return True
    if isinstance(item, Ordering):
        return says_all(part, rules) and serif_measure()(short_key(item)) <= _SHORT
    return isinstance(item, Gap) and (parts_of(item) == 1 or says_all(part, rules)) and serif_measure()(short_key(item)) <= _SHORT
