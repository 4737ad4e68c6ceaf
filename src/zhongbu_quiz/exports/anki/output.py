"""What a deck file asks of Anki -> the package, or its text. In: a Request. Out: Made."""

from __future__ import annotations

from zhongbu_quiz.exports.anki.deck import AnkiDeck
from zhongbu_quiz.exports.anki.package import apkg
from zhongbu_quiz.exports.anki.settings import below
from zhongbu_quiz.exports.anki.text import import_text
from zhongbu_quiz.exports.request import Made, Request
from zhongbu_quiz.identity import Identity
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.sets.deck import Deck


def package(request: Request) -> Made:
    """The .apkg of a deck. With the package of an earlier release, notes that did not change keep its `mod`."""
    deck, bank = request.source
    settings, clozes = anki_deck(deck, request.project), _clozes(bank.items)
    data = apkg(card_items(request), bank.base, settings, request.timestamp, bank=clozes, previous=request.previous)
    return Made({".apkg": data})


def text(request: Request) -> Made:
    """The same notes in Anki's text import format."""
    deck, bank = request.source
    told = import_text(card_items(request), bank.base, anki_deck(deck, request.project), bank=_clozes(bank.items))
    return Made({".anki.txt": told.encode("utf-8")})


def card_items(request: Request) -> tuple[Item, ...]:
    """The items of a deck's cards: everything that it admits, or the set that it draws where it counts items and says so."""
    drawn = request.source[0].record.anki.cards == "drawn"
    return request.items if drawn else request.admitted


def anki_deck(deck: Deck, project: Identity) -> AnkiDeck:
    """What the export needs to know of a deck. One that says no place of its own stands below its project."""
    record = deck.record
    return AnkiDeck(
        project=project,
        title=record.title,
        deck=record.anki.deck or below(project, record.title),
        description=record.description,
        new_per_day=record.anki.new_per_day,
        split=record.anki.split or "",
    )


def _clozes(items: tuple[Item, ...]) -> list[Item]:
    """All cloze items of a bank: their slots are marked in the sentence of a note whichever deck it comes from."""
    return [item for item in items if item.kind == "cloze"]
