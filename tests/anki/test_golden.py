"""Goldens of cards: one note for each kind of item, with all its fields, the deck's own words, and the heads of the text format."""

from __future__ import annotations

import json
from pathlib import Path

from tests.core.phrases import phrase_base
from tests.core.small import OWN
from tests.golden import Goldens
from zhongbu_quiz.chance import digest
from zhongbu_quiz.exports.anki import AnkiDeck, card_set
from zhongbu_quiz.exports.anki.about import about
from zhongbu_quiz.exports.anki.ids import NOTE_TYPES, note_type_name
from zhongbu_quiz.exports.anki.note import Note
from zhongbu_quiz.exports.anki.notes import notes_of
from zhongbu_quiz.exports.anki.output import ProjectCards
from zhongbu_quiz.exports.anki.text import import_text
from zhongbu_quiz.exports.anki.tree import Tree, deck_table, preset
from zhongbu_quiz.exports.registry import of_command
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.bank import Bank, make_bank
from zhongbu_quiz.items.item import KINDS, Item
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.paths import data_dir
from zhongbu_quiz.quality.gate import gate
from zhongbu_quiz.sets.deck import load_deck

NOW = 1_750_000_000
GOLDEN = Path(__file__).with_name("golden")


def _firsts(bank: Bank) -> dict[str, Item]:
    """The first hand-made item of each kind."""
    found: dict[str, Item] = {}
    for item in bank.items:
        found.setdefault(item.kind, item)
    return {kind: found[kind] for kind in KINDS if kind in found}


def _as_text(note: Note, base: FactBase) -> str:
    """A note, a line for each field of its type, the empty ones too."""
    names = [name for _, name in NOTE_TYPES[note.type].fields]
    return "\n".join((
        f"笔记类型：{note_type_name(OWN, note.type)}",
        f"GUID：{note.guid}",
        f"牌组：{Tree(OWN, base).home(note)}",
        f"标签：{' '.join(note.tags)}",
        f"卡片：{list(note.cards)}",
        *(f"{name}：{text}".rstrip() for name, text in zip(names, note.fields, strict=True)),
    ))  # fmt: skip


def test_one_note_of_every_kind_of_item(handmade: Bank, models: dict[str, ItemModel], tmp_path: Path, goldens: Goldens) -> None:
    """Lists with rivals of their category, which multiple choice asks for, are made by hand elsewhere."""
    base = phrase_base(tmp_path)
    phrases = make_bank(base, [models["multiple-parts"]], gate=gate(base))
    firsts = {kind: (item, bank) for bank in (phrases, handmade) for kind, item in _firsts(bank).items()}
    chosen = {kind: firsts[kind] for kind in KINDS if kind in firsts}
    deck = AnkiDeck("few", "几张", "几张", frozenset(item.id for item, _ in chosen.values()))
    notes = {kind: (notes_of([item], bank.base, OWN, [deck]), bank.base) for kind, (item, bank) in chosen.items()}
    assert set(notes) == set(KINDS) and all(len(made) == 1 for made, _ in notes.values())
    assert {made[0].type for made, _ in notes.values()} == set(NOTE_TYPES), "every note type has a golden"
    goldens.page(GOLDEN / "notes.txt", {kind: _as_text(note, base) for kind, ((note,), base) in notes.items()})


def test_what_a_deck_and_its_text_say_beside_the_notes(handmade: Bank, goldens: Goldens) -> None:
    items = list(_firsts(handmade).values())
    decks = [AnkiDeck("all", "全部", "", frozenset(item.id for item in items)), AnkiDeck("few", "几张", "几张", frozenset({items[0].id}))]
    cards = card_set(items, handmade.base, OWN, decks)
    tree = Tree(OWN, handmade.base)
    table = deck_table(OWN, [tree.home(note) for note in cards.notes], tree.root, about(cards, NOW), NOW)
    heads = [line for line in import_text(cards, decks[0]).splitlines() if line.startswith("#")]
    made = {
        "anki": "\n".join(f"{deck['name']}：{deck['desc']}" for _, deck in sorted(table.items())),
        "anki preset": json.dumps(preset(OWN, 0), ensure_ascii=False, indent=1),
        "anki-text": "\n".join(heads),
    }
    assert {output.name for output in of_command("anki")} <= set(made)
    goldens.page(GOLDEN / "decks.txt", made)


def test_every_note_of_a_deck_that_ships(bank: Bank, goldens: Goldens) -> None:
    """A line for each note of `core`: its id, the places of its cards among the new ones, and a number for its GUID, fields and tags."""
    decks = data_dir("decks")
    deck = load_deck(decks / "core.yaml")
    shelf = ProjectCards([deck], bank, decks.parent / "project.yaml", NOW)
    places = shelf.cards.positions
    notes = [
        f"{note.fields[0]} {[places[note.guid, card] for card in note.cards]} {digest(note.guid, *note.fields, *note.tags):016x}"
        for note in shelf.cards.of(shelf.deck(deck))
    ]
    goldens.text(GOLDEN / "core.txt", "\n".join([*notes, ""]))


def test_every_golden_file_is_compared() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {"notes.txt", "decks.txt", "core.txt"}
