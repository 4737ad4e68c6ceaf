"""Deck and bank -> files: what `build`, `anki` and `worksheet` share."""

from __future__ import annotations

from pathlib import Path

from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.sets.deck import Deck
from zhongbu_quiz.sets.draw import candidates, draw


def make_anki(deck: Deck, bank: Bank, path: Path, timestamp: int) -> Path:
    """The Anki deck of everything that a deck admits, or of the set that it draws where it counts items."""
    from zhongbu_quiz.exports.anki import AnkiDeck, write_apkg

    record = deck.record
    drawn = record.kind_counts and record.anki.cards == "drawn"
    items = list(draw(deck, bank, forms=1).forms[0].items) if drawn else candidates(deck, bank)
    settings = AnkiDeck(
        title=record.title,
        deck=record.anki.deck or record.title,
        description=record.description,
        new_per_day=record.anki.new_per_day,
    )
    return write_apkg(items, bank.base, path, settings, timestamp)


def make_papers(
    deck: Deck,
    bank: Bank,
    folder: Path,
    products: tuple[str, ...],
    seed: int | None = None,
    versions: int | None = None,
) -> list[Path]:
    """The papers of a deck, one file a product and form."""
    from zhongbu_quiz.exports.paper import write_papers

    return write_papers(draw(deck, bank, seed, versions), bank.base, folder, only=products)
