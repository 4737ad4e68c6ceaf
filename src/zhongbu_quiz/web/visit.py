"""A request -> a Visit, as screens see it; what a screen raises -> a page that says it.

Screens are plain functions that wait for files and for the solver, so each runs on a thread of its own.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import ImmutableMultiDict, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.messages import _
from zhongbu_quiz.studio.desk import Desk, NotThere
from zhongbu_quiz.studio.jobs import Jobs
from zhongbu_quiz.studio.opening import Opened
from zhongbu_quiz.web.addresses import address
from zhongbu_quiz.web.guards import TOKEN, same
from zhongbu_quiz.web.render import refusal
from zhongbu_quiz.web.settings import MB, Settings

Fields = ImmutableMultiDict[str, str]
_MOST_FIELDS = 500


@dataclass(frozen=True)
class Upload:
    """A file that somebody sent: the last part of its name, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Visit:
    """One request. `path`: the variable parts of its address. `query`, `form`: what was asked for, and what was filled in."""

    desk: Desk
    settings: Settings
    path: dict[str, str]
    query: Fields
    form: Fields
    upload: Upload | None = None
    is_part: bool = False
    """Whether a script of ours asks, to put the answer into the page that stands."""
    jobs: Jobs = field(default_factory=lambda: Jobs(str))
    """The long work that goes on."""
    came_from: str = "/"
    """The screen of ours that it comes from."""

    @property
    def token(self) -> str:
        """What every form of ours brings back."""
        return self.settings.form_token

    @property
    def paper(self) -> str:
        """The address of the paper that it is about."""
        return address("set", self.path["name"], "paper", self.path["deck"])

    def opened(self) -> Opened:
        """The deck that it is about, with its bank. Raises as `Desk.opened` does."""
        return self.desk.opened(self.path["name"], self.path["deck"])


Screen = Callable[[Visit], Response]


def endpoint(screen: Screen, desk: Desk, settings: Settings, jobs: Jobs) -> Callable[[Request], Awaitable[Response]]:
    """What starlette calls for a screen: a POST is only taken with the token of our forms."""

    async def answer(request: Request) -> Response:
        form, upload = await _posted(request, settings) if request.method == "POST" else (Fields(), None)
        query, part = Fields(request.query_params.multi_items()), request.headers.get("hx-request") == "true"
        visit = Visit(desk, settings, dict(request.path_params), query, form, upload, part, jobs, _came_from(request))
        return await run_in_threadpool(told, screen, visit)

    return answer


def told(screen: Screen, visit: Visit) -> Response:
    """What a screen answers. What its user can put right is said in words, and so is a mistake of ours, of which a record is kept."""
    try:
        return screen(visit)
    except NotThere as error:
        return refusal(404, str(error))
    except UserError as error:
        return refusal(409, str(error), back_of(visit))
    except Exception as error:
        return refusal(500, visit.settings.crashed(error), back_of(visit))


def back_of(visit: Visit) -> str:
    """Where somebody goes on whose request was refused: to the paper, the set, or the list of sets."""
    name, deck = visit.path.get("name"), visit.path.get("deck")
    if name is None:
        return "/"
    return address("set", name) if deck is None else visit.paper


def goes_to(place: str) -> Response:
    """The answer to a form that was done: the browser shows another page, and a reload of that sends nothing again."""
    return RedirectResponse(place, 303)


def _came_from(request: Request) -> str:
    """The screen of ours that a browser names as the one that it comes from; the list of sets where it names none of ours."""
    told = urlsplit(request.headers.get("referer", ""))
    ours = told.netloc == request.headers.get("host") and told.path.startswith("/") and not told.path.startswith(("//", "/\\"))
    return told.path + (f"?{told.query}" if told.query else "") if ours else "/"


async def _posted(request: Request, settings: Settings) -> tuple[Fields, Upload | None]:
    """What was filled in. Raises HTTPException where it does not come from a form of ours, or cannot be read."""
    async with request.form(max_files=1, max_fields=_MOST_FIELDS, max_part_size=MB) as form:
        given = Fields([(name, value) for name, value in form.multi_items() if isinstance(value, str)])
        if not same(given.get(TOKEN, ""), settings.form_token):
            raise HTTPException(403, _("this form is of an earlier run of the program, and nothing was done; load the page again"))
        file = next((value for _name, value in form.multi_items() if isinstance(value, UploadFile) and value.filename), None)
        if file is None:
            return given, None
        name = (file.filename or "").replace("\\", "/").rpartition("/")[2]
        return given, Upload(name, await file.read())
