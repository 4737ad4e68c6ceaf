"""Rule 44: what the solver of `quality.testwise` earned, as one line of the table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zhongbu_quiz.items.item import Item
from zhongbu_quiz.quality.audit import Judgement
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rules.base import Finding, SetRule
from zhongbu_quiz.quality.testwise import Verdict, solve_bank


def _findings(solved: Iterable[Verdict]) -> Iterable[Finding]:
    for verdict in solved:
        if verdict.fails:
            yield verdict.pool, verdict.words


def cannot_be_guessed(items: Sequence[Item], context: Context) -> Iterable[Finding]:
    """44: no cue, alone or with all others, earns more than chance on a pool of a hundred items or more; the pool stands for the item."""
    return _findings(solve_bank(items, context.slot_type))


GUESSING = SetRule(44, "not to be guessed (the solver's joint rule)", True, "bank", cannot_be_guessed)


def judge_solver(solved: Sequence[Verdict]) -> Judgement:
    """The verdicts of the solver as the judgement of rule 44."""
    return Judgement(GUESSING, solved[0].size if solved else 0, tuple(_findings(solved)))
