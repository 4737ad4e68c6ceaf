"""zhongbu-quiz worksheet DECK"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zhongbu_quiz.cli.console import Progress, Quiet, Seed, note, open_deck


def worksheet(
    deck: Annotated[
        str | None, typer.Argument(metavar="[DECK]", help="A deck file, or the name of a deck; none with --from.")
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder for the papers.")] = Path("."),
    only: Annotated[
        str,
        typer.Option("--only", help="With commas: paper, key, teacher, sheet, outline, recite, cards, docx."),
    ] = "paper,key",
    versions: Annotated[int | None, typer.Option("--versions", min=1, max=26, help="How many forms (A, B, …).")] = None,
    roster: Annotated[
        Path | None, typer.Option("--roster", help="A class list (.csv): a paper for every student, with a form of his own.")
    ] = None,
    jobs: Annotated[int | None, typer.Option("--jobs", min=1, help="Processes for a class set (default: all cores).")] = None,
    dask: Annotated[str, typer.Option("--dask", help="The address of a Dask scheduler for a class set.")] = "",
    seed: Seed = None,
    stored: Annotated[
        Path | None,
        typer.Option("--from", metavar="DRAW.json", help="Make the papers again from a stored draw: the same items, the same bytes."),
    ] = None,
    size: Annotated[str | None, typer.Option("--size", help="a4 (the default), or two halves on a3 or 8k.")] = None,
    columns: Annotated[int | None, typer.Option("--columns", min=1, max=2, help="Columns on A4 (default: 1).")] = None,
    plain: Annotated[bool, typer.Option("--plain", help="For home: no sealed edge, no table of scores.")] = False,
    large: Annotated[bool, typer.Option("--large", help="Large print.")] = False,
    school: Annotated[str, typer.Option("--school", help="A school's name above the title.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Overwrite a Word file that somebody has edited.")] = False,
    quiet: Quiet = False,
) -> None:
    """Write exam papers and their keys (PDF), answer sheets, study sheets, flash cards, Word files.

    Example: zhongbu-quiz worksheet henan-anhui -o papers --versions 2 --only paper,key,sheet
    Example: zhongbu-quiz worksheet exam -o class --roster class.csv
    Example: zhongbu-quiz worksheet --from papers/henan-anhui-draw.json -o again --only key
    """
    from zhongbu_quiz.cli.make import make_again, make_class, make_papers, paper_options
    from zhongbu_quiz.errors import UserError

    said = {"size": size, "columns": columns, "form": "plain" if plain else None, "large": large or None, "school": school or None}
    settings = {name: value for name, value in said.items() if value is not None}
    products = tuple(part.strip() for part in only.split(",") if part.strip())
    if stored is not None:
        doubled = {"DECK": deck, "--seed": seed, "--versions": versions}
        given = [name for name, value in doubled.items() if value is not None]
        if given:
            raise UserError(f"worksheet: --from takes a set that is drawn already; leave out {', '.join(given)}")
        progress = Progress(quiet)
        made, left_out = make_again(stored, output, products, roster, settings, force, jobs, dask, progress)
        progress.done()
        for path in made:
            note(f"{path}", quiet)
        if left_out:
            note(f"left out: {', '.join(left_out)} (they tell facts, which a stored draw does not hold)", quiet)
        return
    if deck is None:
        raise UserError("worksheet: needs a DECK, or a stored draw with --from DRAW.json")
    options = paper_options(**settings)
    opened, bank = open_deck(deck, quiet)
    if roster is not None:
        progress = Progress(quiet)
        made = make_class(opened, bank, output, products, roster, seed, versions, options, jobs, dask, progress)
        progress.done()
        for path in made:
            note(f"{path}", quiet)
        return
    for path in make_papers(opened, bank, output, products, seed, versions, options, force):
        note(f"{path}", quiet)
