"""材料: what stands in a file that is no table, to be read."""

from __future__ import annotations

from starlette.responses import Response

from zhongbu_quiz.studio.reading import told
from zhongbu_quiz.web.addresses import address
from zhongbu_quiz.web.render import shown
from zhongbu_quiz.web.visit import Visit


def facts(visit: Visit) -> Response:
    """Its facts, each in its sentence."""
    name, file, first = visit.path["name"], visit.path["file"], visit.query.get("from", "")
    found = told(visit.desk, name, file, max(1, int(first)) if first.isdecimal() and len(first) < 7 else 1)
    return shown("facts", visit=visit, set=visit.desk.named(name), told=found, place=address("set", name, "facts", file))
