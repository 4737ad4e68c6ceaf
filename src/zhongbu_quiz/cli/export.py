"""zhongbu-quiz export DECK --to FORMAT"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from zhongbu_quiz.cli.console import Quiet, Seed, note, open_deck
from zhongbu_quiz.cli.items import DeckName


def export(
    deck: DeckName,
    to: Annotated[
        str, typer.Option("--to", help="moodle, gift, qti, kahoot, xlsx, text, csv, markdown, json or html.")
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file (default DECK and the format's ending, here).")
    ] = None,
    dialect: Annotated[
        str | None,
        typer.Option("--dialect", help="qti: 2.1, canvas; xlsx, csv: standard, chaoxing; text: standard, tagged."),
    ] = None,
    all: Annotated[bool, typer.Option("--all", help="Every item that the deck admits, not the drawn set.")] = False,
    seed: Seed = None,
    quiet: Quiet = False,
) -> None:
    """Write the items of a deck in a format of other tools. Items that it cannot carry are listed with the reason.

    Example: zhongbu-quiz export henan-anhui --to moodle -o henan-anhui.xml
    """
    from zhongbu_quiz.exports.formats import chosen
    from zhongbu_quiz.exports.quiz import Quiz
    from zhongbu_quiz.files import write_bytes
    from zhongbu_quiz.sets.draw import candidates, draw

    known, spoken = chosen(to, dialect)
    opened, bank = open_deck(deck, quiet)
    record = opened.record
    everything = all or not record.kind_counts
    items = candidates(opened, bank) if everything else draw(opened, bank, seed, forms=1).forms[0].items
    made = known.write(Quiz(opened.name, record.title, tuple(items), record.points), spoken)
    path = output or Path(f"{opened.name}{known.suffix}")
    write_bytes(path, made.data)
    for end, data in made.beside.items():
        write_bytes(path.with_name(path.name.removesuffix(path.suffix) + end), data)
    for left in made.left_out:
        print(f"{left.item_id}: left out: {left.reason}", file=sys.stderr)
    note(f"{path}: {len(items) - len(made.left_out)} of {len(items)} items", quiet)
