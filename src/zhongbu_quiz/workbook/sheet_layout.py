"""What openpyxl leaves out of a workbook that it reads row by row: merged cells, rows and columns that are hidden,
pictures, and boxes of text.

In: a workbook. Out: a `Layout` for each of its sheets.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from zhongbu_quiz.loading.limits import COLUMNS, ROWS, too_full

_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\b[^<>]{0,300}\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_HIDDEN = rb'(?=[^<>]{0,300}\bhidden="(?:1|true)")'
_ROW = re.compile(rb"<(?:\w+:)?row\b" + _HIDDEN + rb'[^<>]{0,300}?\br="(\d{1,7})"')
_COLUMNS = re.compile(rb"<(?:\w+:)?col\b" + _HIDDEN + rb'(?=[^<>]{0,300}?\bmin="(\d{1,5})")[^<>]{0,300}?\bmax="(\d{1,5})"')

_COMMENTS = re.compile(rb'Type="[^"]{0,200}/(?:comments|threadedComment)"')
_DRAWING = re.compile(rb'Target="([^"]{1,200}/drawings/[^"/]{1,100}\.xml)"')
_BOXED = re.compile(rb"<(?:\w+:)?txBody\b(?:(?!</(?:\w+:)?txBody>).){0,20000}?<a:t>\s*[^<\s]", re.DOTALL)
"""A shape with text in it."""
_MEDIA = "xl/media/"
"""Where a workbook keeps its pictures."""
_PICTURE = re.compile(rb"<(?:\w+:)?drawing\b|\bDISPIMG\(")
"""What lies on a sheet, and how WPS puts a picture into a cell."""


@dataclass(frozen=True)
class Layout:
    """(top, left, bottom, right) of merged cells, which rows and columns are hidden, whether pictures lie on the sheet or in its cells, whether
    comments do, and boxes of text."""

    merged: tuple[tuple[int, int, int, int], ...] = ()
    unseen_rows: frozenset[int] = frozenset()
    unseen_columns: frozenset[int] = frozenset()
    pictures: bool = False
    comments: bool = False
    boxes: bool = False


def read_layouts(path: Path, book: Any) -> dict[str, Layout]:
    """The layout of each sheet of a workbook that openpyxl has opened, by the name of the sheet. Raises ContentError where too many cells are
    merged."""
    with zipfile.ZipFile(path) as archive:
        inside = set(archive.namelist())
        parts = {sheet.title: str(getattr(sheet, "_worksheet_path", "")).lstrip("/") for sheet in book.worksheets}
        media = any(name.startswith(_MEDIA) for name in inside)
        told = {title: _layout(path, archive.read(part), media) if part in inside else Layout() for title, part in parts.items()}
        links = {title: archive.read(name) for title, part in parts.items() if (name := _links(part)) in inside}
        boxed = {title for title, link in links.items() for name in _drawings(link) if name in inside and _BOXED.search(archive.read(name))}
        commented = {title for title, link in links.items() if _COMMENTS.search(link)}
        return {title: replace(layout, comments=title in commented, boxes=title in boxed) for title, layout in told.items()}


def _drawings(links: bytes) -> list[str]:
    """The parts of a workbook that hold what lies on a sheet."""
    return [f"xl/drawings/{target.rpartition(b'/')[2].decode('utf-8', 'replace')}" for target in _DRAWING.findall(links)]


def _links(part: str) -> str:
    """Where a sheet says which other parts belong to it."""
    folder, _slash, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def _layout(path: Path, xml: bytes, media: bool) -> Layout:
    matches = _MERGE.findall(xml)
    if len(matches) > ROWS:
        raise too_full(path)
    merged = tuple((int(b) - 1, _number(a), int(d) - 1, _number(c)) for a, b, c, d in matches)
    columns = (range(int(first) - 1, min(int(last), COLUMNS)) for first, last in _COLUMNS.findall(xml))
    rows = frozenset(int(row) - 1 for row in _ROW.findall(xml))
    pictures = media and _PICTURE.search(xml) is not None
    return Layout(merged, rows, frozenset(place for each in columns for place in each), pictures)


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
