"""A document in a set, or a text that somebody pasted: kept beside the facts, and its drafts in a workbook among them, where each counts once it is
accepted. The workbook is the one that `extract` makes.

In: a set on the desk, a file. Out: the document and its workbook written; or Drafts, which a screen shows, and the mark of one of them written.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.delivery.deliver import write_bytes
from zhongbu_quiz.errors import ContentError, UserError, shown_path
from zhongbu_quiz.extract import extract_file, file_text
from zhongbu_quiz.extract.draftbook import matters, write_workbook
from zhongbu_quiz.extract.reading import READERS
from zhongbu_quiz.extract.reviewed import PlacedRow, placed_rows
from zhongbu_quiz.extract.run import name_of
from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.messages import _, joined, marked
from zhongbu_quiz.studio.begin import begin_with_files, check_new_file, checked_file, own_seeds
from zhongbu_quiz.studio.desk import Desk, NotThere, seen_file
from zhongbu_quiz.studio.extract import check_document
from zhongbu_quiz.studio.jobs import CalledOff
from zhongbu_quiz.studio.project import Project, find_project
from zhongbu_quiz.values.dates import parse_edtf
from zhongbu_quiz.workbook.edit import as_cell, written
from zhongbu_quiz.workbook.grid import read_grids
from zhongbu_quiz.workbook.rows import sheet_path

FOLDER = "documents"
"""Where the documents of a set lie."""
BOOK = ".xlsx"
PASTED = ".txt"
_AROUND = 1800
"""Characters of the text that are shown before and behind a passage."""
_FIRST = 24
"""Characters by which a passage is found whose end was cut off."""


LABELS = {
    "actor": marked("who"), "action": marked("did what"), "object": marked("to whom, or what"), "actor_type": marked("kind of who"),
    "weight": marked("how important"), "not_asked": marked("not to be asked"), "as_of": marked("as of when"),
}  # fmt: skip
"""What the page calls columns whose titles say little to a teacher, by their keys."""
DATE = next(column for column in KINDS["event"].columns if column.key == "date")


@dataclass(frozen=True)
class Field:
    """A cell of a draft: the title of its column, what the page calls it, what it says, and whether a person looks at it."""

    title: str
    label: str
    text: str
    matters: bool


@dataclass(frozen=True)
class DraftShown:
    """A draft: its kind, the sentence that tells it, what it lacks, its cells; `state`: accepted, refused or "" (not looked at yet);
    `wrong`: what is wrong with it as a fact, where it was accepted."""

    id: str
    kind: str
    passage: str
    lacks: str
    fields: tuple[Field, ...]
    state: str
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True)
class Drafts:
    """The drafts of a document in the order of its text, the one that is looked at (`at`: its place among them), and the text around the sentence
    that tells it: before, the sentence itself, behind. `seen`: by which one knows whether the workbook is still the same."""

    name: str
    drafts: tuple[DraftShown, ...]
    at: int
    before: str
    lit: str
    behind: str
    seen: str

    @property
    def now(self) -> DraftShown:
        """The one that is looked at."""
        return self.drafts[self.at]

    def count(self, state: str) -> int:
        """How many are accepted, refused, or not looked at yet."""
        return sum(draft.state == state for draft in self.drafts)


def _go_on() -> None:
    """Nobody calls anything off."""


def begin_with_document(
    desk: Desk, name: str, letters: str, file: str, data: bytes, check: Callable[[], None] = _go_on
) -> tuple[str, str]:
    """A set whose facts will be those of a document; its name, and that of the workbook of drafts. `check` is called before anything is written.
    Raises UserError where it cannot be, or nothing is found in the document, and what `check` raises."""
    file = _name(file)
    book = _draft(find_project(desk.folder), file, data)
    check()
    title = Path(file).stem + BOOK
    return begin_with_files(desk, name, letters, {f"{FOLDER}/{file}": data, f"seeds/{title}": book}), title


def add_document(desk: Desk, name: str, file: str, data: bytes, check: Callable[[], None] = _go_on) -> str:
    """A document, and its drafts among the facts of a set; the name of their workbook. Raises UserError as `begin_with_document` does, and where
    there is a file of that name."""
    folder, file = own_seeds(desk, name), _name(file)
    title = Path(file).stem + BOOK
    check_new_file(folder, title)
    book = _draft(desk.named(name).project, file, data)
    check()
    check_new_file(folder, title)
    place = folder.parent / FOLDER
    place.mkdir(exist_ok=True)
    write_bytes(place / file, data)
    write_bytes(folder / title, book)
    return title


def is_drafts(desk: Desk, path: Path) -> bool:
    """Whether a file of facts is a workbook of drafts."""
    return bool(_rows(desk, path))


def drafts(desk: Desk, name: str, file: str, at: str = "") -> Drafts:
    """The drafts of a workbook, that with the id `at` looked at; where there is none, the first that nobody has looked at yet. Raises NotThere where
    it is no workbook of drafts."""
    path = desk.material(name, file)
    seen = seen_file(path)  # before all else: who writes meanwhile is not written over
    rows, text = _rows(desk, path), _text(desk, path)
    if not rows:
        raise NotThere(_("{file} is no workbook of drafts").format(file=file))
    places = {placed.row.id: _found(text, placed.row.passage) for placed in rows}
    ordered = sorted(rows, key=lambda placed: (places[placed.row.id] or (len(text), 0))[0])
    wrong = _wrong(desk, name)
    shown = tuple(_shown(placed, wrong.get((shown_path(sheet_path(path, placed.grid.name)), placed.number), [])) for placed in ordered)
    found = next((number for number, draft in enumerate(shown) if draft.id == at), None)
    if found is None:
        found = next((number for number, draft in enumerate(shown) if not draft.state), 0)
    before, lit, behind = _around(text, places[shown[found].id], shown[found].passage)
    return Drafts(file, shown, found, before, lit, behind, seen)


def decide(desk: Desk, name: str, file: str, draft: str, state: str, texts: Mapping[str, str], known: str) -> str:
    """Write that a draft is accepted, refused, or to be looked at again (""), with what was typed into its cells, by their titles; the id of the
    draft to go on with. Raises UserError, with all as it was, where the workbook has changed since (`known`), or cannot be written."""
    marks = {"accepted": say("draft_accepted"), "refused": say("draft_refused"), "": ""}
    if state not in marks:
        raise UserError(_("the page does not understand this request"))
    before = [one.id for one in drafts(desk, name, file).drafts]
    with desk.changing_material(name, file, known) as path:
        placed = next((one for one in placed_rows(read_grids(path)) if one.row.id == draft), None)
        if placed is None:
            raise NotThere(_("there is no such draft (any more)"))
        typed = {title: as_cell(text) for title, text in texts.items()}
        own = {title: place for title, place in placed.places.items() if place != placed.accept_place}
        changed = {
            (placed.number, own[title]): text
            for title, text in typed.items()
            if title in own and text not in (old := placed.row.cells.get(title, ""), _said(title, old))
        }
        mark = {(placed.number, placed.accept_place): marks[state]}
        write_bytes(path, written(path, placed.grid, {**changed, **mark}))
    after = drafts(desk, name, file, draft)
    if after.now.wrong:
        return draft
    at = before.index(draft)
    undecided = [one.id for one in (*after.drafts[at + 1 :], *after.drafts[:at]) if not one.state]
    return undecided[0] if undecided else draft


def _name(file: str) -> str:
    """The name of a document, which leads nowhere else. Raises UserError where it cannot be one."""
    file = checked_file(file)
    if Path(file).suffix.lower() not in READERS:
        words = _("{file}: documents come in one of these: {known}; choose Save As in the program that made it")
        raise UserError(words.format(file=file, known=joined(READERS)))
    return file


def _draft(project: Project, file: str, data: bytes) -> bytes:
    """The workbook of the drafts of a document. Raises UserError where it cannot be read, or nothing is found in it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / file
        path.write_bytes(data)
        try:
            check_document(path, project)
            extraction = extract_file(path, load_lexicon(project.data))
        except CalledOff:
            raise
        except UserError as error:
            raise UserError(str(error).replace(shown_path(path), file).replace(str(path), file)) from None
    if not extraction.drafts:
        raise UserError("\n".join((_("{file}: no facts were found in it").format(file=file), *extraction.notes)))
    return write_workbook(extraction, name_of(extraction, Path(file).stem))


