"""The commands by name. Each command imports what it needs when it runs, so that `--help` stays as quick as typer itself."""

from __future__ import annotations

import inspect
from collections.abc import Callable

import typer

from zhongbu_quiz.cli import (
    anki,
    audit,
    build,
    check,
    convert,
    diff,
    export,
    extract,
    facts,
    grade,
    items,
    new,
    serve,
    swap,
    worksheet,
)
from zhongbu_quiz.cli.spoken import Command, Group
from zhongbu_quiz.messages import OPTION, _

app = typer.Typer(
    cls=Group,
    name="zhongbu-quiz",
    help=_("Quiz items, Anki decks and exam papers from facts with evidence."),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    add_completion=False,
)

COMMANDS: dict[str, Callable[..., None]] = {
    "build": build.build,
    "anki": anki.anki,
    "worksheet": worksheet.worksheet,
    "grade": grade.grade,
    "items": items.items,
    "swap": swap.swap,
    "facts": facts.facts,
    "check": check.check,
    "audit": audit.audit,
    "diff": diff.diff,
    "export": export.export,
    "extract": extract.extract,
    "convert": convert.convert,
    "new": new.new,
    "serve": serve.serve,
}
for name, command in COMMANDS.items():
    app.command(name, cls=Command, help=_(inspect.cleandoc(command.__doc__ or "")))(command)


def _version(value: bool) -> None:
    if value:
        from zhongbu_quiz import __version__

        typer.echo(f"zhongbu-quiz {__version__}")
        raise typer.Exit


@app.callback(help=_("Quiz items, Anki decks and exam papers from facts with evidence."))
def _root(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help=_("Print the version and stop.")
    ),
    _lang: str | None = typer.Option(
        None, OPTION, metavar="zh|en", help=_("The language of messages (default: the project's).")
    ),
) -> None:
    """What is true for every command. The language was chosen when the program started."""
