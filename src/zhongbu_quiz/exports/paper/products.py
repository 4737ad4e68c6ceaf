"""Products of one draw, each made by the function of its name (`exports.registry` lists them).

In: a Request. Out: Made; beside what each form has stands the draw itself (`-draw.json`), from which it can be made again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from zhongbu_quiz import __version__
from zhongbu_quiz.exports.paper import halves
from zhongbu_quiz.exports.paper.answer_sheet import make_sheet
from zhongbu_quiz.exports.paper.cards import cards_html, left_out
from zhongbu_quiz.exports.paper.engine import to_pdf
from zhongbu_quiz.exports.paper.key import key_html
from zhongbu_quiz.exports.paper.options import PaperOptions
from zhongbu_quiz.exports.paper.options import sheet as sheet_of
from zhongbu_quiz.exports.paper.paper import paper_html
from zhongbu_quiz.exports.paper.study import study_html
from zhongbu_quiz.exports.paper.word import make_word
from zhongbu_quiz.exports.request import Made, Request
from zhongbu_quiz.sets.form import DrawnSet, Form
from zhongbu_quiz.sets.stored import Stored, to_json

FormMaker = Callable[[DrawnSet, Form, PaperOptions], dict[str, bytes]]
"""Makes the files of one form, by the ends of their names."""


def paper(request: Request) -> Made:
    """The student's paper of every form."""
    return _each_form(
        request, lambda drawn, form, options: {"paper.pdf": _pages(drawn, form, options)}
    )


def teacher(request: Request) -> Made:
    """The same pages with the answers in place."""
    return _each_form(
        request,
        lambda drawn, form, options: {
            "teacher.pdf": _pages(drawn, form, options, filled=True)
        },
    )


def key(request: Request) -> Made:
    """Answers, explanations, sources and the 双向细目表 of every form."""
    return _each_form(
        request, lambda drawn, form, options: {"key.pdf": to_pdf(*key_html(drawn, form, options), options.tagged)}
    )


def sheet(request: Request) -> Made:
    """The answer sheet of every form, and where its boxes stand."""
    return _each_form(request, make_sheet)


def docx(request: Request) -> Made:
    """Paper and key of every form for Word."""
    return _each_form(request, make_word)


def outline(request: Request) -> Made:
    """The facts of the set as a study sheet."""
    return _study(request, blanks=False)


def recite(request: Request) -> Made:
    """The same sheet with blanks under the same numbers."""
    return _study(request, blanks=True)


def cards(request: Request) -> Made:
    """Flash cards of the first form; what makes no card is told."""
    drawn, options = request.drawn, options_of(request)
    pages = cards_html(drawn, drawn.forms[0], options)
    return Made({"-cards.pdf": to_pdf(*pages, options.tagged)}, left_out(drawn.forms[0]))


def _pages(drawn: DrawnSet, form: Form, options: PaperOptions, filled: bool = False) -> bytes:
    return halves.to_pdf(*paper_html(drawn, form, options, filled), sheet_of(options), options.tagged)


def options_of(request: Request) -> PaperOptions:
    """The options that are asked for, or the usual ones."""
    return request.options or PaperOptions()


def _each_form(request: Request, make: FormMaker) -> Made:
    """One product of every form; a form's letter stands in the name where there are several."""
    drawn, options = request.drawn, options_of(request)
    files: dict[str, bytes] = {}
    for form in drawn.forms:
        letter = f"-{form.name}" if len(drawn.forms) > 1 else ""
        files.update({f"{letter}-{ending}": data for ending, data in make(drawn, form, options).items()})
    return Made({**files, "-draw.json": to_json(Stored(drawn, (), __version__, asdict(options)))})


def _study(request: Request, blanks: bool) -> Made:
    options = options_of(request)
    pages = study_html(request.title, request.facts, options, blanks=blanks)
    return Made({f"-{'recite' if blanks else 'outline'}.pdf": to_pdf(*pages, options.tagged)})
