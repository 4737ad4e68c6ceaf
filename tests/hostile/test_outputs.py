"""What goes out: texts with links and markup fetch nothing, names cannot leave a folder, and files stay whole."""

from __future__ import annotations

import http.server
import io
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from typer.testing import CliRunner

from tests.core.small import OWN
from tests.formats.sample import PLAIN, SIGNS, made, written
from zhongbu_quiz.cli.app import app
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports import qti
from zhongbu_quiz.exports.quiz import Quiz
from zhongbu_quiz.exports.registry import dialects
from zhongbu_quiz.items.item import Blank


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A server on this computer that writes down who asks it for what."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    running = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}", asked
    running.shutdown()
    running.server_close()


def test_links_in_texts_are_never_followed(server: tuple[str, list[str]], tmp_path: Path) -> None:
    address, asked = server
    secret = tmp_path / "secret.txt"
    secret.write_text("a-secret-text", encoding="utf-8")
    evil = (
        f'<img src="{address}/i"><link rel=stylesheet href={address}/c><object data="{secret.as_uri()}"></object>'
        f'url({address}/u) @import "{address}/m"'
    )
    item = made("single_choice", (evil, Blank()), (0,), (evil, "乙"), explanation=evil)
    for name, known in dialects().items():
        for dialect in known or [""]:
            data = written(name, Quiz(OWN, "evil", evil, (item, *PLAIN)), dialect).data
            assert b"a-secret-text" not in data, name
    from zhongbu_quiz.exports.paper.engine import to_pdf

    try:
        to_pdf("<p>x</p>", "")
    except UserError:
        pytest.skip("Pango is not here")
    from weasyprint.urls import FatalURLFetchingError

    for markup in (
        f"<p>{evil}</p>",
        f'<img src="{secret.as_uri()}">',
        f'<p style="background: url({address}/s)">x</p>',
    ):
        for css in ("", f'@import "{address}/css";', f'p {{ background: url("{secret.as_uri()}") }}'):
            try:
                made_pdf = to_pdf(f"<html><body>{markup}</body></html>", css)
            except FatalURLFetchingError as error:  # refusing to make the paper at all is as good
                assert "must not fetch" in str(error)
            else:
                assert b"a-secret-text" not in made_pdf
    assert asked == []


@pytest.mark.parametrize("name", ["../../evil", "/etc/evil", "..\\evil", "a/b", "nul\x00", "CON", SIGNS])
def test_names_cannot_leave_a_package(name: str) -> None:
    for dialect in qti.DIALECTS:
        with zipfile.ZipFile(io.BytesIO(qti.write(Quiz(OWN, name, name, PLAIN), dialect).data)) as archive:
            for part in archive.namelist():
                path = PurePosixPath(part)
                assert not path.is_absolute() and ".." not in path.parts and "\\" not in part
                assert part.isascii()


def test_a_deck_by_a_path_that_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("../../../etc/passwd", "/etc/passwd", "no\x00such", "decks/../x"):
        done = CliRunner().invoke(app, ["export", name, "--to", "text"])
        assert done.exit_code != 0
        assert "root:" not in done.output
    assert list(tmp_path.iterdir()) == []
