"""A question of one's own from a form: a row of the sheet of questions in a workbook of the set.

In: what was typed, and a picture. Out: the workbook with that row, which is written only where the question can be asked. A set without such a
sheet gets a workbook with one.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.delivery.deliver import write_bytes
from zhongbu_quiz.errors import ContentError, UserError
from zhongbu_quiz.facts.question import QUESTION
from zhongbu_quiz.files import saved
from zhongbu_quiz.items.own import own_id, own_items
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.studio.begin import check_new_file, checked_file, own_seeds
from zhongbu_quiz.studio.desk import Desk
from zhongbu_quiz.workbook.cells import cell_text
from zhongbu_quiz.workbook.columns import QUESTIONS
from zhongbu_quiz.workbook.edit import At, as_cell, can_write, written
from zhongbu_quiz.workbook.grid import Grid, read_grids
from zhongbu_quiz.workbook.header import find_header
from zhongbu_quiz.workbook.question_sheet import EXAMPLES, KIND_WORDS
from zhongbu_quiz.workbook.seeds import load_seeds
from zhongbu_quiz.workbook.tables.ids import made_id

BOOK_SUFFIX = ".xlsx"
BOOK = f"{QUESTIONS.title}{BOOK_SUFFIX}"
PICTURES = (".png", ".jpg", ".jpeg", ".svg")
KINDS = KIND_WORDS
"""The kinds of questions, by what their sheet calls them."""
TRUTHS = tuple(say("truths").split())
"""What a statement is: right, or wrong."""
SHOWN = EXAMPLES
"""A question of each kind, by the titles of the columns."""
_WITH_OPTIONS = ("single_choice", "multiple_choice", "ordering", "matching")
_HAVE = {"accepted": ("fill_blank", "cloze"), "points": ("short_answer",), "worth": ("short_answer",)}
"""The fields that only some kinds have."""


@dataclass(frozen=True)
class Typed:
    """A question as it was typed, by the keys of its columns; its picture, by the name of its file."""

    fields: Mapping[str, str]
    options: Sequence[str] = ()
    picture: str = ""
    data: bytes = field(default=b"", repr=False)

    @property
    def cells(self) -> dict[str, str]:
        """What stands in which column; what was typed for another kind before this one was chosen does not."""
        kind = KINDS.get(self.fields.get("item_kind", ""), "")
        has_options = kind in _WITH_OPTIONS or not kind
        options = {f"options.{number}": text.strip() for number, text in enumerate(self.options, 1) if has_options}
        told = {key: as_cell(text) for key, text in self.fields.items() if not kind or kind in _HAVE.get(key, (kind,))}
        return {key: text for key, text in {**told, **options, "picture": self.picture}.items() if text}


def add_question(desk: Desk, name: str, typed: Typed) -> tuple[str, tuple[Path, ...]]:
    """Write a question into a set; the id of its item, and the files that there are more now. Raises UserError with what is wrong in it, and where it
    cannot be written."""
    folder = own_seeds(desk, name)
    if typed.picture:
        typed = replace(typed, picture=_picture(typed))
        check_new_file(folder, typed.picture)
    path = next((path for path in desk.named(name).project.seed_paths() if _grid(path)), None)
    if path is None:
        check_new_file(folder, BOOK)
        data, identity = _checked(BOOK, *_with(None, typed), typed)
        _put_picture(folder, typed)
        write_bytes(folder / BOOK, data)
        return own_id(identity), (folder / BOOK, *_pictures(folder, typed))
    with desk.changing_material(name, path.name):
        data, identity = _checked(path.name, *_with(path, typed), typed)
        _put_picture(folder, typed)
        write_bytes(path, data)
    return own_id(identity), tuple(_pictures(folder, typed))


def take_back(desk: Desk, name: str, made: Sequence[Path]) -> None:
    """Take a question back that was the last to be written (`made`: the files that it brought)."""
    if not any(path.name == BOOK for path in made):
        path = next(path for path in desk.named(name).project.seed_paths() if _grid(path))
        desk.undo_material(name, path.name)
    for path in made:
        path.unlink()


def _pictures(folder: Path, typed: Typed) -> list[Path]:
    return [folder / typed.picture] if typed.picture else []


def _picture(typed: Typed) -> str:
    """The name of a picture, which leads nowhere else. Raises UserError where it cannot be one."""
    file = checked_file(typed.picture)
    file = Path(file).stem + Path(file).suffix.lower()
    if Path(file).suffix not in PICTURES:
        raise UserError(_("{file}: pictures come in one of these: {known}").format(file=file, known=joined(PICTURES)))
    return file


def _put_picture(folder: Path, typed: Typed) -> None:
    if typed.picture:
        write_bytes(folder / typed.picture, typed.data)


def _grid(path: Path) -> Grid | None:
    """The sheet of questions of a workbook that can be written; None where it has none."""
    if path.suffix.lower() != BOOK_SUFFIX or not can_write(path):
        return None
    with suppress(ContentError):
        return next((grid for grid in read_grids(path) if grid.name == QUESTIONS.title and _columns(grid)), None)
    return None


def _columns(grid: Grid) -> dict[str, int]:
    """Which column of a sheet holds which field; none where it is no sheet of questions."""
    header = find_header(grid)
    found = {column.key: place for place, column in header.columns(QUESTIONS).items()} if header else {}
    return found if found.keys() >= {"item_kind", "stem", "answer"} else {}


def _with(path: Path | None, typed: Typed) -> tuple[bytes, int, str]:
    """A workbook with the question in the first row that holds none, the number of that row, and the id of the question. Raises UserError where its
    sheet lacks a column."""
    with tempfile.TemporaryDirectory() as folder:
        if path is None:
            path = Path(folder) / BOOK
            path.write_bytes(_blank())
        grid = _grid(path)
        assert grid is not None
        columns, header = _columns(grid), find_header(grid)
        assert header is not None
        lacking = [column.title for column in (*QUESTIONS.columns, *QUESTIONS.also_read) if column.key in typed.cells and column.key not in columns]
        if lacking:
            words = _("the sheet {sheet} of {file} has no column {titles}; add it there, or leave that empty")
            raise UserError(words.format(sheet=grid.name, file=path.name, titles=joined(lacking)))
        told = [place for key, place in columns.items() if key not in ("id", "order")]
        rows = range(header.row + 1, len(grid.rows) + 1)
        row = next(row for row in rows if row == len(grid.rows) or not any(cell_text(grid.cell(row, place)) for place in told))
        texts: dict[At, str] = {(row, columns[key]): text for key, text in typed.cells.items()}
        identity = made_id({"kind": QUESTION, **typed.cells})
        if "id" in columns:
            waiting = cell_text(grid.cell(row, columns["id"])) if row < len(grid.rows) else ""
            identity = waiting or identity
            texts[row, columns["id"]] = identity
        return written(path, grid, texts), row, identity


def _blank() -> bytes:
    """A workbook with an empty sheet of questions."""
    from openpyxl import Workbook

    book = Workbook()
    page = book.worksheets[0]
    page.title = QUESTIONS.title
    for place, column in enumerate(QUESTIONS.columns, 1):
        page.cell(1, place, column.title)
        page.cell(2, place).number_format = "@"
    page.freeze_panes = "B2"
    return saved(book)


def _checked(file: str, data: bytes, row: int, identity: str, typed: Typed) -> tuple[bytes, str]:
    """The workbook, and the id of its question. Raises UserError with what is wrong in its row."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / file
        path.write_bytes(data)
        if typed.picture:
            (Path(folder) / typed.picture).write_bytes(typed.data)
        try:
            seeds = load_seeds([path])
            own_items([placed for placed in seeds.questions if own_id(placed.record.id) == own_id(identity)], Path(folder))
        except ContentError as error:
            mine = [one.cell.said if one.cell else one.message for one in error.problems if one.line == row + 1]
            if mine:
                raise UserError("\n".join(mine)) from None
    return data, identity
