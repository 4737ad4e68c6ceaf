"""zhongbu-quiz anki DECK"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zhongbu_quiz.cli.console import Quiet, note, open_deck, timestamp
from zhongbu_quiz.cli.items import DeckName


def anki(
    deck: DeckName,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file (default DECK.apkg here).")] = None,
    text: Annotated[bool, typer.Option("--text", help="Write Anki's text import format instead.")] = False,
    previous: Annotated[
        Path | None, typer.Option("--previous", help="The .apkg of the release before: unchanged notes stay untouched.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Write one Anki deck (.apkg).

    Example: zhongbu-quiz anki core -o core.apkg
    """
    from zhongbu_quiz.cli.make import make_anki, make_anki_text

    opened, bank = open_deck(deck, quiet)
    if text:
        path = make_anki_text(opened, bank, output or Path(f"{opened.name}.txt"))
    else:
        path = make_anki(opened, bank, output or Path(f"{opened.name}.apkg"), timestamp(), previous)
    note(f"{path}", quiet)
