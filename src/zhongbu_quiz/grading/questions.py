"""What a doubt asks of a person, and what of that which she writes is an answer.

In: results with their open doubts. Out: Questions, in the order of the doubts. A workbook and a page ask the same, and take the same.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.grading.doubts import OpenDoubt
from zhongbu_quiz.grading.results import Results
from zhongbu_quiz.grading.scoring import Mark, signs_of
from zhongbu_quiz.grading.sheets import FORM, NUMBER, PAGE, DoubtKey, key_of_doubt
from zhongbu_quiz.items.item import TrueFalse
from zhongbu_quiz.values.shares import plain

_BETWEEN = "、,; "
"""What people type between letters."""


@dataclass(frozen=True, slots=True)
class Question:
    """An open doubt, and what was read of the item that it is about (None where it is about a page, a number or a form)."""

    asked: OpenDoubt
    mark: Mark | None = None

    @property
    def key(self) -> DoubtKey:
        """By what it is found again."""
        return key_of_doubt(self.asked.doubt)

    @property
    def about(self) -> str:
        """PAGE, NUMBER, FORM or the number of an item."""
        return self.asked.doubt.about

    @property
    def listed(self) -> tuple[str, ...]:
        """What can be chosen from a list; nothing where that is no list."""
        possible = self.asked.doubt.possible
        if self.about == PAGE:
            return say("drop_page"), say("accepted")
        if self.about in (NUMBER, FORM):
            return (*possible, say("accepted")) if possible else ()
        return possible

    @property
    def told(self) -> str:
        """What can be written where no list holds it."""
        if self.about == NUMBER:
            return say("possible_number")
        if self.mark is not None and self.mark.written:
            return say("possible_points", points=plain(self.mark.worth))
        return say("possible_signs", signs="".join(signs_of(self.mark.item)) if self.mark else "", blank=say("guess_blank"))

    @property
    def several(self) -> tuple[str, ...]:
        """The signs of which any can be chosen together: those of a multiple choice."""
        return signs_of(self.mark.item) if self.mark and self.mark.item.kind == "multiple_choice" else ()

    @property
    def usual(self) -> str:
        """What is taken until somebody decides."""
        return self.asked.doubt.guess or (say("accepted") if self.about in (PAGE, NUMBER, FORM) else "")

    def drops(self, text: str) -> bool:
        """Whether a text says that the page does not count."""
        return self.about == PAGE and text == say("drop_page")

    def accepts(self, text: str) -> bool:
        """Whether a text says that all stays as it is."""
        return self.about in (PAGE, NUMBER, FORM) and text == say("accepted")

    def value(self, text: str) -> tuple[str, ...] | Decimal | None:
        """What a text means in the place of the doubt: signs, digits or the letter of a form, or points; None where it means nothing."""
        if self.about == NUMBER:
            return (text,) if text.isascii() and text.isalnum() else None
        if self.about == FORM:
            return (text,) if text in self.asked.doubt.possible else None
        if self.mark is None:
            return None
        return _points(text, self.mark.worth) if self.mark.written else _signs(text, self.mark)

    def takes(self, text: str) -> bool:
        """Whether a text can stand there."""
        return self.drops(text) or self.accepts(text) or self.value(text) is not None


def questions_of(results: Results) -> tuple[Question, ...]:
    """What the open doubts of some results ask."""
    marks = {id(one.sheet): {str(mark.number): mark for mark in one.marks} for one in results.marked}
    return tuple(Question(one, marks.get(id(one.sheet), {}).get(one.doubt.about)) for one in results.doubts)


def typed(text: str) -> str:
    """What somebody wrote, in plain capital letters and digits whatever the keyboard."""
    return unicodedata.normalize("NFKC", text).strip().upper()


def _points(text: str, worth: Decimal) -> Decimal | None:
    try:
        points = Decimal(text)
    except InvalidOperation:
        return None
    return points if points.is_finite() and 0 <= points <= worth else None


def _signs(text: str, mark: Mark) -> tuple[str, ...] | None:
    if text == say("guess_blank"):
        return ()
    known = signs_of(mark.item)
    words = _judged(known) if isinstance(mark.item, TrueFalse) else {}
    letters = [words.get(sign, sign) for sign in text if sign not in _BETWEEN]
    whole = len(set(letters)) == len(letters) and set(letters) <= set(known)
    return tuple(sign for sign in known if sign in letters) if whole else None


def _judged(signs: tuple[str, ...]) -> dict[str, str]:
    """The signs of a judgement by what people type for them."""
    right, wrong = signs
    return {**dict.fromkeys(say("typed_right"), right), **dict.fromkeys(say("typed_wrong"), wrong)}
