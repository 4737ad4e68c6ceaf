"""A class list (CSV, Excel, or a table in Word) to students.

In: a file with a line of headings, as a school office exports it (CSV in UTF-8 or GB 18030). Out: students in the order of the file.
The headings may be Chinese or English; 姓名 (name) is needed, 班级 (class), 学号 (number; 学籍号 and the like, where there is none) and 学校
(school) are not. A workbook may hold a sheet for each class, and words above the headings.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from zhongbu_quiz.errors import ContentError, Problem, UserError, problem
from zhongbu_quiz.loading.encoding import text_of
from zhongbu_quiz.loading.limits import STUDENT_FIELD, STUDENTS, not_read
from zhongbu_quiz.loading.strangers import bytes_of, check_readable
from zhongbu_quiz.loading.word import WordTable, word_blocks
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.sets.students import Student
from zhongbu_quiz.values.numbers import NUMERALS
from zhongbu_quiz.workbook.cells import check_cell
from zhongbu_quiz.workbook.grid import Cell, Grid, delimited
from zhongbu_quiz.workbook.header import flat
from zhongbu_quiz.workbook.rows import sheet_path
from zhongbu_quiz.workbook.tables.layout import LOOK_AT_ROWS, is_nobody
from zhongbu_quiz.workbook.tables.told import struck, unseen
from zhongbu_quiz.workbook.tables.words import pairs, pattern, shown, words
from zhongbu_quiz.workbook.word import WORD, read_tables

LISTS = (".xlsx", ".csv", WORD)
"""How class lists end."""
_HEADINGS = {field: tuple(names.split()) for field, names in pairs("roster").items()}
"""What the headings of each field may be; of several the first counts."""


_KEPT = re.compile(r'="([^"]*)"|[\'’`](\d+)')
_NUMBERED = re.compile(r"(\d{1,4})[\s.．、]*([^\d\s.．、].*)")
"""A name with a number before it, in one cell: 01王明."""
_BETWEEN_NAMES = re.compile(r"[、，,；;/\n]+")
_NAMED = 6
"""So many numbers are named one by one."""
_LONGEST_HEADING = 40
"""A longer line above a class list is text of a document."""
_SHORTENED = re.compile(r"\d(?:\.\d+)?[Ee]\+\d+")
_DOT = re.compile(r"(?<=[\u4e00-\u9fff])\s*[.．•‧・∙・]\s*(?=[\u4e00-\u9fff])")
"""What a keyboard has for the dot between the names of one person: 阿依古丽.买买提."""
_CLASS = rf"(?:<stages>)?[\d{NUMERALS}]{{1,4}}(?:<grades>)?[（(]?[\d{NUMERALS}]{{0,2}}[)）]?"
"""How a class is called, before 班: 八（2）, 高一3, 2024级5."""
_GRADE, *_OTHERS = str(pairs("grades")).split()
_SAID = r"<before_of_pupils>?<of_pupils>"
_MARKED = rf"\s*(?:[（(【\[]\s*(?:{_SAID}[，,、；;\s]*)+[)）】\]]\s*)+$|\s*[—–-]\s*{_SAID}$|(?<=\S\S)\s*<away>$"
"""What is said of a pupil behind the name."""


@dataclass(frozen=True)
class ClassList:
    """The students of a class list in the order of the file, and a line on each thing that was read in another way than it stands there."""

    students: tuple[Student, ...]
    remarks: tuple[str, ...] = ()


def read_roster(path: Path) -> list[Student]:
    """The students of a class list. Raises ContentError with all that is wrong in it."""
    return list(read_class_list(path).students)


def read_class_list(path: Path) -> ClassList:
    """A class list; of a workbook all sheets that are one. Raises ContentError with all that is wrong in it."""
    if not path.is_dir():
        check_readable(path)
    if path.is_dir() or path.suffix.lower() not in LISTS:
        told = _("{path}: is no class list; give an Excel, CSV or Word file ({known}) with the headings {headings}")
        raise UserError(told.format(path=path, known=joined(LISTS), headings=joined(names[0] for names in _HEADINGS.values())))
    lists = [one for one in _lists(path) if "name" in one.columns]
    if not lists:
        told = _("is no class list: no line has the headings 姓名,班级,学号 (or name,class,number); write them first, or give another file")
        raise ContentError([problem(path, 1, told)])
    problems: list[Problem] = []
    students: list[Student] = []
    seen: dict[Student, int] = {}
    numbers: dict[tuple[str, str], Student] = {}
    elsewhere: dict[Path, frozenset[Student]] = {}
    for one in lists:
        elsewhere.setdefault(one.where, frozenset(students))
        for line, student in one.students():
            if line - 1 in one.wrong:
                problems.append(problem(one.where, line, one.wrong[line - 1]))
            elif is_nobody(one.opening(line - 1)) or is_nobody(student.name):
                told = _("{text!r} is the name of no student; remove the line")
                opening = one.opening(line - 1)
                problems.append(problem(one.where, line, told.format(text=opening if is_nobody(opening) else student.name)))
            elif len(several := [part for part in _BETWEEN_NAMES.split(student.name) if part.strip()]) > 1:
                told = _("{names} stand in one cell; give each student a line of their own")
                problems.append(problem(one.where, line, told.format(names=joined(several))))
            elif not student.name:
                problems.append(problem(one.where, line, _("has no name; fill in 姓名 or remove the line")))
            elif any(len(said) > STUDENT_FIELD for said in (student.name, student.group, student.number, student.school)):
                told = _("has a name, class, number or school of more than {most} characters; shorten it")
                problems.append(problem(one.where, line, told.format(most=STUDENT_FIELD)))
            elif student in seen:
                told = _("{name} stands in line {line} too; remove one of them")
                if student in elsewhere[one.where]:
                    told = _("{name} stands on another sheet, too (line {line}); remove the sheet that lists all again")
                elif not student.number:
                    told = _("{name} stands in line {line} too; remove one of them, or, where they are two, give each a number in a column 学号")
                problems.append(problem(one.where, line, told.format(name=student.name, line=seen[student])))
            elif student.number and (other := numbers.setdefault((student.group, student.number), student)) is not student:
                told = _("{name} has the number {number} of {other}; give each student a number of their own")
                if other in elsewhere[one.where]:
                    told = _("{name} has the number {number} of {other} in another list; where these are two classes, add a column 班级 to both")
                problems.append(problem(one.where, line, told.format(name=student.name, number=student.number, other=other.name)))
            seen.setdefault(student, line)
            students.append(student)
            if len(students) > STUDENTS:
                raise not_read(one.where, _("lists more than {most} students; split it into several lists").format(most=STUDENTS), line)
    if problems:
        raise ContentError(problems)
    if not students:
        raise ContentError([problem(lists[0].where, lists[0].head + 2, _("lists no student; add a line for each"))])
    return ClassList(tuple(students), (*_unseen(lists), *_marked(path, lists), *_said_of(path, lists), *_short_numbers(path, students)))


def _short_numbers(path: Path, students: Sequence[Student]) -> tuple[str, ...]:
    """A line on numbers that have lost a 0 in front, as others of the same length with it have theirs."""
    numbers = [student.number for student in students]
    longest = max((len(number) for number in numbers if number.isdecimal() and number.startswith("0")), default=0)
    short = [number for number in numbers if number.isdecimal() and 0 < len(number) < longest]
    told = _("numbers of fewer digits than others that begin with 0: {numbers}; where Excel took a 0 away, set the form of the cells to Text, and "
             "type it again")  # fmt: skip
    return (f"{problem(path, 0, '').path}: {told.format(numbers=joined(short[:_NAMED]))}",) if short else ()


def is_class_list(path: Path) -> bool:
    """Whether a file is a class list and nothing else: pupils with a class, a number, a school or marks, and in a Word file no text beside
    them."""
    if path.suffix.lower() not in LISTS or not path.is_file():
        return False
    told = word_blocks(path) if path.suffix.lower() == WORD else ()
    if any(not isinstance(block, WordTable) and len(block.text) > _LONGEST_HEADING for block in told):
        return False
    lists = _lists(path)
    marks = words("subjects")
    return bool(lists) and all("name" in one.columns and (len(one.columns) > 1 or marks & set(one.rows[one.head])) for one in lists)


def _marked(path: Path, lists: Sequence[_List]) -> tuple[str, ...]:
    """A line on names that carry a mark which is no part of them (李四（缺考）), and are read without it."""
    named = [name for one in lists for _line, name in one.written() if _without_mark(name) != name]
    told = _("a mark is no part of a name, and is left out: {names}; who sits no exam gets a paper too, unless the row is removed")
    return (f"{problem(path, 0, '').path}: {told.format(names=joined(named))}",) if named else ()


def _said_of(path: Path, lists: Sequence[_List]) -> tuple[str, ...]:
    """A line on students of whom a cell beside the name says that they are not there (转出, 休学), and who get a paper all the same."""
    away = pattern(r"<before_of_pupils>?<away>")
    named = [f"{student.name}（{found}）" for one in lists for line, student in one.students()
             if (found := next((cell.strip() for cell in one.rows[line - 1][one.span] if away.fullmatch(cell.strip())), ""))]  # fmt: skip
    told = _("a cell beside the name says of {names} why they may not sit the exam; they get a paper too, unless the row is removed")
    return (f"{problem(path, 0, '').path}: {told.format(names=joined(named))}",) if named else ()


def _unseen(lists: Sequence[_List]) -> tuple[str, ...]:
    """A line for each sheet in which rows or columns are hidden, or struck through, that they are read all the same."""
    told = dict.fromkeys((one.where, words) for one in lists for words in one.unseen if words)
    return tuple(f"{problem(where, 0, '').path}: {words}" for where, words in told)


@dataclass(frozen=True)
class _List:
    """A table of texts: how messages name it, the row of its headings, the place of each field; `span`: the places that it takes of each row,
    where others stand beside it; `group`: the class that its sheet is named after; `wrong`: what is wrong with cells of a row that are read;
    `unseen`: what is said of its sheet where some of it is hidden or struck through."""

    where: Path
    rows: Sequence[Sequence[str]]
    head: int
    columns: Mapping[str, int]
    span: slice
    group: str = ""
    wrong: Mapping[int, str] = field(default_factory=dict)
    unseen: tuple[str, ...] = ()

    def opening(self, row: int) -> str:
        """The first text of a row."""
        return next((text for cell in self.rows[row][self.span] if (text := cell.strip())), "")

    def students(self) -> Iterator[tuple[int, Student]]:
        """The students, each with its line. A line that only names a class opens that class, and headings that come again (a list below another) are
        no student; where the class stands at the first of its students alone, it is that of those below."""
        columns, group, told, grade = dict(self.columns), self.group, "", ""
        for line, row in enumerate(self.rows[self.head + 1 :], start=self.head + 2):
            filled = [cell.strip() for cell in row[self.span] if cell.strip()]
            if again := self._heads(row):
                columns |= again
                continue
            if opened := self._opens(filled):
                group, told, grade = opened, "", ""
                continue
            if filled:
                cells = {field: row[at].strip() if at < len(row) else "" for field, at in columns.items()}
                told, grade = cells.get("group", "") or told, cells.pop("grade", "") or grade
                cells["name"] = _DOT.sub("·", _without_mark(cells["name"]))
                if numbered := _NUMBERED.fullmatch(cells["name"]):
                    cells |= {"name": numbered[2], "number": cells.get("number") or numbered[1]}
                yield line, Student(**{**cells, "group": _in_grade(grade, told) or group})

    def _heads(self, row: Sequence[str]) -> dict[str, int]:
        """The places of the fields where a row is one of headings; none where it is not."""
        start = self.span.start or 0
        found = _columns(row[self.span])
        return {field: start + at for field, at in found.items()} if "name" in found else {}

    def _opens(self, filled: Sequence[str]) -> str:
        """The class that a line of one cell names: 八（2）班学生名单; "" where it names none."""
        return _class_of("", [filled]) if len(set(filled)) == 1 else ""

    def written(self) -> Iterator[tuple[int, str]]:
        """The names as they stand there, each with its line."""
        at = self.columns["name"]
        yield from ((line, row[at].strip()) for line, row in enumerate(self.rows[self.head + 1 :], start=self.head + 2) if at < len(row))


def _in_grade(grade: str, group: str) -> str:
    """A class with its grade, which stands in a column of its own: 八年级3班 of 八 and 3; a class that names its grade is whole, as is a
    number that holds it (803)."""
    bare, (name,) = pattern("<grades>$").sub("", grade), words("class_word")
    if not grade or not group or bare in group or re.fullmatch(r"\d{3,}.*", group):
        return group
    own = re.fullmatch(rf"[（(]?\s*(.+?)\s*[)）]?\s*{name}?", group)
    whole = grade if pattern("<grades>$|^<stages>").search(grade) else f"{grade}{_GRADE}"
    return f"{whole}{own[1] if own else group}{name}"


def _without_mark(name: str) -> str:
    """A name without what stands behind it in brackets of how its owner is, and without ★ and the like around it."""
    around = "".join(words("marks"))
    return pattern(_MARKED).sub("", name).strip(f"{around} ") or name


def _lists(path: Path) -> list[_List]:
    """The tables of a file, above whose headings words may stand; in a workbook a table that only names people (of history) is none."""
    if path.suffix.lower() not in (".xlsx", WORD):
        rows = [[_bare(cell) for cell in row] for row in _after_titles(path)]
        head = next((number for number, row in enumerate(rows[:LOOK_AT_ROWS]) if "name" in _columns(row)), 0)
        group = _class_of("", rows[:head])
        found = _blocks(rows[head] if rows else [])
        return [_List(path, rows, head, columns, span, group, dict(_shortened(rows, columns.values()))) for columns, span in found]
    lists = []
    for grid in read_tables(path)[0]:
        texts = [[_shown(cell) for cell in row] for row in grid.rows]
        heads = [number for number, row in enumerate(texts[:LOOK_AT_ROWS]) if "name" in _columns(row)]
        head = heads[0] if heads else 0
        group = _class_of(grid.name, texts[:head])
        blocks = list(_blocks(texts[head] if texts else []))
        for columns, span in blocks:
            wrong = dict(_wrong(grid, columns.values()))
            own = _class_of("", [row[span] for row in texts[:head]]) if len(blocks) > 1 else ""
            lists.append(_List(sheet_path(path, grid.name), texts, head, columns, span, own or group, wrong, (unseen(grid), struck(grid))))
    alone = [one for one in lists if len(one.columns) > 1 or one.group]
    return alone or lists


def _after_titles(path: Path) -> Iterator[list[str]]:
    """The rows of a table of texts; lines above its headings, in which nothing sets cells apart, do not say how these are set apart."""
    lines = _text(path).split("\n")
    titles = next((number for number, line in enumerate(lines) if set(line) & set(",;\t，；")), 0)
    yield from ([line] for line in lines[:titles])
    yield from delimited(path, "\n".join(lines[titles:]))


def _bare(cell: str) -> str:
    """A cell of a table of texts without the signs by which somebody kept Excel from reading it as a number: '0101 and ="0101"."""
    found = _KEPT.fullmatch(cell.strip())
    return found[1] or found[2] if found else cell


