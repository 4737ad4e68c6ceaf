"""The table of keys of a class set: a row for each student.

In: the drawn set, and each student's form. Out: HTML and CSS, and the same as CSV. Under its number stands the answer of each item, choices in
fives, what is written behind them; where they take more than the width of a page, the rows go on in a further table. Items whose answers are
letters or numbers of what is printed, or a word, have them, for every student has them in an order of his own; for the others, whose answers are
many words, stands the number that they have in the key of the form they come from.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper import templates
from zhongbu_quiz.exports.paper.answer_tables import GRID_KINDS
from zhongbu_quiz.exports.paper.answers import short_key
from zhongbu_quiz.exports.paper.markup import serif_measure
from zhongbu_quiz.exports.paper.options import PaperOptions, sheet
from zhongbu_quiz.items.item import Gap, Item, Open
from zhongbu_quiz.sets.form import DrawnSet, Form
from zhongbu_quiz.sets.stored import code
from zhongbu_quiz.sets.students import Student, StudentForm
from zhongbu_quiz.values.cells import guarded

_SMALL = 9.0
"""The type of the table, in points, as keys.css.j2 sets it."""
_WHO = 15.0
"""What 卷号 and the student take of a row, in em of that type."""
_AIR = 0.9
"""Room beside the widest answer of a column."""
_FIVE = 5
_LONGEST = 6.0
"""The longest answer in words that stands in the table, in em."""
_NAME_ROOM = 11.0
"""What a line has for a student, in em of the type of the table."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands under a number, or the number itself; `first`: a line before it sets it apart, as it does every five choices."""

    text: str
    first: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A student: the number and the code of his form, who he is in lines, his answers."""

    form: str
    code: str
    name: tuple[str, ...]
    group: str
    answers: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns that stand beside each other on a page: their numbers, their widths in em, and a row for each student."""

    numbers: tuple[Cell, ...]
    widths: tuple[float, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class KeysDoc:
    """What keys.html.j2 shows."""

    heading: str
    hint: str
    tables: tuple[Table, ...]


def keys_html(drawn: DrawnSet, papers: Sequence[StudentForm]) -> tuple[str, str]:
    """HTML and CSS of the table of keys."""
    geometry = sheet(PaperOptions(form="plain"))
    answers = [_answers(drawn, form, place) for place, (form, _student) in enumerate(papers)]
    columns = list(zip_longest(*answers, fillvalue=""))
    widths = [max(map(serif_measure(), (str(number), *column))) + _AIR for number, column in enumerate(columns, 1)]
    starts = [start for start in _starts(papers[0][0]) if start < len(columns)]
    room = geometry.measure * geometry.size_pt / _SMALL - _WHO
    tables = []
    for places in _packed(starts, widths, room):
        rows = tuple(
            Row(
                form.name, code(drawn, form), _who(student), student.group,
                tuple(Cell(columns[place][row], place in starts) for place in places),
            )
            for row, (form, student) in enumerate(papers)
        )  # fmt: skip
        numbers = tuple(Cell(str(place + 1), place in starts) for place in places)
        tables.append(Table(numbers, tuple(round(widths[place], 2) for place in places), rows))
    doc = KeysDoc(say("class_key_title", title=drawn.title), _hint(drawn), tuple(tables))
    return templates.html("keys", doc), templates.css("keys", geometry)


def _hint(drawn: DrawnSet) -> str:
    """Where the answers stand that the table only refers to; "" where there are none."""
    for form in drawn.forms:
        for number, item in enumerate(form.items, 1):
            if _is_long(item):
                return say("class_key_long_hint", example=_place(drawn, form, number), number=number)
    return ""


def _answers(drawn: DrawnSet, form: Form, place: int) -> list[str]:
    """The answers of a student's form, in order; of one in many words where it stands in the key of the form they come from."""
    mother = drawn.forms[place % len(drawn.forms)]
    home = {item.id: _place(drawn, mother, number) for number, item in enumerate(mother.items, start=1)}
    return [home[item.id] if _is_long(item) else short_key(item) for item in form.items]


def _place(drawn: DrawnSet, form: Form, number: int) -> str:
    """How a number of the key of `form` is called."""
    return say("class_key_long" if len(drawn.forms) > 1 else "class_key_long_one", form=form.name, number=number)


def _is_long(item: Item) -> bool:
    """Whether an answer has more words than a column has room for."""
    return isinstance(item, Open) or (isinstance(item, Gap) and serif_measure()(short_key(item)) > _LONGEST)


def _who(student: Student) -> tuple[str, ...]:
    """Number and name in one line, or in two where they do not fit: so no name is broken that a line has room for."""
    said = tuple(filter(None, (student.number, student.name)))
    line = "　".join(said)
    return (line,) if serif_measure()(line) <= _NAME_ROOM else said


def _starts(form: Form) -> list[int]:
    """Where columns are set apart: before each five of what is chosen or judged, and before every other answer."""
    found: list[int] = []
    place = 0
    for part in form.parts:
        step = _FIVE if part.kind in GRID_KINDS else 1
        found += range(place, place + len(part.items), step)
        place += len(part.items)
    return found


def _packed(starts: Sequence[int], widths: Sequence[float], room: float) -> Iterator[list[int]]:
    """The columns of each table: whole fives, as many as there is room for."""
    places: list[int] = []
    for start, end in pairwise([*starts, len(widths)]):
        if places and sum(widths[places[0] : end]) > room:
            yield places
            places = []
        places += range(start, end)
    yield places


def keys_csv(drawn: DrawnSet, papers: Sequence[StudentForm]) -> bytes:
    """The table as CSV for Excel (UTF-8 with a mark): a column for every item, with its answer in full."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    count = max(len(form.items) for form, _ in papers)
    table.writerow(["卷号", "代码", "班级", "学号", "姓名", *range(1, count + 1)])
    for form, student in papers:
        said = [guarded(short_key(item)) for item in form.items]
        who = [guarded(text) for text in (student.group, student.number, student.name)]
        table.writerow([form.name, code(drawn, form), *who, *said])
    return b"\xef\xbb\xbf" + out.getvalue().encode()
