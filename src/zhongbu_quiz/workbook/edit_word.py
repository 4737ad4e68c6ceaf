"""Single cells of the tables of a Word file written anew: the text of these cells changes, in the form that each had, and nothing else in the file.

In: a Word file, a table of it as it was read (`grid`), texts for some of its cells. Out: the bytes of the file with these.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.loading.archive import check_archive
from zhongbu_quiz.loading.limits import DOCUMENT_BYTES, not_read
from zhongbu_quiz.loading.strangers import bytes_of, told_as
from zhongbu_quiz.loading.word_runs import children_of
from zhongbu_quiz.messages import _
from zhongbu_quiz.workbook.grid import Grid
from zhongbu_quiz.workbook.office_xml import parsed, xml_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_AROUND = {f"{_W}{name}" for name in ("pPr", "bookmarkStart", "bookmarkEnd", "proofErr")}
_RUNS = {f"{_W}{name}" for name in ("r", "hyperlink")}
_IN_RUN = {f"{_W}{name}" for name in ("rPr", "t", "tab", "br", "cr", "noBreakHyphen", "lastRenderedPageBreak")}
"""What a cell of words holds; where there is more (a picture, a formula, a note, a change that Word still shows), the cell is left alone."""

_UNREAD = {f"{_W}{name}" for name in ("strike", "dstrike", "vanish")}

At = tuple[int, int]


def word_written(path: Path, grid: Grid, texts: Mapping[At, str]) -> bytes:
    """The file with these texts in the cells of one table; a merged cell has one text for all the places that it covers. Raises UserError where the
    file cannot be written, or a cell holds more than words."""
    check_archive(path, DOCUMENT_BYTES)
    raw = bytes_of(path, DOCUMENT_BYTES)
    with told_as(not_read(path, _("cannot be written here; open it in Word or WPS and change it there"))):
        part = _part_of(raw)
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(raw)) as before, zipfile.ZipFile(made, "w") as after:
            for entry in before.infolist():
                data = before.read(entry)
                after.writestr(entry, _document(data, grid, texts) if entry.filename == part else data, entry.compress_type)
        return made.getvalue()


def _part_of(raw: bytes) -> str:
    """Where the text of a Word file stands inside it."""
    import docx

    return str(docx.Document(io.BytesIO(raw)).part.partname).lstrip("/")


def _document(xml: bytes, grid: Grid, texts: Mapping[At, str]) -> bytes:
    root = parsed(xml)
    tables = root.find(f"{_W}body").findall(f"{_W}tbl")
    table = next(one for number, one in enumerate(tables, 1) if _("table {number}").format(number=number) == grid.name)
    places = _places(table)
    for at, text in texts.items():
        if at not in places:
            raise UserError(_("{cell}: there is no such cell in the table; add it in Word or WPS").format(cell=grid.called(*at)))
        _fill(places[at], text, grid.called(*at))
    return xml_of(root)


def _places(table: Any) -> dict[At, Any]:
    """The cells of a table by the places that they cover, as `loading.word` reads them."""
    found: dict[At, Any] = {}
    for number, row in enumerate(children_of(table, "tr")):
        column = _number(row.find(f"{_W}trPr/{_W}gridBefore"), 0)
        for cell in children_of(row, "tc"):
            merged = cell.find(f"{_W}tcPr/{_W}vMerge")
            goes_on = merged is not None and merged.get(f"{_W}val", "continue") == "continue"
            shown = found.get((number - 1, column), cell) if goes_on else cell
            span = _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)
            found.update(((number, place), shown) for place in range(column, column + span))
            column += span
    return found


def _number(told: Any, usual: int) -> int:
    return int(told.get(f"{_W}val", usual)) if told is not None else usual


def _fill(cell: Any, text: str, called: str) -> None:
    """Another text in a cell: a paragraph for each line, in the form of those that stood there, the runs in that of the first."""
    paragraphs = cell.findall(f"{_W}p")
    if any(child.tag not in (f"{_W}tcPr", f"{_W}p") for child in cell) or not all(map(_is_words, paragraphs)):
        words = _("{cell}: holds more than words, such as a picture, a formula or a change that Word still shows; change it in Word or WPS")
        raise UserError(words.format(cell=called))
    form = next((one for one in cell.iter(f"{_W}rPr") if one.getparent().tag == f"{_W}r"), None)
    lines = text.split("\n")
    for paragraph in paragraphs[len(lines) :]:
        cell.remove(paragraph)
    for place, line in enumerate(lines):
        if place >= len(paragraphs):
            paragraphs.append(deepcopy(paragraphs[-1]))
            paragraphs[-2].addnext(paragraphs[-1])
        _write(paragraphs[place], line, form)


def _is_words(paragraph: Any) -> bool:
    """Whether a paragraph holds nothing but words."""
    runs = [child for child in paragraph if child.tag in _RUNS]
    inside = [run for child in runs for run in (child if child.tag.endswith("hyperlink") else [child])]
    return all(child.tag in _AROUND or child.tag in _RUNS for child in paragraph) and all(
        run.tag == f"{_W}r" and all(one.tag in _IN_RUN for one in run) for run in inside
    )


def _write(paragraph: Any, line: str, form: Any) -> None:
    for child in [child for child in paragraph if child.tag in _RUNS]:
        paragraph.remove(child)
    if not line:
        return
    run = paragraph.makeelement(f"{_W}r")
    if form is not None:
        run.append(deepcopy(form))
        for unread in [one for one in run[0] if one.tag in _UNREAD]:
            run[0].remove(unread)
    words = run.makeelement(f"{_W}t", {_SPACE: "preserve"})
    words.text = line
    run.append(words)
    paragraph.append(run)
