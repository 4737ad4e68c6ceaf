"""What tests of the Chinese words share: how foreign words are found, and the command line in another language.

The fixture `chinese` (tests/conftest.py) speaks Chinese while a test runs.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

import zhongbu_quiz
from tests.core.small import Ran, run
from zhongbu_quiz import messages

SENTENCE = re.compile(r"(?<![-\w./])[A-Za-z][a-z'’]+ [a-z]{2,}(?![-\w./:])")
"""Two English words in a row: a word alone is a key, a name, or the value of an option."""
UNFILLED = re.compile(r"\{[a-z_]*\}")
"""A place of a message that nothing fills."""
HAN = re.compile(r"[\u3400-\u9fff]")


def foreign(words: str, allowed: Iterable[str] = ()) -> list[str]:
    """English words and unfilled places in Chinese words; `allowed` are names that stand there as they are, each with all its letters."""
    for name in sorted(allowed, key=len, reverse=True):
        words = re.sub(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", "", words)
    return re.findall(r"[A-Za-z][A-Za-z_]+", words) + UNFILLED.findall(words)


def sentences(words: str, allowed: Iterable[str] = ()) -> list[str]:
    """English sentences, or beginnings of them, and unfilled places in Chinese words; `allowed` are calls and names that stand there as they
    are."""
    for name in allowed:
        words = words.replace(name, "")
    return SENTENCE.findall(words) + UNFILLED.findall(words)


Call = Callable[..., Ran]
"""`run` in a folder, with the arguments of a call."""

_CLI = "zhongbu_quiz.cli"
_CHOOSE = (messages.VARIABLE, "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""The variables that choose a language."""


@contextmanager
def speaking(folder: Path, environment: dict[str, str], *options: str) -> Iterator[Call]:
    """The command line in a folder, in the language that an environment, the options before each call, or the folder's project choose.

    Help is said when the modules of the command line are imported, so they are imported anew; those of before stand there afterwards.
    """
    before = messages.spoken()
    others = {name: value for name, value in os.environ.items() if name not in _CHOOSE}
    with patch.dict(os.environ, {**others, **environment}, clear=True), _imported_anew():
        run(folder, *options, "--version", alone=False)  # from here on all of it is there, in the language that was chosen
        try:
            yield lambda *call: run(folder, *options, *call)
        finally:
            messages.speak(before)


@contextmanager
def _imported_anew() -> Iterator[None]:
    def taken_out() -> dict[str, ModuleType]:
        return {name: sys.modules.pop(name) for name in list(sys.modules) if name == _CLI or name.startswith(f"{_CLI}.")}

    before = taken_out()
    try:
        yield
    finally:
        taken_out()
        sys.modules.update(before)
        if _CLI in before:
            setattr(zhongbu_quiz, "cli", before[_CLI])  # noqa: B010 - mypy knows no attribute for a module
