"""Products of one draw: which exist, and how each is made from a form.

In: a DrawnSet, the fact base, options. Out: file names and bytes.
"""

from __future__ import annotations

from collections.abc import Callable

from zhongbu_quiz.exports.paper.answer_sheet import make_sheet
from zhongbu_quiz.exports.paper.engine import to_pdf
from zhongbu_quiz.exports.paper.key import key_html
from zhongbu_quiz.exports.paper.options import PaperOptions
from zhongbu_quiz.exports.paper.paper import paper_html
from zhongbu_quiz.sets.form import DrawnSet, Form

Maker = Callable[[DrawnSet, Form, PaperOptions], dict[str, bytes]]
"""A product of one form: suffix of the file name → content."""


def _paper(drawn: DrawnSet, form: Form, options: PaperOptions) -> dict[str, bytes]:
    return {"paper.pdf": to_pdf(*paper_html(drawn, form, options), options.tagged)}


def _teacher(drawn: DrawnSet, form: Form, options: PaperOptions) -> dict[str, bytes]:
    return {"teacher.pdf": to_pdf(*paper_html(drawn, form, options, filled=True), options.tagged)}


def _key(drawn: DrawnSet, form: Form, options: PaperOptions) -> dict[str, bytes]:
    return {"key.pdf": to_pdf(*key_html(drawn, form, options), options.tagged)}


FORM_PRODUCTS: dict[str, Maker] = {"paper": _paper, "teacher": _teacher, "key": _key, "sheet": make_sheet}
"""Products that are made once for each form."""
