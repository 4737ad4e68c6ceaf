"""Outputs look at what stands in their place: never over an input or what is no file, over somebody else's file only with --force."""

from __future__ import annotations

import json
import os
import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.core.small import DECK, FACTS, files_in, run, write_project
from zhongbu_quiz.delivery.manifest import MANIFEST
from zhongbu_quiz.errors import UserError

QUESTION = """\
  - id: qu-map
    kind: question
    item_kind: single_choice
    stem: 图中所示是哪里？（　　）
    options: [甲地, 乙地, 丙地, 丁地]
    answer: A
    picture: map.svg
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><path d="M0 0h9v9z"/></svg>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small project, of which a Word file, JSON and cards are made, with a question that shows a picture."""
    deck = DECK.replace("anki, paper, key", "anki, json, docx, text")
    facts = FACTS.replace("documents:\n", f"{QUESTION}documents:\n")
    return write_project(tmp_path, {"decks/set.yaml": deck, "seeds/facts.yaml": facts, "map.svg": SVG})


def refused(folder: Path, *call: str) -> str:
    """What a call says that is refused, with everything as it was."""
    before = files_in(folder)
    ran = run(folder, *call)
    assert ran.status == 2 and ran.out == "", ran.err
    assert files_in(folder) == before, "nothing was written"
    assert not list(folder.rglob(".zhongbu-quiz-*"))
    return ran.err


@pytest.mark.parametrize("target", ["decks/set.yaml", "seeds/facts.yaml", "project.yaml", "map.svg", "templates/questions/own-date.yaml"])
@pytest.mark.parametrize("call", [("export", "set", "--to", "text"), ("anki", "set")], ids=["export", "anki"])
def test_what_a_call_reads_is_never_written_over(call: tuple[str, ...], target: str, folder: Path) -> None:
    among = {"seeds": "lies among the facts", "decks": "lies among the decks"} if call[0] == "anki" else {}
    words = among.get(target.partition("/")[0], f"{target}: is read by this very call")
    assert words in refused(folder, *call, "-o", target, "--force")


def test_nor_is_it_by_other_names_or_in_other_commands(folder: Path) -> None:
    (folder / "essay.txt").write_text("2006年4月15日，国务院印发《意见》。", encoding="utf-8")
    (folder / "class.csv").write_text("姓名\n王小明\n", encoding="utf-8")
    assert run(folder, "worksheet", "set", "-o", "out", "--only", "docx").status == 0
    assert run(folder, "anki", "set", "-o", "old.apkg").status == 0
    os.link(folder / "seeds/facts.yaml", folder / "same.yaml")
    (folder / "deck.yaml").symlink_to("decks/set.yaml")
    (folder / "here").symlink_to(".")
    for call in (
        ("convert", "seeds/facts.yaml", "seeds/facts.yaml"),
        ("convert", "seeds/facts.yaml", "here/seeds/facts.yaml"),
        ("convert", "same.yaml", "seeds/facts.yaml"),
        ("extract", "essay.txt", "-o", "essay.txt", "--format", "yaml"),
        ("extract", "essay.txt", "-o", "old.yaml", "--before", "old.yaml"),
        ("export", "deck.yaml", "--to", "text", "-o", "deck.yaml"),
        ("export", "deck.yaml", "--to", "text", "-o", "decks/set.yaml"),
        ("anki", "set", "--previous", "old.apkg", "-o", "old.apkg"),
        ("worksheet", "--from", "out/set-draw.json", "-o", "out", "--only", "docx", "--school", "甲地中学"),
    ):
        if "old.yaml" in call:
            (folder / "old.yaml").write_text("2006年4月15日，国务院印发《意见》。", encoding="utf-8")
        assert ": is read by this very call, so it is not written over; choose another name\n" in refused(folder, *call, "--force")
    again = ("worksheet", "--from", "out/set-draw.json", "-o", "out", "--only", "docx")
    assert run(folder, *again).status == 0, "what comes out as it is changes nothing"


