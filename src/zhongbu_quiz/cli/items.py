"""zhongbu-quiz items DECK"""

from __future__ import annotations

from typing import Annotated

import typer

from zhongbu_quiz.cli.console import Cluster, DeckName, Format, Jobs, Quiet, Seed, chosen_format, emit, open_deck, table
from zhongbu_quiz.messages import _


def items(
    deck: DeckName,
    all: Annotated[bool, typer.Option("--all", help=_("Every item that the deck admits, not the drawn set."))] = False,
    format: Format = "table",
    seed: Seed = None,
    jobs: Jobs = None,
    cluster: Cluster = "",
    quiet: Quiet = False,
) -> None:
    """List the items that a deck draws (form A), or all that it admits.

    Example: zhongbu-quiz items henan-anhui --format jsonl
    """
    from zhongbu_quiz.exports.jsonl import item_object, lines, plain_stem
    from zhongbu_quiz.items.short_id import short_id
    from zhongbu_quiz.studio.items import items_of
    from zhongbu_quiz.values.item_kinds import kind_name

    chosen = chosen_format(format)
    listed = items_of(open_deck(deck, quiet), all, seed)
    if chosen == "jsonl":
        emit(lines(item_object(item) for item in listed))
        return
    header = (_("id"), _("kind"), _("stem"), _("answer"), _("short id"))
    table(header, ((i.id, kind_name(i.kind), plain_stem(i), "；".join(i.key_texts), short_id(i.id)) for i in listed))
