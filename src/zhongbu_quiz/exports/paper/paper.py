"""The student's paper and the teacher's copy.

In: a drawn set, one of its forms, options. Out: HTML and CSS for the engine. The teacher's copy is the same page with
the answers in place, so numbering and page breaks agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from zhongbu_quiz.exports.paper import templates
from zhongbu_quiz.exports.paper.markup import paragraph
from zhongbu_quiz.exports.paper.numerals import points
from zhongbu_quiz.exports.paper.options import PaperOptions, Sheet, sheet
from zhongbu_quiz.exports.paper.views import PartView, part_views
from zhongbu_quiz.sets.form import DrawnSet, Form
from zhongbu_quiz.sets.roster import Student

_TICKED = (("single_choice", "选择题"), ("multiple_choice", "选择题"), ("true_false", "判断题"))


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
    return f"{drawn.title}（{form.name}卷）" if len(drawn.forms) > 1 else drawn.title


def meta_of(drawn: DrawnSet, form: Form) -> str:
    """考试时间：60分钟　满分：100分, as far as they are known."""
    said = []
    if drawn.minutes:
        said.append(f"考试时间：{drawn.minutes}分钟")
    if form.total:
        said.append(f"满分：{points(form.total)}分")
    return "　　".join(said) or f"共{len(form.items)}小题"


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
        notices=tuple(_notices(form, geometry)),
        parts=part_views(form, geometry.measure, filled),
        school=options.school,
    )


def paper_html(
    drawn: DrawnSet, form: Form, options: PaperOptions, filled: bool = False, student: Student | None = None
) -> tuple[str, str]:
    """HTML and CSS of the paper of `form`."""
    doc = paper_doc(drawn, form, options, filled, student)
    return templates.html("paper", doc), templates.css("paper", sheet(options))


def _notices(form: Form, geometry: Sheet) -> Iterator[Markup]:
    """注意事项 as lines; they run over all columns of an A4 page, and over one half of a larger one."""
    kinds = {part.kind for part in form.parts}
    notices = ["作答前，请将密封线内的学校、班级、姓名、学号填写清楚。"]
    ticked = [name for kind, name in _TICKED if kind in kinds]
    if ticked:
        rest = "，其余各题在指定的位置作答" if kinds - {kind for kind, _ in _TICKED} else ""
        notices.append(f"{'、'.join(dict.fromkeys(ticked))}在题中的括号内作答{rest}。")
    notices.append("字迹工整，卷面整洁；密封线内除规定的内容外，不得书写任何文字。")
    wide = geometry.measure if geometry.halves else geometry.text_width / geometry.em
    for notice in notices:
        yield paragraph([notice], wide - 1.4)
