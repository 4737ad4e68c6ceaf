"""组卷: what a paper asks for, how much there is of it, and the paper beside it."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from starlette.responses import Response

from zhongbu_quiz.errors import ContentError, UserError
from zhongbu_quiz.studio.balance import Balance, balance
from zhongbu_quiz.studio.compose import MOST_FORMS, Composition, composition, difficulty_called
from zhongbu_quiz.studio.compose import redraw as draw_another
from zhongbu_quiz.studio.compose import save as keep
from zhongbu_quiz.studio.deckform import DIFFICULTIES, FILTERS, Wanted
from zhongbu_quiz.studio.opening import Opened
from zhongbu_quiz.web.render import shown
from zhongbu_quiz.web.visit import Fields, Visit, goes_to


def compose(visit: Visit) -> Response:
    """The paper as its file has it."""
    opened = visit.opened()
    made = visit.desk.kept("composition", opened, lambda: composition(opened))
    found = visit.desk.named(visit.path["name"])
    difficulties = [(name, difficulty_called(name)) for name in DIFFICULTIES]
    drawable = made.counted and not made.wrong and not any(row.wrong for row in made.rows)
    asked = asked_of(visit, opened) if drawable else None
    return shown(
        "compose", visit=visit, set=found, made=made, balance=asked, filters=FILTERS, difficulties=difficulties, most_forms=MOST_FORMS,
        place=visit.paper, can_undo=visit.desk.can_undo(opened), drawable=drawable, redrawn=bool(visit.query.get("redrawn")),
    )  # fmt: skip


def spread(visit: Visit) -> Response:
    """What the paper asks, as a part of the page."""
    return shown("_balance", balance=asked_of(visit, visit.opened()))


def asked_of(visit: Visit, opened: Opened) -> Balance | None:
    """What form A asks; None where it cannot be drawn as its exchanges are: the paper beside it says why."""
    try:
        drawn = visit.desk.drawn(opened)
    except UserError:
        return None
    found = balance(drawn.forms[0], drawn.sections)
    return replace(found, form=drawn.forms[0].name) if len(drawn.forms) > 1 else found


def stock(visit: Visit) -> Response:
    """How much there would be with what is filled in just now, as parts of the page; nothing is written. The counts come at once; whether it can all
    stand on one paper is asked for by what comes with them (`searched`), unless somebody types on."""
    opened = visit.opened()
    searched = bool(visit.query.get("searched"))
    made: Composition | None = None
    problems: tuple[str, ...] = ()
    try:
        made = composition(opened, wanted(visit.query), searched)
        problems = made.wrong
    except ContentError as error:
        problems = tuple(problem.message for problem in error.problems)
    more = "" if searched or made is None else f"{visit.paper}/stock?{urlencode([*visit.query.multi_items(), ('searched', '1')])}"
    return shown("_stock", made=made, problems=problems, more=more)


def save(visit: Visit) -> Response:
    """Write what is filled in, and show the paper again."""
    with visit.desk.changing(visit.path["name"], visit.path["deck"]) as opened:
        keep(opened, wanted(visit.form), visit.form.get("seen", ""))
    return goes_to(visit.paper + "#paper")


def redraw(visit: Visit) -> Response:
    """Another set of the same kind."""
    with visit.desk.changing(visit.path["name"], visit.path["deck"]) as opened:
        draw_another(opened, visit.form.get("seen", ""))
    return goes_to(visit.paper + "?redrawn=1#paper")


def undo(visit: Visit) -> Response:
    """Take the last change back."""
    visit.desk.undo(visit.path["name"], visit.path["deck"])
    return goes_to(visit.paper + "#paper")


def wanted(fields: Fields) -> Wanted:
    """What is filled in."""
    return Wanted(
        fields.get("title", ""),
        fields.get("minutes", ""),
        fields.get("forms", "1"),
        fields.get("form_mode", "reorder"),
        fields.get("school", ""),
        fields.getlist("count"),
        fields.getlist("points"),
        fields.getlist("difficulty"),
        {name: fields.getlist(name) for name in FILTERS},
        fields.get("options"),
    )
