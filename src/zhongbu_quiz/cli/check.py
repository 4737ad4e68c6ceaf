"""zhongbu-quiz check [PATH…]"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zhongbu_quiz.cli.console import (
    Cluster,
    Jobs,
    Progress,
    Quiet,
    chosen_format,
    emit,
    emit_object,
    folded,
    note,
    table,
)
from zhongbu_quiz.messages import _

if TYPE_CHECKING:
    from zhongbu_quiz.studio.project import Project


def check(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar=_("PATH"), help=_("Decks or folders; the project if none."))
    ] = None,
    against: Annotated[Path | None, typer.Option("--against", help=_("Prove the facts against this text."))] = None,
    format: Annotated[str, typer.Option("--format", help=_("table or json."))] = "table",
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help=_("Tables too: items by model, candidates rejected, what makes nothing."))] = False,
    jobs: Jobs = None,
    cluster: Cluster = "",
    quiet: Quiet = False,
) -> None:
    """Is anything wrong? Facts, item models, decks, items that break a fatal rule; exit status 1 where something is.

    Example: zhongbu-quiz check --against essays.txt
    """
    from zhongbu_quiz.cli.tables import check_brief, check_summary, check_tables, failures
    from zhongbu_quiz.studio.check import check
    from zhongbu_quiz.studio.reports import check_object

    chosen = chosen_format(format, ("table", "json"))
    with Progress(quiet) as progress:
        found = check(paths or (), Path.cwd(), against, _again, progress)
    report = found.report
    note("\n".join(found.remarks), quiet)
    if chosen == "json":
        emit_object(check_object(report))
    else:
        for title, header, rows in check_tables(report, found.shadowed) if verbose else check_brief(report):
            note(title, quiet)
            table(header, rows)
        emit(failures(report.broken))
    emit(folded(report.findings))
    note(check_summary(report), quiet)
    if report.failed:
        raise typer.Exit(1)


@contextmanager
def _again(project: Project) -> Iterator[Callable[[], str]]:
    """The same bank made beside the check by another process with another hash seed (rule 51); what it gives is its fingerprint."""
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }
    command = [
        sys.executable,
        "-m",
        "zhongbu_quiz.cli.fingerprint_once",
        str(project.seeds),
        *map(str, project.model_paths()),
        "--",
        *map(str, project.data),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, start_new_session=True) as process:
        try:
            yield lambda: process.communicate()[0].strip()
        finally:
            process.kill()
