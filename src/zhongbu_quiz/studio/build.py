"""Every output that decks ask for, written into one folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from zhongbu_quiz.errors import ContentError, Problem
from zhongbu_quiz.exports.registry import OUTPUTS, make_outputs
from zhongbu_quiz.exports.request import Request
from zhongbu_quiz.exports.writing import write_in
from zhongbu_quiz.studio.opening import Opened, unnamed
from zhongbu_quiz.studio.progress import Progress, Step, silent
from zhongbu_quiz.studio.written import Written


def build(
    opened: Opened,
    out: Path,
    timestamp: int,
    previous: Path | None = None,
    force: bool = False,
    progress: Progress = silent,
) -> list[Written]:
    """Make the outputs of all decks that are open, the files of each deck all or none.

    `timestamp` is the time of the build. `previous` is a folder that an earlier build made: what did not change in its Anki decks
    stays untouched. `force` overwrites Word files that somebody has edited.
    Raises ContentError with the problems of all decks before anything is written.
    """
    requests = [
        Request(
            deck,
            opened.bank,
            project_file=opened.project.identity_file,
            timestamp=timestamp,
            previous=_package(previous, deck.name),
        )
        for deck in opened.decks
    ]
    check_draws(requests, unnamed(opened.project, opened.decks))
    written: list[Written] = []
    for request in requests:
        outputs = [OUTPUTS[name] for name in dict.fromkeys(request.source[0].record.outputs)]
        for output in outputs:
            progress(Step(f"{request.name}: {output.title}"))
        made = make_outputs(outputs, request)
        paths = write_in(out, request.name, made, force)
        written.append(Written(request.name, tuple(paths), left_out=made.left_out))
    return written


def check_draws(requests: list[Request], found: Sequence[Problem] = ()) -> None:
    """Draw every set that counts its items. Raises ContentError with the problems of all of them, and those found before, at once."""
    problems = list(found)
    for request in requests:
        try:
            request.drawn if request.source[0].record.kind_counts else request.admitted
        except ContentError as error:
            problems.extend(error.problems)
    if problems:
        raise ContentError(problems)


def _package(previous: Path | None, name: str) -> Path | None:
    """The package of a deck in the folder of the build before, where there is one."""
    package = previous / f"{name}.apkg" if previous else None
    return package if package and package.is_file() else None
