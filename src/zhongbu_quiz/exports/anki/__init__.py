"""Anki: items -> an .apkg, or Anki's text format; and what changed between two packages.

    items ──notes──> notes ──order──> cards ──schema──> collection ──package──> .apkg

In: items and the facts behind them. Out: bytes of a package, or text. The folder follows that line. `ids` is what Anki
remembers us by; `release` carries an older package's state over.
"""

from __future__ import annotations

from zhongbu_quiz.exports.anki.deck import AnkiDeck
from zhongbu_quiz.exports.anki.diff import DeckDiff, NoteChange, diff_decks
from zhongbu_quiz.exports.anki.package import write_apkg
from zhongbu_quiz.exports.anki.settings import below
from zhongbu_quiz.exports.anki.text import write_text

__all__ = ["AnkiDeck", "DeckDiff", "NoteChange", "below", "diff_decks", "write_apkg", "write_text"]
