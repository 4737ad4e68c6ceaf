"""The documents say what is so: console blocks are the real output of their commands, file blocks are files that work.

Blocks are run in their order, in one empty folder.
`pytest tests/docs --update-golden` writes the real output into the documents.
"""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from zhongbu_quiz.cli.commands import COMMANDS
from zhongbu_quiz.exports.registry import TABLES, dialects
from zhongbu_quiz.exports.tablemap import Holds, TableMap, load_map

READMES = ("README.md", "README.zh-CN.md")
DOCUMENTS = (*READMES, "CONTRIBUTING.md", "CHANGELOG.md")
BLOCK = re.compile(r"(?:<!-- file: (?P<file>\S+) -->\n)?```(?P<language>\w+)\n(?P<body>.*?)```\n", re.S)


COMMAND = re.compile(r"^\$ .*\n(?:(?!\$ ).*\n)*", re.M)
"""A command of a console block with what it prints."""


def _text(root: Path, name: str) -> str:
    return (root / name).read_text(encoding="utf-8")


@pytest.fixture
def shell(root: Path, tmp_path: Path) -> dict[str, str]:
    """An environment in which `zhongbu-quiz` is this checkout's."""
    place = tmp_path / "bin"
    place.mkdir()
    script = place / "zhongbu-quiz"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m zhongbu_quiz "$@"\n', encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return {**os.environ, "PATH": f"{place}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(root / "src")}


def _output(command: str, folder: Path, environment: dict[str, str]) -> str:
    ran = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return f"$ {command}\n{ran.stdout}".rstrip("\n") + "\n"


class _Reader:
    """Goes through a document block by block, in a folder of its own and in its language."""

    def __init__(self, folder: Path, shell: dict[str, str], language: str, over: tuple[str, ...] = ()) -> None:
        self._folder = folder
        self._shell = {**shell, "ZHONGBU_LANG": language}
        self._over = over
        self.commands = 0

    def real(self, block: re.Match[str]) -> str:
        """The block as it should stand: a console block with the real output of its commands, any other as it is."""
        if block["file"]:
            (self._folder / block["file"]).write_text(block["body"], encoding="utf-8")
        if block["language"] != "console":
            return block[0]
        return f"```console\n{COMMAND.sub(self._told, block['body'])}```\n"

    def _told(self, call: re.Match[str]) -> str:
        """The command with what it really prints."""
        command = call[0].partition("\n")[0][2:]
        if command.startswith(self._over):
            return call[0]
        self.commands += 1
        return _output(command, self._folder, self._shell)


