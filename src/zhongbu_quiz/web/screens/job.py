"""Long work: how far it is, and the way to what it made; it can be called off."""

from __future__ import annotations

from starlette.responses import Response

from zhongbu_quiz.messages import _, spoken
from zhongbu_quiz.studio.desk import NotThere
from zhongbu_quiz.studio.jobs import Job
from zhongbu_quiz.web.addresses import address
from zhongbu_quiz.web.render import shown
from zhongbu_quiz.web.visit import Screen, Visit, goes_to, told

_STOP = 286
"""By this status htmx asks no more."""


def job(visit: Visit) -> Response:
    """How far it is; where it is done, the way to what it made. Raises what the work raised."""
    return answer(visit, _job(visit))


def call_off(visit: Visit) -> Response:
    """Call it off, and go back to where it was asked for; what has ended meanwhile is shown."""
    found = _job(visit)
    if found.done and found.result:
        return goes_to(found.result)
    found.call_off()
    return goes_to(found.back)


def waited_for(screen: Screen, visit: Visit) -> Response:
    """What a screen answers that changes nothing; where that takes longer than somebody waits for a page, one that says how far it is, and then leads
    there. What was made for it is kept, so it comes at once then. Raises what the screen raises."""
    place, answers = ("look", visit.here, spoken()), list[Response]()

    def work(mine: Job) -> str:
        answers.append(told(screen, visit))
        mine.check()  # what was called off is told like any refusal, and leads to no file
        return visit.here

    waits = visit.is_part or visit.jobs.forget(place)
    title = _("“{name}” is being made ready").format(name=visit.path["name"])
    found = visit.jobs.start(title, work, place, visit.here, visit.came_from, looks=True)
    if not found.wait(None if waits else visit.settings.patience):
        return goes_to(address("job", found.name))
    visit.jobs.forget(place)
    if found.failed is not None:
        raise found.failed
    return answers[0] if answers else told(screen, visit)


def begun(visit: Visit, found: Job) -> Response:
    """What is answered when some work was begun: its end, where that comes at once, else the page on which one waits for it."""
    return answer(visit, found) if found.wait(visit.settings.patience) else goes_to(address("job", found.name))


def answer(visit: Visit, found: Job) -> Response:
    """The page on which one waits; what the work made, where it has ended. Raises what it raised."""
    if not found.done:
        return shown("_job" if visit.is_part else "job", visit=visit, job=found)
    if found.looks and "/files/get" in found.result:  # a browser that is led to a file stays where it is
        return shown("_ready" if visit.is_part else "ready", _STOP if visit.is_part else 200, visit=visit, job=found)
    if found.failed is not None and not visit.is_part:
        raise found.failed
    place = address("job", found.name) if found.failed is not None else found.result
    return Response(headers={"hx-redirect": place}) if visit.is_part else goes_to(place)


def _job(visit: Visit) -> Job:
    found = visit.jobs.named(visit.path["job"])
    if found is None:
        raise NotThere(_("nothing of this name is going on (any more)"))
    return found
