"""A folder for a set of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from zhongbu_quiz.delivery.staging import open_folder, put_folder
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.files import cannot_write
from zhongbu_quiz.messages import _, as_typed
from zhongbu_quiz.paths import home_of, is_checkout, is_set, is_shipped
from zhongbu_quiz.starter.contents import starter_files
from zhongbu_quiz.studio.endings import check_folder

_LONGEST = 60
"""Characters of a name: its bytes in UTF-8 and what is put before it while it is made are what systems take."""


def new(folder: Path, letters: str) -> Path:
    """Make `folder` with everything that a set of one's own begins with, whole or not at all.

    `letters`, drawn by chance, make the project's name one of its kind. Raises UserError where the folder holds something already.
    """
    here = folder.name == ""
    folder = folder.resolve() if here else folder
    check_new(folder, here)
    make_folder(folder, starter_files(folder.resolve().name, letters))
    return folder


def make_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder with these files, by their paths in it, whole or not at all. Raises UserError where the system refuses."""

    def fill(made: Path) -> None:
        for name, data in files.items():
            path = made / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    try:
        with open_folder(folder.parent):
            put_folder(folder.parent, folder.name, fill)
    except OSError as error:
        raise cannot_write(folder, error) from None


def check_new(folder: Path, here: bool = False) -> None:
    """Raises UserError where a folder cannot become a new set: it has too long a name, lies in a set, or holds something already. `here`: it is the
    one that the command was called in."""
    if len(folder.name) > _LONGEST:
        words = _("{folder}: is too long for the name of a folder; write {most} characters or less")
        raise UserError(words.format(folder=folder.name, most=_LONGEST))
    check_folder(folder, "my-set")
    home = home_of(folder.resolve().parent)
    if home is not None and not is_shipped(home) and not is_checkout(home):
        words = _("{folder}: lies inside of the set {home}, whose files are read without it; leave the set first (cd ..), then make the new one")
        raise UserError(words.format(folder=folder, home=home.name))
    if is_set(folder):
        words = _("{folder}: is a set already; go on with it (cd {path}), or choose another name")
        raise UserError(words.format(folder=folder, path=as_typed(str(folder))))
    if here and any(folder.iterdir()):
        raise UserError(_("this folder is not empty; write the name of a new one behind the command, such as: zhongbu-quiz new my-set"))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError(_("{folder}: exists already and is not empty; choose another name").format(folder=folder))
