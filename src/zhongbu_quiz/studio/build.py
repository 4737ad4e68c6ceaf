"""Every output that decks ask for, written into one folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zhongbu_quiz.errors import ContentError, Problem
from zhongbu_quiz.exports.registry import make_outputs
from zhongbu_quiz.exports.request import Request
from zhongbu_quiz.exports.writing import write_in
from zhongbu_quiz.files import write_all
from zhongbu_quiz.messages import _
from zhongbu_quiz.studio.opening import Opened, unnamed
from zhongbu_quiz.studio.place import check_out
from zhongbu_quiz.studio.progress import Progress, Step, silent
from zhongbu_quiz.studio.written import Written

if TYPE_CHECKING:
    from zhongbu_quiz.exports.anki.output import ProjectCards

NEWS = "NEWS.zh-CN.md"
"""What changed since the release before, for students."""


def build(
    opened: Opened,
    out: Path,
    timestamp: int,
    previous: Sequence[Path] = (),
    force: bool = False,
    progress: Progress = silent,
) -> list[Written]:
    """Make the outputs of all decks that are open, the files of each deck all or none.

    `timestamp` is the time of the build. `previous` are folders that an earlier build made, or its packages: what did not change in its Anki
    decks stays untouched, and what did is told to students (`NEWS`). `force` overwrites Word files that somebody has edited.
    Raises ContentError with the problems of all decks before anything is written.
    """
    check_out(out, opened.project)
    cards = _cards(opened, timestamp, previous)
    requests = [Request(deck, opened.bank, project_file=opened.project.identity_file, cards=cards) for deck in opened.decks]
    check_draws(requests, unnamed(opened.project, opened.decks))
    written: list[Written] = []
    for request in requests:
        outputs = [opened.outputs[name] for name in dict.fromkeys(request.source[0].record.outputs)]
        for output in outputs:
            progress(Step(_("{deck}: {output}").format(deck=request.name, output=output.title)))
        made = make_outputs(outputs, request)
        paths = write_in(out, request.name, made, force)
        written.append(Written(request.name, tuple(paths), left_out=made.left_out, remarks=(*request.remarks, *made.remarks)))
    if cards and previous:
        from zhongbu_quiz.exports.anki.news import page

        paths = write_all(out, {NEWS: page(cards.cards, timestamp).encode("utf-8")})
        written.append(Written("", tuple(paths)))
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


def _cards(opened: Opened, timestamp: int, previous: Sequence[Path]) -> ProjectCards | None:
    """The cards of the project, where a deck goes to Anki."""
    if not any(opened.outputs[name].command == "anki" for deck in opened.decks for name in deck.record.outputs):
        return None
    from zhongbu_quiz.studio.anki import project_cards

    return project_cards(opened, timestamp, previous)
