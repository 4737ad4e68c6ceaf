"""Question banks among the files of a project: a bank is converted once, so that each question has an id for ever, and then lies in `seeds/`.

In: a project. Out: the column maps by which its tables are known, and what to do with a bank that lies in `seeds/` as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from zhongbu_quiz.errors import Problem, UserError, problem
from zhongbu_quiz.facts.load import TABLES
from zhongbu_quiz.intake.lines import SUFFIXES
from zhongbu_quiz.loading.folder import entries, is_read
from zhongbu_quiz.messages import _, typed_path
from zhongbu_quiz.paths import data_dir, map_files

if TYPE_CHECKING:
    from zhongbu_quiz.exports.tablemap import TableMap
    from zhongbu_quiz.studio.project import Project


def layouts(project: Project) -> list[TableMap]:
    """The column maps of a project and ours, its own first where both have a name. The usual one is left to the workbook, whose sheet of
    questions it is."""
    from zhongbu_quiz.exports.table import USUAL
    from zhongbu_quiz.exports.tablemap import load_map

    ours = {path.stem: path for path in map_files(data_dir("templates")) if path.stem != USUAL}
    return [load_map(path) for path in (ours | {path.stem: path for path in project.map_paths()}).values()]


def text_banks(project: Project) -> list[Path]:
    """The banks in words that lie among the facts, which are none."""
    return [path for path in entries(project.seeds) if is_read(path, SUFFIXES) and _is_bank(path)]


def _is_bank(path: Path) -> bool:
    """Whether a text is a bank; one that cannot be read is none, and whoever reads the facts says so."""
    from zhongbu_quiz.intake.bank import is_bank

    try:
        return is_bank(path)
    except UserError:
        return False


def with_table_banks(project: Project, problems: Iterable[Problem]) -> list[Problem]:
    """The problems of fact files; those of a platform's table are one: what to do with it."""
    left = list(problems)
    if not left:
        return left
    from zhongbu_quiz.intake.bank import read_table_bank

    for path in project.seed_paths():
        told = bank_told(path)
        own = [each for each in left if each.path.partition("[")[0] == told.path]
        if own and path.suffix.lower() in TABLES and read_table_bank(path, layouts(project)):
            left = [each for each in left if each not in own] + [told]
    return left


def bank_told(path: Path) -> Problem:
    """What to do with a bank that lies among the facts."""
    words = _("is a question bank; turn it into questions of your own once, then take it out of this folder: zhongbu-quiz convert {path} {out}")
    return problem(path, 0, words.format(path=typed_path(path), out=typed_path(path.with_name(f"{path.stem}-{QUESTIONS}.xlsx"))))


QUESTIONS = "questions"
"""What the workbook made of a bank is called by."""
