"""The addresses of the page, and which screen answers at each."""

from __future__ import annotations

from functools import partial

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route, compile_path
from starlette.staticfiles import StaticFiles

from zhongbu_quiz.loading.remembered import go_on
from zhongbu_quiz.messages import _
from zhongbu_quiz.studio.desk import Desk
from zhongbu_quiz.studio.jobs import Jobs
from zhongbu_quiz.web.guards import Guard
from zhongbu_quiz.web.render import designs, refusal
from zhongbu_quiz.web.screens import (
    aside,
    cards,
    compose,
    drafts,
    facts,
    files,
    job,
    language,
    marks,
    question,
    sheet,
    shelf,
    tables,
    why,
)
from zhongbu_quiz.web.settings import Settings
from zhongbu_quiz.web.visit import EarlierRun, Screen, came_from, endpoint, is_ours

PAPER = "/set/{name}/paper/{deck}"
TABLE = "/set/{name}/table/{file}"
DRAFTS = "/set/{name}/drafts/{file}"
CHANGED = f"{PAPER}/change"
"""Where the paper is changed, and shown again with what could not be done."""
READ: dict[str, Screen] = {
    "/": shelf.shelf,
    "/job/{job}": job.job,
    "/set/{name}": shelf.one,
    "/set/{name}/figures": shelf.figures,
    "/set/{name}/remove": aside.ask,
    "/set/{name}/facts/{file}": facts.facts,
    TABLE: tables.table,
    DRAFTS: drafts.drafts,
    "/set/{name}/question": question.question,
    PAPER: compose.compose,
    f"{PAPER}/stock": compose.stock,
    f"{PAPER}/balance": compose.spread,
    f"{PAPER}/sheet": sheet.sheet,
    f"{PAPER}/why": why.why,
    f"{PAPER}/files": files.files,
    f"{PAPER}/files/left-out": files.left_out,
    f"{PAPER}/files/get": files.get,
    f"{PAPER}/cards": cards.cards,
    f"{PAPER}/cards/face": cards.face,
    f"{PAPER}/pages": files.pages,
    f"{PAPER}/pages/picture": files.picture,
    f"{PAPER}/pages/pdf": files.pdf,
    f"{PAPER}/marks": marks.marks,
    f"{PAPER}/marks/list": marks.class_list,
    f"{PAPER}/marks/run": marks.run,
    f"{PAPER}/marks/doubt": marks.doubt,
    f"{PAPER}/marks/picture": marks.picture,
    f"{PAPER}/marks/get": marks.get,
}
"""What can be looked at."""
CHANGE: dict[str, Screen] = {
    "/new": shelf.new,
    "/restore": aside.set_back,
    "/language": language.choose,
    "/job/{job}/off": job.call_off,
    "/set/{name}/title": shelf.title,
    "/set/{name}/remove": aside.remove,
    "/set/{name}/restore": aside.back,
    "/set/{name}/paper": shelf.new_paper_of,
    "/set/{name}/table": tables.add,
    TABLE: tables.write,
    f"{TABLE}/undo": tables.undo,
    "/set/{name}/document": drafts.add,
    DRAFTS: drafts.decide,
    f"{DRAFTS}/undo": drafts.undo,
    "/set/{name}/question": question.add,
    PAPER: compose.save,
    f"{PAPER}/redraw": compose.redraw,
    f"{PAPER}/undo": compose.undo,
    CHANGED: sheet.change,
    f"{PAPER}/marks": marks.send,
    f"{PAPER}/marks/run": marks.change,
    f"{PAPER}/marks/doubt": marks.decide,
}
"""What changes something, by a form of ours."""
SCANS = f"{PAPER}/marks"
"""Where scans are sent to, more and larger files than elsewhere."""
_BESIDE_SCANS = 20
"""Files that are sent with them: a class list, the draw, what tells of the sheets of each form."""


def make_app(settings: Settings) -> Starlette:
    """The application over one folder of sets."""
    go_on()
    jobs = Jobs(settings.letters)
    desk = Desk(settings.folder, jobs)
    routes = [
        *(Route(path, endpoint(_waited_for(path, screen), desk, settings, jobs), methods=["GET"]) for path, screen in READ.items()),
        *(Route(path, endpoint(screen, desk, settings, jobs, _files(path, settings)), methods=["POST"]) for path, screen in CHANGE.items()),
        Mount("/static", _Static(directory=designs() / "static")),
    ]
    guard = Middleware(Guard, settings=settings, scans=compile_path(SCANS)[0])
    made = Starlette(routes=routes, middleware=[guard], exception_handlers={HTTPException: _refused})
    made.state.jobs = jobs
    return made


def _waited_for(path: str, screen: Screen) -> Screen:
    """A screen of a set may need its bank, which takes as long as the set is large."""
    return partial(job.waited_for, screen) if path.startswith("/set/") else screen


def _files(path: str, settings: Settings) -> int:
    """How many files a form may send to an address."""
    return settings.most_scans + _BESIDE_SCANS if path == SCANS else 1


class _Static(StaticFiles):
    """Our own files; a browser asks each time whether they are still the same."""

    def file_response(self, *given: object, **named: object) -> Response:
        """A file, as starlette serves it."""
        answer = super().file_response(*given, **named)  # type: ignore[arg-type]
        answer.headers["cache-control"] = "no-cache"
        return answer


def _refused(request: Request, error: Exception) -> Response:
    """A page for what starlette itself refuses: an address that there is not, a form that cannot be read."""
    assert isinstance(error, HTTPException)
    known = {404: _("there is no such page here"), 405: _("the page does not understand this request")}
    back = _looked_at(came_from(request)) if error.status_code == 403 else "/"  # a form of an earlier run: where it stood there is a new one
    again = error.fields if isinstance(error, EarlierRun) and is_ours(request) else ()
    return refusal(error.status_code, known.get(error.status_code, error.detail), back, again)


def _looked_at(place: str) -> str:
    """The address itself; for that of the paper that came back with what could not be done to it, the one at which the paper is looked at."""
    path = place.partition("?")[0]
    return path.removesuffix("change") + "sheet" if compile_path(CHANGED)[0].fullmatch(path) else place
