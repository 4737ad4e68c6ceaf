"""The files of a release that are opened by a double click: they set the program up once, and open its page over the folder `sets` beside them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

PIP = '#!/bin/sh\nfor file; do case $file in *.whl) echo "$file" >> "$(dirname "$0")/../../told";; esac; done\n{ending}\n'
OURS = '#!/bin/sh\necho "$@"\n'


def python(folder: Path, ending: str) -> Path:
    """A folder with a `python3` that makes an environment whose pip tells what it is given and ends so."""
    folder.mkdir()
    made = folder / "python3"
    made.write_text(
        f"#!/bin/sh\nmkdir -p quiz/bin\ncat > quiz/bin/pip <<'END'\n{PIP.format(ending=ending)}END\n"
        f"cat > quiz/bin/zhongbu-quiz <<'END'\n{OURS}END\nchmod +x quiz/bin/*\n",
        encoding="utf-8",
    )
    made.chmod(0o755)
    return folder


def opened(place: Path, tools: Path) -> subprocess.CompletedProcess[str]:
    """What a double click does."""
    environment = {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(
        ["sh", str(place / "start.command")], env=environment, cwd="/", input="\n", capture_output=True, encoding="utf-8", timeout=60, check=False
    )


@pytest.fixture
def release(tmp_path: Path, root: Path) -> Path:
    """What somebody has unpacked, in a folder with a space in its name."""
    place = tmp_path / "my release"
    place.mkdir()
    (place / "start.command").write_bytes((root / "scripts/start/start.command").read_bytes())
    (place / "zhongbu_quiz-0.1.0-py3-none-any.whl").write_bytes(b"")
    return place


def test_a_double_click_sets_up_once_and_opens_the_page(release: Path, tmp_path: Path) -> None:
    tools = python(tmp_path / "tools", "exit 0")
    first, second = opened(release, tools), opened(release, tools)
    assert first.returncode == second.returncode == 0
    assert first.stdout.endswith("serve sets\n") and "安装" in first.stdout
    assert second.stdout == "serve sets\n"
    assert (release / "told").read_text(encoding="utf-8") == "zhongbu_quiz-0.1.0-py3-none-any.whl\n"
    assert (release / "sets").is_dir()


def test_what_cannot_be_set_up_is_said_and_leaves_nothing(release: Path, tmp_path: Path) -> None:
    ran = opened(release, python(tmp_path / "tools", "exit 1"))
    assert ran.returncode == 1 and "没有装成" in ran.stdout and not (release / "quiz").exists()


def test_the_file_for_windows_does_the_same(root: Path) -> None:
    """Nobody runs it here; it has the line ends that Windows wants, and the same steps."""
    text = (root / "scripts/start/start.bat").read_bytes()
    assert text.count(b"\n") == text.count(b"\r\n") > 10
    assert all(step in text for step in (b"py -m venv quiz", b"zhongbu_quiz-*.whl", b"zhongbu-quiz serve sets", "没有装成".encode()))
