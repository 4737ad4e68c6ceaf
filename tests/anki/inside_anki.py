"""What a student does in Anki, in whichever Anki runs this file. Plain Python 3.9 and the `anki` package, nothing of ours.

    python inside_anki.py FOLDER      steps in, one JSON object a line; answers out, one JSON value a line

A step is {"do": name of a method of `Inside`, …its arguments}. An answer is {"done": value}, or {"failed": traceback}. Two versions of
Anki cannot live in one environment, so the tests talk to each in a process of its own (`tests.anki.two_ankis`); `tests.anki.collection`
calls the same methods in the process of the tests.

Cards are told as [GUID of the note, ordinal]: ids differ from one collection to the next.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
import traceback
import zlib

from anki.buildinfo import version
from anki.collection import Collection
from anki.import_export_pb2 import ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.scheduler_pb2 import CardAnswer

DAY = 86_400
QUEUES = ("new", "learning", "review")
"""Anki's numbers of the queues that a card is served from."""
NEW, LEARNING = 0, 1
MOST_ANSWERS = 5_000
"""Cards in one day, after which something is wrong with the queue and not with the student."""


class Inside:
    """One collection, in a folder that may be new. `close` it."""

    def __init__(self, folder):
        os.makedirs(folder, exist_ok=True)
        self.path = os.path.join(folder, "collection.anki2")
        self.since = int(time.time()) - 1
        self._reopen()

    def close(self):
        self.collection.close()

    # The file: a scenario goes back to where another began instead of doing the same again.

    def anki(self):
        """The version of this Anki."""
        return version

    def keep(self, name):
        """Put the collection as it is now by, under a name."""
        self.collection.close()
        shutil.copyfile(self.path, f"{self.path}.{name}")
        self._reopen()

    def back(self, name=None):
        """Be again as kept; without a name, a new and empty collection."""
        self.collection.close()
        if name is None:
            os.remove(self.path)
        else:
            shutil.copyfile(f"{self.path}.{name}", self.path)
        self._reopen()

    def _reopen(self):
        """Open the collection. A new one is some days old, and its day ends half a day from now: no test runs into the night between two."""
        new = not os.path.exists(self.path)
        self.collection = Collection(self.path)
        self.collection.db.execute("pragma synchronous = off")  # nothing here has to outlive the process, and the disk takes longest
        if new:
            self.collection.set_config("rollover", (time.localtime().tm_hour + 12) % 24)
            self.forward(3)

    # What a person does.

    def take(self, package, presets=False):
        """Import a package as the import dialog does by default; with `presets`, with its tick for presets set as well.

        In the old Anki that tick is one with the one for scheduling; our packages hold no scheduling, so it brings the presets alone.
        """
        options = ImportAnkiPackageOptions()
        if presets and "with_deck_configs" in ImportAnkiPackageOptions.DESCRIPTOR.fields_by_name:
            options.with_deck_configs = True
        elif presets:
            options.with_scheduling = True
        log = self.collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package), options=options)).log
        return {name: len(getattr(log, name)) for name in ("new", "updated", "duplicate", "conflicting")}

    def answer(self, cards, rating="good"):
        """Answer cards, each once, whether or not their turn has come."""
        for number in self._cards(cards):
            self._answer(number, self.collection._backend.get_scheduling_states(number), rating)

    def tag(self, guids, tag):
        """Put a tag to notes; `marked` and `leech` are tags like any other."""
        numbers = self._notes()
        self.collection.tags.bulk_add([numbers[guid] for guid in guids], tag)

    def flag(self, cards, flag):
        self.collection.set_user_flag_for_cards(flag, self._cards(cards))

    def suspend(self, cards):
        self.collection.sched.suspend_cards(self._cards(cards))

    def move(self, cards, deck):
        """Put cards into another deck, which is made where it is missing."""
        self.collection.set_deck(self._cards(cards), self.collection.decks.id(deck))

    def choose(self, preset, deck):
        """Choose a preset for a deck and for those below it, as the dialog of options does."""
        decks = self.collection.decks
        number = next(known["id"] for known in decks.all_config() if known["name"] == preset)
        for found in decks.all():
            if found["name"] == deck or found["name"].startswith(deck + "::"):
                decks.set_config_id_for_deck_dict(found, number)

    def edit(self, texts):
        """Replace fields as the editor does: GUID -> name of the field -> text. Anki then makes the cards that it misses."""
        numbers = self._notes()
        for guid, fields in texts.items():
            note = self.collection.get_note(numbers[guid])
            for name, text in fields.items():
                note[name] = text
            self.collection.update_note(note)

    def date(self, when):
        """Let all changes of notes that were made since this collection was opened have been made at a time (seconds).

        Releases of a test have times in the past, and Anki asks which is later: the student's change or the release.
        """
        self.collection.db.execute("update notes set mod = ? where mod >= ?", when, self.since)
        self._fresh()

    def forward(self, days=1):
        """Go on some days: all that has a date is moved back, for the clock cannot be moved."""
        database = self.collection.db
        database.execute("update col set crt = crt - ?", days * DAY)
        database.execute("update cards set due = due - ? where queue = ?", days * DAY, LEARNING)
        database.execute("update revlog set id = id - ?", days * DAY * 1000)
        self._fresh()
        # Anki shuffles what falls due on one day by a hash of this time; now two runs see the same order.
        self.collection.db.execute("update cards set mod = ?", self.collection.sched.today)

    def _fresh(self):
        """Open the collection anew: the backend remembers what day it is, and notes."""
        self.collection.close()
        self._reopen()

    def play(self, days, deck, seed="", good=90):
        """Study a deck for some days, each until nothing is left to do.

        A first or second answer is `good` in `good` of a hundred cases, which ones hangs on the card, the day and the seed alone; a third of
        one day always is. For each day the cards as they were served: [GUID, ordinal, "new", "learning" or "review"].
        """
        out = []
        for day in range(days):
            self.collection.decks.set_current(self.collection.decks.id_for_name(deck))
            names, times, served = self._names(), {}, []
            while len(served) < MOST_ANSWERS:
                queue = self.collection.sched.get_queued_cards(fetch_limit=1)
                if not queue.cards:
                    break
                first = queue.cards[0]
                card = names[first.card.id]
                times[card] = times.get(card, 0) + 1
                chance = zlib.crc32(f"{seed}|{card}|{day}|{times[card]}".encode()) % 100
                self._answer(first.card.id, first.states, "good" if chance < good or times[card] > 2 else "again")
                served.append([*card, QUEUES[first.queue]])
            else:
                raise AssertionError(f"day {day + 1} does not end")
            out.append(served)
            self.forward()
        return out

    def _answer(self, number, states, rating):
        self.collection.sched.answer_card(
            CardAnswer(
                card_id=number,
                current_state=states.current,
                new_state=getattr(states, rating),
                rating=getattr(CardAnswer, rating.upper()),
                answered_at_millis=int(time.time() * 1000),
                milliseconds_taken=8_000,
            )
        )

    # What the collection holds.

    def empty(self):
        """Cards that Anki would call empty."""
        found = [number for note in self.collection.get_empty_cards().notes for number in note.card_ids]
        names = self._names()
        return sorted(names[number] for number in found)

    def check(self):
        """What Anki's check of the database finds; "" where all is well."""
        problems, fine = self.collection.fix_integrity()
        return "" if fine else problems

    def state(self):
        """All of it: notes by GUID, cards, decks by name, note types, presets, and how many notes are there twice."""
        collection = self.collection
        decks = {row.id: row.name for row in collection.decks.all_names_and_ids(include_filtered=True)}
        types = {kind.id: kind.name for kind in collection.models.all_names_and_ids()}
        rows = collection.db.all("select guid, mid, mod, tags, flds from notes")
        notes = {
            guid: {"type": types[kind], "mod": mod, "tags": sorted(tags.split()), "fields": fields.split("\x1f")}
            for guid, kind, mod, tags, fields in rows
        }
        firsts = {(kind, fields.partition("\x1f")[0]) for _, kind, _, _, fields in rows}
        cards = [
            {"guid": guid, "ord": place, "deck": decks[deck], "due": due, "ivl": ivl, "reps": reps, "queue": queue, "flags": flags}
            for guid, place, deck, due, ivl, reps, queue, flags in collection.db.all(
                "select n.guid, c.ord, c.did, c.due, c.ivl, c.reps, c.queue, c.flags from cards c join notes n on n.id = c.nid"
                " order by n.guid, c.ord"
            )
        ]
        return {
            "notes": notes,
            "cards": cards,
            "decks": {name: self._deck(number) for number, name in decks.items()},
            "types": sorted(types[kind] for kind in {kind for _, kind, *_ in rows}),
            "fields": {types[kind]: [field["name"] for field in collection.models.get(kind)["flds"]] for kind in types},
            "presets": {preset["name"]: preset for preset in collection.decks.all_config()},
            "doubles": len(rows) - len(firsts) + len(rows) - len(notes),
        }

    def _deck(self, number):
        deck = self.collection.decks.get(number)
        return {
            "cards": self.collection.db.scalar("select count() from cards where did = ?", number),
            "text": deck["desc"],
            "preset": self.collection.decks.config_dict_for_deck_id(number)["name"],
        }

    def _names(self):
        """Id of a card -> (GUID, ordinal)."""
        rows = self.collection.db.all("select c.id, n.guid, c.ord from cards c join notes n on n.id = c.nid")
        return {number: (guid, place) for number, guid, place in rows}

    def _cards(self, cards):
        numbers = {card: number for number, card in self._names().items()}
        return [numbers[guid, place] for guid, place in cards]

    def _notes(self):
        """GUID of a note -> its id."""
        return dict(self.collection.db.all("select guid, id from notes"))


def main():
    """Do one step after another, until there is none left."""
    student = Inside(sys.argv[1])
    said, sys.stdout = sys.stdout, sys.stderr  # Anki prints now and then
    for line in sys.stdin:
        step = json.loads(line)
        try:
            answer = {"done": getattr(student, step.pop("do"))(**step)}
        except Exception:
            answer = {"failed": traceback.format_exc()}
        print(json.dumps(answer), file=said, flush=True)
    student.close()


if __name__ == "__main__":
    main()