def _rows(desk: Desk, path: Path) -> list[PlacedRow]:
    """The drafts of a file; none where it is no workbook of drafts, or cannot be read."""

    def read() -> list[PlacedRow]:
        with suppress(ContentError):
            return placed_rows(read_grids(path))
        return []

    return desk.kept_of(path, "drafts", read) if path.suffix.lower() == BOOK else []


def _text(desk: Desk, path: Path) -> str:
    """The text of the document that a workbook was drafted from; "" where it does not lie beside it, or cannot be read any more."""
    folder = path.parent.parent / FOLDER
    found = next((folder / f"{path.stem}{suffix}" for suffix in READERS if (folder / f"{path.stem}{suffix}").is_file()), None)
    if found is None:
        return ""

    def read() -> str:
        try:
            return file_text(found, load_lexicon(find_project(path.parent).data))
        except CalledOff:  # who stops waiting has not seen that it cannot be read
            raise
        except UserError:
            return ""

    return desk.kept_of(found, "text", read)


def _found(text: str, passage: str) -> tuple[int, int] | None:
    """From where to where a passage stands in its text; None where it does not."""
    for words in (passage, passage[:_FIRST]):
        at = text.find(words) if words else -1
        if at >= 0:
            return at, at + len(words)
    return None


def _around(text: str, place: tuple[int, int] | None, passage: str) -> tuple[str, str, str]:
    if place is None:
        return "", passage, ""
    start, end = place
    return text[max(0, start - _AROUND) : start], text[start:end], text[end : end + _AROUND]


def _wrong(desk: Desk, name: str) -> dict[tuple[str, int], list[str]]:
    """What is wrong in the rows of the tables of a set, by their sheets and numbers."""
    found: dict[tuple[str, int], list[str]] = {}
    for one in desk.problems(name):
        found.setdefault((one.path, one.line - 1), []).append(one.message)
    return found


def _said(title: str, text: str) -> str:
    """What a cell says, a date as texts write it."""
    if title == DATE.title and text:
        with suppress(ValueError):
            return parse_edtf(text).chinese
    return text


def _shown(placed: PlacedRow, wrong: Sequence[str]) -> DraftShown:
    row, looked_at = placed.row, matters(placed.row.kind)
    identity = KINDS[row.kind].all_columns[0].title
    own = {column.title for column in KINDS[row.kind].all_columns}
    titles = [title for title in placed.places if title in own and title != identity]
    labels = {column.title: _(LABELS[column.key]) for column in KINDS[row.kind].all_columns if column.key in LABELS}
    fields = (Field(title, labels.get(title, title), _said(title, row.cells.get(title, "")), title in looked_at) for title in titles)
    state = "accepted" if row.accepted else "refused" if placed.refused else ""
    return DraftShown(row.id, row.kind, row.passage, row.lacks, tuple(fields), state, tuple(wrong))
