"""A document -> draft facts for a person to review."""

from __future__ import annotations

from pathlib import Path

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.extract.run import Run, run
from zhongbu_quiz.facts.load import TABLES
from zhongbu_quiz.intake.bank import is_bank, read_table_bank
from zhongbu_quiz.messages import _
from zhongbu_quiz.sets.roster import is_class_list
from zhongbu_quiz.studio.banks import layouts
from zhongbu_quiz.studio.place import check_own
from zhongbu_quiz.studio.project import Project, find_project

__all__ = ["Run", "extract"]


def extract(
    folder: Path,
    file: Path,
    out: Path | None = None,
    form: str | None = None,
    before: Path | None = None,
    force: bool = False,
    measures: bool = False,
) -> Run:
    """Draft the facts of `file`, in `form` (yaml, jsonl, xlsx; default: by the suffix of `out`); written to `out` where it is given.

    The words to look for are those of the project at or above `folder`. `before` is the document before it was corrected: the run says
    what is new, gone and changed. `measures` asks for the measures of policy prose, too. `force` writes over a file that is not ours.
    Raises UserError where the file cannot be read, or is a question bank, which is no prose, and as `Delivery.write` does.
    """
    project = find_project(folder)
    if out and not force:
        check_own(out, project)
    check_document(file, project)
    return run(file, out, form, before, load_lexicon(project.data), force, project.data_paths(), measures)


def check_document(file: Path, project: Project) -> None:
    """Raises UserError where a file holds no facts, or holds questions, which are taken as they are."""
    if is_class_list(file):
        words = _("{path}: is a class list, and holds no facts; for a paper for every student: zhongbu-quiz worksheet DECK --roster {path}")
        raise UserError(words.format(path=file))
    if is_bank(file) or (file.suffix.lower() in TABLES and read_table_bank(file, layouts(project))):
        words = _("{path}: is a question bank, whose questions are taken as they are; run: zhongbu-quiz convert {path} {name}.xlsx")
        raise UserError(words.format(path=file, name=file.stem))
