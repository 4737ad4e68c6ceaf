"""zhongbu-quiz diff OLD NEW"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zhongbu_quiz.cli.console import emit
from zhongbu_quiz.messages import _

if TYPE_CHECKING:
    from zhongbu_quiz.exports.anki import NoteChange


def diff(
    old: Annotated[Path, typer.Argument(metavar=_("OLD"), help=_("The .apkg that people have."))],
    new: Annotated[Path, typer.Argument(metavar=_("NEW"), help=_("The .apkg that comes next."))],
) -> None:
    """Say in words what changed between two decks.

    Example: zhongbu-quiz diff old/core.apkg build/core.apkg
    """
    from zhongbu_quiz.studio.diff import diff

    found = diff(old, new)
    for word, notes in (
        (_("added"), found.added),
        (_("corrected"), found.corrected),
        (_("retired"), found.retired),
        (_("left as it is"), found.left),
    ):
        emit(_lines(word, notes))
    counts = _("{added} added, {corrected} corrected, {retired} retired, {unchanged} unchanged").format(
        added=len(found.added), corrected=len(found.corrected), retired=len(found.retired), unchanged=found.unchanged
    )
    emit([_("{counts}, {left} left as they are").format(counts=counts, left=len(found.left)) if found.left else counts])


def _lines(word: str, notes: Iterable[NoteChange]) -> Iterator[str]:
    for note in notes:
        yield f"{word}: {note.id}: {note.title}"
        for field, before, after in note.changes:
            yield f"    {field}: {before} -> {after}"
