"""zhongbu-quiz anki DECK"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zhongbu_quiz.cli.console import Cluster, DeckName, Force, Jobs, Quiet, open_deck, print_written, timestamp
from zhongbu_quiz.messages import _


def anki(
    deck: DeckName,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=_("The file (default DECK.apkg here)."))] = None,
    text: Annotated[bool, typer.Option("--text", help=_("Write Anki's text import format instead."))] = False,
    previous: Annotated[
        list[Path] | None,
        typer.Option("--previous", help=_("The release before, .apkg files or their folder: unchanged notes stay untouched.")),
    ] = None,
    force: Force = False,
    jobs: Jobs = None,
    cluster: Cluster = "",
    quiet: Quiet = False,
) -> None:
    """Write one Anki deck (.apkg).

    Example: zhongbu-quiz anki core -o core.apkg
    """
    from zhongbu_quiz.studio.anki import make_anki

    print_written(make_anki(open_deck(deck, quiet), output, timestamp(), previous or (), text, force), quiet)