def test_through_a_link_only_its_own_place(folder: Path) -> None:
    """The link becomes the file; what it led to is as it was, be it an input."""
    facts = (folder / "seeds/facts.yaml").read_bytes()
    (folder / "out.txt").symlink_to("seeds/facts.yaml")
    assert "out.txt: exists already" in refused(folder, "export", "set", "--to", "text", "-o", "out.txt")
    assert run(folder, "export", "set", "--to", "text", "-o", "out.txt", "--force").status == 0
    assert not (folder / "out.txt").is_symlink() and (folder / "seeds/facts.yaml").read_bytes() == facts


def _socket(path: Path) -> None:
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(path))
    listening.close()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files on this system")
@pytest.mark.parametrize("make", [os.mkfifo, _socket, lambda path: path.symlink_to("/dev/null")], ids=["pipe", "socket", "link to a device"])
def test_what_is_no_file_stays(make: Callable[[Path], None], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    make(Path("x"))
    mode = os.lstat("x").st_mode
    for place in ("x", "/dev/null"):
        err = run(folder, "export", "set", "--to", "text", "-o", place, *(["--force"] if not Path(place).is_symlink() else [])).err
        assert f"{place}: is a device, a pipe or a socket, and no file" in err or f"{place}: exists already" in err
    assert os.lstat("x").st_mode == mode and not Path("/dev", MANIFEST).exists()


def test_where_one_output_cannot_be_made_none_is_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where Pango is missing."""

    def missing(request: object) -> None:
        raise UserError("Pango is missing")

    monkeypatch.setattr("zhongbu_quiz.exports.paper.products.docx", missing)
    assert refused(folder, "build") == "Pango is missing\n"
    assert not (folder / "build").exists()


def test_a_folder_among_the_targets_leaves_all_as_it_was(folder: Path) -> None:
    (folder / "build/set-key.docx").mkdir(parents=True)
    assert refused(folder, "build", "--force").startswith("build/set-key.docx: cannot be written (Is a directory)")


def test_somebody_elses_file_is_written_over_with_force_alone(folder: Path) -> None:
    (folder / "out").mkdir()
    for name in ("set.json", "set.apkg", "set-key.docx"):
        (folder / "out" / name).write_text("mine", encoding="utf-8")
    err = refused(folder, "build", "--out", "out")
    assert err.startswith("out/set.apkg, out/set.json, out/set-key.docx: exists already, and nothing says that this program made it here")
    assert err.count("\n") == 1 and "add --force" in err
    assert run(folder, "build", "--out", "out", "--force").status == 0
    assert run(folder, "build", "--out", "out").status == 0, "now it is ours"


def test_of_an_older_version_word_files_and_equal_files_are_ours(folder: Path) -> None:
    """It kept no manifest; its Word files say by themselves what they are, and what is equal is not written over."""
    assert run(folder, "build", "--out", "out").status == 0
    (folder / "out" / MANIFEST).unlink()
    deck = folder / "decks/set.yaml"
    deck.write_text(deck.read_text(encoding="utf-8").replace("甲地练习", "丁地练习"), encoding="utf-8")
    err = refused(folder, "build", "--out", "out")
    assert "set.json" in err and ".docx" not in err


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (("build", "--out", "out"), "out/set.json"),
        (("build", "--out", "out"), "out/set-key.docx"),
        (("anki", "set", "-o", "out/a.apkg"), "out/a.apkg"),
        (("export", "set", "--to", "json", "-o", "out/a.json"), "out/a.schema.json"),
        (("convert", "seeds/facts.yaml", "out/a.xlsx"), "out/a.xlsx"),
        (("extract", "essay.txt", "-o", "out/a.yaml"), "out/a.yaml"),
    ],
)
def test_what_somebody_has_edited_is_written_over_with_force_alone(call: tuple[str, ...], name: str, folder: Path) -> None:
    (folder / "essay.txt").write_text("2006年4月15日，国务院印发《意见》。", encoding="utf-8")
    assert run(folder, *call).status == 0
    assert run(folder, *call).status == 0, "what nobody has edited is made anew"
    (folder / name).write_bytes(b"mine")
    assert refused(folder, *call).startswith(f"{name}: has been edited since it was made; rename it")
    assert run(folder, *call, "--force").status == 0
    assert (folder / name).read_bytes() != b"mine"


def test_a_manifest_says_what_was_made_of_what_by_whom(folder: Path) -> None:
    assert run(folder, "build", "--out", "out").status == 0
    assert run(folder, "export", "set", "--to", "gift", "-o", "out/x.txt").status == 0
    told = json.loads((folder / "out" / MANIFEST).read_text(encoding="utf-8"))["files"]
    assert set(told) == {path.name for path in (folder / "out").glob("[!.]*")}
    assert {(name, *(one[key] for key in ("set", "product", "by"))) for name, one in told.items()} >= {
        ("set.apkg", "set", "anki", "build"),
        ("set-key.docx", "set", "docx", "build"),
        ("x.txt", "set", "gift", "export"),
    }


@pytest.mark.parametrize("damage", ["", "{}", '{"format": 9, "files": {}}', '{"format": 1, "files": {"set.json": {}}}', "[1]"])
def test_a_manifest_that_cannot_be_read_is_none(damage: str, folder: Path) -> None:
    assert run(folder, "build", "--out", "out").status == 0
    (folder / "out" / MANIFEST).write_text(damage)
    assert run(folder, "build", "--out", "out").status == 0, "all is equal"


# What an older run made, and this one does not


def _deck(folder: Path, outputs: str, forms: int = 1) -> None:
    text = DECK.replace("anki, paper, key", outputs) + f"forms: {forms}\n"
    (folder / "decks/set.yaml").write_text(text, encoding="utf-8")


def test_what_the_deck_no_longer_orders_goes_and_what_is_edited_is_named(folder: Path) -> None:
    _deck(folder, "docx, json, text", 2)
    assert run(folder, "build").status == 0
    assert run(folder, "export", "set", "--to", "markdown", "-o", "build/set.md").status == 0
    assert {"build/set-A-key.docx", "build/set-B-paper.docx", "build/set.txt"} <= set(files_in(folder))
    (folder / "build/set-B-paper.docx").write_bytes(b"mine")
    _deck(folder, "docx, json")
    ran = run(folder, "build")
    assert ran.status == 0
    left = {name.removeprefix("build/set") for name in files_in(folder) if name.startswith("build/")}
    assert left == {"-paper.docx", "-key.docx", "-draw.json", ".json", ".schema.json", ".md", "-B-paper.docx"}
    assert re.search(r"^build/set-A-.*build/set\.txt.*: removed; an earlier run made it, and this one makes it no longer$", ran.err, re.MULTILINE)
    assert "build/set-B-paper.docx: an earlier run made it, and this one makes it no longer; it stays, since it has been changed" in ran.err


def test_a_call_that_makes_some_products_removes_none_of_the_others(folder: Path) -> None:
    _deck(folder, "docx, text")
    assert run(folder, "build").status == 0
    assert run(folder, "worksheet", "set", "-o", "build", "--only", "docx", "--versions", "2").status == 0
    names = {name.removeprefix("build/set") for name in files_in(folder) if name.startswith("build/")}
    assert names == {"-A-paper.docx", "-A-key.docx", "-B-paper.docx", "-B-key.docx", "-draw.json", ".txt"}
    assert run(folder, "anki", "set", "-o", "build/set.apkg").status == 0
    assert {f"build/set{name}" for name in (*names, ".apkg")} <= set(files_in(folder))


def test_a_build_of_one_deck_removes_nothing_of_another(folder: Path) -> None:
    (folder / "decks/two.yaml").write_text(DECK.replace("anki, paper, key", "text"), encoding="utf-8")
    assert run(folder, "build").status == 0
    before = set(files_in(folder))
    assert run(folder, "build", "set").status == 0
    assert set(files_in(folder)) == before and "build/two.txt" in before


def test_only_without_a_product_is_a_wrong_call(folder: Path) -> None:
    assert "--only: names no product; choose from paper, key" in refused(folder, "worksheet", "set", "--only", " , ")
    assert "--only needs a value behind it: " in refused(folder, "worksheet", "set", "--only", "")
