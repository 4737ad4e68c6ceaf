"""The program that the commands belong to, and what is true for all of them."""

from __future__ import annotations

import typer

from zhongbu_quiz.cli.spoken import Group
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
