"""The words of typer itself in the language of the program: usage, the help of --help, and what is wrong with a call.

Typer asks gettext for some of its words and has others in English only; these are said here.
"""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from zhongbu_quiz.messages import _


class _Spoken:
    """A command whose help is in our language throughout."""

    def format_usage(self, ctx: typer.Context, formatter: Any) -> None:
        """The line with the call."""
        pieces: list[str] = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(pieces), _("Usage: "))

    def get_help_option(self, ctx: typer.Context) -> Any:
        """--help with its own help."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = _("Show this message and exit.")
        return option


class Command(_Spoken, TyperCommand):  # type: ignore[misc]
    """A command."""


class Group(_Spoken, TyperGroup):  # type: ignore[misc]
    """The program, whose commands these are."""


CallError: type[Exception] = typer.BadParameter.__mro__[1]
"""What typer raises where a call is wrong; it exports only what derives from it."""


def usage_words(error: Exception) -> str:
    """What is wrong with a call, and where help is."""
    ctx = getattr(error, "ctx", None)
    words = _("Error: {words}").format(words=_wrong(error))
    if ctx is None:
        return words
    hint = _("Try '{command} --help' for help.").format(command=ctx.command_path)
    return f"{ctx.get_usage()}\n{hint}\n\n{words}"


def _wrong(error: Any) -> str:
    kind = type(error).__name__
    if kind == "NoSuchOption":
        near = ", ".join(sorted(error.possibilities or ()))
        words = _("there is no option {option}").format(option=error.option_name)
        return _("{words}; did you mean {near}?").format(words=words, near=near) if near else words
    param = getattr(error, "param", None)
    if kind == "MissingParameter" and param is not None:
        return _("{name} is missing").format(name=param.make_metavar(error.ctx) if hasattr(param, "make_metavar") else param.name)
    if kind == "BadParameter" and param is not None:
        return _("{name}: {message}").format(name=" / ".join(param.opts), message=error.message)
    return str(error.format_message())
