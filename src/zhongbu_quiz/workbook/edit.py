"""Single cells of a file of tables written anew (of Word: `edit_word`); all else in it stays as it is, byte by byte: formats, other sheets, charts,
what other programs keep there.

In: a workbook or a CSV file, a sheet of it as it was read (`grid`), texts for some of its cells. Out: the bytes of the file with these.
"""

from __future__ import annotations

import codecs
import csv
import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.facts.load import TABLES
from zhongbu_quiz.loading.archive import check_archive
from zhongbu_quiz.loading.content import content_of
from zhongbu_quiz.loading.limits import CELL, COLUMNS, ROWS, not_read
from zhongbu_quiz.loading.strangers import bytes_of, told_as
from zhongbu_quiz.loading.syntax import no_text
from zhongbu_quiz.messages import _
from zhongbu_quiz.values.cells import NO_TEXT
from zhongbu_quiz.workbook.edit_word import word_written
from zhongbu_quiz.workbook.grid import Cell, Grid, cell_name, csv_delimiter, decoded
from zhongbu_quiz.workbook.office_xml import parsed, xml_of
from zhongbu_quiz.workbook.sheet_layout import read_layouts
from zhongbu_quiz.workbook.word import WORD

At = tuple[int, int]
"""Row and column of a cell in its sheet, counted from 0."""

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,14})?")
"""What Excel shows as it was typed, where a cell holds a number; 007 and longer ones it would not."""
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def can_write(path: Path) -> bool:
    """Whether the cells of a file can be written here: those of workbooks, of text with commas and of tables in Word files, by what the file is."""
    content = content_of(path)
    return content == "word" if path.suffix.lower() == WORD else path.suffix.lower() in TABLES and content in ("workbook", "text", "unknown")


def can_move(path: Path) -> bool:
    """Whether rows can be put in or taken out, too: in Word they have forms of their own."""
    return can_write(path) and path.suffix.lower() != WORD


def written(path: Path, grid: Grid, texts: Mapping[At, str]) -> bytes:
    """The file with these texts in the cells of one sheet; "" empties a cell, and what is written into merged cells counts for all of them. Numbers
    stay numbers. Raises UserError where the file or a text cannot be written, or where a cell is calculated."""
    for at, text in texts.items():
        _check(grid, at, text)
    content = content_of(path)
    if content == "word":
        return word_written(path, grid, texts)
    if content == "workbook":
        return _workbook(path, grid, texts)
    return _csv(path, grid, texts)


def _check(grid: Grid, at: At, text: str) -> None:
    name = cell_name(*at)
    if not (0 <= at[0] < ROWS and 0 <= at[1] < COLUMNS):
        raise UserError(_("{cell}: lies outside of what is read of a sheet").format(cell=name))
    if len(text) > CELL:
        raise UserError(_("{cell}: holds more than {most} characters; shorten it").format(cell=name, most=CELL))
    if found := NO_TEXT.search(text):
        raise UserError(f"{name}: {no_text(found[0])}")
    if _before(grid, at).formula:
        words = _("{cell}: is calculated by a formula; change it in Excel or WPS")
        raise UserError(words.format(cell=name))


def _before(grid: Grid, at: At) -> Cell:
    return grid.cell(*at) if at[0] < len(grid.rows) else Cell(None)


def _is_number(before: Cell, text: str) -> bool:
    """Whether a text goes into its cell as a number: where a number stands there, or nothing in the usual form, which would be one in Excel, too."""
    if not _NUMBER.fullmatch(text):
        return False
    value = before.value
    return (isinstance(value, int | float) and not isinstance(value, bool)) or (value is None and before.shown_as == "General")


# -- text with commas


def _csv(path: Path, grid: Grid, texts: Mapping[At, str]) -> bytes:
    rows = [["" if cell.value is None else str(cell.value) for cell in row] for row in grid.rows]
    for (number, place), told in texts.items():
        rows.extend([] for _row in range(number + 1 - len(rows)))
        rows[number].extend([""] * (place + 1 - len(rows[number])))
        rows[number][place] = told
    return csv_written(path, rows)


def csv_written(path: Path, rows: Iterable[Sequence[str]]) -> bytes:
    """A file of text with other rows, in its own form: its separator, its ends of lines, its encoding."""
    text, encoding = decoded(path), _encoding(bytes_of(path))
    delimiter = csv_delimiter(text)
    made = io.StringIO()
    narrow = delimiter if delimiter.isascii() else ","
    csv.writer(made, delimiter=narrow, lineterminator="\r\n" if "\r\n" in text else "\n").writerows(rows)
    return made.getvalue().encode(encoding)


