"""The same table as `xlsx`, as CSV in UTF-8 with a mark that Excel needs to read it right. What a map writes above the headings stays out.

A cell that a spreadsheet would take for a formula gets an apostrophe in front; plain numbers such as -2.5% stay as they are.
"""

from __future__ import annotations

import csv
import io

from zhongbu_quiz.exports.quiz import Export, Quiz
from zhongbu_quiz.exports.table import USUAL, table
from zhongbu_quiz.exports.tablemap import find_map, load_map
from zhongbu_quiz.values.cells import guarded


def write(quiz: Quiz, dialect: str = USUAL) -> Export:
    """One CSV file. Raises UserError, ContentError where there is no such map, or it is wrong."""
    made = table(quiz, load_map(find_map(dialect)))
    buffer = io.StringIO()
    csv.writer(buffer).writerows([guarded(str(value)) for value in row] for row in (made.headings, *made.rows))
    return Export(buffer.getvalue().encode("utf-8-sig"), made.left_out)
