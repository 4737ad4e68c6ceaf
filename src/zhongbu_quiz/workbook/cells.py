"""One cell -> the text that YAML would hold. Each form of column has one reader here; what is wrong is a ValueError in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from zhongbu_quiz.data.world import World
from zhongbu_quiz.data.written_dates import written_date
from zhongbu_quiz.errors import Mendable
from zhongbu_quiz.loading.limits import CELL
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.values.dates import Day, parse_edtf
from zhongbu_quiz.values.listed import listed
from zhongbu_quiz.workbook import question_sheet
from zhongbu_quiz.workbook.cell_lists import as_list
from zhongbu_quiz.workbook.columns import YES_NO, Column
from zhongbu_quiz.workbook.grid import Cell, Value

Data = str | Sequence[str | Sequence[str] | Mapping[str, str]] | Mapping[str, str] | None

NO_VALUE = ("无", "—", "——", "-", "无数值")
"""Written in 数值 where the text gives only words."""

_ERRORS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA")

_FIRST_SERIAL = date(1899, 12, 30)
_LAST_SERIAL = 73_050
"""Excel counts days; this one is the last of 2099."""
_LATEST_YEAR = 2100
"""A larger number is no year that anything happened in."""
_EXACT, _LONGEST_NUMBER = 10**15, 10**21
_OF_A_NUMBER = 10
"""Digits of which at least so many are told are no rounded measure."""
_NUMBERED = re.compile(r"\s*[(（]?(\d{1,2})(?:[)）、．:：]|\.(?!\d))\s*(.+)")
_POINTS = re.compile(r"(\d{1,3})\s*分")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
"""What a number format shows as it stands."""
_WORDS_BEFORE = re.compile(r'"([^"]*[\u4e00-\u9fff][^"]*)"0(?:"([^"]*)")?(?:_ ?|;.*)?$')
"""A number format that shows Chinese words before a whole number (公元前 before 770)."""
_OPENING_MARK = re.compile(r"['‘’`´](?=[^'’]*$)")
"""With which Excel marks a text as such, where it came along."""
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\u00ad"))
"""Characters that nobody sees, and that copies of web pages bring along."""
_PLACES = re.compile(r"0\.(0{1,10})(?!0)")


def cell_data(cell: Cell, column: Column, world: World) -> Data:
    """What a cell says for its column; dates by the reigns that a world knows. Raises ValueError with what is wrong and what to write."""
    check_cell(cell)
    match column.form:
        case "date":
            return _date(cell, world)
        case "choice":
            return _choice(cell, column.choices_of(world))
        case form:
            return _FORMS[form](cell, column)


def check_cell(cell: Cell) -> None:
    """Raises ValueError where a cell holds nothing that can be read: an error of Excel's, a formula without its result, too long a text."""
    if is_error(cell):
        raise ValueError(_("shows the error {error}; mend its formula, or write the value itself").format(error=cell.value))
    if cell.formula and not cell.known:
        raise ValueError(
            _("holds a formula whose result was not saved; open the file in Excel or WPS and save it, or write the value itself")
        )
    if isinstance(cell.value, str) and len(cell.value) > CELL:
        raise ValueError(_("holds more than {most} characters; shorten it").format(most=CELL))
    if lost_digits(cell):
        raise ValueError(_("is a number of more than 15 digits, whose last ones Excel has lost (they are 0 now); set the form of its cells to Text, "
                           "and type it again"))  # fmt: skip


def lost_digits(cell: Cell) -> bool:
    """Whether a cell holds the number of a person or thing that was typed as a number, of which Excel keeps 15 digits; 6.02×10²³ has but a few."""
    value = cell.value
    if isinstance(value, bool) or not isinstance(value, int | float) or not _EXACT <= abs(value) < _LONGEST_NUMBER:
        return False
    return len(format(int(value), "d").rstrip("0")) >= _OF_A_NUMBER


def is_error(cell: Cell) -> bool:
    """Whether Excel shows an error where a value should stand."""
    return isinstance(cell.value, str) and cell.value.strip().upper() in _ERRORS


