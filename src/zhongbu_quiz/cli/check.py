"""zhongbu-quiz check [PATH…]"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zhongbu_quiz.cli.console import Progress, Quiet, note, project_of, table


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
    from zhongbu_quiz.cli.console import chosen_format
    from zhongbu_quiz.errors import UserError
    from zhongbu_quiz.project import find_project
    from zhongbu_quiz.quality.report import check_project

    chosen = chosen_format(format, ("table", "json"))
    for path in paths or []:
        if not path.exists():
            raise UserError(f"{path}: there is no such file or folder; check the path")
    progress = Progress(quiet)
    project = find_project(paths[0].resolve()) if paths else project_of()
    decks = [path for path in paths or [] if path.is_file()]
    report = check_project(project, decks, against, progress)
    progress.done()
    if chosen == "json":
        import json

        print(json.dumps(report.as_object(), ensure_ascii=False, indent=1))
    else:
        for title, header, rows in report.tables():
            note(title, quiet)
            table(header, rows)
    for finding in report.findings:
        print(finding)
    note(report.summary, quiet)
    if report.failed:
        raise typer.Exit(1)
