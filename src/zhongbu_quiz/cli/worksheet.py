"""zhongbu-quiz worksheet DECK"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zhongbu_quiz.cli.console import Quiet, Seed, note, open_deck
from zhongbu_quiz.cli.items import DeckName


def worksheet(
    deck: DeckName,
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder for the papers.")] = Path("."),
    only: Annotated[str, typer.Option("--only", help="What to write, with commas: paper, key.")] = "paper,key",
    versions: Annotated[int | None, typer.Option("--versions", min=1, max=26, help="How many forms (A, B, …).")] = None,
    seed: Seed = None,
    quiet: Quiet = False,
) -> None:
    """Write exam papers and their keys (PDF, A4).

    Example: zhongbu-quiz worksheet henan-anhui -o papers --versions 2
    """
    from zhongbu_quiz.cli.make import make_papers

    opened, bank = open_deck(deck, quiet)
    products = tuple(part.strip() for part in only.split(",") if part.strip())
    for path in make_papers(opened, bank, output, products, seed, versions):
        note(f"{path}", quiet)
