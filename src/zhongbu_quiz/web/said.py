"""What the page says of what is wrong: by the names of sets and papers, where the command line names files by their paths."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.messages import _
from zhongbu_quiz.studio.desk import Desk

_FILE = re.compile(r"(?m)^(?P<path>(?:[A-Za-z]:)?[^\n:]+?\.[a-z]+)(?::(?P<line>\d+))?(?=[:：#(（\[\s])")
"""What a line about a file begins with."""


def by_names(desk: Desk, words: str) -> str:
    """Words about files in the folder of the desk: a deck is called as its set and its paper are, a file of facts by its set and its name, others by
    their place in the folder."""
    return _FILE.sub(lambda found: _called(desk, found), words).replace(str(desk.folder / "_")[:-1], "")


def _called(desk: Desk, found: re.Match[str]) -> str:
    path, line = Path.cwd() / found["path"], found["line"]
    if not path.is_relative_to(desk.folder):
        return found[0]
    if path.parent.name == "seeds":
        words = _("“{set}”, material “{file}”, line {line}") if line else _("“{set}”, material “{file}”")
        return words.format(set=path.parent.parent.name, file=path.name, line=line)
    if path.parent.name != "decks" or path.suffix not in (".yaml", ".yml"):
        return str(path.relative_to(desk.folder)) + (f":{line}" if line else "")
    home, title = path.parent.parent.name, ""
    with suppress(UserError):
        title = next((paper.title for paper in desk.named(home).papers if paper.name == path.stem), "")
    words = _("“{set}”, paper “{deck}”, line {line}") if line else _("“{set}”, paper “{deck}”")
    return words.format(set=home, deck=title or path.stem, line=line)
