"""中文, English: in which language the page speaks to one browser."""

from __future__ import annotations

from starlette.responses import Response

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.messages import LANGUAGES, _
from zhongbu_quiz.web.guards import LANGUAGE
from zhongbu_quiz.web.visit import Visit, goes_to

_YEAR = 365 * 24 * 3600


def choose(visit: Visit) -> Response:
    """Speak another language from now on, and go back to where that was asked for. Raises UserError for one that there is not."""
    chosen = visit.form.get("language", "")
    if chosen not in LANGUAGES:
        raise UserError(_("the page does not understand this request"))
    answer = goes_to(visit.came_from)
    answer.set_cookie(LANGUAGE, chosen, max_age=_YEAR, httponly=True, samesite="strict")
    return answer
