"""The sheets of a workbook: one for each kind of fact, with the columns that the kind declares, one for a teacher's own questions, and
one for documents."""

from __future__ import annotations

from dataclasses import dataclass

from zhongbu_quiz.facts.columns import YES_NO, Column
from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.facts.question import QUESTION
from zhongbu_quiz.workbook import question_sheet


@dataclass(frozen=True)
class Sheet:
    """One kind of entry: the key of the list it goes into, the kind that its rows have ("" for documents), its columns, and those that
    are read too but written only where an entry needs them."""

    title: str
    list_key: str
    kind: str
    also: tuple[str, ...]
    columns: tuple[Column, ...]
    also_read: tuple[Column, ...] = ()

    @property
    def id_key(self) -> str:
        """The column that may be filled in beforehand: a row that holds nothing else is empty."""
        return self.columns[0].key


DOCUMENT = Sheet(
    "文献",
    "documents",
    "",
    ("document", "documents", "资料"),
    (
        Column("name", "简称", must=True),
        Column("title", "全名", help="书名、文章名", must=True),
        Column("author", "作者"),
        Column("date", "日期", "date"),
        Column("sections", "章节", "sections", "按先后一行一个；写了就只认这些。一节里各项只归一处的，写作 章节（互斥：理由）"),
    ),
)


QUESTIONS = Sheet(
    question_sheet.TITLE, "facts", QUESTION, question_sheet.ALSO_TITLED, question_sheet.COLUMNS, question_sheet.ALSO_READ
)


def sheets() -> tuple[Sheet, ...]:
    """A sheet for each kind of fact, in the order of the table of kinds; then questions; documents last."""
    return (
        *(Sheet(kind.title, "facts", kind.name, kind.also_titled, kind.all_columns) for kind in KINDS.values()),
        QUESTIONS,
        DOCUMENT,
    )


HELP_SHEETS = ("说明", "帮助", "help", "readme")
LISTS_SHEET = "选项"
KIND_COLUMN = ("种类", "kind")
"""Says the kind of each row where a sheet (or a CSV file) holds several kinds."""
REMARKS = ("备注", "remark", "remarks", "草稿")
"""Columns that are for people only."""
ALSO = {"document": "又见{}文献", "section": "又见{}章节", "evidence": "又见{}依据"}
"""The three columns of each further place where a fact is told."""

__all__ = [
    "ALSO", "DOCUMENT", "HELP_SHEETS", "KIND_COLUMN", "LISTS_SHEET", "QUESTIONS", "REMARKS", "YES_NO", "Column", "Sheet", "sheets"
]
