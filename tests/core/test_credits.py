"""Source and licence, where `project.yaml` says them: on Anki deck, key, study sheet, Word file, page and JSON. Else no line at all."""

from __future__ import annotations

import json
import sqlite3
import tempfile
import zipfile
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import fastjsonschema
import pymupdf
import pytest
from docx import Document

from tests.core.small import PROJECT, run, write_project
from zhongbu_quiz.exports.json import SCHEMA
from zhongbu_quiz.sets.stored import read

SOURCE, LICENCE = "县志办《甲地小史》<第2版>", "CC BY 4.0；署名“甲地一中”"
SAID = f"{PROJECT}source: {SOURCE}\nlicence: {LICENCE}\n"
LINES = (f"来源：{SOURCE}", f"许可：{LICENCE}")


@dataclass(frozen=True)
class Made:
    """All that is made of the small project, with and without the two lines, as text by the ends of the names of files."""

    said: dict[str, str]
    unsaid: dict[str, str]
    draw: Path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    texts: dict[str, dict[str, str]] = {}
    draws = []
    for name, project in (("said", SAID), ("unsaid", PROJECT)):
        folder = write_project(tmp_path_factory.mktemp(name), {"project.yaml": project})
        deck = folder / "decks/set.yaml"
        wanted = "[anki, paper, key, outline, docx, html, json]"
        deck.write_text(deck.read_text(encoding="utf-8").replace("[anki, paper, key]", wanted), encoding="utf-8")
        ran = run(folder, "build", "--out", "made")
        assert ran.status == 0, ran.err
        texts[name] = {path.name.removeprefix("set"): text_of(path) for path in sorted((folder / "made").glob("[!.]*"))}
        draws.append(folder / "made/set-draw.json")
    return Made(texts["said"], texts["unsaid"], draws[0])


def text_of(path: Path) -> str:
    """What a reader finds in a file; of an Anki package, what stands under the names of its decks."""
    match path.suffix:
        case ".pdf":
            with pymupdf.open(path) as document:
                return "".join(page.get_text() for page in document).replace("\n", "")
        case ".docx":
            return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)
        case ".apkg":
            return described(path)
        case _:
            return path.read_text(encoding="utf-8")


def described(path: Path) -> str:
    with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory() as folder:
        archive.extract("collection.anki2", folder)
        collection = sqlite3.connect(Path(folder) / "collection.anki2")
        (decks,) = collection.execute("SELECT decks FROM col").fetchone()
        collection.close()
    return unescape("\n".join(deck["desc"] for deck in json.loads(decks).values()))


@pytest.mark.parametrize("ending", [".apkg", "-key.pdf", "-outline.pdf", "-key.docx", ".html"])
def test_they_stand_where_a_reader_looks(ending: str, made: Made) -> None:
    text, without = (unescape(texts[ending]) for texts in (made.said, made.unsaid))
    for line in LINES:
        assert line in text and line.partition("：")[2] not in without
    if ending != ".html":  # which has the words for it in its table of texts
        assert "来源：" not in without and "许可：" not in without


def test_the_page_takes_them_as_text(made: Made) -> None:
    assert "<footer><p>来源：县志办《甲地小史》&lt;第2版&gt;</p>" in made.said[".html"]
    assert "<footer>" not in made.unsaid[".html"]


def test_in_json_they_are_fields_of_the_schema(made: Made) -> None:
    check = fastjsonschema.compile(SCHEMA)
    said, unsaid = (check(json.loads(texts[".json"])) for texts in (made.said, made.unsaid))
    assert (said["source"], said["licence"]) == (SOURCE, LICENCE)
    assert set(unsaid) == {"title", "items"}


def test_the_stored_draw_keeps_them_for_the_papers_made_again(made: Made) -> None:
    drawn = read(made.draw).drawn
    assert (drawn.source, drawn.licence) == (SOURCE, LICENCE)
    ran = run(made.draw.parent, "worksheet", "--from", made.draw.name, "-o", "again", "--only", "key")
    assert ran.status == 0, ran.err
    assert (made.draw.parent / "again/set-key.pdf").read_bytes() == (made.draw.parent / "set-key.pdf").read_bytes()
    assert "licence" not in json.loads(made.unsaid["-draw.json"])
