"""zhongbu-quiz worksheet DECK"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zhongbu_quiz.cli.console import Progress, Quiet, Seed, note, open_deck
from zhongbu_quiz.cli.items import DeckName


def worksheet(
    deck: DeckName,
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
    size: Annotated[str, typer.Option("--size", help="a4, or two halves on a3 or 8k.")] = "a4",
    columns: Annotated[int, typer.Option("--columns", min=1, max=2, help="Columns on A4.")] = 1,
    plain: Annotated[bool, typer.Option("--plain", help="For home: no sealed edge, no table of scores.")] = False,
    large: Annotated[bool, typer.Option("--large", help="Large print.")] = False,
    school: Annotated[str, typer.Option("--school", help="A school's name above the title.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Overwrite a Word file that somebody has edited.")] = False,
    quiet: Quiet = False,
) -> None:
    """Write exam papers and their keys (PDF), answer sheets, study sheets, flash cards, Word files.

    Example: zhongbu-quiz worksheet henan-anhui -o papers --versions 2 --only paper,key,sheet
    Example: zhongbu-quiz worksheet exam -o class --roster class.csv
    """
    from zhongbu_quiz.cli.make import make_class, make_papers, paper_options

    options = paper_options(size=size, columns=columns, form="plain" if plain else "exam", large=large, school=school)
    opened, bank = open_deck(deck, quiet)
    products = tuple(part.strip() for part in only.split(",") if part.strip())
    if roster is not None:
        progress = Progress(quiet)
        made = make_class(opened, bank, output, products, roster, seed, versions, options, jobs, dask, progress)
        progress.done()
        for path in made:
            note(f"{path}", quiet)
        return
    for path in make_papers(opened, bank, output, products, seed, versions, options, force):
        note(f"{path}", quiet)
