"""zhongbu-quiz new DIR"""

from __future__ import annotations

import secrets
import shutil
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from zhongbu_quiz.cli.console import Quiet, note

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without what is easily misread: i l o 0 1."""
_LETTERS = 6
"""Of a thousand folders of one name, any two get the same letters with a chance of 1 in 1,800 (31^6 = 887 million)."""


def _letters() -> str:
    """The letters that make a project's name one of its kind. Chance is drawn here, once, and kept in the file for ever."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_LETTERS))


def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")],
    quiet: Quiet = False,
) -> None:
    """Make a folder for a set of one's own: a name that nobody else has, an example as an Excel workbook and as YAML,
    a deck, and a README in Chinese.

    Example: zhongbu-quiz new my-class
    """
    from zhongbu_quiz.errors import UserError
    from zhongbu_quiz.files import cannot_write
    from zhongbu_quiz.starter.contents import starter_files

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError(f"{folder}: exists already and is not empty; choose another name")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        try:
            for name, data in starter_files(folder.resolve().name, _letters()).items():
                path = beside / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            beside.chmod(0o755)
            if folder.exists():
                folder.rmdir()
            beside.rename(folder)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise cannot_write(folder, error) from None
    note(
        f"{folder}: ready. Next: fill in {folder / 'seeds' / 'facts.xlsx'}, then cd {folder} && zhongbu-quiz build",
        quiet,
    )
