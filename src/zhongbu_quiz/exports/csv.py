"""The same table as `xlsx`, as CSV in UTF-8 with a mark that Excel needs to read it right.

A cell that a spreadsheet would take for a formula gets an apostrophe in front; plain numbers such as -2.5% stay as they are.
"""

from __future__ import annotations

import csv
import io
import re

from zhongbu_quiz.exports.quiz import Export, Quiz
from zhongbu_quiz.exports.table import DIALECTS, rows

__all__ = ["DIALECTS", "guarded", "write"]

_NUMBER = re.compile(r"[+-]\d[\d,.]*%?")


def write(quiz: Quiz, dialect: str = "standard") -> Export:
    """One CSV file."""
    table, left_out = rows(quiz, dialect)
    buffer = io.StringIO()
    csv.writer(buffer).writerows([guarded(text) for text in row] for row in table)
    return Export(buffer.getvalue().encode("utf-8-sig"), left_out)


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet calculates."""
    risky = text[:1] in ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
    return "'" + text if risky and not _NUMBER.fullmatch(text) else text
