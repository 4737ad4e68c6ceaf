"""A card set and a deck -> an .apkg: the deck's notes, the collection, and the zip around it."""

from __future__ import annotations

import json
from pathlib import Path

from zhongbu_quiz.collector import without_collector
from zhongbu_quiz.delivery.deliver import write_bytes
from zhongbu_quiz.exports.anki.about import about
from zhongbu_quiz.exports.anki.apkg_reader import Packed
from zhongbu_quiz.exports.anki.cardset import CardSet
from zhongbu_quiz.exports.anki.deck import AnkiDeck
from zhongbu_quiz.exports.anki.ids import deck_id, preset_id
from zhongbu_quiz.exports.anki.note import Note
from zhongbu_quiz.exports.anki.release import model_time, modified, retired
from zhongbu_quiz.exports.anki.tree import Tree, deck_table, preset
from zhongbu_quiz.files import zipped

_COMPRESSION = 2
"""Level 6 takes twice the time for 15 % less."""


def write_apkg(cards: CardSet, deck: AnkiDeck, out_path: Path, timestamp: int, previous: Packed | None = None) -> Path:
    """Write the package of a deck (see `apkg`), whole or not at all."""
    return write_bytes(out_path, apkg(cards, deck, timestamp, previous))


def apkg(cards: CardSet, deck: AnkiDeck, timestamp: int, previous: Packed | None = None) -> bytes:
    """The package of a deck.

    `timestamp` (seconds) is the time of the release; it must grow from one to the next. `previous` is the deck's own package of the release
    before: what was in it and is gone from the project ships on with the tag 已停用. Notes that did not change since any package that `cards`
    knows of keep their `mod`.
    """
    with without_collector():
        media = {picture.file_name: picture.data for note in cards.of(deck) for picture in note.pictures}
        listed = json.dumps({str(number): name for number, name in enumerate(media)}).encode()
        files = {str(number): data for number, data in enumerate(media.values())}
        return zipped({"collection.anki2": _collected(cards, deck, timestamp, previous), "media": listed, **files}, _COMPRESSION)


def _collected(cards: CardSet, deck: AnkiDeck, timestamp: int, previous: Packed | None) -> bytes:
    """The collection that a package is made of."""
    from zhongbu_quiz.exports.anki.notetypes import model_json, models
    from zhongbu_quiz.exports.anki.schema import Contents, collection

    project, tree = cards.project, Tree(cards.project, cards.base)
    notes = cards.of(deck)
    if previous:
        notes += [
            Note(old.guid, old.type, old.fields, old.tags, old.cards) for old in retired(previous.notes, cards.guids, project)
        ]
    homes = [tree.home(note) for note in notes]
    ids = {path: deck_id(project, path) for path in {tree.root, *homes}}
    stored = [model_json(model, timestamp) for model in models(project).values()]
    for model in stored:
        model["mod"] = model_time(model, previous, timestamp)
    contents = Contents(
        project=project,
        notes=notes,
        mods=[modified(note, cards.old.get(note.guid), timestamp) for note in notes],
        homes=[ids[home] for home in homes],
        order=_order(cards, notes),
        models={str(model["id"]): model for model in stored},
        decks=deck_table(project, homes, tree.root, about(cards, timestamp), timestamp),
        presets={str(preset_id(project)): preset(project, timestamp)},
    )
    return collection(contents, timestamp)


def _order(cards: CardSet, notes: list[Note]) -> list[tuple[int, int, int]]:
    """(place of the note, ordinal of the card, its position among the new cards), by position; what is retired comes after all others."""
    end = max(cards.positions.values(), default=0) + len(cards.positions)
    found = [
        (cards.positions.get((note.guid, card), end + place + 1), place, card)
        for place, note in enumerate(notes)
        for card in note.cards
    ]
    return [(place, card, position) for position, place, card in sorted(found)]
