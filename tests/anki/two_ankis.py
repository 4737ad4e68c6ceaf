"""A student's collection in one of two versions of Anki, each run by the Python of its own environment (`inside_anki` says what it can do).

The newest is the one that the tests themselves have; the old one stands in `.venv/anki-old`, where `make test-all` puts it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from tests.anki import inside_anki
from tests.conftest import ROOT

OLD, NEW = "old", "new"
OLD_PYTHON = ROOT / ".venv/anki-old/bin/python"

CardName = tuple[str, int]
"""(GUID of the note, ordinal): the same card in every collection."""


def python_of(version: str) -> str:
    """The Python that has this version of Anki. Fails the test, with what to run, where there is none."""
    if version == NEW:
        return sys.executable
    if not OLD_PYTHON.exists():
        pytest.fail(f"the older Anki is not at {OLD_PYTHON}; run `make .venv/.anki-old`, which installs requirements-anki-old.txt there")
    return str(OLD_PYTHON)


class State:
    """What a collection holds, as `Inside.state` tells it: compared as a whole, or part by part."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.notes: dict[str, dict[str, Any]] = told["notes"]
        self.cards: dict[CardName, dict[str, Any]] = {(card["guid"], card["ord"]): card for card in told["cards"]}
        self.decks: dict[str, dict[str, Any]] = told["decks"]
        self.types: list[str] = told["types"]
        self.fields: dict[str, list[str]] = told["fields"]
        self.presets: dict[str, dict[str, Any]] = told["presets"]
        self.doubles: int = told["doubles"]

    @cached_property
    def empty_decks(self) -> list[str]:
        """Decks that hold no card and have none with cards below them; Anki's own first deck does not count."""
        full = [name for name, deck in self.decks.items() if deck["cards"]]
        return sorted(
            name
            for name in self.decks
            if name != "Default" and not any(path == name or path.startswith(f"{name}::") for path in full)
        )

    def schedule(self) -> dict[CardName, tuple[Any, ...]]:
        """Where each card stands, and what a student did to it."""
        return {card: tuple(told[name] for name in ("ivl", "due", "reps", "queue", "flags", "deck")) for card, told in self.cards.items()}

    def field(self, guid: str, name: str) -> str:
        """A field of a note."""
        note = self.notes[guid]
        text: str = note["fields"][self.fields[note["type"]].index(name)]
        return text


class RealAnki:
    """One student. `close` it, or use it in a `with`. A method for each of `Inside` that tests need; what fails there fails here."""

    def __init__(self, version: str) -> None:
        self.version = version
        self._folder = tempfile.TemporaryDirectory(prefix="anki-")
        self._process = subprocess.Popen(
            [python_of(version), "-W", "error::SyntaxWarning", inside_anki.__file__, self._folder.name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def __enter__(self) -> RealAnki:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process and remove the collection."""
        self._process.communicate()
        self._folder.cleanup()

    def do(self, step: str, **arguments: Any) -> Any:
        """One step in the other process. Raises AssertionError with the traceback from there."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps({"do": step, **arguments}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, f"Anki ({self.version}) ended while it was asked to {step}"
        answer = json.loads(line)
        assert "failed" not in answer, answer["failed"]
        return answer["done"]

    def anki(self) -> str:
        """Which Anki it is."""
        return str(self.do("anki"))

    def keep(self, name: str) -> None:
        """Put the collection by under a name."""
        self.do("keep", name=name)

    def back(self, name: str | None = None) -> None:
        """Be again as kept, or new."""
        self.do("back", name=name)

    def take(self, package: Path, presets: bool = False) -> dict[str, int]:
        """Import a package as the dialog does by default, or with presets: how many notes were new, updated, duplicate, conflicting."""
        counts: dict[str, int] = self.do("take", package=str(package), presets=presets)
        return counts

    def answer(self, cards: Iterable[CardName], rating: str = "good") -> None:
        """Answer each card once."""
        self.do("answer", cards=list(cards), rating=rating)

    def tag(self, guids: Iterable[str], tag: str) -> None:
        """Put a tag to notes."""
        self.do("tag", guids=list(guids), tag=tag)

    def flag(self, cards: Iterable[CardName], flag: int) -> None:
        """Flag cards."""
        self.do("flag", cards=list(cards), flag=flag)

    def suspend(self, cards: Iterable[CardName]) -> None:
        """Suspend cards."""
        self.do("suspend", cards=list(cards))

    def move(self, cards: Iterable[CardName], deck: str) -> None:
        """Put cards into another deck."""
        self.do("move", cards=list(cards), deck=deck)

    def choose(self, preset: str, deck: str) -> None:
        """Choose a preset for a deck and those below it."""
        self.do("choose", preset=preset, deck=deck)

    def edit(self, texts: Mapping[str, Mapping[str, str]]) -> None:
        """Replace fields in the editor: GUID -> field -> text."""
        self.do("edit", texts=texts)

    def date(self, when: int) -> None:
        """Let what was changed just now have been changed at a time."""
        self.do("date", when=when)

    def forward(self, days: int = 1) -> None:
        """Go on some days."""
        self.do("forward", days=days)

    def play(self, days: int, deck: str, seed: str = "") -> list[list[tuple[str, int, str]]]:
        """Study some days: for each the cards in the order served, (GUID, ordinal, new, learning or review)."""
        return [[(guid, place, queue) for guid, place, queue in day] for day in self.do("play", days=days, deck=deck, seed=seed)]

    def empty(self) -> list[CardName]:
        """The report of empty cards."""
        return [(guid, place) for guid, place in self.do("empty")]

    def check(self) -> str:
        """What the check of the database finds."""
        return str(self.do("check"))

    def state(self) -> State:
        """All that the collection holds."""
        return State(self.do("state"))


def days(version: str, package: Path, count: int, deck: str, seed: str = "") -> list[list[tuple[str, int, str]]]:
    """What a student gets who imports a package with its presets into an empty collection and studies it for some days."""
    with RealAnki(version) as student:
        take_and_set_up(student, package, deck)
        return student.play(count, deck, seed)


def take_and_set_up(student: RealAnki, package: Path, deck: str) -> State:
    """Import a package with its preset, and choose that in the old Anki, which only puts it into the list: there are two then."""
    student.take(package, presets=True)
    state = student.state()
    if student.version == OLD:
        (preset,) = state.presets.keys() - {"Default"}
        student.choose(preset, deck)
        state = student.state()
    return state


def shown(faults: Iterable[object]) -> str:
    """How many faults, and the first of them."""
    listed = [str(fault) for fault in faults]
    return "\n".join([f"{len(listed)} faults", *listed[:12]])
