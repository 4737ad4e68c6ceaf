"""Three releases of the shipped project: v1 is what ships, v2 and v3 are built after seeds changed, each with the one before at hand.

A copy of the project makes Anki packages and nothing else, by the command that releases are made by. What changes is chosen by ids that
stand in `seeds/`; where one is gone there, the helper says so, and another fact will do.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.conftest import ROOT
from tests.core.small import run
from zhongbu_quiz.exports.anki.apkg_reader import PackedNote, read_package
from zhongbu_quiz.exports.anki.ids import is_retired

TIMES = tuple(1_750_000_000 + month * 30 * 86_400 for month in range(3))
"""When the releases were made: in the past, so that a student can do something between two of them (`RealAnki.date`)."""
CONTENT = ("seeds", "decks", "data", "templates", "project.yaml")

RETURNING = "ev-2010-08-plan-implementation"
"""Gone in v2, back in v3."""
GONE = "ev-2018-09-mechanism"
"""Gone in v3."""
REWORDED = "sl-2005-two-advantages"
"""Another wording in v2, and one more in v3."""
REWORDED_LATE = "st-2024-20th-anniversary"
"""Another wording in v3."""
LONGER = "sl-2021-comparative-advantages"
"""A list that has one part more from v2 on."""

_EVENT = """\
  - id: {id}
    kind: event
    date: {date}
    actor: 国家发改委
    action: 印发
    object: 《{title}》
    stage: 印发
    matter: {title}
    not_asked: [object]
    weight: 3
    tags: [历史::实施推进阶段]
    source: {{document: 回望, section: 实施推进阶段, evidence: [{year}年{month}月, 国家发改委印发《{title}》]}}

"""
ADDED = {"ev-2010-11-test-cooperation": ("2010-11", "中部地区省际合作行动纲要"), "ev-2011-03-test-roads": ("2011-03", "中部地区县乡道路建设方案")}
"""Events that v2 and v3 add: ids, dates, titles. Every time line around them changes."""


@dataclass(frozen=True)
class Release:
    """One build: the folder and its packages by the name of the deck."""

    folder: Path
    time: int

    @cached_property
    def packages(self) -> dict[str, Path]:
        """Name of a deck -> its package."""
        return {path.stem: path for path in sorted(self.folder.glob("*.apkg"))}

    @cached_property
    def packed(self) -> dict[str, dict[str, PackedNote]]:
        """Name of a deck -> the notes in its package, by GUID."""
        return {name: read_package(path).notes for name, path in self.packages.items()}

    def notes(self, *decks: str) -> dict[str, PackedNote]:
        """The notes of some decks, or of all; where two have one, the first counts."""
        return {guid: note for name in reversed(decks or tuple(self.packed)) for guid, note in self.packed[name].items()}

    def live(self) -> set[str]:
        """The notes of any package that are not retired."""
        return {guid for notes in self.packed.values() for guid, note in notes.items() if not is_retired(note.tags)}

    def cards(self, *decks: str) -> set[tuple[str, int]]:
        """(GUID, ordinal) of the cards of some decks, or of all."""
        return {(guid, card) for name in decks or self.packed for guid, note in self.packed[name].items() for card in note.cards}


class Seeds:
    """The seeds of a copy, which a release changes by fact."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def replace(self, fact_id: str, old: str, new: str) -> None:
        """Other words in one fact."""
        path, block = self._find(fact_id)
        assert block.count(old) == 1, f"{path.name}: {fact_id} does not hold {old!r} once; let the releases of the tests change another fact"
        self._put(path, block, block.replace(old, new))

    def remove(self, fact_id: str) -> str:
        """Take a fact out; what it was."""
        path, block = self._find(fact_id)
        self._put(path, block, "")
        return block

    def add(self, after: str, new: str) -> None:
        """Put a fact behind another."""
        path, block = self._find(after)
        self._put(path, block, block + new)

    def _find(self, fact_id: str) -> tuple[Path, str]:
        for path in sorted(self.folder.glob("*.yaml")):
            found = re.search(rf"(?ms)^  - id: {fact_id}\n.*?(?=^  (?:- id:|#)|^\S|\Z)", path.read_text(encoding="utf-8"))
            if found:
                return path, found.group()
        raise AssertionError(f"no seed has the fact {fact_id} any more; let the releases of the tests change another")

    def _put(self, path: Path, old: str, new: str) -> None:
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def copied(folder: Path) -> Path:
    """The project that ships, with decks that go to Anki alone."""
    folder.mkdir()
    for name in CONTENT:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    for deck in (folder / "decks").glob("*.yaml"):
        deck.write_text(re.sub(r"(?m)^outputs:.*", "outputs: [anki]", deck.read_text(encoding="utf-8")), encoding="utf-8")
    return folder


def build(project: Path, out: Path, time: int, previous: Path | None = None) -> Release:
    """All packages of the project, after an earlier release where there is one."""
    ran = run(project, "build", "--out", str(out), *(("--previous", str(previous)) if previous else ()), "--quiet", now=time)
    assert ran.status == 0, ran.err
    return Release(out, time)


def change_for_v2(seeds: Seeds) -> str:
    """What v2 changes. The fact that it takes out, which v3 brings back."""
    seeds.replace(REWORDED, "要求充分发挥中部的两种优势", "要求发挥好中部的两种优势")
    seeds.replace(LONGER, "{n: 3, text: 文化底蕴深厚}", "{n: 3, text: 文化底蕴深厚}\n      - {n: 4, text: 生态条件良好}")
    seeds.replace(LONGER, "{part3}", "{part3}、{part4}")
    seeds.replace(LONGER, "文化底蕴深厚等", "文化底蕴深厚、生态条件良好等")
    _add_event(seeds, "ev-2010-11-test-cooperation")
    return seeds.remove(RETURNING)


def change_for_v3(seeds: Seeds, returning: str) -> None:
    """What v3 changes after v2."""
    seeds.add("ev-2010-05-city-clusters", returning)
    seeds.replace(REWORDED, "要求发挥好中部的两种优势", "要求发挥好中部地区的两种优势")
    seeds.replace(REWORDED_LATE, "的提出已满", "提出已满")
    _add_event(seeds, "ev-2011-03-test-roads")
    seeds.remove(GONE)


def _add_event(seeds: Seeds, event_id: str) -> None:
    date, title = ADDED[event_id]
    year, month = date.split("-")
    seeds.add("ev-2010-05-city-clusters", _EVENT.format(id=event_id, date=date, title=title, year=year, month=int(month)))


def first_release(folder: Path) -> Release:
    """v1: what ships, built in `folder`."""
    return build(copied(folder / "project"), folder / "v1", TIMES[0])


def later_releases(first: Release) -> tuple[Release, Release]:
    """v2 and v3, beside v1 and from the same copy of the project."""
    project = first.folder.parent / "project"
    seeds = Seeds(project / "seeds")
    returning = change_for_v2(seeds)
    second = build(project, first.folder.parent / "v2", TIMES[1], first.folder)
    change_for_v3(seeds, returning)
    return second, build(project, first.folder.parent / "v3", TIMES[2], second.folder)
