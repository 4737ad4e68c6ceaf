"""What was printed with answer sheets is kept in the set, so that scans of them can be marked when they come back.

In: the files of a download, or those that somebody has of an earlier one. Out: Printings: the stored draw, and where everything stands on its
sheets, in a folder of `printed/` for each paper. The same sheets are kept once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory

from zhongbu_quiz.delivery.deliver import write_bytes
from zhongbu_quiz.delivery.staging import open_folder, put_folder
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.files import cannot_write
from zhongbu_quiz.grading.geometry import read as read_geometry
from zhongbu_quiz.messages import _
from zhongbu_quiz.paths import is_installed
from zhongbu_quiz.sets.stored import DRAW_ENDS, read
from zhongbu_quiz.studio.grade import SHEET_ENDS, Scans, basis_of, sheet_names
from zhongbu_quiz.studio.opening import Opened
from zhongbu_quiz.versions import DRAW

FOLDER = "printed"
"""The folder of a set in which it is kept."""
_HEAD = 200
"""In so many bytes a file of ours says what it is."""
_FORM = re.compile(r"[A-Za-z0-9]{1,12}")
"""What a form can be called, whose name goes into that of a file."""


@dataclass(frozen=True)
class Printing:
    """Papers that were printed together: the day, the title and forms, for how many students by name (0: for whoever says who he is)."""

    folder: Path
    day: str
    title: str
    forms: tuple[str, ...]
    students: int

    @property
    def name(self) -> str:
        """By which it is found again."""
        return self.folder.name

    @property
    def draw(self) -> Path:
        """The stored draw."""
        return next(self.folder.glob(f"*{DRAW_ENDS}"))


def keep_printed(opened: Opened, files: Mapping[str, bytes], day: str) -> None:
    """Keep what a download of the opened deck has of its sheets, if it has any. A set that cannot be written is only not written: what is needed is
    in the download, too."""
    home = opened.project.seeds.parent
    kept = {name: data for name, data in files.items() if name.endswith((DRAW_ENDS, SHEET_ENDS))}
    if any(name.endswith(SHEET_ENDS) for name in kept) and not is_installed(home):
        with suppress(UserError):
            _keep(home, opened.deck.name, kept, day)


def keep_sent(home: Path, deck: str, files: Sequence[bytes], day: str) -> Printing:
    """Keep the stored draw and the files of its sheets, as somebody has them of an earlier time, whatever they are called. Raises UserError where
    they are something else, or do not belong together."""
    draws = [data for data in files if DRAW.name.encode() in data[:_HEAD]]
    sheets = [data for data in files if data not in draws]
    words = _("send one stored draw ({draw}) and what says where things stand on its sheets ({sheet}), as they lie in the zip")
    wrong = UserError(words.format(draw=f"…{DRAW_ENDS}", sheet=f"…{SHEET_ENDS}"))
    if len(draws) != 1 or not sheets:
        raise wrong
    with TemporaryDirectory(prefix="zhongbu-quiz-") as made:
        draw = write_bytes(Path(made) / f"{deck}{DRAW_ENDS}", draws[0])
        names = sheet_names(deck, read(draw))
        kept = {draw.name: draws[0]}
        for data in sheets:
            forms = [owner.form for owner in read_geometry(write_bytes(Path(made) / "sheet.json", data)).sheets.values()]
            if not all(_FORM.fullmatch(form) and form in names for form in forms):
                raise wrong
            kept |= {names[form]: data for form in forms}
        for name, data in kept.items():
            write_bytes(Path(made) / name, data)
        basis_of(Scans((), draw))
    return _printing(_keep(home, deck, kept, day))


def printings(home: Path, deck: str) -> list[Printing]:
    """What was printed of a deck, the newest first. One that cannot be read (any more) is passed over."""
    found = []
    with suppress(OSError):
        for folder in (home / FOLDER / deck).iterdir():
            with suppress(UserError, StopIteration, OSError):
                found.append((_printing(folder), folder.stat().st_mtime_ns))
    return [one for one, _time in sorted(found, key=lambda pair: (pair[0].day, pair[1]), reverse=True)]


def _printing(folder: Path) -> Printing:
    stored = read(next(folder.glob(f"*{DRAW_ENDS}")))
    forms = tuple(form.name for form in stored.drawn.forms)
    return Printing(folder, folder.name.rpartition("-")[0], stored.drawn.title, forms, len(stored.papers))


def _keep(home: Path, deck: str, files: Mapping[str, bytes], day: str) -> Path:
    """The folder of these files. They are known by those of the sheets, which name the draw."""
    told = blake2b(digest_size=6)
    for name, data in sorted(files.items()):
        if name.endswith(SHEET_ENDS):
            told.update(blake2b(data).digest())
    digest = told.hexdigest()
    folder = home / FOLDER / deck

    def fill(made: Path) -> None:
        for name, data in files.items():
            (made / name).write_bytes(data)

    try:
        with open_folder(folder):
            there = next((one for one in folder.iterdir() if one.name.endswith(f"-{digest}")), None)
            if there is None:
                put_folder(folder, f"{day}-{digest}", fill)
    except OSError as error:
        raise cannot_write(folder, error) from None
    return there or folder / f"{day}-{digest}"
