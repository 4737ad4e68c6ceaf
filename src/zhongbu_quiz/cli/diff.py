"""zhongbu-quiz diff OLD NEW"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from zhongbu_quiz.exports.anki import NoteChange


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The .apkg that people have.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The .apkg that comes next.")],
) -> None:
    """Say in words what changed between two decks.

    Example: zhongbu-quiz diff old/core.apkg build/core.apkg
    """
    from zhongbu_quiz.studio.diff import diff

    found = diff(old, new)
    _print("added", found.added)
    _print("corrected", found.corrected)
    _print("retired", found.retired)
    _print("left as it is", found.left)
    counts = f"{len(found.added)} added, {len(found.corrected)} corrected, {len(found.retired)} retired, {found.unchanged} unchanged"
    print(f"{counts}, {len(found.left)} left as they are" if found.left else counts)


def _print(word: str, notes: Iterable[NoteChange]) -> None:
    for note in notes:
        print(f"{word}: {note.id}: {note.title}")
        for field, before, after in note.changes:
            print(f"    {field}: {before} -> {after}")
