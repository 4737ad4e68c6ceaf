"""Where `seeds/`, `templates/` and `decks/` stand (and beside them `project.yaml`), and where what can be made anew is kept.
Nobody else asks.

In a checkout they are at the top of the repository; in an installed wheel they are inside the package, in `_data`.
The checkout wins where both exist, so that an editable install never reads a stale copy.
"""

from __future__ import annotations

import os
from pathlib import Path

from zhongbu_quiz.messages import _

_PACKAGE = Path(__file__).resolve().parent
_FOLDERS = ("seeds", "templates", "decks", "data")
PROJECT_FILE = "project.yaml"
"""Where a project says who it is: beside its `seeds/`."""
READ = ("seeds", "decks")
"""The folders of a set from which facts and decks are read."""
CACHE, OFF = "ZHONGBU_CACHE", "off"
"""The variable that names another cache folder, and its word for none."""


def cache_dir() -> Path | None:
    """The folder for what can be made anew: the one that `ZHONGBU_CACHE` names, or where the system keeps such things; None for
    `ZHONGBU_CACHE=off`."""
    told = os.environ.get(CACHE)
    if told == OFF:
        return None
    if told:
        return Path(told)
    from platformdirs import user_cache_path

    return user_cache_path("zhongbu-quiz", appauthor=False)


def model_files(folder: Path) -> list[Path]:
    """The item model files of a `templates/` folder, by name; none where it has no `questions/`."""
    questions = folder / "questions"
    return sorted(questions.glob("*.yaml")) if questions.is_dir() else []


def map_files(folder: Path) -> list[Path]:
    """The column maps of a `templates/` folder, by name."""
    return sorted((folder / "tables").glob("*.yaml"))


def is_set(folder: Path) -> bool:
    """Whether a folder is a set: it has two of `project.yaml`, `seeds/` and `decks/`. One of them that is missing is told when it is needed."""
    return (folder / PROJECT_FILE).is_file() + sum((folder / name).is_dir() for name in READ) >= 2


def home_of(start: Path) -> Path | None:
    """The nearest set at or above a folder, or None."""
    return next((folder for folder in (start, *start.parents) if is_set(folder)), None)


def is_shipped(folder: Path) -> bool:
    """Whether a set is the one that ships with the program."""
    return (folder / "seeds").resolve() == data_dir("seeds").resolve()


def is_checkout(folder: Path) -> bool:
    """Whether a folder is a checkout of the program, which may have been installed from it into another place."""
    return (folder / "pyproject.toml").is_file() and (folder / "src" / _PACKAGE.name).is_dir()


def is_installed(path: Path) -> bool:
    """Whether a file came with an installed wheel: it is no place to write to."""
    return path.resolve().is_relative_to(_PACKAGE / "_data")


def data_dir(name: str) -> Path:
    """The folder `seeds`, `templates`, `decks` or `data` that ships with the package.

    Raises FileNotFoundError where an installation is broken.
    """
    if name not in _FOLDERS:
        raise ValueError(f"no such data folder: {name}")
    top = _PACKAGE.parent.parent
    if (top / "pyproject.toml").is_file() and (top / name).is_dir():
        return top / name
    inside = _PACKAGE / "_data" / name
    if inside.is_dir():
        return inside
    raise FileNotFoundError(_("{name}/ is missing from the installation of zhongbu_quiz at {path}").format(name=name, path=_PACKAGE))
