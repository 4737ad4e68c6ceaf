"""Anki: items -> an .apkg, or Anki's text format; and what changed between two packages.

    items ──notes──> notes ──cardset──> cards of the project ──deck──> those of one deck ──schema──> collection ──package──> .apkg

In: the items of a project that become cards (`sets.cards`), its decks, and the packages of the release before. Out: bytes of a package, or
text. The folder follows that line. `ids` is what Anki remembers us by; `release` carries an older package's state over; `tree`, `about` and
`news` say where cards lie, what stands under a deck's name, and what a release brings.
"""

from __future__ import annotations

from zhongbu_quiz.exports.anki.cardset import CardSet, card_set
from zhongbu_quiz.exports.anki.deck import AnkiDeck
from zhongbu_quiz.exports.anki.diff import DeckDiff, NoteChange, diff_decks
from zhongbu_quiz.exports.anki.package import write_apkg

__all__ = ["AnkiDeck", "CardSet", "DeckDiff", "NoteChange", "card_set", "diff_decks", "write_apkg"]
