"""zhongbu-quiz convert IN OUT"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zhongbu_quiz.cli.console import Force, Quiet, first, note
from zhongbu_quiz.messages import _


def convert(
    source: Annotated[
        Path,
        typer.Argument(
            metavar=_("IN"),
            help=_("Facts: .yaml, .xlsx, .csv, or the tables of a .docx. A question bank: .txt, .md or .docx, or a platform's table."),
        ),
    ],
    target: Annotated[Path, typer.Argument(metavar=_("OUT"), help=_("The same facts or questions: .xlsx or .yaml."))],
    dialect: Annotated[
        str | None, typer.Option("--dialect", help=_("The column map of the table (default: the one whose headings it has)."))
    ] = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Turn facts in YAML into a workbook, or a workbook into YAML, without loss (comments in YAML are not facts). A question bank becomes questions
    of your own; what is not understood of it is listed, and exit status 1 says so.

    Example: zhongbu-quiz convert seeds/facts.xlsx facts.yaml
    or, a question bank: zhongbu-quiz convert bank.docx seeds/bank.xlsx
    """
    from zhongbu_quiz.studio.convert import convert

    done = convert(source, target, force, dialect)
    note("\n".join(first(list(map(str, done.problems)))), quiet=False)
    note("\n".join(done.remarks), quiet)
    note(done.summary, quiet)
    if done.problems:
        raise typer.Exit(1)
