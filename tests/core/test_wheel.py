"""The wheel: built once, unpacked into an empty folder, and used from another empty folder as people use it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from configparser import ConfigParser
from dataclasses import dataclass, replace
from email import message_from_bytes
from importlib.metadata import distribution
from pathlib import Path

import pytest

from tests.core.small import files_in
from zhongbu_quiz import __version__

DATA = ("seeds", "templates", "decks")
"""And beside them, project.yaml."""
BLOCK = 4096
MOST_INSTALLED = 300 * 2**20


@dataclass(frozen=True)
class Installed:
    """Where the wheel was unpacked, an empty folder to work in, and one for the banks that it keeps."""

    wheel: Path
    place: Path
    work: Path
    banks: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("ZHONGBU")}
        environment |= {"PYTHONPATH": str(self.place), "PYTHONSAFEPATH": "1", "ZHONGBU_CACHE": str(self.banks)}
        call = [sys.executable, "-m", "zhongbu_quiz", *arguments]
        return subprocess.run(call, cwd=self.work, env=environment, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture(scope="module")
def installed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    out, place, work, banks = (tmp_path_factory.mktemp(name) for name in ("wheel", "site", "empty", "banks"))
    call = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(root)]
    subprocess.run(call, check=True, capture_output=True)
    (wheel,) = out.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place)
    return Installed(wheel, place, work, banks)


def test_the_wheel_holds_the_package_and_its_content_and_nothing_else(installed: Installed, root: Path) -> None:
    files = files_in(installed.place)
    info = f"zhongbu_quiz-{__version__}.dist-info"
    assert {name.partition("/")[0] for name in files} == {"zhongbu_quiz", info}
    for folder in DATA:
        shipped = {name: data for name, data in files_in(root / folder).items() if not name.startswith(".")}
        inside = f"zhongbu_quiz/_data/{folder}/"
        assert {name.removeprefix(inside): data for name, data in files.items() if name.startswith(inside)} == shipped
    assert files["zhongbu_quiz/_data/project.yaml"] == (root / "project.yaml").read_bytes()
    assert not [name for name in files if name.endswith(".pyc") or "tests" in name or "essays" in name]
    assert "zhongbu_quiz/py.typed" in files


def test_what_the_wheel_says_of_itself(installed: Installed, root: Path) -> None:
    info = installed.place / f"zhongbu_quiz-{__version__}.dist-info"
    said = message_from_bytes((info / "METADATA").read_bytes())
    assert (said["Name"], said["Version"], said["Requires-Python"]) == ("zhongbu-quiz", __version__, ">=3.11")
    assert said["License-Expression"] == "MIT" and (info / "licenses" / "LICENSE").is_file()
    told = said.get_payload(decode=True)
    assert isinstance(told, bytes) and told.decode().strip() == (root / "README.md").read_text(encoding="utf-8").strip()
    scripts = ConfigParser()
    scripts.read(info / "entry_points.txt")
    assert scripts["console_scripts"]["zhongbu-quiz"] == "zhongbu_quiz.cli:main"


def test_what_is_installed_by_default_takes_no_more_than_said(installed: Installed, root: Path) -> None:
    """What the lock installs to run it, and the wheel, on the disk; as pip leaves it, compiled."""
    locked = re.findall(r"^([a-z0-9._-]+)==", (root / "requirements.txt").read_text(encoding="utf-8"), flags=re.M)
    paths = [Path(str(file.locate())) for name in locked for file in distribution(name).files or ()]
    paths += list(installed.place.rglob("*"))
    taken = sum(-(-path.stat().st_size // BLOCK) * BLOCK for path in paths if path.is_file())
    assert 100 * 2**20 < taken <= MOST_INSTALLED


@pytest.mark.slow
def test_the_same_items_as_from_the_checkout(installed: Installed, root: Path) -> None:
    theirs = installed.run("items", "all", "--all", "--format", "jsonl")
    assert (theirs.returncode, theirs.stderr) == (0, "")
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    call = [sys.executable, "-m", "zhongbu_quiz", "items", "all", "--all", "--format", "jsonl"]
    ours = subprocess.run(call, cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8", check=True)
    assert theirs.stdout == ours.stdout and theirs.stdout.count("\n") >= 1000


def test_some_commands_in_an_empty_folder(installed: Installed) -> None:
    """They read the facts, the files of a new folder, item models, fonts and style sheets out of the wheel."""
    for call in (["facts"], ["new", "mine"], ["worksheet", "mine/decks/my-set.yaml", "-o", "short", "--only", "key"]):
        ran = installed.run(*call)
        assert (ran.returncode, "Traceback" in ran.stderr) == (0, False), (call, ran.stderr)
        assert ran.stdout.count("\n") > 300 or call != ["facts"]
    assert any(path.name.endswith("key.pdf") for path in (installed.work / "short").iterdir())


@pytest.mark.slow
def test_a_deck_that_came_with_the_wheel_is_not_written(installed: Installed) -> None:
    """A copy of it, which may lie anywhere, is."""
    shipped = installed.place / "zhongbu_quiz/_data/decks/history.yaml"
    before = shipped.read_bytes()
    refused = installed.run("swap", "history", "2")
    assert refused.returncode == 2 and "comes with the program" in refused.stderr and "copy it into a folder of your own" in refused.stderr
    assert shipped.read_bytes() == before
    mine = installed.work / "mine.yaml"
    mine.write_bytes(before)
    assert installed.run("swap", "mine.yaml", "2").returncode == 0
    assert mine.read_bytes().startswith(before + b"swap:\n  ") and shipped.read_bytes() == before


def first_steps(root: Path, of: str) -> list[str]:
    """The lines of README.md that install from the checkout, or from the wheel, on this system."""
    blocks = re.findall("```sh\\n(.*?)```", (root / "README.md").read_text(encoding="utf-8"), flags=re.S)
    (found,) = [block for block in blocks if ("*.whl" in block) == (of == "wheel")]
    return found.splitlines()


@pytest.mark.slow
@pytest.mark.parametrize("of", ["wheel", "checkout"])
def test_the_first_steps_of_the_readme_work_as_they_stand(of: str, installed: Installed, root: Path, tmp_path: Path) -> None:
    """Each line by a shell, in a folder with nothing but what the reader has. No network: what the package needs lies on the path of Python already,
    and so do the tools that build it."""
    work = tmp_path / "download"
    if of == "wheel":
        work.mkdir()
        shutil.copy(installed.wheel, work)
    else:
        shutil.copytree(root, work, ignore=shutil.ignore_patterns(".*", "tests", "docs", "build", "dist", "__pycache__"))
    needed = tmp_path / "needed"
    needed.mkdir()
    for path in Path(sysconfig.get_path("purelib")).iterdir():
        if not path.name.startswith(("zhongbu_quiz", "_zhongbu_quiz", "pip")):
            (needed / path.name).symlink_to(path)
    python = tmp_path / "bin" / "python3"
    python.parent.mkdir()
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("ZHONGBU", "PYTHON", "PIP", "VIRTUAL_ENV"))}
    environment |= {"PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(needed), "ZHONGBU_CACHE": str(tmp_path)}
    environment |= {"PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    for line in first_steps(root, of):
        ran = subprocess.run(line, shell=True, cwd=work, env=environment, capture_output=True, text=True, encoding="utf-8")
        assert ran.returncode == 0, (line, ran.stdout, ran.stderr)
    assert (work / "my-set/seeds/facts.xlsx").is_file()
    (module,) = (work / "quiz").glob("lib/python*/site-packages/zhongbu_quiz/__init__.py")
    ran = subprocess.run([work / "quiz/bin/python", "-c", "import zhongbu_quiz; print(zhongbu_quiz.__file__)"], env=environment, capture_output=True)
    assert ran.stdout.decode().strip() == str(module)


@pytest.mark.slow
def test_every_command_in_an_empty_folder(installed: Installed, tmp_path: Path) -> None:
    installed = replace(installed, work=tmp_path)
    calls = [["facts"], ["check"], ["anki", "core"], ["worksheet", "henan-anhui", "-o", "papers", "--only", "key"]]
    for call in (*calls, ["build", "core", "--out", "made"]):
        ran = installed.run(*call)
        assert (ran.returncode, "Traceback" in ran.stderr) == (0, False), (call, ran.stderr)
    made = set(files_in(installed.work))
    assert {"core.apkg", "made/core.apkg"} <= made
    assert any(name.startswith("papers/henan-anhui") and name.endswith("key.pdf") for name in made)
