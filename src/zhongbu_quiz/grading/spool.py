"""Pictures of places go into files of a folder, so that those of five hundred sheets are never in memory at once.

In: pages as the reader hands them over, one after another. Out: the same pages, whose pictures are files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from zhongbu_quiz.grading.reading import Answer, Doubt, Picture, ReadPage, Score, Unread


def spooled(pages: Iterable[ReadPage | Unread], folder: Path) -> Iterator[ReadPage | Unread]:
    """The pages, whose pictures stand in `folder`."""
    spool = _Spool(folder, count())
    for page in pages:
        yield replace(page, picture=spool.kept(page.picture)) if isinstance(page, Unread) else spool.page(page)


@dataclass(frozen=True, slots=True)
class _Spool:
    """A folder, and the numbers by which its files are called."""

    folder: Path
    numbers: Iterator[int]

    def kept(self, picture: Picture) -> Picture:
        if not isinstance(picture, bytes) or not picture:
            return picture
        path = self.folder / f"{next(self.numbers)}.png"
        path.write_bytes(picture)
        return path

    def page(self, page: ReadPage) -> ReadPage:
        answers = tuple(Answer(one.number, one.marks, self.doubt(one.doubt)) for one in page.answers)
        scores = tuple(Score(one.number, one.points, self.doubt(one.doubt)) for one in page.scores)
        return replace(page, answers=answers, scores=scores, number_doubt=self.doubt(page.number_doubt), name=self.kept(page.name))

    def doubt(self, doubt: Doubt | None) -> Doubt | None:
        return doubt and Doubt(doubt.why, self.kept(doubt.picture))
