"""The table of a platform -> entries of questions: a column map (`exports.tablemap`) read backwards.

In: a workbook or CSV file, and the maps that it may follow. Out: `Entry`s with the cells of their values, and what was not understood.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhongbu_quiz.errors import Problem, problem
from zhongbu_quiz.exports.tablemap import Column, TableMap
from zhongbu_quiz.facts import written_answers as answers
from zhongbu_quiz.facts.columns import Column as SheetColumn
from zhongbu_quiz.intake.spots import Entry, Spot
from zhongbu_quiz.loading.yamlfile import Place
from zhongbu_quiz.messages import _
from zhongbu_quiz.workbook.cells import cell_data
from zhongbu_quiz.workbook.columns import REMARKS
from zhongbu_quiz.workbook.grid import Grid, cell_name, read_grids
from zhongbu_quiz.workbook.header import flat
from zhongbu_quiz.workbook.question_sheet import (
    CHOICE,
    read_difficulty,
    read_kind,
    read_options,
    read_place,
    read_topics,
)
from zhongbu_quiz.workbook.rows import sheet_path

_NOTE = re.compile(r"[（(][^（）()]*[)）]|[*＊:：]")
"""What platforms add to a heading: （必填）, (勿删), *."""
_ROWS = 15
"""The headings stand in one of the first rows."""
_TABLE = 4
"""A row with so many cells is one of a table, which a page of help has not."""
_KEY_COLUMNS = ("answer", "right")


@dataclass(frozen=True)
class _Sheet:
    """A sheet that follows a map: the row of its headings, and what its columns hold, by their place."""

    layout: TableMap
    grid: Grid
    row: int
    columns: Mapping[int, tuple[str, Column]]

    def place_of(self, holds: str, number: int = 0) -> int | None:
        """The place of the column that holds something, of the option at a place where it is about options."""
        return next((at for at, (_heading, column) in self.columns.items() if column.holds == holds and column.place == number), None)


def read_table(path: Path, layouts: Sequence[TableMap], name: str) -> tuple[list[Entry], list[Problem]] | None:
    """The entries of all sheets that follow one of the maps, with ids that begin with `name` where their rows have none, and what is
    wrong; None where no sheet does. Raises UserError where the file cannot be read."""
    grids = read_grids(path)
    sheets = [_sheet(grid, layouts) for grid in grids]
    if not any(sheets):
        return None
    entries: list[Entry] = []
    problems: list[Problem] = []
    for grid, sheet in zip(grids, sheets, strict=True):
        where = sheet_path(path, grid.name)
        if sheet:
            problems += _unread(sheet, where)
            for number in range(sheet.row + 1, len(grid.rows)):
                row = _Row(sheet, where, number, problems)
                if row.texts and (made := row.entry(f"{name}-{len(entries) + 1:03}")):
                    entries.append(made)
        elif any(sum(cell.value is not None for cell in row) >= _TABLE for row in grid.rows):
            words = _("the headings of this sheet are none of a platform that is known; give it the headings of the other one, or remove it")
            problems.append(problem(where, 1, words))
    return entries, problems


def _plain(heading: str) -> str:
    return _NOTE.sub("", flat(heading))


def _sheet(grid: Grid, layouts: Sequence[TableMap]) -> _Sheet | None:
    """The map that fits most headings, and where they stand."""
    found = [sheet for row in range(min(_ROWS, len(grid.rows))) for layout in layouts if (sheet := _fitted(grid, row, layout))]
    return max(found, key=lambda sheet: len(sheet.columns), default=None)


def _fitted(grid: Grid, row: int, layout: TableMap) -> _Sheet | None:
    """A sheet whose headings stand in a row, if they are those of the map: question and answer must be there, kinds if it has them, and options."""
    wanted = {_plain(heading): column for heading, column in layout.laid_out(len(answers.LETTERS))}
    columns: dict[int, tuple[str, Column]] = {}
    for place, cell in enumerate(grid.rows[row]):
        heading = str(cell.value or "").strip()
        if heading and (column := wanted.get(_plain(heading))) and column not in [known for _heading, known in columns.values() if known.holds]:
            columns[place] = (heading, column)
    held = {column.holds for _heading, column in columns.values()}
    must = {column.holds for column in layout.columns.values()} & {"question", "kind", "option", "options"}
    return _Sheet(layout, grid, row, columns) if must <= held and held & set(_KEY_COLUMNS) else None


def _unread(sheet: _Sheet, where: Path) -> list[Problem]:
    """Columns with cells whose heading the map does not have."""
    problems = []
    for place, cell in enumerate(sheet.grid.rows[sheet.row]):
        heading = str(cell.value or "").strip()
        if not heading or place in sheet.columns or flat(heading) in REMARKS:
            continue
        if any(sheet.grid.cell(row, place).value is not None for row in range(sheet.row + 1, len(sheet.grid.rows))):
            words = _("{cell}: the column {heading!r} is not read; write its texts into another column, or call it 备注")
            shown = words.format(cell=cell_name(sheet.row, place), heading=" ".join(heading.split()))
            problems.append(problem(where, sheet.row + 1, shown))
    return problems


class _Row:
    """One row: its texts by what they are, and where they stand."""

    def __init__(self, sheet: _Sheet, where: Path, number: int, problems: list[Problem]) -> None:
        self.sheet, self.where, self.number, self.problems = sheet, where, number, problems
        self.texts: dict[tuple[str, int], str] = {}
        for place, (heading, column) in sheet.columns.items():
            cell = sheet.grid.cell(number, place)
            if cell.value is None or column.holds in ("", "text", "number", "title", "folder", "option_count"):
                continue
            try:
                text = str(cell_data(cell, SheetColumn(column.holds, heading), sheet.grid.world) or "").strip()
            except ValueError as error:
                self._tell(place, str(error))
                continue
            if text:
                self.texts[(column.holds, column.place)] = text

    def _spot(self, place: int | None) -> Spot:
        if place is None:
            return Spot(self.where, self.number + 1)
        heading = " ".join(self.sheet.columns[place][0].split())
        return Spot(self.where, self.number + 1, f"{cell_name(self.number, place)} {heading}")

    def _tell(self, place: int | None, words: str) -> None:
        self.problems.append(self._spot(place).problem(words))

    def text(self, holds: str) -> str:
        """The text of a column that stands once."""
        return self.texts.get((holds, 0), "")

    def entry(self, name: str) -> Entry | None:
        """The entry of the row, with the id of its cell or `name`; None where its kind is none that is known."""
        layout = self.sheet.layout
        options = self._options()
        kind = self._kind(options)
        if kind is None:
            return None
        if kind in layout.answers_as_options and options:
            told: str | list[str] = options if kind != "short_answer" else options[0]
            options = []
        elif kind == "true_false":
            told, options = self._truth(options), []
        else:
            told = self._answer(kind, options)
        said: dict[str, Any] = {
            "id": self.text("id") or name,
            "kind": "question",
            "item_kind": kind,
            "stem": self.text("question"),
            "options": options,
            "answer": told,
            "explanation": self.text("explanation"),
            "worth": re.sub(r"\D.*", "", self.text("points")) if kind == "short_answer" else "",
            "tags": read_topics(self.text("topics")) if self.text("topics") else [],
            "difficulty": self._difficulty(),
            "source": read_place(self.text("source")) if self.text("source") else {},
            "accepted": self._accepted() if kind in ("fill_blank", "cloze") else [],
        }
        return Entry({key: value for key, value in said.items() if value not in ("", [], {}, None)}, self._spots(said))

    def _spots(self, said: Mapping[str, Any]) -> dict[Place, Spot]:
        names = {"stem": "question", "item_kind": "kind", "worth": "points", "tags": "topics"}
        spots: dict[Place, Spot] = {(): Spot(self.where, self.number + 1)}
        for key in said:
            place = self.sheet.place_of(names.get(key, key))
            if key == "answer" and place is None:
                place = self.sheet.place_of("right")
            if place is not None:
                spots[(key,)] = self._spot(place)
        for number in range(len(answers.LETTERS)):
            place = self.sheet.place_of("option", number)
            if place is not None:
                spots[("options", number)] = self._spot(place)
        return spots

    def _options(self) -> list[str]:
        """The options of the row; a hole among them is an empty text, which is told as such."""
        together = self.text("options")
        if together:
            apart = self.sheet.layout.options_between
            return read_options(together if not apart.strip() else together.replace(apart, "\n"))
        last = max((place for holds, place in self.texts if holds == "option"), default=-1)
        return [self.texts.get(("option", place), "") for place in range(last + 1)]

    def _kind(self, options: Sequence[str]) -> str | None:
        """The kind that the row says, as its platform calls it, or as we do; where several are called so, by its answer."""
        layout, word = self.sheet.layout, self.text("kind")
        called: list[str] = [kind for kind, name in layout.kinds.items() if name == word]
        if not called and word:
            try:
                called = [read_kind(word)]
            except ValueError:
                names = "、".join(dict.fromkeys(layout.kinds.values()))
                self._tell(self.sheet.place_of("kind"), _("is {word!r}; write one of {names}").format(word=word[:20], names=names))
                return None
        if len(called) == 1 and called[0] != CHOICE:
            return called[0]
        if "fill_blank" in called:
            return "fill_blank"
        if layout.true_false_options and tuple(options) == layout.true_false_options:
            return "true_false"
        if options:
            return "multiple_choice" if len(self._keyed(options)) > 1 else "single_choice"
        if not self.text("question"):
            self._tell(self.sheet.place_of("question"), _("is empty; fill it in"))
            return None
        return "fill_blank" if len(answers.split_at_gaps(self.text("question"))) > 1 else "short_answer"

    def _keyed(self, options: Sequence[str]) -> Sequence[int]:
        """The places of the right options; none where the answer cannot be read, which is told later."""
        try:
            return answers.places([self._answer(CHOICE, options)], options)
        except ValueError:
            return ()

    def _answer(self, kind: str, options: Sequence[str]) -> Any:
        """The answer as `facts.written_answers` reads it."""
        layout, told = self.sheet.layout, self.text("answer")
        if not told:
            right = [place for place in range(len(options)) if self._is_right(self.texts.get(("right", place), ""))]
            return "".join(answers.LETTERS[place] for place in right)
        if kind in ("fill_blank", "cloze"):
            apart = layout.gaps_between
            return [part.strip() for part in told.split(apart)] if apart.strip() and apart in told else told
        if kind in ("single_choice", "multiple_choice", CHOICE) and layout.choices_as == "texts" and layout.choices_between:
            return "；".join(answers.LETTERS[options.index(part)] if part in options else part for part in told.split(layout.choices_between))
        return told

    def _is_right(self, flag: str) -> bool:
        if flag in self.sheet.layout.flags:
            return flag == self.sheet.layout.flags[0]
        return flag.casefold() in answers.RIGHT

    def _truth(self, options: Sequence[str]) -> str:
        """对 or 错: what the option says that the answer names, or the word itself."""
        layout, told = self.sheet.layout, self._answer(CHOICE, options)
        shown = list(options) or list(layout.true_false_options or ())
        place = answers.LETTERS.find(told.upper()) if len(told) == 1 else -1
        if told.isdecimal():
            place = int(told) - 1
        if 0 <= place < len(shown):
            return str(shown[place])
        return str(answers.RIGHT[0] if told == layout.true_false[0] else answers.WRONG[0] if told == layout.true_false[1] else told)

    def _difficulty(self) -> str:
        told, known = self.text("difficulty"), self.sheet.layout.difficulties
        own = {name: str(place) for place, name in reversed(list(enumerate(known, 1)))}
        usual = read_difficulty(told)
        return usual if usual.isdecimal() else own.get(told, usual)

    def _accepted(self) -> list[list[str]]:
        layout, told = self.sheet.layout, self.text("accepted")
        if not told:
            return []
        gaps = told.split(layout.gaps_between) if layout.gaps_between != layout.spellings_between else [told]
        return [[part for part in gap.split(layout.spellings_between) if part] for gap in gaps]
