"""The numbers of a table with their units, and what was seen of them. In: a table and its plan. Out: what a cell says, with its unit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.facts.written import WrittenFigure, written_figure
from zhongbu_quiz.values.figures import normal, range_in
from zhongbu_quiz.values.numbers import base_value, parse_value
from zhongbu_quiz.workbook.tables.cell_reader import QUESTION_MARKS, CellReader
from zhongbu_quiz.workbook.tables.measures import is_measure
from zhongbu_quiz.workbook.tables.roles import Said, names_a_place
from zhongbu_quiz.workbook.tables.slips import Figure
from zhongbu_quiz.workbook.tables.titles import read_title
from zhongbu_quiz.workbook.tables.words import pattern, words


class FigureReader(CellReader):
    """Reads the cells of one table, its numbers with the units that they, their titles or a heading give."""

    def _quantity(self, column: Said) -> str:
        """The amounts that a column of growths, shares or places is beside: the nearest such column before it; else what the table is about,
        where it is about a quantity."""
        before = [one for one in self.plan.values if one.numbers and one.place < column.place and not is_measure(one.title.name)]
        return before[-1].title.name if before else ""

    def _unit(self, number: int, column: Said) -> str:
        own = column.title.unit or self._text(number, self.plan.unit_column)
        if not own and self.plan.way in ("years", "dated") and self.plan.name:
            own = read_title(self.table.text(number, self.plan.name.place), True).unit
        return own or self.plan.unit

    def _with_unit(self, number: int, column: Said) -> str:
        """A number with its unit: its own, or that of the title, of the row, of the heading."""
        text = self._text(number, column)
        cell = self.table.grid.called(number, column.place)
        if text.endswith(QUESTION_MARKS):
            self.numbers.doubted.append(cell)
            return ""
        text = self._in_one_spelling(column, text)
        figure, unit = written_figure(text, self.world), self._unit(number, column)
        if text and figure is None and range_in(text) is None and self.plan.way == "things":
            self.numbers.odd.append(cell)
        one = figure is not None and not figure.unit and not text.startswith("第")
        if one or (range_in(text) is not None and text[-1:].isdecimal()):
            text = f"{text}{unit}" if text else ""
        elif figure and figure.unit in words("scales"):
            text += without_scale(unit)
        if figure:
            self._seen(number, column, cell, figure, unit)
        return text

    def _in_one_spelling(self, column: Said, text: str) -> str:
        """A number with its unit as most cells of its column spell it: 5464千米 of 5464公里."""
        own = _spelled_in(text)
        spelled = self._spelled(column.place).get(own, own)
        if spelled == own:
            return text
        self.numbers.spelled.setdefault(column.title.text, {})[own] = spelled
        return text.removesuffix(own) + spelled

    def _spelled(self, place: int) -> dict[str, str]:
        """How each unit of a column is spelled in most of its cells."""
        if place not in self._spellings:
            told = Counter(own for row in self.table.body if (own := _spelled_in(normal(self.table.text(row, place)))))
            most: dict[str, str] = {}
            for unit, _count in told.most_common():
                most.setdefault(_spellings()[unit], unit)
            self._spellings[place] = {unit: most[_spellings()[unit]] for unit in told}
        return self._spellings[place]

    def _seen(self, number: int, column: Said, cell: str, figure: WrittenFigure, unit: str) -> None:
        """Notes a number under what it is called: its column, or its row where each row is a quantity of its own."""
        title = column.title.text
        if self.plan.way == "years" and self.plan.name and not names_a_place(self.plan.name, name := self._text(number, self.plan.name), self.world):
            title = name
        if is_measure(column.title.name) or is_measure(read_title(title, True).name):
            return
        own = without_scale(figure.unit or unit) or without_scale(unit)
        self.numbers.units.setdefault(title, {}).setdefault(own, []).append(cell)
        full = f"{figure.unit}{own}" if figure.unit in words("scales") else figure.unit or unit
        value, base = base_value(parse_value(figure.value), full)
        self.numbers.figures.setdefault((title, base), []).append(Figure(cell, value))


def _spellings() -> Mapping[str, str]:
    """The one spelling by which each is known."""
    return load_lexicon().table("units.spellings")


def _spelled_in(text: str) -> str:
    """The unit that a number ends with, of those that have several spellings; "" where it has none."""
    units = "|".join(sorted(map(re.escape, _spellings()), key=len, reverse=True))
    found = pattern(rf"(?<=\d)\s*<scales>?({units})$").search(text)
    return found[1] if found else ""


def without_scale(unit: str) -> str:
    """人 of 万人."""
    return unit.removeprefix(next((scale for scale in sorted(words("scales"), key=len, reverse=True) if unit.startswith(scale)), ""))
