"""Long work: how far it is, and the way to what it made; it can be called off."""

from __future__ import annotations

from starlette.responses import Response

from zhongbu_quiz.messages import _
from zhongbu_quiz.studio.desk import NotThere
from zhongbu_quiz.studio.jobs import Job
from zhongbu_quiz.web.addresses import address
from zhongbu_quiz.web.render import shown
from zhongbu_quiz.web.visit import Visit, goes_to


def job(visit: Visit) -> Response:
    """How far it is; where it is done, the way to what it made. Raises what the work raised."""
    return answer(visit, _job(visit))


def call_off(visit: Visit) -> Response:
    """Call it off, and go back to where it began."""
    found = _job(visit)
    found.call_off()
    return goes_to("/" if found.done and not found.result else found.result or address("job", found.name))


def begun(visit: Visit, found: Job) -> Response:
    """What is answered when some work was begun: its end, where that comes at once, else the page on which one waits for it."""
    return answer(visit, found) if found.wait(visit.settings.patience) else goes_to(address("job", found.name))


def answer(visit: Visit, found: Job) -> Response:
    """The page on which one waits; what the work made, where it has ended. Raises what it raised."""
    if not found.done:
        return shown("_job" if visit.is_part else "job", visit=visit, job=found)
    if found.failed is not None and not visit.is_part:
        raise found.failed
    place = address("job", found.name) if found.failed is not None else found.result
    return Response(headers={"hx-redirect": place}) if visit.is_part else goes_to(place)


def _job(visit: Visit) -> Job:
    found = visit.jobs.named(visit.path["job"])
    if found is None:
        raise NotThere(_("nothing of this name is going on (any more)"))
    return found
