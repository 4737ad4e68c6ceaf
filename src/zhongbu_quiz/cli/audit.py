"""zhongbu-quiz audit [DECK…]"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zhongbu_quiz.cli.console import Cluster, Jobs, Progress, Quiet, chosen_format, emit, emit_object, note, table
from zhongbu_quiz.messages import _


def audit(
    decks: Annotated[
        list[str] | None, typer.Argument(metavar=_("DECK"), help=_("Decks whose papers are judged too; all decks if none."))
    ] = None,
    format: Annotated[str, typer.Option("--format", help=_("table or json."))] = "table",
    jobs: Jobs = None,
    cluster: Cluster = "",
    quiet: Quiet = False,
) -> None:
    """How good is the bank? Every rule, what can be guessed without knowing, what the facts are asked by.

    Exit status 1 where a fatal rule is broken.

    Example: zhongbu-quiz audit exam
    """
    from zhongbu_quiz.cli.tables import audit_summary, audit_tables, failures
    from zhongbu_quiz.studio.audit import audit
    from zhongbu_quiz.studio.reports import audit_object

    chosen = chosen_format(format, ("table", "json"))
    with Progress(quiet) as progress:
        report, remarks = audit(decks or (), Path.cwd(), progress)
    note("\n".join(remarks), quiet)
    if chosen == "json":
        emit_object(audit_object(report))
    else:
        for title, header, rows in audit_tables(report):
            note(title, quiet)
            table(header, rows)
        emit(failures(report.broken))
    note(audit_summary(report), quiet)
    if report.broken:
        raise typer.Exit(1)
