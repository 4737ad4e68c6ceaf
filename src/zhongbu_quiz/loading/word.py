"""Word files, read. In: a path. Out: paragraphs and tables as plain values, in the order of the page; and the tables alone with the words above
them. Nobody else touches what python-docx makes of a stranger's file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from zipfile import is_zipfile

from zhongbu_quiz.loading.archive import check_archive
from zhongbu_quiz.loading.content import content_of, what_to_do
from zhongbu_quiz.loading.limits import BLOCKS, CELLS, COLUMNS, DOCUMENT_BYTES, not_read, too_broad, too_full
from zhongbu_quiz.loading.strangers import check_readable, told_as
from zhongbu_quiz.loading.word_lists import Labels, found_below
from zhongbu_quiz.loading.word_runs import Seen, children_of, paragraphs_of, told_of
from zhongbu_quiz.messages import _

_ABOVE = 3
"""So many lines right above a table may be its heading, its number and its unit."""
_LONGEST_ABOVE = 40
"""What is longer is a paragraph."""


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """`text` as it stands; `raised`: the same with raised and lowered numbers kept so (km², H₂O), since 10⁸ is not 108. `label`: the number that
    Word gives it in a list. `pictured`: it holds a picture, an object or a formula, which no text carries."""

    text: str
    raised: str
    style: str = ""
    label: str = ""
    pictured: bool = False


@dataclass(frozen=True, slots=True)
class WordTable:
    """`rows`: the texts of the cells; a merged cell says its text in each row and column that it covers. `above`: the short lines right above the
    table, from the top; `seen`: what was seen in the words of its cells, by row and column."""

    rows: tuple[tuple[str, ...], ...]
    above: tuple[str, ...] = ()
    seen: Mapping[tuple[int, int], frozenset[Seen]] = field(default_factory=dict)


def word_blocks(path: Path) -> list[WordParagraph | WordTable]:
    """The paragraphs and tables of a Word file. Raises ContentError where it is none, is held by another program, or holds more than is read."""
    check_readable(path, DOCUMENT_BYTES)
    if words := what_to_do(content_of(path)):
        raise not_read(path, words)
    if is_zipfile(path):
        check_archive(path, DOCUMENT_BYTES)
    import docx

    with told_as(not_read(path, _("is not a Word document; save it as .docx again"))):
        document = docx.Document(str(path))
    with told_as(not_read(path, _("is damaged; open it in Word or WPS, and save it as .docx again"))):
        return list(_blocks(path, document))


def word_tables(path: Path) -> list[WordTable]:
    """The tables of a Word file in their order. Raises ContentError as `word_blocks` does."""
    found: list[WordTable] = []
    above: list[str] = []
    for block in word_blocks(path):
        if isinstance(block, WordTable):
            found.append(replace(block, above=tuple(above[-_ABOVE:])))
            above = []
            continue
        text = block.raised.strip()
        if len(text) > _LONGEST_ABOVE or text.endswith(("。", "；", "！", "？")):
            above = []
        elif text:
            above.append(text)
    return found


def _blocks(path: Path, document: Any) -> Iterator[WordParagraph | WordTable]:
    from docx.table import Table

    labels = Labels(document)
    count = cells = tables = 0
    for block in document.iter_inner_content():
        count += 1
        if isinstance(block, Table):
            tables += 1
            rows = []
            seen: dict[tuple[int, int], frozenset[Seen]] = {}
            for row in _rows(path, tables, block, seen):
                count += 1
                cells += len(row)
                if cells > CELLS:
                    raise too_full(path)
                rows.append(row)
            yield WordTable(tuple(rows), seen=seen)
        else:
            yield _paragraph(block, labels)
        if count > BLOCKS:
            words = _("has more than {most} paragraphs and rows of tables; split it into smaller files")
            raise not_read(path, words.format(most=BLOCKS))


def _paragraph(block: Any, labels: Labels) -> WordParagraph:
    pictured = bool(found_below(block._p, ".//w:drawing | .//w:pict | .//w:object | .//m:oMath"))
    style = (block.style.name or "").lower() if block.style is not None else ""
    told = told_of([block._p], all_words=True)
    return WordParagraph(told.text, told.raised, style, labels.of(block), pictured)


def _rows(path: Path, number: int, table: Any, seen: dict[tuple[int, int], frozenset[Seen]]) -> Iterator[tuple[str, ...]]:
    """The texts of the rows; what was seen in their words goes into `seen`. python-docx looks for the top of a merged cell anew in each row; here it
    is known from the row before."""
    before: Sequence[str] = ()
    for at, row in enumerate(children_of(table._tbl, "tr")):
        texts: list[str] = []
        _widen(path, number, texts, "", row.grid_before)
        for cell in children_of(row, "tc"):
            place = len(texts)
            told = told_of(paragraphs_of(cell))
            goes_on = cell.vMerge == "continue" and place < len(before)
            text = before[place] if goes_on else told.raised.strip()
            if told.seen and not goes_on:
                seen[at, place] = told.seen
            _widen(path, number, texts, text, cell.grid_span)
        before = texts
        yield tuple(texts)


def _widen(path: Path, number: int, texts: list[str], text: str, columns: int) -> None:
    """The row with a cell more, which may cover several columns."""
    if len(texts) + columns > COLUMNS:
        raise too_broad(path, _("table {number}").format(number=number))
    texts.extend([text] * columns)
