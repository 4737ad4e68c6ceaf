"""The student's paper and the teacher's copy.

In: a drawn set, one of its forms, options. Out: HTML and CSS for the engine. The teacher's copy is the same page with
the answers in place, so numbering and page breaks agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper import templates
from zhongbu_quiz.exports.paper.markup import paragraph
from zhongbu_quiz.exports.paper.numerals import points
from zhongbu_quiz.exports.paper.options import PaperOptions, Sheet, sheet
from zhongbu_quiz.exports.paper.views import PartView, part_views
from zhongbu_quiz.sets.form import DrawnSet, Form
from zhongbu_quiz.sets.roster import Student

_TICKED = {
    "single_choice": "choice_questions",
    "multiple_choice": "choice_questions",
    "true_false": "true_false_questions",
}
"""Kinds that are answered in brackets, and the sentence that names them."""


@dataclass(frozen=True, slots=True)
class PaperDoc:
    """What paper.html.j2 shows. `who`: school, class, name, number."""

    heading: str
    subtitle: str
    meta: str
    exam: bool
    halves: bool
    who: tuple[str, str, str, str]
    notices: tuple[Markup, ...]
    parts: tuple[PartView, ...]
    school: str = ""


def heading_of(drawn: DrawnSet, form: Form) -> str:
    """The title of a paper; the form's letter where there are several."""
    return say("form_title", title=drawn.title, form=form.name) if len(drawn.forms) > 1 else drawn.title


def meta_of(drawn: DrawnSet, form: Form) -> str:
    """考试时间：60分钟　满分：100分, as far as they are known."""
    said = []
    if drawn.minutes:
        said.append(say("minutes", minutes=drawn.minutes))
    if form.total:
        said.append(say("full_marks", points=points(form.total)))
    return "　　".join(said) or say("questions", count=len(form.items))


def paper_doc(
    drawn: DrawnSet, form: Form, options: PaperOptions, filled: bool = False, student: Student | None = None
) -> PaperDoc:
    """What the paper of `form` shows."""
    geometry = sheet(options)
    who = student or Student()
    return PaperDoc(
        heading=heading_of(drawn, form),
        subtitle=drawn.subtitle,
        meta=meta_of(drawn, form),
        exam=options.form == "exam",
        halves=geometry.halves,
        who=(who.school or options.school, who.group, who.name, who.number),
        notices=tuple(_notices(form, geometry, options.sheet)),
        parts=part_views(form, geometry.measure, filled),
        school=options.school,
    )


def paper_html(
    drawn: DrawnSet, form: Form, options: PaperOptions, filled: bool = False, student: Student | None = None
) -> tuple[str, str]:
    """HTML and CSS of the paper of `form`."""
    doc = paper_doc(drawn, form, options, filled, student)
    return templates.html("paper", doc), templates.css("paper", sheet(options))


def _notices(form: Form, geometry: Sheet, on_sheet: bool) -> Iterator[Markup]:
    """注意事项 as lines; they run over all columns of an A4 page, and over one half of a larger one."""
    wide = geometry.measure if geometry.halves else geometry.text_width / geometry.em
    for notice in notices_of(form, on_sheet):
        yield paragraph([notice], wide - 1.4)


def notices_of(form: Form, on_sheet: bool) -> list[str]:
    """注意事项, one by one. `on_sheet`: answers go on an answer sheet, not on the paper."""
    kinds = {part.kind for part in form.parts}
    ticked = "、".join(dict.fromkeys(say(name) for kind, name in _TICKED.items() if kind in kinds))
    rest = bool(kinds - set(_TICKED))
    return [say("notice_who"), *(_where_on_sheet(ticked, rest) if on_sheet else _where_on_paper(ticked, rest)), say("notice_neat")]


def _where_on_paper(ticked: str, rest: bool) -> Iterator[str]:
    if ticked:
        yield say("notice_ticked_and_rest" if rest else "notice_ticked", kinds=ticked)


def _where_on_sheet(ticked: str, rest: bool) -> Iterator[str]:
    if ticked:
        yield say("notice_sheet_and_rest" if rest else "notice_sheet", kinds=ticked)
    else:
        yield say("notice_sheet_written")
