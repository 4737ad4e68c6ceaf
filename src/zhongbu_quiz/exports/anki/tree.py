"""Where cards lie in Anki: one tree a project, a branch for each of its documents, one options preset for all of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from zhongbu_quiz.exports.anki.ids import deck_id, preset_id
from zhongbu_quiz.exports.anki.note import Note
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.identity import Identity

_LEARNING_STEPS = [1.0, 10.0]
_NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
"""Anki lists decks by their names; these sort in the order of the text, and an eleventh document does not rename the first."""
_BY_POSITION, _AS_GATHERED = 1, 1
"""Anki's newGatherPriority (lowest position first, whatever deck it lies in) and newSortOrder (as gathered)."""


class Tree:
    """The decks of a project, and which of them a note lies in."""

    def __init__(self, project: Identity, base: FactBase) -> None:
        self.root = _level(project.title)
        self._by = project.branches if len(base.documents) > 1 or project.branches == "section" else "none"
        self._documents = {document.name: _numbered(place, document.name) for place, document in enumerate(base.documents)}
        self._sections = {
            (document.name, section): _numbered(place, section)
            for document in base.documents
            for place, section in enumerate(document.section_names)
        }

    def home(self, note: Note) -> str:
        """The path of the deck that the cards of a note lie in."""
        document, section = note.home
        if self._by == "none" or not document:
            return self.root
        branch = f"{self.root}::{self._documents.get(document, _level(document))}"
        if self._by == "document" or not section:
            return branch
        return f"{branch}::{self._sections.get(note.home, _level(section))}"


def branches(project: Identity, base: FactBase, notes: Iterable[Note]) -> list[list[Note]]:
    """The notes of each deck below the root, which a student may study alone."""
    tree = Tree(project, base)
    found: dict[str, list[Note]] = {}
    for note in notes:
        found.setdefault(tree.home(note), []).append(note)
    return [members for path, members in found.items() if path != tree.root]


def _numbered(place: int, name: str) -> str:
    return f"{_NUMBERS[place] if place < len(_NUMBERS) else place + 1} {_level(name)}"


def _level(name: str) -> str:
    return name.replace("::", "：")


def deck_table(project: Identity, paths: Iterable[str], root: str, about: str, timestamp: int) -> dict[str, dict[str, Any]]:
    """The decks of a package, by id: those that hold cards and every one above them. `about` stands under the name of the root."""
    wanted = {root}
    for path in paths:
        levels = path.split("::")
        wanted.update("::".join(levels[:depth]) for depth in range(1, len(levels) + 1))
    return {str(deck_id(project, path)): _deck(project, path, about if path == root else "", timestamp) for path in sorted(wanted)}


def _deck(project: Identity, path: str, description: str, timestamp: int) -> dict[str, Any]:
    nothing = [0, 0]
    return {
        "id": deck_id(project, path),
        "name": path,
        "desc": description,
        "conf": preset_id(project),
        "mod": timestamp,
        "usn": -1,
        "dyn": 0,
        "collapsed": False,
        "browserCollapsed": False,
        "extendNew": 0,
        "extendRev": 50,
        "newToday": nothing,
        "revToday": nothing,
        "lrnToday": nothing,
        "timeToday": nothing,
    }


def preset(project: Identity, timestamp: int) -> dict[str, Any]:
    """The options preset: new cards a day in the order of the text whatever deck they lie in, siblings buried, FSRS at 0.9, otherwise Anki's
    own settings."""
    return {
        "id": preset_id(project),
        "name": project.preset,
        "mod": timestamp,
        "usn": -1,
        "maxTaken": 60,
        "autoplay": True,
        "timer": 0,
        "replayq": True,
        "new": {
            "bury": True,
            "delays": _LEARNING_STEPS,
            "initialFactor": 2500,
            "ints": [1, 4, 0],
            "order": 1,
            "perDay": project.new_per_day,
        },
        "rev": {"bury": True, "ease4": 1.3, "ivlFct": 1, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2},
        "lapse": {"delays": [10.0], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0},
        "dyn": False,
        "buryInterdayLearning": True,
        "newMix": 0,
        "newSortOrder": _AS_GATHERED,
        "newGatherPriority": _BY_POSITION,
        "desiredRetention": 0.9,
    }
