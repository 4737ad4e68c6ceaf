"""The cells of a table as what they are: texts, dates put together, years of two digits. In: a table and its plan. Out: what a cell says; what is
wrong with it, and what there is to say of it, is kept."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cached_property
from typing import Literal

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.data.written_dates import told_with_minus, written_date
from zhongbu_quiz.errors import Mendable, Problem
from zhongbu_quiz.facts.columns import Column
from zhongbu_quiz.messages import _
from zhongbu_quiz.values.dates import Day, Period
from zhongbu_quiz.values.numbers import NUMERALS
from zhongbu_quiz.workbook.cells import cell_data, cell_text, check_cell
from zhongbu_quiz.workbook.columns import sheets
from zhongbu_quiz.workbook.grid import Cell
from zhongbu_quiz.workbook.tables.alike import Happened
from zhongbu_quiz.workbook.tables.asked import without_label
from zhongbu_quiz.workbook.tables.deeds import (
    ends_an_event,
    goes_on,
    several_in,
    tells_a_deed,
)
from zhongbu_quiz.workbook.tables.layout import Table
from zhongbu_quiz.workbook.tables.plan import Plan, years_of
from zhongbu_quiz.workbook.tables.roles import Said, is_date
from zhongbu_quiz.workbook.tables.slips import Numbers
from zhongbu_quiz.workbook.tables.titles import year_of
from zhongbu_quiz.workbook.tables.words import bare, pairs, pattern, shown, words

_DATE = Column("date", "", "date")
MARKS = ("年", "月", "日")
_NO_YEAR = re.compile(rf"[\d{NUMERALS}]{{1,3}}月")
_GAP = re.compile(r"_{2,}|＿{2,}|[（(][\s_＿]*[）)]|[□▢]+|_+\s+_+")
"""A gap to be filled in, as exercises have it: ____运动, （　　）条约."""
HIDDEN = re.compile(r"《[^》]*》|[（(][^（）()]*[）)]|“[^”]*”|「[^」]*」")
_DOTTED_DAY = re.compile(r"\d{1,2}[./．-]\d{1,2}")
_MINUS = re.compile(r"[-－−–]\d{4}")
"""A year with a minus before it, which a table does not write as EDTF does."""
_WORDS_BEHIND = re.compile(r"\d\D?[（(]([^\d（）()]+)[）)]$")
_TELLS_TIME = rf"<tells_time>[{NUMERALS}{say('old_days')}]*$|^[{say('stems')}][{say('branches')}]|^<about>"
"""How words tell a time: they end as one (农历八月十九), or open with the sign of a year."""
QUESTION_MARKS = ("?", "？")
_ENDS = "。；;，,、"
"""Marks at the end of a cell that the sentence around it has itself."""
_CRIES = "！!"
_LOOSE_END = re.compile(r"(?:…+|\.{2,}|(?<=[\u4e00-\u9fff])\.)$")
SHORT_YEAR, _FULL_YEAR = 100, 1000
_OF_DYNASTY = 60
"""Years by which what a table tells of a dynasty may lie before or behind its reigns."""
_AFTER_COMMA = re.compile(r"(?<=[，,])\s*\n\s*")
_BEFORE_BRACKET = re.compile(r"\s*\n\s*(?=[（(](?!\d))")
"""A line that opens with a bracket goes on with the one above it, unless a number in brackets opens it."""
_LINE_ENDS = re.compile(r"[^。！？!?；;，,、\s]\s*\n")
"""Where a line ends without a mark that would say whether the next one is another value."""
TITLE = "《"
_SHORTEST_EVENT = 4
"""Characters of an event that stands in a line by itself."""
_SEVERAL = re.compile(r"[；;\n]+")
_BROKEN = re.compile(r"(?<=[\u4e00-\u9fff])\s*\n\s*(?=[\u4e00-\u9fff])")
"""Where a name is broken to fit its cell (Alt and Enter)."""
_LONGEST_OF_SEVERAL = 20
"""Entries that are longer than this are sentences, which stay apart as they are."""


Seen = Literal["partly", "unsure", "asking", "circumstances", "marks", "dated", "dated_at_end", "split", "several", "ways", "letters", "moments",
               "bracketed", "names", "slips", "lands", "behind", "made", "questions", "changed", "dated_here", "goes",
               "headed", "labels", "dated_within", "traditional", "found", "of_lands", "meant"]  # fmt: skip
"""What was seen of a cell; `told._SEEN` has the words for each."""


class CellReader:
    """Reads the cells of one table: `problems` is what is wrong with them. `tell` makes a Problem of a cell (row, place, title,
    words); `called` is what its sheet is called, where that says something. `numbers`: what was seen of its numbers; `seen`: the cells of which
    there is something to say, by what that is; `happened`: all events; `called_so`: cells of several clauses, with the one by which the event is
    called."""

    def __init__(self, table: Table, plan: Plan, called: str, tell: Callable[[int, int, str, str | ValueError], Problem]) -> None:
        self.table = table
        self.plan = plan
        self.called = called
        self.world = table.grid.world
        self.tell = tell
        self.problems: list[Problem] = []
        self.numbers = Numbers()
        self.seen: defaultdict[Seen, list[str]] = defaultdict(list)
        self.happened: list[Happened] = []
        self.called_so: dict[str, str] = {}
        self._short: list[tuple[int, int]] = []
        self._spellings: dict[int, dict[str, str]] = {}
        self._sheets = {sheet.kind: sheet for sheet in sheets()}

    def _text(self, number: int, column: Said | None) -> str:
        """What a cell says, in one line; "" where there is none, and where it cannot be read, which is told."""
        if column is None:
            return ""
        cell = self.table.grid.cell(number, column.place)
        if cell.value is None:
            return ""
        try:
            check_cell(cell)
        except ValueError as error:
            self._wrong(number, column, error)
            return ""
        text = whole_lines(self.table.text(number, column.place))
        if self.plan.way == "events" and (gap := _GAP.search(text)):
            self._wrong(number, column, _("has a gap ({gap}), as a question has; write what stands there, and the program asks").format(gap=gap[0]))
            return ""
        if column is self.plan.name:
            text = self._with_marks_between(number, text)
            event = _LOOSE_END.sub("", _in_a_line(text if self._tells_several(text) else _BROKEN.sub("", text)).rstrip(_ENDS + _CRIES))
            event = pattern("(?<=》)<and_others>$").sub("", event)
            return self._without_heading(number, column, event) if self.plan.way == "events" else event
        called = self.table.grid.called(number, column.place)
        if column.part == "date" and is_date("".join(text.split("\n")), self.world):
            return "".join(text.split("\n"))
        if _LINE_ENDS.search(_BEFORE_BRACKET.sub("", text)) and called not in self.seen["split"]:
            self.seen["split"].append(called)
        said = _LOOSE_END.sub("", _in_a_line(text).rstrip(_ENDS))
        return pattern(pairs("openings")["pointing"]).sub("", said).rstrip(_CRIES) if column.title.name in words("traits") else said

    def _with_marks_between(self, number: int, text: str) -> str:
        """An event with 、 where a space parts it from the next one (金田起义 永安建制), which the text of a cell has not any more."""
        column = self.plan.name
        parts = cell_text(self.table.grid.cell(number, column.place)).split(" ") if column and self.plan.way == "events" else []
        parts = [part.strip() for part in parts if part.strip()]
        if len(parts) < 2 or "".join(parts) != text or min(map(len, parts)) < _SHORTEST_EVENT:
            return text
        told = [bool(ends_an_event(part) or tells_a_deed(part) or pattern("<deed_words>$").search(part)) for part in parts]
        if column is None or not told[0] or sum(told) < 2:
            return text
        self.seen["several"].append(self.table.grid.called(number, column.place))
        return "、".join(parts)

    def _tells_several(self, text: str) -> bool:
        """Whether a cell of events has several lines of which the first is an event by itself, and no name that is broken to fit its cell."""
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        if self.plan.way != "events":
            return False
        return several_in(text) or (len(lines) > 1 and min(map(len, lines)) >= _SHORTEST_EVENT and ends_an_event(lines[0]))

    def _without_years(self, number: int, text: str, date: str) -> str:
        """An event without the years in brackets within which that of its row lies (鸦片战争（1840—1842）), which would tell it."""
        name = self.plan.name
        found = pattern(pairs("openings")["years"]).search(text) if date and name else None
        years = (found[1] or found[2]) if found else ""
        if not name or found is None or not is_date(years, self.world) or not self._when(years).overlaps(self._when(date)):
            return text
        self.seen["dated_at_end" if found.end() == len(text) else "dated_within"].append(self.table.grid.called(number, name.place))
        return text[: found.start()] + text[found.end() :]

    def _without_heading(self, number: int, column: Said, text: str) -> str:
        """An event without what counts lessons or points of a list before it (第5课, 考点3：, 一、), which is noted."""
        found = pattern(pairs("openings")["heading"]).match(text)
        called = self.table.grid.called(number, column.place)
        if found and called not in self.seen["headed"]:
            self.seen["headed"].append(called)
        text = text[found.end() :] if found else text
        without = without_label(text, next(iter(words("traits"))))
        if without != text and called not in self.seen["headed"]:
            self.seen["headed"].append(called)
        return without

    def _when(self, date: str) -> Period:
        return written_date(date, self.world)

    def _date(self, number: int, column: Said) -> str:
        """The date of a cell as it is read, with the year of a heading above it where it has none of its own; "" where it is none, which is told."""
        cell = self.table.grid.cell(number, column.place)
        text = self._in_full(number, column)
        whole = text or self.table.text(number, column.place)
        if (words_behind := _WORDS_BEHIND.search(whole)) and not pattern(_TELLS_TIME).search(words_behind[1]):
            self.seen["bracketed"].append(self.table.grid.called(number, column.place))
        try:
            if not text and isinstance(cell.value, str) and _MINUS.fullmatch(whole):
                raise told_with_minus(whole)
            return str(cell_data(Cell(text) if text else cell, _DATE, self.world))
        except ValueError as error:
            if told := self._of_dynasty(number, whole):
                return told
            self._wrong(number, column, error)
            return ""

    def _of_dynasty(self, number: int, text: str) -> str:
        """The date of a year of a reign that several dynasties had, by the column that names the dynasty; "" where that says nothing of it."""
        dynasty = next((one for one in self.plan.values if one.title.name in words("dynasty_titles")), None)
        named = self.table.text(number, dynasty.place) if dynasty else ""
        try:
            return str(self._when(f"{named}{text}")) if named and not text[0].isdigit() else ""
        except ValueError:
            return ""

    def _in_full(self, number: int, column: Said) -> str:
        """A date put together from the columns of year, month and day, or from the year of a heading and the day; "" where the cell says it all."""
        text = self.table.text(number, column.place)
        if self.plan.parts and text.rstrip(MARKS[0]).isdecimal():
            told = [text, *(_with_marks(self.table.text(number, part.place)) for part in self.plan.parts)]
            return "".join(one if one[-1] in MARKS[place:] else f"{one}{MARKS[place]}" for place, one in enumerate(told) if one)
        if _DOTTED_DAY.fullmatch(text) and isinstance(self.table.grid.cell(number, column.place).value, str) and self._year_above(number):
            month, day = re.split(r"\D", text)
            text = f"{month}{MARKS[1]}{day}{MARKS[2]}"  # 7.7 under a heading with the year
        year = self._year_above(number) if _NO_YEAR.match(text) else ""
        return f"{year}{MARKS[0]}{text}" if year else ""

    def _year_above(self, number: int) -> str:
        """The one year that the nearest heading above a row names, between the rows or above the table."""
        headings = [row for row in self.table.left if row < number and year_of(self._whole(row))]
        return year_of(self._whole(headings[-1])) if headings else self._year_of_all

    @cached_property
    def _year_of_all(self) -> str:
        """The year that the heading of the whole names, unless it lies outside those of other rows, or is that of a term (2026届)."""
        own = years_of(self.table, self.plan.date) if self.plan.date else []
        year = self.plan.year
        outside = bool(own) and bool(year) and not min(own) <= int(year) <= max(own)
        return "" if outside or pattern("<school_terms>").search(f"{self.table.caption}　{self.table.grid.name}") else year

    def _whole(self, number: int) -> str:
        return "　".join(dict.fromkeys(text for place in range(len(self.table.grid.rows[number])) if (text := self.table.text(number, place))))

    def _lone_date(self, number: int) -> bool:
        """Whether a row of a table of events holds a date and nothing else, and is no heading above days without a year."""
        plan = self.plan
        if plan.way != "events" or plan.date is None or not is_date(self._whole(number), self.world) or not self.table.text(number, plan.date.place):
            return False
        below = next((row for row in self.table.body if row > number), None)
        return below is None or not _NO_YEAR.match(self.table.text(below, plan.date.place))

    def _blank(self, number: int, column: Said) -> bool:
        """Whether a cell is empty that must not be, which is told."""
        blank = not self.table.text(number, column.place)
        if blank:
            got = shown(self.table.grid.cell(number, column.place))
            words_of_empty = _("is empty; fill it in, or remove the row")
            if got:
                words_of_empty = _("says {got!r}, which counts as empty; fill it in, or remove the row").format(got=got)
            elif column is self.plan.date:
                words_of_empty = _("is empty; fill it in (or write that it is the same as above), or remove the row")
            self._wrong(number, column, words_of_empty)
        return blank

    def _check_short_years(self) -> None:
        """Tells of years of two digits (28年) in a table whose other years are all of our times, as of what may be of another century."""
        short = {year for _number, year in self._short}
        others = [year for _cell, year in self.numbers.years if year not in short]
        if not self._short or not others or min(others) < _FULL_YEAR or self.plan.date is None:
            return
        for number, year in self._short:
            full = f"{min(others, key=lambda other: abs(other % 100 - year)) // 100}{year:02}{MARKS[0]}"
            text, own = self.table.text(number, self.plan.date.place), Period(Day(year), Day(year)).chinese
            words_of_year = _("{text!r} would be read as {own}, and all other years of the table are later; write it in full, such as {full}")
            self._wrong(number, self.plan.date, Mendable(words_of_year.format(text=text, own=own, full=full), full, own))

    def _of_other_age(self, number: int, date: str) -> str:
        """The year before our era that a date must be, by the column that names the dynasty of its row; "" where it may be as it stands."""
        dynasty = next((one for one in self.plan.values if one.title.name in words("dynasty_titles")), None)
        start = self._when(date).start if dynasty and date else None
        named = pattern(r"<dynasty_ends>$").sub("", self.table.text(number, dynasty.place)) if dynasty else ""
        if not named or start is None or start.year < 1:
            return ""
        spans = [(first - _OF_DYNASTY, last + _OF_DYNASTY) for first, last in self.world.eras.reigns.spans(named)]
        as_told, before = (any(first <= year <= last for first, last in spans) for year in (start.year, 1 - start.year))
        return Period(Day(1 - start.year), Day(1 - start.year)).chinese if before and not as_told else ""

    def _without_question_mark(self, number: int, column: Said, text: str) -> str:
        """A text without a question mark at its end, which is noted; verses and what is a question may well end so, but no event."""
        if column.title.name in words("verses"):
            return text
        if not text.endswith(QUESTION_MARKS):
            if self.plan.way == "events" and re.search(r"[?？]", HIDDEN.sub("", text)):
                self._wrong(number, column, _("asks, and answers that; write only what is so, and the program asks"))
            return text
        if pattern("<question_words>").search(text) is None:
            self.seen["asking"].append(self.table.grid.called(number, column.place))
            return text.rstrip("".join(QUESTION_MARKS))
        if column.part == "event":
            self._wrong(number, column, _("is a question; write what happened, and the program asks"))
        return text

    def _asks(self, number: int, column: Said, text: str) -> bool:
        """Whether a value is a question (核心问题是什么？), of which a sentence would end in ？。; then it is no answer, which is noted."""
        asks = text.endswith(QUESTION_MARKS) and column.title.name not in words("verses") and pattern("<question_words>").search(text) is not None
        called = self.table.grid.called(number, column.place)
        if asks and called not in self.seen["questions"]:
            self.seen["questions"].append(called)
        return asks

    def _absent(self, number: int, column: Said) -> bool:
        """Whether a cell of figures says that there is no figure (—, 缺), which is told."""
        said = bare(shown(self.table.grid.cell(number, column.place)))
        if said not in words("empty") | words("no_figure"):
            return False
        self.numbers.absent.append(self.table.grid.called(number, column.place))
        return True

    def _wrong(self, number: int, column: Said, words: str | ValueError) -> None:
        told = self.tell(number, column.place, column.title.text, words)
        self.problems += [told] if told not in self.problems else []


def _with_marks(text: str) -> str:
    """A month and a day with the marks between them: 5.4 as 5月4日; any other text as it is."""
    return "{}{}{}{}".format(*(sign for pair in zip(re.split(r"\D", text), MARKS[1:], strict=True) for sign in pair)) if (
        _DOTTED_DAY.fullmatch(text)) else text


def whole_lines(text: str) -> str:
    """A text of which each line that is not finished is one with the next, as where it was broken to fit its cell."""
    found = ""
    for line in text.split("\n"):
        before = found.rpartition("\n")[2]
        names = line.lstrip().startswith(TITLE) and pattern("(?<=..)<takes_object>$").search(before)  # …通过, and the name of what in the next line
        found += line.strip() if not found or names or goes_on(before) else f"\n{line}"
    return found


def _in_a_line(text: str) -> str:
    """A text of several lines, or of several values, in one: short ones with 、 between them."""
    text = _BEFORE_BRACKET.sub("", _AFTER_COMMA.sub("", text))
    entries = [entry.strip() for entry in _SEVERAL.split(text) if entry.strip()]
    if len(entries) < 2:
        return " ".join(text.split("\n"))
    short = all(len(entry) <= _LONGEST_OF_SEVERAL for entry in entries)
    return ("、" if short else "；").join(entry.rstrip("。，、；") for entry in entries)
