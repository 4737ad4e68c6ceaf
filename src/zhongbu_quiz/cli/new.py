"""zhongbu-quiz new DIR"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zhongbu_quiz.cli.console import Quiet, note
from zhongbu_quiz.messages import _, as_typed

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without what is easily misread: i l o 0 1."""
_LETTERS = 6
"""Of a thousand folders of one name, any two get the same letters with a chance of 1 in 1,800 (31^6 = 887 million)."""


def _letters() -> str:
    """The letters that make a project's name one of its kind. Chance is drawn here, once, and kept in the file for ever."""
    import secrets

    return "".join(secrets.choice(_ALPHABET) for _ in range(_LETTERS))


def new(
    folder: Annotated[Path, typer.Argument(metavar=_("DIR"), help=_("The folder to make."))],
    quiet: Quiet = False,
) -> None:
    """Make a folder for a set of one's own: a name that nobody else has, an example as an Excel workbook and as YAML,
    a deck, and a README in Chinese.

    Example: zhongbu-quiz new my-class
    """
    from zhongbu_quiz.studio.new import new

    new(folder, _letters())
    note(
        _("{folder}: ready. Next: fill in {workbook}, then: cd {path}, and there: zhongbu-quiz build").format(
            folder=folder, path=as_typed(str(folder)), workbook=folder / "seeds" / "facts.xlsx"
        ),
        quiet,
    )
