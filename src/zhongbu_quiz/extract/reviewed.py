"""A workbook of drafts that a person has reviewed, and what of it is kept when the document is drafted anew.

In: the older workbook, the rows of the new draft. Out: the new rows with her marks and words, and what is new, gone and changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.extract.draftrow import Change, DraftRow
from zhongbu_quiz.extract.pairing import pair_alike, pair_by
from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.messages import _
from zhongbu_quiz.workbook.accepted import mark_of
from zhongbu_quiz.workbook.cells import cell_text
from zhongbu_quiz.workbook.columns import DOCUMENT, sheets
from zhongbu_quiz.workbook.grid import Grid, read_grids
from zhongbu_quiz.workbook.header import find_header


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A workbook of drafts: the short name of its document as it stands there now, and its rows."""

    name: str
    rows: tuple[DraftRow, ...]


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row of a workbook of drafts where it stands: its sheet, its number there, counted from 0, and the column of each title; `refused`: she has
    looked at it and does not want it."""

    grid: Grid
    number: int
    accept_place: int
    places: dict[str, int]
    row: DraftRow
    refused: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """The rows of a new draft, with what a person had said of the older one."""

    rows: tuple[DraftRow, ...]

    def lines(self) -> list[str]:
        """What was kept, and what is to be looked at, in words."""
        counts = Counter(row.change for row in self.rows)
        accepted = sum(row.accepted for row in self.rows)
        words = _("{accepted} accepted rows are kept; {new} rows are new, {changed} changed, {gone} no longer told: see the column {title}")
        changed = counts["changed"] + counts["changed_accepted"]
        return [words.format(accepted=accepted, new=counts["new"], changed=changed, gone=counts["gone"], title=say("draft_change"))]


def reviewed_book(path: Path) -> Reviewed:
    """A workbook of drafts with her marks. Raises UserError where the file cannot be read, or is no workbook of drafts."""
    grids = read_grids(path)
    rows = tuple(placed.row for placed in placed_rows(grids))
    if not rows:
        words = _("{path}: is no workbook of drafts, whose sheets begin with the column {title}; give the one that extract made, or the document")
        raise UserError(words.format(path=path, title=say("draft_accept")))
    named = next((cell_text(grid.cell(1, 0)) for grid in grids if grid.name == DOCUMENT.title and len(grid.rows) > 1), "")
    return Reviewed(named or path.stem, rows)


def placed_rows(grids: Sequence[Grid]) -> list[PlacedRow]:
    """The drafts on the sheets of a workbook; none where it is no workbook of drafts."""
    kinds = {sheet.title: sheet.kind for sheet in sheets() if sheet.kind in KINDS}
    return [placed for grid in grids if grid.name in kinds for placed in _rows(grid, kinds[grid.name])]


def _rows(grid: Grid, kind: str) -> Iterator[PlacedRow]:
    header = find_header(grid)
    if header is None or header.accept_place is None:
        return
    titles = {place: cell_text(grid.cell(header.row, place)) for place in header.titles}
    identity = KINDS[kind].all_columns[0].title
    for number in range(header.row + 1, len(grid.rows)):
        told = {title: cell_text(grid.cell(number, place)) for place, title in titles.items()}
        cells = {title: text for title, text in told.items() if text and title and title[0] != "#" and title != titles[header.accept_place]}
        if cells.get(identity):
            mark = told[titles[header.accept_place]]
            accepted = bool(mark_of(mark))
            passage = told.get(say("draft_passage"), "")
            lacks = told.get(say("draft_lacks"), "")
            made = DraftRow(kind, cells[identity], cells, passage, lacks=lacks, accepted=accepted)
            refused = bool(mark) and mark_of(mark) is False
            yield PlacedRow(grid, number, header.accept_place, {title: place for place, title in titles.items()}, made, refused)


def kept(rows: Sequence[DraftRow], before: Sequence[DraftRow]) -> Kept:
    """The new rows, with what a person said of the older ones: of the same draft her mark and her cells; of a sentence that was corrected the
    number, on which cards hang, and a word on what it was. What she accepted and the document tells no more stands at the end, as it was."""
    old, new = list(before), list(rows)
    same = pair_by(old, new, lambda row: (row.kind, row.id))
    changed = pair_by(old, new, lambda row: (row.kind, *(row.cells.get(title) for title in _named(row.kind))))
    changed += pair_alike(old, new, lambda row: row.kind, lambda row: row.passage)
    known = {id(row): _as_before(was, row) for was, row in same} | {id(row): _corrected(was, row) for was, row in changed}
    gone = (replace(row, change="gone") for row in old if row.accepted)
    return Kept((*(known.get(id(row), replace(row, change="new")) for row in rows), *gone))


def _named(kind: str) -> tuple[str, ...]:
    """The titles of the columns that must be filled: what a fact of the kind is about, whatever its figure or date."""
    return tuple(column.title for column in KINDS[kind].columns if column.must and column.key not in ("date", *KINDS[kind].told_in))


def _as_before(was: DraftRow, row: DraftRow) -> DraftRow:
    return replace(row, cells=was.cells, accepted=was.accepted)


def _corrected(was: DraftRow, row: DraftRow) -> DraftRow:
    identity = KINDS[row.kind].all_columns[0].title
    change: Change = "changed_accepted" if was.accepted else "changed"
    return replace(row, id=was.id, cells=row.cells | {identity: was.id}, change=change, was=was.passage)
