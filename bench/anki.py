"""An Anki deck of 10,000 notes: ours against bare genanki writing the same notes, whole processes. Target: at most 1.5 times.

Four processes, each from the start of Python to an .apkg on disk. `ours` holds items and facts, makes notes of them, orders the cards, and
compresses. `unordered` is ours with the cards in the order of the items: genanki knows no order of study, so this is like against like.
`bare` holds the same items and facts, is handed the finished fields as well, and lets genanki write them. `alone` imports nothing of ours and
is handed finished fields only: against it, ours also pays for pydantic, for reading items and facts, and for all the words.
"""

from __future__ import annotations

import pickle
import resource
import statistics
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from target import at_most

if TYPE_CHECKING:
    from zhongbu_quiz.items.item import Item

MOST = 1.5
"""Times genanki that is handed finished fields."""
MOST_FROM_NOTHING = 2.8
"""The same, where it imports nothing of ours: a tenth more than this bench once measured (2.55)."""
NOTES = 10_000
RUNS = 5
NOW = 1_750_000_000


def rows() -> list[tuple[str, str]]:
    """The ratios of the medians of some runs each, taken in turn."""
    sides = ("ours", "unordered", "bare", "alone")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count = _prepare(folder)
        times: dict[str, list[float]] = {side: [] for side in sides}
        for _ in range(RUNS):
            for side in sides:
                times[side].append(_run(side, folder))
        ours, unordered, bare, alone = (statistics.median(times[side]) for side in sides)
        sizes = [(folder / f"{side}.apkg").stat().st_size / 1e6 for side in ("ours", "bare")]
    words = f"{ours / bare:.2f} times bare genanki ({ours:.2f} s to {bare:.2f} s, {count:,} notes"
    strict = (
        f"{ours / alone:.2f} times genanki that is handed finished fields and imports nothing of ours ({alone:.2f} s)"
        f"{at_most(ours / alone, MOST_FROM_NOTHING)}"
    )
    like = f"{unordered / bare:.2f} and {unordered / alone:.2f} times ({unordered:.2f} s){at_most(unordered / bare, MOST)}"
    return [
        ("anki deck", f"{words}; {sizes[0]:.1f} MB to {sizes[1]:.1f} MB){at_most(ours / bare, MOST)}"),
        ("anki deck, from nothing", strict),
        ("anki deck, without the order of study", like),
    ]


def _run(side: str, folder: Path) -> float:
    """Seconds of processor time of a whole process: other work on the machine disturbs them less than the clock's."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, __file__, side, str(folder)], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _prepare(folder: Path) -> int:
    """Items and facts for ours, the same notes for genanki: the shipped bank, repeated under other ids."""
    from zhongbu_quiz.exports.anki.notes import notes_of
    from zhongbu_quiz.exports.anki.notetypes import models
    from zhongbu_quiz.facts.base import base_of
    from zhongbu_quiz.sets.cards import card_items
    from zhongbu_quiz.studio.project import load_bank, project_at

    project = project_at(None)
    bank, identity = load_bank(project), project.identity()
    cards = card_items(bank.items)
    items, facts = [], []
    notes: set[str] = set()
    for copy in range(NOTES):
        suffix = f".{copy}" if copy else ""
        for fact in bank.base.facts:
            record = fact.record.model_copy(update={"id": fact.id + suffix})
            facts.append(replace(fact, record=record, order=len(facts)))
        for item in cards:
            note = (item.main_fact if item.kind == "cloze" else item.id) + suffix
            if note in notes or len(notes) < NOTES:
                notes.add(note)
                items.append(_copied(item, suffix))
        if len(notes) == NOTES:
            break
    base = base_of(facts, bank.base.documents)
    made = notes_of(items, base, identity)
    (folder / "ours.pickle").write_bytes(pickle.dumps((items, base, identity), protocol=5))
    plain = [(note.type, note.guid, list(note.fields), list(note.tags)) for note in made]
    (folder / "bare.pickle").write_bytes(pickle.dumps((models(identity), plain), protocol=5))
    return len(made)


def _copied(item: Item, suffix: str) -> Item:
    """An item of the bank as one of the facts of a copy: it asks and shows these, not those of the other copies."""
    asks, asserts = (frozenset((fact + suffix, slot) for fact, slot in refs) for refs in (item.asks, item.asserts))
    return replace(item, id=item.id + suffix, facts=tuple(one + suffix for one in item.facts), asks=asks, asserts=asserts)


def ours(folder: Path) -> None:
    """What `zhongbu-quiz anki` does once it has its items."""
    from zhongbu_quiz.exports.anki import AnkiDeck, card_set, write_apkg

    items, base, identity = pickle.loads((folder / "ours.pickle").read_bytes())
    deck = AnkiDeck("合成", "合成", "", frozenset(item.id for item in items))
    write_apkg(card_set(items, base, identity, [deck]), deck, folder / "ours.apkg", NOW)


def unordered(folder: Path) -> None:
    """The same without the order of study."""
    from zhongbu_quiz.exports.anki import cardset

    cardset.study_order = lambda items, *_: list(items)
    ours(folder)


def bare(folder: Path) -> None:
    """genanki in a process that holds the same items."""
    _items, _base, _identity = pickle.loads((folder / "ours.pickle").read_bytes())
    _genanki(folder, "bare.apkg")


def alone(folder: Path) -> None:
    """genanki and nothing else."""
    _genanki(folder, "alone.apkg")


def _genanki(folder: Path, name: str) -> None:
    """Writing as genanki's own documentation shows it."""
    import genanki

    kinds, notes = pickle.loads((folder / "bare.pickle").read_bytes())
    deck = genanki.Deck(NOW, "合成")
    for kind, guid, fields, tags in notes:
        deck.add_note(genanki.Note(model=kinds[kind], fields=fields, tags=tags, guid=guid))
    genanki.Package(deck).write_to_file(folder / name, timestamp=NOW)


if __name__ == "__main__":
    {"ours": ours, "unordered": unordered, "bare": bare, "alone": alone}[sys.argv[1]](Path(sys.argv[2]))
