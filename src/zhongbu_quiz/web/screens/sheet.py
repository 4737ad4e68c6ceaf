"""The paper itself, as it is printed, with what can be done to each of its questions.

It is a document of its own in a frame: what is printed brings its own styles, some of them in its lines, and those are allowed here and
nowhere else; no script runs in it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import quote

from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper.browser import printable
from zhongbu_quiz.exports.paper.options import for_products
from zhongbu_quiz.exports.paper.options import sheet as geometry
from zhongbu_quiz.exports.paper.paper import paper_doc
from zhongbu_quiz.exports.paper.products import options_of
from zhongbu_quiz.exports.paper.templates import css
from zhongbu_quiz.exports.paper.views import Entry, ItemView, PartView
from zhongbu_quiz.exports.request import Request
from zhongbu_quiz.messages import _
from zhongbu_quiz.sets.form import Form
from zhongbu_quiz.studio.by_hand import move, reword, stem_of, worth
from zhongbu_quiz.studio.choose import drop, keep, release
from zhongbu_quiz.studio.compose import check_seen
from zhongbu_quiz.studio.desk import NotThere
from zhongbu_quiz.studio.opening import Opened
from zhongbu_quiz.studio.swap import swap
from zhongbu_quiz.values.shares import plain
from zhongbu_quiz.web.addresses import address
from zhongbu_quiz.web.render import html
from zhongbu_quiz.web.visit import Visit, goes_to

POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; form-action 'self'; frame-ancestors 'self'; base-uri 'none'"
)
"""Of this document alone: styles and pictures of the paper stand in it, and there is no script at all."""
_CHANGES = {"keep": keep, "release": release, "drop": drop}


@dataclass(frozen=True)
class More:
    """The question whose points and wording are changed, by its number ("": none), and what was typed where that could not be written."""

    number: str = ""
    worth: str | None = None
    stem: str | None = None


def sheet(visit: Visit) -> Response:
    """One form of the paper; `open`: the number of the question whose points and wording are changed; `at`: the one that was changed last, whose
    tools stand open; `whole`: it stands by itself and not in a frame."""
    return _shown(visit, visit.query.get("form", "A"), More(visit.query.get("open", "")))


def change(visit: Visit) -> Response:
    """Exchange a question, fix it, let it go or throw it out; then the paper again, at the same place."""
    form, number = visit.form.get("form", "A"), visit.form.get("number", "")
    try:
        if visit.form.get("do") == "undo":
            visit.desk.undo(visit.path["name"], visit.path["deck"])
            return goes_to(_place(visit, form))
        with visit.desk.changing(visit.path["name"], visit.path["deck"]) as opened:
            check_seen(visit.form.get("seen", ""), opened.seen)
            if visit.form.get("do") != "reword":
                _do(opened, visit, visit.form.get("item", ""), form)
        if visit.form.get("do") == "reword":
            reword(visit.desk, visit.path["name"], visit.path["deck"], visit.form.get("item", ""), form, visit.form.get("stem", ""))
    except UserError as error:
        more = More(number, visit.form.get("worth"), visit.form.get("stem")) if visit.form.get("do") in ("worth", "reword") else More()
        return _shown(visit, form, more, visit.said(error), 409)
    return goes_to(f"{_place(visit, form)}&at={number}#q{number}" if number.isdecimal() else _place(visit, form))


def _place(visit: Visit, form: str) -> str:
    return address("set", visit.path["name"], "paper", visit.path["deck"], "sheet", form=form) + whole(visit)


def whole(visit: Visit) -> str:
    """What an address of the paper ends with while it is looked at by itself, "" in its frame: without scripts no page knows where it stands."""
    return "&whole=1" if visit.query.get("whole") or visit.form.get("whole") else ""


def _do(opened: Opened, visit: Visit, item: str, form: str) -> None:
    what = visit.form.get("do", "")
    if what == "swap":
        swap(opened, item, form=form)
    elif what in ("up", "down"):
        move(opened, visit.desk, item, form, what == "up")
    elif what == "worth":
        worth(opened, item, visit.form.get("worth", ""))
    elif what in _CHANGES:
        _CHANGES[what](opened, item)
    else:
        raise UserError(_("the page does not understand this request"))


def _shown(visit: Visit, form: str, more: More, notice: str = "", status: int = 200) -> Response:
    opened = visit.opened()
    drawn = visit.desk.drawn(opened)
    mine = next((one for one in drawn.forms if one.name == form), None)
    if mine is None:
        raise NotThere(_("there is no such question on this paper (any more)"))
    options = for_products(options_of(Request(opened.deck, opened.bank)), opened.deck.record.outputs)  # as it is printed with them
    doc = paper_doc(drawn, mine, options)
    by_itself, same = whole(visit), opened.deck.record.form_mode == "reorder"
    # beside this document, and without what goes without saying: a whole address in each line makes up half of it
    why = f"why?{'' if form == 'A' else f'form={quote(form)}&'}{by_itself[1:]}{by_itself and '&'}"
    made = html(
        "sheet", visit=visit, form=form, forms=[one.name for one in drawn.forms], items={item.id: item for item in mine.items}, notice=notice,
        doc=replace(doc, parts=tuple(_linked(part, why) for part in doc.parts)), why=why, more=_with_words(more, mine, opened),
        whole=by_itself, here=f"sheet?form={quote(form)}{by_itself}", at=visit.query.get("at", ""), together=same and len(drawn.forms) > 1,
        movable=form == drawn.forms[0].name or not same,
        kept=opened.deck.record.include, can_undo=visit.desk.can_undo(opened), seen=opened.seen,
    )  # fmt: skip
    return HTMLResponse(printable(made, css("paper", geometry(options))), status, {"content-security-policy": POLICY})


def _with_words(more: More, form: Form, opened: Opened) -> More:
    """The same with what stands in the deck and the question, where nothing was typed instead."""
    item = form.items[int(more.number) - 1] if more.number.isdecimal() and 0 < int(more.number) <= len(form.items) else None
    if item is None:
        return More()
    worths = opened.deck.record.item_points
    worth = more.worth if more.worth is not None else plain(worths[item.id]) if item.id in worths else ""
    return More(more.number, worth, "" if item.material else more.stem or stem_of(item, opened))


def _linked(part: PartView, why: str) -> PartView:
    """A part whose options lead to why they are right or wrong, in the frame beside the paper where it stands in one."""
    return replace(part, items=tuple(_with_links(item, why) for item in part.items))


def _with_links(item: ItemView, why: str) -> ItemView:
    return replace(item, options=tuple(_link(entry, f"{why}number={item.number}&option={place}") for place, entry in enumerate(item.options)))


def _link(entry: Entry, place: str) -> Entry:
    frame = Markup("") if "whole=" in place else Markup(' target="why"')
    return replace(entry, text=Markup('<a href="{}"{}>{}</a>').format(place, frame, entry.text))
