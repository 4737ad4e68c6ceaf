"""zhongbu-quiz new DIR"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zhongbu_quiz.cli.console import Quiet, note
from zhongbu_quiz.messages import _, as_typed


def new(
    folder: Annotated[Path, typer.Argument(metavar=_("DIR"), help=_("The folder to make."))],
    quiet: Quiet = False,
) -> None:
    """Make a folder for a set of one's own: a name that nobody else has, an example as an Excel workbook and as YAML,
    a deck, and a README in Chinese.

    Example: zhongbu-quiz new my-class
    """
    from zhongbu_quiz.identity import fresh_letters
    from zhongbu_quiz.studio.new import new

    new(folder, fresh_letters())  # chance is drawn here, once, and kept in the file for ever
    note(
        _("{folder}: ready. Next: fill in {workbook}, then: cd {path}, and there: zhongbu-quiz build").format(
            folder=folder, path=as_typed(str(folder)), workbook=folder / "seeds" / "facts.xlsx"
        ),
        quiet,
    )