def _encoding(raw: bytes) -> str:
    """How the text of a file is kept, which it stays."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return name
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


# -- workbooks


Merged = tuple[tuple[int, int, int, int], ...]
Change = Callable[[str, bytes], bytes]
"""What becomes of a part of a workbook: its name and what it holds, to what it shall hold."""


def _workbook(path: Path, grid: Grid, texts: Mapping[At, str]) -> bytes:
    def changes(book: zipfile.ZipFile, part: str, merged: Merged) -> Change:
        tables = tables_of(book, part)

        def change(name: str, data: bytes) -> bytes:
            if name == part:
                return _sheet(data, grid, texts, merged)
            return _table(data, texts) if name in tables else data

        return change

    return rewritten(path, grid.name, changes)


def rewritten(path: Path, sheet: str, changes: Callable[[zipfile.ZipFile, str, Merged], Change]) -> bytes:
    """A workbook with some of its parts changed, and all others as they are. `changes` is told the workbook, which part of it the sheet is, and
    the sheet's merged cells. Raises UserError where it cannot be written, and as `changes` does."""
    check_archive(path)
    raw = bytes_of(path)
    with told_as(not_read(path, _("cannot be written here; open it in Excel or WPS and change it there"))):
        part, merged = _part_of(path, raw, sheet)
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(raw)) as before, zipfile.ZipFile(made, "w") as after:
            change = changes(before, part, merged)
            for entry in before.infolist():
                after.writestr(entry, change(entry.filename, before.read(entry)), entry.compress_type)
        return made.getvalue()


def _part_of(path: Path, raw: bytes, sheet: str) -> tuple[str, Merged]:
    """Where a sheet stands inside its workbook, and its merged cells."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
    try:
        found: Any = book[sheet]
        return str(found._worksheet_path).lstrip("/"), read_layouts(path, book)[sheet].merged
    finally:
        book.close()


def tables_of(book: zipfile.ZipFile, part: str) -> frozenset[str]:
    """Where the tables that Excel knows on a sheet are told; it takes a workbook for broken in which a title is called otherwise there."""
    folder, _slash, name = part.rpartition("/")
    told = f"{folder}/_rels/{name}.rels"
    if told not in book.namelist():
        return frozenset()
    targets = (str(one.get("Target", "")) for one in parsed(book.read(told)))
    return frozenset(posixpath.normpath(posixpath.join(folder, target)).lstrip("/") for target in targets if "/tables/" in target)


def _table(xml: bytes, texts: Mapping[At, str]) -> bytes:
    """What Excel knows of a table, whose columns are called as their titles are now. Raises UserError where two would be called alike."""
    root = parsed(xml)
    first, _colon, _last = root.get("ref").partition(":")
    top, left = _row_number(first.lstrip(ascii_uppercase)), _column_number(first)
    columns = list(root.iter("{*}tableColumn")) if root.get("headerRowCount", "1") != "0" else []
    called = {place: text for place in range(len(columns)) if (text := texts.get((top, left + place))) is not None}
    if not called:
        return xml
    for place, text in called.items():
        columns[place].set("name", text)
    names = [column.get("name").casefold() for column in columns]
    if len(set(names)) < len(names) or "" in names:
        raise UserError(_("two columns of a table cannot have one title, nor can a column have none; write another one"))
    return xml_of(root)


def _sheet(xml: bytes, grid: Grid, texts: Mapping[At, str], merged: tuple[tuple[int, int, int, int], ...]) -> bytes:
    """The XML of a sheet with other texts in some cells."""
    root = parsed(xml)
    data = next(root.iter("{*}sheetData"))
    rows = _places(data, "row", _row_number)
    for at, text in sorted(texts.items()):
        row, column = next(((top, left) for top, left, bottom, right in merged if top <= at[0] <= bottom and left <= at[1] <= right), at)
        line = _at(data, rows, "row", row, str(row + 1))
        cell = _at(line, _places(line, "c", _column_number), "c", column, cell_name(row, column))
        _fill(cell, text, _is_number(_before(grid, (row, column)), text))
    return xml_of(root)


def _row_number(told: str) -> int:
    return int(told) - 1


def _column_number(told: str) -> int:
    number = 0
    for letter in told.rstrip("0123456789"):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _places(parent: Any, name: str, number_of: Callable[[str], int]) -> dict[int, Any]:
    """The rows of a sheet, or the cells of a row, by their number; one that does not say it stands behind the one before."""
    found: dict[int, Any] = {}
    number = -1
    for one in parent.iterchildren(f"{{*}}{name}"):
        number = number_of(one.get("r")) if one.get("r") else number + 1
        found[number] = one
    return found


def _at(parent: Any, known: dict[int, Any], name: str, number: int, told: str) -> Any:
    """The row or cell of a number, made in its place where there is none."""
    if number not in known:
        made = parent.makeelement(parent.tag.replace(parent.tag.rpartition("}")[2], name), {"r": told})
        behind = min((one for one in known if one > number), default=None)
        if behind is None:
            parent.append(made)
        else:
            known[behind].addprevious(made)
        known[number] = made
    return known[number]


def _fill(cell: Any, text: str, is_number: bool) -> None:
    """Another text in a cell, whose form stays."""
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", None)
    if not text:
        return
    made = cell.makeelement(cell.tag[:-1] + ("v" if is_number else "is"))
    cell.append(made)
    if is_number:
        made.text = text
        return
    cell.set("t", "inlineStr")
    words = made.makeelement(cell.tag[:-1] + "t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    words.text = text
    made.append(words)


def as_cell(text: str) -> str:
    """A text as it came by a form, as a cell holds it: with the line ends of cells, and no space around it."""
    return text.replace("\r\n", "\n").strip()
