"""`zhongbu-quiz serve`: it says its address, is there, and goes when it is told to."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.core.small import run
from zhongbu_quiz.cli.serve import USUAL_PORT


@contextmanager
def serving(root: Path, folder: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The command in a process of its own, and the address that it says."""
    environment = {**os.environ, "PYTHONPATH": str(root / "src"), "ZHONGBU_LANG": "en"}
    process = subprocess.Popen(
        [sys.executable, "-m", "zhongbu_quiz", "serve", str(folder), "--no-browser", *options],
        env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    assert process.stderr is not None
    try:
        yield process.stderr.readline(), process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def address_in(words: str) -> str:
    found = re.search(r"http://\S+", words)
    assert found, words
    return found[0]


def test_it_says_where_it_is_and_stops_cleanly(root: Path, tmp_path: Path) -> None:
    with serving(root, tmp_path) as (said, process):
        address = address_in(said)
        assert address.startswith("http://127.0.0.1:")
        with urlopen(address) as answer:
            assert answer.status == 200 and b"<h1>" in answer.read()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (0, "") and "closed" in err and "Traceback" not in err


def test_where_the_usual_port_is_taken_another_is(root: Path, tmp_path: Path) -> None:
    with ExitStack() as held:
        with suppress(OSError):  # somebody else has it: as well
            held.enter_context(socket.create_server(("127.0.0.1", USUAL_PORT)))
        with serving(root, tmp_path) as (said, _process):
            address = address_in(said)
            assert not address.endswith(f":{USUAL_PORT}/") and urlopen(address).status == 200


def test_a_port_that_is_asked_for_is_that_or_none(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = run(tmp_path, "serve", "--port", str(taken.getsockname()[1]), "--no-browser")
    assert ran.status == 2 and "choose another --port" in ran.err


@pytest.mark.parametrize(("options", "told"), [(("nowhere",), "there is no such folder"), (("--host", "example.org"), "an address in digits")])
def test_what_cannot_be_served_is_told(options: tuple[str, ...], told: str, tmp_path: Path) -> None:
    ran = run(tmp_path, "serve", *options, "--no-browser")
    assert ran.status == 2 and told in ran.err


def test_where_others_reach_it_the_address_holds_a_token(root: Path, tmp_path: Path) -> None:
    with serving(root, tmp_path, "--host", "0.0.0.0") as (said, _process):
        address = address_in(said)
        token = re.search(r"\?token=([\w-]{20,})$", address)
        assert token and not address.startswith("http://0.0.0.0")
        port = re.search(r":(\d+)/", address)
        assert port
        with pytest.raises(OSError, match="403"):
            urlopen(f"http://127.0.0.1:{port[1]}/")
