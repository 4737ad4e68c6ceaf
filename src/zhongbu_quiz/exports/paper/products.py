"""Products of one draw: which exist, and how each is made.

In: a DrawnSet, one of its forms or the facts of the deck, options. Out: file-name endings and bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from zhongbu_quiz.exports.paper.answer_sheet import make_sheet
from zhongbu_quiz.exports.paper.cards import cards_html
from zhongbu_quiz.exports.paper.engine import to_pdf
from zhongbu_quiz.exports.paper.key import key_html
from zhongbu_quiz.exports.paper.options import PaperOptions
from zhongbu_quiz.exports.paper.paper import paper_html
from zhongbu_quiz.exports.paper.study import study_html
from zhongbu_quiz.exports.paper.word import make_word
from zhongbu_quiz.sets.form import DrawnSet, Form

if TYPE_CHECKING:
    from zhongbu_quiz.facts.base import Fact

FormMaker = Callable[[DrawnSet, Form, PaperOptions], dict[str, bytes]]
SetMaker = Callable[[DrawnSet, Sequence["Fact"], PaperOptions], dict[str, bytes]]


def _paper(drawn: DrawnSet, form: Form, options: PaperOptions) -> dict[str, bytes]:
    return {"paper.pdf": to_pdf(*paper_html(drawn, form, options), options.tagged)}


def _teacher(drawn: DrawnSet, form: Form, options: PaperOptions) -> dict[str, bytes]:
    return {"teacher.pdf": to_pdf(*paper_html(drawn, form, options, filled=True), options.tagged)}


def _key(drawn: DrawnSet, form: Form, options: PaperOptions) -> dict[str, bytes]:
    return {"key.pdf": to_pdf(*key_html(drawn, form, options), options.tagged)}


def _outline(drawn: DrawnSet, facts: Sequence[Fact], options: PaperOptions) -> dict[str, bytes]:
    return {"outline.pdf": to_pdf(*study_html(drawn.title, facts, options, blanks=False), options.tagged)}


def _recite(drawn: DrawnSet, facts: Sequence[Fact], options: PaperOptions) -> dict[str, bytes]:
    return {"recite.pdf": to_pdf(*study_html(drawn.title, facts, options, blanks=True), options.tagged)}


def _cards(drawn: DrawnSet, facts: Sequence[Fact], options: PaperOptions) -> dict[str, bytes]:
    return {"cards.pdf": to_pdf(*cards_html(drawn, drawn.forms[0], options), options.tagged)}


FORM_PRODUCTS: dict[str, FormMaker] = {
    "paper": _paper,
    "key": _key,
    "teacher": _teacher,
    "sheet": make_sheet,
    "docx": make_word,
}
"""Products that are made once for each form."""

SET_PRODUCTS: dict[str, SetMaker] = {"outline": _outline, "recite": _recite, "cards": _cards}
"""Products that are made once for a set, whatever its forms."""

PRODUCTS = (*FORM_PRODUCTS, *SET_PRODUCTS)


def needs_facts(product: str) -> bool:
    """True for the study sheets: they tell facts, and a stored draw has none. The others are made from a draw alone."""
    return product in ("outline", "recite")
