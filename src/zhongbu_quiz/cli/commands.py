"""The commands by name, each with the first paragraph of its help, which is all that the list of commands needs.

A command is the function of its name in the module of its name beside this one. That is imported when somebody calls the command or asks for its
help, so that `--help` stays as quick as typer itself.
"""

from __future__ import annotations

import inspect
from importlib import import_module
from types import FunctionType

from zhongbu_quiz.messages import _, marked

COMMANDS: dict[str, str] = {
    "build": marked("Make all outputs that the decks ask for: Anki decks, papers, files for other tools."),
    "anki": marked("Write one Anki deck (.apkg)."),
    "worksheet": marked("Write exam papers and their keys (PDF), answer sheets, study sheets, flash cards, Word files."),
    "grade": marked(
        "Mark scanned answer sheets: points of each student, what is in doubt, how the questions did. "
        "Nothing leaves this computer."
    ),
    "items": marked("List the items that a deck draws (form A), or all that it admits."),
    "swap": marked(
        "Exchange one item of the drawn set for an equal one: of its kind, for its row of the deck, of its "
        "section and difficulty where there is one."
    ),
    "facts": marked("List the facts, each with its statement."),
    "check": marked("Is anything wrong? Facts, item models, decks, items that break a fatal rule; exit status 1 where something is."),
    "audit": marked("How good is the bank? Every rule, what can be guessed without knowing, what the facts are asked by."),
    "diff": marked("Say in words what changed between two decks."),
    "export": marked("Write the items of a deck in a format of other tools. Items that it cannot carry are listed with the reason."),
    "extract": marked("Draft facts from a document, for a person to review."),
    "convert": marked(
        "Turn facts in YAML into a workbook, or a workbook into YAML, without loss (comments in YAML are not "
        "facts). A question bank becomes questions of your own; what is not understood of it is listed, and exit status 1 says so."
    ),
    "new": marked(
        "Make a folder for a set of one's own: a name that nobody else has, an example as an Excel workbook "
        "and as YAML, a deck, and a README in Chinese."
    ),
    "serve": marked("Open all of this as a page in the browser, on this computer and for this computer alone. Ctrl-C ends it."),
}


def function_of(name: str) -> FunctionType:
    """What a command runs."""
    function: FunctionType = getattr(import_module(f"zhongbu_quiz.cli.{name}"), name)
    return function


def help_parts(name: str) -> tuple[str, str]:
    """The first paragraph of a command's help and all others, in English, as its docstring has them."""
    first, _end, others = inspect.cleandoc(function_of(name).__doc__ or "").partition("\n\n")
    return " ".join(first.split()), others


def help_of(name: str) -> str:
    """The whole help of a command, in the language of the moment."""
    return "\n\n".join(_(part) for part in help_parts(name) if part)
