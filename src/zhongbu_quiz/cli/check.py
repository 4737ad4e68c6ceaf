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

from zhongbu_quiz.cli.console import Progress, Quiet, chosen_format, note, table

if TYPE_CHECKING:
    from zhongbu_quiz.project import Project


def check(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH…]", help="Decks or folders; the project if none.")
    ] = None,
    against: Annotated[Path | None, typer.Option("--against", help="Prove the facts against this text.")] = None,
    format: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
    quiet: Quiet = False,
) -> None:
    """Check facts, item models, decks, and the items that they make. Exit status 1 where something is wrong.

    Example: zhongbu-quiz check --against essays.txt
    """
    from zhongbu_quiz.errors import UserError
    from zhongbu_quiz.exports.registry import OUTPUTS
    from zhongbu_quiz.project import find_project, load_project
    from zhongbu_quiz.quality.check import check as checked
    from zhongbu_quiz.quality.tables import check_object, check_summary, check_tables, failures
    from zhongbu_quiz.studio.progress import words

    chosen = chosen_format(format, ("table", "json"))
    for path in paths or []:
        if not path.exists():
            raise UserError(f"{path}: there is no such file or folder; check the path")
    project = find_project(paths[0].resolve() if paths else Path.cwd())
    deck_files = [path for path in paths or [] if path.is_file()] or project.deck_paths()
    with _again(project) as again, Progress(quiet) as progress:
        seeds, decks, bank = load_project(project, deck_files, words(progress), OUTPUTS)
        report = checked(seeds, bank, decks, against, words(progress), again)
    if chosen == "json":
        import json

        print(json.dumps(check_object(report), ensure_ascii=False, indent=1))
    else:
        for title, header, rows in check_tables(report, project.shadowed()):
            note(title, quiet)
            table(header, rows)
        for line in failures(report.broken):
            print(line)
    for finding in report.findings:
        print(finding)
    note(check_summary(report), quiet)
    if report.failed:
        raise typer.Exit(1)


@contextmanager
def _again(project: Project) -> Iterator[Callable[[], str]]:
    """The same bank made beside the audit by another process with another hash seed (rule 51); what it gives is its fingerprint."""
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }
    command = [
        sys.executable,
        "-m",
        "zhongbu_quiz.quality.fingerprint_once",
        str(project.seeds),
        *map(str, project.model_paths()),
        "--",
        *map(str, project.data),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            yield lambda: process.communicate()[0].strip()
        finally:
            process.kill()
