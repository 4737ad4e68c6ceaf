"""The rows of a sheet, of which those that are as they were are not read anew: one cell of three thousand rows is changed in a page.

In: a sheet that openpyxl has opened, its XML, and a digest of what else its cells hang on (shared texts, formats). Out: a `Line` for each row, the
empty ones between with them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from zhongbu_quiz.loading.limits import ROWS
from zhongbu_quiz.loading.remembered import keep, kept

_ROW = re.compile(rb'<row\b[^<>]*?\br="(\d{1,7})"[^<>]*?(?:/>|(?<!/)>.*?</row>)', re.DOTALL)
_STRANGE = (b"<f", b"<![CDATA[", b"<!--", b"<!DOCTYPE")
"""Formulas may be told in the cell of another row; in the others what looks like a row may be none."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it was read: its cells, how many are filled and how many listed, and which are struck through, or in a part."""

    cells: tuple[Any, ...]
    filled: int = 0
    listed: int = 0
    struck: tuple[int, ...] = ()
    partly: tuple[int, ...] = ()


_NONE = Line(())


_IN_PLACE = re.compile(rb'<c\b([^<>]*?) t="inlineStr"([^<>]*+)>\s*+<is>((?:(?!</?is>).)*+)</is>\s*+</c>', re.DOTALL)
"""A text that stands in its cell, and not among the shared ones."""
_OF_FORMS = b"<rPr"
_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _with_shared_texts(sheet: Any, xml: bytes) -> bytes:
    """The XML of a sheet with the texts in its cells among the shared ones, where they keep their forms: openpyxl reads those of cells without."""
    from openpyxl.cell.rich_text import CellRichText
    from openpyxl.xml.functions import fromstring

    texts = sheet._shared_strings

    def shared(found: re.Match[bytes]) -> bytes:
        if _OF_FORMS not in found[3]:
            return found[0]
        told: Any = fromstring(b'<is xmlns="%b">%b</is>' % (_MAIN, found[3]))
        texts.append(CellRichText.from_tree(told))
        return b'<c%b t="s"%b><v>%d</v></c>' % (found[1], found[2], len(texts) - 1)

    return _IN_PLACE.sub(shared, xml)


def lines(sheet: Any, xml: bytes, where: tuple[object, ...], rest: str, read: Callable[[Any], Line]) -> Iterator[Line]:
    """The rows of a sheet, each by `read`. `where` names the sheet."""
    found = _parts(xml)
    if _OF_FORMS in xml:
        sheet._get_source = lambda: io.BytesIO(_with_shared_texts(sheet, xml))
    if found is None:
        yield from map(read, sheet.iter_rows())
        return
    before: dict[bytes, Line] = kept((where, rest, "rows")) or {}
    fresh = {number: part for number, part in found.items() if part not in before}
    known = {part: before[part] for part in found.values() if part in before}
    made = known | dict(_read(sheet, xml, found, fresh, read)) if fresh else known
    keep((where, rest, "rows"), made, len(xml) // 8)
    for number in range(1, max(found, default=0) + 1):
        yield made[found[number]] if number in found else _NONE


def _parts(xml: bytes) -> dict[int, bytes] | None:
    """The rows of a sheet by their numbers, as they are written; None where they are not told one by one in their order."""
    if any(sign in xml for sign in _STRANGE):
        return None
    numbers, parts = [], []
    for found in _ROW.finditer(xml):
        numbers.append(int(found[1]))
        parts.append(found[0])
    if numbers != sorted(set(numbers)) or len(numbers) != len(re.findall(rb"<(?:\w+:)?row[\s/>]", xml)) or numbers[-1:] > [2 * ROWS]:
        return None
    return dict(zip(numbers, parts, strict=True))


def _read(
    sheet: Any, xml: bytes, found: dict[int, bytes], fresh: dict[int, bytes], read: Callable[[Any], Line]
) -> Iterator[tuple[bytes, Line]]:
    """The rows that are not known, read as a sheet that has no others."""
    if len(fresh) < len(found):
        rows = list(found.values())
        top, behind = xml.index(rows[0]), xml.rindex(rows[-1]) + len(rows[-1])
        small = xml[:top] + b"".join(fresh.values()) + xml[behind:]
        sheet._get_source = lambda: io.BytesIO(_with_shared_texts(sheet, small))
    for number, cells in enumerate(sheet.iter_rows(), 1):
        if number in fresh:
            yield fresh[number], read(cells)
