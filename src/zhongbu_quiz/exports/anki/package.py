"""Items -> an .apkg: notes, their order, the collection, and the zip around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from zhongbu_quiz.collector import without_collector
from zhongbu_quiz.exports.anki.apkg_reader import read_package
from zhongbu_quiz.exports.anki.deck import AnkiDeck
from zhongbu_quiz.exports.anki.ids import deck_id, preset_id
from zhongbu_quiz.exports.anki.notes import notes_of
from zhongbu_quiz.exports.anki.order import new_card_order
from zhongbu_quiz.exports.anki.release import check_same_deck, model_time, modified, retired
from zhongbu_quiz.exports.anki.settings import deck_table, home_of, preset
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.files import write_bytes, zipped
from zhongbu_quiz.items.item import Item

_COMPRESSION = 2
"""Level 6 takes twice the time for 15 % less."""


def write_apkg(
    items: Sequence[Item],
    base: FactBase,
    out_path: Path,
    deck: AnkiDeck,
    timestamp: int,
    *,
    bank: Iterable[Item] = (),
    previous: Path | None = None,
) -> Path:
    """Write the deck of `items` (see `apkg`), whole or not at all."""
    return write_bytes(out_path, apkg(items, base, deck, timestamp, bank=bank, previous=previous))


def apkg(
    items: Sequence[Item],
    base: FactBase,
    deck: AnkiDeck,
    timestamp: int,
    *,
    bank: Iterable[Item] = (),
    previous: Path | None = None,
) -> bytes:
    """The package of `items`.

    `timestamp` (seconds) is the time of the release; it must grow from one to the next. `bank` are the cloze items of all decks: their
    slots are marked in the sentences too, so that a note is the same in every deck. `previous` is the package of the release
    before: unchanged notes keep their `mod`, and notes that are gone ship on with the tag 已停用.
    """
    with without_collector():
        collection = _collected(items, base, deck, timestamp, bank, previous)
        return zipped({"collection.anki2": collection, "media": b"{}"}, _COMPRESSION)


def _collected(
    items: Sequence[Item],
    base: FactBase,
    deck: AnkiDeck,
    timestamp: int,
    bank: Iterable[Item],
    previous: Path | None,
) -> bytes:
    """The collection that a package is made of."""
    from zhongbu_quiz.exports.anki.notetypes import model_json, models
    from zhongbu_quiz.exports.anki.schema import Contents, collection

    old = read_package(previous) if previous else None
    if old:
        check_same_deck(old, deck)
    notes = notes_of(items, base, deck.project, bank, old)
    order = new_card_order(notes, {fact.id: fact.order for fact in base.facts})
    if old:
        gone = retired(notes, old, deck.project)
        order += [(place, card) for place, note in enumerate(gone, len(notes)) for card in note.cards]
        notes = [*notes, *gone]
    homes = [home_of(deck, note) for note in notes]
    stored = [model_json(model, timestamp) for model in models(deck.project).values()]
    for model in stored:
        model["mod"] = model_time(model, old, timestamp)
    ids = {path: deck_id(deck.project, path) for path in set(homes)}
    contents = Contents(
        project=deck.project,
        notes=notes,
        mods=[modified(note, old.notes.get(note.guid) if old else None, timestamp) for note in notes],
        homes=[ids[home] for home in homes],
        order=order,
        models={str(model["id"]): model for model in stored},
        decks=deck_table(deck, homes, base, timestamp),
        presets={str(preset_id(deck.project)): preset(deck, timestamp)},
    )
    return collection(contents, timestamp)
