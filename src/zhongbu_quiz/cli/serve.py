"""zhongbu-quiz serve [FOLDER]"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zhongbu_quiz.cli.console import Quiet, note
from zhongbu_quiz.messages import _, reason

if TYPE_CHECKING:
    from socket import socket

USUAL_PORT = 8653
HERE = "127.0.0.1"
_TURN = 0.0005
"""Seconds that one thread has before another that waits gets its turn. A screen looks at hundreds of files, and after each it waits for its turn
again: beside a paper that is drawn for another browser, Python's own five milliseconds each make it ten times as slow."""
_WAITING, _AT_ONCE, _PATIENCE = 64, 60, 3
"""Connections that wait to be taken, those that are served at once, and seconds that a download has left when the program is stopped."""


def serve(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar=_("FOLDER"), help=_("A set, or a folder of sets (default: the folder that you are in)."), show_default=False),
    ] = None,
    port: Annotated[
        int | None, typer.Option("--port", min=1, max=65535, help=_("Only this port (default: {port}, or a free one).").format(port=USUAL_PORT))
    ] = None,
    host: Annotated[
        str, typer.Option("--host", help=_("The address to listen on, in digits; others than this computer need the token that is said then."))
    ] = HERE,
    no_browser: Annotated[bool, typer.Option("--no-browser", help=_("Open no browser; only say the address."))] = False,
    quiet: Quiet = False,
) -> None:
    """Open all of this as a page in the browser, on this computer and for this computer alone. Ctrl-C ends it.

    Example: zhongbu-quiz serve
    Example: zhongbu-quiz serve my-sets --no-browser
    """
    import secrets
    import sys
    import threading
    import time
    import webbrowser

    import uvicorn

    from zhongbu_quiz.cli.crash import told
    from zhongbu_quiz.errors import UserError
    from zhongbu_quiz.web.app import make_app
    from zhongbu_quiz.web.settings import Settings

    place = (folder or Path.cwd()).absolute()
    if not place.is_dir():
        raise UserError(_("{path}: there is no such folder; write the one that your sets are in").format(path=folder))
    token = "" if _is_loopback(host) else secrets.token_urlsafe(16)
    listening = listen(host, port)
    settings = Settings(
        folder=place, form_token=secrets.token_urlsafe(16), letters=lambda: secrets.token_hex(3), now=lambda: int(time.time()),
        today=lambda: time.strftime("%Y-%m-%d"), crashed=told, address_token=token,
    )  # fmt: skip
    server = uvicorn.Server(
        uvicorn.Config(
            make_app(settings), http="h11", ws="none", lifespan="off", loop="asyncio", log_level="error", access_log=False, server_header=False,
            proxy_headers=False, limit_concurrency=_AT_ONCE, timeout_graceful_shutdown=_PATIENCE,
        )
    )  # fmt: skip
    address = _address(host, listening.getsockname()[1], token)
    note(_("the page is at {address} (Ctrl-C ends it)").format(address=address), quiet=False)
    if not no_browser:
        # some browsers of a terminal come back only when they are closed
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    sys.setswitchinterval(_TURN)
    with suppress(KeyboardInterrupt), listening:
        server.run(sockets=[listening])
    note(_("the page is closed; all that was made is in the files"), quiet)


def _is_loopback(host: str) -> bool:
    """Whether only this computer reaches an address. Raises UserError where it is none in digits."""
    from ipaddress import ip_address

    from zhongbu_quiz.errors import UserError

    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        words = _("--host {host}: write an address in digits, such as {here} for this computer, or 0.0.0.0 for all that reach it")
        raise UserError(words.format(host=host, here=HERE)) from None


def listen(host: str, port: int | None) -> socket:
    """A socket at the port that is asked for, else at the usual one or one that is free. Raises UserError where that cannot be."""
    from socket import AF_INET, AF_INET6, IPPROTO_TCP, SOCK_STREAM, create_server, socket

    from zhongbu_quiz.errors import UserError

    wrong: OSError | None = None
    for each in (USUAL_PORT, 0) if port is None else (port,):
        try:
            made = create_server((host, each), family=AF_INET6 if ":" in host else AF_INET, backlog=_WAITING)
            # asyncio lets small answers go at once only from sockets that say they are TCP; others wait forty milliseconds for the other end
            return socket(made.family, SOCK_STREAM, IPPROTO_TCP, fileno=made.detach())
        except OSError as error:
            wrong = error
    assert wrong is not None
    words = _("the page cannot be opened at {host}, port {port} ({reason}); choose another --port, or leave it out")
    raise UserError(words.format(host=host, port=port or USUAL_PORT, reason=reason(wrong)))


def _address(host: str, port: int, token: str) -> str:
    """The address as one types it into a browser; of a computer that listens everywhere, the one by which its neighbours know it."""
    name = _known_as() if host in ("0.0.0.0", "::") else host
    shown = f"[{name}]" if ":" in name else name
    return f"http://{shown}:{port}/" + (f"?token={token}" if token else "")


def _known_as() -> str:
    """The address that this computer has in its network; nothing is sent to find it."""
    from socket import AF_INET, SOCK_DGRAM, socket

    with suppress(OSError), socket(AF_INET, SOCK_DGRAM) as asked:
        asked.connect(("192.0.2.1", 9))  # an address of nobody (RFC 5737)
        return str(asked.getsockname()[0])
    return HERE
