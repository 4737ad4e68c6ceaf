"""The items of the facts that ship, made once for the tests of the exports."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache

import pytest

from zhongbu_quiz.exports.quiz import Quiz
from zhongbu_quiz.studio.project import load_bank, project_at

from .sample import ALL

_OF_A_MODEL = 3


@lru_cache(maxsize=1)
def shipped() -> Quiz:
    """Every item that can be proved."""
    project = project_at(None)
    return Quiz(project.identity(), "all", "中部地区崛起", load_bank(project).items)


SETS = ("hand-made", "of each model", pytest.param("shipped", marks=pytest.mark.slow))
"""What every format is read back from: `shipped` is all that there is, and its quicker sibling some items of each item model."""


def items_of(name: str) -> Quiz:
    """The hand-made items, some of each item model, or all that ship."""
    if name == "hand-made":
        return ALL
    return shipped() if name == "shipped" else _of_each_model()


@lru_cache(maxsize=1)
def _of_each_model() -> Quiz:
    seen: Counter[str] = Counter()
    chosen = []
    for item in shipped().items:
        seen[item.model] += 1
        if seen[item.model] <= _OF_A_MODEL:
            chosen.append(item)
    return replace(shipped(), items=tuple(chosen))
