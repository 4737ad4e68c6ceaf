"""Products of one draw, each made by the function of its name (`exports.registry` lists them).

In: a Request. Out: Made, as PDF, or where that cannot be made as HTML for a browser to print, with a remark that says so. Beside what each form
has stands the draw itself (`-draw.json`), from which it can be made again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from functools import partial

from zhongbu_quiz import __version__
from zhongbu_quiz.exports.paper import fitting, templates
from zhongbu_quiz.exports.paper.answer_sheet import make_sheet
from zhongbu_quiz.exports.paper.browser import printable
from zhongbu_quiz.exports.paper.cards import cards_html, left_out
from zhongbu_quiz.exports.paper.engine import available, to_pdf
from zhongbu_quiz.exports.paper.feet import Pages, pages_of
from zhongbu_quiz.exports.paper.kept import kept_pdf
from zhongbu_quiz.exports.paper.key import key_html
from zhongbu_quiz.exports.paper.options import PaperOptions, Sheet, for_products
from zhongbu_quiz.exports.paper.options import sheet as sheet_of
from zhongbu_quiz.exports.paper.paper import credits, paper_html, teacher_html
from zhongbu_quiz.exports.paper.study import study_html
from zhongbu_quiz.exports.paper.word import make_word
from zhongbu_quiz.exports.quiz import pictured
from zhongbu_quiz.exports.request import Made, Request
from zhongbu_quiz.messages import _, marked
from zhongbu_quiz.sets.form import DrawnSet, Form
from zhongbu_quiz.sets.stored import Stored, to_json

FormMaker = Callable[[DrawnSet, Form, PaperOptions], dict[str, bytes]]
"""Makes the files of one form, by the ends of their names."""


FOR_BROWSER = marked(
    "Pango cannot be loaded on this computer, so papers are web pages here: open them in a browser and print them at 100 %, without its own "
    "headers and footers (the README says how to have PDF)"
)


def paper(request: Request) -> Made:
    """The student's paper of every form."""

    def made(drawn: DrawnSet, form: Form, options: PaperOptions) -> dict[str, bytes]:
        return _pages("paper", "paper", paper_html(drawn, form, options), options, sheet_of(options), pages_of(drawn, form))

    return _each_form(request, made)


def teacher(request: Request) -> Made:
    """The same pages with the answers in place."""
    return _each_form(
        request, lambda drawn, form, options: _pages("teacher", "paper", teacher_html(drawn, form, options), options, sheet_of(options.apart))
    )


def key(request: Request) -> Made:
    """Answers, explanations, sources and the 双向细目表 of every form."""
    return _each_form(
        request, lambda drawn, form, options: _pages("key", "key", key_html(drawn, form, options), options, sheet_of(options.plain))
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
    form = drawn.forms[0]
    made = _made(_printed("-cards", cards_html(drawn, form, options), options))
    told = {left.item_id: left for left in (*pictured(form.items), *left_out(form))}
    return replace(made, left_out=tuple(told.values()))


def options_of(request: Request) -> PaperOptions:
    """The options that are asked for, or those that the deck wants for its own products."""
    if request.options or not request.deck:
        return request.options or PaperOptions()
    record = request.deck.record
    return for_products(PaperOptions(answers=record.answers, digits=record.digits, school=record.school), record.outputs)


def _each_form(request: Request, make: FormMaker) -> Made:
    """One product of every form; a form's letter stands in the name where there are several."""
    drawn, options = request.drawn, options_of(request)
    files: dict[str, bytes] = {}
    for form in drawn.forms:
        letter = f"-{form.name}" if len(drawn.forms) > 1 else ""
        files.update({f"{letter}-{ending}": data for ending, data in make(drawn, form, options).items()})
    return _made({**files, "-draw.json": to_json(Stored(drawn, (), __version__, asdict(options)))})


def _study(request: Request, blanks: bool) -> Made:
    options = options_of(request)
    pages = study_html(request.title, request.facts, options, blanks, credits(*request.credits))
    return _made(_pages("-recite" if blanks else "-outline", "study", pages, options, sheet_of(options.plain)))


def _pages(
    name: str, style: str, page: tuple[str, str], options: PaperOptions, geometry: Sheet, pages: Pages | None = None
) -> dict[str, bytes]:
    """The same of what runs over several pages, set under the stylesheet `style`: these are filled, and sheets may have two halves. A
    student's paper has a code on each page (`pages`), all else none."""
    if not available():
        return _printed(name, page, options)
    html, css = page[0], partial(templates.css, style)
    made = partial(fitting.to_pdf, html, css, geometry, options.tagged, pages)
    return {f"{name}.pdf": kept_pdf(made, html, css(geometry), geometry, options.tagged, pages)}


def _printed(name: str, page: tuple[str, str], options: PaperOptions) -> dict[str, bytes]:
    """HTML and CSS as a file by the end of its name."""
    if available():
        return {f"{name}.pdf": kept_pdf(partial(to_pdf, *page, options.tagged), *page, options.tagged)}
    return {f"{name}.html": printable(*page)}


def _made(files: Mapping[str, bytes]) -> Made:
    """The files, with what is to be said of them."""
    for_browser = any(name.endswith(".html") for name in files)
    return Made(files, remarks=(_(FOR_BROWSER),) if for_browser else ())
