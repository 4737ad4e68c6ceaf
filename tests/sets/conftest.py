"""Decks written in a test."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhongbu_quiz.sets.deck import Deck, load_deck

DeckOf = Callable[[str], Deck]


@pytest.fixture(scope="session")
def deck_of(tmp_path_factory: pytest.TempPathFactory) -> DeckOf:
    """Text of a deck file → the deck."""
    folder = tmp_path_factory.mktemp("decks")

    def make(text: str) -> Deck:
        path = folder / "deck.yaml"
        path.write_text(text, encoding="utf-8")
        return load_deck(path)

    return make
