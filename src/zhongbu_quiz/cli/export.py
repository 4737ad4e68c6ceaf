"""zhongbu-quiz export DECK --to FORMAT"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zhongbu_quiz.cli.console import (
    Cluster,
    DeckName,
    Force,
    Jobs,
    Quiet,
    Seed,
    open_deck,
    print_remarks,
    print_written,
)
from zhongbu_quiz.data.outputs import output_called, output_word
from zhongbu_quiz.exports.registry import chosen_format, dialects, formats_listed
from zhongbu_quiz.messages import _, chained, joined


def _formats() -> str:
    *most, last = (output_called(name) for name in dialects())
    return _("{most} or {last}.").format(most=joined(most), last=last)


def _dialects() -> str:
    """Formats with the same dialects share a place: `xlsx, csv: standard, chaoxing`."""
    shared: dict[tuple[str, ...], list[str]] = {}
    for name, known in dialects().items():
        if known:
            shared.setdefault(tuple(known), []).append(name)
    told = chained(_("{formats}: {dialects}").format(formats=joined(names), dialects=joined(known)) for known, names in shared.items())
    return _("{dialects}. For a table also a column map of yours: its name in templates/tables/, or its path.").format(dialects=told)


def export(
    deck: DeckName,
    to: Annotated[str | None, typer.Option("--to", help=_formats())] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help=_("The file (default DECK and the format's ending, here)."))
    ] = None,
    dialect: Annotated[str | None, typer.Option("--dialect", help=_dialects())] = None,
    all: Annotated[bool, typer.Option("--all", help=_("Every item that the deck admits, not the drawn set."))] = False,
    seed: Seed = None,
    force: Force = False,
    jobs: Jobs = None,
    cluster: Cluster = "",
    quiet: Quiet = False,
) -> None:
    """Write the items of a deck in a format of other tools. Items that it cannot carry are listed with the reason.

    Example: zhongbu-quiz export henan-anhui --to moodle -o henan-anhui.xml
    """
    from zhongbu_quiz.errors import UserError
    from zhongbu_quiz.studio.export import export
    from zhongbu_quiz.studio.opening import outputs_of
    from zhongbu_quiz.studio.place import project_of

    outputs = outputs_of(project_of(deck, Path.cwd()))
    if to is None:
        words = _("--to is missing: in which form? write it behind the call, such as {example}; one of {known}")
        known = formats_listed(outputs)
        raise UserError(words.format(example=f"--to {output_word('xlsx-chaoxing')}", known=known))
    chosen = chosen_format(to, dialect, outputs, deck)
    inputs = [Path(dialect)] if dialect else []
    written = export(open_deck(deck, quiet), chosen, output, all, seed, force, inputs)
    print_written(written, quiet)
    print_remarks([written], quiet)
