"""What a teacher has on her desk: a stored draw, and pages that stand for those of scans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook

from zhongbu_quiz.exports.paper.answer_sheet.geometry import draw_hash
from zhongbu_quiz.grading.geometry import Geometry
from zhongbu_quiz.grading.reading import ReadPage, Unread
from zhongbu_quiz.sets.stored import Stored, to_json
from zhongbu_quiz.studio import grade as studio
from zhongbu_quiz.studio.grade import Graded, Scans, Wanted, grade


class Desk:
    """A folder with a stored draw, and pages that a reader would find."""

    def __init__(self, folder: Path, stored: Stored, pages: Sequence[ReadPage | Unread], patch: pytest.MonkeyPatch) -> None:
        self.folder, self.stored, self.pages = folder, stored, pages
        self.draw = folder / "set-draw.json"
        self.draw.write_bytes(to_json(stored))
        (folder / "set-sheet.json").write_text("{}")
        geometry = Geometry("set", draw_hash(stored.drawn, stored.papers), 210, 297, {}, ())
        patch.setattr(studio, "read_geometry", lambda path: geometry)

    def grade(self, scans: Sequence[Path] = (Path("scan.pdf"),), **wanted: object) -> Graded:
        """Mark the pages, as if they stood in these files."""

        def reader(_paths: Sequence[Path], _geometry: Geometry, _jobs: int) -> Iterator[ReadPage | Unread]:
            return iter(self.pages)

        given = {"book": self.folder / "out.xlsx", "review": self.folder / "doubts.xlsx", **wanted}
        return grade(Scans(tuple(scans), self.draw), Wanted(**given), reader=reader)  # type: ignore[arg-type]

    def write(self, verdicts: dict[int, str]) -> None:
        """Fill the cells of these rows."""
        book = load_workbook(self.folder / "doubts.xlsx")
        for row, text in verdicts.items():
            book.worksheets[0].cell(row, 9).value = text
        book.save(self.folder / "doubts.xlsx")

    def rows(self) -> list[list[object]]:
        """The workbook of doubts."""
        return [[cell.value for cell in row] for row in load_workbook(self.folder / "doubts.xlsx").worksheets[0].iter_rows(min_row=2)]