def _class_of(sheet: str, above: Sequence[Sequence[str]]) -> str:
    """The class that a sheet is named after (八（2）班, 801), or else that stands in a line above the headings; "" where none does."""
    if sheet.endswith("班") or pattern(rf"{_CLASS}班?").fullmatch(sheet):
        return sheet
    named = (found[0] for row in above for text in row if (found := pattern(rf"{_CLASS}班").search(text)))
    return next(named, "")


def _wrong(grid: Grid, columns: Iterable[int]) -> Iterator[tuple[int, str]]:
    """The rows with a cell that cannot be read, and what is wrong with it."""
    for number in range(len(grid.rows)):
        for place in columns:
            try:
                check_cell(grid.cell(number, place))
            except ValueError as error:
                yield number, f"{grid.called(number, place)}: {error}"
                continue
            value = grid.cell(number, place).value
            if isinstance(value, str) and _SHORTENED.fullmatch(value.strip()):
                yield number, _("Excel keeps fifteen digits of a number and has lost those behind them; set the form of the column to Text, and put "
                                "the numbers in again from where they came")  # fmt: skip


def _shortened(rows: Sequence[Sequence[str]], columns: Collection[int]) -> Iterator[tuple[int, str]]:
    """The rows of a table of texts with a number as Excel shows long ones, and what is wrong with it."""
    for number, row in enumerate(rows):
        for text in (row[place].strip() for place in columns if place < len(row)):
            if _SHORTENED.fullmatch(text):
                words = _("{text} is how Excel shows a long number, of which the last digits are lost; set the form of the column to Text, put the "
                          "numbers in again from where they came, and save it anew")  # fmt: skip
                yield number, words.format(text=text)


