"""The sets in a folder, for somebody who goes on working on them: each is read and proved once for as long as its files stay as they are.

In: a folder that is a set, or holds sets. Out: what there is of them; an opened deck, whose file is read each time. What is kept in the memory is
bounded, and nothing is kept there alone: whoever comes back finds all in the files.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import count
from pathlib import Path
from threading import Lock
from typing import TypeVar

from zhongbu_quiz.collector import collect, set_aside, without_collector
from zhongbu_quiz.delivery.later import Later
from zhongbu_quiz.delivery.shelf import written_last
from zhongbu_quiz.errors import ContentError, Problem, UserError
from zhongbu_quiz.exports.request import Request
from zhongbu_quiz.facts.records import FactRecord
from zhongbu_quiz.items.own import picture_files
from zhongbu_quiz.messages import _, spoken
from zhongbu_quiz.paths import home_of, is_set
from zhongbu_quiz.sets.deck import load_deck
from zhongbu_quiz.sets.form import DrawnSet
from zhongbu_quiz.steps import Step, tell
from zhongbu_quiz.studio.jobs import Jobs
from zhongbu_quiz.studio.marks import Marks
from zhongbu_quiz.studio.opening import Opened, outputs_of
from zhongbu_quiz.studio.past import Past
from zhongbu_quiz.studio.project import Project, load_content, load_project, project_at
from zhongbu_quiz.studio.recent import Recent

Made = TypeVar("Made")

_BANKS, _FILES, _DRAWN, _TITLES = 3, 6, 60, 500
"""So many sets are kept in the memory, so many files of theirs as they were read, so many things that were made of them (drawn papers, files of
them), and so many titles of papers."""

_COLLECTS = Later()
"""Looks for what is of no use any more when nobody waits; not when the program ends."""


class NotThere(UserError):
    """A set, a deck or a question that there is not (any more)."""


@dataclass(frozen=True)
class PaperName:
    """A deck of a set: its name, and its title; "" where its file cannot be read as a deck."""

    name: str
    title: str


@dataclass(frozen=True)
class SetOf:
    """A set in the folder: its name there, its title, its decks (the one that was changed last is `last`, None where it has none)."""

    name: str
    title: str
    project: Project
    papers: tuple[PaperName, ...]
    last: PaperName | None = None

    @property
    def changed(self) -> str:
        """When a file of it was written last, by the clock of the computer."""
        paths = [self.project.identity_file, *self.project.deck_paths()]
        with suppress(UserError):
            paths += self.project.seed_paths()
        return written_last(paths)


@dataclass(frozen=True)
class Figures:
    """How much there is in a set. `held`: how many facts each of its files holds, by their names."""

    facts: int
    items: int
    remarks: tuple[str, ...] = ()
    held: Mapping[str, int] = field(default_factory=dict)


class Desk:
    """The sets of one folder."""

    def __init__(self, folder: Path, jobs: Jobs | None = None) -> None:
        self.folder = folder.resolve()
        self._banks = Recent(_BANKS)
        self._files = Recent(_FILES)
        self._made = Recent(_DRAWN)
        self._titles = Recent(_TITLES)
        self._pictures: dict[Path, tuple[Path, ...]] = {}
        self._writing = Lock()
        self._past = Past()
        self.marks = Marks(jobs or Jobs(map(str, count()).__next__))

    @property
    def is_one_set(self) -> bool:
        """Whether the folder is a set itself (or lies in one), so that no other is made in it."""
        return home_of(self.folder) is not None

    def sets(self) -> list[SetOf]:
        """What there is, by name."""
        return [self._set_of(folder) for folder in self._folders()]

    def named(self, name: str) -> SetOf:
        """The set of a name. Raises NotThere: names are looked up among those that there are, and never put into a path."""
        for folder in self._folders():
            if folder.name == name:
                return self._set_of(folder)
        raise NotThere(_("there is no set “{name}” here (any more)").format(name=name))

    def figures(self, name: str) -> Figures:
        """How much there is in a set. Raises ContentError with all that is wrong in its files."""
        found = self.bank(name)
        return Figures(len(found.bank.base.facts), len(found.bank.items), found.remarks, found.held)

    def bank(self, name: str) -> Opened:
        """The bank of a set, with no deck. Raises ContentError with all that is wrong in its files."""
        return self._bank(self.named(name).project)

    def opened(self, name: str, deck: str) -> Opened:
        """A deck of a set with its bank. Raises NotThere, ContentError with what is wrong in the files."""
        project = self.named(name).project
        path = next((path for path in project.deck_paths() if path.stem == deck), None)
        if path is None:
            raise NotThere(_("there is no paper “{name}” in this set (any more)").format(name=deck))
        found = self._bank(project)
        read, told = _as_one(path, lambda: load_deck(path, outputs_of(project), project.world()))
        return replace(found, decks=(read,), seen=told)

    @contextmanager
    def changing(self, name: str, deck: str) -> Iterator[Opened]:
        """A deck that is changed while the block lasts, by nobody else at the same time; what its file was before can be had back (`undo`).
        Raises as `opened` does."""
        with self._writing:
            opened = self.opened(name, deck)
            with self._past.change(opened.deck.path):
                yield opened

    def material(self, name: str, file: str) -> Path:
        """A file of facts of a set. Raises NotThere: names are looked up among those that there are."""
        path = next((path for path in self.named(name).project.seed_paths() if path.name == file), None)
        if path is None:
            raise NotThere(_("there is no file “{name}” in this set (any more)").format(name=file))
        return path

    @contextmanager
    def changing_material(self, name: str, file: str, known: str | None = None) -> Iterator[Path]:
        """A file of facts that is changed while the block lasts, as `changing` does. Raises also UserError where it is no more what somebody saw
        of it (`known`, as `seen_file` said then)."""
        with self._writing:
            path = self.material(name, file)
            if known is not None and seen_file(path) != known:
                words = _("{file} was changed in the meantime, in Excel or in another window; nothing was written: look at it again")
                raise UserError(words.format(file=file))
            with self._past.change(path):
                yield path

    def alone(self) -> Lock:
        """While a block with it lasts, nobody else changes anything."""
        return self._writing

    def can_undo_material(self, name: str, file: str) -> bool:
        """Whether the last change of a file of facts was made here, and by nobody else since."""
        return self._past.has(self.material(name, file))

    def undo_material(self, name: str, file: str) -> None:
        """Take the last change of a file of facts back. Raises as `undo` does."""
        with self._writing:
            self._past.take_back(self.material(name, file))

    def problems(self, name: str) -> tuple[Problem, ...]:
        """What is wrong in the files of facts of a set, all at once. Raises UserError where it has no folder of facts."""
        project = self.named(name).project

        def read() -> tuple[Problem, ...]:
            tell(Step(_("the facts are being read")))
            try:
                load_content(project)
            except ContentError as error:
                return error.problems
            return ()

        found: tuple[Problem, ...] = self._made.get(("problems", project.seeds, self._stamp(project)), read)
        return found

    def can_undo(self, opened: Opened) -> bool:
        """Whether the last change of a deck was made here, and by nobody else since."""
        return self._past.has(opened.deck.path)

    def undo(self, name: str, deck: str) -> None:
        """Take the last change of a deck back. Raises UserError where there is none to take back, or the file cannot be written."""
        with self._writing:
            self._past.take_back(self.opened(name, deck).deck.path)

    def drawn(self, opened: Opened) -> DrawnSet:
        """The forms of the opened deck. Raises ContentError where it cannot be drawn."""
        project, deck = opened.project.identity_file, opened.deck
        return self.kept("drawn", opened, lambda: Request(deck, opened.bank, project_file=project, plan=opened.plan(deck)).drawn)

    def kept(self, what: Hashable, opened: Opened, make: Callable[[], Made]) -> Made:
        """What is made of an opened deck, made once for as long as its files stay as they are."""
        found: Made = self._made.get((what, opened.deck.path, opened.seen, opened.stamp), make)
        return found

    def kept_of(self, path: Path, what: Hashable, make: Callable[[], Made]) -> Made:
        """What is made of one file, made once for as long as the file stays as it is."""
        told = path.stat()
        found: Made = self._files.get((what, path, spoken(), told.st_mtime_ns, told.st_size), make)
        return found

    def _folders(self) -> list[Path]:
        home = home_of(self.folder)
        if home is not None:
            return [home]
        with suppress(OSError):
            return [path for path in sorted(self.folder.iterdir()) if not path.name.startswith(".") and not path.is_symlink() and is_set(path)]
        return []

    def _set_of(self, folder: Path) -> SetOf:
        project = project_at(folder)
        paths = project.deck_paths()
        last = max(paths, key=_state, default=None)
        papers = tuple(PaperName(path.stem, self._title_of(path)) for path in paths)
        title = folder.name
        with suppress(UserError):
            title = project.identity().title
        return SetOf(folder.name, title, project, papers, next((paper for paper in papers if last and paper.name == last.stem), None))

    def _title_of(self, path: Path) -> str:
        """The title of a deck, whose file is read once for as long as it stays as it is: every screen names all papers of its set."""
        found: str = self._titles.get((path, *_state(path)), lambda: title_of(path))
        return found

    def _bank(self, project: Project) -> Opened:
        def read() -> Opened:
            tell(Step(_("the facts are being read")))
            with without_collector():
                seeds, _decks, bank = load_project(project, (), _models_told(len(project.model_paths())), outputs_of(project), goes_on=True)
                if set_aside():
                    collect()
            _COLLECTS.put("", collect)
            self._pictures[project.seeds] = tuple(picture_files(seeds.questions, project.seeds.parent))
            held = {path.name: sum(isinstance(one, FactRecord) for one in seeds.of_file(path)) for path in project.seed_paths()}
            return Opened(project, bank, (), seeds.remarks, self._pictures[project.seeds], stamp, held=held)

        stamp = self._stamp(project)
        found: Opened = self._banks.get((project.seeds, stamp), read)
        return found

    def _stamp(self, project: Project) -> tuple[tuple[str, int, int], ...]:
        """The files that a bank is made from, as the system knows them, and the language in which it is told. Decks are read each time."""
        folder, found = project.decks[0], []
        for path in (*project.files(), *self._pictures.get(project.seeds, ())):
            with suppress(OSError):
                told = path.stat()
                found += [(str(path), told.st_mtime_ns, told.st_size)] if path.parent != folder else []
        return ((spoken(), 0, 0), *found)


def _state(path: Path) -> tuple[int, int]:
    """When a file was written and how long it is; zeros while another browser writes it anew, and it is not there."""
    try:
        told = path.stat()
    except FileNotFoundError:
        return 0, 0
    return told.st_mtime_ns, told.st_size


def _models_told(models: int) -> Callable[[str], None]:
    """Hears of each item model as its items begin to be made, and tells how many are done."""
    done = count()
    return lambda _model: tell(Step(_("kinds of questions made and proved"), min(next(done), models), models))


def _as_one(path: Path, read: Callable[[], Made]) -> tuple[Made, str]:
    """What is read of a file, and by which one knows what was in it then, also where another window writes into it meanwhile."""
    while True:
        told, made = seen_file(path), read()
        if told == seen_file(path):
            return made, told


def seen_file(path: Path) -> str:
    """By which one knows whether a file is still the one that somebody saw."""
    return blake2b(path.read_bytes(), digest_size=8).hexdigest()


def title_of(path: Path) -> str:
    """The title of a deck; "" where its file cannot be read as one."""
    try:
        return load_deck(path).record.title
    except ContentError:
        return ""
