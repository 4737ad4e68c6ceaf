"""What a use case wrote: the files, and the items that have no place in them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zhongbu_quiz.exports.quiz import LeftOut


@dataclass(frozen=True)
class Written:
    """Files of one set in the order in which they were asked for, how many items it has (0 where that was not asked), and what was left out."""

    name: str
    paths: tuple[Path, ...]
    items: int = 0
    left_out: tuple[LeftOut, ...] = ()
