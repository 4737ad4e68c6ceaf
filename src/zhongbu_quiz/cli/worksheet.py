"""zhongbu-quiz worksheet DECK"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from zhongbu_quiz.cli.console import (
    Force,
    Progress,
    Quiet,
    Seed,
    hire_cluster,
    hire_jobs,
    note,
    open_deck,
    print_remarks,
    print_written,
)
from zhongbu_quiz.data.outputs import output_called, output_name
from zhongbu_quiz.exports.paper.options import MOST_DIGITS
from zhongbu_quiz.exports.registry import of_command
from zhongbu_quiz.messages import _, joined


def _products() -> str:
    names = joined(output_called(output.name) for output in of_command("worksheet"))
    return _("With commas: {names}; default: what the deck names.").format(names=names)


def _for_class() -> str:
    names = joined(output_called(output.name) for output in of_command("worksheet") if output.for_class)
    return _("A class list (.xlsx, .csv or .docx): {names} for every student, with a form of his own.").format(names=names)


def worksheet(
    deck: Annotated[
        str | None, typer.Argument(metavar=_("DECK"), help=_("A deck file, or the name of a deck; none with --from."))
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help=_("The folder for the papers."))] = Path("."),
    only: Annotated[str | None, typer.Option("--only", help=_products())] = None,
    versions: Annotated[int | None, typer.Option("--versions", min=1, max=26, help=_("How many forms (A, B, …)."))] = None,
    roster: Annotated[Path | None, typer.Option("--roster", help=_for_class())] = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            min=1,
            callback=hire_jobs,
            help=_("Processes for a class set (default: all cores), and for the items of many facts (default: 1)."),
        ),
    ] = None,
    dask: Annotated[
        str,
        typer.Option(
            "--dask", callback=hire_cluster, help=_("The address of a Dask scheduler for a class set and the items of many facts.")
        ),
    ] = "",
    seed: Seed = None,
    stored: Annotated[
        Path | None,
        typer.Option("--from", metavar=_("DRAW.json"), help=_("Make the papers again from a stored draw: the same items, the same bytes.")),
    ] = None,
    size: Annotated[
        str | None,
        typer.Option("--size", help=_("a4 (the default), or two halves on a3 or 8k; answer sheets, cards and Word files are a4 only.")),
    ] = None,
    columns: Annotated[
        int | None, typer.Option("--columns", min=1, max=2, help=_("Columns of the paper and the teacher's copy on A4 (default: 1)."))
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help=_("For home: no sealed edge, no table of scores."))] = False,
    large: Annotated[bool, typer.Option("--large", help=_("Large print; not for cards and Word files."))] = False,
    answers: Annotated[
        str | None,
        typer.Option(
            "--answers",
            help=_("Where answers stand: apart (in the key alone), after (each item), behind (the paper); default: as the deck says."),
        ),
    ] = None,
    school: Annotated[str, typer.Option("--school", help=_("A school's name above the title."))] = "",
    digits: Annotated[
        int | None,
        typer.Option(
            "--digits", min=0, max=MOST_DIGITS, help=_("Digits of a number on answer sheets (default: as the class list needs, else 8; 0: no grid).")
        ),
    ] = None,
    barcode: Annotated[bool, typer.Option("--barcode", help=_("Room for a bar code on answer sheets."))] = False,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Write exam papers and their keys (PDF), answer sheets, study sheets, flash cards, Word files.

    Example: zhongbu-quiz worksheet henan-anhui -o papers --versions 2 --only paper,key,sheet
    Example: zhongbu-quiz worksheet exam -o class --roster class.csv
    Example: zhongbu-quiz worksheet --from papers/henan-anhui-draw.json -o again --only key
    """
    from zhongbu_quiz.errors import UserError
    from zhongbu_quiz.sets.words import value_of
    from zhongbu_quiz.studio.worksheet import Class, Papers, check_call, make_again, make_class, make_papers

    said = {
        "size": value_of("size", size).lower() if size else None, "columns": columns, "form": "plain" if plain else None, "large": large or None,
        "answers": value_of("answers", answers) if answers else None, "school": school or None, "digits": digits, "barcode": barcode or None,
    }  # fmt: skip
    settings = {name: value for name, value in said.items() if value is not None}
    products = None if only is None else tuple(output_name(part) for part in re.split(r"[,，、\s]", only) if part.strip())
    asked = Papers(products, settings, seed, versions, force)
    served = Class(roster, jobs, dask)
    if stored is not None:
        given = [name for name, value in ((_("DECK"), deck), ("--seed", seed), ("--versions", versions)) if value is not None]
        if given:
            raise UserError(_("worksheet: --from takes a set that is drawn already; leave out {given}").format(given=joined(given)))
        with Progress(quiet) as progress:
            written, missing = make_again(stored, output, asked, served, progress)
        print_written(written, quiet)
        print_remarks([written], quiet)
        if missing:
            words = _("left out: {products} (they tell facts, which a stored draw does not hold)")
            note(words.format(products=joined(missing)), quiet)
        return
    if deck is None:
        from zhongbu_quiz.studio.opening import decks_told

        words = _("worksheet: needs a DECK ({decks}), or a stored draw with --from DRAW.json")
        raise UserError(words.format(decks=decks_told(Path.cwd())))
    check_call(output, asked)
    served.begin()
    opened = open_deck(deck, quiet)
    with Progress(quiet) as progress:
        if roster is None:
            written = make_papers(opened, output, asked, progress)
        else:
            written = make_class(opened, output, asked, served, progress)
    print_written(written, quiet)
    print_remarks([written], quiet)
