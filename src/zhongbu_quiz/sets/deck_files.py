"""Where deck files lie, and which of them a name means: its file's stem, a path, or what is near to either.

In: names as somebody typed them, and the folders of decks. Out: paths, or decks as `deck` reads them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path

from zhongbu_quiz.data.world import World
from zhongbu_quiz.errors import ContentError, Problem, UserError, problem
from zhongbu_quiz.loading.folder import is_read
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.sets.deck import Deck, load_deck

SUFFIXES = (".yaml", ".yml")
"""How the files of decks end."""


def is_path(name: str) -> bool:
    """Whether a deck is named by the path of its file."""
    return Path(name).suffix.lower() in SUFFIXES or Path(name).is_file()


def whole_name(name: str) -> str:
    """The path of a deck file with its ending, where somebody left that out: decks/卷 of decks/卷.yaml."""
    if Path(name).name == name or Path(name).exists():
        return name
    return next((whole for suffix in SUFFIXES if Path(whole := f"{name}{suffix}").is_file()), name)


def deck_files(folder: Path) -> list[Path]:
    """The deck files of a folder, by name; none where there is no such folder."""
    return sorted(path for path in folder.iterdir() if is_read(path, SUFFIXES)) if folder.is_dir() else []


def find_deck(name: str, folders: list[Path]) -> Path:
    """The file of a deck given as a path, or by name in one of the deck folders. Raises UserError naming what there is."""
    name = whole_name(name)
    path = Path(name)
    files = [file for folder in folders for file in deck_files(folder)]
    known = listed_decks(folders)
    named = any(file.stem == name for file in files)
    if path.exists() and path.suffix.lower() not in SUFFIXES and not named:
        words = _("{path}: is no deck file (.yaml), but a folder, or a file of facts, which goes into seeds/; write the name of a deck: {known}")
        raise UserError(words.format(path=name, known=known))
    if is_path(name) and not named:
        if path.is_file():
            return path
        meant = [file for file in files if file.stem == path.stem]
        if not meant:
            raise UserError(_("{path}: there is no such deck file; check the path, or write one of: {known}").format(path=name, known=known))
        if path.parent not in (Path(), Path(folders[0].name)):
            words = _("{path}: there is no such deck file; there is a deck {deck}: write its name alone")
            raise UserError(words.format(path=name, deck=path.stem))
        name = path.stem
    found = [file for file in files if file.stem == name]
    check_names(path for path in found if path.parent == found[0].parent)
    if found:
        return found[0]
    raise of_another_name(name, folders) or UserError(_("there is no deck {name!r}; write a path, or one of: {known}").format(name=name, known=known))


def of_another_name(name: str, folders: Sequence[Path]) -> UserError | None:
    """What is said of a name that no deck has, where one has it as its title, or nearly as its name or title; else None."""
    files = [file for folder in folders for file in deck_files(folder)]
    if titled := next((file for file in files if _title(file) == name), None):
        return UserError(_("{title} is the title of the deck {deck}; write its name: {deck}").format(title=name, deck=titled.stem))
    own = deck_files(folders[0])
    called = {**{title: file for file in own if (title := _title(file))}, **{file.stem: file for file in own}}
    parted = [each for each in called if len(name) > 1 and (name in each or each in name)]
    if near := get_close_matches(name, called, 1) or parted[:1]:
        words = _("there is no deck {name!r}; did you mean {deck} (“{title}”)? there are: {known}")
        return UserError(words.format(name=name, deck=called[near[0]].stem, title=_title(called[near[0]]), known=listed_decks(folders)))
    return None


def _title(path: Path) -> str:
    """The title of a deck file; "" where the file cannot be read as a deck."""
    with suppress(UserError):
        return load_deck(path).record.title
    return ""


def deck_beside(name: str, folder: Path) -> Path | None:
    """The deck file of a name that lies in a folder itself, where no deck is looked for by name."""
    return next((folder / f"{name}{suffix}" for suffix in SUFFIXES if (folder / f"{name}{suffix}").is_file()), None)


def listed_decks(folders: Sequence[Path]) -> str:
    """The names of the decks of some folders, as messages list them: those of the first; of those that ship beside somebody's own, how many."""
    first, *others = ([file.stem for file in deck_files(folder)] for folder in folders)
    more = {name for names in others for name in names} - {*first}
    if len(folders) == 1:
        return joined(first)
    if not first:
        return _("none of your own in {folder}/ ({count} ship with the program)").format(folder=folders[0].name, count=len(more))
    if not more:
        return joined(first)
    return _("{own} ({count} more ship with the program)").format(own=joined(first), count=len(more))


def check_names(paths: Iterable[Path]) -> None:
    """Raises ContentError where two deck files have one name: their outputs would meet."""
    problems: list[Problem] = []
    first: dict[str, Path] = {}
    for path in paths:
        other = first.setdefault(path.stem, path)
        if other is not path:
            words = _("{other} has the same name, so their outputs would meet; rename one, or take it out of the folder")
            problems.append(problem(path, 0, words.format(other=problem(other, 0, "").path)))
    if problems:
        raise ContentError(problems)


def load_decks(paths: Iterable[Path], outputs: Collection[str] | None = None, world: World | None = None) -> list[Deck]:
    """Read deck files, whose `outputs` are among these. Raises ContentError with the problems of all of them at once."""
    decks: list[Deck] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            decks.append(load_deck(path, outputs, world))
        except ContentError as error:
            problems.extend(error.problems)
    if problems:
        raise ContentError(problems)
    return decks
