"""Is anything wrong with a project? Facts, evidence, item models, decks, and items that break a fatal rule; no quota."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from zhongbu_quiz.errors import Problem, UserError
from zhongbu_quiz.facts.load import PlacedQuestion
from zhongbu_quiz.messages import _
from zhongbu_quiz.quality.check import CheckReport
from zhongbu_quiz.quality.check import check as check_content
from zhongbu_quiz.sets.deck_files import check_names, find_deck, listed_decks, of_another_name
from zhongbu_quiz.sets.deck_files import deck_files as decks_in
from zhongbu_quiz.studio.kept import made_again
from zhongbu_quiz.studio.opening import outputs_of, unnamed
from zhongbu_quiz.studio.place import borrowed, project_of
from zhongbu_quiz.studio.progress import Progress, silent, words
from zhongbu_quiz.studio.project import Project, find_project, load_project

USUAL_OPTIONS = 4
"""How many options a single choice of a school paper has."""

Again = Callable[[Project], AbstractContextManager[Callable[[], str]]]
"""Makes the bank of a project once more in another process while the block runs; what it gives tells the fingerprint (rule 51)."""


@dataclass(frozen=True)
class Checked:
    """What a check found, and which files of one's own hide shipped ones: (own file, hidden file); what was understood of tables."""

    report: CheckReport
    shadowed: tuple[tuple[Path, Path], ...]
    remarks: tuple[str, ...] = ()


def check(
    paths: Sequence[Path], folder: Path, against: Path | None = None, again: Again | None = None, progress: Progress = silent
) -> Checked:
    """Check the project of the first path, or that at or above `folder`; the decks that `paths` name, or all of them.

    `against` is a text that the facts are proved by. Raises UserError where a path leads nowhere or a file cannot be read at all.
    """
    project = find_project(paths[0].resolve()) if paths else project_of(None, folder)
    names = {file.stem: file for each in reversed(project.decks) for file in decks_in(each)}
    names |= {file.name: file for file in project.seed_paths()}
    paths = [path if path.exists() else names.get(path.name, names.get(path.stem, path)) for path in paths]
    for path in paths:
        if not path.exists():
            if len(path.parts) == 1 and (meant := of_another_name(path.name, project.decks)):
                raise meant
            told = _("{path}: there is no such file, folder or deck; the decks are {decks}")
            raise UserError(told.format(path=path, decks=listed_decks(project.decks)))
    facts = {path.resolve() for path in project.seed_paths()}  # they are checked in any case
    named = [path for path in paths if path.is_file() and path.resolve() not in facts]
    deck_files = [find_deck(str(path), list(project.decks)) for path in named] or project.deck_paths()
    check_names(deck_files)
    with made_again(project.seed_paths(), project.maker_paths(), partial(again, project)) if again else nullcontext() as fingerprint:
        seeds, decks, bank = load_project(project, deck_files, words(progress), outputs_of(project))
        report = check_content(seeds, bank, decks, against, words(progress), fingerprint, unnamed(project, decks))
    remarks = (*borrowed(project, folder), *seeds.remarks, *map(str, _of_few_options(seeds.questions)))
    return Checked(replace(report, idle=_own(report.idle, project)), tuple(project.shadowed()), remarks)


def _of_few_options(questions: Sequence[PlacedQuestion]) -> Iterator[Problem]:
    """What is said of single choices of one's own that have fewer options than is usual: right, if it is meant."""
    for placed in questions:
        count = len(placed.record.options)
        if placed.record.item_kind == "single_choice" and count < USUAL_OPTIONS:
            words = _("has {count} options, where {usual} are usual; add one that was left out, or leave it so if it is meant")
            yield placed.problem(words.format(count=count, usual=USUAL_OPTIONS))


def _own(models: Sequence[str], project: Project) -> tuple[str, ...]:
    """Of these item models the project's own: that a few facts leave many of the shipped ones without work is nothing to mend."""
    if project.ships:
        return tuple(models)
    own = {
        path.stem for folder in project.templates[:-1] for path in project.model_paths() if path.is_relative_to(folder)
    }
    return tuple(model for model in models if model in own)
