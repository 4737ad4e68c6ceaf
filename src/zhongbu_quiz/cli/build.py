"""zhongbu-quiz build [DECK…]"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zhongbu_quiz.cli.console import (
    Cluster,
    Force,
    Jobs,
    Progress,
    Quiet,
    note,
    print_remarks,
    print_written,
    timestamp,
)
from zhongbu_quiz.messages import _


def build(
    decks: Annotated[
        list[str] | None, typer.Argument(metavar=_("DECK"), help=_("Deck files or names; all decks if none."))
    ] = None,
    out: Annotated[Path, typer.Option("--out", help=_("The folder for everything that is made."))] = Path("build"),
    previous: Annotated[
        list[Path] | None,
        typer.Option("--previous", help=_("The build before, a folder or .apkg files: unchanged notes stay untouched.")),
    ] = None,
    force: Force = False,
    jobs: Jobs = None,
    cluster: Cluster = "",
    quiet: Quiet = False,
) -> None:
    """Make all outputs that the decks ask for: Anki decks, papers, files for other tools.

    Example: zhongbu-quiz build core history --out build
    """
    from zhongbu_quiz.studio import opening
    from zhongbu_quiz.studio.build import build as make

    with Progress(quiet) as progress:
        opened = opening.open_all(decks or (), Path.cwd(), progress)
        made = make(opened, out, timestamp(), previous or (), force, progress)
    note("\n".join(opened.remarks), quiet)
    for written in made:
        print_written(written, quiet)
    print_remarks(made, quiet)
