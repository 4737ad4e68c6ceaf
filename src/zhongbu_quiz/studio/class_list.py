"""A class list as an example, to be written over with a class of one's own. Out: the name of a file, and the workbook."""

from __future__ import annotations

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.files import saved


def example_list() -> tuple[str, bytes]:
    """A workbook with a number and a name in each row, as text, so that a number keeps its 0 in front."""
    from openpyxl import Workbook

    book = Workbook()
    page = book.worksheets[0]
    for line in say("class_list").split("；"):
        page.append(line.split("，"))
    for row in page.iter_rows(max_row=200, max_col=2):
        for cell in row:
            cell.number_format = "@"
    return f"{say('class_list_name')}.xlsx", saved(book)
