"""A folder for a set of one's own."""

from __future__ import annotations

from pathlib import Path

from zhongbu_quiz.delivery.staging import open_folder, put_folder
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.files import cannot_write
from zhongbu_quiz.messages import _
from zhongbu_quiz.starter.contents import starter_files


def new(folder: Path, letters: str) -> Path:
    """Make `folder` with everything that a set of one's own begins with, whole or not at all.

    `letters`, drawn by chance, make the project's name one of its kind. Raises UserError where the folder holds something already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError(_("{folder}: exists already and is not empty; choose another name").format(folder=folder))

    def fill(made: Path) -> None:
        for name, data in starter_files(folder.resolve().name, letters).items():
            path = made / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    try:
        with open_folder(folder.parent):
            put_folder(folder.parent, folder.name, fill)
    except OSError as error:
        raise cannot_write(folder, error) from None
    return folder
