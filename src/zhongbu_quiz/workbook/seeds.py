"""Fact files of any form -> the records of all facts: YAML, workbooks and CSV by their suffix."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from zhongbu_quiz.data.world import World, load_world
from zhongbu_quiz.facts.load import YAML, Seeds
from zhongbu_quiz.facts.load import load_seeds as load_read_seeds
from zhongbu_quiz.loading.remembered import remembered_of
from zhongbu_quiz.loading.yamlagain import load_again
from zhongbu_quiz.loading.yamlfile import YamlFile
from zhongbu_quiz.messages import spoken


def read_facts(path: Path, world: World) -> YamlFile:
    """One fact file, by its suffix; tables are understood by what a world knows. Raises ContentError with its problems; a workbook
    that can be read in part has them with it."""
    if path.suffix.lower() in YAML:
        return remembered_of(path, ("yaml", spoken()), lambda: load_again(path))
    from zhongbu_quiz.workbook.read import read_workbook_file

    return read_workbook_file(path, world)


def load_seeds(paths: Sequence[Path], world: World | None = None) -> Seeds:
    """Read fact files, by what the world of their project knows (that which ships, where none is given). Raises ContentError with the
    problems of all files at once."""
    world = world or load_world()
    return load_read_seeds(paths, partial(read_facts, world=world), world)
