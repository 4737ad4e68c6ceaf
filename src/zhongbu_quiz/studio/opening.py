"""A folder or the name of a deck -> the project, its decks and its item bank."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from zhongbu_quiz.errors import ContentError, Problem, UserError, shown_path
from zhongbu_quiz.exports.registry import Output, with_maps
from zhongbu_quiz.facts.load import Seeds
from zhongbu_quiz.identity import misnamed, missing
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.own import picture_files
from zhongbu_quiz.messages import _
from zhongbu_quiz.paths import home_of
from zhongbu_quiz.sets.deck import Deck
from zhongbu_quiz.sets.deck_files import (
    check_names,
    deck_beside,
    deck_files,
    find_deck,
    is_path,
    listed_decks,
    whole_name,
)
from zhongbu_quiz.sets.planning import AFTER_DRAW, Plan, planned, planned_anew
from zhongbu_quiz.studio.place import borrowed, project_of
from zhongbu_quiz.studio.progress import Progress, silent, words
from zhongbu_quiz.studio.project import Project, find_project, load_project
from zhongbu_quiz.studio.recent import Recent
from zhongbu_quiz.studio.strays import among_decks, decks_elsewhere

_PLANS = 12
"""So many plans are kept in the memory beside a bank."""


@dataclass(frozen=True)
class Opened:
    """A project that is read and proved: its item bank and the decks that were asked for."""

    project: Project
    bank: Bank
    decks: tuple[Deck, ...]
    remarks: tuple[str, ...] = ()
    """What was understood of tables that nobody made for this program, a line each."""
    pictures: tuple[Path, ...] = ()
    """The pictures that questions of one's own show."""
    stamp: Hashable = ()
    """By which whoever keeps what was made of it knows the state of the files that were read."""
    seen: str = ""
    """The same of the file of the one deck."""
    held: Mapping[str, int] = field(default_factory=dict, compare=False)
    """How many facts each file holds, by its name."""
    plans: Recent = field(default_factory=lambda: Recent(_PLANS), compare=False)
    """What decks draw from this bank."""

    def plan(self, deck: Deck) -> Plan:
        """What a deck draws, which is searched for once: a question that is exchanged, moved or worth something else changes none of it. Raises
        ContentError where it cannot be drawn."""
        asked = deck.record.model_copy(update=AFTER_DRAW).model_dump_json()
        found: Plan = self.plans.get(asked, lambda: planned(deck, self.bank))
        return planned_anew(found, deck)

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The files that were read for it, which no output is written over."""
        return (*self.project.files(), *(deck.path for deck in self.decks), *self.pictures)

    @property
    def outputs(self) -> dict[str, Output]:
        """What the decks of the project may order."""
        return outputs_of(self.project)

    @property
    def typed(self) -> str:
        """How the one deck that was asked for is named on a command line: by its name in its project, else by its path."""
        path = self.deck.path
        return path.stem if path.parent in self.project.decks else shown_path(path)

    @property
    def deck(self) -> Deck:
        """The one deck that was asked for."""
        (only,) = self.decks
        return only


def outputs_of(project: Project) -> dict[str, Output]:
    """Every output there is, by name: ours, and tables in the layouts of the project's own column maps."""
    return with_maps(project.map_paths())


def open_deck(name: str, folder: Path, progress: Progress = silent) -> Opened:
    """The deck of a name or path. Raises UserError with all problems of the project's files."""
    project = project_of(name, folder)
    paths = [_deck_path(name, project, folder)]
    seeds, decks, bank = load_project(project, paths, words(progress), outputs_of(project))
    return _opened(project, seeds, decks, bank, borrowed(project, folder, name))


def open_all(names: Sequence[str], folder: Path, progress: Progress = silent) -> Opened:
    """The decks of these names or paths, or all decks of the project where none is named. Raises UserError as `open_deck` does."""
    project = project_of(names[0] if names else None, folder)
    names = _whole(names, project)
    paths = [_deck_path(name, project, folder) for name in dict.fromkeys(names)] if names else _all_decks(project)
    check_names(paths)
    seeds, decks, bank = load_project(project, paths, words(progress), outputs_of(project))
    return _opened(project, seeds, decks, bank, borrowed(project, folder, names[0] if names else None))


def _opened(project: Project, seeds: Seeds, decks: Sequence[Deck], bank: Bank, remarks: Sequence[str]) -> Opened:
    pictures = picture_files(seeds.questions, project.seeds.parent)
    return Opened(project, bank, tuple(decks), (*remarks, *seeds.remarks), tuple(pictures))


def _whole(names: Sequence[str], project: Project) -> Sequence[str]:
    """The names of decks; where they are the words of one name with spaces, typed without quotation marks, that name, and where commas
    stand between them, each of them."""
    known = {path.stem for path in project.deck_paths()}
    whole = " ".join(names)
    if whole in known and not known.issuperset(names):
        return (whole,)
    parted = [part for name in names for part in ([name] if name in known else re.split("[,，、]", name)) if part]
    return parted if known.issuperset(parted) else names


def _all_decks(project: Project) -> list[Path]:
    """The deck files of a project. Raises UserError with what to do where it has none."""
    paths = project.deck_paths()
    if not paths:
        words = _("{folder}/ holds no deck (.yaml); write one, such as decks/my-set.yaml of a new set: zhongbu-quiz new FOLDER")
        raise UserError("\n".join((*among_decks(project), words.format(folder=project.decks[0].name))))
    return paths


def own_decks(folder: Path) -> frozenset[str]:
    """The names of the decks of the project that a folder lies in."""
    return frozenset(path.stem for path in find_project(folder).deck_paths())


def decks_told(folder: Path) -> str:
    """The decks that can be named in a folder, as messages list them. Raises UserError as `project_of` does."""
    return listed_decks(project_of(None, folder).decks)


def _deck_path(name: str, project: Project, folder: Path) -> Path:
    """The file of a deck. Raises UserError naming what there is; who stands in no project of his own is told so, and not offered our decks."""
    name = whole_name(name)
    ours = project.ships and not home_of(folder)
    known = {path.stem for each in project.decks for path in deck_files(each)}
    if name not in known and not is_path(name) and (beside := deck_beside(name, folder)):
        words = _("there is no deck {name!r}; of the file that lies here write the whole name: {file}")
        raise UserError(words.format(name=name, file=beside.name))
    if ours and not is_path(name) and name not in known:
        words = _("there is no deck {name!r}: {folder} is no set of your own; go into yours (cd FOLDER), or make one: zhongbu-quiz new my-set")
        raise UserError(words.format(name=name, folder=folder))
    try:
        return find_deck(name, list(project.decks))
    except ContentError:
        raise
    except UserError as error:
        lines = (*decks_elsewhere(project, name), *among_decks(project), str(error))
        raise UserError("\n".join(dict.fromkeys(lines))) from None


def unnamed(project: Project, decks: Sequence[Deck]) -> list[Problem]:
    """What to write where a deck asks for an output that carries the name of its project, and the project has none; or where the file that says
    it has another name."""
    outputs = outputs_of(project)
    wanted = any(outputs[name].named for deck in decks for name in deck.record.outputs)
    file = project.identity_file
    return [missing(file)] if misnamed(file) or (wanted and not file.is_file()) else []
