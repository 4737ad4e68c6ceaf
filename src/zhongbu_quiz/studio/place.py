"""The folder that a command is called from -> the project that it works on.

Who stands beside her set, or inside one of its folders, is told where to go: nothing of ours is made in place of hers.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from zhongbu_quiz.delivery.manifest import read_manifest
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.messages import _, as_typed, joined, typed_path
from zhongbu_quiz.paths import PROJECT_FILE, READ, home_of, is_set
from zhongbu_quiz.sets.deck_files import is_path
from zhongbu_quiz.studio.project import Project, find_project, project_at

PAPERS = "papers"
"""A folder for what is made, as examples name it."""
_NAMED = 6
"""So many sets are named one by one."""


def project_of(deck: str | None, folder: Path) -> Project:
    """The project that `deck` (None: all decks) belongs to: that of its folder where it is a path to a file in a set, else the one at or above
    `folder`, else the one that ships. Raises UserError naming the set that is meant where that lies in `folder`, or where `folder` lies in the set,
    among what is read."""
    home = home_of(folder)
    if deck and Path(deck).is_file():
        return project_at(home_of(Path(deck).resolve().parent) or home)
    if home is None:
        _check_below(deck, folder)
    elif (inside := folder.relative_to(home).parts) and inside[0] in READ:
        words = _("{folder} is a folder of the set {home}, from which facts and decks are read; go to the set itself first: cd {path}")
        raise UserError(words.format(folder=folder.name, home=home.name, path="/".join(".." for _part in inside)))
    return find_project(folder)


def borrowed(project: Project, folder: Path, deck: str | None = None) -> tuple[str, ...]:
    """A line that says that what ships is used where `folder` lies in no set; nothing where it does, or where a `deck` that ships is named and
    no set is near that could be meant."""
    if not project.ships or home_of(folder) or (deck and not is_path(deck) and not _below(folder)):
        return ()
    words = _("there is no {file} here: what is used is what ships with the program, “{title}”; for a set of your own: zhongbu-quiz new my-set")
    return (words.format(file=PROJECT_FILE, title=project.identity().title),)


def check_out(out: Path, project: Project, option: str = "-o ") -> None:
    """Raises UserError where outputs were to go among what is read (facts, decks), or into a file as if it were a folder.
    `option`: how the command is told another folder."""
    for path in (out, *out.parents):
        if path.exists() and not path.is_dir():
            raise UserError(_("{path}: is a file, and a folder is wanted; write the name of a folder behind -o or --out").format(path=path))
    read = {
        project.seeds: _("{path}: lies among the facts, and what is made would be read as facts; choose another folder, such as: {example}"),
        project.decks[0]: _("{path}: lies among the decks, from which nothing but decks is read; choose another folder, such as: {example}"),
    }
    for folder, words in read.items():
        if out.resolve().is_relative_to(folder.resolve()):
            raise UserError(words.format(path=out, example=f"{option}{typed_path(project.seeds.parent / PAPERS)}"))


def check_own(path: Path, project: Project) -> None:
    """Raises UserError where a file that is to be made is one of the set, which somebody put there: what this program made there itself may be
    made anew."""
    if project.ships or not path.exists() or path.name in read_manifest(path.parent):
        return
    if any(path.samefile(one) for one in project.seed_paths()):
        raise UserError(_("{target}: holds facts of your set, and would be written over; choose another name for what is made").format(target=path))
    if any(path.samefile(one) for one in project.files() if one.exists()):
        raise UserError(_("{target}: is a file of your set, and would be written over; choose another name for what is made").format(target=path))


def _check_below(deck: str | None, folder: Path) -> None:
    """Raises UserError where a set lies in a folder, and a deck of its, or one that nobody has, is asked for."""
    meant = [path for path in _below(folder) if deck is None or (not is_path(deck) and _means(deck, project_at(path)))]
    meant = [path for path in _below(folder) if path.name == deck] or meant
    if meant:
        words = _("{folder} is no set of your own, and {sets} is one; go there first: cd {path}")
        if len(meant) > 1:
            words = _("{folder} is no set of your own, and there are several in it: {sets}; go to yours first, such as: cd {path}")
        named = joined((path.name for path in meant), _NAMED)
        raise UserError(words.format(folder=folder, sets=named, path=as_typed(meant[0].name)))


def _below(folder: Path) -> list[Path]:
    """The sets in a folder; none where it cannot be read."""
    with suppress(OSError):
        return [path for path in sorted(folder.iterdir()) if path.name[0] != "." and is_set(path)]
    return []


def _means(deck: str, own: Project) -> bool:
    """Whether the name of a deck is meant for a set of one's own: one that the set has, or that does not ship."""
    return deck in _names(own) or deck not in _names(project_at(None))


def _names(project: Project) -> set[str]:
    return {path.stem for path in project.deck_paths()}
