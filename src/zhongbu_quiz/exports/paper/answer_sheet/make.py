"""Answer sheets as files: laid out, printed, and their geometry beside them.

In: a drawn set, one of its forms or those of a class, options. Out: the PDF and the JSON, by the ends of their names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper import engine, templates
from zhongbu_quiz.exports.paper.answer_sheet.answer_fields import AnswerField, fields_of, merged, shape_of
from zhongbu_quiz.exports.paper.answer_sheet.drawing import Drawing
from zhongbu_quiz.exports.paper.answer_sheet.geometry import to_geometry
from zhongbu_quiz.exports.paper.answer_sheet.grid import columns_for
from zhongbu_quiz.exports.paper.answer_sheet.head import Head, Owner
from zhongbu_quiz.exports.paper.answer_sheet.measures import Measures, measures
from zhongbu_quiz.exports.paper.answer_sheet.plan import Layout, kinds_in, own_pages, planned
from zhongbu_quiz.exports.paper.imposition import Placed, print_blocks
from zhongbu_quiz.exports.paper.kept import kept_pdf
from zhongbu_quiz.exports.paper.options import PaperOptions, sheet
from zhongbu_quiz.exports.paper.paper import heading_of
from zhongbu_quiz.messages import _
from zhongbu_quiz.sets.form import DrawnSet, Form
from zhongbu_quiz.sets.stored import code
from zhongbu_quiz.sets.students import Student, StudentForm

MOST_PAGES = 4
"""Pages of one student: two sheets, printed on both sides."""


@dataclass(frozen=True, slots=True)
class SheetDoc:
    """What sheet.html.j2 shows: the title of the whole, pages, the size of the signs in boxes (points)."""

    heading: str
    pages: tuple[Drawing, ...]
    mark: float


def make_sheet(drawn: DrawnSet, form: Form, options: PaperOptions) -> dict[str, bytes]:
    """The answer sheet of `form` and its geometry, by the ending of the file name. Raises UserError where the answers
    take more room than it has."""
    sizes = measures(options.large)
    letters = tuple(one.name for one in drawn.forms) if len(drawn.forms) > 1 else ()
    fields = fields_of(form, sizes, drawn.marking)
    digits = columns_for((), options.digits)
    known: _Known = "known" if options.school else "several"
    head = Head(_title(heading_of(drawn, form)), digits, letters, options.barcode, _notices(fields, options, bool(digits), known))
    layout = _layout(drawn, head, fields, sizes)
    if known == "several" and len(layout.pages) == 1:
        layout = _layout(drawn, replace(head, notices=_notices(fields, options, bool(digits), "single")), fields, sizes)
    owner = Owner(code(drawn, form), form.name, Student(school=options.school))
    pages = [Drawing() for page in layout.pages]
    for whole, common, own in zip(pages, layout.pages, own_pages(layout, owner), strict=True):
        whole.add(common.drawing)
        whole.add(own)
    html, css = _printed(SheetDoc(head.title, tuple(pages), sizes.mark))
    pdf = kept_pdf(partial(engine.to_pdf, html, css, options.tagged), html, css, options.tagged)
    return {"sheet.pdf": pdf, "sheet.json": to_geometry(drawn, (), [(owner, 0)], [layout])}


def class_sheets(drawn: DrawnSet, papers: Sequence[StudentForm], options: PaperOptions) -> dict[str, bytes]:
    """A sheet for every student, in one PDF, and where everything stands on it: students whose forms ask the same kinds under the same numbers
    share a layout. Raises UserError as `make_sheet` does, and for a grid that is too narrow for the class list."""
    sizes = measures(options.large)
    numbers = [student.number for _form, student in papers if student.number]
    digits = columns_for(numbers, options.digits) if numbers else options.digits or 0
    by_shape: dict[object, list[tuple[AnswerField, ...]]] = {}
    shapes = []
    for form, _student in papers:
        fields = fields_of(form, sizes, drawn.marking, level=True)
        shapes.append(shape_of(fields))
        by_shape.setdefault(shapes[-1], []).append(fields)
    layouts = []
    for forms in by_shape.values():
        fields = merged(forms)
        head = Head(_title(drawn.title), digits, (), options.barcode, _notices(fields, options, bool(digits), "known"))
        layouts.append(_layout(drawn, head, fields, sizes))
    places = {shape: place for place, shape in enumerate(by_shape)}
    owners = [
        (Owner(code(drawn, form), form.name, replace(student, school=student.school or options.school)), places[shape])
        for (form, student), shape in zip(papers, shapes, strict=True)
    ]
    return {"sheet.pdf": _composed(layouts, owners, sizes), "sheet.json": to_geometry(drawn, papers, owners, layouts)}


def _composed(layouts: Sequence[Layout], owners: Sequence[tuple[Owner, int]], sizes: Measures) -> bytes:
    """Every student's pages, each printed from what all of his layout share and what is his own; a sheet begins on a front page."""
    pages: list[Drawing] = []
    first = []
    for layout in layouts:
        first.append(len(pages))
        pages += [page.drawing for page in layout.pages]
    sheets: list[list[Placed]] = []
    bookmarks = []
    for owner, place in owners:
        bookmarks.append((owner.student.name or owner.student.number or owner.form, len(sheets)))
        for number, own in enumerate(own_pages(layouts[place], owner)):
            sheets.append([(first[place] + number, 0.0, 0.0), (len(pages), 0.0, 0.0)])
            pages.append(own)
        if len(layouts[place].pages) > 1 and len(sheets) % 2:
            sheets.append([])
    html, css = _printed(SheetDoc(layouts[0].head.title, tuple(pages), sizes.mark))
    document = engine.layout(html, css, tagged=False)
    data: bytes = document.write_pdf(finisher=lambda _document, pdf: print_blocks(pdf, sheets, bookmarks=bookmarks))
    return data


