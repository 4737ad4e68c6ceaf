"""The facts of a project, and what was understood of its tables."""

from __future__ import annotations

from pathlib import Path

from zhongbu_quiz.facts.base import FactBase, build_base
from zhongbu_quiz.studio.place import borrowed, project_of
from zhongbu_quiz.studio.project import load_facts


def facts_of(folder: Path) -> tuple[FactBase, tuple[str, ...]]:
    """The facts of the project at or above `folder`, in the order of the text, and a line on what was understood of each table. Raises
    ContentError with all that is wrong in its files."""
    project = project_of(None, folder)
    seeds = load_facts(project)
    return build_base(seeds, project.world()), (*borrowed(project, folder), *seeds.remarks)
