"""卡片: what goes to Anki, in the frame of a phone, by day and by night."""

from __future__ import annotations

from starlette.responses import HTMLResponse, Response

from zhongbu_quiz.studio.cards import card
from zhongbu_quiz.web.render import html, shown
from zhongbu_quiz.web.screens.sheet import POLICY
from zhongbu_quiz.web.visit import Visit

_MOST_DIGITS = 6


def cards(visit: Visit) -> Response:
    """One card, front or back, beside it the same by night."""
    opened = visit.opened()
    found = card(visit.desk, opened, _number(visit), visit.settings.now())
    return shown(
        "cards", visit=visit, set=visit.desk.named(visit.path["name"]), deck=opened.deck, place=visit.paper, card=found,
        back=bool(visit.query.get("back")),
    )  # fmt: skip


def face(visit: Visit) -> Response:
    """A face of a card as a document of its own, whose styles stand in it; no script runs there."""
    found = card(visit.desk, visit.opened(), _number(visit), visit.settings.now())
    text = found.back if visit.query.get("back") else found.front
    made = html("face", card=found, face=text, night=bool(visit.query.get("night")))
    return HTMLResponse(made, headers={"content-security-policy": POLICY})


def _number(visit: Visit) -> int:
    typed = visit.query.get("number", "1")
    return int(typed) if typed.isdecimal() and len(typed) <= _MOST_DIGITS else 0
