"""Which folders are read: the ones that ship, or a teacher's own (`seeds/`, `templates/`, `decks/` in the working directory's project).

A folder of one's own holds `seeds/`; its templates and decks come before ours by name. Everything the commands need is loaded here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from zhongbu_quiz.collector import without_collector
from zhongbu_quiz.data.world import World, load_world
from zhongbu_quiz.errors import ContentError, Problem
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.facts.load import YAML, Seeds, seed_files
from zhongbu_quiz.identity import Identity, load_identity
from zhongbu_quiz.items.bank import Bank, make_bank
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.items.observed import with_answers
from zhongbu_quiz.items.own import own_items
from zhongbu_quiz.paths import PROJECT_FILE, data_dir, home_of, is_shipped, map_files, model_files
from zhongbu_quiz.sets.deck import Deck
from zhongbu_quiz.sets.deck_files import deck_files, load_decks
from zhongbu_quiz.sets.exam_record import FOLDER, pooled, read_all, record_paths
from zhongbu_quiz.studio.banks import bank_told, text_banks, with_table_banks
from zhongbu_quiz.studio.crew import helpers
from zhongbu_quiz.studio.kept import is_kept, kept_bank
from zhongbu_quiz.studio.strays import (
    among_decks,
    beside_seeds,
    examples_left,
    facts_among_decks,
    misplaced,
    no_facts,
    nothing,
    unread_words,
)
from zhongbu_quiz.workbook.seeds import load_seeds

if TYPE_CHECKING:
    from zhongbu_quiz.items.models.base import ItemModel
    from zhongbu_quiz.items.workshop import Memory


@dataclass(frozen=True)
class Project:
    """Folders in the order in which names are looked up: the user's own first."""

    seeds: Path
    templates: tuple[Path, ...]
    decks: tuple[Path, ...]
    data: tuple[Path, ...] = ()
    """Folders with words and places of one's own (`data.lexicon`, `data.world`)."""

    @property
    def ships(self) -> bool:
        """Whether it is the one that ships with the program."""
        return is_shipped(self.seeds.parent)

    @property
    def identity_file(self) -> Path:
        """The file that says who the project is."""
        return self.seeds.parent / PROJECT_FILE

    def identity(self) -> Identity:
        """Who the project is. Raises ContentError with what to write where the file is missing or wrong."""
        return load_identity(self.identity_file)

    def world(self) -> World:
        """What the program knows of places and times, with what the project's own files add. Raises ContentError with what is wrong in these."""
        return load_world(self.data)

    def seed_paths(self) -> list[Path]:
        """The fact files."""
        return seed_files(self.seeds)

    def model_paths(self) -> list[Path]:
        """The item model files; a file of one's own hides the shipped one of the same name."""
        chosen: dict[str, Path] = {}
        for folder in self.templates:
            for path in model_files(folder):
                chosen.setdefault(path.name, path)
        return [chosen[name] for name in sorted(chosen)]

    def models(self) -> tuple[ItemModel, ...]:
        """The item models. Raises ContentError with what is wrong in them."""
        from zhongbu_quiz.items.load import load_models

        return load_models(self.model_paths())

    def maker_paths(self) -> list[Path]:
        """The files beside the facts that say what items are made of them."""
        return [*self.model_paths(), *self.data_paths()]

    def map_paths(self) -> list[Path]:
        """The column maps of one's own."""
        return [path for folder in self.templates[:-1] for path in map_files(folder)]

    def data_paths(self) -> list[Path]:
        """The files of words and places of one's own, in the order in which they are read."""
        return [path for folder in self.data for path in sorted(folder.rglob("*")) if path.is_file()]

    def deck_paths(self) -> list[Path]:
        """The deck files of the project itself, by name; those that ship can be named in one's own, too."""
        return deck_files(self.decks[0])

    @property
    def results(self) -> Path:
        """The folder in which exams are kept."""
        return self.seeds.parent / FOLDER

    def result_paths(self) -> list[Path]:
        """The exams that are kept."""
        return record_paths(self.results)

    def files(self) -> list[Path]:
        """Every file that a command may read of it, pictures of questions aside (see `items.own.picture_files`)."""
        paths = (self.seed_paths(), self.model_paths(), self.map_paths(), self.data_paths(), self.deck_paths(), self.result_paths())
        return [self.identity_file, *(path for some in paths for path in some)]

    def shadowed(self) -> list[tuple[Path, Path]]:
        """(own file, hidden shipped file) for every name that stands in both."""
        pairs = []
        for folders, pattern in ((self.templates, "questions/*.yaml"), (self.templates, "tables/*.yaml"), (self.decks, "*.yaml")):
            for own in folders[:-1]:
                for path in sorted(own.glob(pattern)):
                    hidden = folders[-1] / path.relative_to(own)
                    if hidden.is_file():
                        pairs.append((path, hidden))
        return pairs


def project_at(folder: Path | None) -> Project:
    """The project in `folder` (its `seeds/`, and `templates/` and `decks/` before ours), or the shipped one for None."""
    templates, decks = data_dir("templates"), data_dir("decks")
    if folder is None or is_shipped(folder):
        return Project(data_dir("seeds"), (templates,), (decks,), (data_dir("data"),))
    own_templates = (folder / "templates",) if (folder / "templates").is_dir() else ()
    own_data = (folder / "data",) if (folder / "data").is_dir() else ()
    return Project(folder / "seeds", (*own_templates, templates), (folder / "decks", decks), own_data)


def find_project(start: Path) -> Project:
    """The project that a command works on: the nearest set at or above `start`, else the shipped one."""
    return project_at(home_of(start))


