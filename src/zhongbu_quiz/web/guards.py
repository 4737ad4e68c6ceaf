"""Whatever does not come from the person at this computer is refused, before any screen sees it.

In: a request as ASGI has it. Out: a refusal, or the request with its body counted while it is read; every response gets the headers that
forbid a browser to fetch anything from elsewhere, or to run what does not stand in our files.

A page on 127.0.0.1 is reachable by every site that its user has open. So: the name in `Host` must be that of this computer (a name of
somebody's own that leads here would let that site read us), what changes something must come from a page of ours, and nobody else may
show our pages or load parts of them.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from zhongbu_quiz.messages import LANGUAGES, _, speaking
from zhongbu_quiz.web.render import refusal
from zhongbu_quiz.web.settings import MB, Settings

COOKIE = "zhongbu-quiz"
"""Holds the token of the address once it was given, so that it need not stand in every link."""
LANGUAGE = "zhongbu-quiz-language"
"""Holds the language that somebody chose in her browser."""
TOKEN = "token"
"""What the token is called in an address, and in a form."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; "
    "frame-src 'self'; frame-ancestors 'self'; base-uri 'none'"
)
"""Nothing from elsewhere, and no script or style but those in our files."""
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}
"""What every response says, where it says nothing else itself."""
_READS = ("GET", "HEAD")
_OWN = ("same-origin", "none")
"""What a browser says in `Sec-Fetch-Site` of a request from a page of ours, or typed by a person."""


class Guard:
    """The outermost part of the application. `scans`: the addresses to which scans are sent, which are many and large."""

    def __init__(self, app: ASGIApp, settings: Settings, scans: re.Pattern[str]) -> None:
        self._app = app
        self._settings = settings
        self._scans = scans

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a request, or pass it on."""
        if scope["type"] == "websocket":  # there are none here, so nobody of ours asks for one
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        with speaking(_language(scope)):
            answer = self._refused(scope)
            if answer is None:
                await self._app(scope, _counted(receive, self._most(scope)), sent)
            else:
                await answer(scope, receive, sent)

    def _refused(self, scope: Scope) -> Response | None:
        """What is answered instead of the screen that is asked for; None where nothing speaks against it."""
        headers = Headers(scope=scope)
        if not _is_here(headers.get("host", "")):
            return refusal(421, _("this page is only for the computer that it runs on; open the address that the program has said"))
        if scope["method"] not in (*_READS, "POST"):
            return refusal(405, _("the page does not understand this request"))
        if _is_foreign(scope, headers):
            return refusal(403, _("this request came from another site, and nothing was done; open the page itself"))
        if self._settings.address_token and (answer := self._without_token(scope, headers)):
            return answer
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._most(scope):
            return refusal(413, too_large(self._most(scope)))
        return None

    def _without_token(self, scope: Scope, headers: Headers) -> Response | None:
        """Where the address needs a token: who brings it gets a cookie and the address without it, who has neither is refused."""
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = next((value for name, value in query if name == TOKEN), "")
        if same(given, self._settings.address_token):
            rest = urlencode([pair for pair in query if pair[0] != TOKEN])
            answer = RedirectResponse(scope["path"] + (f"?{rest}" if rest else ""), 303)
            answer.set_cookie(COOKIE, given, httponly=True, samesite="strict")
            return answer
        if same(_cookie(headers.getlist("cookie"), COOKIE), self._settings.address_token):
            return None
        return refusal(403, _("the address is not whole: open it with all that stands behind the question mark, as the program has said it"))

    def _most(self, scope: Scope) -> int:
        """How many bytes a body may have."""
        if not Headers(scope=scope).get("content-type", "").startswith("multipart/form-data"):
            return self._settings.largest_form
        return self._settings.largest_scans if self._scans.fullmatch(scope["path"]) else self._settings.largest_file


def too_large(most: int) -> str:
    """What is said of a body above the limit."""
    return _("this is too large: at most {most} MB are taken here at once").format(most=max(1, most // MB))


def _is_here(host: str) -> bool:
    """Whether `Host` names this computer: an address in digits, which no site can make lead elsewhere, or localhost."""
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() else host
    if name.lower() == "localhost":
        return True
    try:
        ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True


def _is_foreign(scope: Scope, headers: Headers) -> bool:
    """Whether another site asks: to change something, or to load a part of ours into a page of its own. That it links to us is no harm."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site", "none")
    if scope["method"] not in _READS:
        return (origin is not None and origin != f"{scope['scheme']}://{headers['host']}") or site not in _OWN
    return site not in _OWN and headers.get("sec-fetch-mode") != "navigate"


def _language(scope: Scope) -> str:
    """The language that was chosen in this browser; "" where none was, or one that we do not speak."""
    told = _cookie(Headers(scope=scope).getlist("cookie"), LANGUAGE)
    return told if told in LANGUAGES else ""


def _cookie(lines: Iterable[str], name: str) -> str:
    """A cookie, or "" where there is none."""
    for line in lines:
        try:
            found = SimpleCookie(line).get(name)
        except CookieError:
            continue
        if found:
            return found.value
    return ""


def same(one: str, other: str) -> bool:
    """Whether two secrets are one, in a time that does not tell how much of them is."""
    return hmac.compare_digest(one.encode(), other.encode())


def _counted(receive: Receive, most: int) -> Receive:
    """The same body, which ends in an error as soon as more of it has come than is allowed, whatever its headers said."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise HTTPException(413, too_large(most))
        return message

    return counted
