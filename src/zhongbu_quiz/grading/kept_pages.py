"""Pages that were read, kept in a folder: whoever is interrupted goes on where he was, and nothing is read twice.

In: pages as the reader hands them over. Out: the same pages, whose pictures are files. A page has a folder of its own; what says what is on it is
written last, so that one that is not whole counts as not read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from hashlib import blake2b
from pathlib import Path
from typing import Any

from zhongbu_quiz.delivery.staging import put_part
from zhongbu_quiz.exports.paper.page_code import PageCode
from zhongbu_quiz.grading.reading import Answer, Doubt, Picture, ReadPage, Score, Source, Unread
from zhongbu_quiz.grading.spool import spooled

_PAGE = "page.json"


class KeptPages:
    """The pages of some scans in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, source: Source) -> ReadPage | Unread | None:
        """What is kept of a page; None where that is nothing that can be read."""
        folder = self._place(source)
        try:
            return _page(json.loads((folder / _PAGE).read_bytes()), source, folder)
        except (OSError, ValueError, KeyError, TypeError, ArithmeticError):
            return None

    def keep(self, page: ReadPage | Unread) -> ReadPage | Unread:
        """The page, whose pictures are files now. Raises UserError, OSError where the system refuses."""
        folder = self._place(page.source)
        folder.mkdir(parents=True, exist_ok=True)
        [there] = spooled([page], folder)
        put_part(folder / _PAGE, json.dumps(asdict(there), default=_plain, ensure_ascii=False).encode())
        return there

    def _place(self, source: Source) -> Path:
        name = blake2b(source.path.name.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
        return self._folder / f"{name}-{source.page}"


def _plain(value: Any) -> str:
    """What JSON has no form for: names of files, points, a picture that there is not."""
    if isinstance(value, Path):
        return value.name
    return str(value) if isinstance(value, Decimal) else ""


def _page(whole: Mapping[str, Any], source: Source, folder: Path) -> ReadPage | Unread:
    def picture(name: str) -> Picture:
        return folder / Path(name).name if name else b""

    def doubt(one: Mapping[str, Any] | None) -> Doubt | None:
        return None if one is None else Doubt(one["why"], picture(one["picture"]))

    if "reason" in whole:
        return Unread(source, whole["reason"], picture(whole["picture"]))
    return ReadPage(
        source,
        PageCode(**whole["code"]),
        answers=tuple(Answer(one["number"], tuple(one["marks"]), doubt(one["doubt"])) for one in whole["answers"]),
        scores=tuple(Score(one["number"], _points(one["points"]), doubt(one["doubt"])) for one in whole["scores"]),
        number=whole["number"],
        number_doubt=doubt(whole["number_doubt"]),
        forms=tuple(whole["forms"]),
        absent=whole["absent"],
        void=whole["void"],
        name=picture(whole["name"]),
        pose=tuple(map(float, whole["pose"])),
    )


def _points(said: str | None) -> Decimal | None:
    return None if said is None else Decimal(said)
