"""A place for everything: fields and what the head holds to pages.

In: the fields of a form (or of several that share one layout), the head. Out: a Layout, whose pages are drawn once for all who have it; and what the
pages of one owner show besides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper.answer_sheet import head as heads
from zhongbu_quiz.exports.paper.answer_sheet.answer_fields import AnswerField
from zhongbu_quiz.exports.paper.answer_sheet.choices import place_choices
from zhongbu_quiz.exports.paper.answer_sheet.drawing import Drawing, Rect, Words
from zhongbu_quiz.exports.paper.answer_sheet.flow import Flow, Page
from zhongbu_quiz.exports.paper.answer_sheet.head import Head, Owner
from zhongbu_quiz.exports.paper.answer_sheet.marks import BIT_PLACES, bits_of, corner_bars, row_bars
from zhongbu_quiz.exports.paper.answer_sheet.measures import BOTTOM, FOOT, LEFT, RIGHT, Measures
from zhongbu_quiz.exports.paper.answer_sheet.written import place_written
from zhongbu_quiz.exports.paper.headings import ticked_kinds
from zhongbu_quiz.exports.paper.page_code import PageCode
from zhongbu_quiz.versions import SHEET


@dataclass(frozen=True, slots=True)
class Layout:
    """The pages that some forms share, and the fields on them."""

    head: Head
    fields: tuple[AnswerField, ...]
    pages: tuple[Page, ...]
    sizes: Measures


_NEARER = (1.0, 0.94, 0.88)
"""How near lines to write on may stand where that saves a page: no nearer than eight millimetres."""


def planned(head: Head, fields: tuple[AnswerField, ...], sizes: Measures) -> Layout:
    """The pages for these fields, as few as there can be, and the last of them well used."""
    tried = [replace(sizes, write=sizes.write * nearer) for nearer in _NEARER]
    flows = [_flowed(head, fields, each) for each in tried]
    best = min(range(len(flows)), key=lambda place: len(flows[place].pages))
    flow = _well_used(flows[best], head, fields, tried[best])
    _bar_rest(flow, sizes)
    pages = flow.pages
    for number, page in enumerate(pages, 1):
        page.drawing.bars += [*corner_bars(), *(bar for pair in row_bars(page.rows) for bar in pair), *page.columns]
        foot = say("sheet_foot", page=number, pages=len(pages))
        page.drawing.words.append(Words(FOOT, foot, sizes.small, "center"))
    return Layout(head, fields, tuple(pages), sizes)


_MOST_LINES = 2
"""How many times the lines that an answer needs it has at the most."""
_WORTH_SAYING = 30.0
"""The least room (millimetres) at the end of the last page of which it is said that nothing is written there."""


def _well_used(flow: Flow, head: Head, fields: Sequence[AnswerField], sizes: Measures) -> Flow:
    """The same fields with as many more lines each, as there are pages for: answers that are worth the same have the same room."""
    most = max((field.rules * (_MOST_LINES - 1) for field in fields), default=0)
    for more in range(1, most + 1):
        larger = [replace(field, rules=min(field.rules + more, field.rules * _MOST_LINES)) for field in fields]
        tried = _flowed(head, larger, sizes)
        if len(tried.pages) > len(flow.pages):
            break
        flow = tried
    return flow


def _bar_rest(flow: Flow, sizes: Measures) -> None:
    """Say of the room that is left on the last page that no answer stands there."""
    rest = Rect(LEFT, BOTTOM - flow.spare, RIGHT - LEFT, flow.spare)
    if rest.height >= _WORTH_SAYING:
        page = flow.pages[-1].drawing
        page.words.append(Words(rest, say("sheet_unused"), sizes.body, "center"))


def _flowed(head: Head, fields: Sequence[AnswerField], sizes: Measures) -> Flow:
    """Head and fields of all pages."""
    flow = Flow(lambda page: heads.front(head, sizes) if page == 0 else heads.back(head, sizes))
    ticked = [field for field in fields if field.marks]
    written = [field for field in fields if not field.marks]
    if ticked:
        flow.section(say("sheet_ticked", kinds=kinds_in(ticked)))
        place_choices(flow, ticked, sizes)
    if written:
        flow.section(say("sheet_written" if ticked else "sheet_only_written"))
        place_written(flow, written, sizes)
    return flow


def kinds_in(fields: Sequence[AnswerField]) -> str:
    """选择题、判断题, as far as there are any."""
    return ticked_kinds({field.kind for field in fields})


def own_pages(layout: Layout, owner: Owner) -> list[Drawing]:
    """What the pages of one owner show besides: who it is, the code as QR and as bits."""
    pages = len(layout.pages)
    named = bool(layout.head.forms or owner.student.name)
    found = []
    for page in range(1, pages + 1):
        drawing = heads.own_front(layout.head, owner, layout.sizes) if page == 1 else heads.own_back(owner, layout.sizes)
        drawing.add(heads.coded(PageCode(owner.code, owner.form, page, pages, "S", SHEET.version), named))
        drawing.bars += [place for place, bit in zip(BIT_PLACES, bits_of(owner.code, page, pages), strict=True) if bit]
        found.append(drawing)
    return found