def load_content(
    project: Project, deck_files: Sequence[Path] = (), outputs: Collection[str] | None = None
) -> tuple[Seeds, list[Item], list[Deck]]:
    """Facts, the items of questions of one's own and the decks of some files, whose `outputs` are among these. Raises ContentError with the
    problems of all files at once; those of item models are looked for only where no bank is kept that was made of them and of these facts."""
    problems: list[Problem] = []
    seeds: Seeds | None = None
    own: list[Item] = []
    decks: list[Deck] = []
    try:
        seeds = load_facts(project)
        own = own_items(seeds.questions, project.seeds.parent)
    except ContentError as error:
        problems.extend(error.problems)
    try:
        if seeds is None or not is_kept(project.seed_paths(), project.maker_paths(), _pictures(own)):
            project.models()
    except ContentError as error:
        problems.extend(error.problems)
    decks, wrong = _decks(deck_files, outputs, _world(project)[0])
    problems.extend(wrong)
    problems.extend(_wrong_maps(project.map_paths()))
    if project.identity_file.is_file():  # where it is missing, what carries the name says so
        try:
            project.identity()
        except ContentError as error:
            problems.extend(error.problems)
    if problems or seeds is None:
        raise ContentError(problems)
    return seeds, own, decks


def _wrong_maps(paths: Sequence[Path]) -> list[Problem]:
    """What is wrong in column maps."""
    problems: list[Problem] = []
    if not paths:
        return problems
    from zhongbu_quiz.exports.tablemap import load_map

    for path in paths:
        try:
            load_map(path)
        except ContentError as error:
            problems.extend(error.problems)
    return problems


def load_bank(project: Project, progress: Callable[[str], None] = lambda step: None) -> Bank:
    """Everything that a project can ask, proved."""
    return open_decks(project, (), progress)[1]


def open_decks(
    project: Project,
    deck_files: Sequence[Path],
    progress: Callable[[str], None] = lambda step: None,
    outputs: Collection[str] | None = None,
) -> tuple[list[Deck], Bank]:
    """Some decks, and everything that their project can ask and that breaks no fatal rule. Raises ContentError with the problems of
    all files at once."""
    return load_project(project, deck_files, progress, outputs)[1:]


@without_collector()
def load_project(
    project: Project,
    deck_files: Sequence[Path],
    progress: Callable[[str], None] = lambda step: None,
    outputs: Collection[str] | None = None,
    goes_on: bool = False,
) -> tuple[Seeds, list[Deck], Bank]:
    """The same, with the records of the facts and their places in files. The difficulties of the items count what classes got of them
    (`results/`). `goes_on`: the program will ask again, and remembers for that what it made. Raises also UserError where what is kept of an
    exam cannot be read."""
    seeds, own, decks = load_content(project, deck_files, outputs)
    answered = pooled(read_all(project.result_paths()))
    base = build_base(seeds, project.world())

    def make(memory: Memory | None) -> Bank:
        from zhongbu_quiz.quality.gate import gate

        models = project.models()
        return make_bank(base, models, progress, gate(base), own, memory, helpers(seeds, base.world, models))

    bank = kept_bank(base, project.seed_paths(), project.maker_paths(), make, _pictures(own), goes_on)
    return seeds, decks, with_answers(bank, answered)


def _pictures(items: Iterable[Item]) -> list[bytes]:
    return [item.picture.data for item in items if item.picture]


def load_facts(project: Project) -> Seeds:
    """The records of all fact files; files that lie among them and are not read are told in its remarks. Raises ContentError with all that is
    wrong in them, with what to do with question banks and decks among them, and where there is nothing to ask."""
    banks = text_banks(project)
    paths = [path for path in project.seed_paths() if path not in banks]
    world, in_data = _world(project)
    seeds, wrong = _seeds(paths, world)
    strays = {path: told for path in paths if path.suffix.lower() in YAML and (told := misplaced(path))} if wrong else {}
    if strays:
        seeds, wrong = _seeds([path for path in paths if path not in strays], world)
    problems = [*in_data, *with_table_banks(project, wrong), *map(bank_told, banks), *strays.values()]
    if problems:
        raise ContentError(problems)
    passed = list(no_facts(project, (placed.record.picture or "" for placed in seeds.questions)))
    remarks = (*seeds.remarks, *beside_seeds(project), *among_decks(project), *unread_words(project), *examples_left(project, seeds))
    if not seeds.facts and not seeds.questions:
        raise ContentError(nothing(project, passed, remarks))
    return replace(seeds, remarks=(*remarks, *map(str, passed)))


def _world(project: Project) -> tuple[World, Sequence[Problem]]:
    """The world of a project; where its own files are wrong, the one that ships, and what is wrong."""
    try:
        return project.world(), ()
    except ContentError as error:
        return load_world(), error.problems


def _seeds(paths: Sequence[Path], world: World) -> tuple[Seeds, Sequence[Problem]]:
    """The records of fact files, or what is wrong in them."""
    try:
        return load_seeds(paths, world), ()
    except ContentError as error:
        return Seeds((), ()), error.problems


def _decks(paths: Sequence[Path], outputs: Collection[str] | None, world: World) -> tuple[list[Deck], list[Problem]]:
    """The decks of these files, or what is wrong in them; facts among them are told as such."""
    try:
        return load_decks(paths, outputs, world), []
    except ContentError as error:
        facts = {path: told for path in paths if (told := facts_among_decks(path))}
        if not facts:
            return [], list(error.problems)
    decks, wrong = _decks([path for path in paths if path not in facts], outputs, world)
    return decks, [*facts.values(), *wrong]
