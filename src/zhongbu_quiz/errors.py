"""The errors a user can put right.

    UserError                 anything the user can mend; the command line prints it and exits 2
    ├── ContentError          one or more places in files, each `path:line: what is wrong, and what to write instead`
    └── Stopped               somebody ended the program in the midst of long work: what of it is kept, and how it goes on

Everything else that is raised is a bug of ours and keeps its traceback.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

LONGEST = 1200
"""Characters of a line about something wrong: what a person reads to its end, lists of what is allowed included."""


def shortened(line: str) -> str:
    """A line of words, whose middle is left out where it is too long: a value stands there, before it what is wrong, behind it what to do."""
    return line if len(line) <= LONGEST else f"{line[: LONGEST // 2]} … {line[-LONGEST // 2 :]}"


class UserError(Exception):
    """What went wrong and what to do about it, in one or more lines of plain words, in the language of the moment (`messages`)."""

    def __init__(self, words: str = "") -> None:
        super().__init__("\n".join(map(shortened, words.split("\n"))))


class Stopped(UserError):
    """Ctrl-C, or a signal that ends the program, came in the midst of work of which a part is kept. The command line exits 130."""


class Mendable(ValueError):
    """What is wrong with a text, where it is known what could stand there instead: `writes`, the likeliest first."""

    def __init__(self, words: str, *writes: str) -> None:
        super().__init__(words)
        self.writes = writes


@dataclass(frozen=True, slots=True)
class Cell:
    """The cell that a problem is of: its row and column in the sheet, counted from 0; what is wrong, without where it is; and what could stand there
    instead, where that is known."""

    row: int
    column: int
    said: str
    writes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend: the file (of a workbook with its sheet), the line (1-based; 0 where a file has no lines) and the words; where it is about
    one cell of a sheet, that."""

    path: str
    line: int
    message: str
    cell: Cell | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}"


class ContentError(UserError):
    """All the problems found in the files of one run, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def shown_path(path: Path | str) -> str:
    """A path as messages show it: relative to the working directory where it lies in it."""
    shown = Path(path)
    with suppress(ValueError):
        shown = shown.relative_to(Path.cwd())
    return str(shown).replace("\n", "\\n")


def problem(path: Path | str, line: int, message: str) -> Problem:
    """A Problem of a file, whose path is shown (`shown_path`)."""
    return Problem(shown_path(path), line, shortened(message))
