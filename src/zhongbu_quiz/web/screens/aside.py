"""What is removed: asked for first, then put aside, from where it comes back."""

from __future__ import annotations

from starlette.responses import Response

from zhongbu_quiz.messages import _
from zhongbu_quiz.studio import aside
from zhongbu_quiz.studio.desk import NotThere
from zhongbu_quiz.web.addresses import address
from zhongbu_quiz.web.render import shown
from zhongbu_quiz.web.visit import Fields, Visit, goes_to


def ask(visit: Visit) -> Response:
    """Whether it is meant. Raises NotThere where there is nothing of that name."""
    name, (what, of) = visit.path["name"], _what(visit.query)
    title = aside.called(visit.desk, name, what, of)
    return shown("remove", visit=visit, set=visit.desk.named(name), what=what, of=of, title=title, place=address("set", name, "remove"))


def remove(visit: Visit) -> Response:
    """Put it aside, and show what is left."""
    what, of = _what(visit.form)
    aside.put_aside(visit.desk, visit.path["name"], what, of)
    return goes_to(address(gone="1") if what == "set" else address("set", visit.path["name"], gone="1"))


def back(visit: Visit) -> Response:
    """Put back what was put aside of a set."""
    aside.put_back(visit.desk, visit.form.get("number", ""), visit.path["name"])
    return goes_to(address("set", visit.path["name"]))


def set_back(visit: Visit) -> Response:
    """Put a set back."""
    aside.put_back(visit.desk, visit.form.get("number", ""))
    return goes_to("/")


def _what(fields: Fields) -> tuple[str, str]:
    what = fields.get("what", "")
    if what not in aside.WHAT:
        raise NotThere(_("there is no such page here"))
    return what, fields.get("of", "")