def cell_text(cell: Cell) -> str:
    """What a cell shows, as text."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        around = _WORDS_BEFORE.match(cell.shown_as)
        return f"{around[1]}{number_text(value, '')}{around[2] or ''}" if around else number_text(value, cell.shown_as)
    if hasattr(value, "year"):
        return _without_year(value) if _hides_year(cell.shown_as) else parse_edtf(_date_of(value, cell.shown_as)).chinese
    return str(value).translate(INVISIBLE).strip()


def number_text(value: int | float, shown_as: str) -> str:
    """A number as its sheet shows it: 13.70 keeps its zero under the format 0.00, and 0.456 is 45.6% under 0.0%."""
    number = Decimal(format(value, ".15g")) if isinstance(value, float) else Decimal(value)
    if not number.is_finite() or abs(number.adjusted()) > 20:
        return str(value)
    percent = "%" in shown_as
    if percent:
        number *= 100
    match = _PLACES.search(shown_as)
    places = len(match[1]) if match else 0
    step = Decimal(1).scaleb(-places)
    if match and number == number.quantize(step):
        number = number.quantize(step)
    elif number == number.to_integral_value():
        number = number.quantize(Decimal(1))
    else:
        number = number.normalize()
    return f"{number:f}" + ("%" if percent else "")


def _parts(cell: Cell) -> int:
    """How many of year, month and day the number format shows: a cell typed as 2004年3月 is a date that shows two."""
    shown = _QUOTED.sub("", cell.shown_as).lower()
    if shown == "general" or "d" in shown:
        return 3
    return 2 if "m" in shown and "y" in shown else 1 if "y" in shown else 3


def _hides_year(shown_as: str) -> bool:
    """Whether a number format shows month and day alone: Excel puts the year of the day of typing to 5月4日, and shows none."""
    shown = _QUOTED.sub("", shown_as).lower()
    return "d" in shown and "m" in shown and "y" not in shown


def _without_year(value: Value) -> str:
    return Day(1, value.month, value.day).in_year


def _date_of(value: Value, shown_as: str) -> str:
    return "-".join((f"{value.year:04}", f"{value.month:02}", f"{value.day:02}")[: _parts(Cell(value, shown_as))])


def _text(cell: Cell, column: Column) -> str:
    return cell_text(cell)


def _date(cell: Cell, world: World) -> str:
    told = _date_text(cell, world)
    period = written_date(told, world)
    if any(day and day.year > _LATEST_YEAR for day in (period.start, period.end)):
        raise ValueError(_("shows {text}, a year that has not come yet; mend its digits").format(text=cell_text(cell)))
    return told


def _date_text(cell: Cell, world: World) -> str:
    value = cell.value
    if hasattr(value, "year") and not _hides_year(cell.shown_as):
        return _date_of(value, cell.shown_as)
    if isinstance(value, float) and not value.is_integer():
        text = number_text(value, cell.shown_as)
        if re.fullmatch(r"\d{4}\.1", text):
            words = _("shows {text}, which may be January or October, since a number drops its last 0; write {january} or {october}")
            year = text.split(".")[0]
            january, october = f"{year}年1月", f"{year}年10月"
            raise Mendable(words.format(text=text, january=january, october=october), january, october)
        return str(written_date(text, world))
    if isinstance(value, int | float) and value < 0:
        words = _("shows {text}; write a year before our era as {written}")
        written = f"公元前{-int(value)}年"
        raise Mendable(words.format(text=cell_text(cell), written=written), written)
    text = _OPENING_MARK.sub("", cell_text(cell), count=1)
    if text.isdecimal() and len(text) < 6 and _LATEST_YEAR < int(text) <= _LAST_SERIAL:
        day = _FIRST_SERIAL + timedelta(days=int(text))
        words = _("shows {text}, which is no year; mend its digits, if one was meant; where it is a day that lost its form as a date, choose a date "
                  "as the form of its cell, or write {written}")  # fmt: skip
        written = parse_edtf(day.isoformat()).chinese
        raise Mendable(words.format(text=text, written=written), written)
    return str(written_date(text, world))


def _number(cell: Cell, column: Column) -> str:
    """A number; one of points may say so (2分)."""
    text = cell_text(cell)
    points = _POINTS.fullmatch(text)
    return points[1] if points else text


def _choice(cell: Cell, choices: Mapping[str, str]) -> str:
    text = cell_text(cell)
    if text in choices:
        return choices[text]
    if text.lower() in choices.values():
        return text.lower()
    raise Mendable(_("is {got!r}; choose one of {allowed}").format(got=text[:40], allowed=joined(choices)), *choices)


_YES = ("是", "对", "yes", "y", "true", "1", "√", "✓", "有")
_NO = ("否", "不", "不是", "错", "no", "n", "false", "0", "×", "✗", "无")


def _bool(cell: Cell, column: Column) -> str:
    text = cell_text(cell).lower()
    if text in _YES:
        return YES_NO["是"]
    if text in _NO:
        return YES_NO["否"]
    raise Mendable(_("is {got!r}; write 是 or 否").format(got=text[:40]), *YES_NO)


def _tags(cell: Cell, column: Column) -> list[str]:
    text = cell_text(cell)
    return as_list(text) or [tag for tag in re.split(r"[\s、，,；;]+", text) if tag]


def _lines(cell: Cell, column: Column) -> list[str]:
    text = cell_text(cell)
    return as_list(text) or [entry for entry in (part.strip() for part in re.split(r"[\n｜|]", text)) if entry]


def _fragments(cell: Cell, column: Column) -> list[str]:
    """Fragments of a text, a line each; in one line ； may set them apart, as what stands on both sides of it stands in the text too."""
    lines = _lines(cell, column)
    return [part for part in re.split(r"\s*[；;]\s*", lines[0]) if part] if len(lines) == 1 else lines


def _parts_list(cell: Cell, column: Column) -> list[dict[str, str]]:
    entries: list[dict[str, str]] = []
    lines = _lines(cell, column)
    if len(lines) == 1:
        lines = listed(lines[0]) or lines
    for number, entry in enumerate(lines, 1):
        match = _NUMBERED.fullmatch(entry)
        n, text = (match[1], match[2]) if match else (str(number), entry)
        entries.append({"n": str(int(n)), "text": text.strip()})
    return entries


def _by_text(read: Callable[[str], Data]) -> Callable[[Cell, Column], Data]:
    """A reader that looks at nothing but what the cell shows."""
    return lambda cell, column: read(cell_text(cell))


_FORMS: dict[str, Callable[[Cell, Column], Data]] = {
    "text": _text,
    "number": _number,
    "bool": _bool,
    "tags": _tags,
    "lines": _lines,
    "fragments": _fragments,
    "parts": _parts_list,
    "sections": _lines,
    "item_kind": _by_text(question_sheet.read_kind),
    "options": _by_text(question_sheet.read_options),
    "answer": _by_text(question_sheet.read_answer),
    "accepted": _by_text(question_sheet.read_accepted),
    "points": _by_text(question_sheet.read_points),
    "topics": _by_text(question_sheet.read_topics),
    "difficulty": _by_text(question_sheet.read_difficulty),
    "place": _by_text(question_sheet.read_place),
}
