"""The items of one deck in a format of other tools."""

from __future__ import annotations

from pathlib import Path

from zhongbu_quiz.exports.registry import Output
from zhongbu_quiz.exports.request import Request
from zhongbu_quiz.exports.writing import write_as
from zhongbu_quiz.studio.opening import Opened
from zhongbu_quiz.studio.written import Written


def export(
    opened: Opened, output: Output, path: Path | None = None, everything: bool = False, seed: int | None = None
) -> Written:
    """Write the set that the deck draws (form A), or all that it admits, to `path` (default: its name, here).

    What the format cannot carry is left out and said.
    """
    project = opened.project.identity_file
    request = Request(opened.deck, opened.bank, project_file=project, seed=seed, versions=1, everything=everything)
    made = output.make(request)
    paths = write_as(path or Path(f"{request.name}{output.endings[0]}"), made)
    return Written(request.name, tuple(paths), len(request.items), made.left_out, request.remarks)
