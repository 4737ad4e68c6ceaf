"""The items of the facts that ship, made once for the tests of the exports."""

from __future__ import annotations

from functools import lru_cache

from zhongbu_quiz.exports.quiz import Quiz
from zhongbu_quiz.studio.project import load_bank, project_at

from .sample import ALL


@lru_cache(maxsize=1)
def shipped() -> Quiz:
    """Every item that can be proved."""
    project = project_at(None)
    return Quiz(project.identity(), "all", "中部地区崛起", load_bank(project).items)


SETS = ("hand-made", "shipped")


def items_of(name: str) -> Quiz:
    """The hand-made items, or those that ship."""
    return ALL if name == "hand-made" else shipped()
