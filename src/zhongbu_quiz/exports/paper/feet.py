"""What is at the foot of every page besides its number: which form it is of, in words and as a QR code in the right corner.

In: a form of a draw, and whose it is. Out: the words, and the drawing of the codes for the pages of a laid-out paper. Of a sheet in two halves
each half is a page with a foot of its own. What stands in a foot may be seen by whoever marks the paper: a number, and no name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper.options import MM_PER_PT, Sheet
from zhongbu_quiz.exports.paper.page_code import PageCode, drawing
from zhongbu_quiz.sets.form import DrawnSet, Form
from zhongbu_quiz.sets.stored import code
from zhongbu_quiz.sets.students import Student

_SIDE, _BELOW = 9.5, 3.2
"""The code in millimetres, and how far below the text it stands: its modules are 0.38 mm, and the last 5 mm remain, where printers do not print."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one form of a draw: its code and its name."""

    code: str
    form: str

    def texts(self, count: int) -> list[str]:
        """What the codes of all its pages say."""
        return [PageCode(self.code, self.form, page, count).text for page in range(1, count + 1)]


def pages_of(drawn: DrawnSet, form: Form) -> Pages:
    """The pages of a form."""
    return Pages(code(drawn, form), form.name)


def told(drawn: DrawnSet, form: Form, student: Student | None = None) -> str:
    """The words of a foot: 卷号 of a student's paper, or the letter of the form where there are several, and the code."""
    if student is not None:
        return say("page_of_student", form=form.name, code=code(drawn, form))
    return say("page_of_form" if len(drawn.forms) > 1 else "page_of_set", form=form.name, code=code(drawn, form))


def by_side(pages: Pages, count: int, sheet: Sheet) -> list[bytes]:
    """Commands that draw the codes of `count` pages, for each side of a sheet: of one page or of two halves. Tags of a PDF say nothing of them."""
    y = (sheet.bottom - _BELOW - _SIDE) / MM_PER_PT
    right = (sheet.column_width if sheet.halves else sheet.text_width) - _SIDE
    rights = [right, right + sheet.column_width + sheet.gap] if sheet.halves else [right]
    texts = pages.texts(count)
    found = []
    for side, first in enumerate(range(0, count, len(rights))):
        lefts = [sheet.text_left(side) + edge for edge in rights]
        drawn = (drawing(text, left / MM_PER_PT, y, _SIDE / MM_PER_PT) for text, left in zip(texts[first:], lefts, strict=False))
        found.append(b"\n".join([b"/Artifact BMC", *drawn, b"EMC"]))
    return found


def stamp(pdf: Any, pages: Pages, count: int, sheet: Sheet) -> None:
    """Draw the codes of `count` pages on the first sides of a PDF that WeasyPrint is about to write."""
    for number, codes in zip(pdf.pages["Kids"][::3], by_side(pages, count, sheet), strict=False):
        stream = pdf.objects[int(pdf.objects[number]["Contents"].split()[0])].stream
        stream.insert(0, b"q")  # WeasyPrint turns the page upside down and leaves it so
        stream += [b"Q", codes]
