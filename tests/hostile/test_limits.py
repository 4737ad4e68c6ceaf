"""What a file may hold inside: small files that would fill the memory or never end are refused with the name of the file, in bounded memory."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.core.small import Ran, run, write_project
from tests.hostile import bombs
from tests.hostile.bombs import REVIEWED
from tests.hostile.fuzz import in_a_process
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.anki.diff import diff_decks
from zhongbu_quiz.extract.reading import read_file
from zhongbu_quiz.loading import yamlfile
from zhongbu_quiz.loading.picture import read_picture
from zhongbu_quiz.loading.strangers import bytes_of
from zhongbu_quiz.sets.roster import read_roster
from zhongbu_quiz.sets.stored import read
from zhongbu_quiz.workbook.seeds import load_seeds


def _read(path: Path) -> object:
    match path.suffix:
        case ".docx" | ".pdf":
            return read_file(path)
        case ".apkg":
            return diff_decks(path, path)
        case ".json":
            return read(path)
        case ".csv":
            return read_roster(path)
        case ".png" | ".svg":
            return read_picture(path.name, [path.parent], path.parent)
        case _:
            return load_seeds([path])


def _answer(path: Path) -> Ran:
    try:
        _read(path)
    except (UserError, ValueError) as error:
        return Ran(2, "", str(error))
    return Ran(0, "", "")


@pytest.mark.parametrize("name", [name for name in REVIEWED if name != "vmerge.docx"])
def test_files_of_the_review_are_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(REVIEWED[name]())
    ran = in_a_process(lambda: _answer(path), memory=500 * 2**20)
    assert ran.status == 2, ran.err
    assert path.name in ran.err and len(ran.err) < 300_000


def test_a_vertical_merge_of_nothing_is_a_cell(tmp_path: Path) -> None:
    path = tmp_path / "vmerge.docx"
    path.write_bytes(REVIEWED[path.name]())
    read_file(path)


def test_a_pdf_whose_drawings_lie_in_each_other_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(bombs.nested_pdf(10))
    assert len(read_file(path)) == 2**10


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("seeds/large.yaml", ("check",)),
        ("seeds/large.yaml", ("items", "set")),
        ("large.yaml", ("items", "large.yaml")),
        ("large.yaml", ("convert", "large.yaml", "a.xlsx")),
    ],
    ids=["check", "items", "a deck", "convert"],
)
def test_a_file_that_is_refused_for_its_size_is_read_once(
    name: str, command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it might be instead (a deck among the facts, facts among the decks) is not asked: that would read it again."""
    write_project(tmp_path, {name: REVIEWED["large.yaml"]()})
    monkeypatch.setattr(yamlfile, "YAML_NODES", 20_000)
    read: list[str] = []
    real = yamlfile._Builder.build
    monkeypatch.setattr(yamlfile._Builder, "build", lambda self, text: read.append(self.path.name) or real(self, text))
    ran = run(tmp_path, *command)
    assert ran.status in (1, 2) and "large.yaml:" in ran.err + ran.out and "more than 20000 values stand up to here" in ran.err + ran.out
    assert read.count("large.yaml") == 1


@pytest.mark.parametrize("reader", [bytes_of, read_roster, read, diff_decks])
def test_devices_and_pipes_are_no_files(reader: object, tmp_path: Path) -> None:
    assert callable(reader)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (Path("/dev/zero"), pipe):
        with pytest.raises(UserError, match="is no file but a device or a pipe"):
            reader(*[path] * (2 if reader is diff_decks else 1))
