"""为什么错: the fact that proves an option wrong, and where it is told."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import Response

from zhongbu_quiz.studio.why import reasons
from zhongbu_quiz.web.render import shown
from zhongbu_quiz.web.visit import Visit


def why(visit: Visit) -> Response:
    """What is said of a question, the option that was pointed at first; before one was, what to do."""
    number, option = visit.query.get("number", ""), visit.query.get("option", "")
    if not number.isdecimal():
        return shown("why", told=None)
    opened = visit.opened()
    chosen = int(option) if option.isdecimal() else None
    told = reasons(visit.desk.drawn(opened), opened.bank.base, visit.query.get("form", "A"), int(number), chosen)
    form = quote(visit.query.get("form", "A"))
    back = f"{visit.paper}/sheet?form={form}&whole=1#q{number}" if visit.query.get("whole") else f"{visit.paper}#paper"
    return shown("why", told=told, back=back)
