"""A request -> a Visit, as screens see it; what a screen raises -> a page that says it.

Screens are plain functions that wait for files and for the solver, so each runs on a thread of its own.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import BinaryIO
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, ImmutableMultiDict, UploadFile
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
from zhongbu_quiz.web.said import by_names
from zhongbu_quiz.web.settings import MB, Settings

Fields = ImmutableMultiDict[str, str]
_MOST_FIELDS = 500


@dataclass(frozen=True)
class Upload:
    """A file that somebody sent: the last part of its name, the field of the form, and what can be read of it as long as it is answered."""

    name: str
    field: str
    file: BinaryIO

    @property
    def data(self) -> bytes:
        """All its bytes."""
        self.file.seek(0)
        return self.file.read()


@dataclass(frozen=True)
class Visit:
    """One request. `path`: the variable parts of its address. `query`, `form`: what was asked for, and what was filled in."""

    desk: Desk
    settings: Settings
    path: dict[str, str]
    query: Fields
    form: Fields
    uploads: tuple[Upload, ...] = ()
    is_part: bool = False
    """Whether a script of ours asks, to put the answer into the page that stands."""
    jobs: Jobs = field(default_factory=lambda: Jobs(str))
    """The long work that goes on."""
    came_from: str = "/"
    """The screen of ours that it comes from."""
    here: str = "/"
    """The address that is asked for, without that of the computer."""
    is_framed: bool = False
    """Whether it is shown inside another page."""

    @property
    def upload(self) -> Upload | None:
        """The file, where a form sends one."""
        return self.uploads[0] if self.uploads else None

    @property
    def token(self) -> str:
        """What every form of ours brings back."""
        return self.settings.form_token

    @property
    def paper(self) -> str:
        """The address of the paper that it is about."""
        return address("set", self.path["name"], "paper", self.path["deck"])

    def said(self, wrong: object) -> str:
        """What is wrong, in the words of the page: sets and papers by their names."""
        return by_names(self.desk, str(wrong))

    def opened(self) -> Opened:
        """The deck that it is about, with its bank. Raises as `Desk.opened` does."""
        return self.desk.opened(self.path["name"], self.path["deck"])


Screen = Callable[[Visit], Response]


def endpoint(screen: Screen, desk: Desk, settings: Settings, jobs: Jobs, files: int = 1) -> Callable[[Request], Awaitable[Response]]:
    """What starlette calls for a screen: a POST is only taken with the token of our forms, and with at most so many files."""

    async def answer(request: Request) -> Response:
        query, part = Fields(request.query_params.multi_items()), request.headers.get("hx-request") == "true"
        framed = request.headers.get("sec-fetch-dest") == "iframe"
        visit = Visit(
            desk, settings, dict(request.path_params), query, Fields(), (), part, jobs, came_from(request), _here(request), framed
        )
        if request.method != "POST":
            return await run_in_threadpool(told, screen, visit)
        async with request.form(max_files=files, max_fields=_MOST_FIELDS, max_part_size=MB) as form:
            fields, uploads = _posted(form, settings)
            return await run_in_threadpool(told, screen, replace(visit, form=fields, uploads=uploads))

    return answer


def told(screen: Screen, visit: Visit) -> Response:
    """What a screen answers. What its user can put right is said in words, and so is a mistake of ours, of which a record is kept."""
    try:
        return screen(visit)
    except NotThere as error:
        return refusal(404, visit.said(error))
    except UserError as error:
        return refusal(409, visit.said(error), back_of(visit))
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


def came_from(request: Request) -> str:
    """The screen of ours that a browser names as the one that it comes from; the list of sets where it names none of ours."""
    told = urlsplit(request.headers.get("referer", ""))
    ours = told.netloc == request.headers.get("host") and told.path.startswith("/") and not told.path.startswith(("//", "/\\"))
    return _within(told.geturl()) if ours else "/"


def _here(request: Request) -> str:
    """The address that is asked for, as it came: what it names stays one part of it, and every sign can stand in a header."""
    path, query = (str(request.scope[part], "latin-1") for part in ("raw_path", "query_string"))
    return path + (f"?{query}" if query else "")


def _within(url: str) -> str:
    """An address without that of the computer."""
    told = urlsplit(url)
    return told.path + (f"?{told.query}" if told.query else "")


def _posted(form: FormData, settings: Settings) -> tuple[Fields, tuple[Upload, ...]]:
    """What was filled in, and the files. Raises HTTPException where it does not come from a form of ours."""
    given = Fields([(name, value) for name, value in form.multi_items() if isinstance(value, str)])
    if not same(given.get(TOKEN, ""), settings.form_token):
        raise HTTPException(403, _("this form is of an earlier run of the program, and nothing was done; load the page again"))
    files = [(field, file) for field, file in form.multi_items() if isinstance(file, UploadFile) and file.filename]
    return given, tuple(Upload((file.filename or "").replace("\\", "/").rpartition("/")[2], field, file.file) for field, file in files)