def _layout(drawn: DrawnSet, head: Head, fields: tuple[AnswerField, ...], sizes: Measures) -> Layout:
    layout = planned(head, fields, sizes)
    if len(layout.pages) > MOST_PAGES:
        words = _("{name}: the answers take {pages} pages, and an answer sheet has {most}; ask fewer items, or leave out `sheet`")
        raise UserError(words.format(name=drawn.name, pages=len(layout.pages), most=MOST_PAGES))
    return layout


def _title(heading: str) -> str:
    return say("sheet_title", title=heading)


_Known = Literal["several", "single", "known"]
"""Whether something of whose it is stands on a sheet already (known), and else whether it has several pages or a single one."""
_WHO: dict[tuple[bool, _Known], str] = {
    (False, "several"): "sheet_notice_who",
    (False, "single"): "sheet_notice_who_single",
    (False, "known"): "sheet_notice_who_known",
    (True, "several"): "sheet_notice_who_grid",
    (True, "single"): "sheet_notice_who_grid_single",
    (True, "known"): "sheet_notice_who_grid_known",
}
"""Who writes: the name of the sentence, by whether there is a grid of the number, and what is known."""


def _notices(fields: Sequence[AnswerField], options: PaperOptions, grid: bool, known: _Known) -> tuple[str, ...]:
    """注意事项, as far as the sheet has what they speak of: a `grid` of the student's number, several pages."""
    ticked = [field for field in fields if field.marks]
    found = [say(_WHO[grid, known])]
    if ticked:
        found.append(say("sheet_notice_ticked", kinds=kinds_in(ticked)))
    if len(ticked) < len(fields):
        found.append(say("sheet_notice_written" if ticked else "sheet_notice_only_written"))
    if options.barcode:
        found.append(say("sheet_notice_barcode"))
    return (*found, say("sheet_notice_clean"))


def _printed(doc: SheetDoc) -> tuple[str, str]:
    return templates.html("sheet", doc), templates.css("sheet", sheet(PaperOptions(form="plain")))
