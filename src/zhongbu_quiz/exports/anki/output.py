"""What deck files ask of Anki -> packages, or their text. In: a Request. Out: Made."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from zhongbu_quiz.exports.anki.apkg_reader import Packed, read_package
from zhongbu_quiz.exports.anki.cardset import CardSet, card_set
from zhongbu_quiz.exports.anki.deck import AnkiDeck
from zhongbu_quiz.exports.anki.package import apkg
from zhongbu_quiz.exports.anki.release import check_project
from zhongbu_quiz.exports.anki.text import import_text
from zhongbu_quiz.exports.quiz import pictured
from zhongbu_quiz.exports.request import Made, Request
from zhongbu_quiz.identity import Identity, load_identity
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.sets.cards import card_items, cards_for
from zhongbu_quiz.sets.deck import Deck
from zhongbu_quiz.sets.draw import candidates, draw
from zhongbu_quiz.sets.short_ids import with_whole_ids


class ProjectCards:
    """The cards of a project for all its packages, worked out when the first is made.

    `decks` are all decks of the project that go to Anki, `project_file` says who it is, `previous` are the packages of the release before.
    """

    def __init__(self, decks: Sequence[Deck], bank: Bank, project_file: Path, timestamp: int, previous: Sequence[Path] = ()) -> None:
        self._decks = decks
        self._bank = bank
        self._project_file = project_file
        self._previous = previous
        self.timestamp = timestamp

    @cached_property
    def cards(self) -> CardSet:
        """All cards. Raises ContentError where the project does not say who it is or a deck cannot be drawn, UserError for an older package
        that is none of this project."""
        project = self._project
        for packed in self._packed:
            check_project(packed, project)
        return card_set(self._items, self._bank.base, project, list(self._anki_decks.values()), self._packed)

    def deck(self, deck: Deck) -> AnkiDeck:
        """A deck as Anki has it."""
        return self._anki_decks.get(deck.name) or self._anki_deck(deck)

    def previous_of(self, deck: Deck) -> Packed | None:
        """The package of a deck in the release before: the one of its name, or the only one that was given."""
        named = [packed for packed in self._packed if packed.path.stem == deck.name]
        return named[0] if named else self._packed[0] if len(self._packed) == 1 else None

    @cached_property
    def _project(self) -> Identity:
        return load_identity(self._project_file)

    @cached_property
    def _packed(self) -> list[Packed]:
        return [read_package(path) for path in self._previous]

    @cached_property
    def _items(self) -> tuple[Item, ...]:
        return card_items(self._bank.items, self._project.if_needed)

    @cached_property
    def _anki_decks(self) -> dict[str, AnkiDeck]:
        return {deck.name: self._anki_deck(deck) for deck in self._decks}

    def _anki_deck(self, deck: Deck) -> AnkiDeck:
        deck = with_whole_ids(deck, self._bank)
        asked: Sequence[Item] = candidates(deck, self._bank)
        if deck.record.anki.cards == "drawn" and deck.record.kind_counts:
            asked = [item for form in draw(deck, self._bank).forms for item in form.items]
        items = cards_for(asked, self._items) - {*deck.record.exclude}
        tag = "" if len(items) == len(self._items) else deck.record.anki.tag or deck.record.title
        return AnkiDeck(deck.name, deck.record.title, "_".join(tag.replace("::", "：").split()), items)


def package(request: Request) -> Made:
    """The .apkg of a deck. Notes that did not change since the packages of an earlier release keep their `mod`."""
    deck, shelf = request.source[0], request.shelf
    return Made({".apkg": apkg(shelf.cards, shelf.deck(deck), shelf.timestamp, shelf.previous_of(deck))})


def text(request: Request) -> Made:
    """The same notes in Anki's text import format."""
    deck = request.shelf.deck(request.source[0])
    told = import_text(request.shelf.cards, deck)
    return Made({".anki.txt": told.encode("utf-8")}, pictured(item for item in request.source[1].items if item.id in deck.items))
