"""zhongbu-quiz anki DECK"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zhongbu_quiz.cli.console import Quiet, note, open_deck, timestamp
from zhongbu_quiz.cli.items import DeckName


def anki(
    deck: DeckName,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The .apkg file (default DECK.apkg here).")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Write one Anki deck (.apkg).

    Example: zhongbu-quiz anki core -o core.apkg
    """
    from zhongbu_quiz.cli.make import make_anki

    opened, bank = open_deck(deck, quiet)
    path = make_anki(opened, bank, output or Path(f"{opened.name}.apkg"), timestamp())
    note(f"{path}", quiet)
