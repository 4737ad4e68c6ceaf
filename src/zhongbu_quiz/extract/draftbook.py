"""Drafts as a workbook for a person to review. In: an `Extraction`. Out: the bytes of an .xlsx file.

The sheets and columns are those of every workbook of facts; beside each fact stand its confidence, the rule and its passage in columns
whose titles begin with #, which loading passes over, as it passes over the sheet #待定 with the drafts that wait.
"""

from __future__ import annotations

import io
from typing import Any

from zhongbu_quiz.extract.draft import Extraction
from zhongbu_quiz.extract.factfile import one_line
from zhongbu_quiz.extract.review import Entry, review
from zhongbu_quiz.facts.kinds import KINDS

BESIDE = {"#把握": 8, "#规则": 28, "#原文": 60}
"""The columns beside each fact, with their widths."""
_WAITING = ("种类", "主语", "日期", "原文写法", "要点", "缺什么", *BESIDE)
_PASSAGE = 500


def write_workbook(extraction: Extraction, name: str) -> bytes:
    """The drafts as a workbook; `name` is the short name of the document."""
    from openpyxl import load_workbook

    from zhongbu_quiz.workbook.columns import sheets
    from zhongbu_quiz.workbook.write import workbook_bytes

    found = review(extraction, name)
    facts = [entry.fields for entry in found.ready]
    book = load_workbook(io.BytesIO(workbook_bytes({"documents": [found.document], "facts": facts})))
    for sheet in sheets():
        if sheet.kind in KINDS:
            _beside(book[sheet.title], [entry for entry in found.ready if entry.draft.kind == sheet.kind])
    _waiting(book.create_sheet("#待定"), found.waiting, found.notes)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _beside(page: Any, entries: list[Entry]) -> None:
    from openpyxl.utils import get_column_letter

    first = 1 + max(cell.column for cell in page[1] if cell.value)
    for place, (title, width) in enumerate(BESIDE.items(), first):
        page.cell(1, place, title)
        page.column_dimensions[get_column_letter(place)].width = width
    for row, entry in enumerate(entries, 2):
        for place, words in enumerate(_told(entry), first):
            _put(page.cell(row, place), words)


def _told(entry: Entry) -> tuple[str, ...]:
    draft = entry.draft
    return (f"{draft.confidence:.2f}", f"{draft.why}（第{draft.line}行）", draft.passage[:_PASSAGE])


def _waiting(page: Any, entries: tuple[Entry, ...], notes: tuple[str, ...]) -> None:
    page.append(list(_WAITING))
    page.freeze_panes = "A2"
    for row, entry in enumerate(entries, 2):
        draft = entry.draft
        words = (
            KINDS[draft.kind].title,
            draft.subject,
            draft.date or "",
            draft.value,
            "\n".join(draft.parts),
            "\n".join(entry.lacks),
            *_told(entry),
        )
        for place, word in enumerate(words, 1):
            _put(page.cell(row, place), word)
    for row, note in enumerate(notes, len(entries) + 3):
        _put(page.cell(row, 1), note)


def _put(cell: Any, words: str) -> None:
    from openpyxl.styles import Alignment

    if words:
        cell.value = "\n".join(one_line(line) for line in words.split("\n"))[:32000]
        cell.data_type = "s"  # never a formula
        cell.alignment = Alignment(wrap_text=True, vertical="top")
