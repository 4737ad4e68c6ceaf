"""zhongbu-quiz items DECK"""

from __future__ import annotations

from typing import Annotated

import typer

from zhongbu_quiz.cli.console import Format, Quiet, Seed, chosen_format, emit, open_deck, table

DeckName = Annotated[str, typer.Argument(metavar="DECK", help="A deck file, or the name of a deck.")]


def items(
    deck: DeckName,
    all: Annotated[bool, typer.Option("--all", help="Every item that the deck admits, not the drawn set.")] = False,
    format: Format = "table",
    seed: Seed = None,
    quiet: Quiet = False,
) -> None:
    """List the items that a deck draws (form A), or all that it admits.

    Example: zhongbu-quiz items henan-anhui --format jsonl
    """
    from zhongbu_quiz.exports.jsonl import item_object, lines, plain_stem
    from zhongbu_quiz.sets.draw import candidates, draw

    chosen = chosen_format(format)
    opened, bank = open_deck(deck, quiet)
    listed = candidates(opened, bank) if all else draw(opened, bank, seed, forms=1).forms[0].items
    if chosen == "jsonl":
        emit(lines(item_object(item) for item in listed))
        return
    table(("id", "kind", "stem", "answer"), ((i.id, i.kind, plain_stem(i), "；".join(i.key_texts)) for i in listed))
