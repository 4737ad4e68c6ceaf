"""Scans of one exam and all that is decided of them, in a folder of the set: `marking/DECK/DAY-N/`.

In: what was printed, the files that somebody sends, her decisions. Out: Markings, whose sheets are read once, page by page, and kept; results as
`zhongbu-quiz grade` gives them of the same scans and the same workbook of doubts. All stands in files: whoever comes back goes on there.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, get_args

from zhongbu_quiz.delivery.deliver import write_bytes
from zhongbu_quiz.delivery.staging import OURS, digest, open_folder, put_folder
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.files import cannot_write
from zhongbu_quiz.grading.scan_kinds import BEGINNING, is_scan
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.sets.exam_record import Names
from zhongbu_quiz.sets.roster import LISTS
from zhongbu_quiz.sets.stored import DRAW_ENDS
from zhongbu_quiz.studio.grade import Scans, basis_of
from zhongbu_quiz.studio.printed import Printing

FOLDER = "marking"
"""The folder of a set in which scans and decisions are kept."""
REVIEW = "doubts.xlsx"
"""The workbook of doubts, as `grade --review` has it."""
_ABOUT, _SCANS, _PAGES, _ROSTER = "marking.json", "scans", "pages", "roster"
_REFUSED = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]')
_LONGEST, _LONGEST_ENDING = 80, 6
"""Characters of the name of a scan, and of its ending with the dot."""


@dataclass(frozen=True)
class Sent:
    """A file that somebody sends: its name, and what can be read of it."""

    name: str
    file: BinaryIO


@dataclass(frozen=True)
class Marking:
    """One exam that is marked: of which set, in which folder, what of its students the set keeps, whether all its pages are read."""

    home: Path
    folder: Path
    names: Names
    is_read: bool

    @property
    def name(self) -> str:
        """By which it is found again: the day and a number."""
        return self.folder.name

    @property
    def day(self) -> str:
        """The day on which it began."""
        return self.name.rpartition("-")[0]

    @property
    def about(self) -> Path:
        """What is known of it besides what was sent."""
        return self.folder / _ABOUT

    @property
    def review(self) -> Path:
        """The workbook of doubts, where there is any."""
        return self.folder / REVIEW

    @property
    def pages(self) -> Path:
        """Where the pages are kept that are read."""
        return self.folder / _PAGES

    @property
    def scans(self) -> Scans:
        """What is marked: the files by name, IMG_2 before IMG_10, since pages of one sheet stand side by side."""
        files = sorted((path for path in (self.folder / _SCANS).iterdir() if path.is_file()), key=lambda path: _in_numbers(path.name))
        roster = next(self.folder.glob(f"{_ROSTER}.*"), None)
        return Scans(tuple(files), next(self.folder.glob(f"*{DRAW_ENDS}")), roster=roster)

    def read_whole(self) -> None:
        """Say that all pages are read. Raises UserError."""
        write_bytes(self.about, _about(self.names, True))


def markings(home: Path, deck: str) -> list[Marking]:
    """All that there are of a deck, the last one first."""
    found = []
    with suppress(OSError):
        for folder in (home / FOLDER / deck).iterdir():
            with suppress(OSError, ValueError, KeyError, TypeError):
                said = json.loads((folder / _ABOUT).read_bytes())
                names = next(name for name in get_args(Names) if name == said["names"])
                found.append(Marking(home, folder, names, bool(said["read"])))
    return sorted(found, key=lambda one: _in_numbers(one.name), reverse=True)


def begin_marking(home: Path, deck: str, printed: Printing, scans: Sequence[Sent], roster: Sent | None, names: str, day: str) -> str:
    """Keep what somebody sends of an exam; its name. Raises UserError where a file is no scan, where the class list cannot be read or is one too
    many, where nothing is sent, or the set cannot be written: nothing is kept then."""
    kept = next((name for name in get_args(Names) if name == names), None)
    if kept is None or not scans:
        raise UserError(_("choose the scans or photographs of the sheets first"))
    _check_scans(scans)
    folder = home / FOLDER / deck
    try:
        with open_folder(folder):
            number = 1 + max((int(told) for one in folder.glob(f"{day}-*") if (told := one.name.rpartition("-")[2]).isdecimal()), default=0)
            put_folder(folder, f"{day}-{number}", lambda made: _fill(made, printed, scans, roster, kept))
    except OSError as error:
        raise cannot_write(folder, error) from None
    return f"{day}-{number}"


def remove_marking(marking: Marking) -> None:
    """Take a marking away: scans, class list, decisions. What the set keeps of its results stays. Raises UserError."""
    folder = marking.folder.parent
    try:
        with open_folder(folder):
            gone = marking.folder.rename(folder / f"{OURS}{marking.name}")
            shutil.rmtree(gone)
    except OSError as error:
        raise cannot_write(marking.folder, error) from None


def _fill(made: Path, printed: Printing, scans: Sequence[Sent], roster: Sent | None, names: str) -> None:
    """The folder of a marking. Raises UserError where what was printed and the class list do not belong together."""
    for path in printed.folder.iterdir():
        if path.suffix == ".json" and path.is_file():
            shutil.copyfile(path, made / path.name)
    if roster is not None:
        ending = Path(roster.name).suffix.lower()
        if ending not in LISTS:
            words = _("{name}: is no class list; send an Excel, CSV or Word file ({known})")
            raise UserError(words.format(name=roster.name, known=joined(LISTS)))
        _copied(roster, made / f"{_ROSTER}{ending}")
    (made / _SCANS).mkdir()
    seen: set[str] = set()
    for one in scans:
        path = _free(made / _SCANS / _plain(one.name))
        _copied(one, path)
        told = digest(path)
        if told in seen:  # one file that was chosen twice is no second sheet
            path.unlink()
        seen.add(told)
    (made / _ABOUT).write_bytes(_about(names, False))
    draw = next(made.glob(f"*{DRAW_ENDS}"))
    _basis(Scans((), draw, roster=next(made.glob(f"{_ROSTER}.*"), None)), made, roster)


def _basis(scans: Scans, made: Path, roster: Sent | None) -> None:
    """Raises UserError where what was printed and the class list cannot be used together, in which no folder of ours is named."""
    try:
        basis_of(scans)
    except UserError as error:
        words = str(error).replace(f"{made}/", "")
        raise UserError(words.replace(scans.roster.name, roster.name) if scans.roster and roster else words) from None


def _about(names: str, is_read: bool) -> bytes:
    return (json.dumps({"format": 1, "names": names, "read": is_read}) + "\n").encode()


def _check_scans(scans: Sequence[Sent]) -> None:
    """Raises UserError that names the files which are neither pictures nor PDF, by what is in them."""
    strange = []
    for one in scans:
        if not is_scan(one.file.read(BEGINNING)):
            strange.append(one.name)
        one.file.seek(0)
    if strange:
        raise UserError(_("{names}: these are no scans; send PDF, JPG, PNG or TIF, and nothing else with them").format(names=joined(strange)))


def _copied(sent: Sent, path: Path) -> None:
    with path.open("xb") as file:
        shutil.copyfileobj(sent.file, file)


def _plain(name: str) -> str:
    """The name of a file, which leads nowhere, and which every system takes."""
    path = Path(_REFUSED.sub("_", name).strip(". ~-") or "scan")
    return f"{path.stem[:_LONGEST]}{path.suffix[:_LONGEST_ENDING]}".rstrip(". ")


def _free(path: Path) -> Path:
    """The same, with a number where there is one of that name already, however its letters are written."""
    taken = {one.name.casefold() for one in path.parent.iterdir()}
    number, found = 1, path
    while found.name.casefold() in taken:
        number += 1
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return found


def _in_numbers(name: str) -> list[tuple[int, str]]:
    """By which names are in order whose numbers have no noughts before them."""
    parts: Iterator[str] = iter(re.split(r"(\d+)", name.casefold()))
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
