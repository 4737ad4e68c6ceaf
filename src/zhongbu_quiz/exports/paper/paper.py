"""The student's paper and the teacher's copy.

In: a drawn set, one of its forms, options. Out: HTML and CSS for the engine. The teacher's copy is the same page with
the answers in place, so numbering and page breaks agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper import templates
from zhongbu_quiz.exports.paper.answer_side import Answers, answers_after, answers_of
from zhongbu_quiz.exports.paper.feet import told
from zhongbu_quiz.exports.paper.fields import Field, Who, plain_fields, seal_fields
from zhongbu_quiz.exports.paper.headings import TICKED, ticked_kinds
from zhongbu_quiz.exports.paper.markup import paragraph, text_lines
from zhongbu_quiz.exports.paper.numerals import points
from zhongbu_quiz.exports.paper.options import PaperOptions, Sheet, sheet
from zhongbu_quiz.exports.paper.views import PartView, part_views
from zhongbu_quiz.sets.form import DrawnSet, Form
from zhongbu_quiz.sets.students import Student

SMALL = 0.8
"""The type of credits beside the body type, as the stylesheets set it."""


@dataclass(frozen=True, slots=True)
class PaperDoc:
    """What paper.html.j2 shows. `number`: 卷号 of a student's paper; `told`: what each foot says of the form; `seal`, `names`: the
    lines for school, class, name and number along the edge, and those below the title of the plain form. `on_sheet`: answers and points go
    on an answer sheet. `credits`: what the facts are taken from, and what others may do with them. `answers` stand behind the paper, where they
    are asked for there, under a title that says of which paper they are."""

    heading: str
    subtitle: str
    meta: str
    exam: bool
    on_sheet: bool
    halves: bool
    number: str
    told: str
    seal: tuple[Field, ...]
    names: tuple[Field, ...]
    notices: tuple[Markup, ...]
    parts: tuple[PartView, ...]
    school: str = ""
    credits: tuple[Markup, ...] = ()
    answers: Answers | None = None
    answers_title: str = ""


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
    given = student or Student()
    who = (given.school or options.school, given.group, given.name, given.number)
    seal, names = fields_of(who, options.exam, geometry)
    heading = heading_of(drawn, form)
    answered = options.answers == "after"
    return PaperDoc(
        heading=say("teacher_title" if filled else "answered_title", title=heading) if filled or answered else heading,
        subtitle=drawn.subtitle,
        meta=meta_of(drawn, form),
        exam=options.exam,
        on_sheet=options.sheet,
        halves=geometry.halves,
        number=say("paper_number", form=form.name) if student else "",
        told=say("teacher_foot", told=told(drawn, form)) if filled or answered else told(drawn, form, student),
        seal=() if answered else seal,
        names=() if answered else names,
        notices=tuple(_notices(notices_of(form, options.sheet, any(who)), geometry)),
        parts=_parts(drawn, form, options, filled),
        school=options.school,
        credits=tuple(paragraph([line], geometry.front_measure / SMALL) for line in credits(drawn.source, drawn.licence)),
        answers=answers_of(form, drawn.marking, geometry.measure) if options.answers == "behind" else None,
        answers_title=say("key_title", title=heading),
    )


def _parts(drawn: DrawnSet, form: Form, options: PaperOptions, filled: bool) -> tuple[PartView, ...]:
    """The parts, each item with its answer where answers stand after their items."""
    measure = sheet(options).measure
    parts = part_views(form, measure, drawn.marking, filled, options.sheet)
    if options.answers != "after":
        return parts
    told = answers_after(form, drawn.marking, measure)
    return tuple(replace(part, items=tuple(replace(item, told=told[item.number]) for item in part.items)) for part in parts)


def fields_of(who: Who, exam: bool, sheet: Sheet) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
    """The lines that say whose a paper is: those along the edge, and those below the title of the plain form."""
    return seal_fields(who, sheet), () if exam else plain_fields(who, sheet)


def paper_html(
    drawn: DrawnSet, form: Form, options: PaperOptions, filled: bool = False, student: Student | None = None
) -> tuple[str, str]:
    """HTML and CSS of the paper of `form`."""
    doc = paper_doc(drawn, form, options, filled, student)
    return templates.html("paper", doc), templates.css("paper", sheet(options))


def teacher_html(drawn: DrawnSet, form: Form, options: PaperOptions) -> tuple[str, str]:
    """HTML and CSS of the teacher's copy: the answers stand in place, and so nowhere else."""
    return paper_html(drawn, form, options.apart, filled=True)


def credits(source: str, licence: str) -> tuple[str, ...]:
    """The source of the facts and their licence as a line each, as far as the project says them."""
    said = (("credit_source", source), ("credit_licence", licence))
    return tuple(say(name, words=words) for name, words in said if words)


def _notices(notices: Iterable[str], geometry: Sheet) -> Iterator[Markup]:
    """注意事项 as lines; they run over all columns of an A4 page, and over one half of a larger one."""
    em = geometry.size_pt / (geometry.size_pt - 1)
    for notice in notices:
        yield text_lines(notice, geometry.front_measure * em - 1.4)


_WHO = {
    (False, False): "notice_who",
    (False, True): "notice_who_known",
    (True, False): "notice_who_sheet",
    (True, True): "notice_who_sheet_known",
}
"""Who writes: the name of the sentence, by whether there is an answer sheet, and whether something is printed already."""


def notices_of(form: Form, on_sheet: bool, known: bool) -> list[str]:
    """注意事项, one by one. `on_sheet`: answers go on an answer sheet, not on the paper. `known`: something of whose it is stands on it."""
    kinds = {item.kind for item in form.items}
    ticked = ticked_kinds(kinds)
    rest = bool(kinds - set(TICKED))
    who = say(_WHO[on_sheet, known])
    where = _where_on_sheet(ticked, rest) if on_sheet else _where_on_paper(ticked, rest)
    return [who, *where, say("notice_neat"), *([say("notice_hand_in")] if on_sheet else [])]


def _where_on_paper(ticked: str, rest: bool) -> Iterator[str]:
    if ticked:
        yield say("notice_ticked_and_rest" if rest else "notice_ticked", kinds=ticked)


def _where_on_sheet(ticked: str, rest: bool) -> Iterator[str]:
    if ticked:
        yield say("notice_sheet_and_rest" if rest else "notice_sheet", kinds=ticked)
    else:
        yield say("notice_sheet_written")
