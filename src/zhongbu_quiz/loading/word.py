"""Word files, opened. In: a path. Out: the document of python-docx, and the tables of a file as texts with the words above them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import is_zipfile

from zhongbu_quiz.errors import ContentError, problem
from zhongbu_quiz.loading.archive import check_archive, check_readable
from zhongbu_quiz.loading.content import content_of, what_to_do
from zhongbu_quiz.messages import _

_MAX_PACKED = 64 * 1024 * 1024
"""A document brings pictures along, so it may be larger than a workbook."""
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_LOWERED = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
_ABOVE = 3
"""So many lines right above a table may be its heading, its number and its unit."""
_LONGEST_ABOVE = 40
"""What is longer is a paragraph."""


@dataclass(frozen=True, slots=True)
class WordTable:
    """`rows`: the texts of the cells; a merged cell says its text in each row and column that it covers. `above`: the short lines right above the
    table, from the top."""

    rows: tuple[tuple[str, ...], ...]
    above: tuple[str, ...] = ()


def open_docx(path: Path) -> Any:
    """The document of a Word file, by python-docx. Raises ContentError where it is none, is held by another program, or unpacks to too much."""
    check_readable(path)
    if is_zipfile(path) or what_to_do(content_of(path)):
        check_archive(path, max_packed=_MAX_PACKED)
    import docx

    try:
        return docx.Document(str(path))
    except Exception:  # python-docx raises whatever its zip and XML parsers raise
        raise ContentError([problem(path, 0, _("is not a Word document; save it as .docx again"))]) from None


def word_tables(path: Path) -> list[WordTable]:
    """The tables of a Word file in their order. Raises ContentError as `open_docx` does."""
    from docx.table import Table

    found: list[WordTable] = []
    above: list[str] = []
    for block in open_docx(path).iter_inner_content():
        if isinstance(block, Table):
            found.append(WordTable(tuple(_rows(block)), tuple(above[-_ABOVE:])))
            above = []
            continue
        text = _text(block).strip()
        if len(text) > _LONGEST_ABOVE or text.endswith(("。", "；", "！", "？")):
            above = []
        elif text:
            above.append(text)
    return found


def _rows(table: Any) -> Iterator[tuple[str, ...]]:
    """The texts of the rows. python-docx looks for the top of a merged cell anew in each row; here it is known from the row before."""
    from docx.table import _Cell

    before: Sequence[str] = ()
    for row in table._tbl.tr_lst:
        texts = [""] * row.grid_before
        for cell in row.tc_lst:
            place = len(texts)
            goes_on = cell.vMerge == "continue" and place < len(before)
            text = before[place] if goes_on else "\n".join(map(_text, _Cell(cell, table).paragraphs)).strip()
            texts.extend([text] * cell.grid_span)
        before = texts
        yield tuple(texts)


def _text(paragraph: Any) -> str:
    """The text of a paragraph; raised and lowered numbers stay so (km², H₂O), since 10⁸ is not 108."""
    told = []
    for part in paragraph.iter_inner_content():
        for run in getattr(part, "runs", None) or [part]:  # a link has runs of its own
            font = getattr(run, "font", None)
            table = _RAISED if font and font.superscript else _LOWERED if font and font.subscript else {}
            told.append(run.text.translate(table))
    return "".join(told).replace("\xa0", " ")
