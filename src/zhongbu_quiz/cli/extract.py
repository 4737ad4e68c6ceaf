"""zhongbu-quiz extract FILE"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zhongbu_quiz.cli.console import Force, Quiet, emit, first, note
from zhongbu_quiz.messages import _, as_typed


def extract(
    file: Annotated[Path, typer.Argument(metavar=_("FILE"), help=_("A document: .txt, .md, .docx, .pdf, .html, .xlsx or .csv."))],
    output: Annotated[Path | None, typer.Option("--output", "-o", help=_("The draft (default: printed)."))] = None,
    format: Annotated[str | None, typer.Option("--format", help=_("yaml, jsonl or xlsx (default: by the name of the draft)."))] = None,
    before: Annotated[
        Path | None,
        typer.Option(
            "--before", help=_("The document before it was corrected: say what is new, gone, changed. Or the reviewed drafts: keep the marks.")
        ),
    ] = None,
    measures: Annotated[
        bool, typer.Option("--measures", help=_("Also draft what policy prose says is to be done: hundreds of lists in a long report."))
    ] = False,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Draft facts from a document, for a person to review.

    Example: zhongbu-quiz extract report.docx -o seeds/report.yaml
    or, to review it in Excel, where a row counts once it is marked √: -o seeds/report.xlsx
    """
    from zhongbu_quiz.studio.extract import extract

    done = extract(Path.cwd(), file, output, format, before, force, measures)
    if done.out is None and isinstance(done.written, str):
        emit(done.written.removesuffix("\n").split("\n"))
    if done.changes is not None:
        note("\n".join(first(list(done.changes.lines()))), quiet)
    note("\n".join(first(list(map(str, done.extraction.notes)))), quiet)
    note(done.summary, quiet)
    note(done.next_step(as_typed(str(file))), quiet)
