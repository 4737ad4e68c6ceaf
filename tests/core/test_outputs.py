"""One registry of outputs: deck files, `build`, `--only`, `--to`, help and schemas know the same names."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import docx
import pytest

from tests.core.small import DECK, files_in, run, run_apart, write_project
from zhongbu_quiz.exports.registry import OUTPUTS, dialects, of_command
from zhongbu_quiz.starter.schemas import schemas

WITH_CHOICES = DECK.replace("item_kinds: [single_choice, cloze]", "kind: event").replace("{cloze: 3}", "{cloze: 2, true_false: 1}")
WITH_CHOICES = WITH_CHOICES.replace("{cloze: 2}", "{cloze: 2, true_false: 2}")
"""A set of which an answer sheet has something to tick and something to write."""
FAKE = """\
from zhongbu_quiz.exports import registry
from zhongbu_quiz.exports.request import Made

def add(name, command):
    registry.OUTPUTS[name] = registry.Output(
        name, f"a {name}", (f".{name}",), command, lambda output, request: Made({output.endings[0]: request.title.encode()}),
        format=name if command == "export" else "",
    )

add("fakepaper", "worksheet")
add("fakeformat", "export")
"""
"""Two more outputs in the registry. Help texts and options are made of it when the command line is imported, so that takes a new process."""


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w-]+", text))


def test_the_names_are_those_of_the_table() -> None:
    assert all(name == output.name for name, output in OUTPUTS.items())
    endings = [ending for output in OUTPUTS.values() for ending in output.endings]
    assert len(endings) == len({*endings, "-draw.json"}) - 1, "no two outputs of one deck meet in a file"
    assert all(output.title and output.endings for output in OUTPUTS.values())


def test_help_lists_what_the_registry_holds() -> None:
    only = _words(run(Path.cwd(), "worksheet", "--help").out)
    assert {output.name for output in of_command("worksheet")} <= only
    export = _words(run(Path.cwd(), "export", "--help").out)
    assert {*dialects(), *(dialect for known in dialects().values() for dialect in known if dialect != "2.1")} <= export


def test_a_deck_makes_every_output_that_there_is(tmp_path: Path) -> None:
    folder = write_project(tmp_path, {"decks/set.yaml": WITH_CHOICES.replace("anki, paper, key", ", ".join(OUTPUTS))})
    ran = run(folder, "build", "--out", "made")
    assert ran.status == 0, ran.err
    made = {path.removeprefix("made/set") for path in files_in(folder) if path.startswith("made/")}
    assert made == {*(ending for output in OUTPUTS.values() for ending in output.endings), "-draw.json"}
    assert all(data for path, data in files_in(folder).items() if path.startswith("made/"))


def test_a_deck_orders_sheet_outline_word_and_moodle(tmp_path: Path) -> None:
    folder = write_project(tmp_path, {"decks/set.yaml": WITH_CHOICES.replace("anki, paper, key", "sheet, outline, docx, moodle")})
    ran = run(folder, "build")
    assert ran.status == 0, ran.err
    assert sorted(ran.err.splitlines()) == [
        "build/set-draw.json",
        "build/set-key.docx",
        "build/set-outline.pdf",
        "build/set-paper.docx",
        "build/set-sheet.json",
        "build/set-sheet.pdf",
        "build/set.xml",
    ]
    assert b"<quiz>" in (folder / "build/set.xml").read_bytes()
    told = [paragraph.text for paragraph in docx.Document(folder / "build/set-paper.docx").paragraphs]
    assert [text for text in told if "答题卡" in text], "beside a sheet, the paper says that answers go there"


def test_an_answer_sheet_is_made_as_the_call_asks(tmp_path: Path) -> None:
    folder = write_project(tmp_path, {"decks/set.yaml": WITH_CHOICES})
    assert run(folder, "worksheet", "set", "--only", "sheet", "--digits", "10", "--barcode").status == 0
    (page,) = json.loads((folder / "set-sheet.json").read_text(encoding="utf-8"))["layouts"][0]["pages"]
    assert {box["column"] for box in page["boxes"] if box["use"] == "digit"} == set(range(10))
    assert run(folder, "worksheet", "set", "--only", "sheet", "--digits", "13").status == 2


def test_a_wrong_output_is_told_with_its_place_and_the_names_that_are_meant(tmp_path: Path) -> None:
    wrong = DECK.replace("key]", "keys]").replace("points: {cloze: 2}", "points: {cloze: two}")
    folder = write_project(tmp_path, {"decks/set.yaml": wrong})
    for command in (["build"], ["items", "set"], ["check"]):
        ran = run(folder, *command)
        assert ran.status == 2
        assert "decks/set.yaml:5: `points.cloze`" in ran.err, "all problems at once"
        (line,) = [line for line in ran.err.splitlines() if "'keys'" in line]
        assert line.startswith("decks/set.yaml:6: `outputs.3`: there is no output 'keys'; write one of key, anki, anki-text, ")
        assert len(line) < 250 and "zhongbu-quiz export --help" in line, "the others are listed elsewhere"


def test_the_schema_of_a_deck_lists_the_same_names() -> None:
    schema = json.loads(schemas()["deck"])
    assert schema["properties"]["outputs"]["items"]["enum"][: len(OUTPUTS)] == list(OUTPUTS)


def test_a_new_output_is_known_everywhere(tmp_path: Path) -> None:
    deck = DECK.replace("anki, paper, key", "fakepaper, fakeformat")
    folder = write_project(tmp_path, {"decks/set.yaml": deck})
    assert run(folder, "build").status == 2, "it is not known before it is registered"
    wrong = write_project(tmp_path / "wrong", {"decks/set.yaml": deck.replace("fakepaper", "fakepapers")})
    built, paper, export, paper_help, export_help, no_paper, no_format, no_output = run_apart(
        [
            (folder, "build", "--out", "made"),
            (folder, "worksheet", "set", "--only", "fakepaper"),
            (folder, "export", "set", "--to", "fakeformat"),
            (folder, "worksheet", "--help"),
            (folder, "export", "--help"),
            (folder, "worksheet", "set", "--only", "poster"),
            (folder, "export", "set", "--to", "fakeformats"),
            (wrong, "build"),
        ],
        [place for place in sys.path if place],
        FAKE,
    )
    assert (built.status, sorted(built.err.split())) == (0, ["made/set.fakeformat", "made/set.fakepaper"])
    assert (folder / "made/set.fakepaper").read_text(encoding="utf-8") == "甲地练习"
    assert (paper.status, paper.err) == (0, "set.fakepaper\n")
    assert (export.status, export.err) == (0, "set.fakeformat: 3 of 3 items\n")
    assert "fakepaper" in paper_help.out and "fakeformat" in export_help.out
    assert (no_paper.status, "fakepaper" in no_paper.err) == (2, True)
    assert (no_format.status, "fakeformat" in no_format.err) == (2, True)
    assert no_output.status == 2 and "write one of fakepaper, " in no_output.err


@pytest.mark.parametrize("name", [name for name, output in OUTPUTS.items() if output.needs == "draw"])
def test_what_needs_only_a_draw_is_made_from_one(name: str, root: Path) -> None:
    from tests.paper.fixture import drawn, form
    from zhongbu_quiz.exports.request import Request

    made = OUTPUTS[name].make(Request(stored=drawn(forms=(form("A", 1),)), project_file=root / "project.yaml" if OUTPUTS[name].named else None))
    assert set(OUTPUTS[name].endings) <= set(made.files)
    assert next(iter(made.files)) == OUTPUTS[name].endings[0]


def test_two_outputs_that_bring_one_file_write_it_once_and_last() -> None:
    from tests.paper.fixture import drawn, form
    from zhongbu_quiz.exports.registry import make_outputs
    from zhongbu_quiz.exports.request import Request

    made = make_outputs([OUTPUTS["docx"], OUTPUTS["sheet"]], Request(stored=drawn(forms=(form("A", 1),))))
    assert list(made.files) == ["-paper.docx", "-key.docx", "-sheet.pdf", "-sheet.json", "-draw.json"]