def _shown(cell: Cell) -> str:
    """What a cell shows; a number typed as 1 that is shown as 01 is 01."""
    text = shown(cell)
    return text.zfill(len(cell.shown_as)) if text.isdecimal() and not cell.shown_as.strip("0") else text


def _text(path: Path) -> str:
    text = text_of(bytes_of(path))
    if text is None:
        raise not_read(path, _("is neither UTF-8 nor GB 18030; save it as “CSV UTF-8”"), 1)
    return text


def _blocks(head: Sequence[str]) -> Iterator[tuple[dict[str, int], slice]]:
    """The lists side by side (姓名,学号,姓名,学号), each with the place of its fields and the places that it takes; one starts where a heading of
    the one before comes again. The class and the school of the first are those of the others that name none."""
    known = {name for names in _known().values() for name in names}
    starts = [0]
    for at, text in enumerate(head):
        if flat(text) in known and text in head[starts[-1] : at]:
            starts.append(at)
    shared: dict[str, int] = {}
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        own = {field: start + at for field, at in _columns(head[start:end]).items()}
        if "name" in own or not start:
            yield {**shared, **own}, slice(start, end)
        shared = shared or {field: at for field, at in own.items() if field in ("grade", "group", "school")}


_ASIDE = re.compile(r"[（(][^（()）]*[)）]$")
"""What stands in brackets behind a heading: 学号（后两位）."""


def _known() -> dict[str, Sequence[str]]:
    """What the headings of each field may be."""
    return {**_HEADINGS, "name": (*_HEADINGS["name"], *words("person")), "grade": tuple(words("grade_titles"))}


def _columns(head: Sequence[str]) -> dict[str, int]:
    names = [_ASIDE.sub("", flat(cell)) for cell in head]
    return {
        field: names.index(next(name for name in known if name in names))
        for field, known in _known().items()
        if any(name in known for name in names)
    }
