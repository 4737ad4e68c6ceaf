"""What was read of filled answer sheets: what the reader of pictures hands to those who mark them.

Nothing is decided in doubt: where the marks of a number are not plain the best guess stands beside the reason, and a picture of the place is
kept for the person who decides.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Literal

from zhongbu_quiz.exports.paper.page_code import PageCode

Why = Literal["several", "pale", "none", "erased", "unclear"]
"""Why a place is in doubt: more marks than may be; a mark that is paler than others of the sheet; none; one that was rubbed out; the place
cannot be seen well (cut off, covered, the edge of a shadow)."""

Picture = bytes | Path
"""A PNG as the reader makes it, or the file in which it waits (`spool`); empty where there is none."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place that a person has to look at. `picture`: it."""

    why: Why
    picture: Picture = field(repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is blackened at a number of items that are chosen: signs of the boxes (A, C; √) in the order of the sheet; with a doubt, the best
    guess."""

    number: int
    marks: tuple[str, ...]
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """The points that the teacher blackened for a written item; None where there are none."""

    number: int
    points: Decimal | None
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a page stands: the file, and which of its pages (1 for a picture)."""

    path: Path
    page: int


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One page of an answer sheet that was found and read.

    `number`: the digits of the 学号 grid of a first page, `?` where one is in doubt, "" where there is no grid or nothing is blackened;
    `number_doubt` with its picture. `forms`: letters of the form that are blackened. `absent`, `void`: 缺考 and 作废. `name`: a picture of the
    lines for the name, for a person. `pose`: the 3 × 3 matrix (row by row) that leads from millimetres of the page to pixels of the picture
    as it stands in its file (`pictures.grey_of`); `read.straightened` shows the page by it.
    """

    source: Source
    code: PageCode
    answers: tuple[Answer, ...] = ()
    scores: tuple[Score, ...] = ()
    number: str = ""
    number_doubt: Doubt | None = None
    forms: tuple[str, ...] = ()
    absent: bool = False
    void: bool = False
    name: Picture = field(default=b"", repr=False)
    pose: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A page, or a whole file (`source.page` 0), that could not be read, and why in words for a person; `picture`: small, where there
    is one."""

    source: Source
    reason: str
    picture: Picture = field(default=b"", repr=False)
