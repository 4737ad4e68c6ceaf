"""The facts of a project."""

from __future__ import annotations

from pathlib import Path

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.studio.opening import project_of
from zhongbu_quiz.studio.project import load_base


def facts_of(folder: Path) -> FactBase:
    """The facts of the project at or above `folder`, in the order of the text. Raises ContentError with all that is wrong in its files."""
    return load_base(project_of(None, folder))
