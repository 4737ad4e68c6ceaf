"""Pages and what a person decided of them -> results, and all that was asked on the way.

In: pages as they were read, a stored draw, a class list, verdicts. Out: Settled. What somebody decides can raise another doubt (a number that another
sheet has, too), which she decides as well: so verdicts count in rounds, each about what the one before left open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from zhongbu_quiz.grading.questions import Question, questions_of
from zhongbu_quiz.grading.reading import ReadPage, Unread
from zhongbu_quiz.grading.results import Results, results_of
from zhongbu_quiz.grading.review import Decided, Verdict, decided, ruled
from zhongbu_quiz.grading.sheets import DoubtKey
from zhongbu_quiz.sets.stored import Stored
from zhongbu_quiz.sets.students import Student


@dataclass(frozen=True, slots=True)
class Settled:
    """`results` as decided; `asked`: what was in doubt at first, then what was asked because of a verdict; `stray`: verdicts about nothing that was
    asked."""

    results: Results
    asked: tuple[Question, ...]
    stray: Mapping[DoubtKey, Verdict]


def settle(
    pages: Sequence[ReadPage | Unread], stored: Stored, roster: Sequence[Student] = (), verdicts: Mapping[DoubtKey, Verdict] | None = None,
    path: Path = Path(),
) -> Settled:  # fmt: skip
    """The results of pages as the verdicts decide them; `path`: the workbook that holds them. Raises ContentError, with each cell that cannot be."""
    left = dict(verdicts or {})
    results = results_of(pages, stored, roster)
    open_now = questions_of(results)
    asked, said = open_now, Decided()
    while now := {one.key: left.pop(one.key) for one in open_now if one.key in left}:
        said = said.and_then(decided(path, now, {one.key: one for one in open_now}))
        results = results_of(ruled(pages, said), stored, roster, said.settled)
        open_now = questions_of(results)
        known = {one.key for one in asked}
        asked = (*asked, *(one for one in open_now if one.key not in known))
    return Settled(results, asked, left)
