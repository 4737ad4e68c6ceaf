"""One deck as an Anki package, or as Anki's text."""

from __future__ import annotations

from pathlib import Path

from zhongbu_quiz.exports.registry import OUTPUTS
from zhongbu_quiz.exports.request import Request
from zhongbu_quiz.exports.writing import write_as
from zhongbu_quiz.studio.opening import Opened
from zhongbu_quiz.studio.written import Written


def make_anki(
    opened: Opened, path: Path | None, timestamp: int, previous: Path | None = None, text: bool = False
) -> Written:
    """Write the deck's cards to `path` (default: its name, here). `text`: Anki's text import format.

    `previous` is the package of the release before: notes that did not change stay untouched.
    """
    output = OUTPUTS["anki-text" if text else "anki"]
    request = Request(opened.deck, opened.bank, project_file=opened.project.identity_file, timestamp=timestamp, previous=previous)
    paths = write_as(path or Path(f"{request.name}{output.endings[0]}"), output.make(request))
    return Written(request.name, tuple(paths))
