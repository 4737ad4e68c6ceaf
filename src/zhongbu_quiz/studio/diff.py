"""What changed between two Anki packages."""

from __future__ import annotations

from pathlib import Path

from zhongbu_quiz.exports.anki import DeckDiff, diff_decks

__all__ = ["DeckDiff", "diff"]


def diff(old: Path, new: Path) -> DeckDiff:
    """Notes that are added, corrected or retired from `old` to `new`, and how many stayed as they were."""
    return diff_decks(old, new)
