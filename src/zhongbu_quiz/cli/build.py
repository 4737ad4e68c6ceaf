"""zhongbu-quiz build [DECK…]"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zhongbu_quiz.cli.console import Progress, Quiet, note, project_of, timestamp


def build(
    decks: Annotated[
        list[str] | None, typer.Argument(metavar="[DECK…]", help="Deck files or names; all decks if none.")
    ] = None,
    out: Annotated[Path, typer.Option("--out", help="The folder for everything that is made.")] = Path("build"),
    quiet: Quiet = False,
) -> None:
    """Make the Anki decks and papers of all decks, or of those named.

    Example: zhongbu-quiz build core history --out build
    """
    from zhongbu_quiz.cli.make import check_decks, make_anki, make_papers
    from zhongbu_quiz.project import open_decks
    from zhongbu_quiz.quality.gate import told
    from zhongbu_quiz.sets.deck import find_deck

    project = project_of(decks[0] if decks else None)
    paths = [find_deck(name, list(project.decks)) for name in decks] if decks else project.deck_paths()
    progress = Progress(quiet)
    made: list[Path] = []
    try:
        opened, bank = open_decks(project, paths, progress)
        check_decks(opened, bank)
        for deck in opened:
            if "anki" in deck.record.outputs:
                progress(f"{deck.name}: Anki deck")
                made.append(make_anki(deck, bank, out / f"{deck.name}.apkg", timestamp()))
            products = tuple(product for product in deck.record.outputs if product != "anki")
            if products:
                progress(f"{deck.name}: papers")
                made.extend(make_papers(deck, bank, out, products))
    finally:
        progress.done()
    if kept_out := told(bank):
        note(kept_out, quiet)
    for path in made:
        note(f"{path}", quiet)
