"""What a use case wrote: the files, the items that have no place in them, and remarks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zhongbu_quiz.exports.quiz import LeftOut


@dataclass(frozen=True)
class Written:
    """Files of one set in the order in which they were asked for, how many items it has (0 where that was not asked), what was left out,
    and what a person should know of the files."""

    name: str
    paths: tuple[Path, ...]
    items: int = 0
    left_out: tuple[LeftOut, ...] = ()
    remarks: tuple[str, ...] = ()