@pytest.mark.parametrize(
    ("name", "over"),
    [
        pytest.param("README.zh-CN.md", ("zhongbu-quiz audit", "zhongbu-quiz check"), id="all but what judges the whole bank"),
        *(pytest.param(name, (), marks=pytest.mark.slow, id=name) for name in READMES),
    ],
)
def test_console_blocks_are_real(
    name: str, over: tuple[str, ...], root: Path, shell: dict[str, str], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Each in its language, but for calls that are passed `over`; their commands are the same
    (`test_commands_are_the_same_in_both_languages`)."""
    reader = _Reader(tmp_path, shell, "zh" if "zh" in name else "en", over)
    written = _text(root, name)
    made = BLOCK.sub(reader.real, written)
    assert reader.commands >= 10 and "Traceback" not in made
    if request.config.getoption("--update-golden"):
        (root / name).write_text(made, encoding="utf-8")
    else:
        assert written == made, f"{name} differs from what the commands print; look at it, then --update-golden"


def test_commands_are_the_same_in_both_languages(root: Path) -> None:
    one, other = (re.findall(r"^\$ (zhongbu-quiz \w+)", _text(root, name), flags=re.M) for name in READMES)
    assert one == other


@pytest.mark.parametrize("name", READMES)
def test_readmes_name_every_command_deck_and_picture(name: str, root: Path) -> None:
    text = _text(root, name)
    assert [command for command in COMMANDS if f"zhongbu-quiz {command}" not in text] == []
    decks = {path.stem for path in (root / "decks").glob("*.yaml")}
    assert set(re.findall(r"^\| `([a-z-]+)` \|", text, flags=re.M)) == decks
    pictures = re.findall(r'src="([^"]+)"', text)
    assert len(pictures) >= 4
    for picture in pictures:
        assert (root / picture).read_bytes()[:8] == b"\x89PNG\r\n\x1a\n", picture


def test_readme_names_every_format(root: Path) -> None:
    text = _text(root, "README.md").lower()
    words = {"text": "text for chinese platforms", "xlsx": "excel"}
    assert [name for name in dialects() if words.get(name, name) not in text] == []


def test_the_page_of_tables_names_every_map_key_and_word(root: Path) -> None:
    text = _text(root, "docs/tables.md")
    words = {"option": "option A", "right": "right A", "text": "text 高一上", "": "什么也不写"}
    assert [name for name in TABLES if f"| `{name}` |" not in text] == []
    assert [key for key in TableMap.model_fields if f"`{key}`" not in text and f"\n{key}: " not in text and f"\n{key}:" not in text] == []
    assert [word for word in get_args(Holds) if words.get(word, word) not in text] == []


def test_the_map_that_the_page_shows_is_one(root: Path, tmp_path: Path) -> None:
    (block,) = [block for block in BLOCK.finditer(_text(root, "docs/tables.md")) if block["language"] == "yaml"]
    path = tmp_path / "school.yaml"
    path.write_text(block["body"], encoding="utf-8")
    assert load_map(path).most_options == 4


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere_and_no_machine_is_named(name: str, root: Path) -> None:
    text = _text(root, name)
    for target in re.findall(r"\]\(([^)#\s]+)\)", text):
        assert target.startswith("https://") or (root / target).is_file(), target
    assert not re.search(r"/work/|/root/|/tmp/|/home/|localhost|index-url|\.example", text)


def test_pictures_are_those_that_the_script_makes(root: Path) -> None:
    scripts = _text(root, "scripts/pictures.py").partition("CARDS")[2] + _text(root, "scripts/pictures_page.py")
    made = set(re.findall(r'"((?:card|page|serve)-[a-z-]+\.png)"', scripts))
    there = {path.name for path in (root / "docs").glob("*.png")}
    assert there <= made
    for name in READMES:
        assert {Path(path).name for path in re.findall(r'src="([^"]+)"', _text(root, name))} <= there


def test_the_changelog_keeps_its_form(root: Path) -> None:
    from zhongbu_quiz import __version__

    headings = re.findall(r"^## (.+)$", _text(root, "CHANGELOG.md"), flags=re.M)
    assert headings[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}", heading) for heading in headings[1:])
    assert len(headings) == 1 or headings[1].startswith(f"[{__version__}]")


def test_first_steps_are_the_same_in_both_languages_and_on_every_system(root: Path) -> None:
    """`tests/core/test_wheel.py` runs them, as they stand, for this system."""

    def blocks(name: str, language: str) -> list[str]:
        return [block["body"] for block in BLOCK.finditer(_text(root, name)) if block["language"] == language]

    chinese, english = (blocks(name, "sh") for name in reversed(READMES))
    assert chinese == english and len(chinese) == 2
    as_elsewhere = [
        body.replace("py -m", "python3 -m").replace("\\Scripts\\", "/bin/").replace("(Get-Item zhongbu_quiz-*.whl)", "zhongbu_quiz-*.whl")
        for body in blocks("README.md", "powershell")
    ]
    assert as_elsewhere == chinese
    *first, then = blocks("README.zh-CN.md", "powershell")
    assert first == blocks("README.md", "powershell")
    assert then == "cd my-set\n..\\quiz\\Scripts\\zhongbu-quiz build\n"  # PowerShell 5 has no &&


@pytest.mark.parametrize("name", [*DOCUMENTS, "docs/anki.md", "docs/papers.md", "docs/tables.md"])
def test_files_and_folders_that_are_named_exist(name: str, root: Path) -> None:
    """What stands in code type and looks like a path of the checkout, or of the package."""
    for path in re.findall(r"`((?:src|tests|docs|exports|facts|items|sets|quality|values|templates)/[\w./-]+)`", _text(root, name)):
        assert any((top / path).exists() for top in (root, root / "src/zhongbu_quiz")), path
